"""A template: its tree, and what is wrong with its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .parser import parse_template
from .token_stream import Syntax, TokenStream

if TYPE_CHECKING:
    from .context import JekyllContext
    from .errors import SyntaxProblem
    from .limits import Output
    from .nodes import Body


@dataclass(frozen=True, slots=True)
class Template:
    """A text that was parsed. ``path`` is that of its file below the source."""

    path: str
    body: Body
    problems: tuple[SyntaxProblem, ...]

    def render(self, context: JekyllContext, output: Output) -> None:
        """Write what it becomes. Raises LimitReached."""
        self.body.render(context, output)


def compile_template(source: str, path: str, syntax: Syntax) -> Template:
    """Parse a text. Raises LimitReached for blocks nested too deep; anything else is a problem."""
    stream = TokenStream(source, syntax)
    body = parse_template(stream)
    return Template(path, body, tuple(stream.problems))
