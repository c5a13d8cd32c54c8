"""Python's parser of HTML without its errors."""

from __future__ import annotations

from html.parser import HTMLParser


class LenientHTMLParser(HTMLParser):
    """Reads any text, as browsers do: what begins with ``<!`` and is no declaration is a comment."""

    def parse_html_declaration(self, i: int) -> int:
        """Where the declaration at ``i`` ends; -1 if it does not."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:  # Python's way to refuse a name
            return self.parse_bogus_comment(i)
