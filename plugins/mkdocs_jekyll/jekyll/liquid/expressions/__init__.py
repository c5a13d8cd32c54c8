"""What stands inside ``{{ }}`` and behind a tag's name: parsed as Liquid parses it, strictly and laxly."""

from .conditions import Condition, parse_condition
from .filtered import Filtered, parse_filtered
from .primary import Expression, Literal, parse_expression
from .syntax import LAX, Mode, SyntaxLog

__all__ = [
    "LAX",
    "Condition",
    "Expression",
    "Filtered",
    "Literal",
    "Mode",
    "SyntaxLog",
    "parse_condition",
    "parse_expression",
    "parse_filtered",
]
