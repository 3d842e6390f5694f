/* How many requests are inside a system: Little's law. */

/**
 * Requests inside on average, by L = λ·W (Little 1961, https://doi.org/10.1287/opre.9.3.383).
 * @param {number} rate requests a second that arrive, and leave
 * @param {number} stay seconds that a request stays
 * @returns {number}
 */
export const inside = (rate, stay) => rate * stay;
