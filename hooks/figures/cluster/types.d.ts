/* What the cluster's film, scene and drawing hand each other; read by the type checker alone. */

import type { Film } from "../kit/stage/types.d.ts";
import type {
  Cluster,
  ClusterNode,
  ClusterPod,
  ClusterSample,
  ClusterSettings,
  ClusterWaiting,
} from "../models/types.d.ts";

/** what the autoscalers knew from second t on */
export interface Turn {
  t: number;
  hpa: Cluster["hpa"];
  recommendation: Cluster["recommendation"];
  autoscaler: Cluster["autoscaler"];
  waiting: ClusterWaiting[];
  /** nodes that may go, and since when */
  removable: Map<string, number>;
}

/** a run that is being recorded */
export interface Take {
  cluster: Cluster;
  turns: Turn[];
  /** by second: how many requests have arrived, left, and given up, all in all */
  flow: { arrived: number; left: number; lost: number }[];
}

/** requests that a dot stands for, and when each dot arrives and leaves */
export interface Dots {
  worth: number;
  arrive: number[];
  leave: number[];
  /** the dots that give up */
  lost: Set<number>;
}

export interface ClusterFilm extends Film {
  rate: number;
  settings: ClusterSettings;
  /** a moment worth a look: most pods wait */
  telling: number;
  pods: ClusterPod[];
  nodes: ClusterNode[];
  turns: Turn[];
  series: ClusterSample[];
  dots: Dots;
}

export type Box = [x: number, y: number, width: number, height: number];

export interface Geometry {
  phone: boolean;
  width: number;
  gpu: Box;
  cpu: Box;
  /** where waiting pods are, two beside each other */
  tray: [x: number, y: number];
  pod: [width: number, height: number];
  /** the head of the queue */
  queue: [x: number, y: number];
  badges: Record<"HPA" | "CA" | "VPA", Box>;
  arrows: Record<"HPA" | "CA" | "VPA", string>;
  /** the two charts: top and height */
  charts: [number, number][];
  chartLeft: number;
}

/** where a pod is on its node, in shares of its inside */
export interface Cell {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type PodState = "wait" | "start" | "run" | "lost";

export interface PodShown {
  pod: ClusterPod;
  x: number;
  y: number;
  width: number;
  height: number;
  opacity: number;
  state: PodState;
  /** how full its bar is */
  share: number;
}

export interface NodeShown {
  box: Box;
  /** null for room that no node takes */
  node: ClusterNode | null;
  state: "off" | "starting" | "ready" | "drained" | "crashed";
  title: string;
  share: number;
}

export interface BadgeShown {
  lines: string[];
  lit: boolean;
}

export interface Scene {
  nodes: NodeShown[];
  pods: PodShown[];
  dots: { x: number; y: number; opacity: number }[];
  waiting: number;
  /** whether the taint turns a pod away right now */
  barred: boolean;
}
