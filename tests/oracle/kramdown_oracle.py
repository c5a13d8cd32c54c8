"""A conversation with Debian's kramdown: one Ruby process, one JSON object a line."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


class OracleSilent(Exception):
    """The Ruby process is gone or does not answer."""


def kramdown_is_here() -> bool:
    """Whether Ruby, kramdown and its GFM parser can be loaded."""
    if shutil.which("ruby") is None:
        return False
    test = subprocess.run(["ruby", "-e", "require 'kramdown-parser-gfm'"], capture_output=True, check=False)
    return test.returncode == 0


class Kramdown:
    """A running kramdown. ``patience`` is the number of seconds one text may take."""

    def __init__(self, patience: float = 10) -> None:
        self.patience = patience
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            ["ruby", str(SERVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LANG": "C.UTF-8", "KRAMDOWN_SECONDS": str(self.patience)},
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, args=(self._process, self._lines), daemon=True).start()
        self.versions = json.loads(self._next_line())

    @staticmethod
    def _listen(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)
        lines.put("")

    def _next_line(self) -> str:
        try:
            line = self._lines.get(timeout=self.patience * 2 + 10)
        except queue.Empty:
            line = ""
        if not line:
            raise OracleSilent(SERVER.name)
        return line

    def ask(self, text: str, options: Mapping[str, Any], *, tree: bool = False) -> Answer:
        """What kramdown makes of ``text``. A process that died is started anew, once, for the next text."""
        question = json.dumps({"text": text, "options": dict(options), "tree": tree})
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(question + "\n")
            self._process.stdin.flush()
            reply = json.loads(self._next_line())
        except (OSError, OracleSilent) as problem:
            self.close()
            self._start()
            return Answer("", error=f"no answer: {problem}")
        if "error" in reply:
            return Answer("", error=reply["error"])
        return Answer(reply["html"], tuple(reply["warnings"]), reply["tree"])

    def ask_all(self, questions: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[Answer]:
        """The answers to many texts, in their order."""
        for text, options in questions:
            yield self.ask(text, options)

    def close(self) -> None:
        """End the Ruby process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def __enter__(self) -> Kramdown:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
