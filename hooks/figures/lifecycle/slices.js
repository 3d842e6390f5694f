/* Long work in slices, so that a slider never waits. */

/**
 * Makes a place for one piece of work at a time: what is begun there ends what was under way.
 * @returns {(step: () => boolean, done: () => void, pause?: number) => void} step does a little, and tells whether there
 *   is more; pause are milliseconds before the first slice, which is done at once where none are said
 */
export function createSlices() {
  let timer = 0;
  /** @param {() => boolean} step @param {() => void} done */
  const work = (step, done) => {
    // Milliseconds, after which the page may do something else.
    const end = performance.now() + 12;
    while (performance.now() < end) {
      if (!step()) {
        done();
        return;
      }
    }
    timer = setTimeout(work, 0, step, done);
  };
  return (step, done, pause) => {
    clearTimeout(timer);
    if (pause) {
      timer = setTimeout(work, pause, step, done);
    } else {
      work(step, done);
    }
  };
}
