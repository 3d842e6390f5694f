/* What an hour of a GPU costs to rent: ranges of on-demand offers, in US dollars. A reader can change them. */

/** @import { Price } from "./types.d.ts" */

const date = "2026-05";
const source = "https://www.mercatus-ai.com/blog/cloud-gpu-pricing";
/** @type {Price[]} */
export const prices = [
  { name: "A100", low: 0.8, high: 3, source, date },
  { name: "H100", low: 1.99, high: 5, source, date },
  { name: "H200", low: 2.5, high: 7, source, date },
];
