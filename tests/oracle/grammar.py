"""A grammar that writes kramdown documents: every construct, mixed, nested, and broken on purpose.

``document(seed)`` gives the same text for the same seed, on every machine. Blocks are lists of lines, so
that a container (quote, item, definition, footnote, box) can take any block in and indent it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

LATIN: Final = ["tea", "river", "The", "quick", "stone", "apple", "code", "Night", "HTML", "a", "I", "x1", "end.", "stop,", "why?", "wow!", "3.14", "time", "into", "water,", "Morning", "the", "of", "and", "for"]
ODD: Final = ["don't", "rock'n'roll", "snake_case_name", "C++", "e.g.", "(so)", "[bracket]", "key:value", "50%", "#3", "a/b", "user@example.org", "http://example.org/a_b", "www.example.org", "1984.", "it's", "O'Neil", "'90s", "6'2\"", "A&B", "<3", "a<b", "x>y", "2*3*4", "~home", "^up", "$5", "{brace}", "back\\slash", "pipe|line"]
CJK: Final = ["你好", "世界", "今天天气很好", "我们", "学习", "数据库，很简单。", "为什么？", "注意：", "（括号）", "《书名》", "“引号”", "、", "！", "第一章", "Vue框架", "使用Git", "日本語", "テスト", "한국어", "——结束", "……", "１２３", "＊全角＊"]
SOUP: Final = ["*", "**", "***", "_", "__", "`", "``", "```", "~~", "~~~", "[", "]", "(", ")", "![", "](", "[^1]", "[^", "{", "}", "{:", "{::", "{:/}", "{:.a}", "{::comment}", "<", ">", "</", "<b>", "</b>", "<div>", "</div>", "<!--", "-->", "|", "||", "$$", "\\", "\\\\", "&", "&amp;", "&copy;", "&#", '"', "'", "--", "---", "...", "<<", ">>", ":", ":", "!", "#", "##", "=", "===", "---", "+", "-", "1.", ">", "^", "/>", "<br>", "<p>", "</p>", "\t"]
HTML_SPANS: Final = ("b", "i", "span", "em", "code", "kbd", "sub", "a", "u", "font", "foo", "del", "B")
HTML_BLOCKS: Final = ("div", "p", "section", "blockquote", "center", "table", "ul", "h2", "pre", "details", "DIV", "form")
LANGUAGES: Final = ("", "", "ruby", " js", "python", "c++", "java linenos", "Bash", "代码")
ENTITIES: Final = ("&amp;", "&copy;", "&nbsp;", "&lt;", "&#8212;", "&#x4E2D;", "&bogus;", "&", "&hearts;")
IALS: Final = (
    "{:.a}", "{: #i}", '{: title="x y"}', "{:.a .b #c}", "{: ref}", "{:toc}", "{: .no_toc}", "{:target='_blank'}",
    "{:.a", "{}", "{:}", "{: a=b}",
)  # fmt: skip
ADDRESSES: Final = (
    "x.html", "/a/b", "http://example.org/?a=1&b=2", "#top", "<a b>", "", "a(b)c", "a b", "中文/图.png", "x_y_z", "a*b*c",
    "{{site.baseurl}}/a.png", "mailto:a@b.org",
)  # fmt: skip
TITLES: Final = ("", "", "", ' "Title"', " 'T'", ' "a "b" c"', ' "un', " (p)", '  "中文"')
NAMES: Final = ("1", "two", "Site", "中文", "a b", "nope")


class Writer:
    """Writes one document. ``wild`` is the share of lines and words that get broken."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.cjk = self.random.choice((0.05, 0.3, 0.8))
        self.wild = self.random.choice((0.0, 0.0, 0.02, 0.02, 0.08, 0.3))
        self.plain = self.random.choice((0.3, 0.6, 0.85))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def document(self) -> str:
        """The whole text."""
        lines: list[str] = []
        for _ in range(self.random.choice((1, 1, 2, 3, 4, 6, 8))):
            lines += self.block(0)
            lines += self.gap()
        if self.chance(0.35):
            lines += self.definitions()
        text = "\n".join(self.broken(line) for line in lines)
        if self.chance(0.9):
            text += "\n"
        if self.chance(0.03):
            text = text.replace("\n", "\r\n")
        return text

    def gap(self) -> list[str]:
        return self.random.choice(([""], [""], [""], [""], [], [], ["", ""], ["   "], ["^"], ["\t"]))

    def broken(self, line: str) -> str:
        if not self.chance(self.wild):
            return line
        spot = self.random.randint(0, len(line))
        match self.random.randrange(7):
            case 0:
                return line[:spot] + self.random.choice(SOUP) + line[spot:]
            case 1:
                return line[:spot] + line[spot + 1 :]
            case 2:
                return " " * self.random.randint(1, 5) + line
            case 3:
                return line.lstrip()
            case 4:
                return line[:spot] + "\n" + line[spot:]
            case 5:
                return line + self.random.choice(("  ", "\\", "\\\\", " ", "\t"))
            case _:
                return line[:spot] + line[spot:][::-1]

    # -- spans --------------------------------------------------------------------------------------

    def word(self) -> str:
        if self.chance(0.08):
            return self.random.choice(ODD)
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
        return mark + self.random.choice(("x = 1", "a|b", "<b>", "`", "*a*", "", " y ", "中文", "{:.a}", '"q"')) + mark

    def link(self, depth: int) -> str:
        address = self.random.choice(ADDRESSES) + self.random.choice(TITLES)
        return f"[{self.spans(depth + 1, 2)}]({address})"

    def reference(self, depth: int) -> str:
        name = self.random.choice(NAMES)
        text = self.random.choice((f"[{self.spans(depth + 1, 1)}][{name}]", f"[{name}][]", f"[{name}]", f"![{name}]"))
        return text if self.chance(0.9) else text.replace("][", "] [")

    def image(self, depth: int) -> str:
        return "!" + self.link(depth)

    def autolink(self, _: int) -> str:
        return self.random.choice(("<http://example.org/a?b=c&d>", "<me@example.org>", "<mailto:x@y.org>", "<ftp://a.b>", "<x y>"))

    def html(self, depth: int) -> str:
        name = self.random.choice(HTML_SPANS)
        start = f"<{name}{self.attributes()}>"
        if self.chance(0.1):
            return self.random.choice(("<br>", "<br/>", '<img src="a.png">', "<hr>", "<!-- c -->", "<?pi?>", "<wbr>", "</b>"))
        return start + self.spans(depth + 1, 2) + ("" if self.chance(0.06) else f"</{name}>")

    def attributes(self) -> str:
        return self.random.choice(("", "", "", ' class="a"', " id='b'", ' href="x?a&b"', " checked", " a=b", ' title="a > b"',
                                   ' markdown="1"', ' markdown="0"', ' style="color:red"', " CLASS=X"))  # fmt: skip

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
        maker = self.random.choice((Writer.emphasis, Writer.code, Writer.link, Writer.html, Writer.image))
        return maker(self, depth) + self.random.choice(IALS)

    def extension(self, depth: int) -> str:
        name = self.random.choice(("comment", "nomarkdown", "nope"))
        return f"{{::{name}}}{self.spans(depth + 1, 1)}{{:/{self.random.choice(('', name))}}}"

    def soup(self, _: int) -> str:
        return "".join(self.random.choice(SOUP) + self.random.choice(("", " ", "a", "字")) for _ in range(self.random.randint(1, 5)))

    def line_break(self, _: int) -> str:
        return self.random.choice(("  \n", "\\\\\n", "\n", "\n", "<br>\n")) + self.word()

    # -- blocks -------------------------------------------------------------------------------------

    def block(self, depth: int) -> list[str]:
        makers = BLOCKS if depth < 3 else SIMPLE
        maker: Callable[[int], list[str]] = self.random.choice(makers)
        lines = maker(self, depth)
        if self.chance(0.08):
            lines = [*lines, self.random.choice(IALS)]
        if self.chance(0.04):
            lines = [self.random.choice(IALS), *lines]
        return lines

    def inner(self, depth: int) -> list[str]:
        lines = self.block(depth + 1)
        while self.chance(0.35):
            lines += self.gap() + self.block(depth + 1)
        return lines

    def paragraph(self, _: int) -> list[str]:
        lines = [line for _ in range(self.random.choice((1, 1, 1, 2, 3))) for line in self.spans().split("\n")]
        return [self.random.choice(("", "", "", "", "", " ", "   ", "    ")) + line for line in lines]

    def heading(self, _: int) -> list[str]:
        hashes = "#" * self.random.randint(1, 6)
        space = "" if self.chance(0.15) else " "
        tail = self.random.choice(("", "", "", "", " #", " ##", " {#own}", " ## {#x}", "{#y}", " {: .a}"))
        return [hashes + space + self.spans(1, 3).replace("\n", " ") + tail]

    def setext(self, _: int) -> list[str]:
        return [self.spans(1, 3).replace("\n", " "), self.random.choice("=-") * self.random.choice((1, 2, 3, 8))]

    def rule(self, _: int) -> list[str]:
        return [self.random.choice(("***", "---", "* * *", "_ _ _", " - - -", "*****", "**", "----------", "* * * x"))]

    def quote(self, depth: int) -> list[str]:
        mark = self.random.choice(("> ", "> ", ">", " > "))
        return [line if index and self.chance(0.1) else mark + line for index, line in enumerate(self.inner(depth))]

    def listing(self, depth: int) -> list[str]:
        lines: list[str] = []
        marker = self.random.choice(("*", "-", "+", "1.", "2.", "10."))
        for _ in range(self.random.randint(1, 3)):
            if self.chance(0.08):
                marker = self.random.choice(("*", "-", "1."))
            space = self.random.choice((" ", " ", " ", "  ", "   ", "\t", ""))
            task = self.random.choice(("", "", "", "", "", "", "[ ] ", "[x] ", "{:.i} "))
            indent = self.random.choice((" " * (len(marker) + 1),) * 4 + ("  ", "    ", "\t", " ", "      "))
            first, *rest = self.block(depth + 1) if self.chance(0.3) else self.inner(depth) if self.chance(0.4) else [self.spans()]
            lines.append(marker + space + task + first)
            lines += [line if self.chance(0.06) or not line else indent + line for line in rest]
            lines += self.random.choice(([], [], [], [""], ["", ""]))
        return lines

    def fence(self, depth: int) -> list[str]:
        mark = self.random.choice(("```", "```", "~~~", "````", "``"))
        body = self.random.choice((["x = 1"], ["<a>", "", "  b"], [], ["```"], [""], ["\tt"], self.paragraph(depth)))
        end = [] if self.chance(0.08) else [mark + self.random.choice(("", "", "", "`", "~", " ", " x"))]
        return [mark + self.random.choice(LANGUAGES), *body, *end]

    def indented(self, _: int) -> list[str]:
        start = self.random.choice(("    ", "    ", "\t", "  \t", "      "))
        return [start + self.random.choice(("x = 1", "<b>&amp;</b>", "* a", "中文", "", "  y")) for _ in range(self.random.randint(1, 3))]

    def table(self, _: int) -> list[str]:
        width = self.random.randint(1, 3)
        outer = self.chance(0.8)
        lines = []
        for number in range(self.random.randint(1, 4)):
            cells = [self.span(1).replace("\n", " ") if self.chance(0.9) else "" for _ in range(width)]
            lines.append(("| " if outer else "") + " | ".join(cells) + (" |" if outer else ""))
            if (number == 0 and self.chance(0.7)) or self.chance(0.12):
                joint = self.random.choice(("|", "|", "+"))
                rule = joint.join(self.random.choice(("---", ":--", "--:", ":-:", "-", "===")) for _ in range(width))
                lines.append("|" + rule + "|" if outer else rule)
        return lines

    def box(self, depth: int) -> list[str]:
        name = self.random.choice(HTML_BLOCKS)
        start = f"<{name}{self.attributes()}>"
        end = "" if self.chance(0.08) else f"</{name}>"
        match self.random.randrange(4):
            case 0:
                return [start + self.spans(1).replace("\n", " ") + end + self.random.choice(("", "", "", " x", " *y*"))]
            case 1:
                return [start, *self.inner(depth), end]
            case 2:
                return [start, "", *self.inner(depth), "", end]
            case _:
                return [start, *("  " + line for line in self.inner(depth)), end]

    def raw(self, _: int) -> list[str]:
        return list(self.random.choice((
            ["<!-- a comment -->"], ["<!--", "*x*", "", "-->"], ["<hr>"], ["<br/>"], ["<script>", "a < b && '*c*';", "", "</script>"],
            ["<style>p > a {}</style>"], ["<?php *x* ?>"], ["<!DOCTYPE html>"], ["</div>"], ["<img src='a.png'>"],
            ["<table>", "  <tr><td>*a*</td></tr>", "</table>"], ["<a name='x'></a>"], ["<![CDATA[ x ]]>"],
            ["<iframe src='x' allowfullscreen></iframe>"], ["<textarea>", "*a*", "</textarea>"], ["<ul>", "<li>*a*", "</ul>"],
        )))  # fmt: skip

    def meanings(self, depth: int) -> list[str]:
        lines = [self.spans(1, 2).replace("\n", " ")]
        for _ in range(self.random.randint(1, 2)):
            first, *rest = self.inner(depth) if self.chance(0.3) else [self.spans()]
            lines += self.random.choice(([], [], [""]))
            lines += [self.random.choice((": ", ": ", ":   ", ":")) + first, *("    " + line if line else line for line in rest)]
        return lines

    def math_block(self, _: int) -> list[str]:
        return list(self.random.choice((["$$", "x < y", "$$"], ["$$ a_1 $$"], ["$$", "a", "", "b", "$$"], ["$$a$$ x"], ["$$ a"])))

    def special(self, depth: int) -> list[str]:
        return self.random.choice((
            ["{::comment}", *self.paragraph(depth), "{:/comment}"], ["{::nomarkdown}", "<b>*x*</b>", "{:/}"],
            ["* toc", "{:toc}"], ["1. toc", "{:toc}"], ["{::options auto_ids=\"false\" /}"], ["{:ref: .r title='R'}"], ["{::nope}"],
            ["{::comment}", "x"], ["{:/}"], ["^"], ["{::options parse_block_html=\"true\" /}"], ["* list", "{:footnotes}"],
        ))  # fmt: skip

    def definitions(self) -> list[str]:
        lines: list[str] = [""]
        for _ in range(self.random.randint(1, 4)):
            match self.random.randrange(5):
                case 0 | 1:
                    lines.append(f"[{self.random.choice(NAMES)}]: {self.random.choice(ADDRESSES)}{self.random.choice(TITLES)}")
                case 2 | 3:
                    first, *rest = self.inner(2) if self.chance(0.4) else [self.spans()]
                    lines.append(f"[^{self.random.choice(('1', 'note', '中'))}]: {first}")
                    lines += ["    " + line if line else line for line in rest]
                case _:
                    lines.append(f"*[{self.random.choice(('HTML', 'tea', '你好', 'C++', 'quick stone'))}]: {self.words()}")
            lines += self.random.choice(([], [], [""]))
        return lines


SPANS: Final = (
    (Writer.emphasis,) * 6 + (Writer.code,) * 3 + (Writer.link,) * 3 + (Writer.reference,) * 2 + (Writer.html,) * 3
    + (Writer.quoted,) * 2 + (Writer.line_break,) * 2
    + (Writer.image, Writer.autolink, Writer.entity, Writer.typography, Writer.math, Writer.footnote, Writer.escape,
       Writer.marked, Writer.extension, Writer.soup)
)  # fmt: skip
SIMPLE: Final = (Writer.paragraph,) * 5 + (Writer.heading, Writer.fence, Writer.rule, Writer.indented, Writer.raw)
BLOCKS: Final = (
    (Writer.paragraph,) * 8 + (Writer.listing,) * 5 + (Writer.heading,) * 3 + (Writer.quote,) * 3 + (Writer.fence,) * 2
    + (Writer.table,) * 2 + (Writer.box,) * 2
    + (Writer.setext, Writer.rule, Writer.indented, Writer.raw, Writer.meanings, Writer.math_block, Writer.special)
)  # fmt: skip

#: Settings a site may have beside Jekyll's own, for documents that are to vary in that too.
SETTINGS: Final = (
    {"hard_wrap": True}, {"parse_block_html": True}, {"parse_span_html": False}, {"html_to_native": True},
    {"auto_ids": False}, {"auto_id_prefix": "p-"}, {"auto_id_stripping": True}, {"header_offset": 1},
    {"entity_output": "numeric"}, {"entity_output": "symbolic"}, {"entity_output": "as_input"},
    {"smart_quotes": "apos,apos,quot,quot"}, {"footnote_nr": 4}, {"footnote_prefix": "f-"}, {"footnote_backlink_inline": True},
    {"remove_line_breaks_for_cjk": True}, {"gfm_quirks": "no_auto_typographic"}, {"gfm_quirks": ""}, {"math_engine": None},
    {"toc_levels": "2..3"}, {"typographic_symbols": {"hellip": "...", "ndash": "--"}},
)  # fmt: skip


def document(seed: str) -> str:
    """The document of this seed."""
    return Writer(seed).document()


def settings(seed: str) -> dict[str, object]:
    """The settings of this seed: none for most."""
    chooser = random.Random("settings " + seed)
    return dict(chooser.choice(SETTINGS)) if chooser.random() < 0.5 else {}
