"""Two HTML texts that mean the same become equal: for comparisons where exact text is too much to ask.

The text goes through the standard's tokenizer; what is left is one line for each tag and each piece of
text. Attribute order, the way an entity is written, and white space beside block elements don't count;
white space inside ``pre`` and ``textarea`` does.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "script",
        "section",
        "style",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "noscript",
        "br",
    ]
)
VERBATIM = frozenset({"pre", "textarea", "script", "style"})
SPACE = re.compile(r"[ \t\r\n\f]+")


class _Lines(HTMLParser):
    """Collects the lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first = dict(reversed(attrs))
        shown = "".join(
            f' {name}="{"" if value is None else value}"' for name, value in sorted(first.items())
        )
        self.lines.append(f"<{tag}{shown}>")
        self.verbatim += tag in VERBATIM

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.verbatim -= tag in VERBATIM

    def handle_endtag(self, tag: str) -> None:
        self.lines.append(f"</{tag}>")
        if tag in VERBATIM and self.verbatim:
            self.verbatim -= 1

    def handle_data(self, data: str) -> None:
        text = data.strip("\n") if self.verbatim else SPACE.sub(" ", data)
        if not text:
            return
        if self.lines and self.lines[-1].startswith("T"):
            text = self.lines.pop()[1:] + text
        self.lines.append("T" + text)

    def handle_comment(self, data: str) -> None:
        self.lines.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.lines.append(f"<!{decl.lower()}>")

    def handle_pi(self, data: str) -> None:
        self.lines.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.lines.append(f"<![{data}]>")


def _is_block(line: str) -> bool:
    name = re.match(r"</?([a-z0-9]+)", line)
    return line.startswith("<!") or (name is not None and name[1] in BLOCKS)


def canonical(html: str) -> list[str]:
    """The lines of ``html``: a tag or a text each."""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    lines: list[str] = []
    source = reader.lines
    inside = 0
    for index, line in enumerate(source):
        if not line.startswith("T"):
            name = line.strip("</>").split(" ")[0]
            if name in VERBATIM:
                inside += -1 if line.startswith("</") else 1
            lines.append(line)
            continue
        text = line[1:]
        if inside <= 0:
            if index == 0 or _is_block(source[index - 1]):
                text = text.lstrip(" ")
            if index + 1 == len(source) or _is_block(source[index + 1]):
                text = text.rstrip(" ")
        if text:
            lines.append("T" + text)
    return lines
