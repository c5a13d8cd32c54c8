"""Problems as the site's author reads them: file, line, what was found, what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.errors import Problem, Severity

from .errors import LimitReached, MarkupError, SilentError, TemplateError
from .lexer import column_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .context import JekyllContext, Origin
    from .errors import SyntaxProblem
    from .lexer import Token

_MOST_PROBLEMS = 100
_CONTENT = re.compile(r"\{[{%][^{}]*\bcontent\b")


def report(context: JekyllContext, error: Exception, token: Token) -> None:
    """Note an error at the node that raised it."""
    if context.registers.failed and len(context.registers.problems) >= _MOST_PROBLEMS:
        return
    if isinstance(error, (TemplateError, LimitReached, MarkupError)):
        message, remedy, code = error.text, error.remedy, error.code
    else:
        message, remedy, code = f"internal error: {type(error).__name__}: {error}", "", "MJ210"
    severity: Severity = "warning" if isinstance(error, SilentError) else "error"
    problem = Problem(
        "error" if context.engine.strict_filters or context.engine.strict_variables else severity,
        f"Liquid: {message}" + _on_behalf(context),
        context.registers.origin.path,
        context.line_in_file(token),
        remedy or "Jekyll stops at this; correct the expression.",
        code=code,
        column=column_of(token),
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


def from_syntax(found: Iterable[SyntaxProblem], origin: Origin, reported: set[str]) -> list[Problem]:
    """What the parser found, at its place in the file.

    ``reported`` holds what was reported already and is reported only once for a site; what is new is added.
    """
    problems: list[Problem] = []
    for one in found:
        if one.once in reported:
            continue
        if one.once:
            reported.add(one.once)
        severity: Severity = "error" if one.stops else "warning"
        problems.append(
            Problem(
                severity,
                one.message,
                origin.path,
                origin.line + one.line - 1,
                one.remedy,
                code=one.code,
                column=one.column,
            )
        )
    return problems


def report_content(context: JekyllContext, text: str) -> None:
    """Report that ``content`` was asked for outside of layouts; ``text`` is the one that was rendered.

    Jekyll keeps the value that the last layout had, which is the page rendered before.
    """
    first = context.registers.first_origin
    for path in sorted(context.registers.asked_for_content):
        found = _CONTENT.search(text) if path == first.path else None
        line = None if found is None else first.line + text.count("\n", 0, found.end())
        message = "Liquid: `content` has a value in layouts only; Jekyll shows the page rendered before"
        if path != first.path:
            message += f" (included by {first.path})"
        remedy = "Take it out; in text that is no Liquid, use {% raw %}."
        note(context, Problem("warning", message, path, line, remedy, code="MJ211"))
