"""Formulas in a title, for places where nothing typesets them: the header, a browser's tab, a feed."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: A formula that has markup in it; dollar signs around anything else are dollar signs.
_FORMULA: Final = re.compile(r"(?P<mark>\$\$?)(?P<inside>[^$]*[\\^_][^$]*)(?P=mark)|\\\((?P<paren>.+?)\\\)")
_COMMAND: Final = re.compile(r"\\([a-zA-Z]+)|\\(.)")
_SCRIPT: Final = re.compile(r"([\^_])(?:{([^{}]*)}|(\S))")
_HIGH: Final = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOW: Final = str.maketrans("0123456789+-=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ")
_SIGNS: Final = {
    "infty": "∞", "times": "×", "cdot": "·", "to": "→", "rightarrow": "→", "leftarrow": "←", "pm": "±",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "in": "∈",
    "subset": "⊂", "forall": "∀", "exists": "∃", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏",
    "int": "∫", "sqrt": "√", "varepsilon": "ε", "varphi": "φ", "quad": " ",
}  # fmt: skip
#: Commands that say how their argument looks, and nothing else.
_LOOKS: Final = re.compile(r"(?:math|text)[a-z]+|text|left|right|displaystyle")


def plain_formulas(text: str) -> str:
    """A title with its formulas as characters: ``$x^2$`` as x², ``$\\LaTeX$`` as LaTeX."""
    if "$" not in text and "\\(" not in text:
        return text
    return _FORMULA.sub(lambda found: _plain(found["inside"] or found["paren"]), text)


def _plain(formula: str) -> str:
    text = _COMMAND.sub(lambda found: _sign(found[1]) if found[1] else found[2].strip(), formula)
    text = _SCRIPT.sub(lambda found: _script(found[1], found[2] or found[3] or ""), text)
    return text.replace("{", "").replace("}", "").strip()


def _script(kind: str, inside: str) -> str:
    written = inside.translate(_HIGH if kind == "^" else _LOW)
    unchanged = any(old == new for old, new in zip(inside, written, strict=True))
    return f"{kind}{inside}" if unchanged else written


def _sign(name: str) -> str:
    if _LOOKS.fullmatch(name):
        return ""
    if name in _SIGNS:
        return _SIGNS[name]
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {name.upper()}")
    except KeyError:
        return name
