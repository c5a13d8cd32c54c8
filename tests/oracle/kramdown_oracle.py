"""A conversation with Debian's kramdown: one Ruby process, one JSON object a line."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.oracle.ruby_server import RubyServer

SERVER = Path(__file__).with_name("kramdown_server.rb")

#: What Jekyll 4.3 hands to kramdown when ``_config.yml`` says nothing, without a highlighter:
#: Rouge's colours are not what the cases are about.
JEKYLL_DEFAULTS: Mapping[str, Any] = {
    "input": "GFM",
    "auto_ids": True,
    "toc_levels": [1, 2, 3, 4, 5, 6],
    "entity_output": "as_char",
    "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
    "hard_wrap": False,
    "footnote_nr": 1,
    "guess_lang": True,
    "show_warnings": False,
    "syntax_highlighter": None,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What kramdown made of one text; ``error`` stands alone when it gave up."""

    html: str
    warnings: tuple[str, ...] = ()
    tree: dict[str, Any] | None = None
    error: str = ""


def kramdown_is_here() -> bool:
    """Whether Ruby, kramdown and its GFM parser can be loaded."""
    if shutil.which("ruby") is None:
        return False
    test = subprocess.run(["ruby", "-e", "require 'kramdown-parser-gfm'"], capture_output=True, check=False)
    return test.returncode == 0


class Kramdown(RubyServer):
    """A running kramdown. ``timeout`` is the number of seconds one text may take."""

    def __init__(self, timeout: float = 10) -> None:
        super().__init__(SERVER, {"KRAMDOWN_SECONDS": str(timeout)}, timeout)

    def ask(self, text: str, options: Mapping[str, Any], *, tree: bool = False) -> Answer:
        """What kramdown makes of ``text``."""
        reply = self.reply({"text": text, "options": dict(options), "tree": tree})
        if "error" in reply:
            return Answer("", error=reply["error"])
        return Answer(reply["html"], tuple(reply["warnings"]), reply["tree"])

    def ask_all(self, questions: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[Answer]:
        """The answers to many texts, in their order."""
        for text, options in questions:
            yield self.ask(text, options)
