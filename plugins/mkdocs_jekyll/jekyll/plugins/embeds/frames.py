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
    address = service.address(word)
    if address is None:
        raise refused(call, word, service.expected)
    sizes = [word for word in given[1:] if is_size(word)]
    return frame_html(service, address, *sizes[:2])


def frame_html(service: Service, address: str, width: str = "", height: str = "") -> str:
    """A frame; without a size it is as wide as the text."""
    width = width or (str(service.width) if service.width else "")
    height = height or (str(service.height) if service.height else "")
    size = (f' width="{width}"' if width else "") + (f' height="{height}"' if height else "")
    kind = "jk-frame" if height else "jk-frame jk-frame--wide"
    where = f'src="{escape(address)}" title="{escape(service.name)}"{size}'
    allowed = 'allow="fullscreen; picture-in-picture" allowfullscreen'
    return (
        f'<div class="{kind}"><iframe {where} loading="lazy" '
        f'referrerpolicy="strict-origin-when-cross-origin" {allowed}></iframe></div>'
    )


def find(word: str) -> tuple[Service, str] | None:
    """The host that an address leads to, and the frame's address there; ``None`` if none of ours shows it."""
    if "//" not in word:
        return None
    found = ((service, service.address(word)) for service in SERVICES.values())
    return next(((service, address) for service, address in found if address is not None), None)


NAMES: Final = (*SERVICES, *ALIASES)
