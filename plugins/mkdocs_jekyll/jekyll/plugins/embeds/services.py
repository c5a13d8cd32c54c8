"""Hosts whose films, sounds and programs blogs show in a frame, and how a URL is made for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Service:
    """A host, by the name a reader knows.

    ``forms`` are pairs of a frame's URL and a pattern, which finds what is to be shown in a URL or
    a bare identity: the groups of the first one that matches fill the frame's. ``expected`` says what an
    author writes. A size of 0 is the width of the text.
    """

    name: str
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    expected: str
    width: int = 0
    height: int = 0

    def frame_url(self, word: str) -> str | None:
        """The frame's URL; ``None`` for what is neither a URL of the host nor an identity there."""
        for frame, pattern in self.forms:
            match = pattern.fullmatch(word)
            if match is not None:
                return frame.format(**{key: quote(part, safe="/") for key, part in match.groupdict().items()})
        return None


def _forms(frame: str, *texts: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((frame, re.compile(text, re.ASCII)) for text in texts)


_HTTP: Final = r"(?:https?:)?//(?:www\.|m\.)?"
_REST: Final = r"(?:[/?#].*)?"

SERVICES: Final[Mapping[str, Service]] = {
    "youtube": Service(
        "YouTube",
        _forms(
            "https://www.youtube-nocookie.com/embed/{id}",
            r"(?P<id>[\w-]{6,20})",
            rf"{_HTTP}youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|embed/|v/|shorts/|live/)"
            r"(?P<id>[\w-]{6,20})(?:[?&#].*)?",
            rf"{_HTTP}youtu\.be/(?P<id>[\w-]{{6,20}})(?:[?&#].*)?",
        ),
        "a film's identity or its URL, such as dQw4w9WgXcQ",
    ),
    "vimeo": Service(
        "Vimeo",
        _forms(
            "https://player.vimeo.com/video/{id}",
            r"(?P<id>\d{1,12})",
            rf"{_HTTP}(?:player\.)?vimeo\.com/(?:video/)?(?P<id>\d{{1,12}}){_REST}",
        ),
        "a film's number or its URL, such as 76979871",
    ),
    "dailymotion": Service(
        "Dailymotion",
        _forms(
            "https://www.dailymotion.com/embed/video/{id}",
            r"(?P<id>[A-Za-z0-9]{4,20})",
            rf"{_HTTP}dailymotion\.com/(?:embed/)?video/(?P<id>[A-Za-z0-9]{{4,20}})(?:[_/?#].*)?",
        ),
        "a film's identity or its URL",
    ),
    "bilibili": Service(
        "bilibili",
        _forms(
            "https://player.bilibili.com/player.html?bvid={id}&autoplay=0",
            rf"(?:{_HTTP}bilibili\.com/video/)?(?P<id>[Bb][Vv][A-Za-z0-9]{{8,14}}){_REST}",
        )
        + _forms(
            "https://player.bilibili.com/player.html?aid={id}&autoplay=0",
            rf"(?:{_HTTP}bilibili\.com/video/)?[Aa][Vv](?P<id>\d{{1,15}}){_REST}",
            r"(?P<id>\d{1,15})",
        ),
        "a film's identity or its URL, such as BV1xx411c7mD",
    ),
    "youku": Service(
        "Youku",
        _forms(
            "https://player.youku.com/embed/{id}",
            r"(?P<id>[A-Za-z0-9=]{8,24})",
            r"(?:https?:)?//v\.youku\.com/v_show/id_(?P<id>[A-Za-z0-9=]{8,24})\.html.*",
        ),
        "a film's identity or its URL",
    ),
    "spotify": Service(
        "Spotify",
        _forms(
            "https://open.spotify.com/embed/{kind}/{id}",
            r"(?:spotify:)?(?P<kind>track|album|playlist|episode|show|artist)[:/](?P<id>[A-Za-z0-9]{10,30})",
            r"(?:https?:)?//open\.spotify\.com/(?:embed/|intl-\w+/)?"
            rf"(?P<kind>track|album|playlist|episode|show|artist)/(?P<id>[A-Za-z0-9]{{10,30}}){_REST}",
        ),
        "a URL at open.spotify.com",
        height=152,
    ),
    "soundcloud": Service(
        "SoundCloud",
        _forms(
            "https://w.soundcloud.com/player/?url=https%3A//{path}",
            rf"{_HTTP}(?P<path>(?:api\.)?soundcloud\.com/[\w./-]{{3,200}})(?:[?#].*)?",
        )
        + _forms(
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/{id}",
            r"(?P<id>\d{1,15})",
        ),
        "a URL at soundcloud.com",
        height=166,
    ),
    "codepen": Service(
        "CodePen",
        _forms(
            "https://codepen.io/{user}/embed/{id}?default-tab=result",
            rf"(?:{_HTTP}codepen\.io/)?(?P<user>[\w-]{{1,40}})/(?:pen|embed|details|full)/(?P<id>\w{{3,40}}){_REST}",
        ),
        "a pen's URL, such as https://codepen.io/user/pen/abcdef",
        height=400,
    ),
    "jsfiddle": Service(
        "JSFiddle",
        _forms(
            "https://jsfiddle.net/{id}/embedded/",
            rf"(?:{_HTTP}jsfiddle\.net/)?(?P<id>[\w-]{{2,40}}(?:/[\w-]{{1,40}}){{0,2}})/?",
        ),
        "a fiddle's identity or its URL",
        height=300,
    ),
    "asciinema": Service(
        "asciinema",
        _forms(
            "https://asciinema.org/a/{id}/iframe",
            rf"(?:{_HTTP}asciinema\.org/a/)?(?P<id>[A-Za-z0-9]{{1,40}}){_REST}",
        ),
        "a recording's identity or its URL",
        height=400,
    ),
    "speakerdeck": Service(
        "Speaker Deck",
        _forms(
            "https://speakerdeck.com/player/{id}",
            rf"(?:{_HTTP}speakerdeck\.com/player/)?(?P<id>[0-9a-f]{{16,40}}){_REST}",
        ),
        "a talk's identity of 32 letters and digits",
    ),
    "slideshare": Service(
        "SlideShare",
        _forms(
            "https://www.slideshare.net/slideshow/embed_code/{id}",
            r"(?P<id>\d{1,12}|key/[A-Za-z0-9]{6,24})",
            rf"{_HTTP}slideshare\.net/slideshow/embed_code/(?P<id>\d{{1,12}}|key/[A-Za-z0-9]{{6,24}}){_REST}",
        ),
        "a talk's number",
    ),
    "instagram": Service(
        "Instagram",
        _forms(
            "https://www.instagram.com/p/{id}/embed/",
            r"(?P<id>[\w-]{5,40})",
            rf"{_HTTP}instagram\.com/(?:p|reel|tv)/(?P<id>[\w-]{{5,40}}){_REST}",
        ),
        "a picture's identity or its URL",
        width=400,
        height=600,
    ),
    "music": Service(
        "NetEase Music",
        _forms(
            "https://music.163.com/outchain/player?type=2&id={id}&auto=0&height=66",
            r"(?P<id>\d{1,15})",
            r"(?:https?:)?//music\.163\.com/(?:#/)?song\?(?:.*&)?id=(?P<id>\d{1,15}).*",
        ),
        "a song's number or its URL",
        width=330,
        height=86,
    ),
}

#: What the tags are called beside the host's own name.
ALIASES: Final[Mapping[str, str]] = {
    "youtube_embed": "youtube", "youtubeplayer": "youtube", "yt": "youtube", "netease": "music",
    "netease_music": "music", "slideshare_embed": "slideshare", "pen": "codepen",
}  # fmt: skip
