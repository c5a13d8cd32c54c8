"""Anchors of tags: none stands for two names, and each old spelling leads to the nearest."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.jekyll.slugs import slugify
from mkdocs_jekyll.publish.anchors import aliases_of, anchors_of, distinct_slugs

ALIKE = ["C", "C#", "C++", "c", ".NET", "NET", "Node.js", "nodejs", "A", "A+", "Machine Learning"]


def lossy(name: str) -> str:
    return "".join(char for char in name.lower().replace(" ", "-") if char.isalnum() or char == "-")


def test_every_name_has_an_anchor_of_its_own() -> None:
    assert len(set(anchors_of(ALIKE))) == len(ALIKE)
    assert anchors_of(['"', "<", "&"]) == ["_", "__1", "__2"]


def test_an_old_spelling_leads_to_the_name_that_is_spelled_like_it() -> None:
    anchors = anchors_of(ALIKE)
    aliases = dict(zip(ALIKE, aliases_of(ALIKE, anchors), strict=True))
    led_by = {alias: name for name, found in aliases.items() for alias in found}
    led_by |= dict(zip(anchors, ALIKE, strict=True))
    wanted = {
        "c": "c",
        "C": "C",
        "C++": "C++",
        "c++": "C++",
        "C%2B%2B": "C++",
        "C#": "C#",
        "node.js": "Node.js",
    }
    assert {spelling: led_by[spelling] for spelling in wanted} == wanted
    assert led_by["machine-learning"] == led_by["Machine+Learning"] == "Machine Learning"
    assert sum(map(len, aliases.values())) == len({alias for found in aliases.values() for alias in found})


def test_a_spelling_belongs_to_its_own_name_whatever_the_order() -> None:
    assert aliases_of(["C", "c"], ["tag:C", "tag:c"]) == [["C"], ["c"]]
    assert aliases_of(["c", "C"], ["tag:C", "tag:c"]) == [["c"], ["C"]]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["C", "C++", "C#", "c"], {"c": "c", "C": "C", "C++": "C-2b-2b", "C#": "C-23"}),
        ([".NET", "NET"], {"NET": "net", ".NET": ".NET"}),
        (["tea", "Tea Ware"], {"tea": "tea", "Tea Ware": "tea-ware"}),
        (["!", "?", "-21"], {"!": "", "?": "-3f", "-21": "21"}),
        ([], {}),
    ],
)
def test_slugs_that_leave_characters_out_differ(names: list[str], wanted: dict[str, str]) -> None:
    assert distinct_slugs(names, lambda name: lossy(name).strip("-")) == wanted
    assert distinct_slugs(reversed(names), lambda name: lossy(name).strip("-")) == wanted


def test_slugs_differ_whatever_the_slug() -> None:
    names = [*ALIKE, "茶", "茶 ", "Ａ", "a", "-", "--"]
    for slug_of in (slugify, lossy, lambda _: "x"):
        slugs = distinct_slugs(names, slug_of)
        assert len(set(slugs.values())) == len(slugs) == len(set(names))
