"""Smaller tags that blogs share: figures, details, notes in the margin, posts of others."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall
from mkdocs_jekyll.jekyll.slugs import slugify

from .arguments import attributes, refused, values

_PAIR: Final = re.compile(r"(?<!\w)(\w+)\s*[:=]\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_PARAGRAPH: Final = re.compile(r"\s*<p>(.*)</p>\s*", re.DOTALL)
_STATUS: Final = re.compile(
    r"(?:https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?P<who>\w{1,15})/status(?:es)?/)?(?P<id>\d{1,25})(?:[?/#].*)?",
    re.ASCII,
)


def figure(call: TagCall) -> str:
    """``{% figure caption:"…" class:"…" %}…{% endfigure %}``, as jekyll-figure has it."""
    pairs = {key: double or single or bare for key, double, single, bare in _PAIR.findall(call.printed())}
    caption = pairs.get("caption", "")
    below = f"<figcaption>{_line(call, caption)}</figcaption>\n" if caption else ""
    inner = call.markdown((call.body or "").strip())
    alone = _PARAGRAPH.fullmatch(inner)
    # A picture alone needs no paragraph around it.
    inner = f"{alone[1]}\n" if alone and "<p" not in alone[1] else inner
    kind = attributes((("class", pairs.get("class", "")), ("id", pairs.get("id", ""))))
    return f"<figure{kind}>\n{inner}{below}</figure>"


def details(call: TagCall) -> str:
    """``{% details summary %}…{% enddetails %}``: a text that opens at a click."""
    summary = _line(call, call.printed().strip("\"'")) or "…"
    return f"<details>\n<summary>{summary}</summary>\n{call.markdown((call.body or '').strip())}</details>"


def margin_note(call: TagCall) -> str:
    """Tufte's ``{% sidenote "id" "text" %}`` (and ``marginnote``): a note that opens in place."""
    given = values(call)
    if len(given) < 2:
        raise refused(call, call.markup, 'an identity and a text, each in quotes, as "one" "a word more"')
    name = f"{call.name}-{slugify(given[0])}"
    symbol = "" if call.name == "sidenote" else "&#8853;"
    number = " sidenote-number" if call.name == "sidenote" else ""
    return (
        f'<label for="{escape(name)}" class="margin-toggle{number}">{symbol}</label>'
        f'<input type="checkbox" id="{escape(name)}" class="margin-toggle">'
        f'<span class="{call.name}">{_line(call, given[1])}</span>'
    )


def new_thought(call: TagCall) -> str:
    """Tufte's ``{% newthought "words" %}``: words in small capitals."""
    return f'<span class="newthought">{escape(" ".join(values(call)))}</span>'


def tweet(call: TagCall) -> str:
    """A link to somebody's post on Twitter; nothing is fetched from there."""
    given = values(call)
    match = _STATUS.fullmatch(given[0]) if given else None
    if match is None:
        raise refused(call, given[0] if given else "", "a post's URL, https://twitter.com/name/status/123")
    url = f"https://twitter.com/{match['who'] or 'i'}/status/{match['id']}"
    return f'<blockquote class="twitter-tweet"><a href="{url}">{url}</a></blockquote>'


def _line(call: TagCall, text: str) -> str:
    """A line of Markdown without the paragraph around it."""
    html = call.markdown(text).strip()
    alone = _PARAGRAPH.fullmatch(html)
    return alone[1] if alone and "<p" not in alone[1] else html
