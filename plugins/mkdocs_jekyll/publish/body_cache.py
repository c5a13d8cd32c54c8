"""Bodies of earlier builds: of a text without Liquid whose links lead where they led."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, fields
from typing import Any, Final

from mkdocs_jekyll.jekyll import Item, Problem, TextStore
from mkdocs_jekyll.jekyll.kept_values import kept_text
from mkdocs_jekyll.jekyll.markdown_cache import entry_from_plain, plain_entry
from mkdocs_jekyll.jekyll.text_store import digest_of_text

from .links import BrokenLink
from .page_body import PageBody
from .reading_time import TextLength
from .text_scripts import TextScripts

#: Fields of a problem that may be missing.
_MAY_BE_NONE: Final = frozenset(field.name for field in fields(Problem) if "None" in str(field.type))


@dataclass(frozen=True, slots=True)
class BodyCache:
    """Bodies in a store; ``site_key`` is the digest of all that they depend on besides their items.

    ``texts`` is the store of converted texts: those that a body was made of are kept as long as it is.
    """

    store: TextStore
    texts: TextStore
    site_key: str

    def key(self, item: Item, url: str) -> str | None:
        """The key of an item's body at ``url``; ``None`` for a body that no key says everything of."""
        content = item.content
        if "{{" in content or "{%" in content or "markdown" in item.data:
            return None
        text = repr(
            (self.site_key, url, item.relative_path, item.kind, item.body_line, item.data, item.defaults)
        )
        if " object at 0x" in text:
            return None
        return digest_of_text(f"{text} {content}")

    def get(self, key: str) -> PageBody | None:
        """The body that was put under a key; ``None`` for none, and for what is none."""
        text = self.store.get(key)
        if text is None:
            return None
        try:
            plain = json.loads(text)
            body = _body(plain)
            self.texts.keep(map(kept_text, plain["texts"]))
            return body
        except (ValueError, TypeError, LookupError, RecursionError):
            return None

    def has(self, key: str) -> bool:
        """Whether there is something under a key."""
        return self.store.has(key)

    def mark(self) -> int:
        """A place in the use of texts, before a body is made."""
        return self.texts.used_count

    def put(self, key: str, body: PageBody, mark: int) -> None:
        """Keep a body, with the texts that were used since ``mark``."""
        plain = {**_plain(body), "texts": self.texts.used_since(mark)}
        self.store.put(key, json.dumps(plain, ensure_ascii=False, separators=(",", ":")))

    def prune(self) -> None:
        """Delete what was not asked for."""
        self.store.prune()


def _plain(body: PageBody) -> dict[str, Any]:
    return {
        "html": body.html,
        "toc": [plain_entry(entry) for entry in body.toc],
        "anchors": sorted(body.anchors),
        "to_anchors": body.to_anchors,
        "broken": [astuple(link) for link in body.broken],
        "has_former": body.has_former,
        "math": body.math,
        "mermaid": body.mermaid,
        "scripts": astuple(body.scripts),
        "languages": body.languages,
        "length": astuple(body.length),
        "problems": [asdict(problem) for problem in body.problems],
    }


def _body(plain: Mapping[str, Any]) -> PageBody:
    """Raises TypeError, ValueError or LookupError for what is no body."""
    scripts, length = plain["scripts"], plain["length"]
    anchors: dict[str, dict[str, str]] = {
        kept_text(page): {kept_text(anchor): kept_text(link) for anchor, link in asked.items()}
        for page, asked in dict(plain["to_anchors"]).items()
    }
    links = (
        (kept_text(url), kept_text(kind), kept_text(hint), sure is True)
        for url, kind, hint, sure in plain["broken"]
    )
    return PageBody(
        html=kept_text(plain["html"]),
        toc=tuple(map(entry_from_plain, list(plain["toc"]))),
        anchors=frozenset(map(kept_text, plain["anchors"])),
        to_anchors=anchors,
        broken=tuple(BrokenLink(*link) for link in links),
        has_former=plain["has_former"] is True,
        math=_one_of(plain["math"], ("", "plain", "dollars")),
        mermaid=_one_of(plain["mermaid"], ("", "elements", "code")),
        scripts=TextScripts(*(tuple(map(kept_text, names)) for names in scripts)),
        languages=tuple(map(kept_text, plain["languages"])),
        length=TextLength(*map(int, length)),
        problems=tuple(map(_problem, plain["problems"])),
        is_kept=True,
    )


def _problem(plain: Any) -> Problem:
    for name, value in plain.items():
        if not isinstance(value, str | int | None) or (value is None and name not in _MAY_BE_NONE):
            raise TypeError(name)
    _one_of(plain["severity"], ("error", "warning", "info"))
    return Problem(**plain)


def _one_of(value: Any, known: tuple[str, ...]) -> Any:
    if value not in known:
        raise ValueError(value)
    return value
