#!/usr/bin/env python3
"""Write docs/project/dependencies.md and its Chinese page: what the project stands on, why, which licence.

    python tools/dependency_table.py             write the page
    python tools/dependency_table.py --refresh   read licences and dates anew before, then write the page

Packages and their bounds stand in `pyproject.toml` (the comment behind each is its reason) and, for what npm
brings, in `package.json`. Licences and months of the last release stand in `tools/dependencies.toml`, which
only `--refresh` writes: licences from the packages that are installed, months from the index that pip is
configured for and from npm.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import textwrap
import tomllib
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.npm_assets import read_assets  # noqa: E402

PAGE: Final = ROOT / "docs" / "project" / "dependencies.md"
CHINESE_PAGE: Final = ROOT / "docs" / "zh" / "dependencies.md"
CHINESE: Final = ROOT / "tools" / "dependencies_zh.toml"
FACTS: Final = ROOT / "tools" / "dependencies.toml"
#: The groups of pyproject.toml, in the page's order, and what they are for.
GROUPS: Final = {
    "dependencies": "Needed to build a site",
    "pinyin": "Optional: `pip install mkdocs-jekyll[pinyin]`",
    "images": "Optional: `pip install mkdocs-jekyll[images]`",
    "sass": "Optional: `pip install mkdocs-jekyll[sass]`",
    "dask": "Optional: `pip install mkdocs-jekyll[dask]`",
    "build": "Needed to build the package",
    "test": "Needed for the tests",
    "dev": "Needed to change the code",
    "audit": "Needed for `make audit`",
    "bench": "Needed for the benchmarks",
}
_REQUIREMENT: Final = re.compile(r"(?P<name>[\w.-]+)(?P<bound>[^;]*)(?:;(?P<marker>.*))?")
_COMMENTED: Final = re.compile(r'"(?P<requirement>[\w.-]+[^"]*|[\w.-]+; [^"]*)",? # (?P<reason>.+)$', re.M)
_SPDX: Final = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "BSD 2-Clause License": "BSD-2-Clause",
    "Apache Software License": "Apache-2.0",
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """A package, what it is needed for, and the versions that are taken."""

    name: str
    bound: str
    reason: str


def requirements(text: str) -> dict[str, list[Requirement]]:
    """The packages of ``pyproject.toml`` by group."""
    project = tomllib.loads(text)
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    groups: dict[str, Iterable[str]] = {
        "dependencies": project["project"]["dependencies"],
        "build": [*project["build-system"]["requires"], hook["npm"]],
        **project["project"]["optional-dependencies"],
    }
    reasons = {found["requirement"]: found["reason"] for found in _COMMENTED.finditer(text)}
    own = project["project"]["name"]
    return {
        group: [_requirement(line, reasons.get(line, "")) for line in lines if not line.startswith(own)]
        for group, lines in groups.items()
    }


def _requirement(line: str, reason: str) -> Requirement:
    found = _REQUIREMENT.fullmatch(line)
    if found is None:
        raise SystemExit(f"dependency_table: pyproject.toml: '{line}' is no requirement")
    bound = re.sub(r"(?<=[^<>=])([<>])", r" \1", found["bound"].replace(",", "")).strip() or "any"
    return Requirement(found["name"], bound.replace(">=", "≥ ").replace("<", "< "), reason)


def read_facts() -> dict[str, Any]:
    """Licence and month of the last release, by package."""
    return tomllib.loads(FACTS.read_text("utf-8"))


def page(groups: dict[str, list[Requirement]], facts: dict[str, Any]) -> str:
    """The documentation's page."""
    return "\n".join([*_head(facts["checked"]), *_python(groups, facts["pypi"]), *_npm(facts["npm"])]) + "\n"


def chinese(english: str, checked: str) -> str:
    """The same page in Chinese; KeyError names words that `dependencies_zh.toml` lacks."""
    words = tomllib.loads(CHINESE.read_text("utf-8"))
    return "\n\n".join(_translated(block, words, checked) for block in english.split("\n\n")).rstrip() + "\n"


def _translated(block: str, words: dict[str, str], checked: str) -> str:
    if block.startswith("| "):
        head, line, *rows = block.strip().split("\n")
        cells = ([cell.strip() for cell in row.strip("|").split(" | ")] for row in rows)
        made = (f"| {name} | {words[reason]} | {' | '.join(rest)} |" for name, reason, *rest in cells)
        return "\n".join([words[head], line, *made])
    if block.startswith("<!--"):
        return block
    text = " ".join(block.split()).replace(checked, "{checked}")
    ids = {"## In pages": " { #in-pages }"}
    return words[text].replace("{checked}", checked) + ids.get(text, "")


def wrap(text: str) -> list[str]:
    """A paragraph in lines as the other pages have them."""
    return textwrap.wrap(" ".join(text.split()), 125)


def _head(checked: str) -> Iterator[str]:
    yield "# Dependencies"
    yield ""
    yield "<!-- Written by tools/dependency_table.py; change pyproject.toml or package.json instead. -->"
    yield ""
    yield from wrap(
        f"""
        What the project stands on, why, and under which licence. The lowest versions that are allowed and the
        newest are both tested. The months of the last releases were looked up on {checked}; `make audit` asks
        for known vulnerabilities.
        """
    )


def _python(groups: dict[str, list[Requirement]], facts: dict[str, dict[str, str]]) -> Iterator[str]:
    yield from ("", "## Python", "")
    for group, title in GROUPS.items():
        head = "| Package | For | Licence | Versions | Last release |"
        yield from (f"### {title}", "", head, "|---|---|---|---|---|")
        for one in groups.get(group, []):
            known = facts.get(one.name.lower(), {})
            licence, released = known.get("licence", "unknown"), known.get("released", "unknown")
            yield f"| {one.name} | {one.reason} | {licence} | {one.bound} | {released} |"
        yield ""


def _npm(facts: dict[str, dict[str, str]]) -> Iterator[str]:
    yield from ("## In pages", "")
    yield from wrap(
        """
        Scripts, styles and fonts that others wrote and that the built package contains. None of them is in
        the repository: they are fetched when the package is built, and compared with the sums in
        `package.json`. The licence of each stands beside its files.
        """
    )
    yield from ("", "| Package | For | Licence | Version | Released |", "|---|---|---|---|---|")
    for asset in read_assets():
        released = facts.get(asset.name, {}).get("released", "unknown")
        yield f"| {asset.name} | {asset.purpose} | {asset.license} | {asset.version} | {released} |"


# -- read anew


def refresh(groups: dict[str, list[Requirement]]) -> None:
    """Write ``dependencies.toml`` anew; what can't be asked for stays as it is."""
    old = read_facts()
    names = sorted({one.name.lower() for lines in groups.values() for one in lines})
    pypi = {
        name: {**old["pypi"].get(name, {}), **_asked_of_index(name), **_asked_of_installed(name)}
        for name in names
    }
    npm = {asset.name: _asked_of_npm(asset.name, asset.version) for asset in read_assets()}
    today = datetime.now(UTC).date().isoformat()
    lines = ["# Written by tools/dependency_table.py --refresh.", f'checked = "{today}"']
    for table, facts in (("pypi", pypi), ("npm", npm)):
        for name, known in facts.items():
            lines += ["", f'[{table}."{name}"]']
            lines += [f'{key} = "{value}"' for key, value in sorted(known.items())]
    FACTS.write_text("\n".join(lines) + "\n", "utf-8")


def _asked_of_installed(name: str) -> dict[str, str]:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return {}
    classifiers = about.get_all("Classifier") or []
    licence = licence_of(about.get("License-Expression"), about.get("License"), classifiers)
    return {"licence": licence} if licence else {}


def licence_of(expression: str | None, text: str | None, classifiers: Iterable[str]) -> str:
    """A licence's short name; empty where the metadata does not say it in few words."""
    if expression:
        return expression
    if text and len(text) < 30:
        return _SPDX.get(text, text)
    approved = (line for line in classifiers if line.startswith("License :: OSI Approved ::"))
    named = [line.rpartition(" :: ")[2] for line in approved]
    return " or ".join(_SPDX.get(name, name) for name in named)


def _asked_of_index(name: str) -> dict[str, str]:
    """The month of the newest file, from the index's JSON (PEP 691 and 700)."""
    request = urllib.request.Request(
        f"{_index()}/{name}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        files = json.load(answer)["files"]
    times = [file["upload-time"] for file in files if file.get("upload-time")]
    return {"released": max(times)[:7]} if times else {}


def _index() -> str:
    """The index that pip asks."""
    from pip._internal.models.index import PyPI

    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return (asked.stdout.strip() or PyPI.simple_url).rstrip("/")


def _asked_of_npm(name: str, version: str) -> dict[str, str]:
    asked = subprocess.run(
        ["npm", "view", name, "time", "--json"], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return {"released": json.loads(asked.stdout)[version][:7]}


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--refresh", action="store_true", help="read licences and dates anew before")
    groups = requirements((ROOT / "pyproject.toml").read_text("utf-8"))
    if parser.parse_args().refresh:
        refresh(groups)
    facts = read_facts()
    PAGE.write_text(written := page(groups, facts), "utf-8")
    CHINESE_PAGE.write_text(chinese(written, facts["checked"]), "utf-8")


if __name__ == "__main__":
    main()
