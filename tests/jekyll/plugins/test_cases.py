"""Each case in ``cases`` is read, and what plugins make of it is held against what Jekyll's made of it.

XML is compared as a tree. What differs on purpose stands in ``differences.yml`` with its reason. A case may
name the problems it must raise (``problems``, as ``severity path:line``).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
import yaml

from mkdocs_jekyll.jekyll import Document, Item, ReadSettings, Site, SiteRenderer, read_site
from mkdocs_jekyll.jekyll import Page as JekyllPage
from mkdocs_jekyll.jekyll.config import merge
from mkdocs_jekyll.jekyll.permalinks import encode
from mkdocs_jekyll.jekyll.plugins import named
from tests.jekyll.test_cases import brief, builder_of, differing, plain
from tests.oracle.record_jekyll import BUILT, lay_out, load

PATHS = sorted(BUILT.rglob("*.yml"))
DIFFERENCES: dict[str, dict[str, Any]] = yaml.safe_load((BUILT.parent / "differences.yml").read_text("utf-8"))
#: Keys of a page that depend on where it is asked for.
LEFT_OUT = ("posts", "dir", "permalink", "path", "url", "name", "content", "excerpt", "pagination")


def name_of(path: Path) -> str:
    return str(path.relative_to(BUILT).with_suffix(""))


def tree(element: ElementTree.Element) -> dict[str, Any]:
    """An element as a mapping: attributes, text, and children by name and number. Namespaces are left out."""
    reported: dict[str, Any] = {f"@{key.rpartition('}')[2]}": value for key, value in element.attrib.items()}
    reported["text"] = (element.text or "") if not len(element) else (element.text or "").strip()
    for child in element:
        name = child.tag.rpartition("}")[2]
        number = sum(1 for known in reported if known == name or known.startswith(f"{name} "))
        reported[f"{name} {number + 1}" if number else name] = tree(child)
    return reported


def led(text: str, base: str) -> dict[str, object]:
    """Where a page that leads on leads to; a relative way is given as the absolute URL it stands for."""
    (canonical,) = re.findall(r'rel="canonical" href="([^"]*)"', text)
    (way,) = re.findall(r'content="0; url=([^"]*)"', text)
    (script,) = re.findall(r'location(?:=|\.replace\()("(?:[^"\\]|\\.)*")', text)
    target, way = html.unescape(canonical), html.unescape(way)
    return {
        "target": target,
        "refresh": urljoin(base, way),
        "one way": html.unescape(json.loads(script)) == way,
        "noindex": 'name="robots" content="noindex"' in text,
    }


def canonical(text: str | None, destination: str, base: str) -> Any:
    if destination.endswith("sitemap.xml") and text is not None and "<urlset" in text:
        urls = (tree(url) for url in ElementTree.fromstring(text.strip()))
        return {url["loc"]["text"]: url.get("lastmod", {}).get("text") for url in urls}
    if destination.endswith((".xml", ".atom")) and text is not None and text.lstrip().startswith("<?xml"):
        made = ElementTree.fromstring(text.strip())
        for name in ("generator", "updated"):  # Jekyll's is the clock's
            for child in made.findall(f"{{http://www.w3.org/2005/Atom}}{name}"):
                made.remove(child)
        return tree(made)
    if text is not None and 'http-equiv="refresh"' in text:
        return led(text, base)
    if destination.endswith("redirects.json"):
        return json.loads(text or "null")
    return text


def reported(value: object) -> Any:
    """Items are named by their paths."""
    if isinstance(value, Item):
        return value.relative_path
    if isinstance(value, Mapping):
        return {key: reported(item) for key, item in value.items()}
    if isinstance(value, list):
        return [reported(item) for item in value]
    return plain(value)


def grouped(entries: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """By URL; those that share one differ by a number."""
    found: dict[str, Any] = {}
    for url, entry in entries:
        number = sum(1 for known in found if known == url or known.startswith(f"{url}#"))
        found[f"{url}#{number + 1}" if number else url] = entry
    return found


def base_of(site: Site) -> str:
    """Host and baseurl."""
    return site.config.text("url") + site.config.text("baseurl")


def ours(site: Site) -> dict[str, Any]:
    """Everything the site writes."""
    items: list[Item] = [doc for group in site.collections.values() for doc in group.docs]
    renderer = SiteRenderer(site)
    entries = [(item.destination, described(renderer, item)) for item in (*items, *site.pages) if item.output]
    for made in site.generated:
        text = canonical(made.write(renderer), made.destination, base_of(site) + made.url)
        entries.append((made.destination, {"url": made.url, "text": text}))
    return grouped(entries)


def described(renderer: SiteRenderer, item: Item) -> dict[str, Any]:
    site, html = renderer.site, renderer.render(item).html
    entry: dict[str, Any] = {
        "url": item.url,
        "text": canonical(html, item.destination, base_of(site) + item.url),
    }
    if any(plugin.post_render for plugin in named(site.gems)):
        entry["dressed"] = renderer.post_render(html, item)
    if "paginator" in item.variables:
        entry["paginator"] = reported(item.variables["paginator"])
    if not isinstance(item, JekyllPage) or not item.generated:
        return entry
    merged = merge(item.defaults, item.data)
    data = {key: value for key, value in merged.items() if key not in LEFT_OUT}
    entry["data"] = reported(data)
    if "posts" in item.data:
        entry["posts"] = reported(item.data["posts"])
    return entry


def theirs(record: dict[str, Any], mine: dict[str, Any], base: str) -> dict[str, Any]:
    """The record in the same form; what it says of a page's data counts where we made the page too."""
    entries = []
    for item in (*record["documents"], *record["pages"]):
        leads = 'http-equiv="refresh"' in item["text"]
        text = canonical(
            item["text"] if leads else item.get("body", item["text"]), item["destination"], base + item["url"]
        )
        entry = {"url": item["url"], "text": text}
        if "pagination_info" in item.get("data", {}):  # these name the file, which servers show as the folder
            entry["url"] = encode(item["url"].removesuffix("index.html"))
        if "dressed" in mine.get(item["destination"], {}):
            entry["dressed"] = item["text"]
        if "data" in item:
            entry["data"] = {key: value for key, value in item["data"].items() if key not in LEFT_OUT}
        entry |= {key: item[key] for key in ("posts", "paginator") if key in item}
        entries.append((item["destination"], entry))
    found = grouped(entries)
    for url, entry in found.items():
        if "data" not in mine.get(url, {}):
            entry.pop("data", None)
    return found


def is_listed(line: str, fields: Iterable[str]) -> bool:
    """Whether a difference is one of those on purpose: by its beginning, or by a pattern with ``*``."""
    place = line.partition(": ")[0]
    return any(fnmatchcase(place, field) if "*" in field else line.startswith(field) for field in fields)


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_makes_what_jekyll_makes(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = load(path)
    record = json.loads(path.with_suffix(".json").read_text("utf-8"))
    source = tmp_path / "site"
    source.mkdir()
    lay_out(case, source)
    monkeypatch.setenv("TZ", case.get("tz", "UTC"))
    for name, value in (case.get("environment") or {}).items():
        monkeypatch.setenv(name, value)
    site = read_site(
        source,
        ReadSettings(
            config_files=case.get("config", ("_config.yml",)),
            overrides=case["options"],
            builder=builder_of(case),
            environment=(case.get("environment") or {}).get("JEKYLL_ENV", "development"),
        ),
    )
    if "problems" in case:
        assert [brief(problem) for problem in site.problems] == case["problems"]
    mine = ours(site)
    fields = DIFFERENCES.get(name_of(path), {}).get("fields", [])
    if "stops" in record:
        assert "stops" in fields, record["stops"]
        return
    found = differing(mine, theirs(record, mine, base_of(site)))
    assert not [line for line in found if not is_listed(line, fields)]
    assert not [field for field in fields if not any(is_listed(line, [field]) for line in found)]


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_copies_what_jekyll_copies(path: Path, tmp_path: Path) -> None:
    record = json.loads(path.with_suffix(".json").read_text("utf-8"))
    case = load(path)
    lay_out(case, tmp_path)
    site = read_site(tmp_path, ReadSettings(overrides=case["options"], builder=builder_of(case)))
    if "stops" not in record:
        assert sorted(file.destination for file in site.static_files if file.output) == record["static_files"]


def test_differences_speak_of_cases_that_exist() -> None:
    assert set(DIFFERENCES) <= {name_of(path) for path in PATHS}
    assert all(entry["reason"].strip() for entry in DIFFERENCES.values())


def test_every_post_in_a_listing_is_a_post_of_the_site(tmp_path: Path) -> None:
    for path in PATHS:
        folder = tmp_path / name_of(path)
        folder.mkdir(parents=True)
        case = load(path)
        lay_out(case, folder)
        site = read_site(folder, ReadSettings(overrides=case["options"], builder=builder_of(case)))
        documents = {id(doc) for group in site.collections.values() for doc in group.docs}
        for listing in site.listings:
            assert all(isinstance(post, Document) and id(post) in documents for post in listing.posts)
            assert listing.pages[listing.number - 1] is listing
            assert any(listing.page is page for page in site.pages)
