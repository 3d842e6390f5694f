/* Registers the service worker that saves the guide, once the page has loaded, and follows how far it is. */

/** @import { Message, Reason, Status } from "../worker/types.d.ts" */
import { whenIdle } from "../when-idle.js";
import { currentState, setState } from "./state.js";
import { showUpdate } from "./update-bar.js";

const HOUR = 3_600_000;
const SECOND = 1000;

/** Why the last attempt failed; the worker says so before or after it is gone. @type {Reason} */
let reason = "network";
let lastCheck = Date.now();

/** @param {string} root the address of the site's folder */
export function saveGuide(root) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) {
    setState({ kind: "unable" }); // in a private window, or without a secure connection
    return;
  }
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.scope === root) {
      hear(data);
    }
  });
  serviceWorker.startMessages();
  whenIdle(() => begin(root));
}

/** Saves the guide on a reader's own word. @param {string} root */
export async function saveNow(root) {
  try {
    follow(root, await navigator.serviceWorker.register(script(root), { scope: root }));
  } catch {
    setState({ kind: "unable" });
  }
}

/** @param {string} root */
async function begin(root) {
  const known = await navigator.serviceWorker.getRegistration(root).catch(() => undefined);
  if (known?.scope !== root && wantsLessData()) {
    setState({ kind: "asks" });
    return;
  }
  await saveNow(root);
  addEventListener("online", () => tryAgain(root));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - lastCheck > HOUR) {
      tryAgain(root);
    }
  });
}

/** @param {string} root */
async function tryAgain(root) {
  lastCheck = Date.now();
  const registration = await navigator.serviceWorker.getRegistration(root);
  if (registration?.scope === root) {
    await registration.update().catch(() => {}); // the next visit tries again, too
  } else if (currentState().kind === "failed") {
    await saveNow(root);
  }
}

/**
 * @param {string} root
 * @param {ServiceWorkerRegistration} registration
 */
function follow(root, registration) {
  registration.addEventListener("updatefound", () => followInstall(root, registration));
  if (registration.waiting) {
    remind(registration.waiting);
  }
  if (registration.installing) {
    followInstall(root, registration);
  } else if (registration.active) {
    begun(root, registration.active);
  }
}

/**
 * @param {string} root
 * @param {ServiceWorkerRegistration} registration
 */
function followInstall(root, registration) {
  const worker = registration.installing;
  if (!worker) {
    return;
  }
  const isFirst = !registration.active;
  if (isFirst) {
    setState({ kind: "saving", share: 0 });
    showProgress(worker);
  }
  let isStored = false;
  worker.addEventListener("statechange", () => {
    if (worker.state === "installed") {
      remind(worker);
    } else if (worker.state === "activated") {
      begun(root, worker);
    } else if (worker.state === "redundant" && !isStored) {
      setState(isFirst ? { kind: "failed", reason } : { kind: "saved", isOld: true });
    }
    isStored = true;
  });
}

/**
 * Reminds a version that it is to take over. It says so itself when it is stored, but if the one before is just then at
 * work, Chromium may leave it waiting.
 * @param {ServiceWorker} worker
 */
function remind(worker) {
  if (worker.state === "installed") {
    worker.postMessage({ type: "take-over" });
    setTimeout(() => remind(worker), SECOND);
  }
}

/**
 * A worker is in charge. It takes a page over that came over the network, if that is the one that it stored.
 * @param {string} root
 * @param {ServiceWorker} worker
 */
function begun(root, worker) {
  if (navigator.serviceWorker.controller?.scriptURL !== script(root)) {
    worker.postMessage({ type: "adopt" });
  }
  ask(worker, ({ isComplete, isOld }) => {
    setState(isComplete ? { kind: "saved" } : { kind: "failed", reason: "network" });
    if (isOld) {
      showUpdate();
    }
  });
}

/** @param {ServiceWorker} worker */
function showProgress(worker) {
  if (worker.state === "installing") {
    ask(worker, ({ done, total }) => {
      if (worker.state === "installing") {
        setState({ kind: "saving", share: done / total });
      }
    });
    setTimeout(() => showProgress(worker), SECOND / 2);
  }
}

/**
 * @param {ServiceWorker} worker
 * @param {(status: Status) => void} tell
 */
function ask(worker, tell) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => tell(data);
  worker.postMessage({ type: "status" }, [port2]);
}

/** @param {Message} message */
function hear(message) {
  if (message.type === "new-version") {
    showUpdate();
  } else if (message.type === "failed") {
    ({ reason } = message);
    if (currentState().kind === "failed") {
      setState({ kind: "failed", reason });
    }
  }
}

/** @param {string} root */
function script(root) {
  return `${root}sw.js`;
}

/** Whether a reader has asked sites to load less, or is on a network on which it would hurt. */
function wantsLessData() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (navigator);
  return Boolean(connection?.saveData) || /2g$/.test(connection?.effectiveType ?? "");
}
