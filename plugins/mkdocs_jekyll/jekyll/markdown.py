"""The only interface to Markdown: which engine a site asks for, with which options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from mkdocs_jekyll.kramdown import Options, Result, convert

from . import commonmark
from .config import Config
from .errors import Problem
from .markdown_cache import MarkdownCache, digest_of
from .ruby_values import mapping_in, truthy
from .slow_markdown import TextTime
from .slugs import to_text
from .text_store import TextStore

#: Engines of older Jekylls, which GitHub Pages answers with kramdown and GFM.
_FORMER: Final = frozenset(["redcarpet", "rdiscount", "maruku", "gfm", "rpeg", "bluecloth", "redcloth"])
_COMMONMARK: Final = frozenset(["commonmark", "commonmarkghpages", "commonmarker"])
#: Keys of Jekyll's ``kramdown`` mapping that are Jekyll's own, not kramdown's.
_JEKYLLS: Final = frozenset(["guess_lang", "show_warnings"])
#: What such a mapping said about colours before Rouge, besides all that begins with ``coderay_``.
_CODERAYS: Final = frozenset(["coderay", "use_coderay", "enable_coderay"])
_NO_CODERAY: Final = "has no effect: code is coloured with Pygments (see syntax_highlighter)"

#: Seconds for a title in an engine without limits of its own.
_SECONDS_OF_LINE: Final = 0.25


def jekyll_options(
    settings: Mapping[str, object], *, highlighter: str = "rouge"
) -> tuple[Options, tuple[str, ...]]:
    """kramdown's options from a site's ``kramdown`` mapping, and a message about each that has no effect.

    ``highlighter`` is the site's own setting, which counts where ``syntax_highlighter`` is not set.
    """
    former = [key for key in settings if key in _CODERAYS or key.startswith("coderay_")]
    values = {key: value for key, value in settings.items() if key not in _JEKYLLS and key not in former}
    if to_text(values.get("input")).lower() != "kramdown":
        values["input"] = "GFM"
    chosen = to_text(values.get("syntax_highlighter") or highlighter).lower()
    # Pygments and CodeRay were engines of their own; code is coloured in one way here.
    values["syntax_highlighter"] = "rouge" if chosen in ("rouge", "pygments", "coderay") else None
    opts = values.get("syntax_highlighter_opts")
    highlighting: dict[str, Any] = dict(opts) if isinstance(opts, Mapping) else {}
    if truthy(settings.get("guess_lang", True)):
        # Nothing is left to guess then: code without a language is plain text, in the frame of code.
        highlighting.setdefault("guess_lang", True)
        highlighting.setdefault("default_lang", "plaintext")
    of_coderay = mapping_in(settings.get("coderay"))
    if of_coderay:
        # Jekyll hands the old settings to Rouge, which knows one of them. Its default is numbers everywhere.
        numbers = {str(key).removeprefix("coderay_"): value for key, value in of_coderay.items()}
        highlighting["line_numbers"] = numbers.get("line_numbers", "inline")
        former.remove("coderay")
    values["syntax_highlighter_opts"] = highlighting
    options, messages = Options.from_mapping(values)
    asked = (key for key in former if settings[key] is not False)  # switched off it says what is so anyway
    return options, (*messages, *(f"The kramdown option {key} {_NO_CODERAY}" for key in asked))


class MarkdownConverter:
    """A site's Markdown. Can be pickled; ``convert`` never raises.

    ``problems`` name the options that have no effect, once for the site.
    """

    def __init__(self, config: Config, *, where: str = "_config.yml", store: TextStore | None = None) -> None:
        engine = to_text(config.get("markdown")).lower() or "kramdown"
        settings = config.kramdown
        highlighter = to_text(config.get("highlighter")) or "none"
        self.options, messages = jekyll_options(settings, highlighter=highlighter)
        self.commonmark = commonmark.CommonMarkSettings.from_config(config) if engine in _COMMONMARK else None
        self.cache = None if store is None else MarkdownCache(store)
        self._settings = digest_of(self.commonmark or self.options)
        #: Whether the author asked to see what kramdown finds odd.
        self.shows_warnings = truthy(settings.get("show_warnings"))
        self.problems = [Problem("warning", message, where, code="MJ017") for message in messages]
        for name in self.commonmark.unknown if self.commonmark else ():
            message = f"commonmark: {name.upper()} has no effect"
            self.problems.append(Problem("warning", message, where, remedy="Take it out.", code="MJ017"))
        if engine in _FORMER:
            message = f"`markdown: {engine}` is converted by kramdown with GFM, as on GitHub Pages"
            self.problems.append(Problem("info", message, where, code="MJ018"))
        elif engine not in _COMMONMARK and engine != "kramdown":
            message = f"`markdown: {to_text(config.get('markdown'))}` is not known; kramdown with GFM is used"
            self.problems.append(
                Problem("warning", message, where, remedy="Use kramdown or CommonMark.", code="MJ018")
            )

    @property
    def keeps_html(self) -> bool:
        """Whether what stands in an element of HTML on lines of its own stays as it is."""
        options = self.options
        changed = options.parse_block_html or options.html_to_native or options.remove_line_breaks_for_cjk
        return self.is_kramdown and not changed

    @property
    def is_kramdown(self) -> bool:
        """Whether kramdown converts, not CommonMark."""
        return self.commonmark is None

    def convert(self, text: str, time: TextTime | None = None) -> Result:
        """The text as HTML, with its contents, its ids and what was odd; ``time`` is that of its item."""
        if self.cache is None:
            return self._convert(text, time)
        return self.cache.get(text, self._settings, partial(self._convert, time=time))

    def convert_line(self, text: str) -> str:
        """A title, or what a page says about itself, as HTML: such texts have a moment only."""
        return self.convert(text, TextTime(most=_SECONDS_OF_LINE)).html

    def smartify(self, text: str) -> str:
        """Typographic quotes, dashes and dots in a text with HTML in it, and nothing else of Markdown."""
        return convert(text, replace(self.options, input="SmartyPants")).html.removesuffix("\n")

    def _convert(self, text: str, time: TextTime | None) -> Result:
        if self.commonmark is not None:
            return commonmark.convert(text, self.commonmark, time)
        return convert(text, self.options, None if time is None else time.colours)
