"""A comparison as one HTML file that needs no network: every difference, both sides beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from markupsafe import Markup

from mkdocs_jekyll.kramdown.scripts import CJK

from .model import ASPECTS, Aspect, Comparison, Difference

TITLES: Final[dict[Aspect, str]] = {
    "url": "URLs that are gone",
    "picture": "Pictures that are gone",
    "body": "Texts that differ",
    "title": "Titles",
    "date": "Dates",
    "tags": "Tags",
    "description": "Descriptions",
    "canonical": "Canonical URLs",
    "feed": "Feeds",
}
#: Equal lines that are shown around what differs.
_AROUND: Final = 3
#: Rows that a text's table has at the most.
_ROWS: Final = 400
#: Letters of two lines together whose words are compared, and how much they must have in common, 0 to 1.
_LONGEST: Final = 4000
_ALIKE: Final = 0.3
#: A word, a Chinese, Japanese or Korean letter, white space, or a sign.
_WORD: Final = re.compile(rf"[{CJK}]|\w+?(?=[{CJK}])|\w+|\s+|.", re.DOTALL)
_EMPTY: Final = Markup()
_PAGE: Final = Markup("""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The old site and the new one</title>
<style>{style}</style>
</head>
<body>
<h1>The old site and the new one</h1>
{facts}
{sections}
{more}</body>
</html>
""")
_STYLE: Final = """
:root { color-scheme: light dark; --line: #8884;
  --old: #e5534b2e; --new: #3fb9502e; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.facts { border-collapse: collapse; } .facts td, .facts th { padding: .2rem 1rem .2rem 0; text-align: left; }
details { border: 1px solid var(--line); border-radius: .3rem; margin: .3rem 0; }
summary { cursor: pointer; padding: .4rem .6rem; overflow-wrap: anywhere; }
summary span { opacity: .75; }
.sides { border-collapse: collapse; font: .8rem/1.45 ui-monospace, monospace; table-layout: fixed;
  width: 100%; }
.sides td { border-top: 1px solid var(--line); overflow-wrap: anywhere; padding: .1rem .5rem;
  vertical-align: top; white-space: pre-wrap; width: 50%; }
.sides .old { background: var(--old); } .sides .new { background: var(--new); }
.sides mark { background: none; color: inherit; font-weight: 700; text-decoration: underline 2px; }
.sides .old mark { background: #e5534b55; } .sides .new mark { background: #3fb95055; }
.sides .skip { opacity: .6; text-align: center; }
.sound { border: 1px solid var(--line); border-radius: .3rem; padding: .8rem; }
@media (max-width: 40rem) { .sides { font-size: .7rem; } body { padding: .5rem; } }
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of either side, as text or as HTML, and the classes of its cells."""

    old: str
    new: str
    old_class: str = ""
    new_class: str = ""


def html_report(comparison: Comparison) -> str:
    """The report's text."""
    sections = Markup("\n").join(_sections(comparison))
    if not sections:
        sections = Markup('<p class="sound">Nothing is lost: no difference was found.</p>')
    return _PAGE.format(
        style=Markup(_STYLE), facts=_facts(comparison), sections=sections, more=_more(comparison)
    )


def _facts(comparison: Comparison) -> Markup:
    rows = [
        ("Old site", comparison.old),
        ("New site", comparison.new),
        ("URLs", f"{comparison.kept} of {comparison.urls} are there"),
        ("of these redirected", str(comparison.redirected)),
        ("Texts", f"{comparison.same} of {comparison.bodies} are equal"),
    ]
    cells = _EMPTY.join(Markup("<tr><th>{}</th><td>{}</td></tr>").format(*row) for row in rows)
    return Markup('<table class="facts">{}</table>').format(cells)


def _sections(comparison: Comparison) -> Iterator[Markup]:
    for aspect in ASPECTS:
        found = [difference for difference in comparison.differences if difference.aspect == aspect]
        if found:
            yield Markup("<h2>{} ({})</h2>").format(TITLES[aspect], len(found))
            yield from map(_difference, found)


def _difference(difference: Difference) -> Markup:
    head = Markup("<code>{}</code> <span>{}</span>").format(difference.url, difference.message)
    if difference.aspect == "body":
        table = _sides(difference.old_lines, difference.new_lines)
    elif difference.old or difference.new:
        table = _table([Row(*_words(difference.old, difference.new), "old", "new")])
    else:
        return Markup("<details open><summary>{}</summary></details>").format(head)
    return Markup("<details><summary>{}</summary>{}</details>").format(head, table)


def _sides(old: Sequence[str], new: Sequence[str]) -> Markup:
    """Two texts beside each other: what differs, and a few lines around it."""
    rows: list[Row] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(_AROUND):
        rows.append(Row("…", "…", "skip", "skip"))
        for kind, start, end, other_start, other_end in group:
            pairs = zip_longest(old[start:end], new[other_start:other_end], fillvalue="")
            if kind == "equal":
                rows += [Row(left, right) for left, right in pairs]
            else:
                rows += [
                    Row(*_words(left, right), "old" if left else "", "new" if right else "")
                    for left, right in pairs
                ]
    return _table(rows)


def _words(old: str, new: str) -> tuple[str, str]:
    """Two lines, with the words marked by which they differ; as they are where one is missing or too long."""
    if not old or not new or len(old) + len(new) > _LONGEST:
        return old, new
    left, right = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return old, new
    sides: tuple[list[str], list[str]] = ([], [])
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        texts = "".join(left[start:end]), "".join(right[other_start:other_end])
        for side, text in zip(sides, texts, strict=True):
            side.append(text if kind == "equal" or not text else Markup("<mark>{}</mark>").format(text))
    return _EMPTY.join(sides[0]), _EMPTY.join(sides[1])


def _table(rows: Sequence[Row]) -> Markup:
    shown = _EMPTY.join(
        Markup('<tr><td class="{}">{}</td><td class="{}">{}</td></tr>').format(
            row.old_class, row.old, row.new_class, row.new
        )
        for row in rows[:_ROWS]
    )
    more = Markup("<p>and {} more lines</p>").format(len(rows) - _ROWS) if len(rows) > _ROWS else _EMPTY
    return Markup('<table class="sides"><tbody>{}</tbody></table>{}').format(shown, more)


def _more(comparison: Comparison) -> Markup:
    lists = (("Files that only the old theme needs", comparison.theme_files), ("Notes", comparison.notes))
    return _EMPTY.join(
        Markup("<h2>{} ({})</h2><details><summary>Show them</summary><ul>{}</ul></details>\n").format(
            title, len(items), _EMPTY.join(map(Markup("<li>{}</li>").format, items))
        )
        for title, items in lists
        if items
    )
