"""The public names of each package are those of public_names.yml, and each says what it is for."""

from __future__ import annotations

import ast
import importlib
import inspect
from pathlib import Path

import yaml

from tests.conftest import ROOT

PACKAGE = ROOT / "plugins" / "mkdocs_jekyll"
NAMES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("public_names.yml").read_text("utf-8"))


def test_each_package_offers_the_names_that_are_listed() -> None:
    assert set(NAMES) == {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    offered = {name: sorted(importlib.import_module(f"mkdocs_jekyll.{name}").__all__) for name in NAMES}
    assert offered == {name: sorted(names) for name, names in NAMES.items()}


def test_each_public_name_is_documented() -> None:
    bare = []
    for package, names in NAMES.items():
        module = importlib.import_module(f"mkdocs_jekyll.{package}")
        for name in names:
            value = getattr(module, name)
            if (inspect.isclass(value) or inspect.isfunction(value)) and not inspect.getdoc(value):
                bare.append(f"{package}.{name}")
    assert not bare


def test_no_module_takes_a_private_name_of_another() -> None:
    taken = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (
                node.level or (node.module or "").startswith("mkdocs_jekyll")
            ):
                private = [
                    one.name for one in node.names if one.name.startswith("_") and not one.name.endswith("__")
                ]
                taken += [f"{path.relative_to(PACKAGE)}:{node.lineno} {name}" for name in private]
    assert not taken
