/* QR codes, for the page that shows one: computed by lean-qr. */

/*! QR codes by lean-qr 2.7.4, https://github.com/davidje13/lean-qr, copyright David Evans, MIT license */

import { correction, generate, mode } from "npm:lean-qr@2.7.4";
import { shared } from "../lib/shared.js";

export function start() {
  shared().makeCode = (text, digits) => {
    try {
      const code = generate(mode.multi(mode.ascii(text), mode.numeric(digits)), { minCorrectionLevel: correction.L });
      return { size: code.size, isDark: (x, y) => code.get(x, y) };
    } catch {
      // More than the largest code holds.
      return null;
    }
  };
}
