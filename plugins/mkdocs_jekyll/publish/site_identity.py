"""Whose site it is: title, author, accounts and friends, out of the configurations that Jekyll's themes read.

Themes call the same thing by different names. The tables below say which keys mean what: those of Hux and BY,
of minima, minimal-mistakes, chirpy, jekyll-theme-next and beautiful-jekyll, and plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll.themes import ThemeKit

from .authors import known_author
from .colors import color_of
from .html import EMPTY, Html, inline_html, inline_markdown
from .page_meta import text_of
from .plain_math import plain_formulas
from .safe_url import is_link, safe_url
from .social_networks import NETWORKS, Account, account_of, network_called

#: Paths into the configuration, the first with a value counts.
_NAME: Final = ("author.name", "author.display_name", "social.name", "author", "nickname", "username")
_BIO: Final = ("sidebar-about-description", "author.bio", "author.description", "bio", "about", "signature")
_AVATAR: Final = ("sidebar-avatar", "author.avatar", "avatar.url", "avatar", "author.picture", "author.image",
                  "profile_picture", "author_logo")  # fmt: skip
_LOCATION: Final = ("author.location", "location")
_EMPLOYER: Final = ("author.employer",)
_WEBSITE: Final = ("author.uri", "author.website")
_MAIL: Final = ("author.email", "social.email", "email")
_COLOR: Final = ("theme-color", "theme_color", "chrome-tab-theme-color", "chrome_tab_theme_color", "color")
#: What stands in the header, if it is not ``title``; al-folio calls a site without one ``blank``.
_TITLES: Final = ("masthead_title", "title", "name")
_NO_TITLE: Final = "blank"
_NAME_PARTS: Final = ("first_name", "middle_name", "last_name")
_DESCRIPTION: Final = ("description", "tagline", "subtitle", "blog_description")
_LETTER: Final = re.compile(r"\w")
#: What stands in the place of a description in the starters of TeXt, Jekyll, Minimal Mistakes and Chirpy.
_PLACEHOLDER: Final = re.compile(
    r"your site description|write an awesome description for your new site|an amazing website\.?$"
    r"|a text-focused jekyll theme|a minimal, responsive and feature-rich jekyll theme",
    re.IGNORECASE,
)
_LOGO: Final = ("logo", "logo.url", "header.logo")
_FOOTER: Final = ("copyright", "footer_text", "footer_content", "footer.copyright")
_FORMER_HOSTS: Final = {"twitter.com": "x.com", "mobile.twitter.com": "x.com"}
#: So many characters at the most make up one emoji (a family is seven).
_EMOJI: Final = 8
#: Lists of accounts: each element a mapping with a URL and a label, or a URL alone.
_ACCOUNT_LISTS: Final = ("author.links", "author.social", "social.links", "minima.social_links",
                         "social_links", "social-network-links", "social", "footer.links",
                         "contacts")  # fmt: skip
_HUX_KEYS: Final = ("SEOTitle", "sidebar-about-description", "sidebar-avatar", "chrome-tab-theme-color")
#: What starters of themes have in the place of a user's name.
_PLACEHOLDERS: Final = frozenset(
    ("username", "github_username", "twitter_username", "your_username", "yourname", "yourlink", "yourphone")
)
#: Where a name alone stands: ``author.github``, ``github.username``.
_USER_HOLDERS: Final = ("author", "authors")
_FRIENDS: Final = ("friends", "friend_links", "friend-links", "links", "blogroll")
_URL_KEYS: Final = ("href", "url", "link", "site", "uri")
_TITLE_KEYS: Final = ("title", "name", "label", "text")
#: What al-folio puts behind a network's word: ``orcid_id``, ``dblp_url``.
_ENDS: Final = ("_username", "_id", "_userid", "_url", "_profile", "_number")
_RSS_KEYS: Final = ("rss", "rss_icon")
#: Words in a list of accounts that name no place where an account is.
_NO_ACCOUNT: Final = frozenset(("type", "name", "links", "enable", "rss", "icons", "transition", "username"))


@dataclass(frozen=True, slots=True)
class BlogrollLink:
    """A site that the author points to; ``note`` is what is said of it, or empty."""

    title: Html
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SiteIdentity:
    """Who the site is; ``avatar`` and ``logo`` are URLs as written; what is not set is empty.

    ``title`` stands in the header, ``footer`` at the end of a page, with a link to
    the page ``imprint``; ``emoji`` is the site's icon or empty.
    ``featured`` is the number of posts that a tag must have more of to be shown; ``None`` shows no tags.
    ``feed`` says that the author wants the feed shown among the accounts.
    """

    title: str = ""
    description: Html = EMPTY
    footer: Html = EMPTY
    imprint: str = ""
    name: Html = EMPTY
    bio: Html = EMPTY
    avatar: str = ""
    employer: str = ""
    location: str = ""
    accounts: tuple[Account, ...] = ()
    friends: tuple[BlogrollLink, ...] = ()
    featured: int | None = None
    feed: bool = False
    logo: str = ""
    emoji: str = ""
    color: str = ""
    link_color: str = ""
    scheme: str = ""
    """``light`` or ``dark`` where the author chose one of them for all readers."""

    shows_profile: bool = True


def identity_of(
    config: Mapping[str, object], data: Mapping[str, object], kit: ThemeKit | None = None
) -> SiteIdentity:
    """Read the identity out of ``_config.yml`` and ``_data``; what is written oddly is as if it were not.

    ``kit`` is that of the site's theme, which has a face where the configuration says nothing.
    """
    config = _with_author(config, data)
    sidebar = config.get("sidebar")
    avatar = _first_text(config, _AVATAR)
    color, link_color, scheme = _face_of(config, kit)
    return SiteIdentity(
        title=_title(config),
        description=inline_markdown(_description(config)),
        footer=inline_markdown(_first_text(config, _FOOTER)),
        imprint=safe_url(plain(config.get("impressum_path"))),
        name=inline_html(_first_text(config, _NAME) or _full_name(config)),
        bio=inline_markdown(_first_text(config, _BIO)),
        avatar=avatar if kit is None else kit.picture_path(avatar),
        employer=_first_text(config, _EMPLOYER),
        location=_first_text(config, _LOCATION),
        accounts=tuple(_accounts(config, data)),
        friends=tuple(_friends(config, data)),
        featured=_featured(config),
        feed=config.get("RSS") is True or _lists_feed(config, data),
        logo=_first_text(config, (*_LOGO, *(() if kit is None else kit.face.logo_keys))),
        emoji=_emoji(config),
        color=color,
        link_color=link_color,
        scheme=_scheme(config) or scheme,
        shows_profile=sidebar is not False and at(config, "sidebar.display") != "remove",
    )


def _title(config: Mapping[str, object]) -> str:
    found = _first_text(config, _TITLES)
    return plain_formulas(found) if found and found != _NO_TITLE else _full_name(config)


def own_title(config: Mapping[str, object]) -> str:
    """The site's ``title``, or its owner's name where that says that the site has none."""
    title = text_of(config.get("title"))
    return _full_name(config) if title == _NO_TITLE else plain_formulas(title)


def _full_name(config: Mapping[str, object]) -> str:
    return " ".join(filter(None, (plain(config.get(key)) for key in _NAME_PARTS)))


def _emoji(config: Mapping[str, object]) -> str:
    """al-folio's ``icon``, unless it is the name of a file."""
    icon = plain(config.get("icon"))
    return icon if len(icon) <= _EMOJI and not any(char.isalnum() or char in "./" for char in icon) else ""


def _face_of(config: Mapping[str, object], kit: ThemeKit | None) -> tuple[str, str, str]:
    """The colours of header and links, and the scheme: the author's, or those of the theme."""
    if color := _first_text(config, _COLOR):
        return color, "", ""
    if kit is None:
        return "", "", ""
    face = kit.face_of(config)
    primary = next(filter(None, (_color(config, key) for key in face.primary_keys)), face.primary)
    accent = next(filter(None, (_color(config, key) for key in face.accent_keys)), face.accent)
    return primary, accent, face.scheme


def _color(config: Mapping[str, object], key: str) -> str:
    """A setting of the theme, if it is a colour that is understood."""
    text = plain(at(config, key))
    return text if text and color_of(text) is not None else ""


def _with_author(config: Mapping[str, object], data: Mapping[str, object]) -> Mapping[str, object]:
    """The configuration, with the author's own entry where ``author`` (``owner``) only names him."""
    name = config.get("author") or config.get("owner")
    person = known_author(name, data, config) if isinstance(name, str) else {}
    return {**config, "author": {"name": name, **person}} if person else config


def at(config: Mapping[str, object], path: str) -> object:
    """The value at a path with dots, or ``None``."""
    value: object = config
    for part in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def _first_text(config: Mapping[str, object], paths: Iterable[str]) -> str:
    """The first value that is text (or a number)."""
    return next(filter(None, (plain(at(config, path)) for path in paths)), "")


def plain(value: object) -> str:
    """A text or a number as one line; empty for anything else."""
    return text_of(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _description(config: Mapping[str, object]) -> str:
    """The first description that has a letter and is not what a starter has in its place."""
    texts = (plain(at(config, path)) for path in _DESCRIPTION)
    return next((text for text in texts if _LETTER.search(text) and not _PLACEHOLDER.match(text)), "")


def _scheme(config: Mapping[str, object]) -> str:
    mode = text_of(config.get("theme_mode")).lower()
    if mode in ("light", "dark"):
        return mode
    return "dark" if config.get("minimal_mistakes_skin") == "dark" else ""


def _featured(config: Mapping[str, object]) -> int | None:
    if config.get("featured-tags") is not True:
        return None
    size = text_of(config.get("featured-condition-size"))
    return int(size[:18]) if size.isdecimal() else 0


# -- accounts


def _accounts(config: Mapping[str, object], data: Mapping[str, object]) -> Iterator[Account]:
    """Every account once, in the author's order as far as there is one; mail last, unless listed."""
    seen: set[str] = set()
    for word, value, label in _named(config, data):
        account = account_of(word, value, label)
        if account is None or _is_placeholder(value) or _is_placeholder(urlsplit(account.url).path):
            continue
        if (key := _place_of(account.url)) not in seen:
            seen.add(key)
            yield account


def _is_placeholder(user: object) -> bool:
    """Whether a user's name, or the path of a URL that ends in it, is what a starter of a theme has there."""
    return plain(user).strip("/").rpartition("/")[2].lstrip("@+").casefold() in _PLACEHOLDERS


def _place_of(url: str) -> str:
    """What is the same for two URLs of one account."""
    parts = urlsplit(url.casefold())
    host = parts.netloc.removeprefix("www.")
    return f"{_FORMER_HOSTS.get(host, host)}{parts.path.rstrip('/')}?{parts.query}"


def _named(config: Mapping[str, object], data: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """What the configuration says of accounts: the word for the place, the value, the label."""
    contacts = list(_contacts(config, data))
    if contacts:
        yield from contacts
        return
    if website := _first_text(config, _WEBSITE):
        yield "", website, ""
    for path in _ACCOUNT_LISTS:
        yield from _listed(at(config, path))
    yield from _listed(data.get("social"))
    yield from _socials(data.get("socials"))
    yield from _by_network(config)
    # Hux's family keeps `email` to itself; the others show it to readers.
    mails = _MAIL[:-1] if any(key in config for key in _HUX_KEYS) else _MAIL
    if mail := _first_text(config, mails):
        yield "email", mail, ""


def _by_network(config: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Names of a user that the configuration has for networks."""
    by_case = {key.casefold(): value for key, value in config.items()}
    for network in NETWORKS:
        for word in (network.key, *network.also):
            named = (by_case.get(f"{word}{end}") for end in _ENDS)
            holders = (*named, at(config, f"{word}.username"))
            people = (at(config, f"{holder}.{word}") for holder in _USER_HOLDERS)
            for value in (*holders, *people):
                if (user := plain(value)) and not _is_placeholder(user):
                    yield network.key, user, ""


def _socials(value: object) -> Iterator[tuple[str, str, str]]:
    """The accounts of jekyll-socials: a network's word with an ending, or a title with a URL."""
    for key, one in value.items() if isinstance(value, Mapping) else ():
        if isinstance(one, Mapping):
            title = _of_keys(one, _TITLE_KEYS)
            yield title, _of_keys(one, _URL_KEYS), title
        else:
            end = next((end for end in _ENDS if str(key).endswith(end)), "")
            yield str(key).removesuffix(end), plain(one), ""


def _contacts(config: Mapping[str, object], data: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """The accounts that Chirpy shows: those of ``_data/contact.yml``, which name no URL for what is known."""
    known = {word: user for word, user, _ in _by_network(config)}
    listed = data.get("contact")
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, Mapping) and (word := text_of(one.get("type")).casefold()):
            mail = _first_text(config, _MAIL) if word == "email" else ""
            network = network_called(word)
            user = "" if network is None else known.get(network.key, "")
            yield word, text_of(one.get("url")) or mail or user, ""


def _listed(value: object) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, list):
        for one in value:
            if isinstance(one, str):
                yield "", one, ""
            elif isinstance(one, Mapping):
                label = _of_keys(one, (*_TITLE_KEYS, "platform"))
                word = _of_keys(one, ("platform", "type")) or label
                yield word, _of_keys(one, (*_URL_KEYS, "user_url")), label
    elif isinstance(value, Mapping):
        for key, one in value.items():
            # NexT writes "URL || icon".
            if isinstance(one, str) and str(key).casefold() not in _NO_ACCOUNT:
                yield str(key), one.split("||")[0], str(key)


def _of_keys(one: Mapping[str, object], keys: Iterable[str]) -> str:
    return next((text for key in keys if (text := text_of(one.get(key)))), "")


def _lists_feed(config: Mapping[str, object], data: Mapping[str, object]) -> bool:
    if any(at(holder, key) is True for holder in (config, data.get("socials")) for key in _RSS_KEYS
           if isinstance(holder, Mapping)):  # fmt: skip
        return True
    listed = data.get("contact")
    parts = listed if isinstance(listed, list) else []
    return any(isinstance(one, Mapping) and one.get("type") == "rss" for one in parts)


# -- friends


def _friends(config: Mapping[str, object], data: Mapping[str, object]) -> Iterator[BlogrollLink]:
    for source in (config, data):
        for path in _FRIENDS:
            found = [*_friends_in(source.get(path))]
            if found:
                yield from found
                return


def _friends_in(value: object) -> Iterator[BlogrollLink]:
    if isinstance(value, Mapping):
        value = [{"title": title, "url": url} for title, url in value.items()]
    if not isinstance(value, list):
        return
    for one in value:
        if not isinstance(one, Mapping):
            continue
        url = next((text for key in _URL_KEYS if is_link(text := text_of(one.get(key)))), "")
        title = next((text for key in _TITLE_KEYS if (text := text_of(one.get(key)))), "")
        if url:
            note = text_of(one.get("desc") or one.get("description"))
            yield BlogrollLink(inline_html(title or url), safe_url(url), note)
