"""An exception that nothing needs.

What it does: Finds entries of `allow` that name no rule, or a rule that finds nothing in this question.

Why it is bad: The next writer takes it for a reason to look away, and it hides what the rule may find later.

Bad:

    /// question | places-pods
        allow:
            short-stem: the stem was shorter once

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

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///
"""

SEVERITY = "warning"
"""The linter itself checks exceptions, when all other rules have run."""
