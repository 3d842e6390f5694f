/* Deleting answers, of a part or all, each time with a way back until the page is left. */

/** @import { AnswerRecord, BankItem, PageMark } from "../types.d.ts" */
import { withoutMarks } from "../core/marks.js";
import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { countAnswers, keepBackup, keptBackup } from "../store/backup.js";
import { keepMarks, keptMarks } from "../store/marks.js";
import { EXAM, POSITION, SHOWN } from "../store/schema.js";
import { openedStore } from "../store/opened.js";

/** What "all" takes besides the answers. */
const OTHERS = [EXAM, POSITION, SHOWN];

/** @typedef {{title: string, items: {id: string}[]}} Part */
/** @typedef {{records: AnswerRecord[], marks: Record<string, PageMark>, others: Record<string, unknown>, broken: string[]}} Taken */

/** The buttons that delete, and the list of what can be undone. */
export class Resets {
  #store = openedStore();
  #bank;
  #changed;
  #about = element("p", "");
  #row = element("div", "sc-actions");
  #undos = element("ul", "sc-undos");
  #status = element("div", "sc-status");
  #deleted = 0;

  /**
   * @param {BankItem[]} bank
   * @param {() => void} changed shows what has changed
   */
  constructor(bank, changed) {
    this.#bank = bank;
    this.#changed = changed;
    this.#status.setAttribute("role", "status");
  }

  get element() {
    const fold = element("details", "sc-fold sc-reset");
    fold.append(element("summary", "", say("resetTitle")), this.#about, this.#row, this.#undos, this.#status);
    return fold;
  }

  /**
   * Offers what there is to delete now.
   * @param {Part[]} parts
   */
  fill(parts) {
    if (this.#row.contains(document.activeElement)) {
      return; // who is about to press a button keeps it
    }
    const known = new Set(this.#store.questions());
    const filled = parts.filter(({ items }) => items.some(({ id }) => known.has(id)));
    const others = OTHERS.some((name) => this.#store.read(name) !== null);
    const anything = known.size > 0 || this.#store.broken() > 0 || others;
    this.#about.textContent = say(anything ? "resetAbout" : "resetNothing");
    this.#row.replaceChildren(
      ...filled.map((part) => this.#resetButton(say("resetSection", { title: part.title }), part)),
      ...(anything ? [this.#resetButton(say("resetAll"), null)] : []),
    );
  }

  /**
   * @param {string} text
   * @param {Part | null} part null for everything
   */
  #resetButton(text, part) {
    const made = button(text, "sc-quiet");
    made.onclick = () => {
      const known = new Set(this.#store.questions());
      const ids = part ? part.items.map(({ id }) => id).filter((id) => known.has(id)) : [...known];
      const taken = this.#take(ids, part === null);
      const { title = "" } = part ?? {};
      this.#status.replaceChildren();
      this.#offerUndo(say(part ? "resetDonePart" : "resetDone", { count: ids.length, title }), taken);
      this.#changed();
    };
    return made;
  }

  /**
   * @param {string[]} ids
   * @param {boolean} all whether an exam and what could not be read go too
   * @returns {Taken}
   */
  #take(ids, all) {
    const marks = keptMarks();
    const gone = new Set(ids);
    const pages = new Set(this.#bank.filter((item) => gone.has(item.id)).map((item) => item.url));
    const isTaken = (/** @type {string} */ page) => all || pages.has(page);
    const records = ids.flatMap((id) => this.#store.answers(id));
    const taken = {
      records,
      marks: Object.fromEntries(Object.entries(marks).filter(([page]) => isTaken(page))),
      others: Object.fromEntries(all ? OTHERS.map((name) => [name, this.#store.read(name)]) : []),
      broken: all ? this.#store.brokenLines() : [],
    };
    ids.forEach((id) => this.#store.replace(id, []));
    // The last copy has them still, and counts as having what is left.
    keepBackup({ answers: Math.min(keptBackup().answers, countAnswers()) });
    keepMarks(withoutMarks(marks, all ? null : pages));
    if (all) {
      OTHERS.forEach((name) => this.#store.write(name, null));
      this.#store.keepBroken([]);
    }
    return taken;
  }

  /**
   * @param {string} text
   * @param {Taken} taken
   */
  #offerUndo(text, taken) {
    this.#deleted += 1;
    const line = element("li", "");
    const words = element("span", "", text);
    words.id = `selfcheck-deleted-${this.#deleted}`;
    const undo = button(say("undo"));
    undo.setAttribute("aria-describedby", words.id);
    undo.onclick = () => {
      line.remove();
      this.#store.keepBroken([...this.#store.brokenLines(), ...taken.broken]);
      keepMarks({ ...keptMarks(), ...taken.marks });
      for (const [name, value] of Object.entries(taken.others)) {
        this.#store.write(name, this.#store.read(name) ?? value);
      }
      this.#store.add(taken.records);
      const said = element("p", "", say("undone"));
      said.tabIndex = -1;
      this.#status.replaceChildren(said);
      said.focus();
      this.#changed();
    };
    line.append(words, " ", undo);
    this.#undos.append(line);
    undo.focus();
  }
}
