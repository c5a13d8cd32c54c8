"""Adds names to ``exclude`` in a ``_config.yml``, and changes nothing else in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import yaml

_KEY: Final = re.compile(r"^exclude[ \t]*:(?P<rest>.*)$", re.MULTILINE)
_ITEM: Final = re.compile(r"^(?P<indent>[ \t]*)-[ \t]")


def with_excluded(text: str, names: Sequence[str], defaults: Iterable[str]) -> str | None:
    """The text of a configuration with further names; ``None`` where it can't be changed for certain.

    ``defaults`` are what Jekyll excludes only as long as the configuration does not say ``exclude``.
    """
    before = _load(text)
    if before is None:
        return None
    has_names = isinstance(before.get("exclude"), list) and bool(before["exclude"])
    wanted = list(names) if has_names else list(dict.fromkeys((*defaults, *names)))
    changed = _changed(text, wanted)
    if changed is None:
        return None
    after = _load(changed)
    there = before["exclude"] if has_names else []
    assert isinstance(there, list)
    expected = {**before, "exclude": [*there, *wanted]}
    return changed if after == expected else None


def _load(text: str) -> dict[object, object] | None:
    try:
        loaded = yaml.safe_load(text.lstrip("\ufeff"))
    except (yaml.YAMLError, ValueError):
        return None
    return {} if loaded is None else loaded if isinstance(loaded, dict) else None


def _changed(text: str, names: Sequence[str]) -> str | None:
    newline = "\r\n" if "\r\n" in text else "\n"
    key = _KEY.search(text)
    if key is None:
        end = "" if not text or text.endswith("\n") else newline
        return text + end + newline.join(["", f"exclude: [{', '.join(names)}]", ""])
    rest = key["rest"].partition(" #")[0].strip()
    if rest.startswith("["):
        close = text.find("]", key.start("rest"))
        if close < 0:
            return None
        inner = text[text.find("[", key.start("rest")) + 1 : close].rstrip()
        comma = "" if not inner.strip() or inner.endswith(",") else ","
        space = " " if inner.strip() else ""
        at = text.find("[", key.start("rest")) + 1 + len(inner)
        return text[:at] + comma + space + ", ".join(names) + text[at:]
    if rest:
        return None
    lines = text[key.end() :].split("\n")
    indent, last = "  ", 0
    for index, line in enumerate(lines[1:], 1):
        item = _ITEM.match(line)
        if item is not None:
            indent, last = item["indent"], index
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    carriage = "\r" if newline == "\r\n" else ""
    added = [f"{indent}- {name}{carriage}" for name in names]
    if last == len(lines) - 1:
        lines[last] = lines[last] + carriage
    if not last and len(lines) == 1:
        lines.append("")
    lines[last + 1 : last + 1] = added
    return text[: key.end()] + "\n".join(lines)
