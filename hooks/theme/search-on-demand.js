/* Loads the search's index when a reader turns to the search: the theme loads it with every page, and it weighs more than
   the page. Runs before the theme does. On file:// the theme takes it from a script, which this leaves alone. */

export function searchOnDemand() {
  const INDEX = "/search/search_index.json";
  /** @type {Promise<void>} */
  const wanted = new Promise((resolve) => {
    const turn = (/** @type {Event} */ event) => {
      const target = /** @type {Element} */ (event.target);
      if (target.closest?.("[data-md-component=search], [for=__search], #__search")) {
        resolve();
      }
    };
    for (const event of ["focusin", "pointerover", "touchstart", "change"]) {
      document.addEventListener(event, turn, { passive: true });
    }
    // A link to a search has its words in the address.
    if (new URLSearchParams(location.search).has("q")) {
      resolve();
    }
  });

  globalThis.XMLHttpRequest = class extends XMLHttpRequest {
    #url = "";

    /**
     * @override
     * @param {string} method
     * @param {string | URL} url
     * @param {any[]} rest
     */
    open(method, url, ...rest) {
      this.#url = new URL(url, location.href).pathname;
      // @ts-expect-error - how many arguments there are makes a difference to the browser alone
      super.open(method, url, ...rest);
    }

    /**
     * @override
     * @param {any} [body]
     */
    send(body) {
      if (this.#url.endsWith(INDEX)) {
        wanted.then(() => super.send(body));
      } else {
        super.send(body);
      }
    }
  };
}
