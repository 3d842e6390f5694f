/* Finds the learning platform that opened a page, and calls it; what it refuses is kept for the page to say. */

/** @import { LmsStandard } from "../types.d.ts" */

/** How far up the standard looks, so that a window that is its own parent ends the search. */
const HIGHEST = 7;

/**
 * Looks for the platform's object where the standard says: in this window and those around it, then in the window that
 * opened it and those around that.
 * @param {string} name
 * @param {any} here
 */
export function findPlatform(name, here) {
  return findUpward(name, here) ?? findUpward(name, reach(() => here.top.opener)) ?? null;
}

/**
 * @param {string} name
 * @param {any} from
 */
function findUpward(name, from) {
  let at = from;
  for (let step = 0; at && step <= HIGHEST; step += 1) {
    const scope = at;
    const found = reach(() => scope[name]);
    if (found) {
      return found;
    }
    at = reach(() => (scope.parent === scope ? null : scope.parent));
  }
  return null;
}

/**
 * Reads what may belong to a window of another origin, which refuses.
 * @param {() => any} read
 */
function reach(read) {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}

/** Calls a platform by the names of its standard. */
export class Platform {
  #api;
  #calls;
  /** The code of the first error, or what the platform threw; empty while there is none. */
  refused = "";

  /**
   * @param {any} api the platform's object
   * @param {LmsStandard} standard
   */
  constructor(api, standard) {
    this.#api = api;
    this.#calls = standard.calls;
  }

  start() {
    return this.#call("start", "") === "true";
  }

  /** @param {string} element */
  read(element) {
    return this.#call("read", element);
  }

  /**
   * @param {string} element
   * @param {string | number} value
   */
  write(element, value) {
    this.#call("write", element, String(value));
  }

  keep() {
    this.#call("keep", "");
  }

  end() {
    this.#call("end", "");
  }

  /**
   * @param {keyof LmsStandard["calls"]} name
   * @param {string[]} values
   */
  #call(name, ...values) {
    let said = "";
    let code = "";
    try {
      said = String(this.#api[this.#calls[name]](...values));
      code = String(this.#api[this.#calls.error]());
    } catch (error) {
      // The page goes on: the learner is not to blame for a platform that breaks.
      code = String(error);
    }
    if (code !== "0") {
      this.refused ||= code;
      console.warn(`${this.#calls[name]}(${values.map((one) => JSON.stringify(one)).join(", ")}): error ${code}`);
    }
    return said;
  }
}
