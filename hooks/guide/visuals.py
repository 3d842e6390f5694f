"""Bundles the scripts of the interactive figures, and the style sheets of the pages that hold them.

It also reports elements whose names begin like a figure's but that no figure defines.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from guide import passages
from guide.markdown_text import blank_code, place_of
from selfcheck import assets, bundle
from selfcheck.errors import SourceError
from selfcheck.reading.mistakes import suggestion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

FIGURES = Path(__file__).parents[1] / "figures"
"""The figures' modules: a folder for each figure, with an index.js, and folders of what they share."""
LIBRARY = assets.WIDGET / "lib"
"""What of the engine's scripts figures may import."""
FOLDER = "assets/visuals"
LOADER = f"{FOLDER}/figures.js"
"""The one script that a page with figures loads when it opens."""
STAGE = "stage.js"
"""The script of the kit, which loads before the first figure that has a stage and serves all others."""
HAS_STAGE = '"../kit/stage/stage.js"'
# What the first module of the kit's script imports, it hands over.
HANDED_OVER = re.compile(r'^import \{([^}]+)\} from "([^"]+)";$', re.MULTILINE)

ELEMENT = re.compile(r"<([a-z]+)-visual(?=[\s/>])")
# In a browser a name in capitals is the same element; here it would get no script.
LIKE_ONE = re.compile(r"<([a-z][\w-]*-visual)(?=[\s/>])", re.IGNORECASE)
REGISTERS = re.compile(r'\bregister\("([a-z]+)"')
UNKNOWN = "unknown-visual"
RULES = {
    UNKNOWN: "A page has an element that is named like an interactive figure, and there is no such figure.",
}

SEARCHES = "rag"
"""The figure that searches the pages' words, in a worker that runs the figure's own script."""
OPENING = "(()=>{"
# Whatever stands before the bundle's text takes a line of its own, and the text stays in its columns, for the source map.
KEEPING = f"(function script(){{globalThis.figuresSource=`(${{script}})()`;\n{' ' * len(OPENING)}"


def known() -> dict[str, Path]:
    """Return the first module of each figure by the figure's name, with which its element's name begins."""
    found = {}
    for module in sorted(FIGURES.glob("*/index.js")):
        registers = REGISTERS.search(module.read_text(encoding="utf-8"))
        if registers is None:
            raise bundle.BundleError(f'{module} has no figure: write `register("NAME", …)` into its `start`')
        found[registers[1]] = module
    return found


def visuals_on(html: str) -> tuple[str, ...]:
    """Name the visuals on a page, in alphabetical order."""
    return tuple(sorted(set(ELEMENT.findall(html)).intersection(known())))


def check(_folder: Path, _name: str, pages: Mapping[str, bytes]) -> Iterator[SourceError]:
    """Find elements named like a visual that no visual defines."""
    names = {f"{one}-visual" for one in known()}
    for path, content in pages.items():
        text = blank_code(content.decode("utf-8", "replace"))
        for match in LIKE_ONE.finditer(text):
            if match[1] not in names:
                message = f"there is no visual `{match[1]}`; {suggestion(match[1], names)}"
                yield SourceError(path, *place_of(text, match.start()), UNKNOWN, message)


def files(sets: Collection[tuple[str, ...]], *, maps: bool = False) -> dict[str, str]:
    """Make the pages' script, one for each figure, and a style sheet for each set of figures: path in the site to text.

    Figures with a stage share the script of the kit, which is then one of the files.

    A sheet serves a whole page: it is there before a figure is, and what it says of paper and of the reader's own colors
    comes after the styles of all figures.

    Args:
        sets: the figures of each page that has some
        maps: whether to add source maps

    Raises:
        BundleError: where a module is missing, or the scripts can't be bundled for another reason.

    """
    if not sets:
        return {}
    modules = known()
    names = sorted({name for one in sets for name in one})
    staged = {name for name in names if _has_stage(modules[name])}
    entries = {f"{name}.js": bundle.entry(modules[name]) for name in names if name not in staged}
    entries[Path(LOADER).name] = _loader(modules)
    entries |= {f"{'-'.join(one)}.css": _sheet(one) for one in sorted(sets)}
    if SEARCHES in names:
        entries["queries.js"] = _queries()
    if staged:
        entries[STAGE] = bundle.entry(FIGURES / "entries" / STAGE)
    roots = [FIGURES, LIBRARY]
    made = bundle.bundle(entries, roots, maps=maps)
    if staged:
        on_stage = {f"{name}.js": bundle.entry(modules[name]) for name in sorted(staged)}
        later = {name: modules[name].with_name("drawers.js") for name in sorted(staged)}
        on_stage |= {
            f"{name}-drawers.js": bundle.entry(module) for name, module in later.items() if module.is_file()
        }
        made |= bundle.bundle(on_stage, roots, maps=maps, replaced=_kit())
    if SEARCHES in names:
        made[f"{SEARCHES}.js"] = _keeping_its_text(made[f"{SEARCHES}.js"])
        if maps:
            made[f"{SEARCHES}.js.map"] = _one_line_later(made[f"{SEARCHES}.js.map"])
    return {
        f"{passages.FOLDER if name.startswith('queries.') else FOLDER}/{name}": text
        for name, text in sorted(made.items())
    }


def styles_for(visuals: tuple[str, ...]) -> str:
    """Name the one style sheet of a page with these visuals."""
    return f"{FOLDER}/{'-'.join(visuals)}.css"


def _sheet(names: tuple[str, ...]) -> str:
    """Write the first sheet of a page's style sheet: the kit's, and that of each of its figures that has one."""
    own = [known()[name].with_name("styles.css") for name in names]
    kit = FIGURES / "kit"
    # What a medium asks for comes last: it holds whatever a figure says.
    last = [kit / "forced-colors.css", kit / "paper.css"]
    sheets = [kit / "kit.css", *(one for one in own if one.is_file()), *last]
    return "".join(f'@import "{one.as_posix()}";\n' for one in sheets)


def _has_stage(module: Path) -> bool:
    """Return whether a figure, by its first module, has a stage."""
    return any(HAS_STAGE in path.read_text(encoding="utf-8") for path in sorted(module.parent.rglob("*.js")))


def _kit() -> dict[Path, str]:
    """Write what takes the place of the kit's modules in a figure's script: they come from the script of the kit."""
    entry = FIGURES / "entries" / STAGE
    found = {}
    for names, path in HANDED_OVER.findall(entry.read_text(encoding="utf-8")):
        # In a worker there is no kit, and a figure runs only what needs none.
        text = f"export const {{{names}}} = globalThis.figureKit ?? {{}};\n"
        found[(entry.parent / path).resolve()] = text
    return found


def _loader(modules: Mapping[str, Path]) -> str:
    """Write the first module of the script that defines the element of each of these figures."""
    start = (FIGURES / "entries" / "figures.js").as_uri()
    scripts = {name: [STAGE] * _has_stage(module) + [f"{name}.js"] for name, module in modules.items()}
    return f'import {{ start }} from "{start}";\n\nstart({json.dumps(scripts)});\n'


def _queries() -> str:
    """Write the first module of the script that hands over the questions by which retrieval is measured."""
    module = (FIGURES / "data" / "queries.js").as_uri()
    return f'import {{ queries }} from "{module}";\n\nglobalThis.guidePassages.takeQueries(queries);\n'


def _keeping_its_text(script: str) -> str:
    """Let a script know its own text: a worker is made of that, since one from a file does not run on file://."""
    if not script.startswith(OPENING):
        raise bundle.BundleError(f"a bundle begins with `{script[:20]}` and not with `{OPENING}`")
    return KEEPING + script.removeprefix(OPENING)


def _one_line_later(source_map: str) -> str:
    """Move all that a source map says down by a line."""
    read = json.loads(source_map)
    return json.dumps({**read, "mappings": f";{read['mappings']}"})
