/* How what is kept is named in the browser's storage. */

/** The version of what is kept; what a later one wrote is left alone. */
export const SCHEMA = 2;
/** The key of how far the reader is on pages. */
export const MARKS = "marks";
/** The key of the heading that was read last. */
export const POSITION = "position";
/** The key of the day of the last backup. */
export const BACKUP = "backup";
