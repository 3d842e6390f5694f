/* Starting over: answers are deleted for a part or for all, each time with a way back until the page is left. */

/** @import { AnswerRecord, BankItem, PageMark } from "../types.d.ts" */
import { withoutMarks } from "../core/marks.js";
import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { keepMarks, keptMarks } from "../store/marks.js";
import { openedStore } from "../store/store.js";

const EXAM = "exam";

/** @typedef {{title: string, ids: string[]}} Part */
/** @typedef {{records: AnswerRecord[], marks: Record<string, PageMark>, exam: unknown, broken: string[]}} Taken */

/**
 * Builds the buttons and the list of what can be undone.
 * @param {BankItem[]} bank
 * @param {() => void} changed shows what has changed
 * @returns {{nodes: Node[], fill: (parts: Part[]) => void}} `fill` offers what there is to delete now
 */
export function startOver(bank, changed) {
  const store = openedStore();
  const about = element("p", "");
  const row = element("div", "sc-actions");
  const undos = element("ul", "sc-undos");
  const status = element("div", "sc-status");
  status.setAttribute("role", "status");
  let deleted = 0;
  return { nodes: [about, row, undos, status], fill };

  /** @param {Part[]} parts */
  function fill(parts) {
    if (row.contains(document.activeElement)) {
      return; // who is about to press a button keeps it
    }
    const known = new Set(store.questions());
    const filled = parts.filter(({ ids }) => ids.some((id) => known.has(id)));
    const anything = known.size > 0 || store.broken() > 0 || store.read(EXAM) !== null;
    about.textContent = say(anything ? "resetAbout" : "resetNothing");
    row.replaceChildren(
      ...filled.map((part) => resetButton(say("resetSection", { title: part.title }), part)),
      ...(anything ? [resetButton(say("resetAll"), null)] : []),
    );
  }

  /**
   * @param {string} text
   * @param {Part | null} part null for everything
   */
  function resetButton(text, part) {
    const made = button(text, "sc-quiet");
    made.onclick = () => {
      const known = new Set(store.questions());
      const ids = part ? part.ids.filter((id) => known.has(id)) : [...known];
      const taken = take(ids, part === null);
      const { title = "" } = part ?? {};
      status.replaceChildren();
      offerUndo(say(part ? "resetDonePart" : "resetDone", { count: ids.length, title }), taken);
      changed();
    };
    return made;
  }

  /**
   * @param {string[]} ids
   * @param {boolean} all whether an exam and what could not be read go too
   * @returns {Taken}
   */
  function take(ids, all) {
    const marks = keptMarks();
    const gone = new Set(ids);
    const pages = new Set(bank.filter((item) => gone.has(item.id)).map((item) => item.url));
    const isTaken = (/** @type {string} */ page) => all || pages.has(page);
    const records = ids.flatMap((id) => store.answers(id));
    const taken = {
      records,
      marks: Object.fromEntries(Object.entries(marks).filter(([page]) => isTaken(page))),
      exam: all ? store.read(EXAM) : null,
      broken: all ? store.brokenLines() : [],
    };
    ids.forEach((id) => store.replace(id, []));
    keepMarks(withoutMarks(marks, all ? null : pages));
    if (all) {
      store.write(EXAM, null);
      store.keepBroken([]);
    }
    return taken;
  }

  /**
   * @param {string} text
   * @param {Taken} taken
   */
  function offerUndo(text, taken) {
    deleted += 1;
    const line = element("li", "");
    const words = element("span", "", text);
    words.id = `selfcheck-deleted-${deleted}`;
    const undo = button(say("undo"));
    undo.setAttribute("aria-describedby", words.id);
    undo.onclick = () => {
      line.remove();
      store.keepBroken([...store.brokenLines(), ...taken.broken]);
      keepMarks({ ...keptMarks(), ...taken.marks });
      store.write(EXAM, store.read(EXAM) ?? taken.exam);
      store.add(taken.records);
      const said = element("p", "", say("undone"));
      said.tabIndex = -1;
      status.replaceChildren(said);
      said.focus();
      changed();
    };
    line.append(words, " ", undo);
    undos.append(line);
    undo.focus();
  }
}
