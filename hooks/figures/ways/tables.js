/* The stage in tables: what each way takes, where each is at the moment shown, and money over tokens served. */

/** @import { WayName } from "../models/types.d.ts" */
/** @import { Race } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import * as units from "../kit/units.js";
import { createTwin } from "../kit/words.js";
import { cumulativeCost } from "../models/acquisition.js";
import { laneAt } from "../models/race.js";
import { breakEven } from "./events.js";
import { span, titles, WAYS } from "./words.js";

const PARTS = 10;

/**
 * @param {() => Race} race
 * @param {() => number} day that is shown
 */
export const createTables = (race, day) => [
  createTwin("The three ways as a table", ["What it takes", ...titles()], () => needs(race())),
  createTwin("The three ways at this moment", ["Now", ...titles()], () => moment(race(), day())),
  createTwin("Money over tokens served", ["Tokens served", ...titles()], () => money(race())),
];

/** @param {string} name @param {(way: WayName) => string} say */
const row = (name, say) => [name, ...WAYS.map(([way]) => say(way))];

/** @param {Race} race */
function needs({ plan, lanes, settings: { served } }) {
  const none = "None before serving";
  const days = (/** @type {number} */ value) => (value ? span(value) : "None");
  return [
    row("Data", (way) => (plan[way].tokens ? `${numbers.count(plan[way].tokens)} tokens` : "None")),
    row("Time to gather it (assumed)", (way) => days(lanes[way].gather)),
    row("Compute", (way) => (plan[way].flops ? `${units.scientific(plan[way].flops)} FLOP` : none)),
    row("GPU time", (way) => (plan[way].gpuHours ? `${numbers.round(plan[way].gpuHours)} GPU-hours` : none)),
    row("Training time", (way) => days(lanes[way].train)),
    row("Time until it serves", (way) => days(lanes[way].ready)),
    row("GPU cost", (way) => (plan[way].cost ? units.dollars(plan[way].cost) : none)),
    row("GPU memory", (way) => units.bytes(plan[way].memory)),
    row("GPU memory to serve", (way) => units.bytes(lanes[way].memory.serve)),
    row("Serving a million tokens", (way) => units.dollars(plan.offers[way].perMillion)),
    row(`Spent after ${numbers.count(served)} tokens`, (way) => units.dollars(plan.spent[way])),
  ];
}

/** @param {Race} race @param {number} day */
function moment(race, day) {
  const now = (/** @type {WayName} */ way) => laneAt(race.lanes[way], day);
  return [
    row("Phase", (way) => ({ gather: "gathers data", train: "trains", serve: "serves" })[now(way).phase]),
    row("GPU memory", (way) => (now(way).memory ? units.bytes(now(way).memory) : "None yet")),
    row("Spent", (way) => units.dollars(now(way).cost)),
    row("Tokens served", (way) => numbers.count(now(way).tokens)),
    row("Break-even with as-is", (way) => (way === "asIs" ? "" : breakEven(race, way))),
  ];
}

/** @param {Race} race */
function money({ plan, settings: { served } }) {
  const even = Array.from({ length: PARTS + 1 }, (_, index) => (index * served) / PARTS);
  const breaks = Object.values(plan.breakEvens).filter((tokens) => tokens > 0 && tokens < served);
  return [...even, ...breaks].sort((one, other) => one - other).map((tokens) =>
    row(numbers.count(tokens), (way) => units.dollars(cumulativeCost(plan.offers[way], tokens)))
  );
}
