"""A post's thread in the site's comment system, as the script in the page needs it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import md5
from typing import Final

from mkdocs_jekyll.jekyll import Item, Problem, Site

from ..page_meta import says_no, says_yes, text_of
from .identifiers import IdentifierExpression, evaluate, in_templates
from .systems import LONGEST_LABEL, CommentSystem, Settings

#: Front matter that gives a post's identifier itself.
_OWN: Final = ("comment_id", "comments_id", "disqus_identifier", "disqus_id", "gitalk_id")


class CommentThreads:
    """Finds the threads of one site's posts. ``problems`` are about identifiers that nobody understands."""

    def __init__(
        self, system: CommentSystem, site: Site, origin: tuple[str, str], identifier: str | None
    ) -> None:
        """``origin`` is the old blog's host and base path, ``identifier`` an expression that goes first."""
        self.system = system
        self.problems: list[Problem] = []
        self._site = site
        self._origin = origin
        self._identifier = self._expression(identifier)
        url = in_templates(site, "disqus-url") if system.provider == "disqus" else None
        self._address = system.address if url is None else url.text

    def thread_of(self, item: Item) -> Mapping[str, object] | None:
        """What the script needs for an item; ``None`` if the item has no comments."""
        asked = item.data.get("comments")
        if (asked is not None and says_no(asked)) or (self.system.on_request and not says_yes(asked)):
            return None
        own = next((text for key in _OWN if (text := text_of(item.data.get(key)))), "")
        thread = {"provider": self.system.provider, "host": self.system.host, "page": self.system.page}
        return {**thread, "settings": self._settings(item, own)}

    def _settings(self, item: Item, own: str) -> Settings:
        settings = dict(self.system.settings)
        match self.system.provider:
            case "giscus":
                if own:
                    kind = "number" if own.isdecimal() else "specific"
                    settings |= {"data-mapping": kind, "data-term": own}
            case "utterances":
                if own.isdecimal():
                    settings["issue-number"] = own
                    settings.pop("issue-term")
                elif own:
                    settings["issue-term"] = own
            case "disqus":
                identifier = own or self._evaluated(self._identifier, item)
                settings |= {"identifier": identifier, "url": self._evaluated(self._address, item)}
                settings["title"] = item.title
            case _:
                label = _label(own or self._evaluated(self._identifier, item))
                settings |= {"id": label, "title": item.title}
        return settings

    def _evaluated(self, expression: str, item: Item) -> str:
        return evaluate(expression, item, self._site, self._origin) or ""

    def _expression(self, given: str | None) -> str:
        """The author's, the one of the site's own templates, or the theme's."""
        if given:
            found: IdentifierExpression | None = IdentifierExpression(given, "mkdocs.yml")
        else:
            found = in_templates(self._site, self.system.replaces or self.system.provider)
        if found is None:
            return self.system.identifier
        some = next(iter(self._site.posts), None)
        if some is not None and evaluate(found.text, some, self._site, self._origin) is None:
            self.problems.append(_not_understood(found, self.system))
            return self.system.identifier
        return found.text


def _label(identifier: str) -> str:
    """A label that GitHub takes: what is too long was none before either."""
    if len(identifier) <= LONGEST_LABEL:
        return identifier
    return md5(identifier.encode(), usedforsecurity=False).hexdigest()


def _not_understood(found: IdentifierExpression, system: CommentSystem) -> Problem:
    name = system.replaces or system.provider
    return Problem(
        "warning",
        f"the identifier of {name}'s threads, `{found.text}`, is a program that is not "
        f"understood; `{system.identifier or 'location.href'}` is taken",
        found.where,
        None,
        "Set `comment_identifier` of the plugin, as the documentation's page about posts shows.",
    )
