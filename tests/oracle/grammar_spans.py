"""A grammar of kramdown's spans: what stands in a line, mixed, nested, and broken on purpose."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from tests.oracle.samples import (
    ATTRIBUTES,
    CJK,
    ENTITIES,
    FRAGMENTS,
    HTML_SPANS,
    IALS,
    LATIN,
    NAMES,
    ODD,
    RARE,
    TITLES,
    URLS,
)


class SpanWriter:
    """Writes one text of spans. ``wild`` is the share of lines that get broken afterwards."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.cjk = self.random.choice((0.05, 0.3, 0.8))
        self.wild = self.random.choice((0.0, 0.0, 0.02, 0.02, 0.08, 0.3))
        self.plain = self.random.choice((0.3, 0.6, 0.85))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def word(self) -> str:
        if self.chance(0.08):
            return self.random.choice(ODD)
        if self.chance(0.01):
            return self.random.choice(RARE)
        return self.random.choice(CJK if self.chance(self.cjk) else LATIN)

    def words(self, most: int = 4) -> str:
        joint = "" if self.chance(self.cjk) else " "
        return joint.join(self.word() for _ in range(self.random.randint(1, most)))

    def span(self, depth: int = 0) -> str:
        if depth > 2 or self.chance(self.plain):
            return self.words()
        maker: Callable[[int], str] = self.random.choice(SPANS)
        return maker(self, depth)

    def spans(self, depth: int = 0, most: int = 5) -> str:
        joint = "" if self.chance(self.cjk) else " "
        return joint.join(self.span(depth) for _ in range(self.random.randint(1, most)))

    def emphasis(self, depth: int) -> str:
        mark = self.random.choice(("*", "**", "_", "__", "***", "~~"))
        pad = " " if self.chance(0.06) else ""
        return mark + pad + self.spans(depth + 1, 2) + ("" if self.chance(0.05) else mark)

    def code(self, _: int) -> str:
        mark = self.random.choice(("`", "`", "``", "```"))
        return (
            mark
            + self.random.choice(("x = 1", "a|b", "<b>", "`", "*a*", "", " y ", "中文", "{:.a}", '"q"'))
            + mark
        )

    def link(self, depth: int) -> str:
        url = self.random.choice(URLS) + self.random.choice(TITLES)
        return f"[{self.spans(depth + 1, 2)}]({url})"

    def reference(self, depth: int) -> str:
        name = self.random.choice(NAMES)
        text = self.random.choice(
            (f"[{self.spans(depth + 1, 1)}][{name}]", f"[{name}][]", f"[{name}]", f"![{name}]")
        )
        return text if self.chance(0.9) else text.replace("][", "] [")

    def image(self, depth: int) -> str:
        return "!" + self.link(depth)

    def autolink(self, _: int) -> str:
        return self.random.choice(
            ("<http://example.org/a?b=c&d>", "<me@example.org>", "<mailto:x@y.org>", "<ftp://a.b>", "<x y>")
        )

    def html(self, depth: int) -> str:
        name = self.random.choice(HTML_SPANS)
        start = f"<{name}{self.attributes()}>"
        if self.chance(0.1):
            return self.random.choice(
                ("<br>", "<br/>", '<img src="a.png">', "<hr>", "<!-- c -->", "<?pi?>", "<wbr>", "</b>")
            )
        return start + self.spans(depth + 1, 2) + ("" if self.chance(0.06) else f"</{name}>")

    def attributes(self) -> str:
        return self.random.choice(ATTRIBUTES)

    def entity(self, _: int) -> str:
        return self.random.choice(ENTITIES)

    def quoted(self, depth: int) -> str:
        mark = self.random.choice(('"', "'"))
        return mark + self.spans(depth + 1, 2) + mark

    def typography(self, _: int) -> str:
        return self.random.choice(("--", "---", "...", "<<", ">>", "----", "....", "<< x >>", "->", "’"))

    def math(self, _: int) -> str:
        return self.random.choice(("$$x_1 < y$$", "$$a|b$$", "$$ *x* $$", "$x$", "$$$$", "\\$$a$$"))

    def footnote(self, _: int) -> str:
        return self.random.choice(("[^1]", "[^note]", "[^中]", "[^nope]"))

    def escape(self, _: int) -> str:
        return "\\" + self.random.choice("\\*_`[](){}<>#!|\"'$&~a中:-.+^=")

    def marked(self, depth: int) -> str:
        maker = self.random.choice(
            (SpanWriter.emphasis, SpanWriter.code, SpanWriter.link, SpanWriter.html, SpanWriter.image)
        )
        return maker(self, depth) + self.random.choice(IALS)

    def extension(self, depth: int) -> str:
        name = self.random.choice(("comment", "nomarkdown", "nope"))
        return f"{{::{name}}}{self.spans(depth + 1, 1)}{{:/{self.random.choice(('', name))}}}"

    def random_markup(self, _: int) -> str:
        return "".join(
            self.random.choice(FRAGMENTS) + self.random.choice(("", " ", "a", "字"))
            for _ in range(self.random.randint(1, 5))
        )

    def line_break(self, _: int) -> str:
        return self.random.choice(("  \n", "\\\\\n", "\n", "\n", "<br>\n")) + self.word()


SPANS: Final = (
    (SpanWriter.emphasis,) * 6
    + (SpanWriter.code,) * 3
    + (SpanWriter.link,) * 3
    + (SpanWriter.reference,) * 2
    + (SpanWriter.html,) * 3
    + (SpanWriter.quoted,) * 2
    + (SpanWriter.line_break,) * 2
    + (
        SpanWriter.image,
        SpanWriter.autolink,
        SpanWriter.entity,
        SpanWriter.typography,
        SpanWriter.math,
        SpanWriter.footnote,
        SpanWriter.escape,
        SpanWriter.marked,
        SpanWriter.extension,
        SpanWriter.random_markup,
    )
)
