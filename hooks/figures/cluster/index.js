/* <cluster-visual>: a cluster under load, its pods and nodes, and what three autoscalers decide about them. */

/** @import { ClusterSettings } from "../models/types.d.ts" */
import { clusterDefaults } from "../data/scenarios.js";
import { define } from "../kit/dom.js";
import { keepSettings } from "../kit/settings.js";
import { createSources } from "./about.js";
import { createBoard } from "./board.js";
import { createCards } from "./cards.js";
import { createCharts } from "./charts.js";
import { createDecisions } from "./decisions.js";
import { createDisruptions } from "./disruptions.js";
import { Run } from "./run.js";
import { createScenario, settingsOf } from "./scenario.js";
import { createPanel } from "./settings.js";
import { createTables } from "./tables.js";
import { createTime } from "./time.js";

/** Defines the element. */
export function start() {
  define("cluster", upgrade);
}

/** @param {HTMLElement} host */
function upgrade(host) {
  const run = new Run(host);
  const panel = createPanel((some) => change(some));
  const load = () => take(address.said());
  const address = keepSettings({ host, name: "cluster", defaults: clusterDefaults, controls: panel.controls, load });
  const scenario = createScenario(run, address, (id) => take({ scenario: id }));
  const disruptions = createDisruptions(run, change);
  const board = createBoard(run);
  const decisions = createDecisions(run);
  const details = [createCards(run), ...createCharts(run), ...createTables(run)];
  const say = () => {
    scenario.say();
    disruptions.say();
  };
  const painting = createPainting(
    [board.show, () => time.show(), decisions.show, disruptions.offer],
    [...details.map((part) => part.update), say],
  );
  const time = createTime(host, run, address, decisions, painting, () => restart(run.settings, 0));
  host.append(
    ...[scenario, time, board, disruptions].flatMap((part) => part.elements),
    ...details.map((part) => part.element),
    ...decisions.elements,
    ...panel.elements,
    createSources(),
  );

  /** @param {Record<string, string>} said of scenario, settings and time @param {boolean} [isFirst] */
  function take(said, isFirst) {
    time.stop();
    const found = settingsOf(said["scenario"]);
    run.given = found.actions;
    const actions = (said["actions"] ?? found.actions).slice(0, 500);
    restart(address.set(said, { ...found, actions }), Number(said["t"]) || 0, isFirst);
  }

  /** @param {Partial<ClusterSettings>} some @param {number} [until] */
  function change(some, until = run.now) {
    restart({ ...run.settings, ...some }, until);
  }

  /** @param {ClusterSettings} settings @param {number} until @param {boolean} [isFirst] when the page has just opened */
  function restart(settings, until, isFirst) {
    run.begin(settings, until);
    say();
    // What stands there stays until the run has got to its second.
    run.approach(() => {
      board.element.setAttribute("aria-busy", "true");
      time.show();
    }, () => {
      board.element.removeAttribute("aria-busy");
      decisions.takeOver();
      painting.paint();
      decisions.sayLatest(isFirst);
    });
  }

  take(address.said(), true);
}

/**
 * Paints all, or with a frame what follows time and, in turn, one of the rest.
 * @param {(() => void)[]} always what follows each second
 * @param {(() => void)[]} inTurn what need not
 */
function createPainting(always, inTurn) {
  let turn = 0;
  return {
    paint: () => [...always, ...inTurn].forEach((one) => one()),

    /** @param {boolean} moved whether time did */
    paintSome(moved) {
      moved && always.forEach((one) => one());
      turn = (turn + 1) % inTurn.length;
      inTurn[turn]();
    },
  };
}
