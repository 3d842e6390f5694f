/* What the reader can set: whether to be asked how sure they are, and how much a review asks in a day. */

import { element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { readSettings } from "../store/settings.js";
import { openedStore } from "../store/opened.js";

const MOST = 200;

/** Builds the settings, which are kept as soon as they change. */
export function settingsForm() {
  const settings = readSettings();
  const certainty = document.createElement("input");
  certainty.type = "checkbox";
  certainty.checked = settings.certainty;
  const daily = document.createElement("input");
  Object.assign(daily, { type: "number", min: "1", max: String(MOST), value: String(settings.daily) });
  const ask = element("label", "sc-option");
  ask.append(certainty, say("settingCertainty"));
  const limit = element("label", "sc-option");
  limit.append(say("settingDaily"), daily);
  const status = element("div", "sc-status");
  status.id = "selfcheck-settings-status";
  status.setAttribute("role", "status");
  daily.setAttribute("aria-describedby", status.id);
  const save = () => {
    const wanted = Math.round(Number(daily.value));
    const isValid = wanted >= 1 && wanted <= MOST;
    daily.setAttribute("aria-invalid", String(!isValid));
    openedStore().write("settings", {
      certainty: certainty.checked,
      daily: isValid ? wanted : readSettings().daily,
    });
    if (isValid) {
      daily.value = String(wanted);
    }
    const word = isValid ? "settingSaved" : "settingDailyRange";
    status.replaceChildren(element("p", isValid ? "" : "sc-message", say(word)));
  };
  certainty.onchange = save;
  daily.onchange = save;
  return [ask, limit, status];
}
