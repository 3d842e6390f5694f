/* A QR code, drawn as an SVG element: dark on light in every color scheme, with its quiet zone. */

import { pageInfo } from "../lib/page.js";
import { loadScript } from "../lib/scripts.js";
import { shared } from "../lib/shared.js";

const SVG = "http://www.w3.org/2000/svg";
/** Cameras need so many light squares around a code. */
const QUIET = 4;

/**
 * Draws a code; the script that computes it is loaded only now.
 * @param {string} text
 * @param {string} digits after the text
 * @param {string} name
 * @returns {Promise<SVGElement | null>} nothing where that is more than a code holds
 */
export async function drawCode(text, digits, name) {
  await loadScript(new URL("qr.js", pageInfo().folder).href);
  const code = shared().makeCode?.(text, digits);
  if (!code) {
    return null;
  }
  const { size, isDark } = code;
  const whole = size + 2 * QUIET;
  const svg = part("svg", { class: "sc-code", viewBox: `0 0 ${whole} ${whole}`, role: "img", "aria-label": name });
  const light = part("rect", { width: String(whole), height: String(whole), fill: "#fff" });
  let path = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let run = 0;
      while (x + run < size && isDark(x + run, y)) {
        run += 1;
      }
      path += run > 0 ? `M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z` : "";
      x += run;
    }
  }
  svg.append(light, part("path", { d: path, fill: "#000", "shape-rendering": "crispEdges" }));
  return svg;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
function part(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}
