"""Which pages have formulas, and how the old blog's scripts read them: only those pages load KaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Final, Literal

from mkdocs_jekyll.jekyll import Item, SiteRenderer
from mkdocs_jekyll.jekyll.layout_scripts import LayoutScript, scripts_of
from mkdocs_jekyll.jekyll.plugins.katex_tags import CLASS as TEX

from .html_scan import Scan
from .js_values import values_of
from .page_meta import is_false

#: ``plain``: between ``\(`` and ``\)``, ``\[`` and ``\]``, ``$$``; ``dollars``: between single ones as well.
Formulas = Literal["", "plain", "dollars"]
#: Which equations are numbered: none, those of LaTeX' numbered environments, all that stand alone.
Tags = Literal["none", "ams", "all"]
_TAGS: Final[Mapping[str, Tags]] = {"none": "none", "ams": "ams", "all": "all"}

#: What only pages with formulas need, shown by KaTeX or by MathJax.
ASSETS: Final = ("assets/katex/", "assets/jekyll/math.js")
MATHJAX_ASSETS: Final = ("assets/jekyll/mathjax.js",)
#: What themes ask for in front matter, and in the configuration for all pages.
_KEYS: Final = ("mathjax", "katex", "math", "use_math", "latex")
_SITE_KEYS: Final = (*_KEYS, "enable_math", "enable_mathjax")
_MARKS: Final = re.compile(r"\\[(\[]|\$\$|\\begin\{|\bkdmath\b|<d-math\b")
_LIBRARY: Final = re.compile(r"mathjax|katex|renderMathInElement", re.IGNORECASE)
#: How a file of theirs is called.
_LIBRARY_FILE: Final = re.compile(r"mathjax|katex|auto-render", re.IGNORECASE)
_DOLLAR: Final = ("$", "$")
_STRINGS: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAME: Final = re.compile(r"(?<![\w.\]])[a-zA-Z_][\w-]*")
_WORDS: Final = frozenset(("and", "or", "contains", "true", "false", "nil", "null", "empty", "blank"))


@dataclass(frozen=True, slots=True)
class MathSettings:
    """The settings of the old blog's MathJax or KaTeX: pairs of delimiters, macros as KaTeX has them.

    ``mathjax`` is the path or URL of a copy of MathJax that shows the formulas; empty: KaTeX does.
    """

    inline: tuple[tuple[str, str], ...] = ()
    display: tuple[tuple[str, str], ...] = ()
    macros: Mapping[str, str] = field(default_factory=dict)
    tags: Tags = "ams"
    mathjax: str = ""

    def as_data(self) -> dict[str, object]:
        """As plain data for the script of the page."""
        return asdict(self)


class SiteMath:
    """The formulas of one site; ``mathjax`` names a copy of MathJax that shows them."""

    def __init__(self, renderer: SiteRenderer, mathjax: str = "") -> None:
        self._renderer = renderer
        self._mathjax = mathjax
        self._site = renderer.site
        self._scripts: dict[str, list[LayoutScript]] = {}

    @cached_property
    def settings(self) -> MathSettings:
        """Those of the layouts' scripts, or of the theme whose form the site has."""
        items = (*self._site.posts, *self._site.pages)
        layouts = dict.fromkeys(item.layout for item in items if item.layout)
        scripts = [script for layout in layouts for script in self._scripts_of(layout)]
        numbers_all = self._site.config.get("mathjax_autoNumber") is True
        if not scripts:
            return MathSettings(tags="all" if numbers_all else "ams", mathjax=self._mathjax)
        return replace(settings_in(script.text for script in scripts), mathjax=self._mathjax)

    def formulas_of(self, item: Item, html: str, *, has_math: bool) -> Formulas:
        """How a page writes formulas. ``has_math`` says whether kramdown has found any."""
        asked, form = switch_in(item.data, _KEYS), self._form("dollars")
        if asked is None:
            form = self._brought_to(item) or _brought_by(html)
            asked = bool(form) and bool(formulas_in(html, form))
        return form if asked else "plain" if has_math or f'class="{TEX}"' in html else ""

    def _brought_to(self, item: Item) -> Formulas:
        """How formulas are written that the site or the item's layout switches on; empty if none does."""
        scripts = self._scripts_of(item.layout) if item.layout else []
        counting = [script for script in scripts if all(map(_is_of_page_or_site, script.conditions))]
        if counting:
            return self._form("plain") if any(self._holds(one.conditions, item) for one in counting) else ""
        return self._form("dollars") if switch_in(self._site.config, _SITE_KEYS) else ""

    def _form(self, unsaid: Formulas) -> Formulas:
        """The form that the scripts' delimiters give, or another where they name none."""
        inline = self.settings.inline
        return unsaid if not inline else "dollars" if _DOLLAR in inline else "plain"

    def _holds(self, conditions: Iterable[str], item: Item) -> bool:
        tags = list(conditions)
        opened = "".join(f"{{% {tag} %}}" for tag in tags)
        closed = "".join(f"{{% end{tag.partition(' ')[0]} %}}" for tag in reversed(tags))
        return not tags or self._renderer.render_inline(f"{opened}1{closed}", item) == "1"

    def _scripts_of(self, layout: str) -> list[LayoutScript]:
        if layout not in self._scripts:
            found = scripts_of(self._site, layout)
            self._scripts[layout] = [one for one in found if _LIBRARY.search(f"{one.src} {one.text}")]
        return self._scripts[layout]


def _is_of_page_or_site(condition: str) -> bool:
    """Whether a condition asks for nothing that the layout itself has set."""
    word, _, rest = condition.partition(" ")
    names = set(_NAME.findall(_STRINGS.sub("", rest))) - _WORDS
    return word != "case" and names <= {"page", "site"}


def brings_library(html: str) -> bool:
    """Whether a text itself has a script of MathJax or KaTeX."""
    return any(_library_scripts(html))


def _library_scripts(html: str) -> Iterator[tuple[int, int]]:
    """Where a text has scripts of MathJax or KaTeX: start and end of each, in order."""
    if "<script" not in html or not _LIBRARY_FILE.search(html):
        return
    for tag, end in Scan(html).elements(("script",)):
        if end is not None and _LIBRARY_FILE.search(tag.get("src")) and not html[tag.end : end.start].strip():
            yield tag.start, end.end


def _brought_by(html: str) -> Formulas:
    """How formulas are written in a text with a script of its own for them; empty for any other."""
    if not brings_library(html):
        return ""
    return "dollars" if _DOLLAR in settings_in([html]).inline else "plain"


def switch_in(data: Mapping[str, object], keys: Iterable[str]) -> bool | None:
    """Whether front matter or a configuration switches formulas on or off; ``None`` if it says neither."""
    switches = [_switch(data[key]) for key in keys if key in data]
    return True if True in switches else False if False in switches else None


def _switch(value: object) -> bool | None:
    if isinstance(value, Mapping):
        if "enable" not in value and "enabled" not in value:
            return None
        is_on = not is_false(value.get("enable", value.get("enabled")))
        return is_on and is_false(value.get("per_page"))
    return not is_false(value)


def without_library(html: str) -> str:
    """A text without its scripts of MathJax or KaTeX: the page brings its own."""
    at, parts = 0, []
    for start, end in _library_scripts(html):
        parts.append(html[at:start])
        at = end
    return "".join((*parts, html[at:]))


def formulas_in(html: str, of_page: Formulas) -> Formulas:
    """The same for a part of a page, such as its beginning on the index."""
    found = _MARKS.search(html) is not None or (of_page == "dollars" and "$" in html)
    return of_page if found else ""


# -- what scripts say


def settings_in(scripts: Iterable[str]) -> MathSettings:
    """What scripts set for MathJax, version 2 or later, or KaTeX' auto-render."""
    text = "\n".join(scripts)
    inline = [pair for value in values_of(text, "inlineMath") for pair in _pairs(value)]
    display = [pair for value in values_of(text, "displayMath") for pair in _pairs(value)]
    for value in values_of(text, "delimiters"):
        for left, right, is_display in _delimiters(value):
            (display if is_display else inline).append((left, right))
    macros: dict[str, str] = {}
    for key in ("macros", "Macros"):
        for value in values_of(text, key):
            macros.update(_macros(value))
    return MathSettings(
        tuple(dict.fromkeys(inline)), tuple(dict.fromkeys(display)), dict(sorted(macros.items())), _tags(text)
    )


def _pairs(value: object) -> Iterable[tuple[str, str]]:
    for pair in value if isinstance(value, list) else ():
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) and one for one in pair):
            yield pair[0], pair[1]


def _delimiters(value: object) -> Iterable[tuple[str, str, bool]]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, Mapping):
            left, right = one.get("left"), one.get("right")
            if isinstance(left, str) and isinstance(right, str) and left and right:
                yield left, right, one.get("display") is True


def _macros(value: object) -> Iterable[tuple[str, str]]:
    for name, body in value.items() if isinstance(value, Mapping) else ():
        text = body[0] if isinstance(body, list) and body else body
        if isinstance(name, str) and isinstance(text, str):
            yield "\\" + name.removeprefix("\\"), text


def _tags(text: str) -> Tags:
    for value in (*values_of(text, "tags"), *values_of(text, "autoNumber")):
        if isinstance(value, str) and (chosen := _TAGS.get(value.lower())) is not None:
            return chosen
    return "none" if "mathjax" in text.lower() else "ams"
