"""The tags: Liquid's own, Jekyll's, and those of plugins that most blogs use."""

from __future__ import annotations

from .base import JekyllTag
from .conditionals import CaseTag, IfTag, UnlessTag
from .embeds import GistTag
from .highlight import HighlightTag
from .include import IncludeRelativeTag, IncludeTag
from .links import LinkTag, PostUrlTag
from .loops import BreakTag, ContinueTag, CycleTag, ForTag
from .raw import CommentTag, RawTag
from .tablerow import TableRowTag
from .variables import AssignTag, CaptureTag, DecrementTag, IfChangedTag, IncrementTag

TAGS: tuple[tuple[str, type[JekyllTag]], ...] = (
    ("if", IfTag),
    ("unless", UnlessTag),
    ("case", CaseTag),
    ("for", ForTag),
    ("break", BreakTag),
    ("continue", ContinueTag),
    ("cycle", CycleTag),
    ("tablerow", TableRowTag),
    ("assign", AssignTag),
    ("capture", CaptureTag),
    ("increment", IncrementTag),
    ("decrement", DecrementTag),
    ("ifchanged", IfChangedTag),
    ("raw", RawTag),
    ("comment", CommentTag),
    ("include", IncludeTag),
    ("include_cached", IncludeTag),
    ("include_relative", IncludeRelativeTag),
    ("highlight", HighlightTag),
    ("link", LinkTag),
    ("post_url", PostUrlTag),
    ("gist", GistTag),
)

__all__ = ["TAGS", "JekyllTag"]
