/* The part of the progress page where a reader chooses a file that is kept up to date. */

import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { keptBackup } from "../store/backup.js";
import { bringUpToDate, canKeepCopy, chooseCopy, endCopy } from "./copy.js";

/**
 * @param {(text: string, focus: boolean) => void} tell
 * @param {() => void} changed
 */
export function openCopyPart(tell, changed) {
  const place = element("section", "sc-copy");
  const title = element("h3", "", say("copyTitle"));
  title.id = "keep-a-copy";
  place.setAttribute("aria-labelledby", title.id);
  const about = element("p", "");
  const acts = element("div", "sc-acts");
  place.append(title, about, acts);
  const act = (/** @type {string} */ word, /** @type {() => Promise<string>} */ does) => {
    const made = button(say(word));
    made.onclick = async () => {
      const said = await does();
      changed();
      tell(said, said !== "");
    };
    return made;
  };
  const choose = async (/** @type {boolean} */ isNew) => {
    const problem = await chooseCopy(isNew);
    return problem === null ? "" : say(problem || "copyKept", { file: keptBackup().file || say("copyThis") });
  };
  const buttons = {
    create: act("copyCreate", () => choose(true)),
    open: act("copyOpen", () => choose(false)),
    again: act("copyAgain", async () => {
      await bringUpToDate(true);
      const { file, problem } = keptBackup();
      return say(problem || "copyKept", { file });
    }),
    stop: act("copyStop", async () => {
      const { file } = keptBackup();
      await endCopy();
      return say("copyStopped", { file });
    }),
  };
  const show = () => {
    const { file, problem } = keptBackup();
    place.hidden = !canKeepCopy();
    about.className = problem ? "sc-loss" : "";
    about.textContent = say(file ? problem || "copyKept" : "copyAbout", { file });
    const shown = file ? [...(problem ? [buttons.again] : []), buttons.stop] : [buttons.create, buttons.open];
    if (shown.some((one, at) => acts.children[at] !== one) || acts.children.length !== shown.length) {
      acts.replaceChildren(...shown);
    }
  };
  return { element: place, show };
}
