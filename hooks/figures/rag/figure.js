/* The figure as a whole: what its reader has set, what is found with that, and the stage that shows it. */

/** @import { createFolded } from "./drawers.js" */
/** @import { RagIndex } from "../models/retrieval-types.d.ts" */
/** @import { Passages, RagSettings, RagStory } from "./types.d.ts" */
import { createControls } from "../kit/controls.js";
import * as numbers from "../kit/numbers.js";
import { keepSettings } from "../kit/settings.js";
import { Stage } from "../kit/stage/stage.js";
import { createBudget, createQuery } from "./controls.js";
import { draw } from "./drawing.js";
import { filmOf, filmWithout } from "./film.js";
import { createIndexer } from "./indexer.js";
import { travel } from "./journey.js";
import { createLatest } from "./latest.js";
import { createQuality } from "./quality.js";
import { DEFAULTS, groups, LONGEST } from "./settings.js";
import { completeAt, OPENING, STATIONS } from "./stations.js";
import { storyOf } from "./story.js";

/** The settings, and the stage that shows what follows from them. */
export class Figure {
  /** @type {RagSettings} */
  #settings = { ...DEFAULTS };
  /** @type {RagStory | undefined} */
  #story;
  /** The moment to go to, once there is a story. @type {number | undefined} */
  #moment = OPENING;
  #plays = false;
  #host;
  #passages;
  #loadDrawers;
  #query;
  #controls;
  #address;
  #quality;
  #askIndex;
  /** @type {Stage} */
  #stage;

  /**
   * @param {HTMLElement} host
   * @param {{
   *   passages: Passages,
   *   source: string,
   *   loadDrawers: () => Promise<typeof createFolded>,
   * }} given source of a worker
   */
  constructor(host, { passages, source, loadDrawers }) {
    this.#host = host;
    this.#loadDrawers = loadDrawers;
    this.#passages = passages;
    const indexer = createIndexer(host, source);
    this.#askIndex = createLatest(passages, indexer, (index) => this.#found(index));
    this.#quality = createQuality(passages, indexer, () => this.#tell());
    this.#query = createQuery((query) => this.#change({ query }), (query) => {
      this.#moment = 0;
      this.#plays = true;
      this.#change({ query });
    });
    const budget = createBudget((value) => this.#change({ budget: value }));
    const { controls, element } = createControls(groups(), (name, value) => this.#change({ [name]: value }));
    this.#controls = new Map([...controls, ["budget", budget]]);
    this.#address = keepSettings({
      host,
      name: "rag",
      defaults: DEFAULTS,
      controls: this.#controls,
      load: () => this.load(),
    });
    this.#stage = this.#build([budget.element], [element]);
    this.#stage.show(filmWithout("This site's pages are being read and indexed in your browser."));
  }

  /** Show what the address says. */
  load() {
    const said = this.#address.said();
    this.#moment = momentOf(said);
    this.#set(said);
  }

  /** @param {HTMLElement[]} controls @param {HTMLElement[]} settings */
  #build(controls, settings) {
    const quality = { element: this.#quality.element, update() {} };
    return new Stage({
      host: this.#host,
      name: "rag",
      title: "A query through a RAG pipeline",
      label: "The stations of a query, and the picture of one of them",
      rate: 1,
      size: { wide: [978, 452], phone: [358, 466] },
      head: [this.#query.element],
      controls,
      draw: (picture, phone) => draw(picture, phone, this.#story, (t) => this.#stage.jump(t)),
      settings,
      tables: [quality],
      more: async () => {
        const { tables, sources, report } = (await this.#loadDrawers())(() => this.#story);
        this.#quality.reportBy(report);
        // What was measured comes after the tables.
        return { tables: [...tables, quality], sources };
      },
      state: () => this.#address.state(this.#settings, this.#shown()),
      paused: () => this.#save(),
      follow: (said) => {
        this.#moment = 0;
        this.#set(said);
      },
    });
  }

  /** Take settings, and what holds at first for all others. @param {Record<string, string | number>} said */
  #set(said) {
    const query = String(said["query"] ?? DEFAULTS.query).slice(0, LONGEST);
    this.#settings = { ...DEFAULTS };
    this.#change(this.#address.set(said, { ...DEFAULTS, query }));
  }

  /** @param {Partial<RagSettings>} change */
  #change(change) {
    const next = { ...this.#settings, ...change };
    this.#settings = { ...next, overlap: Math.min(next.overlap, Math.floor(next.size / 2)) };
    this.#controls.get("overlap")?.set(this.#settings.overlap);
    this.#query.show(this.#settings.query);
    this.#stage.pause();
    delete this.#host.dataset["ready"];
    this.#askIndex(this.#settings);
  }

  /** @param {RagIndex | undefined} index */
  #found(index) {
    if (!index) {
      this.#story = undefined;
      this.#moment ??= OPENING;
      this.#stage.show(filmWithout("The pages could not be read. Choose a query to try again."));
      return;
    }
    const journey = travel(index, this.#settings, this.#passages.address);
    this.#story = storyOf(journey, this.#quality.of(this.#settings));
    this.#stage.show(filmOf(this.#story), this.#moment ?? this.#stage.t);
    this.#moment = undefined;
    this.#quality.ask(this.#settings);
    this.#save();
    this.#host.dataset["ready"] = "";
    if (this.#plays) {
      this.#plays = false;
      this.#stage.play();
    }
  }

  /** Tell the story again, with what was measured meanwhile. */
  #tell() {
    const quality = this.#quality.of(this.#settings);
    if (this.#story && quality) {
      this.#story = { ...this.#story, quality };
      this.#stage.retell(filmOf(this.#story));
    }
  }

  /** The moment that is shown, as a link says it. @returns {Record<string, number | string>} */
  #shown() {
    const t = this.#moment ?? this.#stage.t;
    return t === OPENING ? {} : { t: numbers.round(t) };
  }

  #save() {
    this.#story && this.#address.save(this.#settings, this.#shown());
  }
}

/** The moment that an address says, also one from when stages had numbers. @param {Record<string, string>} said */
function momentOf({ t, stage }) {
  const old = STATIONS[Math.min(Number(stage), STATIONS.length - 1)] && stage
    ? completeAt(Math.min(Number(stage), 6))
    : OPENING;
  return t && Number.isFinite(Number(t)) ? Math.max(0, Number(t)) : old;
}
