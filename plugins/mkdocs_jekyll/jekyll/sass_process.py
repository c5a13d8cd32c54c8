"""Run as a program of its own: compiles one style sheet. Sass has endless loops, which nothing else can end.

A request comes as JSON from the standard input: ``text``, ``indented``, ``style``, ``root`` (an empty text if
nothing may be imported), ``folders`` below it, ``seconds`` and ``bytes`` that the compiler may take. The
answer is JSON, too: ``css``, or ``error``, or ``missing``, the name of what could not be imported.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import posixpath
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def compiled(request: Mapping[str, Any]) -> dict[str, str]:
    """What comes of a request."""
    sass: Any = importlib.import_module("sass")
    missing: list[str] = []  # the compiler would print a traceback of an importer's error

    def importer(name: str, previous: str) -> list[tuple[str, str]]:
        path = found(name, previous, request["root"], request["folders"])
        if path is None:
            missing.append(name)
            raise LookupError(name)
        return [(str(path), path.read_text("utf-8", "replace"))]

    try:
        css = sass.compile(
            string=request["text"],
            indented=request["indented"],
            output_style=request["style"],
            importers=[(0, importer)],
            custom_functions=_drawn(sass, request["text"]),
        )
    except sass.CompileError as error:
        return {"missing": missing[0]} if missing else {"error": str(error)}
    return {"css": str(css)}


def _drawn(sass: Any, text: str) -> list[Any]:
    """Sass' ``random()`` and ``unique-id()``, which draw the same for the same text: builds are equal."""
    draw = random.Random(text)

    def number(limit: Any) -> Any:
        highest = getattr(limit, "value", None)
        drawn = draw.random() if highest is None else draw.randint(1, max(1, int(highest)))
        return sass.SassNumber(float(drawn), "")

    return [
        sass.SassFunction("random", ("$limit: null",), number),
        sass.SassFunction("unique-id", (), lambda: f"u{draw.getrandbits(32):08x}"),
    ]


def found(name: str, previous: str, root: str, folders: Sequence[str]) -> Path | None:
    """The file that an ``@import`` means: beside the one that asks, or in a folder for Sass."""
    if not root:
        return None
    places = [Path(previous).parent] if Path(previous).is_absolute() else []
    places += [Path(root) / folder for folder in folders]
    folder, stem = posixpath.split(name)
    names = [stem, *(f"{before}{stem}{ext}" for before in ("_", "") for ext in (".scss", ".sass", ".css"))]
    for place in places:
        for candidate in (*names, f"{stem}/_index.scss", f"{stem}/_index.sass"):
            path = _inside(place / folder / candidate, Path(root))
            if path is not None:
                return path
    return None


def _inside(path: Path, root: Path) -> Path | None:
    """A file below ``root``, links followed, that is not hidden."""
    try:
        real = path.resolve()
        if not real.is_file() or not real.is_relative_to(root):
            return None
    except (OSError, ValueError):
        return None
    return None if any(part.startswith(".") for part in real.relative_to(root).parts) else real


def _limit(request: Mapping[str, Any]) -> None:
    try:
        import resource
    except ImportError:  # Windows; whoever started this ends it
        return
    for kind, most in ((resource.RLIMIT_CPU, request["seconds"] + 1), (resource.RLIMIT_AS, request["bytes"])):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    _limit(asked)
    json.dump(compiled(asked), sys.stdout)
