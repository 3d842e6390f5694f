"""Little's law, the model of the kit's gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("rate", "stay", "inside"),
    [
        # the rows of docs/contribute/visuals.md
        (40, 0.5, 20),
        (40, 2, 80),
        (200, 0.5, 100),
        # Little 1961: nothing arrives, nothing is inside
        (0, 10, 0),
    ],
)
def test_requests_inside(call: Callable[..., Any], rate: float, stay: float, inside: float) -> None:
    assert call("queue.inside", rate, stay) == inside
