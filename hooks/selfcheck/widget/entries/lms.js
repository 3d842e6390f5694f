/* A package for learning platforms: its one page asks questions, and tells the platform what was answered. */

/** @import { Answered, LmsPackage, QuestionElement } from "../types.d.ts" */
import { readTyped } from "../core/typed.js";
import { languages, say } from "../lib/words.js";
import { shared } from "../lib/shared.js";
import { PlatformMemory } from "../lms/memory.js";
import { findPlatform, Platform } from "../lms/platform.js";
import { Session } from "../lms/session.js";
import { STANDARDS } from "../lms/standard.js";
import { defineElements } from "../question/elements.js";
import { askedIn } from "../question/asked.js";
import { openNextSteps } from "../question/next-steps.js";
import { keepPageMark } from "../question/page-mark.js";
import { resultOf, resultOfRun } from "../question/result.js";
import { bringStore } from "../store/store.js";

export function start() {
  bringStore();
  const about = shared().package;
  // All is in this script.
  shared().results = { keepPageMark, openNextSteps, resultOfRun };
  // Nothing was asked before reading, so that no question is newer than another.
  document.querySelectorAll("[data-post]").forEach((question) => question.removeAttribute("data-post"));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.onchange = () => void (document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default");
  dark.dispatchEvent(new Event("change"));
  const session = about ? openSession(about) : null;
  if (about && session) {
    report(about, session);
  } else {
    tell(say("lmsAlone"));
    defineElements();
  }
}

/**
 * Finds the platform and begins a visit; null where the page was opened without one.
 * @param {LmsPackage} about
 */
function openSession(about) {
  const standard = STANDARDS[about.standard];
  const api = standard ? findPlatform(standard.object, globalThis) : null;
  if (!standard || !api) {
    return null;
  }
  const platform = new Platform(api, standard);
  return platform.start() ? { platform, visit: new Session(platform, standard, about) } : null;
}

/**
 * Follows the learner's answers.
 * @param {LmsPackage} about
 * @param {{ platform: Platform, visit: Session }} session
 */
function report(about, { platform, visit }) {
  const found = /** @type {NodeListOf<QuestionElement>} */ (document.querySelectorAll("self-check-question"));
  const revisions = new Map(Array.from(found, ({ dataset }) => [dataset.rev ?? "", dataset.question ?? ""]));
  const memory = new PlatformMemory(visit.kept, revisions);
  shared().openHub = () => memory;
  defineElements();
  const show = (isNew = false) => {
    const { answered, right, rows } = resultOf(askedIn());
    const totals = { answered, right, total: rows.length };
    const lost = isNew ? visit.progress(totals, memory) : 0;
    const percent = Math.round((100 * right) / totals.total);
    const sent = answered > 0 ? say("lmsSent", { ...totals, percent }) : say("lmsConnected");
    const problems = [
      ...(platform.refused ? [say("lmsRefused", { code: platform.refused })] : []),
      ...(lost > 0 ? [say("lmsFull", { count: lost })] : []),
    ];
    tell(sent, problems.join(" "));
  };
  document.addEventListener("self-check-answered", (event) => {
    const { question, verdict } = /** @type {CustomEvent<Answered>} */ (event).detail;
    const element = askedIn().find(({ dataset }) => dataset.question === question);
    const picked = element?.last()?.picked ?? [];
    const share = verdict === "partial"
      ? (element?.kind?.share?.(picked, element.key) ?? 0)
      : Number(verdict === "correct");
    const unit = /** @type {{ unit?: string | null } | undefined} */ (element?.key)?.unit ?? "";
    const number = about.questions[question]?.type === "numeric"
      ? readTyped(picked[0] ?? "", unit, languages()).value
      : NaN;
    visit.answer({ question, picked, share, number });
    show(true);
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && visit.keep());
  addEventListener("pagehide", () => visit.end());
  show();
  askedIn().find(({ dataset }) => dataset.question === visit.location)?.scrollIntoView({ block: "start" });
}

/**
 * Says at the page's head what the platform gets, and beside it what went wrong, which is read out.
 * @param {string} text
 * @param {string} [problem]
 */
function tell(text, problem = "") {
  document.querySelector(".sc-lms")?.replaceChildren(text);
  const place = document.querySelector(".sc-lms-problem");
  if (place && place.textContent !== problem) {
    place.textContent = problem;
  }
}
