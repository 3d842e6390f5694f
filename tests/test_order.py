"""The build's orders of choices, which the script's own test reads: both halves make the same of a question's id."""

from __future__ import annotations

import json
from pathlib import Path

from selfcheck.order import first_order

ORDERS = Path(__file__).parent / "widget/oracles/orders.json"


def test_the_orders_that_the_scripts_test_reads_are_the_builds(update_goldens: bool) -> None:
    rows = []
    for count in (1, 2, 3, 4, 5, 8):
        for number in range(6):
            question, ids = f"question-{count}-{number}", [f"c{at}a{number}" for at in range(count)]
            orders = {phase: first_order(ids, question, phase) for phase in ("pretest", "quiz")}
            assert all(sorted(order) == ids for order in orders.values())
            assert count == 1 or orders["pretest"] != orders["quiz"]
            rows.append(json.dumps({"question": question, "ids": ids, **orders}))
    text = "[\n" + ",\n".join(rows) + "\n]\n"

    if update_goldens:
        ORDERS.write_text(text, encoding="utf-8")

    assert ORDERS.read_text(encoding="utf-8") == text, (
        "write it again: pytest tests/test_order.py --update-goldens"
    )
