/* The state of a visual in the page's address: #cluster=shape:ramp,base:12&ways=method:full. */

const DELAY = 300;
const LONGEST = 2000;
/** @type {Map<string, string>} */
const waiting = new Map();
let timer = 0;
let page = "";
let hash = "";

function parts() {
  const found = new Map();
  for (const part of location.hash.slice(1, LONGEST).split("&")) {
    const match = /^([a-z]+)=([\w.:,%+-]*)$/.exec(part);
    if (match) {
      found.set(match[1], match[2]);
    }
  }
  return found;
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Leaves what parts() reads: letters, digits, and a few marks. @param {string} text */
const escape = (text) =>
  encodeURIComponent(text)
    .replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
    .replaceAll("%3A", ":");

/** @param {Record<string, string | number>} state */
function encode(state) {
  return Object.entries(state)
    .map(([name, value]) => `${name}:${escape(String(value))}`)
    .join(",");
}

function write() {
  timer = 0;
  if (location.hash !== hash) {
    // A link has been followed since, and what it says is about to be read.
    [...parts().keys()].forEach((name) => waiting.delete(name));
  }
  const all = new Map([...parts(), ...waiting]);
  waiting.clear();
  if (location.pathname !== page) {
    // Instant navigation has opened another page since, whose address is its own.
    return;
  }
  const join = (/** @type {Map<string, string>} */ states) =>
    [...states].filter(([, state]) => state !== "").map(([name, state]) => `${name}=${state}`).join("&");
  const text = join(all);
  if (text === join(parts())) {
    // The address may name a heading, which stays.
    return;
  }
  history.replaceState(history.state, "", location.pathname + location.search + (text && `#${text}`));
}

/**
 * Reads what the address says of one visual. Nothing of it is trusted: controls bring values into their range.
 * @param {string} name
 * @returns {Record<string, string>}
 */
export function readState(name) {
  const state = parts().get(name) ?? "";
  const pairs = state.split(",").map((/** @type {string} */ pair) => {
    const at = pair.indexOf(":");
    return at > 0 ? [pair.slice(0, at), decode(pair.slice(at + 1))] : null;
  });
  return Object.fromEntries(pairs.filter(Boolean));
}

/**
 * Puts the state of one visual into the address, a moment later, and leaves that of others.
 * @param {string} name
 * @param {Record<string, string | number>} state empty to take it out
 */
export function writeState(name, state) {
  waiting.set(name, encode(state));
  page = location.pathname;
  hash = location.hash;
  timer ||= setTimeout(write, DELAY);
}

/**
 * The address of a state, to be linked.
 * @param {string} name
 * @param {Record<string, string | number>} state
 */
export const linkTo = (name, state) => `#${name}=${encode(state)}`;

/**
 * @param {HTMLElement} host
 * @param {string} name
 * @param {() => void} changed
 */
export function onState(host, name, changed) {
  addEventListener("hashchange", () => {
    if (host.isConnected && parts().has(name)) {
      changed();
    }
  });
}
