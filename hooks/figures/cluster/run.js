/* The run that a reader sees: begun anew with each setting, and brought to its second a slice at a time. */

/** @import { ClusterSettings } from "../models/types.d.ts" */
import { clusterDefaults } from "../data/scenarios.js";
import { advance, create, decide, tick } from "../models/cluster.js";

export const LONGEST = 6 * 3600;
/** Milliseconds of a frame for the model. */
const FRAME_WORK = 2;
/** Milliseconds at a time for a run that is begun anew, so that the page goes on answering. */
const SLICE = 12;

export class Run {
  settings = clusterDefaults;
  cluster = create();
  /** What the scenario does to nodes, without the reader. */
  given = "";
  /** Where a run that was begun anew shall get to, while it is on its way. @type {number | null} */
  aim = null;
  /** Seconds that have passed in part. */
  #rest = 0;
  #host;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
  }

  /** The second that is shown, or will be. */
  get now() {
    return this.aim ?? this.cluster.t;
  }

  /**
   * Begins anew, in place of a run that is still on its way.
   * @param {ClusterSettings} settings
   * @param {number} until
   */
  begin(settings, until) {
    this.settings = settings;
    this.cluster = create(settings);
    this.aim = Math.min(LONGEST, Math.max(0, Math.floor(until)));
    this.#rest = 0;
  }

  /**
   * Brings the run to its second, unless another is begun meanwhile or the page is left.
   * @param {() => void} wait is called after each slice that does not suffice
   * @param {() => void} arrive
   */
  approach(wait, arrive, cluster = this.cluster) {
    const { aim } = this;
    if (cluster !== this.cluster || aim === null || !this.#host.isConnected) {
      return;
    }
    const enough = performance.now() + SLICE;
    while (cluster.t < aim && performance.now() < enough) {
      tick(cluster);
    }
    if (cluster.t === aim) {
      this.aim = null;
      arrive();
    } else {
      wait();
      setTimeout(() => this.approach(wait, arrive, cluster));
    }
  }

  /**
   * Lets time pass, more slowly where it takes long, so that frames stay short.
   * @param {number} seconds
   * @returns whether a whole second has passed
   */
  pass(seconds) {
    const { cluster } = this;
    this.#rest += seconds;
    const whole = Math.floor(this.#rest);
    this.#rest -= whole;
    const until = Math.min(LONGEST, cluster.t + whole);
    const enough = performance.now() + FRAME_WORK;
    do {
      advance(cluster, Math.min(until, cluster.t + 1));
    } while (cluster.t < until && performance.now() < enough);
    return whole > 0;
  }

  /** Moves to the next decision. Returns whether there is one within an hour. */
  decide() {
    const { cluster } = this;
    return decide(cluster, Math.min(3600, LONGEST - cluster.t)).length > 0;
  }

  /** Pods without a node. */
  waiting() {
    return this.cluster.pods.filter((pod) => !pod.node);
  }
}
