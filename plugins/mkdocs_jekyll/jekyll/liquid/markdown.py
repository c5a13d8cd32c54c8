"""Markdown inside of a text that Liquid renders: what ``markdownify`` and tags with Markdown in them make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.kramdown_codes import LIMIT, code_of

from .report import note

if TYPE_CHECKING:
    from .context import JekyllContext

#: Steps of work.
_COST: Final = 200
_COST_OF_CHARACTER: Final = 2


def to_html(context: JekyllContext, text: str) -> str:
    """Markdown as HTML. All of it in an item shares the item's time; a limit that it reaches is reported."""
    registers = context.registers
    context.budget.spend(_COST + _COST_OF_CHARACTER * len(text))
    result = registers.services.markdown(text, registers.time)
    for warning in result.warnings:
        if code_of(warning.message) == LIMIT:
            message = f"kramdown: {warning.message}"
            note(context, Problem("warning", message, registers.origin.path, code=LIMIT))
    return str(result.html)
