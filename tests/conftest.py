"""What all tests share: the option that rewrites expected output."""

from __future__ import annotations

import pytest
from hypothesis import settings

# Speed is measured in benchmarks; a test may wait for a busy machine.
settings.register_profile("here", deadline=None)
settings.load_profile("here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what comes out into the case files, to be read in the diff",
    )


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))
