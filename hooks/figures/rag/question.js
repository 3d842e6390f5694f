/* Where a reader asks: a field for a question, and examples. */

import { h } from "../kit/dom.js";
import { EXAMPLES } from "./settings.js";

/** Characters of a question. */
export const LONGEST = 300;

/** @param {(query: string) => void} ask */
export function createQuestion(ask) {
  const field = h("input", {
    type: "text",
    id: "rag-query",
    maxlength: LONGEST,
    autocomplete: "off",
    enterkeyhint: "search",
  });
  const examples = h(
    "select",
    { id: "rag-example" },
    ...EXAMPLES.map((text) => h("option", { value: text }, text)),
    h("option", { value: "", hidden: true }, "Your own"),
  );
  examples.addEventListener("change", () => ask(examples.value));
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    ask(field.value.trim().slice(0, LONGEST));
  };
  return {
    element: h(
      "form",
      { class: "v-ask", submit },
      h(
        "div",
        { class: "v-control" },
        h("label", { for: "rag-query" }, "Ask this site"),
        h("div", { class: "v-range" }, field, h("button", { type: "submit", class: "v-primary" }, "Ask")),
      ),
      h("div", { class: "v-control" }, h("label", { for: "rag-example" }, "Or take an example"), examples),
    ),

    /** @param {string} query */
    show(query) {
      field.value = query;
      examples.value = EXAMPLES.includes(query) ? query : "";
    },
  };
}
