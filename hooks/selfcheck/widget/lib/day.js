/* Days as numbers since 1970-01-01. */

const DAY = 86_400_000;

/** Returns the day by the reader's clock. */
export function todayNumber(now = new Date()) {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
}
