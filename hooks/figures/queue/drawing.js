/* The picture of the queue: requests come from the left, have a spot while they stay, and leave to the right. */

/** @import { Drawing } from "../kit/stage/types.d.ts" */
/** @import { DEFAULTS } from "./settings.js" */
import { svg } from "../kit/dom.js";
import { label, place, write } from "../kit/stage/drawing.js";
import { ease, lerp } from "../kit/stage/motion.js";
import { sceneAt } from "./scene.js";

// Where things are, in px of each layout.
const WIDE = { left: 240, top: 60, columns: 20, step: 24, width: 928, room: [500, 330] };
const PHONE = { left: 40, top: 60, columns: 11, step: 24, width: 358, room: [278, 360] };
const DOTS = 320;

/**
 * @param {SVGElement} picture
 * @param {boolean} phone
 * @param {typeof DEFAULTS} settings
 * @returns {Drawing}
 */
export function draw(picture, phone, settings) {
  const at = phone ? PHONE : WIDE;
  const [width = 0, height = 0] = at.room;
  const amount = label(at.left, at.top - 24, "", "s-bold s-number");
  const dots = Array.from({ length: DOTS }, () => svg("circle", { r: 7, class: "queue-dot", opacity: 0 }));
  const room = svg("rect", { x: at.left - 12, y: at.top - 12, width, height, rx: 6, class: "queue-room" });
  picture.append(room, amount, ...dots);
  return {
    frame(t) {
      const scene = sceneAt(settings, t);
      const inside = scene.filter(({ gone }) => gone === 0).length;
      write(amount, `${inside} inside`);
      dots.forEach((dot, index) => {
        const one = scene[index];
        if (!one) {
          place(dot, 0, 0, 0);
          return;
        }
        const x = at.left + (one.place % at.columns) * at.step;
        const y = at.top + Math.floor(one.place / at.columns) * at.step;
        const entering = lerp(-20, x, ease(one.come));
        place(dot, lerp(entering, at.width + 20, ease(one.gone)), y, 1 - one.gone);
      });
    },
  };
}
