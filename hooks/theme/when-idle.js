/* What can wait until a page has loaded and the browser has nothing to do. */

const SECOND = 1000;

/** A page's own files come first. @param {() => void} act */
export function whenIdle(act) {
  const wait = () => {
    if ("requestIdleCallback" in globalThis) {
      requestIdleCallback(act, { timeout: 5 * SECOND });
    } else {
      setTimeout(act, SECOND);
    }
  };
  if (document.readyState === "complete") {
    wait();
  } else {
    addEventListener("load", wait, { once: true });
  }
}
