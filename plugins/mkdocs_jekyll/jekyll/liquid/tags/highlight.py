"""``highlight``: code in colours, in the frame Jekyll puts around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_jekyll.kramdown.converter.escape import escape_all
from mkdocs_jekyll.kramdown.converter.highlight import colour, number_lines, rouge_name

from ..errors import MarkupError, PlainCodeError
from ..lexer import Token
from ..nodes import Body, JekyllNode
from ..report import report
from ..ruby.html import escape_html
from ..ruby.text import strip
from ..ruby.to_s import to_s
from ..token_stream import TokenStream
from .base import JekyllTag

if TYPE_CHECKING:
    from ..context import JekyllContext, Registers
    from ..limits import Output

_OPTION = r'(\w+)(?:=(\w+|"(?:[0-9]+\s)*[0-9]+"))?'
_SYNTAX = re.compile(rf"([a-zA-Z0-9.+#_-]+)((?:\s+{_OPTION})*)", re.ASCII)
_OPTIONS = re.compile(_OPTION, re.ASCII)


class _HighlightNode(JekyllNode):
    __slots__ = ("_body", "_language", "_numbered")

    def __init__(self, token: Token, language: str, *, numbered: bool, body: Body) -> None:
        super().__init__(token, blank=body.blank)
        self._language = language
        self._numbered = numbered
        self._body = body

    def render(self, context: JekyllContext, output: Output) -> None:
        written = context.new_output()
        self._body.render(context, written)
        code = written.close().strip("\r\n")
        context.budget.spend(len(code))
        limit = context.registers.time.colours
        reached = limit.reached
        is_coloured = context.registers.services.config.get("highlighter", "rouge") in ("rouge", "pygments")
        # Jekyll has no numbers without Rouge either, and no white space before the first line.
        inner = self._coloured(code, context.registers) if is_coloured else strip(escape_html(code))
        if limit.reached > reached:
            report(context, PlainCodeError(limit.reason, remedy="Look at that code."), self.token)
        if self._numbered and is_coloured:
            inner = number_lines(inner, {"gutter_class": "gutter", "code_class": "code"})
        name = escape_all(self._language)
        frame = f'<code class="language-{name.replace("+", "-")}" data-lang="{name}">'
        prefix, suffix = (to_s(context.payload.get(f"highlighter_{end}")) for end in ("prefix", "suffix"))
        output.write(f'{prefix}<figure class="highlight"><pre>{frame}{inner}</code></pre></figure>{suffix}')

    def _coloured(self, code: str, registers: Registers) -> str:
        language = rouge_name(self._language)
        return escape_all(code) if language is None else colour(code, language, registers.time.colours)


class HighlightTag(JekyllTag):
    """Colours its body."""

    block = True

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the language, the options and the body."""
        head = stream.tag
        match = _SYNTAX.fullmatch(strip(head.markup))
        if match is None:
            raise MarkupError(
                f"Syntax Error in tag 'highlight' while parsing the following markup: {head.markup.strip()}",
                remedy="Write {% highlight ruby %} or {% highlight ruby linenos %}.",
            )
        # Jekyll 4.3 takes other options, as `hl_lines`, and does nothing with them.
        numbered = any(key == "linenos" for key, _ in _OPTIONS.findall(match[2]))
        body, _ = self.body(stream, head, frozenset(("endhighlight",)))
        return _HighlightNode(head.token, match[1].lower(), numbered=numbered, body=body)
