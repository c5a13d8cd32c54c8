"""Liquid as Jekyll runs it: ``LiquidRenderer`` renders texts, ``LiquidResult`` is what comes back.

Nothing outside of this package touches the engine.
"""

from .extras import TagCall, TagFunction, block_tag
from .limits import Limits
from .protocol import SiteLike
from .renderer import LiquidRenderer
from .result import LiquidResult
from .tags import JekyllTag

__all__ = [
    "JekyllTag",
    "Limits",
    "LiquidRenderer",
    "LiquidResult",
    "SiteLike",
    "TagCall",
    "TagFunction",
    "block_tag",
]
