"""The column beside the index: the author's profile, featured tags, friends' links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.publish.html import Html
from mkdocs_jekyll.publish.link_problems import missing_picture
from mkdocs_jekyll.publish.post import TagLink, below_root
from mkdocs_jekyll.publish.site_identity import BlogrollLink, SiteIdentity
from mkdocs_jekyll.publish.social_networks import LINK_ICON, Account
from mkdocs_jekyll.publish.url_index import UrlIndex

from .page import PostPage
from .theme.templates import has_icon


@dataclass(frozen=True, slots=True)
class FeaturedTag:
    """A tag shown on the index, and how many posts have it."""

    label: TagLink
    count: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What the template shows; ``avatar`` is an address for the theme's ``url`` filter.

    Without ``about`` the author has nothing to say about himself, or wants nothing said.
    """

    about: bool
    name: Html
    bio: Html
    avatar: str
    location: str
    accounts: Sequence[Account]
    tags: Sequence[FeaturedTag]
    friends: Sequence[BlogrollLink]

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.about or self.tags or self.friends)


def profile_of(
    identity: SiteIdentity, urls: UrlIndex, accounts: Sequence[Account], tags: Sequence[FeaturedTag]
) -> tuple[Profile, Problem | None]:
    """The profile of an identity, with what is found for it in the site; what is wrong with its avatar."""
    avatar, problem = avatar_of(identity, urls)
    profile = Profile(
        about=identity.shows_profile and bool(avatar or identity.bio),
        name=identity.name,
        bio=identity.bio,
        avatar=avatar,
        location=identity.location,
        accounts=accounts,
        tags=tags,
        friends=identity.friends,
    )
    return profile, problem


def avatar_of(identity: SiteIdentity, urls: UrlIndex) -> tuple[str, Problem | None]:
    """The avatar's address for the theme (empty without one), and what is wrong with it."""
    address = below_root(identity.avatar, urls.bases)
    if not address or ":" in address or address.startswith("//"):
        return address, None
    if (target := urls.find_picture(unquote(address))) is not None:
        return quote(target.destination), None
    return "", missing_picture(identity.avatar)


def accounts_of(identity: SiteIdentity, config: MkDocsConfig, feed_url: str, feed_name: str) -> list[Account]:
    """The author's accounts, each with an icon that this version of the theme has; the feed if asked for."""
    accounts = [
        one if has_icon(config, one.icon) else Account(one.name, one.url, LINK_ICON)
        for one in identity.accounts
    ]
    if identity.feed and feed_url:
        accounts.append(Account(feed_name, feed_url, "material/rss"))
    return accounts


def featured_tags(
    least: int | None, posts: Iterable[PostPage], labels_of: Callable[[PostPage], Iterable[TagLink]]
) -> list[FeaturedTag]:
    """Tags that more than ``least`` posts have, the most used first; none if it is ``None``."""
    if least is None:
        return []
    counts: Counter[str] = Counter()
    labels: dict[str, TagLink] = {}
    for post in posts:
        for label in labels_of(post):
            counts[label.name] += 1
            labels.setdefault(label.name, label)
    most_used = ((labels[name], count) for name, count in counts.most_common() if count > least)
    return [FeaturedTag(label, count) for label, count in most_used if not label.hidden]


def offer_social(identity: SiteIdentity, config: MkDocsConfig) -> None:
    """Let the theme's footer show the accounts, unless ``extra.social`` says which ones it shows."""
    if identity.accounts and "social" not in config.extra:
        config.extra["social"] = [
            {"icon": one.icon if has_icon(config, one.icon) else LINK_ICON, "link": one.url, "name": one.name}
            for one in identity.accounts
        ]
