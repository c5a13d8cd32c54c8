"""Liquid as Jekyll runs it: ``LiquidRenderer`` renders texts, ``LiquidResult`` is what comes back.

Nothing outside of this package touches the engine.
"""

from .custom import CustomFunctions, collect, liquid_block, liquid_filter, liquid_tag
from .custom_tags import TagCall, TagFunction, function_tag
from .limits import Limits
from .protocol import ConvertsMarkdown, LiquidSite, RendersItems, SiteContent, SiteLike
from .renderer import Extensions, LiquidRenderer, Scope
from .result import LiquidResult
from .tags import JekyllTag

__all__ = [
    "ConvertsMarkdown",
    "CustomFunctions",
    "Extensions",
    "JekyllTag",
    "Limits",
    "LiquidRenderer",
    "LiquidResult",
    "LiquidSite",
    "RendersItems",
    "Scope",
    "SiteContent",
    "SiteLike",
    "TagCall",
    "TagFunction",
    "collect",
    "function_tag",
    "liquid_block",
    "liquid_filter",
    "liquid_tag",
]
