/* One index at a time: of what a slider asks for while one is being made, only the last is made. */

/** @import { RagIndex } from "../models/retrieval-types.d.ts" */
/** @import { Indexer, Passages, RagSettings } from "./types.d.ts" */

/**
 * @param {Passages} passages
 * @param {Indexer} indexer
 * @param {(index?: RagIndex) => void} done gets no index if the pages could not be read
 * @returns {(settings: RagSettings) => void} asks for the index, which is made again where passages are cut in another way
 */
export function createLatest(passages, indexer, done) {
  let working = false;
  /** @type {{size: number, overlap: number} | undefined} what the index is made with, or is being made with */
  let asked;
  /** @type {RagIndex | undefined} */
  let index;

  const make = async () => {
    working = true;
    try {
      const sections = await passages.sections();
      let made;
      do {
        made = asked;
        index = await indexer.index(sections, made ?? {});
      } while (made !== asked);
    } catch {
      index = undefined;
    }
    working = false;
    done(index);
  };
  return ({ size, overlap }) => {
    const same = index && asked?.size === size && asked.overlap === overlap;
    asked = same ? asked : { size, overlap };
    if (!working) {
      same ? done(index) : make();
    }
  };
}
