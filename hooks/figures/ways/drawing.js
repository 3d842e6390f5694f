/* Draws a scene: its elements are made once, and written where they change. */

/** @import { Drawing } from "../kit/stage/types.d.ts" */
/** @import { Race } from "./types.d.ts" */
import { svg } from "../kit/dom.js";
import { createTextures, set, write } from "../kit/stage/drawing.js";
import { sceneOf } from "./scene.js";

/**
 * @param {SVGElement} picture
 * @param {boolean} phone
 * @param {Race} race
 * @returns {Drawing}
 */
export function draw(picture, phone, race) {
  const textures = createTextures();
  const scene = sceneOf(race, phone, textures);
  const elements = scene(0).map(([tag]) => svg(tag));
  picture.append(textures.element, ...elements);
  return {
    frame(t) {
      scene(t).forEach(([, attributes, words], index) => {
        const element = /** @type {SVGElement} */ (elements[index]);
        for (const [name, value] of Object.entries(attributes)) {
          // Positions go by hundredths of a pixel.
          set(element, { [name]: typeof value === "number" ? Math.round(value * 100) / 100 : value });
        }
        words === undefined || write(element, words);
      });
    },
  };
}
