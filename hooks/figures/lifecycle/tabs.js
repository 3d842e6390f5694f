/* Two tabs in the stage's title row: the story, and 200 trials of the monitor. */

/** @import { Tab } from "./types.d.ts" */
import { h } from "../kit/dom.js";

/** @type {[Tab, string][]} */
const TABS = [["story", "Story"], ["trials", "200 trials"]];

/** @param {(tab: Tab) => void} chosen */
export function createTabs(chosen) {
  const buttons = TABS.map(([tab, title], at) =>
    h("button", {
      type: "button",
      role: "tab",
      id: `lifecycle-tab-${tab}`,
      "aria-controls": "lifecycle-stage",
      click: () => chosen(tab),
      keydown: (/** @type {KeyboardEvent} */ { key }) => {
        if (key === "ArrowRight" || key === "ArrowLeft") {
          const other = 1 - at;
          chosen(TABS[other]?.[0] ?? "story");
          buttons[other]?.focus();
        }
      },
    }, title)
  );
  return {
    element: h("div", { role: "tablist", class: "lc-tabs", "aria-label": "What the stage shows" }, ...buttons),

    /** Name the tab that is shown. @param {Tab} tab @param {Element | null} panel what it shows it in */
    show(tab, panel) {
      buttons.forEach((button, at) => {
        const isShown = TABS[at]?.[0] === tab;
        button.setAttribute("aria-selected", String(isShown));
        button.tabIndex = isShown ? 0 : -1;
      });
      panel?.setAttribute("id", "lifecycle-stage");
      panel?.setAttribute("role", "tabpanel");
      panel?.setAttribute("aria-labelledby", `lifecycle-tab-${tab}`);
    },
  };
}
