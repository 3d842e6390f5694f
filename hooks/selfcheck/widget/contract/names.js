/* Written by selfcheck/contract.py from the Python half; `python -m selfcheck.contract` writes it again. */

/** What begins the id of a question's element on its page; the question's own id follows. */
export const QUESTION = "q-";
/** The kinds whose answers are chosen and not typed. */
export const CHOSEN = ["single", "multiple", "true-false", "ordering", "matching", "categorize"];
