/* Loads the search's index when a reader turns to the search: the theme loads it with every page, and it weighs more than
   the page. Where it does not come, that is said, and it is asked for again. Runs before the theme does. On file:// the theme
   takes it from a script, which this leaves alone. */

import { say } from "./words.js";

const INDEX = "/search/search_index.json";
const SEARCH = "[data-md-component=search], [for=__search], #__search";
const TURNS = ["focusin", "pointerover", "touchstart", "change", "input"];

export function searchOnDemand() {
  // A link to a search has its words in the address.
  const wanted = new URLSearchParams(location.search).has("q") ? Promise.resolve() : turned();

  globalThis.XMLHttpRequest = class extends XMLHttpRequest {
    #url = new URL(location.href);

    constructor() {
      super();
      for (const event of ["error", "load"]) {
        // First of all listeners: the theme would give up for good.
        this.addEventListener(event, (told) => {
          if (this.#isIndex && this.status !== 200) {
            told.stopImmediatePropagation();
            void this.#sendAgain();
          }
        });
      }
    }

    get #isIndex() {
      return this.#url.pathname.endsWith(INDEX);
    }

    /**
     * @override
     * @param {string} method
     * @param {string | URL} url
     * @param {any[]} rest
     */
    open(method, url, ...rest) {
      this.#url = new URL(url, location.href);
      // @ts-expect-error - how many arguments there are makes a difference to the browser alone
      super.open(method, url, ...rest);
    }

    /**
     * @override
     * @param {any} [body]
     */
    send(body) {
      if (this.#isIndex) {
        wanted.then(() => super.send(body));
      } else {
        super.send(body);
      }
    }

    async #sendAgain() {
      document.querySelector(".md-search-result__meta")?.replaceChildren(say("searchNotLoaded"));
      await Promise.race([turned(), new Promise((back) => addEventListener("online", back, { once: true }))]);
      this.open("GET", this.#url);
      super.send();
    }
  };
}

/**
 * Waits until a reader turns to the search.
 * @returns {Promise<void>}
 */
function turned() {
  return new Promise((resolve) => {
    const stop = new AbortController();
    const done = () => {
      stop.abort();
      resolve();
    };
    for (const event of TURNS) {
      document.addEventListener(event, ({ target }) => {
        /** @type {Element} */ (target).closest?.(SEARCH) && done();
      }, { passive: true, signal: stop.signal });
    }
  });
}
