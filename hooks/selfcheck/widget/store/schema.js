/* How what is kept is named in the browser's storage. */

/** The version of what is kept; what a later one wrote is left alone. */
export const SCHEMA = 2;
/** What the key of a question's answers begins with. */
export const LOG = "log:";
/** The key of an exam that is being taken. */
export const EXAM = "exam";
/** The key of how far the reader is on pages. */
export const MARKS = "marks";
/** The key of the heading that was read last. */
export const POSITION = "position";
/** The key of the last copy of the answers, and of what the reader said to another one. */
export const BACKUP = "backup";
/** The key of the questions whose answer was shown before any try. */
export const SHOWN = "shown";
