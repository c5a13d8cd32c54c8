"""Scripts inside texts that call what the old theme brought to every page, and that the theme here lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from mkdocs_jekyll.jekyll import Problem

from .html_scan import Scan

#: Names that themes and their libraries define, with what the name of a file says that defines them.
_NAMES: Final = {
    "$": "jquery",
    "jQuery": "jquery",
    "jtd": "just-the-docs",
    "TEXT_VARIABLES": "text-theme",
    "Lazyload": "lazyload",
    "Gitalk": "gitalk",
    "Gitment": "gitment",
    "Valine": "valine",
    "Waline": "waline",
    "twikoo": "twikoo",
    "NexT": "next-boot",
    "hljs": "highlight",
    "SimpleJekyllSearch": "simple-jekyll-search",
}
_HANDLERS: Final = re.compile(r"<[a-zA-Z][^<>]*\son[a-z]+\s*=")
_PROGRAM: Final = re.compile(r"(?:text|application)/(?:x-)?(?:java|ecma)script|module", re.IGNORECASE)
_USES: Final = {
    name: re.compile(
        rf"(?<![\w$.'\"`]){re.escape(name)}(?=\s*[.(\[),;])|\bwindow\.{re.escape(name)}(?![\w$])"
    )
    for name in _NAMES
}
_DEFINES: Final = {
    name: re.compile(
        rf"\b(?:var|let|const|class|function)\s+{re.escape(name)}(?![\w$])"
        rf"|\bwindow\.{re.escape(name)}\s*=(?!=)|\bfunction\s*\w*\s*\(\s*{re.escape(name)}\s*[,)]"
    )
    for name in _NAMES
}
#: jQuery itself, and none of its plugins.
_JQUERY: Final = re.compile(r"(?:.*/)?jquery(?:-\d[\d.]*\d)?(?:\.slim)?(?:\.min)?\.js", re.IGNORECASE)


#: What comes with this package defines these names.
OURS: Final = {"Gitalk": ("assets/gitalk/gitalk.min.js", "assets/gitalk/gitalk.css")}


@dataclass(frozen=True, slots=True)
class TextScripts:
    """What the scripts of a text need: paths of ``scripts`` and ``styles``, names that nobody defines.

    ``quiet`` are those of the names that only handlers of elements call (``onerror="$('.x').hide()"``), which
    themes put beside every picture.
    """

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()

    def problem(self, path: str) -> Problem | None:
        """What is missing to the text at a path."""
        names = ", ".join(name for name in self.missing if name not in self.quiet)
        if not names:
            return None
        message = f"its script calls {names} of the old theme, which is not there; the calls do nothing"
        return Problem(
            "info", message, path, None, "`theme_files` brings files of the old theme back.", code="MJ408"
        )


#: Of a text whose scripts need nothing.
NO_SCRIPTS: Final = TextScripts()


def scripts_of(scan: Scan, site_jquery: str = "") -> TextScripts:
    """What the scripts of a text need; ``site_jquery`` is the path of the site's own jQuery, or empty."""
    called = names_called(scan)
    in_handlers = tuple(name for name in _missing("\n".join(_handlers_in(scan))) if name not in called)
    names = (*called, *in_handlers)
    if not names:
        return TextScripts()
    jquery = site_jquery if calls_jquery(names) else ""
    ours = [OURS[name] for name in names if name in OURS]
    missing = (name for name in names if name not in OURS and not (jquery and calls_jquery([name])))
    return TextScripts(
        (*([jquery] if jquery else []), *(script for script, _ in ours)),
        tuple(style for _, style in ours),
        tuple(missing),
        in_handlers,
    )


def calls_jquery(names: Iterable[str]) -> bool:
    """Whether one of the names is jQuery's."""
    return any(_NAMES[name] == "jquery" for name in names)


def names_called(text: Scan | str) -> tuple[str, ...]:
    """Names of the old theme's that the scripts of a text call and that no script of the text brings."""
    if "<script" not in (text if isinstance(text, str) else text.html):
        return ()
    scan = Scan(text) if isinstance(text, str) else text
    scripts = list(scripts_in(scan))
    files = [source.rpartition("/")[2].lower() for source, _ in scripts]
    program = "\n".join(program for _, program in scripts)
    return tuple(name for name in _missing(program) if not any(_NAMES[name] in file for file in files))


def _handlers_in(scan: Scan) -> Iterator[str]:
    """The programs of elements' handlers."""
    if _HANDLERS.search(scan.html):
        for tag in scan.tags:
            yield from (one.value for one in tag.attributes if one.name.startswith("on"))


def scripts_in(scan: Scan) -> Iterator[tuple[str, str]]:
    """The URL and the program of each script, one of them empty; what a script holds as data is left out."""
    for tag, end in scan.elements(("script",)):
        if end is None:
            continue
        if source := tag.get("src"):
            yield source, ""
        elif not (kind := tag.get("type").strip()) or _PROGRAM.fullmatch(kind):
            yield "", scan.html[tag.end : tag.raw_end]


def _missing(text: str) -> Iterator[str]:
    for name in _NAMES:
        if name in text and _USES[name].search(text) and not _DEFINES[name].search(text):
            yield name


def jquery_among(paths: Iterable[str]) -> str:
    """The site's own copy of jQuery, the smallest form of it; empty if it has none."""
    found = [path for path in paths if _JQUERY.fullmatch(path)]
    return min(found, key=lambda path: (".slim" in path, ".min" not in path, len(path)), default="")
