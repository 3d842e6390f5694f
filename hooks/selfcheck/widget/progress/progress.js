/* The progress page: how far the reader is, and what can be done with their answers. */

/** @import { BankItem } from "../types.d.ts" */
import { newItems, recount, stalePages } from "../bank/recount.js";
import { standingsOf } from "../bank/standings.js";
import { calibration } from "../core/gain.js";
import { addGains } from "../core/marks.js";
import { today } from "../core/record.js";
import { dayNumber } from "../core/schedule.js";
import { element } from "../lib/dom.js";
import { pageAddress } from "../lib/page.js";
import { makeTable } from "../lib/table.js";
import { sayGain } from "../lib/gain-words.js";
import { say, sayNumber, sayShare } from "../lib/words.js";
import { keptMarks } from "../store/marks.js";
import { readSettings } from "../store/settings.js";
import { openedStore } from "../store/store.js";
import { readerFile } from "./keeping.js";
import { Resets } from "./reset.js";

const ENOUGH_PAIRS = 20;
const ENOUGH_SURE = 20;

/** @typedef {{title: string, url: string, total: number, answered: number, right: number, due: number, changed: number, ids: string[]}} SectionCount */

class Progress {
  /**
   * @param {HTMLElement} place
   * @param {BankItem[]} bank
   */
  constructor(place, bank) {
    this.place = place;
    this.bank = bank;
    this.store = openedStore();
    this.warning = element("p", "sc-loss");
    this.files = readerFile(bank, () => this.show());
    this.resets = new Resets(bank, () => this.show());
  }

  open() {
    const found = ["overview", "gain", "sureness", "settings", "keep", "reset"].map((name) => {
      const part = element("section", `sc-${name}`);
      part.append(element("h2", "", say(`progress-${name}`)));
      return part;
    });
    const [overview, gain, sureness, settings, keep, reset] =
      /** @type {[HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement]} */ (found);
    this.parts = { overview, gain, sureness };
    this.fillSettings(settings);
    keep.append(...this.files.nodes);
    reset.append(...this.resets.nodes);
    this.show();
    this.place.replaceChildren(this.warning, overview, gain, sureness, settings, keep, reset);
    const unsubscribe = this.store.subscribe(() => (this.place.isConnected ? this.showLater() : unsubscribe()));
    this.countMissing();
  }

  /** Counts the pages whose marks say something else than their answers: these came from elsewhere. */
  async countMissing() {
    const stale = stalePages(this.bank);
    await recount(this.bank, (item) => stale.has(item.url));
    this.show();
  }

  /** Shows the figures when all that is happening now has happened: a file may bring thousands of answers. */
  showLater() {
    if (!this.waiting) {
      this.waiting = true;
      queueMicrotask(() => {
        this.waiting = false;
        this.show();
      });
    }
  }

  /** @returns {SectionCount[]} */
  count() {
    /** @type {Map<number, SectionCount>} */
    const sections = new Map();
    const now = dayNumber(today());
    for (const { id, section, title, url, standing } of standingsOf(this.bank)) {
      const one = sections.get(section) ?? { title, url, total: 0, answered: 0, right: 0, due: 0, changed: 0, ids: [] };
      one.total += 1;
      one.answered += Number(standing.last !== null);
      one.right += Number(standing.last?.verdict === "correct");
      one.due += Number(standing.changed || (standing.memory !== null && standing.memory.due <= now));
      one.changed += Number(standing.changed);
      one.ids.push(id);
      sections.set(section, one);
    }
    return [...sections.values()];
  }

  show() {
    const sections = this.count();
    this.refill("overview", this.overview(sections));
    this.refill("gain", this.gain());
    this.refill("sureness", this.sureness());
    this.files.refresh();
    this.resets.fill(sections);
    const broken = this.store.broken();
    this.warning.hidden = broken === 0;
    this.warning.textContent = broken > 0 ? say("broken", { count: broken }) : "";
  }

  /**
   * Puts new content below a part's heading, where it says something new, and leaves focus where it was.
   * @param {"overview" | "gain" | "sureness"} name
   * @param {Node[]} content
   */
  refill(name, content) {
    const part = this.parts?.[name];
    const [heading, ...old] = part?.childNodes ?? [];
    if (
      !part || !heading ||
      (old.length === content.length && old.every((node, index) => node.isEqualNode(content[index] ?? null)))
    ) {
      return;
    }
    const links = () => /** @type {HTMLElement[]} */ ([...part.querySelectorAll("a")]);
    const focused = links().findIndex((link) => link === document.activeElement);
    part.replaceChildren(heading, ...content);
    links()[focused]?.focus();
  }

  /** @param {SectionCount[]} sections */
  overview(sections) {
    const headings = ["section", "questions", "answered", "correct", "due", "changedCount"].map((word) => say(word));
    const rows = sections.map(({ title, url, total, answered, right, due, changed }) => {
      const link = element("a", "", title);
      link.setAttribute("href", pageAddress(url));
      return [link, total, answered, right, due, changed].map((
        cell,
      ) => (typeof cell === "number" ? String(cell) : cell));
    });
    const gone = this.gone();
    return [
      chart(sections),
      makeTable(say("overviewTable"), headings, rows),
      ...(gone > 0 ? [element("p", "", say("gone", { count: gone }))] : []),
    ];
  }

  /** Counts the questions with answers that the site no longer has. */
  gone() {
    const known = new Set(this.bank.map((item) => item.id));
    return this.store.questions().filter((id) => !known.has(id)).length;
  }

  /** Adds up what the pages found when their questions were answered before and after. */
  gain() {
    const marks = keptMarks();
    const urls = new Set(this.bank.map((item) => item.url));
    const total = addGains([...urls].flatMap((url) => marks[url] ?? []));
    const added = newItems(this.bank);
    const apart = added.total > 0 ? [element("p", "", say("gainNew", added))] : [];
    if (total.pairs === 0) {
      return [element("p", "", say("gainNone")), ...apart];
    }
    const guess = sayNumber(total.guess);
    const share = (/** @type {number} */ count) => sayShare(count / total.pairs);
    const lines = [sayGain(total), say("gainGuess", { guess, pairs: total.pairs })];
    if (total.pairs >= ENOUGH_PAIRS) {
      lines.push(
        say("gainShares", { before: share(total.kept + total.lost), after: share(total.kept + total.learned) }),
      );
    }
    return [...lines.map((text) => element("p", "", text)), ...apart];
  }

  sureness() {
    const known = new Set(this.store.questions());
    const records = this.bank.flatMap((
      item,
    ) => (known.has(item.id) ? this.store.answers(item.id).filter((one) => one.rev === item.rev) : []));
    const found = calibration(records);
    const total = found.reduce((sum, one) => sum + one.total, 0);
    if (total < ENOUGH_SURE) {
      return [element("p", "", say("surenessFew", { total, enough: ENOUGH_SURE }))];
    }
    const rows = found.map((one) => [say(`certainty${one.certainty}`), String(one.total), String(one.right)]);
    const headings = [say("certaintyShort"), say("answered"), say("correct")];
    return [makeTable(say("surenessTable"), headings, rows), element("p", "", say("surenessHint"))];
  }

  /** @param {HTMLElement} part */
  fillSettings(part) {
    const settings = readSettings();
    const label = element("label", "sc-option");
    const certainty = document.createElement("input");
    certainty.type = "checkbox";
    certainty.checked = settings.certainty;
    label.append(certainty, say("settingCertainty"));
    const number = element("label", "sc-option");
    const daily = document.createElement("input");
    Object.assign(daily, { type: "number", min: "1", max: "200", value: String(settings.daily) });
    number.append(say("settingDaily"), daily);
    const status = element("div", "sc-status");
    status.id = "selfcheck-settings-status";
    status.setAttribute("role", "status");
    daily.setAttribute("aria-describedby", status.id);
    const save = () => {
      const wanted = Math.round(Number(daily.value));
      const valid = wanted >= 1 && wanted <= 200;
      daily.setAttribute("aria-invalid", String(!valid));
      this.store.write("settings", { certainty: certainty.checked, daily: valid ? wanted : readSettings().daily });
      if (valid) {
        daily.value = String(wanted);
      }
      status.replaceChildren(
        element("p", valid ? "" : "sc-message", say(valid ? "settingSaved" : "settingDailyRange")),
      );
    };
    certainty.onchange = save;
    daily.onchange = save;
    part.append(label, number, status);
  }
}

/**
 * Draws a bar for each section; the table below it says the same in numbers.
 * @param {SectionCount[]} sections
 */
function chart(sections) {
  const box = element("div", "sc-chart");
  box.setAttribute("aria-hidden", "true");
  for (const { title, total, answered, right } of sections) {
    const bar = element("div", "sc-bar");
    for (
      const [name, count] of /** @type {[string, number][]} */ ([
        ["right", right],
        ["wrong", answered - right],
        ["open", total - answered],
      ])
    ) {
      const piece = element("span", `sc-bar-${name}`, count > 0 ? String(count) : "");
      piece.style.flexGrow = String(count);
      piece.hidden = count === 0;
      bar.append(piece);
    }
    box.append(element("span", "sc-bar-title", title), bar);
  }
  const legend = element("p", "sc-legend");
  for (const name of ["right", "wrong", "open"]) {
    const item = element("span", "sc-key");
    item.append(element("span", `sc-key-box sc-bar-${name}`), " ", say(`legend-${name}`));
    legend.append(item, " ");
  }
  box.append(legend);
  return box;
}

/**
 * @param {HTMLElement} place
 * @param {BankItem[]} bank
 */
export function openProgress(place, bank) {
  return new Progress(place, bank).open();
}
