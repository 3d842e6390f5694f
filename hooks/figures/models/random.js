/* Chance that can be repeated: numbers from a seed. */

/**
 * Draws numbers from 0 to 1, the same ones for the same seed (mulberry32, https://github.com/bryc/code).
 * @param {number} seed an integer
 * @returns {() => number}
 */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A draw from the normal distribution with mean 0 and deviation 1.
 * Source: Box and Muller 1958, https://doi.org/10.1214/aoms/1177706645.
 * @param {() => number} draw drawn twice
 */
export const normal = (draw) => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
