/* Makes the theme work from the file system: runs its search without a Worker, which browsers refuse on file://,
   and takes its instant navigation away, which there would keep it from starting, and the manifest of an app, which
   browsers refuse to read. Runs before the theme does. */

export function workOffline() {
  if (location.protocol !== "file:") {
    return;
  }
  removeInstantNavigation();
  document.querySelector("link[rel=manifest]")?.remove();
  Object.assign(globalThis, { Worker: makeWorker(), IFrameWorker: true }); // the search asks for the second by name
}

/** On file:// instant navigation would keep the theme from starting. */
function removeInstantNavigation() {
  const element = /** @type {HTMLElement} */ (document.getElementById("__config"));
  const settings = JSON.parse(element.textContent ?? "");
  settings.features = settings.features.filter(
    (/** @type {string} */ feature) => !feature.startsWith("navigation.instant"),
  );
  element.textContent = JSON.stringify(settings);
}

/** A Worker, as far as the theme's search uses one: its script runs in a hidden frame of the same page. Blobs work as ever. */
function makeWorker() {
  const Native = globalThis.Worker;
  return class extends EventTarget {
    /** @type {Promise<Window> | undefined} */
    #scope;

    /** @param {string} url */
    constructor(url) {
      super();
      if (url.startsWith("blob:")) {
        return /** @type {any} */ (new Native(url));
      }
      this.#scope = this.#start(new URL(url, location.href).href);
    }

    /** @param {unknown} data */
    async postMessage(data) {
      (await this.#scope)?.dispatchEvent(new MessageEvent("message", { data }));
    }

    /** @param {string} url */
    async #start(url) {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      await /** @type {Promise<void>} */ (
        new Promise((loaded) => {
          frame.addEventListener("load", () => loaded(), { once: true });
          document.body.append(frame);
        })
      );
      const scope = /** @type {Window} */ (frame.contentWindow);
      Object.assign(scope, {
        postMessage: (/** @type {unknown} */ data) => this.dispatchEvent(new MessageEvent("message", { data })),
        importScripts: (/** @type {string[]} */ ...urls) =>
          urls.reduce((before, next) => before.then(() => load(scope, next)), Promise.resolve()),
      });
      await load(scope, url);
      return scope;
    }
  };
}

/**
 * @param {Window} scope
 * @param {string} url
 * @returns {Promise<void>}
 */
function load(scope, url) {
  return new Promise((loaded, failed) => {
    const script = scope.document.createElement("script");
    script.src = url;
    script.addEventListener("load", () => loaded());
    script.addEventListener("error", () => failed(new Error(`Search could not load ${url}`)));
    scope.document.head.append(script);
  });
}
