/* Follows which heading of the page is being read. */

/** A heading is read once its section has this share of the window, and the reader stays for this long: ms. */
const SHARE = 0.5;
const STAY = 1500;

/** All sections but the list of what comes next, which nobody reads twice. */
const READ = "article h2[id]:not(:has(+ self-check[data-phase=next]))";

/** @type {(() => void) | undefined} ends what the page before this one followed */
let stop;

/**
 * Calls back with the heading that a reader has come to and stays at, each time that it is another one.
 * @param {(id: string) => void} read
 */
export function followReading(read) {
  stop?.();
  const headings = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(READ)]);
  let last = "";
  let timer = 0;
  const look = () => {
    const line = innerHeight * SHARE;
    const id = headings.findLast((one) => one.checkVisibility() && one.getBoundingClientRect().top < line)?.id ?? "";
    if (id && id !== last) {
      last = id;
      read(id);
    }
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(look, STAY);
  };
  addEventListener("scroll", wait, { passive: true });
  stop = () => {
    clearTimeout(timer);
    removeEventListener("scroll", wait);
  };
}
