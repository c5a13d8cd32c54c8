"""Sass as CSS, through libsass where it is installed; imports stay inside the site."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

_STYLES: Final = frozenset(("nested", "expanded", "compact", "compressed"))
_PROGRAM: Final = Path(__file__).with_name("sass_process.py")
#: Seconds for one style sheet.
SECONDS: Final = 10
_BYTES: Final = 1 << 30


class SassError(Exception):
    """The style sheet can't be compiled; the text says why, ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


class Imports(NamedTuple):
    """Where a style sheet's imports are looked for: in ``folders`` below ``source``."""

    source: Path
    folders: Sequence[str]


def is_installed() -> bool:
    """Whether there is a compiler."""
    return find_spec("sass") is not None


def site_css(text: str, *, indented: bool, config: Mapping[str, object], source: Path) -> str:
    """``text`` as CSS with a site's own folders for Sass, style and time limit. Raises SassError."""
    settings = config.get("sass")
    sass = settings if isinstance(settings, Mapping) else {}
    paths = sass.get("load_paths")
    folders = [str(sass.get("sass_dir") or "_sass"), *map(str, paths if isinstance(paths, list) else ())]
    return to_css(
        text,
        indented=indented,
        style=str(sass.get("style") or "compact").lstrip(":"),
        imports=Imports(source, folders),
        seconds=sass.get("time_limit"),
    )


def to_css(
    text: str,
    *,
    indented: bool,
    style: str = "compact",
    imports: Imports | None = None,
    seconds: object = None,
) -> str:
    """``text`` as CSS; ``indented`` is Sass's older syntax.

    Without ``imports`` nothing is imported. The compiler is a process of its own, which ends after so many
    ``seconds``. Raises SassError.
    """
    if not is_installed():
        raise SassError("Sass needs the package libsass", "Install libsass beside mkdocs-jekyll.")
    limit = seconds if type(seconds) is int and 0 < seconds < 1 << 20 else SECONDS
    request = {
        "text": text.encode("utf-8", "replace").decode(),
        "indented": indented,
        "style": style if style in _STYLES else "compact",
        "root": "" if imports is None else str(imports.source.resolve()),
        "folders": [] if imports is None else list(imports.folders),
        "seconds": limit,
        "bytes": _BYTES,
    }
    answer = _answer(json.dumps(request), limit)
    if "css" in answer:
        return answer["css"]
    if "missing" in answer:
        message = f"there is no '{answer['missing']}' in the site's folders for Sass"
    else:
        message = _first_line(answer.get("error", ""))
    raise SassError(f"Sass: {message}", "Correct the style sheet.")


def _answer(request: str, seconds: int) -> dict[str, str]:
    """What the compiler says. Raises SassError where it says nothing in time."""
    command = [sys.executable, "-P", str(_PROGRAM)]
    try:
        # Elapsed time, for a compiler that waits; processor time stops one that works.
        done = subprocess.run(
            command,
            input=request,
            capture_output=True,
            encoding="utf-8",
            timeout=3 * seconds + 5,
            check=False,
        )
        answer: dict[str, str] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError, OSError):
        raise SassError(
            f"Sass: this takes more than {seconds} seconds or more memory than it may have",
            "Look for an endless loop, or raise `time_limit` under `sass` in _config.yml.",
        ) from None
    return answer


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), text).removeprefix("Error: ")
