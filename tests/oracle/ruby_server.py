"""A conversation with a Ruby program that answers a JSON object a line with a JSON object a line."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self


class OracleSilent(Exception):
    """The Ruby process is gone or does not answer."""


class RubyServer:
    """A running program. ``timeout`` is the number of seconds one question may take.

    The first line it writes names its versions; ``environment`` is added to what it sees of this one's.
    """

    def __init__(self, script: Path, environment: Mapping[str, str], timeout: float) -> None:
        self.timeout = timeout
        self._script = script
        self._environment = environment
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            ["ruby", str(self._script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LANG": "C.UTF-8", **self._environment},
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
            line = self._lines.get(timeout=self.timeout * 2 + 10)
        except queue.Empty:
            line = ""
        if not line:
            raise OracleSilent(self._script.name)
        return line

    def reply(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer. A process that died is started anew, once, for the next question."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
            answer: dict[str, Any] = json.loads(self._next_line())
        except (OSError, OracleSilent) as problem:
            self.restart()
            return {"error": f"no answer: {problem}"}
        return answer

    def restart(self) -> None:
        """End the process and start another, which remembers nothing."""
        self.close()
        self._start()

    def close(self) -> None:
        """End the Ruby process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
