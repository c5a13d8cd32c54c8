"""Commands of formulas that KaTeX does not know, found before a reader sees them in red."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Final

from mkdocs_jekyll.jekyll import Item, Problem
from mkdocs_jekyll.jekyll.files import read_text
from mkdocs_jekyll.jekyll.package_files import overrides_folder

from .html_scan import Scan
from .math import Formulas, MathSettings

#: Elements whose text is no formula.
_LEFT_ALONE: Final = frozenset(("pre", "code", "script", "style", "textarea", "svg"))
_DISPLAYED: Final = r"\$\$|\\\[|\\\(|\\begin\{[a-z]+\*?\}"
#: Where a formula may begin; one between single dollars, which is short, is found whole.
_OPENINGS: Final = {
    "plain": re.compile(_DISPLAYED),
    "dollars": re.compile(
        rf"{_DISPLAYED}|(?<![\\$\w])\$(?P<inline>(?:[^$\\]|\\.){{1,2000}}?)\$(?!\d)", re.DOTALL
    ),
}
_CLOSINGS: Final = {"$$": "$$", "\\[": "\\]", "\\(": "\\)"}
#: So many unknown commands of a text are looked for, to name their lines.
_WITH_LINES: Final = 200
_COMMAND: Final = re.compile(r"\\([a-zA-Z]+)")
_ENVIRONMENT: Final = re.compile(r"\\begin\s*\{([a-zA-Z]+)\*?\}")
_DEFINED: Final = re.compile(
    r"\\(?:(?:re|provide)?newcommand|[gex]?def|let|DeclareMathOperator)\*?\s*\{?\s*\\([a-zA-Z]+)"
)
#: What the script of the page puts into KaTeX' words, or takes out.
_TRANSLATED: Final = frozenset((
    *("begin", "end", "label", "ref", "eqref", "notag", "nonumber", "require", "unicode", "bbox", "class"),
    *("cssId", "style", "shoveleft", "shoveright", "DeclareMathOperator"),
))  # fmt: skip
_ENVIRONMENTS: Final = frozenset(("multline", "eqnarray"))


@dataclass(frozen=True, slots=True)
class KatexWords:
    """What a release of KaTeX knows: ``commands`` without their backslash, and the text of its programs."""

    commands: Set[str]
    program: str

    @classmethod
    def of(cls, program: str) -> KatexWords:
        """The words of KaTeX' own programs, which hold each as a string."""
        return cls(frozenset(re.findall(r"\\\\([a-zA-Z]+)", program)) | _TRANSLATED, program)

    def has_environment(self, name: str) -> bool:
        """Whether it knows ``\\begin{name}``."""
        return name in _ENVIRONMENTS or f'"{name}"' in self.program


def unknown_in(html: str, form: Formulas, words: KatexWords, settings: MathSettings) -> list[str]:
    """The commands in the formulas of a page that nobody knows, with their backslash, each once."""
    if form not in _OPENINGS:
        return []
    text = unescape("".join(_texts(Scan(html))))
    formulas = "\n".join(_formulas_in(text, form))
    own = {*_DEFINED.findall(text), *(name.lstrip("\\") for name in settings.macros)}
    known = words.commands | own
    commands = (f"\\{name}" for name in _COMMAND.findall(formulas) if name not in known)
    asked = dict.fromkeys(_ENVIRONMENT.findall(formulas))
    environments = (f"\\begin{{{name}}}" for name in asked if not words.has_environment(name))
    return list(dict.fromkeys((*commands, *environments)))


def _formulas_in(text: str, form: Formulas) -> Iterator[str]:
    """The formulas of a text without their delimiters; an environment is one with its own."""
    missing: set[str] = set()  # closing delimiters that do not follow any more
    at = 0
    while opening := _OPENINGS[form].search(text, at):
        if opening.lastgroup == "inline":
            yield opening["inline"]
            at = opening.end()
            continue
        begin = opening[0]
        closing = _CLOSINGS.get(begin) or begin.replace(r"\begin", r"\end", 1)
        end = -1 if closing in missing else text.find(closing, opening.end() + 1)
        if end < 0:
            missing.add(closing)
            at = opening.start() + 1
        else:
            formula, at = text[opening.end() : end], end + len(closing)
            yield formula if begin in _CLOSINGS else f"{begin}{formula}{closing}"


def _texts(scan: Scan) -> Iterator[str]:
    """The texts of a page that may hold formulas; a line break where a tag stands."""
    at, inside = 0, ""
    for tag in scan.tags:
        if not inside:
            yield scan.html[at : tag.start]
            if tag.name in _LEFT_ALONE and not tag.is_end:
                inside = tag.name
        elif tag.is_end and tag.name == inside:
            inside = ""
        at = max(tag.end, tag.raw_end if not tag.is_end else tag.end)
    yield "" if inside else scan.html[at:]


def problems_of_item(item: Item, path: str, unknown: list[str]) -> Iterator[Problem]:
    """One problem for each command, with the line on which it stands first."""
    for number, command in enumerate(unknown):
        looked_for = re.escape(command) + r"(?![a-zA-Z])"
        found = re.search(looked_for, item.content) if number < _WITH_LINES else None
        line = None if found is None else item.body_line + item.content.count("\n", 0, found.start())
        yield Problem(
            "warning",
            f"KaTeX does not know `{command}`; readers see it in red",
            path,
            line,
            "Write it otherwise, define it with \\newcommand, or name a copy of MathJax (option `mathjax`).",
            code="MJ417",
        )


def problems_of(
    bodies: Iterable[tuple[Item, str, Formulas]], settings: MathSettings, place_of: Callable[[Item], str]
) -> Iterator[Problem]:
    """What the KaTeX of this package does not know in the formulas of ``bodies``, each with its item.

    ``place_of`` names the file of an item. Nothing where MathJax shows formulas, or KaTeX is not there.
    """
    words: KatexWords | None = None
    for item, html, form in bodies:
        if not form or settings.mathjax:
            continue
        words = words or _own_words()
        if words is None:
            return
        yield from problems_of_item(item, place_of(item), unknown_in(html, form, words, settings))


@cache
def _own_words() -> KatexWords | None:
    """The words of the KaTeX that comes with this package; ``None`` where it was not fetched."""
    folder = overrides_folder() / "assets" / "katex"
    programs = [folder / name for name in ("katex.min.js", "mhchem.min.js")]
    if not all(path.is_file() for path in programs):
        return None
    return KatexWords.of("".join(read_text(path) for path in programs))
