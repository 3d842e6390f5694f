/* Where the parts of a card are, in px of each layout. Pure. */

export const WIDE = {
  size: /** @type {[number, number]} */ ([928, 382]),
  card: [220, 382],
  gap: [16, 16],
  columns: 4,
  pad: 14,
  title: 25,
  detail: 44,
  amount: 81,
  worth: [14, 168],
  limit: 194,
  squares: { top: 93, columns: 13, rows: 4, step: 14.8, side: 12.4, round: 2.5 },
  gauges: { top: 215, step: 27, below: 5, height: 9 },
  facts: [355, 372],
};

export const PHONE = {
  size: /** @type {[number, number]} */ ([358, 416]),
  card: [174, 203],
  gap: [10, 10],
  columns: 2,
  pad: 9,
  title: 20,
  detail: 0,
  amount: 40,
  worth: [165, 20],
  limit: 0,
  squares: { top: 49, columns: 17, rows: 3, step: 9.2, side: 7.6, round: 1.5 },
  gauges: { top: 94, step: 23, below: 4, height: 6 },
  facts: [0, 0],
};

/** @param {boolean} phone */
export const layoutOf = (phone) => phone ? PHONE : WIDE;

/** Squares of a card. @param {typeof WIDE} layout */
export const room = ({ squares: { columns, rows } }) => columns * rows;

/** The upper left corner of a card. @param {typeof WIDE} layout @param {number} index */
export function cardAt({ card: [width = 0, height = 0], gap: [x = 0, y = 0], columns }, index) {
  return { x: (index % columns) * (width + x), y: Math.floor(index / columns) * (height + y), width, height };
}

/** A square's place in its card. @param {typeof WIDE} layout @param {number} index */
export function squareAt({ pad, squares: { top, columns, step } }, index) {
  return { x: pad + (index % columns) * step, y: top + Math.floor(index / columns) * step };
}

/** A gauge's place in its card: its words' baseline, its bar. @param {typeof WIDE} layout @param {number} index */
export function gaugeAt({ card: [width = 0], pad, gauges: { top, step, below, height } }, index) {
  const text = top + index * step;
  return { x: pad, text, y: text + below, width: width - 2 * pad, height };
}
