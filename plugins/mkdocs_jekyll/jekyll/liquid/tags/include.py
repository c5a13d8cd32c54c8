"""``include``, ``include_cached`` and ``include_relative``."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..context import Origin
from ..errors import IncludeError, LimitReached, MarkupError
from ..expressions import Expression, Filtered, Literal, parse_expression, parse_filtered
from ..lexer import Token
from ..limits import size_of
from ..nodes import JekyllNode
from ..report import from_syntax, note
from ..ruby.text import strip
from ..token_stream import TokenStream
from .base import JekyllTag

if TYPE_CHECKING:
    from ..context import JekyllContext, TemplateLike
    from ..limits import Output

_PARAMETER = r"""([\w-]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))"""
_PARAMETERS = re.compile(_PARAMETER, re.ASCII | re.DOTALL)
_ALL_PARAMETERS = re.compile(rf"\s*(?:{_PARAMETER}(?=\s|\Z)\s*)*", re.ASCII | re.DOTALL)
_OUTPUT = re.compile(r"\{\{\s*([\w.-]+\s*(?:\|[^{}]*)?)\}\}", re.ASCII)
_OUTPUT_OR_WORD = re.compile(rf"{_OUTPUT.pattern}|[^\s{{}}]*", re.ASCII)
_SPACE = re.compile(r"\s", re.ASCII)
_NAME = re.compile(r"[\w/.\-()+~#@]+", re.ASCII)
#: Steps of work for an include beside what it holds.
_COST = 10
_CLIMBS = re.compile(r"[./]{2,}")


class _FileName:
    """A file name, with outputs in it if it has some."""

    __slots__ = ("_parts", "written")

    def __init__(self, written: str, stream: TokenStream) -> None:
        self.written = written
        self._parts: list[str | Filtered] = []
        position = 0
        for match in _OUTPUT.finditer(written):
            self._parts += [written[position : match.start()], parse_filtered(match[1], stream)]
            position = match.end()
        self._parts.append(written[position:])

    def evaluate(self, context: JekyllContext) -> str:
        return "".join(
            part if isinstance(part, str) else context.printed(part.evaluate(context)) for part in self._parts
        )


def _split_markup(markup: str) -> tuple[str, str | None]:
    """The file name and the parameters. With an output in it, everything before that is the name too.

    Without parameters the second is ``None``, unless the name holds an output.
    """
    first = _OUTPUT.search(markup)
    if first is not None and "{" not in markup[: first.start()]:
        position = first.end()
        while (more := _OUTPUT_OR_WORD.match(markup, position)) and more.end() > position:
            position = more.end()
        return strip(markup[:position]), strip(markup[position:])
    space = _SPACE.search(markup)
    return (markup, None) if space is None else (markup[: space.start()], markup[space.end() :])


def _parameters(markup: str) -> list[tuple[str, Expression]]:
    found: list[tuple[str, Expression]] = []
    for name, double, single, bare in _PARAMETERS.findall(markup):
        if bare:
            found.append((name, parse_expression(bare)))
        elif single:
            found.append((name, Literal(single.replace("\\'", "'"))))
        else:
            found.append((name, Literal(double.replace('\\"', '"'))))
    return found


class _IncludeNode(JekyllNode):
    __slots__ = ("_file", "_parameters", "_tag")

    def __init__(
        self,
        token: Token,
        tag: IncludeTag,
        file: _FileName,
        parameters: list[tuple[str, Expression]] | None,
    ) -> None:
        super().__init__(token)
        self._tag = tag
        self._file = file
        self._parameters = parameters

    def render(self, context: JekyllContext, output: Output) -> None:
        context.budget.spend(_COST)
        include = self._find(context)
        registers = context.registers
        if len(registers.includes) >= context.budget.limits.depth:
            raise LimitReached(
                f"Nesting too deep: '{include.path}' is included within " + _cycle(registers.includes),
                remedy="Take the include out, or raise `depth_limit` under `liquid` in _config.yml.",
            )
        outer, inner = registers.origin, Origin(include.path)
        if include.path not in registers.reported:
            registers.reported.add(include.path)
            for problem in from_syntax(include.problems, inner, registers.reported):
                note(context, problem)
        scope: dict[str, object] = {}
        held = 0
        if self._parameters is not None:
            context.budget.spend(len(self._parameters))
            values = {name: value.evaluate(context) for name, value in self._parameters}
            scope["include"], held = values, sum(map(size_of, values.values()))
        context.budget.hold(held)
        registers.includes.append(include.path)
        registers.origin = inner
        try:
            # Without parameters the include sees those of the include it stands in.
            with context.scope_with(scope):
                self._write(include, context, output)
        finally:
            context.budget.hold(-held)
            registers.origin = outer
            registers.includes.pop()

    def _write(self, include: TemplateLike, context: JekyllContext, output: Output) -> None:
        if not self._tag.converts:
            include.render(context, output)
            return
        written = context.new_output()
        include.render(context, written)
        output.write(self._tag.convert(written.close(), include.path, context))

    def _find(self, context: JekyllContext) -> TemplateLike:
        name = self._tag.file_name(self._file.evaluate(context), context)
        if _CLIMBS.search(name) or not _NAME.fullmatch(name):
            raise IncludeError(
                f"Invalid syntax for {self._tag.name} tag: the file name '{name}' holds characters or "
                "sequences that are not allowed",
                remedy=f"Write {{% {self._tag.name} file.ext param='value' %}}; the file lies in the folder, "
                "never above it.",
            )
        loader = context.registers.services.includes
        return loader.load(name, self._tag.folders(context))


def _cycle(includes: list[str]) -> str:
    return " > ".join(dict.fromkeys(includes))


class IncludeTag(JekyllTag):
    """Puts a file of ``_includes`` here."""

    name = "include"
    #: Whether ``convert`` has a say.
    converts = False

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the file's name and the parameters."""
        head = stream.tag
        file, parameters = _split_markup(strip(head.markup))
        if parameters is not None and not _ALL_PARAMETERS.fullmatch(parameters):
            raise MarkupError(
                f"Invalid syntax for {head.name} tag: {parameters}",
                remedy=f"Write {{% {head.name} file.ext param='value' param2='value' %}}.",
            )
        given = None if parameters is None else _parameters(parameters)
        return _IncludeNode(head.token, self, _FileName(file, stream), given)

    def folders(self, context: JekyllContext) -> tuple[str, ...]:
        """Where to look, below the source."""
        return context.registers.services.includes.folders

    def file_name(self, written: str, context: JekyllContext) -> str:
        """The file that is meant by what stands in the tag."""
        del context
        return written

    def convert(self, text: str, path: str, context: JekyllContext) -> str:
        """What the rendered text of the file at ``path`` becomes, for a tag that ``converts``."""
        del path, context
        return text


class IncludeRelativeTag(IncludeTag):
    """Puts a file here that lies beside the page's own."""

    name = "include_relative"

    def folders(self, context: JekyllContext) -> tuple[str, ...]:
        """The folder of the page's file."""
        return (posixpath.dirname(context.registers.first_origin.path),)
