"""Problems as the site's author reads them: file, line, what was found, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.errors import Problem, Severity

from .errors import LimitReached, MarkupError, SilentError, TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liquid.token import Token

    from .context import JekyllContext, Origin
    from .token_stream import Complaint

_MOST_PROBLEMS = 100


def report(context: JekyllContext, error: Exception, token: Token | None) -> None:
    """Note an error at the node that raised it."""
    if context.registers.failed and len(context.registers.problems) >= _MOST_PROBLEMS:
        return
    if isinstance(error, (TemplateError, LimitReached, MarkupError)):
        message, remedy = error.text, error.remedy
    else:
        message, remedy = f"internal error: {type(error).__name__}: {error}", ""
    severity: Severity = "warning" if isinstance(error, SilentError) else "error"
    problem = Problem(
        "error" if context.env.strict_filters or context.env.strict_variables else severity,
        f"Liquid: {message}" + _on_behalf(context),
        context.registers.origin.path,
        context.line_in_file(token),
        remedy or "Jekyll stops at this; mend the expression.",
    )
    note(context, problem)


def _on_behalf(context: JekyllContext) -> str:
    """An include is named with the page that asked for it."""
    origin, first = context.registers.origin, context.registers.first_origin
    return "" if origin.path == first.path else f" (included by {first.path})"


def note(context: JekyllContext, problem: Problem) -> None:
    """Keep a problem, once."""
    kept = context.registers.problems
    if problem.severity == "error":
        context.registers.failed = True
    if problem not in kept and len(kept) < _MOST_PROBLEMS:
        kept.append(problem)


def from_complaints(complaints: Iterable[Complaint], origin: Origin, told: set[str]) -> list[Problem]:
    """What the parser found, at its place in the file.

    ``told`` holds what the site's author was told already and is told only once; what is new is added.
    """
    found: list[Problem] = []
    for complaint in complaints:
        if complaint.once in told:
            continue
        if complaint.once:
            told.add(complaint.once)
        severity: Severity = "error" if complaint.stops else "warning"
        line = origin.line + complaint.line - 1
        found.append(Problem(severity, complaint.message, origin.path, line, complaint.remedy))
    return found
