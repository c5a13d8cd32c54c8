"""Each case in ``cases`` is read and compared with what Jekyll read from the same files.

A case may name the problems it must raise (``problems``, as ``severity path:line``). Where Jekyll stops, an
error must be reported. What differs on purpose stands in ``differences.yml`` with its reason.
"""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_jekyll.jekyll import (
    JEKYLL_3,
    JEKYLL_4,
    BuilderChoice,
    Document,
    JekyllError,
    Page,
    Problem,
    ReadSettings,
    Site,
    SiteRenderer,
    read_site,
)
from mkdocs_jekyll.jekyll.dates import parse_time
from mkdocs_jekyll.jekyll.liquid.drops import DropFactory, ItemDrop
from tests.jekyll.plain_values import plain, stamp
from tests.oracle.record_jekyll import CASES, lay_out, load

PATHS = sorted(CASES.rglob("*.yml"))
ON_DEMAND = ("excerpt", "content", "excerpt_separator", "next", "previous")
DIFFERENCES: dict[str, dict[str, Any]] = yaml.safe_load((CASES.parent / "differences.yml").read_text("utf-8"))


def document(doc: Document) -> dict[str, Any]:
    own = doc.data.get("excerpt")
    return {
        "path": doc.relative_path,
        "url": doc.url,
        "id": doc.id,
        "destination": doc.destination,
        "date": stamp(doc.date),
        "data": plain({key: value for key, value in doc.data.items() if key not in ON_DEMAND}),
        "content": None if doc.ext in (".yml", ".yaml") else doc.content,
        "excerpt": plain(own) if doc.excerpt_text is None else doc.excerpt_text,
        "own_excerpt": doc.excerpt_text is None and own is not None,
        "next": doc.next and doc.next.relative_path,
        "previous": doc.previous and doc.previous.relative_path,
        "output_ext": doc.output_ext,
        "written": doc.output,
        "collection": doc.collection,
    }


def _is_reported(item: Page, key: str) -> bool:
    """Whether the record has a key: not of a default without a value."""
    return item.data[key] is not None or key in item.own_keys


def related_paths(site: Site, post: Document) -> list[str]:
    """What ``site.related_posts`` shows a post."""
    factory = DropFactory(SiteRenderer(site))
    shown = factory.related_to(factory.item(post))
    return [drop.item.relative_path for drop in shown or () if isinstance(drop, ItemDrop)]


def page(item: Page) -> dict[str, Any]:
    return {
        "path": item.relative_path,
        "url": item.url,
        "destination": item.destination,
        "name": item.name,
        "dir": item.dir,
        "data": plain({k: v for k, v in item.data.items() if k != "excerpt" and _is_reported(item, k)}),
        "content": item.content,
        "output_ext": item.output_ext,
        "written": item.output,
    }


def grouped(groups: dict[str, list[Document]]) -> dict[str, list[str]]:
    return {name: [post.relative_path for post in posts] for name, posts in groups.items()}


def described(site: Site) -> dict[str, Any]:
    first = site.posts[0] if site.posts else None
    return {
        "time": stamp(site.time),
        "documents": {d.relative_path: document(d) for c in site.collections.values() for d in c.docs},
        "posts": [post.relative_path for post in site.posts],
        "collections": {
            label: {
                "docs": [doc.relative_path for doc in group.docs],
                "files": sorted(file.relative_path for file in group.files),
                "written": group.output,
            }
            for label, group in site.collections.items()
        },
        "pages": {item.relative_path: page(item) for item in site.pages},
        "static_files": {
            file.relative_path: {
                "path": file.relative_path,
                "url": file.url,
                "destination": file.destination,
                "data": plain(file.data),
                "written": file.output,
            }
            for file in site.static_files
        },
        "data": plain(site.data),
        "tags": grouped(site.tags),
        "categories": grouped(site.categories),
        "related": first and related_paths(site, first),
    }


def recorded(record: dict[str, Any]) -> dict[str, Any]:
    """The record in the form of ``described``, without what Jekyll adds on demand."""
    for kind in ("documents", "pages", "static_files"):
        record[kind] = {item["path"]: item for item in record[kind]}
    for doc in record["documents"].values():
        doc["data"].pop("excerpt_separator", None)
    for item in record["pages"].values():
        item.pop("excerpt")
    for item in (*record["documents"].values(), *record["pages"].values()):
        for key in ("html", "excerpt_html", "error"):
            item.pop(key, None)
    for group in record["collections"].values():
        group.pop("directory")
        group["files"].sort()
    record.pop("log")
    return record


def differing(ours: Any, theirs: Any, place: str = "") -> list[str]:
    """Where two descriptions differ, as ``place: ours, theirs``."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        found = []
        for key in sorted({*ours, *theirs}, key=str):
            inner = f"{place}/{key}" if place else str(key)
            if key not in ours or key not in theirs:
                found.append(f"{inner}: {'only ours' if key in ours else 'only theirs'}")
            else:
                found += differing(ours[key], theirs[key], inner)
        return found
    return [] if ours == theirs else [f"{place}: {ours!r}, {theirs!r}"]


def builder_of(case: dict[str, Any]) -> BuilderChoice:
    """The Jekyll that a case was recorded from, without GitHub Pages' settings."""
    return BuilderChoice(JEKYLL_3 if case.get("jekyll") == 3 else JEKYLL_4, github_pages=False)


def brief(problem: Problem) -> str:
    place = problem.path or ""
    return f"{problem.severity} {place}" + (f":{problem.line}" if problem.line else "")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.relative_to(CASES).with_suffix("")))
def test_reads_as_jekyll_does(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = load(path)
    name = str(path.relative_to(CASES).with_suffix(""))
    record = json.loads(path.with_suffix(".json").read_text("utf-8"))
    source = tmp_path / "site"
    source.mkdir()
    lay_out(case, source)
    monkeypatch.setenv("TZ", case.get("tz", "UTC"))
    options = dict(case["options"])
    now = parse_time(options.pop("time"), UTC)
    problems: list[Problem] = []
    site = None
    try:
        files = case.get("config", ("_config.yml",))
        builder = builder_of(case)
        site = read_site(
            source, ReadSettings(config_files=files, overrides=options, now=now, builder=builder)
        )
        problems = site.problems
    except JekyllError as error:
        problems = [error.problem]
    assert all(problem.message for problem in problems)
    if "problems" in case:
        assert [brief(problem) for problem in problems] == case["problems"]
    difference = DIFFERENCES.get(name, {})
    if "stops" in record:
        stopped = any(problem.severity == "error" for problem in problems)
        assert stopped or "stops" in difference.get("fields", ()), record["stops"]
        return
    assert site is not None, problems
    found = differing(described(site), recorded(record))
    fields = [field for field in difference.get("fields", ()) if field != "html"]
    left = [line for line in found if not any(line.startswith(field) for field in fields)]
    assert not left, "\n".join(left)
    unused = [field for field in fields if not any(line.startswith(field) for line in found)]
    assert not unused, f"no longer different: {unused}"


@pytest.mark.parametrize(
    "path",
    [path for path in PATHS if path.read_text("utf-8").startswith("render: true")],
    ids=lambda path: str(path.relative_to(CASES).with_suffix("")),
)
def test_renders_as_jekyll_does(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = load(path)
    name = str(path.relative_to(CASES).with_suffix(""))
    record = json.loads(path.with_suffix(".json").read_text("utf-8"))
    monkeypatch.setenv("TZ", case.get("tz", "UTC"))
    lay_out(case, tmp_path)
    files = case.get("config", ("_config.yml",))
    site = read_site(
        tmp_path,
        ReadSettings(
            config_files=files, overrides=case["options"], environment="development", builder=builder_of(case)
        ),
    )
    renderer = SiteRenderer(site)
    items = [*(doc for group in site.collections.values() for doc in group.docs), *site.pages]
    ours = {item.relative_path: item for item in items}
    found = {}
    for item in (*record.get("documents", ()), *record.get("pages", ())):
        if item["html"] is None:  # Jekyll stops here
            if not renderer.render(ours[item["path"]]).problems:
                found[item["path"], "error"] = ("", item["error"])
            continue
        pairs = {"html": renderer.render(ours[item["path"]]).html}
        if item.get("excerpt_html") is not None:
            pairs["excerpt_html"] = renderer.excerpt(ours[item["path"]])
        for key, text in pairs.items():
            if text != item[key]:
                found[item["path"], key] = (text, item[key])
    if "html" in DIFFERENCES.get(name, {}).get("fields", ()):
        assert found
    else:
        assert not found


def test_differences_speak_of_cases_that_exist() -> None:
    names = {str(path.relative_to(CASES).with_suffix("")) for path in PATHS}
    assert set(DIFFERENCES) <= names
    assert all(entry["reason"].strip() for entry in DIFFERENCES.values())
