/* The drawing of the stage: the line with its tabs, and under it the picture of one station. */

/** @import { Drawing } from "../kit/stage/types.d.ts" */
/** @import { RagStory } from "./types.d.ts" */
import { svg } from "../kit/dom.js";
import { set } from "../kit/stage/drawing.js";
import { PHONE, WIDE } from "./layout.js";
import { createPainter } from "./painter.js";
import { sceneAt } from "./scene.js";
import { completeAt, STATIONS } from "./stations.js";
import { createTabs } from "./tabs.js";

const PANEL = "rag-panel";

/**
 * @param {SVGElement} picture
 * @param {boolean} phone
 * @param {RagStory | undefined} story nothing as long as the pages are being read
 * @param {(t: number) => void} jump
 * @returns {Drawing}
 */
export function draw(picture, phone, story, jump) {
  // It holds things to click on, so it is no image as a whole.
  picture.setAttribute("role", "group");
  if (!story) {
    return { frame() {} };
  }
  const at = phone ? PHONE : WIDE;
  const tabs = createTabs(at, PANEL, (station) => jump(completeAt(station)));
  const line = svg("g", { "aria-hidden": "true" });
  const chips = svg("g", { "aria-hidden": "true", class: "rag-chips" });
  const pictures = STATIONS.map(() => svg("g", { transform: `translate(0 ${at.top})` }));
  const panel = svg("g", { role: "tabpanel", id: PANEL }, ...pictures);
  picture.append(line, tabs.element, chips, panel);
  const paintLine = createPainter(line);
  const paintChips = createPainter(chips);
  const painters = pictures.map(createPainter);
  return {
    frame(t) {
      const scene = sceneAt(story, t, at);
      paintLine(scene.line);
      paintChips(scene.chips);
      tabs.show(scene.station);
      pictures.forEach((one, station) =>
        set(one, { visibility: station === scene.station ? "visible" : "hidden", opacity: scene.opacity.toFixed(2) })
      );
      set(panel, { "aria-label": STATIONS[scene.station].name });
      painters[scene.station](scene.picture);
    },
  };
}
