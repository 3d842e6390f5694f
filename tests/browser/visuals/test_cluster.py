"""The cluster by the second: what never happens, whatever a reader sets, and what the ready-made scenarios show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# Checks after every second what must hold, and says the first thing that does not.
CHECKED_RUN = """([given, seconds]) => {
    const cluster = models.cluster.create(given);
    const { min, max, cpuMax, gpuMax } = cluster.settings;
    const wrong = () => {
        for (const node of cluster.nodes) {
            const total = {};
            for (const pod of node.pods) {
                if (node.taints.some((taint) => !taint.key.endsWith("/unreachable") && !models.scheduler.tolerates(pod.tolerations, taint))) return `${pod.name} bears no taint of ${node.name}`;
                if (pod.node !== node || !cluster.pods.includes(pod)) return `${pod.name} is and is not on ${node.name}`;
                for (const [name, value] of Object.entries({ ...pod.requests, pods: 1 })) total[name] = (total[name] ?? 0) + value;
            }
            for (const [name, value] of Object.entries(node.requested)) {
                if (value !== (total[name] ?? 0)) return `${node.name} books ${value} of ${name}, its pods request ${total[name]}`;
                if (value > (node.allocatable[name] ?? 0)) return `${node.name} is overbooked with ${name}`;
            }
            if (node.status === "provisioning" && node.pods.length) return `${node.name} has pods before it is there`;
        }
        const count = (group) => cluster.nodes.filter((node) => node.group === group).length;
        if (count("cpu") > Math.max(cpuMax, cluster.settings.cpuNodes) || count("gpu") > Math.max(gpuMax, cluster.settings.gpuNodes)) return "more nodes than a group may have";
        if (cluster.replicas < min || cluster.replicas > max) return `${cluster.replicas} replicas`;
        if (cluster.pods.filter((pod) => pod.kind === "inference").length !== cluster.replicas) return "pods are not the replicas";
        if (cluster.queue < 0 || cluster.served > cluster.queue + cluster.served) return "a queue below nothing";
        // Ten may wait; of those that ran, an eviction can make some wait again.
        if (cluster.jobs.filter((job) => job.startedAt === null).length > 20) return "more jobs wait than may";
        const without = cluster.pods.filter((pod) => !pod.node);
        if (cluster.waiting.reduce((sum, one) => sum + one.pods, 0) !== without.length) return "a pod waits and is not told why";
        const known = cluster.nodes.filter((node) => node.status !== "provisioning").length;
        if (cluster.waiting.some(({ rejected }) => rejected.length > known || rejected.some(({ reasons }) => !reasons.length))) return "a node does not say why";
        if (cluster.pods.some((pod) => pod.ready && !pod.node)) return "ready without a node";
        return "";
    };
    const changes = [];
    // How far one turn may go: what each policy allows from the replicas at its period's start, the larger or the smaller.
    const beyond = (before, after) => {
        const { settings, t } = cluster;
        const [way, pods, percent, period, select] = after > before
            ? [1, settings.upPods, settings.upPercent, settings.upPeriod, settings.upSelect]
            : [-1, settings.downPods, settings.downPercent, settings.downPeriod, settings.downSelect];
        const start = before - changes.filter(({ at }) => at > t - period).reduce((sum, { by }) => sum + by, 0);
        const allowed = [];
        if (pods > 0) allowed.push(way * pods);
        if (percent > 0) allowed.push(way > 0 ? Math.ceil(start * (1 + percent / 100)) - start : Math.trunc(start * (1 - percent / 100)) - start);
        if (select === "Disabled" || allowed.length === 0) return "though nothing is allowed";
        const steps = allowed.map((one) => way * one);
        const most = select === "Min" ? Math.min(...steps) : Math.max(...steps);
        return way * (after - start) > most ? `from ${start} at the period's start, ${most} allowed` : "";
    };
    while (cluster.t < seconds) {
        const before = cluster.replicas;
        models.cluster.tick(cluster);
        const found = wrong();
        if (found) return `${cluster.t}: ${found}`;
        if (cluster.replicas !== before) {
            const far = beyond(before, cluster.replicas);
            if (far) return `${cluster.t}: ${before} to ${cluster.replicas} pods, ${far}`;
            changes.push({ at: cluster.t, by: cluster.replicas - before });
        }
        if (cluster.t % 15 && cluster.replicas !== before) return `${cluster.t}: replicas change between the turns of the HPA`;
    }
    return "";
}"""

WHOLE = """(cluster) => JSON.stringify({
    t: cluster.t, queue: cluster.queue, replicas: cluster.replicas, log: cluster.log, series: cluster.series,
    nodes: cluster.nodes.map((node) => [node.name, node.status, node.pods.map((pod) => pod.name)]),
})"""

SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "seed": st.integers(0, 2**31),
        "shape": st.sampled_from(["steady", "ramp", "sale", "nightly"]),
        "base": st.integers(0, 60),
        "startup": st.integers(0, 120),
        "need": st.sampled_from([0.1, 0.4, 2, 4]),
        "cpu": st.sampled_from([0.1, 0.5, 2, 4]),
        "gpus": st.integers(0, 2),
        "metric": st.sampled_from(["cpu", "queue"]),
        "target": st.integers(10, 150),
        "replicas": st.integers(0, 30),
        "min": st.integers(1, 10),
        "max": st.integers(1, 40),
        "upWindow": st.sampled_from([0, 60, 300]),
        "downWindow": st.sampled_from([0, 60, 300]),
        "upPods": st.integers(0, 6),
        "upPercent": st.integers(0, 200),
        "upPeriod": st.sampled_from([15, 60, 180]),
        "upSelect": st.sampled_from(["Max", "Min", "Disabled"]),
        "downPods": st.integers(0, 4),
        "downPercent": st.integers(0, 100),
        "downPeriod": st.sampled_from([15, 60, 180]),
        "downSelect": st.sampled_from(["Max", "Min", "Disabled"]),
        "vpa": st.sampled_from(["Off", "Initial", "Recreate", "InPlaceOrRecreate"]),
        "autoscaler": st.sampled_from(["on", "off"]),
        "provisioning": st.integers(1, 300),
        "unneeded": st.integers(10, 300),
        "afterAdd": st.integers(0, 300),
        "cpuNodes": st.integers(0, 6),
        "gpuNodes": st.integers(0, 6),
        "trainEvery": st.sampled_from([0, 60, 300]),
        "trainPods": st.sampled_from([1, 4, 32]),
        "trainGpus": st.sampled_from([1, 8]),
        "trainSeconds": st.integers(10, 200),
        "actions": st.sampled_from(["", "60:drain:gpu-1 100:fail:cpu-1", "7:fail:gpu-1 8:fail:gpu-2"]),
    },
)
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SOME
@given(chosen=SETTINGS)
def test_what_never_happens(models: Page, chosen: dict[str, Any]) -> None:
    assert models.evaluate(CHECKED_RUN, [chosen, 900]) == ""


def test_a_change_beyond_its_policies_would_be_seen(models: Page) -> None:
    """The check above, on a model that goes by other limits."""
    found = models.evaluate(
        f"""() => {{
            const {{ tick }} = models.cluster;
            models.cluster.tick = (cluster) => {{
                const said = cluster.settings;
                cluster.settings = {{ ...said, upPods: 9 }};
                tick(cluster);
                cluster.settings = said;
            }};
            try {{ return ({CHECKED_RUN})([{{ upPods: 1, upPercent: 0 }}, 400]); }} finally {{ models.cluster.tick = tick; }}
        }}"""
    )

    assert re.search(r"pods, from 2 at the period's start, 1 allowed", found)


@settings(SOME, max_examples=20)
@given(chosen=SETTINGS)
def test_steps_by_second_and_by_decision_end_alike(models: Page, chosen: dict[str, Any]) -> None:
    by_second, by_decision, again = models.evaluate(
        f"""([given, seconds]) => {{
            const whole = {WHOLE};
            const one = models.cluster.create(given);
            while (one.t < seconds) models.cluster.tick(one);
            const other = models.cluster.create(given);
            while (other.t < seconds) models.cluster.decide(other, seconds - other.t);
            const third = models.cluster.create(given);
            models.cluster.advance(third, 401);
            models.cluster.advance(third, seconds);
            return [one, other, third].map(whole);
        }}""",
        [chosen, 900],
    )

    assert by_second == by_decision == again


def test_another_seed_is_another_run(models: Page) -> None:
    runs = models.evaluate(
        f"""[1, 1, 2].map((seed) => {{
            const cluster = models.cluster.create({{ seed }});
            models.cluster.advance(cluster, 600);
            return ({WHOLE})(cluster);
        }})"""
    )

    assert runs[0] == runs[1] != runs[2]


@pytest.fixture(scope="module")
def story(models: Page) -> Callable[[str, int], tuple[list[str], dict[str, Any]]]:
    """Run a ready-made scenario: its log as lines, and where it stands at the end."""

    def run(name: str, seconds: int) -> tuple[list[str], dict[str, Any]]:
        lines, end = models.evaluate(
            """([id, seconds]) => {
                const cluster = models.cluster.create(models.data.scenarios.find((one) => one.id === id).settings);
                models.cluster.advance(cluster, seconds);
                const { replicas, queue, gaveUp } = cluster;
                return [cluster.log.map(({ t, who, text }) => `${t} ${who}: ${text}`), { replicas, queue, gaveUp }];
            }""",
            [name, seconds],
        )
        return lines, end

    return run


def says(lines: list[str], pattern: str) -> bool:
    return any(re.search(pattern, line) for line in lines)


@pytest.mark.parametrize(
    ("name", "seconds", "patterns"),
    [
        ("sale", 900, [r"HPA: 2 to 4 pods", r"Insufficient nvidia\.com/gpu", r"CA: adds \d gpu nodes?", r"gpu-3 has joined"]),
        ("window", 900, [r"135 HPA: stays at 2, wanted 4, ScaleUpStabilized", r"420 HPA: 2 to 4 pods"]),
        ("policies", 400, [r"wanted 7, ScaleUpLimit", r"HPA: 4 to 6 pods"]),
        ("vpa-hpa", 4200, [r"VPA: evicts", r"recommended 1\.", r"HPA: 8 to 7 pods", r"HPA: 7 to 6 pods"]),
        ("gpu-queue", 400, [r"ScaleUpLimit", r"TooManyReplicas", r"CA: adds"]),
        ("gang", 400, [r"training job 1 arrives: 8 pods", r"2 pods cannot be placed", r"all 8 pods run after 1\d\d s"]),
        ("nightly", 900, [r"untolerated taint\(s\)", r"CA: adds 2 cpu nodes", r"batch job 1 is done"]),
        ("drain", 800, [r"60 Reader: drains gpu-1", r"300 Reader: gpu-2 fails", r"350 Node: gpu-2 is NotReady", r"650 Node: gpu-2: \d pods evicted"]),
    ],
)  # fmt: skip
def test_ready_made_scenarios_show_what_they_say(
    story: Callable[[str, int], tuple[list[str], dict[str, Any]]],
    name: str,
    seconds: int,
    patterns: list[str],
) -> None:
    lines, _ = story(name, seconds)

    missing = [pattern for pattern in patterns if not says(lines, pattern)]
    assert missing == [], "\n".join(lines)


def test_at_70_percent_of_a_target_of_65_nothing_happens(
    story: Callable[[str, int], tuple[list[str], dict[str, Any]]],
) -> None:
    lines, end = story("tolerance", 900)

    assert end["replicas"] == 10
    assert not says(lines, "HPA")


def test_cpu_says_nothing_of_a_busy_gpu_and_its_queue_does(
    story: Callable[[str, int], tuple[list[str], dict[str, Any]]],
) -> None:
    by_cpu, with_cpu = story("gpu-cpu", 900)
    _, with_queue = story("gpu-queue", 900)

    assert not says(by_cpu, r"HPA: \d+ to")
    assert with_cpu["gaveUp"] > 5 * with_queue["gaveUp"]


def test_a_node_is_added_for_waiting_pods_and_not_for_load(models: Page) -> None:
    """All pods are busy and all are placed: the Cluster Autoscaler has no reason to act."""
    nodes = models.evaluate(
        """() => {
            const cluster = models.cluster.create({ base: 60, shape: "steady", max: 4 });
            models.cluster.advance(cluster, 500);
            return [cluster.nodes.length, models.cluster.busy(cluster)];
        }"""
    )

    assert nodes == [4, 1]


def test_each_node_says_why_a_kind_of_pod_waits(models: Page) -> None:
    waiting = models.evaluate(
        """() => {
            const cluster = models.cluster.create({ shape: "nightly", cpuNodes: 1, gpuNodes: 1, cpuMax: 1 });
            models.cluster.advance(cluster, 310);
            return cluster.waiting;
        }"""
    )

    [batch] = waiting
    assert batch["kind"] == "batch"
    assert batch["pods"] == 4
    assert (
        batch["reason"] == "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint(s)."
    )
    assert batch["rejected"] == [
        {"node": "cpu-1", "reasons": ["Insufficient cpu: 3000m asked, 2000m free"]},
        {"node": "gpu-1", "reasons": ["untolerated taint nvidia.com/gpu=present:NoSchedule"]},
    ]


HEAVY = {
    "shape": "sale",
    "base": 500,
    "served": 1,
    "replicas": 500,
    "min": 100,
    "max": 500,
    "vpa": "Recreate",
    "gpuNodes": 50,
    "gpuMin": 0,
    "gpuMax": 50,
    "nodeGpus": 1,
    "cpuNodes": 50,
    "cpuMax": 50,
    "trainEvery": 30,
    "trainPods": 32,
    "trainGpus": 8,
}


def test_jobs_that_nothing_can_hold_do_not_pile_up(models: Page) -> None:
    jobs, pods, away, lines = models.evaluate(
        """(given) => {
            const cluster = models.cluster.create(given);
            models.cluster.advance(cluster, 1800);
            return [cluster.jobs.length, cluster.pods.length, cluster.turnedAway, cluster.log.filter(({ text }) => text.includes("turned away")).length];
        }""",
        HEAVY,
    )

    assert (jobs, pods, lines) == (10, 10 * 32 + 500, 1)
    assert away > 20


def test_a_failed_node_still_takes_pods_until_it_is_noticed(models: Page) -> None:
    """The only CPU node with room fails; the night's pods land on it, start nowhere, and are evicted with the rest."""
    before, noticed, after = models.evaluate(
        """() => {
            const cluster = models.cluster.create({ shape: "nightly", cpuNodes: 1, autoscaler: "off", batchPods: 2, actions: "290:fail:cpu-1" });
            const look = (until) => {
                models.cluster.advance(cluster, until);
                const batch = cluster.pods.filter(({ kind }) => kind === "batch");
                return [batch.map(({ node, phase, ready }) => `${node?.name} ${phase} ${ready}`), cluster.waiting.map(({ reason }) => reason)];
            };
            return [look(305), look(345), look(645)];
        }"""
    )

    assert before == [["cpu-1 Pending false"] * 2, []]
    assert noticed == before
    assert after[0] == ["undefined Pending false"] * 2


def test_a_drained_node_goes_when_nothing_is_on_it(models: Page) -> None:
    """The Cluster Autoscaler counts a cordoned node that is ready among its candidates."""
    log = models.evaluate(
        """() => {
            const cluster = models.cluster.create({ shape: "steady", gpuNodes: 3, actions: "60:drain:gpu-1" });
            models.cluster.advance(cluster, 700);
            return cluster.log.map(({ t, who, text }) => `${t} ${who}: ${text}`);
        }"""
    )

    assert says(log, r"CA: removes gpu-1")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("60:drain:gpu-1", 1),
        ("60:drain:gpu-1 9:fail:cpu-12", 2),
        ("<script>", 0),
        ("9:explode:gpu-1", 0),
    ],
)
def test_what_is_no_action_is_left_out(call: Callable[..., Any], text: str, count: int) -> None:
    assert len(call("cluster.readActions", text)) == count


@pytest.mark.parametrize(
    ("load", "at", "rate"),
    [
        ({"shape": "steady", "base": 6}, 500, 6),
        ({"shape": "sale", "base": 6}, 119, 6),
        ({"shape": "sale", "base": 6}, 120, 60),
        ({"shape": "sale", "base": 6}, 720, 6),
        ({"shape": "ramp", "base": 6}, 60, 6),
        ({"shape": "ramp", "base": 6}, 360, 18),
        ({"shape": "ramp", "base": 6}, 9999, 30),
        ({"shape": "nightly", "base": 6}, 300, 6),
    ],
)
def test_load(call: Callable[..., Any], load: dict[str, Any], at: int, rate: float) -> None:
    assert call("arrivals.rate", load, at) == rate


def test_arrivals_are_about_a_poisson_number(models: Page) -> None:
    mean, variance = models.evaluate(
        """() => {
            const random = models.random.generator(7);
            const all = Array.from({ length: 20000 }, () => models.arrivals.count(40, random));
            const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
            return [mean, all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length];
        }"""
    )

    assert mean == pytest.approx(40, rel=0.01)
    assert variance == pytest.approx(40, rel=0.05)
