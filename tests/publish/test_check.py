"""The command `check` finds what a build finds: both have one path, and here is what only a build can know.

``tests/mkdocs_plugin/test_cases.py`` holds both against each other on each of its sites.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Final

from tests.conftest import ROOT

PACKAGE: Final = ROOT / "plugins" / "mkdocs_jekyll"
#: Codes that a build alone reports, with the reason: what they are about is not there before.
ONLY_IN_BUILDS: Final = {
    "MJ020": "the files of the sites of several languages are merged when they are written",
    "MJ409": "MkDocs' theme, whose files these are, need not be installed for a check",
    "MJ600": "remarks on how a build goes on, such as on other plugins' files",
    "MJ602": "npm packages that a checkout has not fetched",
    "MJ604": "the search index",
    "MJ605": "processes that render",
    "MJ606": "machines of a cluster",
    "MJ607": "the server's next build",
}
#: Codes that have another meaning in a build's own files: those that MkDocs has, and a check does not read.
_ALSO_OF_FILES: Final = {"MJ101", "MJ112"}


def _module(name: str) -> Path | None:
    path = PACKAGE.joinpath(*name.split(".")[1:])
    found = [path.with_suffix(".py"), path / "__init__.py"]
    return next((one for one in found if one.is_file()), None)


def _imported(path: Path) -> Iterator[str]:
    """The modules that a module names in its imports; a package that looks for its modules has them all."""
    if "iter_modules(__path__)" in path.read_text("utf-8"):
        yield from (
            ".".join(one.relative_to(PACKAGE.parent).with_suffix("").parts)
            for one in path.parent.glob("*.py")
        )
    package = [PACKAGE.name, *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            whole = ".".join([*base, *filter(None, [node.module])])
            yield whole
            yield from (f"{whole}.{name.name}" for name in node.names)


def _reached(start: str) -> Set[Path]:
    waiting, seen = [start], set[Path]()
    while waiting:
        path = _module(waiting.pop())
        if path is not None and path not in seen:
            seen.add(path)
            waiting += (name for name in _imported(path) if name.startswith(f"{PACKAGE.name}."))
    return seen


def _codes(path: Path) -> Set[str]:
    """Codes of problems that a module makes."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    values = (key.value for call in calls for key in call.keywords if key.arg == "code")
    return {value.value for value in values if isinstance(value, ast.Constant)}


def test_each_module_that_makes_problems_of_a_site_is_part_of_a_check() -> None:
    reached = _reached("mkdocs_jekyll.publish.check")
    makers = {path for layer in ("jekyll", "publish") for path in (PACKAGE / layer).rglob("*.py")}
    unused = {
        path.relative_to(PACKAGE).as_posix(): codes for path in makers - reached if (codes := _codes(path))
    }
    assert unused == {}
    assert len([path for path in reached if _codes(path)]) > 30


def test_the_plugin_itself_makes_problems_of_builds_only() -> None:
    made = {code for path in (PACKAGE / "mkdocs_plugin").rglob("*.py") for code in _codes(path)}
    assert made - _ALSO_OF_FILES <= set(ONLY_IN_BUILDS)
