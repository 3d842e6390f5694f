/* <cluster-visual>: a cluster under load, its pods and nodes, and what three autoscalers decide about them. */

// deno-lint-ignore-file short/file short/function -- the figure is one closure, to be split into parts

/** @import { ChoiceSpec, RangeSpec } from "../kit/types.d.ts" */
/**
 * @import {
 *   ClusterLog, ClusterNode, ClusterPod, ClusterSample, ClusterSettings, ClusterWaiting
 * } from "../models/types.d.ts"
 */
import { linkTo } from "../kit/address.js";
import { createLineChart, times } from "../kit/charts.js";
import { createControls } from "../kit/controls.js";
import { define, h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createPlayer } from "../kit/player.js";
import { keepSettings } from "../kit/settings.js";
import { createAbout, createLog, createSpeaker, createTwin, link } from "../kit/words.js";
import { clusterDefaults as defaults, scenarios } from "../data/scenarios.js";
import * as model from "../models/cluster.js";
import * as scheduler from "../models/scheduler.js";
import * as vpa from "../models/vpa.js";

/** Defines the element. */
export function start() {
  define("cluster", upgrade);
}

/** @param {HTMLElement} host */
function upgrade(host) {
  const NAME = "cluster";
  const LONGEST = 6 * 3600;
  /** Milliseconds of a frame for the model */
  const FRAME_WORK = 2;
  /** Milliseconds at a time for a run that is begun anew, so that the page goes on answering */
  const SLICE = 12;
  /** What is drawn, listed and said at most of what may be thousands */
  const MOST = { waiting: 200, rows: 50, sayings: 3 };
  /** The row of 90 % in the figure's worked table: 450 requests a second for ten pods that serve 50 each. */
  const TABLE_RUNS = linkTo(NAME, { shape: "steady", base: 450, served: 50, replicas: 10, gpuNodes: 3 });
  const LETTERS = { inference: "I", training: "T", batch: "P" };
  const STATES = { provisioning: "is coming", ready: "", draining: "drained", failed: "failed" };
  const KINDS = { inference: "inference", training: "training", batch: "preprocessing" };

  /** @type {ClusterSettings} */
  let settings = { ...defaults };
  let cluster = model.create(settings);
  let spoken = 0;
  /** Seconds that have passed in part */
  let rest = 0;
  /** Where a run that was begun anew shall get to, while it is on its way @type {number | null} */
  let aim = null;
  let runs = 0;
  /** What the scenario does to nodes, without the reader */
  let given = "";

  const select = [["Max", "the larger change (Max)"], ["Min", "the smaller change (Min)"], [
    "Disabled",
    "none (Disabled)",
  ]];
  const panel = createControls(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      ["Load", [
        ["shape", {
          label: "Requests",
          options: [["steady", "steady"], ["ramp", "a ramp, up to five-fold"], ["sale", "a flash sale, ten-fold"], [
            "nightly",
            "steady, and a nightly batch",
          ]],
          value: defaults.shape,
        }],
        ["base", { label: "Requests at first", min: 0, max: 500, value: defaults.base, unit: "/s" }],
        ["trainEvery", {
          label: "Time between training jobs, 0 for none",
          min: 0,
          max: 3600,
          step: 30,
          value: defaults.trainEvery,
          unit: "s",
        }],
        ["trainPods", { label: "Pods of a training job", min: 1, max: 32, value: defaults.trainPods, unit: "pods" }],
        ["trainGpus", { label: "GPUs of a training pod", min: 1, max: 8, value: defaults.trainGpus, unit: "GPUs" }],
        ["trainSeconds", {
          label: "Length of a training job",
          min: 30,
          max: 3600,
          step: 30,
          value: defaults.trainSeconds,
          unit: "s",
        }],
        ["seed", { label: "Seed of the random numbers", min: 1, max: 999, value: defaults.seed }],
      ]],
      ["Inference pods", [
        ["served", { label: "A pod serves", min: 1, max: 100, value: defaults.served, unit: "/s" }],
        ["startup", { label: "A pod starts in", min: 0, max: 300, step: 5, value: defaults.startup, unit: "s" }],
        ["cpu", { label: "CPU requested", min: 0.1, max: 16, step: 0.1, value: defaults.cpu, unit: "cores" }],
        ["need", { label: "CPU used when busy", min: 0.1, max: 16, step: 0.1, value: defaults.need, unit: "cores" }],
        ["gpus", { label: "GPUs requested", min: 0, max: 8, value: defaults.gpus, unit: "GPUs" }],
        ["replicas", { label: "Pods at first", min: 0, max: 500, value: defaults.replicas, unit: "pods" }],
      ]],
      ["HPA", [
        ["metric", {
          label: "Metric",
          options: [["cpu", "CPU, as a share of the request"], ["queue", "requests that wait, by pod"]],
          value: defaults.metric,
        }],
        ["target", { label: "Target of CPU", min: 10, max: 150, value: defaults.target, unit: "%" }],
        ["queueTarget", { label: "Target of the queue", min: 1, max: 100, value: defaults.queueTarget, unit: "a pod" }],
        ["toleranceUp", { label: "Tolerance upward", min: 0, max: 0.5, step: 0.01, value: defaults.toleranceUp }],
        ["toleranceDown", { label: "Tolerance downward", min: 0, max: 0.5, step: 0.01, value: defaults.toleranceDown }],
        ["min", { label: "minReplicas", min: 1, max: 100, value: defaults.min, unit: "pods" }],
        ["max", { label: "maxReplicas", min: 1, max: 500, value: defaults.max, unit: "pods" }],
        ["upWindow", { label: "Window upward", min: 0, max: 600, step: 15, value: defaults.upWindow, unit: "s" }],
        ["upPods", {
          label: "Policy upward, pods (0: no such policy)",
          min: 0,
          max: 50,
          value: defaults.upPods,
          unit: "pods",
        }],
        ["upPercent", {
          label: "Policy upward, percent (0: no such policy)",
          min: 0,
          max: 400,
          value: defaults.upPercent,
          unit: "%",
        }],
        ["upPeriod", {
          label: "Period of the policies upward",
          min: 15,
          max: 300,
          step: 15,
          value: defaults.upPeriod,
          unit: "s",
        }],
        ["upSelect", { label: "Of the policies upward counts", options: select, value: defaults.upSelect }],
        ["downWindow", { label: "Window downward", min: 0, max: 600, step: 15, value: defaults.downWindow, unit: "s" }],
        ["downPods", {
          label: "Policy downward, pods (0: no such policy)",
          min: 0,
          max: 50,
          value: defaults.downPods,
          unit: "pods",
        }],
        ["downPercent", {
          label: "Policy downward, percent (0: no such policy)",
          min: 0,
          max: 100,
          value: defaults.downPercent,
          unit: "%",
        }],
        ["downPeriod", {
          label: "Period of the policies downward",
          min: 15,
          max: 300,
          step: 15,
          value: defaults.downPeriod,
          unit: "s",
        }],
        ["downSelect", { label: "Of the policies downward counts", options: select, value: defaults.downSelect }],
      ]],
      ["VPA", [
        ["vpa", {
          label: "Mode",
          options: [
            ["Off", "Off: recommends only"],
            ["Initial", "Initial: new pods"],
            ["Recreate", "Recreate: evicts"],
            ["InPlaceOrRecreate", "InPlaceOrRecreate"],
          ],
          value: defaults.vpa,
        }],
      ]],
      ["Cluster Autoscaler", [
        ["autoscaler", {
          label: "Cluster Autoscaler",
          options: [["on", "on"], ["off", "off"]],
          value: defaults.autoscaler,
        }],
        ["provisioning", {
          label: "A new node is there in",
          min: 5,
          max: 600,
          step: 5,
          value: defaults.provisioning,
          unit: "s",
        }],
        ["threshold", { label: "A node is a candidate below", min: 0, max: 100, value: defaults.threshold, unit: "%" }],
        ["unneeded", {
          label: "A candidate goes after",
          min: 10,
          max: 1800,
          step: 10,
          value: defaults.unneeded,
          unit: "s",
        }],
        ["afterAdd", {
          label: "None goes after one came for",
          min: 0,
          max: 1800,
          step: 10,
          value: defaults.afterAdd,
          unit: "s",
        }],
      ]],
      ["Nodes", [
        ["gpuNodes", { label: "GPU nodes at first", min: 0, max: 50, value: defaults.gpuNodes, unit: "nodes" }],
        ["gpuMin", { label: "GPU nodes at least", min: 0, max: 50, value: defaults.gpuMin, unit: "nodes" }],
        ["gpuMax", { label: "GPU nodes at most", min: 0, max: 50, value: defaults.gpuMax, unit: "nodes" }],
        ["nodeGpus", { label: "GPUs of a GPU node", min: 1, max: 16, value: defaults.nodeGpus, unit: "GPUs" }],
        ["cpuNodes", { label: "CPU nodes at first", min: 0, max: 50, value: defaults.cpuNodes, unit: "nodes" }],
        ["cpuMin", { label: "CPU nodes at least", min: 0, max: 50, value: defaults.cpuMin, unit: "nodes" }],
        ["cpuMax", { label: "CPU nodes at most", min: 0, max: 50, value: defaults.cpuMax, unit: "nodes" }],
        ["nodeCpu", {
          label: "Allocatable cores of a CPU node",
          min: 2,
          max: 64,
          value: defaults.nodeCpu,
          unit: "cores",
        }],
      ]],
    ]),
    (name, value) => change({ [name]: value }),
  );

  const address = keepSettings({
    host,
    name: NAME,
    defaults,
    controls: panel.controls,
    load() {
      player.stop();
      load();
    },
  });
  const known = h(
    "select",
    { id: "cluster-scenario" },
    ...scenarios.map(({ id, title }) => h("option", { value: id }, title)),
    h("option", { value: "own", hidden: true }, "Your own"),
  );
  const about = h("p", { class: "v-about-scenario" });
  known.addEventListener("change", () => choose(known.value));

  const player = createPlayer({
    host,
    pass(seconds) {
      if (aim !== null) {
        return true;
      }
      rest += seconds;
      const whole = Math.floor(rest);
      rest -= whole;
      const until = Math.min(LONGEST, cluster.t + whole);
      // Where this takes long, time passes more slowly and frames stay short.
      const enough = performance.now() + FRAME_WORK;
      do {
        model.advance(cluster, Math.min(until, cluster.t + 1));
      } while (cluster.t < until && performance.now() < enough);
      paintSome(whole > 0);
      return cluster.t < LONGEST;
    },
    step() {
      if (aim !== null) {
        return;
      }
      const found = model.decide(cluster, Math.min(3600, LONGEST - cluster.t));
      paint();
      found.length === 0 && speaker.say(`Nothing is decided until ${numbers.clock(cluster.t)}.`);
    },
    reset: () => restart(0),
    stopped: () => void (aim === null && paint()),
    stepLabel: "Next decision",
    speeds: {
      label: "Seconds per second",
      min: 1,
      max: 600,
      value: 20,
      log: true,
      say: (value) => `${numbers.round(value)} seconds of the cluster in a second`,
    },
  });
  const clock = h("span", { class: "v-clock" });
  const speaker = createSpeaker();
  speaker.element.textContent = "Press Play, or go from decision to decision.";

  const victim = h("select", { "aria-label": "Node" });
  const disturb = (/** @type {"drain" | "fail"} */ type) => () => {
    const at = now() + 1;
    const action = `${at}:${type}:${victim.value}`;
    change({ actions: settings.actions ? `${settings.actions} ${action}` : action }, at);
  };
  const forget = h("button", {
    type: "button",
    click() {
      change({ actions: given });
      victim.focus();
    },
  }, "Forget these");
  const done = h("p", { class: "v-note" });
  const nodeActions = h(
    "div",
    { class: "v-player", role: "group", "aria-label": "Nodes" },
    victim,
    h("button", { type: "button", click: disturb("drain") }, "Drain"),
    h("button", { type: "button", click: disturb("fail") }, "Let fail"),
    forget,
  );

  const board = h("div", { class: "v-board", role: "img" });
  const pools = { waiting: pool("Waiting"), gpu: pool("GPU nodes, tainted"), cpu: pool("CPU nodes") };
  board.append(pools.waiting.element, pools.gpu.element, pools.cpu.element);
  const key = h(
    "ul",
    { class: "v-key", "aria-hidden": "true" },
    ...["inference", "training", "batch"].map((kind) =>
      h("li", {}, podMark(kind, "v-ready"), KINDS[/** @type {keyof KINDS} */ (kind)])
    ),
    h("li", {}, podMark("inference", ""), "not ready yet"),
  );
  const cards = {
    HPA: card("HPA", "Horizontal Pod Autoscaler"),
    VPA: card("VPA", "Vertical Pod Autoscaler"),
    CA: card("CA", "Cluster Autoscaler"),
  };

  const requests = createLineChart({
    title: "Requests a second",
    steps: times,
    label: "Requests a second: what arrives, what the ready pods can serve",
    names: ["arrive", "can be served"],
    x: numbers.clock,
    y: numbers.round,
    height: 150,
  });
  const pods = createLineChart({
    title: "Inference pods",
    steps: times,
    label: "Pods: what the metric asks for, what the HPA sets, what is ready",
    names: ["wanted", "set", "ready"],
    x: numbers.clock,
    y: numbers.round,
    height: 150,
    whole: true,
  });
  const series = createTwin(
    "The two charts as a table",
    [
      "Time",
      "Arrive /s",
      "Can be served /s",
      "Waiting requests",
      "Pods wanted",
      "Pods set",
      "Pods ready",
      "Pods without a node",
      "Nodes",
    ],
    () =>
      thinned(cluster.series).map((
        one,
      ) => [
        numbers.clock(one.t),
        numbers.round(one.load),
        one.capacity,
        one.queue,
        one.wanted,
        one.replicas,
        one.ready,
        one.waiting,
        one.nodes,
      ]),
  );
  const nodes = createTwin("Nodes and their pods as a table", ["Node", "State", "Requested of it", "Pods"], () => [
    ...cluster.nodes.map((
      node,
    ) => [
      node.name,
      node.status,
      requested(node),
      node.pods.map((pod) => pod.name + (pod.ready ? "" : " (not ready)")).join(", ") || "none",
    ]),
    ...waiting().slice(0, MOST.rows).map((pod) => ["none", "waiting", pod.reason || "not looked at yet", pod.name]),
    ...(waiting().length > MOST.rows ? [["none", "waiting", "", `${waiting().length - MOST.rows} pods more`]] : []),
  ]);
  const refusals = createTwin(
    "Why pods wait, node by node",
    ["Pods that wait", "Node", "Why not"],
    () =>
      cluster.waiting.length === 0
        ? [["None", "", ""]]
        : cluster.waiting.flatMap(({ kind, pods: count, rejected }) =>
          rejected.map(({ node, reasons }) => [`${count} ${KINDS[kind]}`, node, reasons.join(", ")])
        ),
  );
  const log = createLog("Decisions, the newest first");

  host.append(
    h(
      "p",
      { class: "v-note" },
      "A simulation. Its autoscalers follow the documented rules of Kubernetes, second by second.",
    ),
    h("div", { class: "v-control" }, h("label", { for: "cluster-scenario" }, "Scenario"), known),
    about,
    h("p", { class: "v-note v-screen" }, "Also as a run: ", link(TABLE_RUNS, "the table's row of 90 %"), "."),
    player.element,
    h("div", { class: "v-status" }, h("span", {}, "Time ", clock), address.element),
    speaker.element,
    board,
    key,
    nodeActions,
    done,
    h("div", { class: "v-cards" }, ...Object.values(cards).map(({ element }) => element)),
    requests.element,
    pods.element,
    series.element,
    nodes.element,
    refusals.element,
    h("h4", { class: "v-title" }, "What was decided"),
    log.element,
    h("h4", { class: "v-title v-screen" }, "Change it"),
    h("p", { class: "v-note v-screen" }, "A change begins the run anew and brings it to the same second."),
    panel.element,
    createAbout(
      [
        "The HPA computes what its controller computes, to the replica: ",
        link("https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", "Kubernetes documentation"),
        ", and the rows of upstream's own tests run against it.",
      ],
      [
        "The VPA's histogram, margins and bounds are those of its ",
        link("https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler", "recommender"),
        ", for CPU. Left out: memory, and the updater's rule for pods older than 12 hours.",
      ],
      [
        "The Cluster Autoscaler's rules are those of its ",
        link("https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md", "FAQ"),
        ": it acts on pods without room, not on load.",
      ],
      ["The scheduler filters and scores by least allocated. Left out: preemption, affinity between pods, volumes, back-off; of equal nodes the first is taken, not one by lot."],
      ["Simulated: requests come as a Poisson process, are shared evenly, and give up after a minute. A pod's CPU is what it serves. Metrics are the mean of 15 seconds. A node is missed after 50 s, and its pods leave it 300 s later."],
    ),
  );

  /** @param {string} title */
  function pool(title) {
    const list = h("div", { class: "v-nodes" });
    const heading = h("p", { class: "v-pool-title" }, title);
    return { element: h("div", { class: "v-pool" }, heading, list), heading, list };
  }

  /**
   * @param {string} kind
   * @param {string} state
   */
  function podMark(kind, state) {
    return h("span", { class: `v-pod v-${kind} ${state}` }, LETTERS[/** @type {keyof LETTERS} */ (kind)]);
  }

  /**
   * @param {string} short
   * @param {string} title
   */
  function card(short, title) {
    const list = h("dl");
    return {
      element: h(
        "section",
        { class: "v-card", "aria-label": title },
        h("h4", {}, short, " ", h("small", {}, title)),
        list,
      ),
      list,
      said: "",
    };
  }

  /** @param {ClusterSample[]} all */
  function thinned(all) {
    const every = Math.ceil(all.length / 60);
    return all.filter((_, index) => index % every === 0 || index === all.length - 1);
  }

  /** @param {ClusterNode} node */
  function requested({ requested: used, allocatable = {} }) {
    const gpus = allocatable[scheduler.GPU] ?? 0;
    const cores = `${(used["cpu"] ?? 0) / 1000} of ${(allocatable["cpu"] ?? 0) / 1000} cores`;
    return gpus > 0 ? `${used[scheduler.GPU] ?? 0} of ${gpus} GPUs, ${cores}` : cores;
  }

  /** The second that is shown, or will be. */
  const now = () => aim ?? cluster.t;
  const waiting = () => cluster.pods.filter((pod) => !pod.node);

  /**
   * @param {Partial<ClusterSettings>} some
   * @param {number} [until]
   */
  function change(some, until = now()) {
    settings = { ...settings, ...some };
    restart(until);
  }

  /** @param {string} id */
  function choose(id) {
    player.stop();
    settings = address.set({}, { ...defaults, ...scenarios.find((one) => one.id === id)?.settings });
    given = settings.actions;
    restart(0);
  }

  /**
   * Begins the run anew, in place of one that is still on its way.
   * @param {number} until
   * @param {boolean} [first] whether the page has just been opened
   */
  function restart(until, first = false) {
    cluster = model.create(settings);
    aim = Math.min(LONGEST, until);
    rest = 0;
    runs += 1;
    paintAddress();
    approach(runs, first);
  }

  /**
   * Brings the run to its second, a slice at a time; what stood there before stays until then.
   * @param {number} run
   * @param {boolean} first
   */
  function approach(run, first) {
    if (run !== runs || aim === null || !host.isConnected) {
      return;
    }
    const enough = performance.now() + SLICE;
    while (cluster.t < aim && performance.now() < enough) {
      model.tick(cluster);
    }
    if (cluster.t < aim) {
      board.setAttribute("aria-busy", "true");
      clock.textContent = `${numbers.clock(cluster.t)}, computing up to ${numbers.clock(aim)} …`;
      setTimeout(approach, 0, run, first);
      return;
    }
    aim = null;
    refused = [];
    board.removeAttribute("aria-busy");
    spoken = cluster.log.length;
    log.show([]);
    paint();
    const latest = sentence(cluster.log);
    if (cluster.t > 0) {
      speaker.say(latest || `Nothing is decided until ${numbers.clock(cluster.t)}.`);
    } else if (!first) {
      speaker.say(`Back at 0:00. ${latest}`.trim());
    }
  }

  /**
   * What was decided last, in words.
   * @param {ClusterLog[]} lines
   */
  function sentence(lines) {
    const last = lines[lines.length - 1];
    if (!last) {
      return "";
    }
    const together = lines.filter(({ t }) => t === last.t);
    const said = together.slice(0, MOST.sayings).map(({ who, text }) => `${who}: ${text.replace(/\.$/, "")}`);
    if (together.length > said.length) {
      said.push(`and ${together.length - said.length} more`);
    }
    return `At ${numbers.clock(last.t)}, ${said.join("; ")}`;
  }

  /** Puts the settings from the address into the controls, which bring them into their range. */
  function load(first = false) {
    const said = address.said();
    const scenario = scenarios.find((one) => one.id === said["scenario"]);
    const found = { ...defaults, ...scenario?.settings };
    settings = address.set(said, { ...found, actions: (said["actions"] ?? found.actions).slice(0, 500) });
    given = scenario?.settings.actions ?? defaults.actions;
    restart(Math.min(LONGEST, Math.max(0, Math.floor(Number(said["t"]) || 0))), first);
  }

  /** @type {Map<ClusterPod, HTMLElement>} */
  const marks = new Map();
  /** @type {Map<ClusterNode, {element: HTMLElement, pods: HTMLElement, title: HTMLElement, why: HTMLElement}>} */
  const boxes = new Map();

  /** Whose reasons stand on the nodes @type {ClusterWaiting[]} */
  let refused = [];

  function paintBoard() {
    for (const [node, box] of boxes) {
      if (!cluster.nodes.includes(node)) {
        box.element.remove();
        boxes.delete(node);
      }
    }
    for (const node of cluster.nodes) {
      const box = boxes.get(node) ?? newBox(node);
      const title = `${node.name} ${STATES[node.status]}`;
      if (box.title.textContent !== title) {
        box.title.textContent = title;
        box.element.className = `v-node v-${node.status}`;
      }
    }
    if (refused !== cluster.waiting) {
      refused = cluster.waiting;
      /** @type {Map<string, Set<string>>} */
      const said = new Map();
      for (const { kind, rejected } of refused) {
        for (const { node, reasons } of rejected) {
          said.set(node, (said.get(node) ?? new Set()).add(`${LETTERS[kind]}: ${reasons.join(", ")}`));
        }
      }
      for (const [node, { why }] of boxes) {
        const text = [...(said.get(node.name) ?? [])].join("; ");
        if (why.textContent !== text) {
          why.textContent = text;
        }
      }
    }
    const present = new Set(cluster.pods);
    for (const [pod, mark] of marks) {
      if (!present.has(pod)) {
        mark.remove();
        marks.delete(pod);
      }
    }
    const left = waiting();
    const undrawn = new Set(left.slice(MOST.waiting));
    const heading = `Waiting: ${left.length}` + (undrawn.size > 0 ? `, of which ${MOST.waiting} are drawn` : "");
    if (pools.waiting.heading.textContent !== heading) {
      pools.waiting.heading.textContent = heading;
    }
    for (const pod of cluster.pods) {
      if (undrawn.has(pod)) {
        continue;
      }
      const mark = marks.get(pod) ?? newMark(pod);
      const home = (pod.node && boxes.get(pod.node)?.pods) || pools.waiting.list;
      if (mark.parentElement !== home) {
        home.append(mark);
      }
      mark.classList.toggle("v-ready", pod.ready);
    }
  }

  /** @param {ClusterNode} node */
  function newBox(node) {
    const title = h("span", { class: "v-node-title" });
    const inside = h("span", { class: "v-pods" });
    const why = h("span", { class: "v-why" });
    const box = { element: h("div", { class: "v-node" }, title, inside, why), pods: inside, title, why };
    boxes.set(node, box);
    pools[node.group].list.append(box.element);
    return box;
  }

  /** @param {ClusterPod} pod */
  function newMark(pod) {
    const mark = podMark(pod.kind, "");
    marks.set(pod, mark);
    return mark;
  }

  /**
   * @param {ReturnType<typeof card>} place
   * @param {[string, string][]} rows
   */
  function paintCard(place, rows) {
    const said = rows.flat().join("|");
    if (said !== place.said) {
      place.said = said;
      place.list.replaceChildren(...rows.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]));
    }
  }

  function paintCards() {
    const { hpa, recommendation, autoscaler, replicas } = cluster;
    const result = hpa?.combined?.results[0];
    const measured = !result || "error" in result
      ? "no turn yet"
      : settings.metric === "cpu"
      ? `${result.utilization} % of ${settings.target} %`
      : `${result.rawValue} of ${settings.queueTarget} a pod`;
    const conditions = Object.entries(hpa?.conditions ?? {}).map(
      (
        [name, one],
      ) => /** @type {[string, string]} */ ([name, `${one.status ? "True" : "False"}, ${one.reason}: ${one.message}`]),
    );
    paintCard(cards.HPA, [
      ["Metric", measured],
      ["Pods", `${replicas}, wanted ${hpa?.wanted ?? replicas}`],
      ...conditions,
    ]);
    const bounded = recommendation && recommendation.upperBound < vpa.MOST.cpu;
    const cores = (/** @type {number} */ value) => `${numbers.round(value)} cores`;
    paintCard(cards.VPA, [
      ["Mode", settings.vpa],
      ["Target", recommendation ? cores(recommendation.target) : "no sample yet"],
      ...(recommendation
        ? /** @type {[string, string][]} */ ([[
          "Bounds",
          `${cores(recommendation.lowerBound)} to ${bounded ? cores(recommendation.upperBound) : "no upper bound yet"}`,
        ]])
        : []),
    ]);
    const candidates = [...cluster.unneededSince.keys()];
    paintCard(cards.CA, [
      ["State", settings.autoscaler === "on" ? `${autoscaler.reason}: ${autoscaler.message}` : "off"],
      ["Candidates to go", candidates.length > 0 ? candidates.join(", ") : "none"],
    ]);
  }

  /** @param {(keyof ClusterSample)[]} names */
  function lines(...names) {
    return names.map((name) => cluster.series.map((one) => /** @type {[number, number]} */ ([one.t, one[name]])));
  }

  function paintWords() {
    clock.textContent = numbers.clock(cluster.t);
    log.show(cluster.log);
    if (cluster.log.length > spoken) {
      speaker.say(sentence(cluster.log.slice(spoken)));
      spoken = cluster.log.length;
    }
    const ready = cluster.pods.filter((pod) => pod.ready).length;
    board.setAttribute(
      "aria-label",
      `${cluster.nodes.length} nodes, ${cluster.pods.length} pods: ${ready} ready, ${waiting().length} without a node. ${
        Math.round(cluster.queue)
      } requests wait.`,
    );
    const names = cluster.nodes.map((node) => node.name);
    if (names.join() !== [...victim.options].map((option) => option.value).join()) {
      const before = victim.value;
      victim.replaceChildren(...names.map((name) => h("option", { value: name, selected: name === before }, name)));
    }
  }

  function paintAddress() {
    const same = chosen();
    // A scenario stands for its settings.
    address.save(same ? defaults : settings, {
      ...(same && same !== scenarios[0] ? { scenario: same.id } : {}),
      ...(now() > 0 ? { t: now() } : {}),
    });
    known.value = same?.id ?? "own";
    const did = model.readActions(settings.actions);
    done.textContent = did.map(({ at, type, node }) =>
      `At ${numbers.clock(at)}, ${node} ${type === "drain" ? "is drained" : "fails"}.`
    ).join(" ");
    forget.hidden = settings.actions === given;
    about.textContent = same?.about ?? "Settings of your own. The address of this page holds them.";
  }

  /** Finds the ready-made scenario whose settings these are. */
  function chosen() {
    const names = /** @type {(keyof ClusterSettings)[]} */ (Object.keys(defaults));
    return scenarios.find((one) => names.every((name) => settings[name] === (one.settings[name] ?? defaults[name])));
  }

  /** What need not follow each second; of these, a frame paints one. */
  const painters = [
    paintCards,
    () => requests.draw(lines("load", "capacity")),
    () => pods.draw(lines("wanted", "replicas", "ready")),
    series.update,
    nodes.update,
    refusals.update,
    paintAddress,
  ];
  let turn = 0;

  /** @param {boolean} moved whether time did */
  function paintSome(moved) {
    if (moved) {
      paintBoard();
      paintWords();
    }
    turn = (turn + 1) % painters.length;
    painters[turn]?.();
  }

  function paint() {
    paintBoard();
    paintWords();
    painters.forEach((one) => one());
  }

  load(true);
}
