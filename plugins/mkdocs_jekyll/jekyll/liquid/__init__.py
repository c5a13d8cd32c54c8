"""Liquid as Jekyll runs it."""

from .protocol import SiteLike
from .renderer import LiquidRenderer
from .result import LiquidResult

__all__ = ["LiquidRenderer", "LiquidResult", "SiteLike"]
