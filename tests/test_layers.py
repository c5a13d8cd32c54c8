"""The house stands: imports go down, never up or round, and lower rooms need nothing from above."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "plugins"
PACKAGE = SOURCE / "mkdocs_jekyll"
#: From the ground up.
FLOORS = ("kramdown", "jekyll", "publish", "mkdocs_plugin", "cli")
#: What a room may not import, at any depth of its code.
FOREIGN = {
    "kramdown": {"mkdocs", "material", "liquid", "yaml", "markdown", "jinja2", "pymdownx"},
    "jekyll": {"mkdocs", "material", "jinja2", "pymdownx"},
    "publish": {"mkdocs", "material", "jinja2", "pymdownx"},
}


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def absolute(node: ast.ImportFrom, importer: str, is_package: bool) -> str:
    """The absolute name of what ``from ... import`` names."""
    if not node.level:
        return node.module or ""
    parts = importer.split(".")
    base = parts[: len(parts) - node.level + is_package]
    return ".".join([*base, node.module] if node.module else base)


def imports(name: str, *, at_import_time: bool) -> Iterator[str]:
    """What a module imports; with ``at_import_time`` only what runs when it is loaded."""
    path = MODULES[name]
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, name, path.name == "__init__.py")
            names = [f"{base}.{alias.name}" for alias in node.names]
            yield from (full if full in MODULES else base for full in names)
        elif at_import_time and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        elif at_import_time and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            pending.extend(node.orelse)
        else:
            pending.extend(ast.iter_child_nodes(node))


def floor(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "mkdocs_jekyll" and parts[1] in FLOORS else None


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_down(name):
    own = floor(name)
    if own is None:
        return
    for target in imports(name, at_import_time=False):
        other = floor(target)
        assert other is None or FLOORS.index(other) <= FLOORS.index(own), f"{name} imports {target}"


@pytest.mark.parametrize("name", MODULES)
def test_lower_rooms_import_nothing_foreign(name):
    foreign = FOREIGN.get(floor(name) or "", set())
    found = {target.split(".")[0] for target in imports(name, at_import_time=False)}
    assert not found & foreign


@pytest.mark.parametrize("name", [name for name in MODULES if floor(name)])
def test_no_module_is_longer_than_a_reader_can_hold(name):
    lines = MODULES[name].read_text(encoding="utf-8").splitlines()
    tables = {"entities", "languages"}
    assert len(lines) <= 400 or name.split(".")[-1] in tables


def test_imports_never_go_round():
    graph = {
        name: sorted(
            {target for target in imports(name, at_import_time=True) if target in MODULES and target != name}
        )
        for name in MODULES
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path[path.index(name) :], name])
        if name in done:
            return
        for target in graph[name]:
            # A package is loaded before its modules, whoever asks: that is no circle of its own making.
            if not name.startswith(target + ".") or target in path:
                visit(target, (*path, name))
        done.add(name)

    for name in graph:
        visit(name, ())


BLOCKER = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked!r}:
            raise ImportError("blocked: " + name)
        return None

sys.meta_path.insert(0, Blocker())
import pkgutil, importlib
room = importlib.import_module("mkdocs_jekyll.{room}")
for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
print("whole")
"""


@pytest.mark.parametrize("room", ["kramdown", "jekyll"])
def test_a_lower_room_loads_where_mkdocs_is_not_installed(room):
    code = BLOCKER.format(blocked=sorted(FOREIGN[room]), room=room)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "whole", done.stderr


def test_kramdown_works_where_mkdocs_is_not_installed():
    code = BLOCKER.format(blocked=sorted(FOREIGN["kramdown"]), room="kramdown")
    code += "\nprint(room.convert('# *x*').html)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "<h1 id=" in done.stdout, done.stderr
