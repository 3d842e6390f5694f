/* Both halves read the same goldens: what the build wrote of each kind's cases is graded as they say, and guessed as often. */

import assert from "node:assert/strict";
import { choices, grade, kindFolders, kinds, permutations, product } from "./support.js";

const SHAPES = new URL("../../hooks/selfcheck/widget/contract/shapes.d.ts", import.meta.url);
const GOLDEN =
  /^`{4,}html\n(?<html>[^]*?)^`{4,}\n\n\| Picked \| Verdict \|\n\| --- \| --- \|\n(?<rows>(?:\|[^\n]*\n)+)/gm;
const ROW = /\| `(?<picked>.*)` \| (?<verdict>\w+) \|/g;
/** The references that the build writes into attributes. */
const REFERENCES = new Map([["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["#39", "'"], ["#x27", "'"]]);

/** A question as the build writes it, and the verdicts on some answers. */
class Golden {
  /**
   * @param {string} html
   * @param {[picked: string[], verdict: string][]} verdicts
   */
  constructor(html, verdicts) {
    this.html = html;
    this.verdicts = verdicts;
    this.kind = this.attribute("data-kind");
    this.key = JSON.parse(this.attribute("data-answer"));
  }

  /** @param {string} name */
  attribute(name) {
    const found = new RegExp(`${name}=(["'])(.*?)\\1`).exec(this.html)?.[2];
    assert.ok(found !== undefined, name);
    return found.replace(/&([^;]*);/g, (_, reference) => {
      const text = REFERENCES.get(reference);
      assert.ok(text, `&${reference};`);
      return text;
    });
  }

  /**
   * Finds something in the form, and not in the answer below it.
   * @param {RegExp} pattern
   */
  form(pattern) {
    const form = this.html.slice(0, this.html.indexOf("</form>"));
    return [...new Set([...form.matchAll(pattern)].map((match) => match[1] ?? ""))];
  }

  /** All answers that a reader can pick; none where answers are typed. */
  everyAnswer() {
    const values = this.form(/<input [^>]*value="([\w-]+)"/g);
    const rows = this.form(/data-row="(\w+)"/g);
    const options = this.form(/<option value="(\w+)"/g);
    switch (this.kind) {
      case "single":
      case "true-false":
        return values.map((one) => [one]);
      case "multiple":
        return choices(values);
      case "ordering":
        return permutations(rows);
      case "matching":
      case "categorize":
        return product(options, rows.length).map((filled) => filled.map((option, at) => `${rows[at]}=${option}`));
      default:
        return [];
    }
  }
}

const goldens = kindFolders.flatMap((folder) => {
  const text = Deno.readTextFileSync(new URL("cases.md", folder));
  return [...text.matchAll(GOLDEN)].map(({ groups }) => {
    const rows = [...(groups?.rows ?? "").matchAll(ROW)];
    return new Golden(
      groups?.html ?? "",
      rows.map((row) => [JSON.parse(row.groups?.picked ?? ""), row.groups?.verdict ?? ""]),
    );
  });
});

Deno.test("every kind has a golden with each verdict", () => {
  const allOrNothing = ["single", "numeric", "text", "true-false"];
  // What the build knows as kinds: the Python half writes this, and a test of its own keeps it current.
  const names = /^export type KindName =([^;]*);$/m.exec(Deno.readTextFileSync(SHAPES))?.[1] ?? "";
  const known = [...names.matchAll(/"([^"]+)"/g)].map((match) => match[1]);

  assert.deepEqual(goldens.map((golden) => golden.kind).sort(), known);
  assert.deepEqual(Object.keys(kinds).sort(), known);
  for (const { kind, verdicts } of goldens) {
    const expected = ["correct", "incorrect", ...(allOrNothing.includes(kind) ? [] : ["partial"])];
    assert.deepEqual(new Set(verdicts.map(([, verdict]) => verdict)), new Set(expected), kind);
  }
});

for (const golden of goldens) {
  Deno.test(`the browser grades by the key that the build writes: ${golden.kind}`, () => {
    const graded = golden.verdicts.map(([picked]) => grade(golden.kind, picked, golden.key));

    assert.deepEqual(graded, golden.verdicts.map(([, verdict]) => verdict));
  });
}

for (const golden of goldens) {
  Deno.test(`the chance is the share of answers that are correct: ${golden.kind}`, () => {
    const answers = golden.everyAnswer();
    const correct = answers.filter((picked) => grade(golden.kind, picked, golden.key) === "correct").length;
    const share = answers.length > 0 ? correct / answers.length : 0;

    const chance = Number(golden.attribute("data-chance"));
    assert.ok(Math.abs(chance - share) <= Math.max(1e-5 * share, 1e-12), `${chance} is not ${share}`);
  });
}
