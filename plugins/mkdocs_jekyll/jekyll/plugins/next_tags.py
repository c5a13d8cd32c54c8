"""Tags of NexT, which texts brought along from Hexo: notes, labels, buttons, wide and grouped pictures."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag

from .embeds.arguments import checked_url, words
from .plugin import Plugin

_KINDS: Final = ("default", "primary", "success", "info", "warning", "danger")
_IMAGE: Final = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)


def note(call: TagCall) -> str:
    """``{% note info [no-icon] [title] %}…{% endnote %}``: a box of one of six kinds."""
    given = [word for word in words(call.printed()) if word not in ("no-icon", "icon")]
    kind = given.pop(0) if given and given[0] in _KINDS else "default"
    title = f"<p><strong>{escape(' '.join(given))}</strong></p>\n" if given else ""
    return f'<div class="note {kind}">\n{title}{call.markdown((call.body or "").strip())}</div>'


def center_quote(call: TagCall) -> str:
    """``{% centerquote %}…{% endcenterquote %}``: a quotation in the middle."""
    return f'<blockquote class="blockquote-center">\n{call.markdown((call.body or "").strip())}</blockquote>'


def label(call: TagCall) -> str:
    """``{% label primary@words %}``: words on a ground of their own."""
    before, at, behind = call.printed().partition("@")
    text = behind if at else before
    kind = before.strip() if at and before.strip() in _KINDS else "default"
    return f'<span class="label {kind}">{escape(text.strip())}</span>'


def button(call: TagCall) -> str:
    """``{% btn url, words, icon [class], title %}``: a link that looks like a button."""
    parts = [part.strip() for part in call.printed().split(",")] + [""] * 4
    title = f' title="{escape(parts[3])}"' if parts[3] else ""
    return f'<a class="btn" href="{checked_url(call, parts[0])}"{title}>{escape(parts[1] or parts[0])}</a>'


def full_image(call: TagCall) -> str:
    """``{% fullimage url, alt, title %}``: a picture wider than the text."""
    parts = [part.strip().removeprefix("@") for part in call.printed().split(",")] + [""] * 3
    title = f' title="{escape(parts[2])}"' if parts[2] else ""
    return f'<img class="full-image" src="{checked_url(call, parts[0])}" alt="{escape(parts[1])}"{title}>'


def group_picture(call: TagCall) -> str:
    """``{% grouppicture 3-2 %}…{% endgrouppicture %}``: pictures in rows of two or three."""
    images = _IMAGE.findall(call.markdown((call.body or "").strip()))
    size = 2 if len(images) in (2, 4) else 3
    rows = [images[at : at + size] for at in range(0, len(images), size)]
    inner = "".join(
        '<div class="group-picture-row">'
        + "".join(f'<div class="group-picture-column">{image}</div>' for image in row)
        + "</div>\n"
        for row in rows
    )
    return f'<div class="group-picture">\n{inner}</div>'


PLUGIN: Final = Plugin(
    name="next-tags",
    tags={
        "note": function_tag(note, block=True),
        "centerquote": function_tag(center_quote, block=True),
        "cq": function_tag(center_quote, block=True),
        "label": function_tag(label),
        "button": function_tag(button),
        "btn": function_tag(button),
        "fullimage": function_tag(full_image),
        "fi": function_tag(full_image),
        "grouppicture": function_tag(group_picture, block=True),
        "gp": function_tag(group_picture, block=True),
    },
)
