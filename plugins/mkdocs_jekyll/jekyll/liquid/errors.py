"""What goes wrong inside a template. None of these leaves the renderer."""

from __future__ import annotations

from liquid.exceptions import LiquidError, LiquidSyntaxError, ResourceLimitError


class _WithRemedy(LiquidError):
    """An error of ours: what is wrong, and how to mend it."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message, token=None)
        self.remedy = remedy

    @property
    def text(self) -> str:
        """The message alone."""
        return str(self.args[0])


class TemplateError(_WithRemedy):
    """An error while rendering; its text is what Liquid prints after ``Liquid error:``."""

    title = "Liquid error"


class InternalError(TemplateError):
    """An error inside a filter: Liquid prints ``internal`` for it, and the problem says more."""


class ExpressionError(TemplateError):
    """An expression inside a filter's argument that can't be understood."""

    title = "Liquid syntax error"


class ArgumentError(TemplateError):
    """A filter or an operator was given what it can't work with."""


class ZeroDivision(TemplateError):
    """A division by zero."""


class SilentError(TemplateError):
    """Told, but nothing is printed in its place: an unknown filter or variable in strict modes."""


class IncludeError(TemplateError):
    """An include, a link or a post that is not there, or may not be read."""


class LimitReached(_WithRemedy, ResourceLimitError):
    """A template asked for more than it may have; rendering of this text ends."""


class MarkupError(_WithRemedy, LiquidSyntaxError):
    """A tag or an output that can't be understood."""
