/* The elements of all figures: each loads its figure's script once, when a reader comes near, and hands itself over. */

import { h, openInPrint } from "../kit/dom.js";
import { fillings, upgrades } from "../kit/register.js";
import { loadScript } from "../../selfcheck/widget/lib/scripts.js";

const LOADING = "Loading the figure…";
const FAILED = "This figure could not be loaded. Reload the page to try again.";

/**
 * Defines an element for each figure. Where instant navigation runs the script again, the first elements stay.
 * @param {Record<string, string[]>} figures name, such as "cluster", and scripts beside this one, in the order they run
 */
export function start(figures) {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const base = script?.src ?? location.href;
  for (const [name, scripts] of Object.entries(figures)) {
    define(name, scripts.map((one) => new URL(one, base).href), new URL(`${name}-drawers.js`, base).href);
  }
}

/**
 * @param {string} name
 * @param {string[]} addresses of the figure's scripts
 * @param {string} later address of the script that some figures load when a reader first uses them
 */
function define(name, addresses, later) {
  const tag = `${name}-visual`;
  if (customElements.get(tag)) {
    return;
  }
  customElements.define(
    tag,
    class extends HTMLElement {
      /** @type {HTMLDetailsElement | null} */
      #worked = null;

      connectedCallback() {
        if (!this.classList.contains("visual")) {
          this.className = "visual v-waits";
          this.#worked = this.hasAttribute("fold") ? fold(this) : null;
          noteSet(this, name, () => this.#load());
        }
        this.classList.contains("v-waits") && whenNear(this, () => this.#load());
      }

      async #load() {
        this.firstChild ?? this.append(h("p", { class: "v-loading" }, LOADING));
        await (upgrades().has(name) || loadInOrder(addresses).catch(() => {}));
        // The reader may have left the page meanwhile, or come near by a second way.
        if (this.isConnected && this.classList.contains("v-waits")) {
          this.classList.remove("v-waits");
          this.querySelector(".v-loading")?.remove();
          (upgrades().get(name) ?? (() => this.#fail()))(this, async () => {
            await loadScript(later);
            return fillings().get(name);
          });
        }
      }

      #fail() {
        this.append(h("p", { role: "status" }, FAILED));
        this.#worked && (this.#worked.open = true);
      }
    },
  );
}

/**
 * Loads scripts, which run in this order: each builds on those before.
 * @param {string[]} addresses
 */
async function loadInOrder(addresses) {
  // All are fetched at once, though each is run only when the one before has.
  document.head.append(...addresses.slice(1).map((href) => h("link", { rel: "preload", as: "script", href })));
  for (const address of addresses) {
    await loadScript(address);
  }
}

/**
 * Calls back once the reader is about to reach an element: a figure costs nothing before.
 * @param {HTMLElement} host
 * @param {() => void} act
 */
function whenNear(host, act) {
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        near.disconnect();
        act();
      }
    },
    { rootMargin: "100% 0px" },
  );
  near.observe(host);
}

/**
 * Marks a figure that a reader has set, or that a link has: paper shows what it shows, else its worked table alone.
 * @param {HTMLElement} host
 * @param {string} name
 * @param {() => void} linked called when the page's address says the figure's state
 */
function noteSet(host, name, linked) {
  const note = () => void (host.dataset.set = "");
  const look = () => {
    if (new RegExp(`[#&]${name}=`).test(location.hash)) {
      note();
      linked();
    }
  };
  look();
  addEventListener("hashchange", look);
  for (const event of ["input", "change", "click"]) {
    host.addEventListener(event, note);
  }
}

/**
 * Puts the figure's worked table, which says the same as the visual at its beginning, behind a summary: the attribute's text, if it has one.
 * @param {HTMLElement} host
 */
function fold(host) {
  const figure = host.closest("figure");
  const table = figure && [...figure.querySelectorAll("table")].find((one) => !host.contains(one));
  if (!table) {
    return null;
  }
  const block = table.closest(".md-typeset__scrollwrap") ?? table;
  const summary = host.getAttribute("fold") || "Worked out for the first settings";
  const folded = h("details", { class: "visual-worked" }, h("summary", {}, summary));
  block.replaceWith(folded);
  folded.append(block);
  openInPrint(folded);
  return folded;
}
