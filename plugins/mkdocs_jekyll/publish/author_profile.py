"""The column beside the index: the author's profile, featured tags, friends' links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from mkdocs_jekyll.jekyll import Item, Problem, Site

from .authors import known_author
from .link_problems import author_picture
from .page_context import FeaturedTag, Profile
from .page_meta import text_of
from .post import TagLink, theme_url
from .site_identity import SiteIdentity, identity_of
from .social_networks import LINK_ICON, Account
from .url_index import UrlIndex


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
        employer=identity.employer,
        location=identity.location,
        accounts=tuple(accounts),
        tags=tuple(tags),
        friends=tuple(identity.friends),
    )
    return profile, problem


def author_of(item: Item, site: Site) -> Mapping[str, object]:
    """What front matter, or the site's data, say of a page's own author; empty if that is the site's."""
    listed = item.data.get("authors")
    first = listed[0] if isinstance(listed, list) and listed else None
    author = item.data.get("author") or first
    if isinstance(author, Mapping):
        return author
    return known_author(text_of(author), site.data, site.config)


def identity_of_author(author: Mapping[str, object], site: Site) -> SiteIdentity:
    """Who an author of one page is, without what the configuration says of the site's."""
    return identity_of({"author": author}, {}, site.kit)


def avatar_of(identity: SiteIdentity, urls: UrlIndex) -> tuple[str, Problem | None]:
    """The avatar's URL for the theme (empty without one), and what is wrong with it."""
    return author_picture(theme_url(identity.avatar, urls.bases), urls)


def accounts_of(
    identity: SiteIdentity, has_icon: Callable[[str], bool], feed_url: str, feed_name: str
) -> list[Account]:
    """The author's accounts, each with an icon that the theme has; the feed if asked for."""
    accounts = [
        one if has_icon(one.icon) else Account(one.name, one.url, LINK_ICON) for one in identity.accounts
    ]
    if identity.feed and feed_url:
        accounts.append(Account(feed_name, feed_url, "material/rss"))
    return accounts


def featured_tags(least: int | None, tags_of_posts: Iterable[Sequence[TagLink]]) -> list[FeaturedTag]:
    """Tags that more than ``least`` posts have, the most used first; none if it is ``None``."""
    if least is None:
        return []
    counts: Counter[str] = Counter()
    labels: dict[str, TagLink] = {}
    for tags in tags_of_posts:
        for label in tags:
            counts[label.name] += 1
            labels.setdefault(label.name, label)
    most_used = ((labels[name], count) for name, count in counts.most_common() if count > least)
    return [FeaturedTag(label, count) for label, count in most_used if not label.hidden]
