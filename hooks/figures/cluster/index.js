/* <cluster-visual>: a cluster under load, its pods and nodes, and what three autoscalers decide about them. */

import { define } from "../kit/dom.js";
import { Figure } from "./figure.js";

/** Defines the element. */
export function start() {
  define("cluster", (host) => new Figure(host).load());
}
