"""What the releases of Jekyll do differently. Everything else is the same in all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class JekyllVersion:
    """The behaviours of one release that another does not share.

    ``number`` is what Liquid shows as ``jekyll.version``. The code that reads, renders or names something
    asks for a behaviour, never for the number.
    """

    number: str


#: The last release, and what a site is built with where nothing says otherwise.
JEKYLL_4: Final = JekyllVersion(number="4.3.4")
#: The last release of the third series, which GitHub Pages runs.
JEKYLL_3: Final = JekyllVersion(number="3.10.0")
