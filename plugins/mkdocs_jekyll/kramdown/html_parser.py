"""Python's parser of HTML without its errors."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

#: Elements whose content browsers take as text, with no tag but their own end.
RAW_ELEMENTS: Final = ("script", "style", "xmp", "iframe", "noembed", "noframes")


class LenientHTMLParser(HTMLParser):
    """Reads any text, as browsers do: what begins with ``<!`` and is no declaration is a comment."""

    # Python before 3.11.14, 3.12.12 and 3.13.6 knows the first two alone.
    CDATA_CONTENT_ELEMENTS = RAW_ELEMENTS  # type: ignore[misc] # it is final in no Python

    def close(self) -> None:
        """Read what is left; of an element that is never ended, too, which some Pythons drop."""
        super().close()
        if self.rawdata:
            self.handle_data(self.rawdata)
            self.rawdata = ""

    def parse_html_declaration(self, i: int) -> int:
        """Where the declaration at ``i`` ends; -1 if it does not."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:  # Python's way to refuse a name
            return self.parse_bogus_comment(i)
