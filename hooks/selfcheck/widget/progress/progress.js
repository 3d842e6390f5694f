/* The progress page: what is due, how far the reader is, and what can be done with their answers. */

/** @import { BackupScript, BankItem } from "../types.d.ts" */
import { recount, recountStale } from "../bank/recount.js";
import { standingsOf } from "../bank/standings.js";
import { todayNumber } from "../lib/day.js";
import { element } from "../lib/dom.js";
import { loadBackup } from "../lib/scripts.js";
import { say } from "../lib/words.js";
import { openedStore } from "../store/opened.js";
import { showDue } from "./due.js";
import { showConfidence, showGain } from "./gain.js";
import { partsOf, showParts } from "./parts.js";
import { Resets } from "./reset.js";
import { settingsForm } from "./settings.js";

class Progress {
  #place;
  #bank;
  #store = openedStore();
  #isWaiting = false;
  #due = element("section", "sc-card sc-due");
  #overview = element("section", "sc-overview");
  #gain = element("section", "sc-gain");
  #confidence = element("section", "sc-confidence");
  #backup;
  #card;
  #resets;

  /**
   * @param {HTMLElement} place
   * @param {BankItem[]} bank
   * @param {BackupScript} backup
   */
  constructor(place, bank, backup) {
    this.#place = place;
    this.#bank = bank;
    this.#backup = backup;
    this.#card = backup.openCard(bank, this.#changed);
    this.#resets = new Resets(bank, () => this.#show());
  }

  open() {
    const settings = element("section", "sc-settings");
    settings.append(element("h2", "", say("progress-settings")), ...settingsForm());
    this.#show();
    this.#place.replaceChildren(
      this.#due,
      this.#overview,
      this.#gain,
      this.#confidence,
      this.#card.element,
      settings,
      this.#card.sharing,
      this.#resets.element,
    );
    const unsubscribe = this.#store.subscribe(() => (this.#place.isConnected ? this.#showLater() : unsubscribe()));
    void this.#countMissing();
    this.#backup.keepCopy();
    this.#receive();
    addEventListener("hashchange", this.#receive);
  }

  /** Counts what came with answers from elsewhere, or went with them. @param {Set<string>} questions */
  #changed = async (questions) => {
    await recount(this.#bank, (item) => questions.has(item.id));
    this.#show();
  };

  /** Answers in the page's address are offered above all else, also where a link is opened on this very page. */
  #receive = () => {
    if (this.#place.isConnected) {
      void this.#backup.receive(this.#place, this.#bank, this.#changed);
    } else {
      removeEventListener("hashchange", this.#receive);
    }
  };

  async #countMissing() {
    await recountStale(this.#bank);
    this.#show();
  }

  /** Shows the figures when all that is happening now has happened: a file may bring thousands of answers. */
  #showLater() {
    if (!this.#isWaiting) {
      this.#isWaiting = true;
      queueMicrotask(() => {
        this.#isWaiting = false;
        this.#show();
      });
    }
  }

  #show() {
    const items = standingsOf(this.#bank);
    const parts = partsOf(items);
    refill(this.#due, showDue(items, parts[0]));
    refill(this.#overview, titled("progress-overview", showParts(parts, todayNumber())));
    refill(this.#gain, titled("progress-gain", showGain(this.#bank)));
    refill(this.#confidence, titled("confidence", showConfidence(this.#bank)));
    this.#card.show();
    this.#resets.fill(parts);
  }
}

/**
 * @param {string} word
 * @param {Node[]} content
 */
function titled(word, content) {
  return content.length > 0 ? [element("h2", "", say(word)), ...content] : [];
}

/**
 * Puts new content into a part of the page, where it says something new, and leaves focus where it was.
 * @param {HTMLElement} part
 * @param {Node[]} content
 */
function refill(part, content) {
  const old = [...part.childNodes];
  if (old.length === content.length && old.every((node, index) => node.isEqualNode(content[index] ?? null))) {
    return;
  }
  const focused = part.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
  part.replaceChildren(...content);
  [...part.querySelectorAll("a")].find((link) => focused && link.getAttribute("href") === focused)?.focus();
}

/**
 * @param {HTMLElement} place
 * @param {BankItem[]} bank
 */
export async function openProgress(place, bank) {
  new Progress(place, bank, await loadBackup()).open();
}
