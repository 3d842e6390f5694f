/* The stations as tabs over the line: a click or a key goes to one. */

/** @import { Layout } from "./types.d.ts" */
import { svg } from "../kit/dom.js";
import { label, set } from "../kit/stage/drawing.js";
import { STATIONS } from "./stations.js";

const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -STATIONS.length, End: STATIONS.length };

/**
 * @param {Layout} at
 * @param {string} panel the id of what they show
 * @param {(station: number) => void} go
 */
export function createTabs(at, panel, go) {
  const tabs = STATIONS.map(({ name }, station) => {
    const [x, y] = at.stations[station];
    const above = station === 1 || station === 2;
    const [width, height] = at.phone ? [40, 30] : [112, 46];
    const tab = svg(
      "g",
      { role: "tab", tabindex: -1, "aria-label": name, "aria-controls": panel },
      svg("rect", {
        x: x - width / 2,
        y: at.phone ? y - height / 2 : above ? y - 32 : y - 13,
        width,
        height,
        class: "rag-target",
      }),
      svg("circle", { cx: x, cy: y, r: at.phone ? 7 : 8 }),
      ...(at.phone ? [] : [label(x, above ? y - 16 : y + 27, name, "s-middle")]),
    );
    tab.addEventListener("click", () => go(station));
    return tab;
  });
  const list = svg("g", { role: "tablist", "aria-label": "Stations" }, ...tabs);
  list.addEventListener("keydown", (event) => {
    const by = KEYS[/** @type {keyof typeof KEYS} */ (event.key)];
    const from = tabs.indexOf(/** @type {SVGElement} */ (event.target));
    if (by && from >= 0) {
      event.preventDefault();
      const to = Math.min(STATIONS.length - 1, Math.max(0, from + by));
      go(to);
      tabs[to].focus();
    }
  });
  return {
    element: list,

    /** @param {number} now the station that the query is at */
    show: (now) =>
      tabs.forEach((tab, station) =>
        set(tab, {
          class: station === now ? "rag-station rag-now" : station < now ? "rag-station rag-passed" : "rag-station",
          tabindex: station === now ? 0 : -1,
          "aria-selected": String(station === now),
        })
      ),
  };
}
