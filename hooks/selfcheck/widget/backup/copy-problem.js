/* One line that says why the file that is kept up to date is not, with a button that tries again. */

import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { keptBackup } from "../store/backup.js";
import { bringUpToDate } from "./copy.js";
import { message } from "./restore.js";

/** @param {() => void} [changed] */
export function copyProblem(changed = () => {}) {
  const { file, problem } = keptBackup();
  const line = element("div", "sc-offer sc-acts");
  const about = message(say(problem, { file }));
  const again = button(say("copyAgain"));
  again.onclick = async () => {
    await bringUpToDate(true);
    const now = keptBackup();
    about.textContent = say(now.problem || "copyKept", { file: now.file });
    again.hidden = now.problem === "";
    about.focus();
    changed();
  };
  line.append(about, again);
  return line;
}
