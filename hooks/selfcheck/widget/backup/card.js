/* The reader's answers on the progress page: how they are kept, copies of them, and what can be shared. */

/** @import { BankItem } from "../types.d.ts" */
import { newSince } from "../core/backup.js";
import { dayNumber } from "../core/schedule.js";
import { writeShared } from "../core/transfer.js";
import { button, element } from "../lib/dom.js";
import { pageInfo } from "../lib/page.js";
import { say, sayDay } from "../lib/words.js";
import { countAnswers, keptBackup } from "../store/backup.js";
import { openedStore } from "../store/opened.js";
import { openCopyPart } from "./copy-part.js";
import { COPIED } from "./copy.js";
import { openMove } from "./move.js";
import { isCopyDue } from "./offer.js";
import { ask, canAsk, keeping, lookAgain } from "./persist.js";
import { addAnswers, judge, message, noteCopy, readFile, sayAdded } from "./restore.js";
import { offerFile, saveCopy } from "./save.js";

/** The card with the saved answers, and the disclosure for sharing statistics. */
class Card {
  element = element("section", "sc-card sc-keep");
  sharing = element("details", "sc-fold");
  #store = openedStore();
  #bank;
  #changed;
  #about = element("p", "");
  #facts = element("dl", "sc-facts");
  #notes = element("div", "");
  #unread = button(say("showUnread"));
  #ask = button(say("keepAsk"), "sc-text");
  #status = element("div", "sc-status");
  #preview = element("div", "sc-preview");
  #copy = openCopyPart((text, focus) => this.#tell(text, focus), () => this.show());

  /**
   * @param {BankItem[]} bank
   * @param {(questions: Set<string>) => Promise<void>} changed counts and shows what has changed
   */
  constructor(bank, changed) {
    this.#bank = bank;
    this.#changed = changed;
    this.#status.id = "selfcheck-keep-status";
    this.#status.setAttribute("role", "status");
    const title = element("h2", "", say("progress-keep"));
    title.id = "your-answers";
    this.element.setAttribute("aria-labelledby", title.id);
    const save = button(say("saveCopy"));
    save.onclick = () => {
      this.#tell(say("copySaved", { name: saveCopy() }));
      this.show();
    };
    this.#unread.onclick = () => {
      offerFile(this.#preview, say("unreadAbout"), `${this.#store.brokenLines().join("\n")}\n`, "unread.txt");
    };
    this.#ask.onclick = async () => {
      const isKept = await ask();
      this.show();
      this.#tell(say(isKept ? "keepAgreed" : "keepDenied"), true);
    };
    const acts = element("div", "sc-acts");
    acts.append(save, ...this.#fileButton(), this.#unread);
    const parts = [title, this.#about, this.#ask, this.#facts, this.#notes, acts, this.#status, this.#preview];
    this.element.append(...parts, this.#copy.element, openMove(bank));
    this.#fillSharing();
    // The browser's answer comes later, as does the file that another page has begun to write.
    void lookAgain().then(() => this.show());
    const follow = () => this.element.isConnected ? this.show() : document.removeEventListener(COPIED, follow);
    document.addEventListener(COPIED, follow);
  }

  /** Updates the card to the current answers and copy. */
  show() {
    const questions = this.#store.questions();
    const answers = countAnswers();
    const backup = keptBackup();
    const fresh = newSince(answers, backup);
    this.#about.textContent = say(`keep-${keeping()}`);
    this.#ask.hidden = !canAsk();
    this.#facts.replaceChildren(
      ...fact(say("answers"), String(answers)),
      ...fact(say("lastCopy"), backup.day ? sayDay(dayNumber(backup.day)) : say("never")),
      ...(backup.day && fresh > 0 ? fact(say("newSince"), String(fresh)) : []),
    );
    const known = new Set(this.#bank.map((item) => item.id));
    const gone = questions.filter((id) => !known.has(id)).length;
    const broken = this.#store.broken();
    this.#notes.replaceChildren(
      ...(isCopyDue() ? [element("p", "", say("copyDue", { count: fresh }))] : []),
      ...(gone > 0 ? [element("p", "sc-meta", say("gone", { count: gone }))] : []),
      ...(broken > 0 ? [element("p", "sc-loss", say("broken", { count: broken }))] : []),
    );
    this.#unread.hidden = broken === 0;
    this.#copy.show();
  }

  /** Builds the field for a file: a button, and the field itself, which it opens. */
  #fileButton() {
    const file = document.createElement("input");
    file.type = "file";
    file.accept = ".json,application/json";
    file.hidden = true;
    const restore = button(say("restore"));
    restore.setAttribute("aria-describedby", this.#status.id);
    restore.onclick = () => file.click();
    file.setAttribute("aria-label", say("restore"));
    file.onchange = () => {
      const [chosen] = file.files ?? [];
      if (chosen) {
        void this.#restore(chosen).then(() => void (file.value = ""));
      }
    };
    return [restore, file];
  }

  /**
   * Adds a file's answers, and says what changed; what it came to can be undone.
   * @param {File} file
   */
  async #restore(file) {
    this.#preview.replaceChildren();
    const found = await readFile(file);
    const judged = judge(found, this.#bank);
    if ("problem" in judged || "problem" in found) {
      this.#tell(say("problem" in judged ? judged.problem : "importOther"));
      return;
    }
    const { added, known } = judged;
    const { unread } = found;
    const tell = (/** @type {string} */ text) => this.#tell(text, true);
    const undo = added.length > 0 ? await addAnswers(added, tell, this.#changed) : null;
    noteCopy(added.length + known);
    this.#tell(sayAdded(added.length, known, unread.length), true);
    const more = element("div", "sc-acts");
    if (unread.length > 0) {
      const show = button(say("showSkipped"));
      const text = unread.map((line) => line.join(" ").trim()).join("\n");
      show.onclick = () => offerFile(this.#preview, say("skippedAbout"), `${text}\n`, "skipped.txt");
      more.append(show);
    }
    more.prepend(...(undo ? [undo] : []));
    this.#status.append(...(more.childElementCount > 0 ? [more] : []));
    this.show();
  }

  #fillSharing() {
    const preview = element("div", "sc-preview");
    const share = button(say("share"));
    share.onclick = () => {
      const text = writeShared(pageInfo().site, this.#bank, (id) => this.#store.answers(id));
      offerFile(preview, say("shareAbout"), text, "responses.json");
    };
    this.sharing.append(element("summary", "", say("shareTitle")), element("p", "", say("shareWhy")), share, preview);
  }

  /**
   * @param {string} text
   * @param {boolean} [focus] where what had focus is gone
   */
  #tell(text, focus = false) {
    const line = message(text);
    this.#status.replaceChildren(...(text ? [line] : []));
    if (focus) {
      line.focus();
    }
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
function fact(name, value) {
  const pair = element("div", "");
  pair.append(element("dt", "", name), element("dd", "", value));
  return [pair];
}

/**
 * @param {BankItem[]} bank
 * @param {(questions: Set<string>) => Promise<void>} changed
 */
export function openCard(bank, changed) {
  return new Card(bank, changed);
}
