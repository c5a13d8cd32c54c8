"""Tags for pictures, films and sounds, as Octopress and picture plugins write them."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall

from .arguments import attributes, checked_url, is_size, is_url, refused, values, words
from .frames import find, frame_html

_PICTURE: Final = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:[?#]\S*)?", re.IGNORECASE)
_IMG: Final = re.compile(
    r"(?P<classes>(?:[\w-]+\s+)*?)(?P<src>[^\s\"']*[/.][^\s\"']*)(?P<sizes>(?:\s+\d{1,4}(?:px|%)?(?=\s|$)){0,2})"
    r"(?:\s+(?P<rest>\S.*))?",
    re.DOTALL,
)
# The lookbehinds try each word once, not each of its ends.
_PAIR: Final = re.compile(
    r"(?:(?<![\w-])|(?<=\s--)|(?<=^--))(?:--\w+\s+)?([a-zA-Z][\w-]*)\s*[:=]\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+)"
)
_TYPES: Final = {
    **{"mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg", "mov": "video/mp4"},
    **{"mp3": "audio/mpeg", "m4a": "audio/mp4", "oga": "audio/ogg", "wav": "audio/wav", "opus": "audio/ogg"},
    **{"ogg": "{kind}/ogg", "flac": "audio/flac", "aac": "audio/aac"},
}


def img(call: TagCall) -> str:
    """``{% img [classes] /path [width] [height] [title ["alt"]] %}``: a picture."""
    match = _IMG.fullmatch(call.printed())
    if match is None:
        raise refused(call, call.markup, "a picture's URL such as /images/tree.jpg")
    rest = match["rest"] or ""
    quoted = words(rest) if rest[:1] in ("\"'") else [rest]
    title = quoted[0] if quoted else ""
    alt = quoted[1] if len(quoted) > 1 else title
    width, height = (*(match["sizes"].split()), "", "")[:2]
    classes = " ".join(match["classes"].split())
    pairs = (("class", classes), ("width", width), ("height", height), ("title", title))
    return f'<img src="{checked_url(call, match["src"])}" alt="{escape(alt)}"{attributes(pairs)}>'


def picture(call: TagCall) -> str:
    """A picture in one size: those for other screens, which plugins for pictures make, are not made here."""
    text = call.printed()
    pairs = {key.lower(): value.strip("\"'") for key, value in _PAIR.findall(text)}
    source = pairs.get("path") or pairs.get("src")
    if not source:
        source = next((word for word in words(_PAIR.sub("", text)) if _PICTURE.fullmatch(word)), "")
    if not source:
        raise refused(call, text, "a picture's URL such as images/tree.jpg")
    if "//" not in source and not source.startswith("/"):
        source = call.text(f"'/{source}' | relative_url") if "'" not in source else source
    kept = [(key, pairs.get(key, "")) for key in ("class", "title", "width", "height")]
    alt = escape(pairs.get("alt", ""))
    return f'<img src="{checked_url(call, source)}" alt="{alt}"{attributes(kept)} loading="lazy">'


def video(call: TagCall) -> str:
    """``{% video /film.mp4 [/film.webm] [width height] [/poster.jpg] %}``, or a known host's film."""
    given = values(call)
    hosted = find(given[0]) if given else None
    if hosted is not None:
        return frame_html(*hosted, *[word for word in given[1:] if is_size(word)][:2])
    return _player(call, "video", given)


def player_html(source: str) -> str | None:
    """A player for a film or a sound by its URL; ``None`` for what is neither."""
    kind = _TYPES.get(_ending(source), "").partition("/")[0].replace("{kind}", "audio")
    if not kind or not is_url(source):
        return None
    return f'<{kind} controls preload="none"><source src="{escape(source)}"{_type(source, kind)}></{kind}>'


def audio(call: TagCall) -> str:
    """``{% audio /sound.mp3 [/sound.ogg] %}``: a sound."""
    return _player(call, "audio", values(call))


def _player(call: TagCall, kind: str, given: list[str]) -> str:
    sizes = [word for word in given if is_size(word)]
    posters = [word for word in given if _PICTURE.fullmatch(word)]
    sources = [
        word for word in given if word not in sizes and word not in posters and ("/" in word or "." in word)
    ]
    if not sources:
        raise refused(
            call, " ".join(given), f"a URL such as /assets/film.{'mp4' if kind == 'video' else 'mp3'}"
        )
    width, height = (*sizes, "", "")[:2]
    poster = f' poster="{checked_url(call, posters[0])}"' if posters and kind == "video" else ""
    inner = "".join(f'<source src="{checked_url(call, source)}"{_type(source, kind)}>' for source in sources)
    size = attributes((("width", width), ("height", height))) if kind == "video" else ""
    return f'<{kind} controls preload="none"{size}{poster}>{inner}</{kind}>'


def _ending(source: str) -> str:
    return re.split(r"[?#]", source)[0].rpartition(".")[2].lower()


def _type(source: str, kind: str) -> str:
    ext = _ending(source)
    return f' type="{_TYPES[ext].format(kind=kind)}"' if ext in _TYPES else ""
