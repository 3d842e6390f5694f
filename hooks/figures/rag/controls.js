/* The controls on the stage: the query, chosen or typed, and the prompt's budget. */

import { h } from "../kit/dom.js";
import { createSlider } from "../kit/stage/slider.js";
import { DEFAULTS, EXAMPLES, LONGEST } from "./settings.js";

/** @param {(budget: number) => void} changed */
export const createBudget = (changed) =>
  createSlider(
    { label: "Prompt budget", min: 100, max: 4000, log: true, value: DEFAULTS.budget, unit: "tokens" },
    changed,
  );

/**
 * Build the choice of a query; its last option opens a field for a reader's own.
 * @param {(query: string) => void} choose
 * @param {(query: string) => void} ask a query was typed
 */
export function createQuery(choose, ask) {
  const field = h("input", {
    type: "text",
    "aria-label": "Your own query",
    placeholder: "Your own query",
    maxlength: LONGEST,
    autocomplete: "off",
    enterkeyhint: "search",
  });
  const own = h(
    "form",
    {
      class: "rag-own",
      hidden: true,
      submit(/** @type {SubmitEvent} */ event) {
        event.preventDefault();
        ask(field.value.trim().slice(0, LONGEST));
      },
    },
    field,
    h("button", { type: "submit" }, "Ask"),
  );
  const select = h(
    "select",
    { "aria-label": "Query" },
    ...EXAMPLES.map(([text]) => h("option", { value: text }, text)),
    h("option", { value: "" }, "Your own query …"),
  );
  select.addEventListener("change", () => {
    own.hidden = select.value !== "";
    own.hidden ? choose(select.value) : field.focus();
  });
  return {
    element: h("div", { class: "rag-query" }, select, own),

    /** @param {string} query */
    show(query) {
      const example = EXAMPLES.some(([text]) => text === query);
      select.value = example ? query : "";
      own.hidden = example;
      if (!example) {
        field.value = query;
      }
    },
  };
}
