"""A comparison as one HTML file that needs no network: every difference, both sides beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from typing import Final

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
.sides .skip { opacity: .6; text-align: center; }
.sound { border: 1px solid var(--line); border-radius: .3rem; padding: .8rem; }
@media (max-width: 40rem) { .sides { font-size: .7rem; } body { padding: .5rem; } }
"""


def html_report(comparison: Comparison) -> str:
    """The report's text."""
    sections = "\n".join(_sections(comparison))
    if not sections:
        sections = '<p class="sound">Nothing is lost: no difference was found.</p>'
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>The old site and the new one</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>The old site and the new one</h1>\n{_facts(comparison)}\n{sections}\n{_more(comparison)}"
        "</body>\n</html>\n"
    )


def _facts(comparison: Comparison) -> str:
    rows = [
        ("Old site", comparison.old),
        ("New site", comparison.new),
        ("URLs", f"{comparison.kept} of {comparison.urls} are there"),
        ("of these redirected", str(comparison.redirected)),
        ("Texts", f"{comparison.same} of {comparison.bodies} are equal"),
    ]
    cells = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in rows)
    return f'<table class="facts">{cells}</table>'


def _sections(comparison: Comparison) -> Iterator[str]:
    for aspect in ASPECTS:
        found = [difference for difference in comparison.differences if difference.aspect == aspect]
        if found:
            yield f"<h2>{TITLES[aspect]} ({len(found)})</h2>"
            yield from map(_difference, found)


def _difference(difference: Difference) -> str:
    head = f"<code>{escape(difference.url)}</code> <span>{escape(difference.message)}</span>"
    if difference.aspect == "body":
        table = _sides(difference.old_lines, difference.new_lines)
    elif difference.old or difference.new:
        table = _table([("old", difference.old, "new", difference.new)])
    else:
        return f"<details open><summary>{head}</summary></details>"
    return f"<details><summary>{head}</summary>{table}</details>"


def _sides(old: Sequence[str], new: Sequence[str]) -> str:
    """Two texts beside each other: what differs, and a few lines around it."""
    rows: list[tuple[str, str, str, str]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(_AROUND):
        rows.append(("skip", "…", "skip", "…"))
        for kind, start, end, other_start, other_end in group:
            left, right = old[start:end], new[other_start:other_end]
            for index in range(max(len(left), len(right))):
                one = left[index] if index < len(left) else ""
                two = right[index] if index < len(right) else ""
                same = kind == "equal"
                rows.append(("" if same or not one else "old", one, "" if same or not two else "new", two))
    return _table(rows)


def _table(rows: Sequence[tuple[str, str, str, str]]) -> str:
    shown = "".join(
        f'<tr><td class="{left}">{escape(old)}</td><td class="{right}">{escape(new)}</td></tr>'
        for left, old, right, new in rows[:_ROWS]
    )
    more = f"<p>and {len(rows) - _ROWS} more lines</p>" if len(rows) > _ROWS else ""
    return f'<table class="sides"><tbody>{shown}</tbody></table>{more}'


def _more(comparison: Comparison) -> str:
    lists = (("Files that only the old theme needs", comparison.theme_files), ("Notes", comparison.notes))
    return "".join(
        f"<h2>{title} ({len(items)})</h2><details><summary>Show them</summary><ul>"
        f"{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul></details>\n"
        for title, items in lists
        if items
    )
