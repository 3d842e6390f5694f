/* One line where a reader pauses: it offers a copy of the answers, or says that the file kept up to date is not. */

import { offersCopy } from "../core/backup.js";
import { today } from "../core/record.js";
import { dayNumber } from "../core/schedule.js";
import { todayNumber } from "../lib/day.js";
import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { keepBackup, keptBackup } from "../store/backup.js";
import { copyProblem } from "./copy-problem.js";
import { askOnce, keeping, lookAgain } from "./persist.js";
import { allAnswers, saveCopy } from "./save.js";

/** Whether a copy is to be offered now. */
export function isCopyDue() {
  const records = allAnswers();
  const days = records.map((record) => record.day).sort();
  return offersCopy({
    answers: records.length,
    first: dayNumber(days[0] ?? today()),
    backup: keptBackup(),
    isWeek: keeping() === "week",
    today: todayNumber(),
    numberOf: dayNumber,
  });
}

/** Does what belongs to a pause: asks the browser once to keep answers, and offers a copy below the result. */
export async function pause() {
  await lookAgain();
  askOnce();
  const result = document.querySelector(".sc-result-place, .sc-result");
  if (!result) {
    return;
  }
  const place = result.closest("self-check");
  const line = keptBackup().problem ? copyProblem() : isCopyDue() ? offerLine() : null;
  document.querySelector(".sc-offer")?.closest(".sc-offer-place")?.remove();
  if (line && place) {
    const box = element("self-check", "sc-offer-place");
    box.append(line);
    place.matches("[data-phase=review]") ? result.after(box) : place.after(box);
  }
}

/** Offers a copy in one line, which says what became of it. */
function offerLine() {
  const line = element("div", "sc-offer sc-acts");
  const about = element("p", "", say(keeping() === "week" ? "offerWeek" : "offerCopy"));
  about.tabIndex = -1;
  const save = button(say("saveCopy"));
  const later = button(say("notNow"), "sc-quiet");
  const end = (/** @type {string} */ text) => {
    about.textContent = text;
    save.remove();
    later.remove();
    about.focus();
  };
  save.onclick = () => end(say("copySaved", { name: saveCopy() }));
  later.onclick = () => {
    keepBackup({ declined: today() });
    end(say("copyLater"));
  };
  line.append(about, save, later);
  return line;
}
