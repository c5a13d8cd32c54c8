"""A finished page, as it is kept from one build to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """The finished body of a page, which plugins read, and what the theme's template made of the page."""

    content: str
    output: str

    def as_text(self) -> str:
        """The page as a text."""
        return json.dumps({"content": self.content, "output": self.output}, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str | None) -> FinishedPage | None:
        """The page again; ``None`` for what is none, whoever wrote it."""
        if text is None:
            return None
        try:
            read = json.loads(text)
            content, output = read["content"], read["output"]
        except (ValueError, TypeError, LookupError, RecursionError):
            return None
        return cls(content, output) if isinstance(content, str) and isinstance(output, str) else None
