"""Tags that show another host's film, sound or program in a frame."""

from __future__ import annotations

from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall

from .arguments import is_size, refused, values
from .services import ALIASES, SERVICES, Service


def frame(call: TagCall) -> str:
    """The frame of the host that the tag is named after; nothing is fetched before a reader scrolls to it."""
    service = SERVICES[ALIASES.get(call.name, call.name)]
    given = values(call)
    word = given[0] if given else ""
    frame_url = service.frame_url(word)
    if frame_url is None:
        raise refused(call, word, service.expected)
    sizes = [word for word in given[1:] if is_size(word)]
    return frame_html(service, frame_url, *sizes[:2])


def frame_html(service: Service, frame_url: str, width: str = "", height: str = "") -> str:
    """A frame; without a size it is as wide as the text."""
    width = width or (str(service.width) if service.width else "")
    height = height or (str(service.height) if service.height else "")
    size = (f' width="{width}"' if width else "") + (f' height="{height}"' if height else "")
    kind = "jk-frame" if height else "jk-frame jk-frame--wide"
    where = f'src="{escape(frame_url)}" title="{escape(service.name)}"{size}'
    allowed = 'allow="fullscreen; picture-in-picture" allowfullscreen'
    return (
        f'<div class="{kind}"><iframe {where} loading="lazy" '
        f'referrerpolicy="strict-origin-when-cross-origin" {allowed}></iframe></div>'
    )


def find(word: str) -> tuple[Service, str] | None:
    """The host that a URL leads to, and the frame's URL there; ``None`` if none of ours shows it."""
    if "//" not in word:
        return None
    found = ((service, service.frame_url(word)) for service in SERVICES.values())
    return next(((service, url) for service, url in found if url is not None), None)


NAMES: Final = (*SERVICES, *ALIASES)
