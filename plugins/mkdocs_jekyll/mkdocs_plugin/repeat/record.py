"""What is known of the last build: what it read, what it wrote, and what it said."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final, NamedTuple

from mkdocs_jekyll.jekyll.kept_values import kept_text

_LOGGERS: Final = ("mkdocs", "properdocs")


class OutputFile(NamedTuple):
    """A file that was written: a digest of it, and where its content is kept (see `outputs.py`)."""

    digest: str
    kept: str


class Message(NamedTuple):
    """A line of the log."""

    logger: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """One build. ``inputs`` are the names below the project's folders, ``outside`` files elsewhere.

    ``commit`` is that of the repository, where the site depends on it. ``until`` is the moment at which the
    same files make another site. ``outputs`` are the files of the site by their destinations.
    """

    inputs: Mapping[str, str]
    outside: Mapping[str, str]
    commit: str | None
    until: datetime | None
    messages: Sequence[Message]
    outputs: Mapping[str, OutputFile]

    def as_text(self) -> str:
        """The record as a text."""
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        plain["until"] = None if self.until is None else self.until.isoformat()
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str | None) -> BuildRecord | None:
        """The record again; ``None`` for what is none, whoever wrote it."""
        if text is None:
            return None
        try:
            return cls._read(json.loads(text))
        except (ValueError, TypeError, LookupError, RecursionError, AttributeError):
            return None

    @classmethod
    def _read(cls, plain: Any) -> BuildRecord:
        until, commit = plain["until"], plain["commit"]
        outputs = plain["outputs"].items()
        return cls(
            inputs=_texts(plain["inputs"]),
            outside=_texts(plain["outside"]),
            commit=None if commit is None else kept_text(commit),
            until=None if until is None else datetime.fromisoformat(until),
            messages=[_message(*message) for message in plain["messages"]],
            outputs={
                _inner(name): OutputFile(kept_text(digest), kept_text(kept))
                for name, (digest, kept) in outputs
            },
        )


def _texts(plain: Any) -> dict[str, str]:
    return {kept_text(name): kept_text(value) for name, value in plain.items()}


def _message(logger: object, level: object, text: object) -> Message:
    name = kept_text(logger)
    if name.partition(".")[0] not in _LOGGERS or not isinstance(level, int):
        raise ValueError(name)
    return Message(name, level, kept_text(text))


def _inner(name: str) -> str:
    """The path of a file in the site; raises ValueError for one that would lie elsewhere."""
    if name.startswith("/") or "\\" in name or "\0" in name or ":" in name.split("/")[0]:
        raise ValueError(name)
    if any(part in ("", ".", "..") for part in name.split("/")):
        raise ValueError(name)
    return name
