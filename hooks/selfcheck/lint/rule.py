"""A rule as its file has it: what it checks, how much it matters, and what its docstring explains."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import selfcheck.lint.rules
from selfcheck.lint.finding import Severity

if TYPE_CHECKING:
    from types import ModuleType

SECTION = re.compile(
    r"^(?P<name>What it does|Why it is bad|Bad|Good)(?: \(times (?P<times>\d+)\))?:[ ]*", re.MULTILINE
)


@dataclass(frozen=True)
class Example:
    """A page that a rule's documentation shows, and how often its questions are repeated to make a bank."""

    text: str
    times: int

    @property
    def page(self) -> str:
        """The page itself; `{n}` counts the repetitions."""
        return "\n".join(self.text.replace("{n}", str(n)) for n in range(1, self.times + 1))


@dataclass(frozen=True)
class Rule:
    """A rule, by the name of its file."""

    name: str
    severity: Severity
    module: ModuleType

    @property
    def documentation(self) -> str:
        """The file's docstring: prose, and a bad and a good example."""
        return (self.module.__doc__ or "").strip()

    @property
    def title(self) -> str:
        """The docstring's first line."""
        return self.documentation.partition("\n")[0]

    def section(self, name: str) -> str:
        """Find what a section of the documentation says."""
        return self._sections().get(name, ("", 1))[0]

    def example(self, name: str) -> Example:
        """Find the `Bad` or the `Good` example."""
        text, times = self._sections()[name]
        lines = [line.removeprefix("    ") for line in text.strip("\n").split("\n")]
        return Example("\n".join(lines).strip("\n") + "\n", times)

    def _sections(self) -> dict[str, tuple[str, int]]:
        matches = list(SECTION.finditer(self.documentation))
        ends = [*(match.start() for match in matches[1:]), len(self.documentation)]
        return {
            match["name"]: (self.documentation[match.end() : end].strip("\n"), int(match["times"] or 1))
            for match, end in zip(matches, ends, strict=True)
        }


@cache
def all_rules() -> tuple[Rule, ...]:
    """Find every rule: each file in the folder of rules is one."""
    folder = selfcheck.lint.rules
    found = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    modules = [importlib.import_module(f"{folder.__name__}.{name}") for name in found]
    return tuple(
        Rule(module.__name__.rpartition(".")[2].replace("_", "-"), Severity(module.SEVERITY), module)
        for module in modules
    )
