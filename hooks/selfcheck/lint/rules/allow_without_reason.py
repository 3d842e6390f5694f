"""An exception without its reason.

What it does: Finds entries of `allow` that name a rule and say nothing.

Why it is bad: Nobody can tell later whether it still holds. An exception without a reason counts for nothing, so the rule's own finding
stands beside this one.

Bad:

    /// question | places-pods
        allow:
            thin-explanation:

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///

Good:

    /// question | places-pods
        allow:
            thin-explanation: the figure above says why

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.

    See the figure.
    ///
"""

SEVERITY = "warning"
"""The linter itself checks exceptions, when all other rules have run."""
