"""Packages are layers: imports go down, and lower packages load without what only higher ones need.

The contracts stand in ``pyproject.toml``, ``tool.importlinter``; ``lint-imports`` shows what breaks them.
"""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "plugins" / "mkdocs_jekyll"
LONGEST_MODULE = 400
#: Modules that are tables.
TABLES = {"entities", "languages"}
#: What has to be importable without these.
WITHOUT = {
    "kramdown": {"mkdocs", "material", "liquid", "yaml", "markdown", "jinja2", "pymdownx"},
    "jekyll": {"mkdocs", "material", "jinja2", "pymdownx"},
    "publish": {"mkdocs", "material", "jinja2", "pymdownx"},
}


def test_the_contracts_about_imports_hold() -> None:
    # In a process of its own: import-linter switches off loggers that exist already.
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    done = subprocess.run(
        [*command, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_is_longer_than_400_lines() -> None:
    folders = (PACKAGE, *(ROOT / name for name in ("benchmarks", "tests", "tools")))
    modules = (path for folder in folders for path in folder.rglob("*.py"))
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in modules}
    assert not {
        path.relative_to(ROOT).as_posix(): length
        for path, length in lengths.items()
        if length > LONGEST_MODULE and path.stem not in TABLES
    }


#: Modules that read what no author puts there: the package's own files, or through a test of their own.
READ_BY_THEMSELVES = {
    "jekyll/files.py",
    "jekyll/problem_codes.py",
    "jekyll/sass_process.py",  # a program of its own, which knows nothing of the package
    "jekyll/text_store.py",
    "mkdocs_plugin/repeat/inputs.py",  # in pieces
    "mkdocs_plugin/repeat/site_lock.py",  # it opens a folder, to lock it
    "mkdocs_plugin/search/index_process.py",  # as sass_process.py
    "publish/translations.py",
}


def opens_a_file(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id == "open"
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in ("open", "read_text", "read_bytes"):
        return False
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    is_of_os = isinstance(call.func.value, ast.Name) and call.func.value.id == "os"
    return call.func.attr != "open" or is_of_os or any(isinstance(value, ast.Constant) for value in given)


def test_one_module_alone_opens_the_files_of_authors() -> None:
    """``jekyll/files.py`` refuses pipes and devices, whose end would be waited for."""
    opening = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and opens_a_file(node)
    }
    assert opening == READ_BY_THEMSELVES


LOAD_ALL = """
import importlib, pkgutil, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked!r}:
            raise ImportError("blocked: " + name)
        return None

sys.meta_path.insert(0, Blocker())
package = importlib.import_module("mkdocs_jekyll.{name}")
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
"""


def run(package: str, code: str) -> subprocess.CompletedProcess[str]:
    """Load all modules of a package where others are not installed, then run ``code``."""
    program = LOAD_ALL.format(blocked=sorted(WITHOUT[package]), name=package) + code
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("package", WITHOUT)
def test_a_lower_package_loads_where_mkdocs_is_not_installed(package: str) -> None:
    done = run(package, "print('loaded')")
    assert done.stdout.strip() == "loaded", done.stderr


def test_kramdown_works_where_mkdocs_is_not_installed() -> None:
    done = run("kramdown", "print(package.convert('# *x*').html)")
    assert "<h1 id=" in done.stdout, done.stderr
