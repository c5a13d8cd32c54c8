"""kramdown in Python: text to HTML, exactly as kramdown 2.4 and its GFM parser write it.

>>> from mkdocs_jekyll.kramdown import Options, convert
>>> convert("Hello *world*", Options(input="GFM", hard_wrap=False)).html
'<p>Hello <em>world</em></p>\\n'
"""

from __future__ import annotations

from .converter.toc import TocEntry
from .document import Document, Result, convert
from .options import Options
from .warning import Warning

__all__ = ["Document", "Options", "Result", "TocEntry", "Warning", "convert"]
