/* <cluster-visual>: a cluster under load, its pods and nodes, and what three autoscalers decide about them. */

import { register } from "../kit/register.js";
import { Figure } from "./figure.js";

/** Hand over what upgrades the element. */
export function start() {
  register("cluster", (host, loadDrawers) => new Figure(host, loadDrawers).load());
}
