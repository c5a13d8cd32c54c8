"""What kramdown knows about HTML's elements.

A name here decides how an element in a text is read: whether it may open an HTML block, whether it stands
inside a paragraph, and how its content is read when ``markdown="1"`` (or ``parse_block_html``) asks for it.
Elements that are not known at all are still elements; they are spans inside paragraphs and blocks at the
start of a line only where the parser allows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

ContentModel = Literal["block", "span", "raw"]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements that stand inside a paragraph.
HTML_SPAN_ELEMENTS: Final = _names(
    "a abbr acronym b bdo big br button cite code del dfn em i img input ins kbd label mark option q rb "
    "rbc rp rt rtc ruby samp select small span strong sub sup tt u var"
)

#: Elements that may open an HTML block.
HTML_BLOCK_ELEMENTS: Final = _names(
    "address applet article aside blockquote body caption col colgroup dd div dl dt fieldset figcaption "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main map menu nav ol "
    "optgroup p pre section summary table tbody td tfoot th thead tr ul"
)

#: Void elements: no content, no closing tag; written as ``<br />``.
HTML_VOID_ELEMENTS: Final = _names(
    "area base br col command embed hr img input keygen link meta param source track wbr"
)

#: Content is read as blocks.
HTML_BLOCK_CONTENT: Final = _names(
    "address applet article aside blockquote body dd details div dl fieldset figcaption figure footer "
    "form header hgroup iframe li main map menu nav noscript object section summary td"
)

#: Content is read as spans.
HTML_SPAN_CONTENT: Final = _names(
    "a abbr acronym b bdo big button caption cite del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend "
    "optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt"
)

#: Content is text, whatever is asked for.
HTML_RAW_CONTENT: Final = _names("code kbd math option pre samp script style textarea var")

#: Every element kramdown knows by name; names in capitals are brought to these.
HTML_ELEMENTS: Final = (
    HTML_SPAN_ELEMENTS
    | HTML_BLOCK_ELEMENTS
    | HTML_VOID_ELEMENTS
    | HTML_BLOCK_CONTENT
    | HTML_SPAN_CONTENT
    | HTML_RAW_CONTENT
)

#: How an element's content is read; an element that is not in here holds raw text.
HTML_CONTENT_MODEL: Final[Mapping[str, ContentModel]] = {
    **dict.fromkeys(HTML_BLOCK_CONTENT, "block"),
    **dict.fromkeys(HTML_SPAN_CONTENT, "span"),
    **dict.fromkeys(HTML_RAW_CONTENT, "raw"),
}


def content_model(name: str) -> ContentModel:
    """How the content of an element is read: ``block``, ``span`` or, for those without a model, ``raw``."""
    return HTML_CONTENT_MODEL.get(name, "raw")


# For `html_to_native` and for the text inside elements that hold elements only.

#: HTML elements that are native under the same name (``b`` and ``i`` become ``strong`` and ``em`` besides).
NATIVE_ELEMENTS: Final = _names(
    "blockquote br dd dl dt em hr img li ol p strong tbody td tfoot th thead tr ul"
)
#: HTML's emphasis, with the native type of each.
NATIVE_EMPHASIS: Final[Mapping[str, str]] = {"b": "strong", "em": "em", "i": "em", "strong": "strong"}

#: Text directly inside these is dropped.
DROPS_TEXT: Final = _names("colgroup dl head hgroup html ol optgroup select table tbody tfoot thead tr ul")
#: Text directly inside these becomes a paragraph.
WRAPS_TEXT: Final = _names(
    "address article aside blockquote body dd div fieldset figcaption figure footer form header li nav "
    "section"
)
#: White space between the elements inside these is dropped.
DROPS_WHITESPACE: Final = WRAPS_TEXT | {"td", "th"}
#: White space at both ends of the content of these is dropped.
STRIPS_WHITESPACE: Final = (WRAPS_TEXT - {"figure"}) | _names(
    "caption dl dt h1 h2 h3 h4 h5 h6 legend p td th"
)
