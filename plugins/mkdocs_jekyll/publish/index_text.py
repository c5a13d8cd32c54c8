"""What the index shows of a post: as much as the old theme's index did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from mkdocs_jekyll.jekyll import Item
from mkdocs_jekyll.jekyll.themes import IndexForm

from .html_scan import Edits, Scan, Tag, plain_text
from .page_meta import is_false, is_true, text_of

#: The id of kramdown's table of contents.
_CONTENTS: Final = "markdown-toc"
#: Formulas as kramdown and themes' scripts delimit them; a price is none.
_FORMULA: Final = re.compile(
    r"\\\[.*?(?:\\\]|\Z)|\\\(.*?(?:\\\)|\Z)|\$\$.*?(?:\$\$|\Z)|(?<![\\$\w])\$(?![\s\d$])[^$]*(?:\$(?!\d)|\Z)",
    re.DOTALL,
)
#: So many characters of a text stand on the index where it has no excerpt with words.
LEAST_CHARACTERS: Final = 200
#: An excerpt that is the whole text is cut there; so is any other that is longer than a screen.
WHOLE_CHARACTERS: Final = 350
_SCREEN: Final = 1500
#: No beginning of a screen has more markup, and the sanitiser's time grows with the square of its depth.
_MOST_HTML: Final = 50_000
_LONGEST_FORMULA: Final = 1000
_FORMULA_ENDS: Final = ("\\]", "$$")
_BEFORE_ELLIPSIS: Final = " ,;:.，；：。、"
_LINE_NUMBERS: Final = frozenset(("lineno", "linenos"))
_LARGE: Final = frozenset(("figure", "iframe", "img", "pre", "table", "video"))
_MOST_LARGE: Final = 3
_INLINE: Final = frozenset((
    "a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong", "sub",
    "sup", "u",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands on the index: text, or HTML as it stands in the post (then ``text`` is empty)."""

    text: str = ""
    html: str = ""


def form_of(form: IndexForm | None, config: Mapping[str, object]) -> IndexForm:
    """The form of a theme's index with what ``_config.yml`` says of it."""
    if form is None:
        return IndexForm()
    shown = form.shown if form.switch not in config else not is_false(config[form.switch])
    length = config.get(form.length_key) if form.length_key else None
    if not isinstance(length, int) or isinstance(length, bool) or length <= 0:
        length = form.length
    described = form.description == "always" or is_true(config.get(form.description))
    return replace(
        form,
        excerpt=form.excerpt if shown else "none",
        length=length,
        description="always" if described else "",
    )


def beginning_of(item: Item, form: IndexForm, excerpt: str, body: str) -> Beginning:
    """The beginning of a post; ``excerpt`` and ``body`` are Jekyll's, as HTML."""
    if form.excerpt == "none":
        return Beginning()
    excerpt, body = map(_without_contents_and_notes, (excerpt, body))
    description = text_of(item.data.get("description"))
    if form.excerpt == "description":
        return Beginning(plain_text(description) or plain_text(text_of(item.data.get("excerpt"))))
    if form.description and description:
        return Beginning(plain_text(description))
    source = _text(body if form.of == "content" else excerpt) or _text(body)
    if form.excerpt == "words":
        return Beginning(_words(source, form.length))
    if form.excerpt == "characters":
        in_english = form.length_en and text_of(item.data.get("lang")) == "en"
        return Beginning(_characters(source, form.length_en if in_english else form.length))
    if not plain_text(excerpt):
        return Beginning(_characters(source, LEAST_CHARACTERS))
    if _is_long(item, excerpt):
        return Beginning(_characters(source, WHOLE_CHARACTERS))
    return Beginning(html=excerpt)


def _without_contents_and_notes(html: str) -> str:
    """A text without its table of contents and its footnotes, which do not say what the text says.

    Footnotes stand at its end; what leads to them goes, too.
    """
    if "toc" not in html and "fnref" not in html:
        return html
    scan = Scan(html)
    edits, at = Edits(scan), 0
    for tag in scan.starts(("div", "nav", "ol", "section", "sup", "ul")):
        if tag.start >= at and _is_contents_or_note(tag):
            at = _end(scan, tag)
            edits.replace(tag.start, at, "")
    return edits.apply()


def _is_contents_or_note(tag: Tag) -> bool:
    if tag.name == "nav":
        return "toc" in tag.classes
    if tag.name in ("ol", "ul"):
        return tag.get("id") == _CONTENTS
    return tag.get("id").startswith("fnref") if tag.name == "sup" else "footnotes" in tag.classes


def _end(scan: Scan, tag: Tag) -> int:
    """Where an element ends that has others of its name in it."""
    depth = 0
    for number in range(tag.number, len(scan.shapes)):
        shape = scan.shapes[number]
        if shape.name == tag.name:
            depth += -1 if shape.is_end else 1
            if depth == 0:
                return scan.ends[number]
    return len(scan.html)


def _is_long(item: Item, excerpt: str) -> bool:
    """Whether an excerpt is no beginning but as good as the post."""
    if len(excerpt) > _MOST_HTML:
        return True
    length, large = len(plain_text(excerpt)), len([*Scan(excerpt).starts(_LARGE)])
    is_whole = item.excerpt_text is not None and item.excerpt_text.strip() == item.content.strip()
    return length > _SCREEN or large > _MOST_LARGE or (is_whole and (length > WHOLE_CHARACTERS or large > 1))


def _text(html: str) -> str:
    """The text of a body, without the numbers of code's lines; a word that has markup in it stays one."""
    if "lineno" in html:
        scan = Scan(html)
        edits = Edits(scan)
        for tag, end in scan.elements(("pre", "span")):
            if end is not None and not _LINE_NUMBERS.isdisjoint(tag.classes):
                edits.replace(tag.start, end.end, "")
        html = edits.apply()
    return Scan(html).text(_INLINE)


def _words(text: str, length: int) -> str:
    words = text.split()
    if len(words) > length:
        cut = " ".join(words[:length])
        return _shortened(text[: _beside_formulas(text, len(cut))])
    # Chinese and Japanese have no spaces: what is a word there has about two characters.
    return _characters(text, max(length * 8, LEAST_CHARACTERS))


def _beside_formulas(text: str, length: int) -> int:
    """Where a text is cut so that a formula is whole or not there; what it begins with is there."""
    for formula in _FORMULA.finditer(text):
        if formula.start() >= length:
            break
        if length < formula.end() <= formula.start() + _LONGEST_FORMULA:
            return formula.start() if text[: formula.start()].strip() else formula.end()
    return length


def _characters(text: str, length: int) -> str:
    """So many characters, and of a word of letters all or nothing, with an ellipsis if that is not all."""
    if len(text) <= length:
        return text
    length = _beside_formulas(text, length)
    if len(text) <= length:
        return text
    cut = text[:length]
    if text[length].isascii() and text[length].isalnum():
        head, space, _ = cut.rpartition(" ")
        cut = head if space and len(cut) - len(head) < 30 else cut
    return _shortened(cut)


def _shortened(cut: str) -> str:
    """The beginning of a text with an ellipsis, which would stand alone on a line below a formula."""
    cut = cut.rstrip(_BEFORE_ELLIPSIS)
    return cut if cut.endswith(_FORMULA_ENDS) else f"{cut}…"
