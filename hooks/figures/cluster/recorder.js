/* Records a run a slice at a time, so that the page goes on answering; a newer run takes the place of an older. */

/** @import { ClusterSettings } from "../models/types.d.ts" */
/** @import { ClusterFilm } from "./types.d.ts" */
import { begin, filmOf, record } from "./film.js";

/** Milliseconds at a time. */
const SLICE = 12;

export class Recorder {
  #run = 0;
  #wanted;
  #wait;

  /**
   * @param {() => boolean} wanted whether the figure is still there
   * @param {(share: number) => void} wait receives the progress of a long run, from 0 to 1
   */
  constructor(wanted, wait) {
    this.#wanted = wanted;
    this.#wait = wait;
  }

  /**
   * @param {ClusterSettings} settings
   * @param {string} about
   * @param {ClusterFilm["ending"]["tries"]} tries
   * @param {(film: ClusterFilm) => void} done
   */
  record(settings, about, tries, done) {
    const run = ++this.#run;
    const take = begin(settings);
    const { cluster } = take;
    const began = performance.now();
    const go = () => {
      const enough = performance.now() + SLICE;
      while (cluster.t < settings.length && performance.now() < enough) {
        record(take);
      }
      if (run !== this.#run || !this.#wanted()) {
        return;
      }
      if (cluster.t < settings.length) {
        performance.now() - began > 300 && this.#wait(cluster.t / settings.length);
        setTimeout(go);
      } else {
        done(filmOf(take, about, tries));
      }
    };
    go();
  }
}
