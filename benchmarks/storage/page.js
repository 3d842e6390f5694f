/* Keeps one answer in both stores and asks to be killed, or reports which answers both have. */

/** @type {{server: string, act: string, trial: number, delay: number}} */
const task = JSON.parse(decodeURIComponent(location.hash.slice(1)) || globalThis.task);

/**
 * Sends a message as an address, which pages of a folder may do too.
 * @param {string} message
 */
function send(message) {
  void fetch(`${task.server}/${message}`, { mode: "no-cors" }).catch(() => undefined);
}

/** @param {IDBDatabase} database */
function answer(database) {
  const transaction = database.transaction("answers", "readwrite");
  transaction.objectStore("answers").put("right", String(task.trial));
  transaction.commit();
  localStorage.setItem(String(task.trial), "right");
  if (task.delay > 0) {
    setTimeout(() => send("kill"), task.delay);
    return;
  }
  // Nothing else runs in this tab until it is killed.
  send("kill");
  const end = performance.now() + 5000;
  while (performance.now() < end);
}

/** @param {IDBDatabase} database */
function report(database) {
  const request = database.transaction("answers").objectStore("answers").getAllKeys();
  request.onsuccess = () => {
    const kept = { storage: Object.keys(localStorage), database: request.result };
    send(`report/${encodeURIComponent(JSON.stringify(kept))}`);
  };
}

const request = indexedDB.open("answers", 1);
request.onupgradeneeded = () => request.result.createObjectStore("answers");
// An answer is given some time after a page has opened.
request.onsuccess = () => setTimeout(() => (task.act === "answer" ? answer : report)(request.result), 150);
