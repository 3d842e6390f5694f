"""A question that tests none of the page's objectives.

What it does: Finds questions that name no objective, where the page that they stand on, or the page to which their `learn` leads,
states objectives.

Why it is bad: What is asked is what a reader takes to matter. A question beside the objectives either shows that one is missing, or
asks for something that nobody needs.

Bad:

    /// objectives
        place-pods: Tell where a pod will run
    ///

    /// question | places-pods
        objective: place-pods

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///

    /// question | runs-pods

    Which part starts the containers of a pod on a node?

    - [ ] The scheduler
        > It only says where the pod belongs.
    - [ ] The registry
        > It serves images.
    - [x] The kubelet

    The kubelet of each node watches for pods that were bound to it, and starts them.
    ///

Good:

    /// objectives
        place-pods: Tell where a pod will run
    ///

    /// question | places-pods
        objective: place-pods

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.lint.finding import Note
from selfcheck.reading.links import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import QuestionBank

SEVERITY = "warning"


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Look at the questions on a page with objectives, or teach by one."""
    stated = {page.path: page.objectives for page in bank.pages}
    for page in bank.pages:
        for question in page.declarations:
            taught_on = resolve(question.learn, page.path)[0] if question.learn else page.path
            objectives = stated[page.path] or stated.get(taught_on, ())
            if objectives and question.objective is None:
                known = ", ".join(f"`{one.id}`" for one in objectives)
                message = f"this question tests no objective; give it `objective` with one of {known}"
                yield Note(page.path, question.start, message)
