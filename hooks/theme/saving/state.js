/* How far the guide is saved for offline use, for whoever wants to show it. */

/** @import { SavingState } from "../types.d.ts" */

/** @type {SavingState} */
let state = { kind: "waiting" };
/** @type {((state: SavingState) => void)[]} */
const watchers = [];

/** @param {SavingState} next */
export function setState(next) {
  state = next;
  for (const watcher of watchers) {
    watcher(state);
  }
}

export function currentState() {
  return state;
}

/** @param {(state: SavingState) => void} watcher */
export function watchState(watcher) {
  watchers.push(watcher);
}
