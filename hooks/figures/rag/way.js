/* How far the query has come: a reader lets it go on, the stages show it, and the last that is seen is said. */

/** @import { RagJourney } from "./types.d.ts" */
import { createPlayer } from "../kit/player.js";
import { createSpeaker } from "../kit/words.js";
import { stages } from "./stages.js";
import { createStrip } from "./strip.js";

/** Seconds that a stage takes while the query plays. */
const PACE = 2;
const END = stages.length;

/**
 * @param {HTMLElement} host
 * @param {(state: Record<string, number>) => void} moved gets the stage that the query is in, or nothing once it has reached the end
 */
export function createWay(host, moved) {
  const strip = createStrip();
  const speaker = createSpeaker();
  /** @type {RagJourney | undefined} nothing as long as the pages are being read */
  let journey;
  /** In stages. */
  let way = END;

  const paint = () => {
    strip.show(journey, way);
    moved(way < END ? { stage: Math.floor(way) } : {});
  };
  const go = (/** @type {number} */ next) => {
    const before = Math.floor(way);
    way = Math.min(END, next);
    paint();
    if (journey && Math.floor(way) !== before && way > 0) {
      speaker.say(lastWords(journey, way));
    }
    return way < END;
  };
  const player = createPlayer({
    host,
    pass(seconds) {
      way %= END;
      return go(way + seconds / PACE);
    },
    step: () => void go(Math.floor(way % END) + 1),
    reset: () => void go(0),
    stopped: () => go(Math.ceil(way)),
    stepLabel: "Next stage",
  });

  return {
    player: player.element,
    strip: strip.element,
    spoken: speaker.element,
    stop: player.stop,
    paint,

    /** @param {string} [said] the stage that an address says, if any */
    set(said) {
      const stage = Number(said ?? END);
      way = Number.isInteger(stage) && stage >= 0 && stage < END ? stage : END;
    },

    /** @param {RagJourney} found */
    show(found) {
      journey = found;
      paint();
      speaker.element.textContent
        ? speaker.say(lastWords(journey, way))
        : speaker.element.replaceChildren(lastWords(journey, way));
    },
  };
}

/** What the last stage that is seen says. @param {RagJourney | undefined} journey @param {number} way */
function lastWords(journey, way) {
  const stage = stages[Math.ceil(way) - 1];
  return journey && stage
    ? `${stage.name}: ${stage.say(journey)}`
    : "The query is typed. Press Play, or go from stage to stage.";
}
