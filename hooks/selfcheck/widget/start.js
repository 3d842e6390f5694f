/* Shows the marks in the navigation as soon as the store is open, and when it changes. */
"use strict";

(() => {
  const store = selfcheck.store();
  store.whenReady(() => selfcheck.refreshMarks());
  // Instant navigation runs this for each page, and the document with its store stays.
  selfcheck.unfollow?.();
  selfcheck.unfollow = store.subscribe((question) => {
    selfcheck.refreshMarks();
    if (question !== null) {
      selfcheck.recountLater?.(question);
    }
  });
})();
