"""What ended a build, as problems for the page and the terminal."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import jinja2
import mkdocs
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files

from mkdocs_jekyll.jekyll import JekyllError, Problem, ruby_yaml

CODE: Final = "MJ607"
#: ProperDocs puts itself in place of MkDocs.
_LOG: Final = mkdocs.__name__


class BuildCancelledError(BaseException):
    """Another save has made a build useless.

    Not an ``Exception``: MkDocs and other plugins catch those, and report them as errors.
    """


class LoggedErrors(logging.Handler):
    """Keeps the errors that are logged: MkDocs says in its log what is wrong with ``mkdocs.yml``."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())


@contextmanager
def logged_errors() -> Iterator[LoggedErrors]:
    """Listen to MkDocs' log meanwhile."""
    handler, log = LoggedErrors(), logging.getLogger(_LOG)
    log.addHandler(handler)
    try:
        yield handler
    finally:
        log.removeHandler(handler)


def problems_of(error: BaseException, logged: list[str], folder: Path) -> list[Problem]:
    """What is shown of an error that ended a build; ``folder`` is that of ``mkdocs.yml``.

    MkDocs wraps what it catches ("Aborted with a BuildError!"): the cause says more.
    """
    chain = list(_causes(error))
    for one in chain:
        if isinstance(one, JekyllError):
            return [one.problem]
    for one in chain:
        if isinstance(one, jinja2.TemplateSyntaxError):
            path = _below(folder, one.filename or one.name or "")
            return [_problem(f"the template can't be read: {one.message}", path, one.lineno)]
        if isinstance(one, yaml.MarkedYAMLError) and one.problem_mark is not None:
            found = ruby_yaml.readable(one)
            path = _below(folder, one.problem_mark.name)
            return [_problem(str(found), path, found.line, found.column)]
        if isinstance(one, jinja2.TemplateError):
            return [_problem(f"a template fails: {one.message or type(one).__name__}")]
    first = chain[-1]
    place, line = _raised_at(first, folder)
    if logged:
        return [_problem(message, place, line) for message in dict.fromkeys(logged)]
    text = str(first) if isinstance(first, MkDocsException) else f"{type(first).__name__}: {first}"
    return [_problem(text.strip() or type(first).__name__, place, line)]


def _raised_at(error: BaseException, folder: Path) -> tuple[str | None, int | None]:
    """The line of the project's own code (a hook) that raised an error, if one did."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(folder) and "site-packages" not in path.parts:
            return path.relative_to(folder).as_posix(), frame.lineno
    return None, None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error, and what brought it about."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _problem(
    message: str, path: str | None = None, line: int | None = None, column: int | None = None
) -> Problem:
    return Problem("error", message, path, line, "Fix it, and save.", code=CODE, column=column)


def _below(folder: Path, name: str) -> str:
    path = Path(name)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else name


def build_nothing(config: MkDocsConfig) -> None:
    """Let MkDocs go through a build of nothing, so that its server starts though the site can't be read.

    No plugin is asked anything but what concerns the server.
    """
    config.nav, config.extra_templates = None, []
    config.theme.static_templates = set()
    for name, methods in config.plugins.events.items():
        if name not in ("startup", "serve", "shutdown"):
            methods.clear()
    config.plugins.events["files"].append(_no_files)


def _no_files(files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG001 - MkDocs' signature
    return Files([])
