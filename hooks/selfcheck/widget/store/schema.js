/* How what is kept is named in the browser's storage. */

/** The version of what is kept; what a later one wrote is left alone. */
export const SCHEMA = 2;
/** The key of how far the reader is on pages. */
export const MARKS = "marks";
