/* The picture of the story: wheel, middle, panel, and pins, from one scene. */

/** @import { Drawing } from "../kit/stage/types.d.ts" */
/** @import { Story } from "./types.d.ts" */
import { createTextures } from "../kit/stage/drawing.js";
import { layoutOf } from "./geometry.js";
import { createMiddle } from "./middle.js";
import { createPanel } from "./panel.js";
import { createPins } from "./pins.js";
import { createRing } from "./ring.js";
import { sceneAt } from "./scene.js";

/**
 * @param {SVGElement} picture
 * @param {boolean} phone
 * @param {Story} story
 * @param {(phase: number) => void} go jumps to a phase
 * @returns {Drawing}
 */
export function drawStory(picture, phone, story, go) {
  const layout = layoutOf(phone);
  const textures = createTextures();
  const ring = createRing(layout, go);
  const middle = createMiddle(layout, story.training[0]?.length ?? 1, textures.hatch("a"));
  const panel = createPanel(layout, phone);
  const pins = createPins(story, layout, phone);
  picture.append(textures.element, middle.element, pins.element, ...ring.elements, panel.element);
  return {
    frame(t) {
      const scene = sceneAt(story, t);
      ring.frame(scene);
      middle.frame(scene);
      pins.frame(scene);
      panel.show(scene.span.phase);
    },
  };
}
