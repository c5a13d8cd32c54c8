"""Links by which a reader passes a post on: plain URLs, no scripts of the services."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from mkdocs_jekyll.jekyll import Problem, Site

from .html import Html, inline_html
from .page_meta import text_of

#: Each service's name, and its URL with the post's in it.
SERVICES: Final[Mapping[str, tuple[str, str]]] = {
    "weibo": ("微博", "https://service.weibo.com/share/share.php?url={url}&title={title}"),
    "qq": ("QQ", "https://connect.qq.com/widget/shareqq/index.html?url={url}&title={title}"),
    "qzone": (
        "QQ 空间",
        "https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?url={url}&title={title}",
    ),
    "douban": ("豆瓣", "https://www.douban.com/share/service?href={url}&name={title}"),
    "x": ("X", "https://twitter.com/intent/tweet?url={url}&text={title}"),
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    "reddit": ("Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
    "hackernews": ("Hacker News", "https://news.ycombinator.com/submitlink?u={url}&t={title}"),
    "telegram": ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    "whatsapp": ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    "line": ("LINE", "https://social-plugins.line.me/lineit/share?url={url}"),
    "bluesky": ("Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
    "email": ("Email", "mailto:?subject={title}&body={url}"),
}
_OTHER_NAMES: Final = {"twitter": "x", "mail": "email", "sina": "weibo", "hn": "hackernews"}
#: What a theme shows whose front matter only says `share: true`.
_USUAL: Final = ("x", "facebook", "linkedin")
_WEB: Final = re.compile(r"https?://[^\s\"'<>]+")


@dataclass(frozen=True, slots=True)
class ShareService:
    """A service: its name, and its URL with ``{url}`` and ``{title}`` in it."""

    name: Html
    pattern: str

    def share_url(self, url: str, title: str) -> str:
        """The URL that passes on the page at ``url``."""
        return self.pattern.replace("{url}", quote(url, safe="")).replace("{title}", quote(title, safe=""))


@dataclass(frozen=True, slots=True)
class ShareLinks:
    """What a site offers: ``on`` says whether anything, ``services`` which links; ``problems`` with them."""

    on: bool = True
    services: tuple[ShareService, ...] = ()
    problems: tuple[Problem, ...] = ()

    def for_post(self, data: Mapping[str, object], where: str) -> ShareLinks:
        """What the post in the file ``where`` offers, which may say ``share: false`` or name services."""
        asked = data.get("share", data.get("social-share"))
        if asked is None or (asked is True and self.services):
            return self
        return sharing_of(asked, where)


def share_of(site: Site) -> ShareLinks:
    """What a site offers below its posts."""
    share = site.data.get("share")
    platforms = share.get("platforms") if isinstance(share, Mapping) else None
    return sharing_of(site.config.get("share"), "_config.yml", platforms)


def sharing_of(asked: object, where: str, platforms: object = None) -> ShareLinks:
    """Read ``share`` of ``_config.yml`` or of a post, and the ``platforms`` of chirpy's ``_data/share.yml``.

    ``where`` is the file that problems name.
    """
    if asked is False:
        return ShareLinks(on=False)
    if asked is True:
        asked = _USUAL
    if asked is None and isinstance(platforms, list):
        return ShareLinks(services=tuple(_from_chirpy(platforms)))
    names = asked.split() if isinstance(asked, str) else asked if isinstance(asked, list | tuple) else ()
    services, problems = [], []
    for named in names:
        name = text_of(named).lower().strip(",")
        known = SERVICES.get(_OTHER_NAMES.get(name, name))
        if known is None:
            problems.append(_unknown(name, where))
        else:
            services.append(ShareService(Html(known[0]), known[1]))
    return ShareLinks(services=tuple(services), problems=tuple(problems))


def _from_chirpy(platforms: Iterable[object]) -> Iterable[ShareService]:
    for platform in platforms:
        if not isinstance(platform, Mapping):
            continue
        name, link = text_of(platform.get("type")), text_of(platform.get("link"))
        if name and _WEB.fullmatch(link):
            yield ShareService(inline_html(name), link.replace("TITLE", "{title}").replace("URL", "{url}"))


def _unknown(name: str, where: str) -> Problem:
    return Problem(
        "warning",
        f"`share` names '{name}', which is not known",
        where,
        None,
        f"Known are {', '.join(SERVICES)}.",
        code="MJ414",
    )
