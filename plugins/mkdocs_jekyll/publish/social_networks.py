"""Places where authors have accounts: a table, and who a URL or a user name belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from .safe_url import safe_url

LINK_ICON: Final = "material/link-variant"
_MAIL: Final = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+")
#: What may stand for a name in a URL; a word such as "none" in another script is no user's name.
_USER: Final = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9._@+~/-]*")


@dataclass(frozen=True, slots=True)
class Network:
    """A place for accounts: ``key`` is configurations' word for it; ``{}`` in ``url`` is the user's name."""

    key: str
    name: str
    icon: str
    url: str
    also: tuple[str, ...] = ()
    """Further words for it in configurations, and further hosts."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that its URLs have."""
        own = urlsplit(self.url.replace("{}.", "")).netloc
        return (own.removeprefix("www."), *(word for word in self.also if "." in word))


@dataclass(frozen=True, slots=True)
class Account:
    """A link to an author's account; ``icon`` is a path below the theme's ``.icons``, without its ending."""

    name: str
    url: str
    icon: str


_FA: Final = "fontawesome/brands/"
#: In the order in which accounts stand where a configuration has none (``*_username`` keys).
NETWORKS: Final = (
    Network("zhihu", "知乎", _FA + "zhihu", "https://www.zhihu.com/people/{}"),
    Network("weibo", "微博", _FA + "weibo", "https://weibo.com/{}", ("sina",)),
    Network("github", "GitHub", _FA + "github", "https://github.com/{}"),
    Network("gitlab", "GitLab", _FA + "gitlab", "https://gitlab.com/{}"),
    Network("gitee", "Gitee", "simple/gitee", "https://gitee.com/{}"),
    Network("bitbucket", "Bitbucket", _FA + "bitbucket", "https://bitbucket.org/{}"),
    Network("codeberg", "Codeberg", "simple/codeberg", "https://codeberg.org/{}"),
    Network("sourcehut", "SourceHut", "simple/sourcehut", "https://sr.ht/~{}", ("git.sr.ht",)),
    Network("twitter", "X", _FA + "x-twitter", "https://x.com/{}", ("x", "x-twitter", "twitter.com")),
    Network("bluesky", "Bluesky", _FA + "bluesky", "https://bsky.app/profile/{}", ("bsky",)),
    Network("threads", "Threads", _FA + "threads", "https://www.threads.net/@{}"),
    Network("facebook", "Facebook", _FA + "facebook", "https://www.facebook.com/{}", ("fb",)),
    Network("linkedin", "LinkedIn", _FA + "linkedin", "https://www.linkedin.com/in/{}"),
    Network("instagram", "Instagram", _FA + "instagram", "https://www.instagram.com/{}"),
    Network("mastodon", "Mastodon", _FA + "mastodon", "https://mastodon.social/@{}"),
    Network("telegram", "Telegram", _FA + "telegram", "https://t.me/{}"),
    Network("bilibili", "哔哩哔哩", _FA + "bilibili", "https://space.bilibili.com/{}", ("bilibili.com",)),
    Network("douban", "豆瓣", "simple/douban", "https://www.douban.com/people/{}"),
    Network("juejin", "掘金", "simple/juejin", "https://juejin.cn/user/{}", ("juejin.im",)),
    Network("jianshu", "简书", LINK_ICON, "https://www.jianshu.com/u/{}"),
    Network("csdn", "CSDN", "simple/csdn", "https://blog.csdn.net/{}"),
    Network("oschina", "开源中国", LINK_ICON, "https://my.oschina.net/{}"),
    Network("cnblogs", "博客园", LINK_ICON, "https://www.cnblogs.com/{}"),
    Network("segmentfault", "SegmentFault", LINK_ICON, "https://segmentfault.com/u/{}"),
    Network("leetcode", "LeetCode", "simple/leetcode", "https://leetcode.com/{}", ("leetcode.cn",)),
    Network("v2ex", "V2EX", "simple/v2ex", "https://www.v2ex.com/member/{}"),
    Network("lofter", "LOFTER", LINK_ICON, "https://{}.lofter.com/"),
    Network("xiaohongshu", "小红书", "simple/xiaohongshu", "https://www.xiaohongshu.com/user/profile/{}"),
    Network("youtube", "YouTube", _FA + "youtube", "https://www.youtube.com/@{}", ("youtu.be",)),
    Network("vimeo", "Vimeo", _FA + "vimeo", "https://vimeo.com/{}"),
    Network("twitch", "Twitch", _FA + "twitch", "https://www.twitch.tv/{}"),
    Network("tiktok", "TikTok", _FA + "tiktok", "https://www.tiktok.com/@{}"),
    Network("stackoverflow", "Stack Overflow", _FA + "stack-overflow",
            "https://stackoverflow.com/users/{}", ("stack-overflow",)),
    Network("stackexchange", "Stack Exchange", _FA + "stack-exchange", "https://stackexchange.com/users/{}"),
    Network("medium", "Medium", _FA + "medium", "https://medium.com/@{}"),
    Network("devto", "DEV", _FA + "dev", "https://dev.to/{}", ("dev",)),
    Network("reddit", "Reddit", _FA + "reddit", "https://www.reddit.com/user/{}"),
    Network("hackernews", "Hacker News", _FA + "hacker-news",
            "https://news.ycombinator.com/user?id={}", ("hacker-news",)),
    Network("pinterest", "Pinterest", _FA + "pinterest", "https://www.pinterest.com/{}"),
    Network("tumblr", "Tumblr", _FA + "tumblr", "https://{}.tumblr.com/"),
    Network("flickr", "Flickr", _FA + "flickr", "https://www.flickr.com/photos/{}"),
    Network("dribbble", "Dribbble", _FA + "dribbble", "https://dribbble.com/{}"),
    Network("behance", "Behance", _FA + "behance", "https://www.behance.net/{}"),
    Network("codepen", "CodePen", _FA + "codepen", "https://codepen.io/{}"),
    Network("npm", "npm", _FA + "npm", "https://www.npmjs.com/~{}"),
    Network("docker", "Docker Hub", _FA + "docker", "https://hub.docker.com/u/{}", ("dockerhub",)),
    Network("kaggle", "Kaggle", _FA + "kaggle", "https://www.kaggle.com/{}"),
    Network("steam", "Steam", _FA + "steam", "https://steamcommunity.com/id/{}"),
    Network("spotify", "Spotify", _FA + "spotify", "https://open.spotify.com/user/{}"),
    Network("soundcloud", "SoundCloud", _FA + "soundcloud", "https://soundcloud.com/{}"),
    Network("lastfm", "Last.fm", _FA + "lastfm", "https://www.last.fm/user/{}"),
    Network("goodreads", "Goodreads", _FA + "goodreads", "https://www.goodreads.com/{}"),
    Network("keybase", "Keybase", _FA + "keybase", "https://keybase.io/{}"),
    Network("patreon", "Patreon", _FA + "patreon", "https://www.patreon.com/{}"),
    Network("paypal", "PayPal", _FA + "paypal", "https://www.paypal.me/{}", ("paypal.com",)),
    Network("xing", "XING", _FA + "xing", "https://www.xing.com/profile/{}"),
    Network("orcid", "ORCID", _FA + "orcid", "https://orcid.org/{}"),
    Network("googlescholar", "Google Scholar", "simple/googlescholar",
            "https://scholar.google.com/citations?user={}", ("google-scholar", "scholar")),
    Network("researchgate", "ResearchGate", _FA + "researchgate", "https://www.researchgate.net/profile/{}",
            ("research_gate",)),
    Network("semanticscholar", "Semantic Scholar", "simple/semanticscholar",
            "https://www.semanticscholar.org/author/{}", ("semantic",)),
    Network("arxiv", "arXiv", "simple/arxiv", "https://arxiv.org/a/{}"),
    Network("dblp", "dblp", "simple/dblp", "https://dblp.org/{}", ("dblp.uni-trier.de",)),
    Network("inspirehep", "INSPIRE", "simple/inspire", "https://inspirehep.net/authors/{}"),
    Network("pubmed", "PubMed", "simple/pubmed", "https://pubmed.ncbi.nlm.nih.gov/?term={}",
            ("ncbi.nlm.nih.gov",)),
    Network("scopus", "Scopus", "simple/scopus", "https://www.scopus.com/authid/detail.uri?authorId={}"),
    Network("acm", "ACM", "simple/acm", "https://dl.acm.org/profile/{}"),
    Network("ieee", "IEEE Xplore", "simple/ieee", "https://ieeexplore.ieee.org/author/{}"),
    Network("hal", "HAL", "simple/hal", "https://cv.hal.science/{}", ("hal.science",)),
    Network("osf", "OSF", "simple/osf", "https://osf.io/{}"),
    Network("zotero", "Zotero", "simple/zotero", "https://www.zotero.org/{}"),
    Network("academia", "Academia", "simple/academia", "https://independent.academia.edu/{}",
            ("academia.edu",)),
    Network("publons", "Publons", "simple/publons", "https://publons.com/a/{}"),
    Network("impactstory", "Impactstory", LINK_ICON, "https://profiles.impactstory.org/u/{}"),
    Network("lattes", "Lattes", LINK_ICON, "http://lattes.cnpq.br/{}"),
    Network("wikipedia", "Wikipedia", _FA + "wikipedia-w", "https://en.wikipedia.org/wiki/User:{}",
            ("wikipedia.org",)),
    Network("wikidata", "Wikidata", "simple/wikidata", "https://www.wikidata.org/wiki/{}"),
    Network("quora", "Quora", _FA + "quora", "https://www.quora.com/profile/{}"),
    Network("strava", "Strava", _FA + "strava", "https://www.strava.com/athletes/{}"),
    Network("unsplash", "Unsplash", _FA + "unsplash", "https://unsplash.com/@{}"),
    Network("discord", "Discord", _FA + "discord", "https://discord.com/users/{}"),
    Network("whatsapp", "WhatsApp", _FA + "whatsapp", "https://wa.me/{}"),
    Network("snapchat", "Snapchat", _FA + "snapchat", "https://www.snapchat.com/add/{}"),
    Network("artstation", "ArtStation", _FA + "artstation", "https://www.artstation.com/{}"),
    Network("foursquare", "Foursquare", _FA + "foursquare", "https://foursquare.com/{}"),
    Network("hackerrank", "HackerRank", _FA + "hackerrank", "https://www.hackerrank.com/{}"),
    Network("itchio", "itch.io", _FA + "itch-io", "https://{}.itch.io/", ("itch.io",)),
    Network("calendly", "Calendly", "simple/calendly", "https://calendly.com/{}"),
    Network("yelp", "Yelp", _FA + "yelp", "https://yelp.com/{}"),
    Network("blogger", "Blogger", _FA + "blogger", "https://{}.blogspot.com/", ("blogspot.com",)),
)  # fmt: skip

_BY_WORD: Final = {word: network for network in NETWORKS for word in (network.key, *network.also)}
_BY_HOST: Final = {host: network for network in NETWORKS for host in network.hosts}
#: A user with his server (Mastodon), and one that YouTube calls by other than his handle.
_ON_SERVER: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+/@\w+")
_CHANNEL: Final = re.compile(r"(?:channel|user|c)/[\w-]+")


def network_called(word: str) -> Network | None:
    """The network that a configuration calls so, in any spelling."""
    plain = word.strip().casefold()
    return _BY_WORD.get(plain) or _BY_WORD.get(re.sub(r"[\s_.-]", "", plain))


def account_of(word: str, value: str, label: str = "") -> Account | None:
    """The account that ``value`` (a user's name, a URL, a mail address) stands for.

    ``word`` is what the configuration calls the place; it is not needed with a URL. ``None`` for what
    is none: an unknown place, words that are no name, a URL that is not for the web.
    """
    value = value.strip()
    network = network_called(word)
    if word.casefold() in ("email", "mail", "e-mail") or value.startswith("mailto:"):
        return _mail(value)
    if re.match(r"(?:https?:)?//", value, re.IGNORECASE):
        url = safe_url(value)
        return _linked(url, network, label or word) if url else None
    if network is None or not _USER.fullmatch(value):
        return None
    if _ON_SERVER.fullmatch(value):
        return Account(network.name, f"https://{value}", network.icon)
    if network.key == "youtube" and _CHANNEL.fullmatch(value):
        return Account(network.name, f"https://www.youtube.com/{value}", network.icon)
    return Account(network.name, network.url.format(value.removeprefix("@")), network.icon)


def _mail(value: str) -> Account | None:
    address = value.removeprefix("mailto:")
    if not _MAIL.fullmatch(address):
        return None
    return Account("E-mail", f"mailto:{address}", "material/email-outline")


def _linked(url: str, network: Network | None, label: str) -> Account:
    host = urlsplit(url).netloc.casefold().removeprefix("www.")
    parts = host.split(".")
    of_host = next((_BY_HOST[name] for start in range(len(parts) - 1)
                    if (name := ".".join(parts[start:])) in _BY_HOST), None)  # fmt: skip
    found = network or of_host
    if found is None:
        return Account(label or host, url, LINK_ICON)
    return Account(found.name, url, found.icon)
