"""A conversation with the released Liquid, as Jekyll sets it up for the site in tests/jekyll/liquid/site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.oracle.released import Jekyll
from tests.oracle.ruby_server import RubyServer

SERVER = Path(__file__).with_name("liquid_server.rb")


@dataclass(frozen=True, slots=True)
class Record:
    """What Jekyll said of a text, a line each (``stops:``, ``error:``, ``warning:``), and what came out."""

    said: tuple[str, ...]
    text: str
    refused: str = ""  # no answer came

    @classmethod
    def of(cls, written: str) -> Record:
        """A record as ``record_liquid.rb`` writes it."""
        head, _, text = written.partition("---\n")
        return cls(tuple(head.splitlines()), text)

    @property
    def stops(self) -> bool:
        """Whether the text can't be parsed."""
        return bool(self.said) and self.said[0].startswith("stops:")

    @property
    def fails(self) -> bool:
        """Whether Jekyll stops while it renders."""
        return any(line.startswith("error:") for line in self.said)

    @property
    def warnings(self) -> int:
        """How many things Jekyll only warns of."""
        return sum(line.startswith("warning:") for line in self.said)


class Liquid(RubyServer):
    """A running Liquid of a released Jekyll. ``timeout`` is the number of seconds one text may take."""

    def __init__(self, timeout: float = 10, jekyll: Jekyll = Jekyll.RELEASED) -> None:
        environment = {"LIQUID_SECONDS": str(timeout), **jekyll.environment}
        super().__init__(SERVER, environment, timeout)

    def ask(self, text: str) -> Record:
        """What Liquid makes of ``text`` as the body of a post."""
        reply = self.reply({"text": text})
        return Record.of(reply["record"]) if "record" in reply else Record((), "", reply["error"])
