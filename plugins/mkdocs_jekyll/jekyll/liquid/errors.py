"""What goes wrong inside a template. None of these leaves the renderer."""

from __future__ import annotations

from dataclasses import dataclass


class LiquidError(Exception):
    """What is wrong, and how to fix it."""

    #: The kind of problem, in the table of codes.
    code = "MJ201"

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.text = message
        self.remedy = remedy


class TemplateError(LiquidError):
    """An error while rendering; its text is what Liquid prints after ``Liquid error:``."""

    title = "Liquid error"


class InternalError(TemplateError):
    """An error inside a filter: Liquid prints ``internal`` for it, and the problem says more."""

    code = "MJ202"


class ExpressionError(TemplateError):
    """An expression inside a filter's argument that can't be understood."""

    title = "Liquid syntax error"


class ArgumentError(TemplateError):
    """A filter or an operator was given what it can't work with."""

    code = "MJ203"


class ZeroDivision(TemplateError):
    """A division by zero."""

    code = "MJ203"


class SilentError(TemplateError):
    """Reported, but nothing is printed in its place: an unknown filter or variable in strict modes."""

    code = "MJ207"


class PlainCodeError(SilentError):
    """Code that is shown without colours, as they would take too long."""

    code = "MJ301"


class IncludeError(TemplateError):
    """An include, a link or a post that is not there, or may not be read. ``file`` is the include's name."""

    code = "MJ204"

    def __init__(self, message: str, *, remedy: str = "", file: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.file = file


class LimitReached(LiquidError):
    """A template asked for more than it may have; rendering of this text ends."""

    code = "MJ209"


class MarkupError(LiquidError):
    """A tag or an output that can't be understood."""

    code = "MJ205"


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """Something wrong in a template's text. ``line`` and ``column`` count in that text, from 1.

    ``stops`` is set where Jekyll stops.

    ``once`` is set for what is reported once for a whole site: it is the same for each text that has it.
    """

    message: str
    stops: bool
    remedy: str = ""
    once: str = ""
    line: int = 1
    column: int = 1

    @property
    def code(self) -> str:
        """The kind of problem, in the table of codes."""
        return "MJ207" if self.once else "MJ205" if self.stops else "MJ206"
