"""How long lexers may work on the code of one text: each is foreign code with patterns of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from ..processor_time import TooSlow, ends_after

T = TypeVar("T")

#: Seconds of the processor for one piece of code.
SECONDS: Final = 2.0
#: All code of a text has so many times the seconds of one piece; what follows is shown without colours.
_PIECES_OF_TIME: Final = 2
#: So many pieces of a text have colours, and more where a piece may take longer than `SECONDS`.
MOST_PIECES: Final = 3_000
#: So many words and marks of a text's code, each an element on the page; more in the same way.
MOST_TOKENS: Final = 100_000
#: Characters of one piece, in the same way.
LONGEST: Final = 500_000
_SETTING: Final = "(time_limit under syntax_highlighter_opts)"


class ColourLimit:
    """Ends a lexer that takes longer than ``seconds``. One limit is for one text, or for those of one item.

    ``reached`` counts how often a piece of code, or the whole text, came to its end, and ``reason`` says how.
    """

    __slots__ = ("left", "pieces", "reached", "reason", "seconds", "tokens_left")

    def __init__(self, seconds: object = None) -> None:
        given = seconds if isinstance(seconds, int | float) and not isinstance(seconds, bool) else 0
        self.seconds = float(given) if 0 < given < float("inf") else SECONDS
        self.left = self.seconds * _PIECES_OF_TIME
        self.pieces = 0
        self.tokens_left = self._most(MOST_TOKENS)
        self.reached = 0
        self.reason = ""

    @property
    def taken(self) -> float:
        """The seconds that lexers have worked."""
        return self.seconds * _PIECES_OF_TIME - self.left

    def run(self, work: Callable[[], Iterable[T]]) -> list[T] | None:
        """All that ``work`` gives; ``None`` where that takes too long, or where too much did before."""
        self.pieces += 1
        most = self._most(MOST_PIECES)
        if self.pieces > most or self.left <= 0 or self.tokens_left <= 0:
            if self.pieces == most + 1:
                self._stop(
                    f"The text has more than {most:,} pieces of code; the rest has no colours {_SETTING}"
                )
            return None
        seconds = min(self.seconds, self.left)
        begun = time.thread_time()
        try:
            with ends_after(seconds):
                result = self._tokens(work(), begun + seconds)
        except TooSlow:
            begun = min(begun, time.thread_time() - seconds)  # the clocks are not the same
            self._stop(
                f"Colours for this code take more than {self.seconds:g} seconds, so it has none {_SETTING}"
            )
            return None
        finally:
            self.left -= time.thread_time() - begun
        self.tokens_left -= len(result)
        if self.tokens_left < 0:
            words = f"{self._most(MOST_TOKENS):,} coloured words and marks"
            self._stop(f"The code of the text has more than {words}; the rest has no colours {_SETTING}")
            return None
        return result

    def allows(self, length: int) -> bool:
        """Whether a piece of so many characters has colours."""
        longest = self._most(LONGEST)
        if length > longest:
            self._stop(f"This code has more than {longest:,} characters, so it has no colours {_SETTING}")
        return length <= longest

    def _tokens(self, tokens: Iterable[T], end: float) -> list[T]:
        """The tokens, and one more than may be where there are more. Raises `TooSlow` after the ``end``."""
        result: list[T] = []
        for token in tokens:
            result.append(token)
            if len(result) > self.tokens_left:
                break
            if not len(result) & 0xFF and time.thread_time() > end:
                raise TooSlow
        return result

    def _most(self, usual: int) -> int:
        return max(usual, int(usual * self.seconds / SECONDS))

    def _stop(self, reason: str) -> None:
        self.reached += 1
        self.reason = reason
