/* What an exam that was handed in came to. */
"use strict";

Object.assign(selfcheck, {
  /**
   * @param {BankItem[]} items
   * @param {(Verdict | null)[]} verdicts of each item; null where it was not answered
   * @returns {HTMLElement[]} a line with the sum, which can have focus, and a table of the parts
   */
  examResult(items, verdicts) {
    /** @type {Map<string, {right: number, total: number}>} */
    const sections = new Map();
    items.forEach(({ title }, index) => {
      const section = sections.get(title) ?? { right: 0, total: 0 };
      section.total += 1;
      section.right += Number(verdicts[index] === "correct");
      sections.set(title, section);
    });
    const right = verdicts.filter((verdict) => verdict === "correct").length;
    const line = selfcheck.element("p", "sc-summary-line", selfcheck.say("summary", { right, total: items.length }));
    line.tabIndex = -1;
    const rows = [...sections].map(([title, one]) => [title, selfcheck.say("examOf", one)]);
    return [line, selfcheck.table(selfcheck.say("examResult"), [selfcheck.say("section"), selfcheck.say("correct")], rows)];
  },
});
