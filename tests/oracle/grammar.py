"""A grammar that writes kramdown documents: every construct, mixed, nested, and broken on purpose.

``document(seed)`` gives the same text for the same seed, on every machine. Blocks are lists of lines, so
that a container (quote, item, definition, footnote, box) can take any block in and indent it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.oracle.grammar_spans import SpanWriter
from tests.oracle.samples import (
    FRAGMENTS,
    HTML_BLOCKS,
    IALS,
    LANGUAGES,
    NAMES,
    SETTINGS,
    SHORT_FORMS,
    TITLES,
    URLS,
)


class Writer(SpanWriter):
    """Writes one document."""

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
            text = text.replace("\n", self.random.choice(("\r\n", "\r")))
        return text

    def gap(self) -> list[str]:
        return self.random.choice(([""], [""], [""], [""], [], [], ["", ""], ["   "], ["^"], ["\t"]))

    def broken(self, line: str) -> str:
        if not self.chance(self.wild):
            return line
        spot = self.random.randint(0, len(line))
        match self.random.randrange(7):
            case 0:
                return line[:spot] + self.random.choice(FRAGMENTS) + line[spot:]
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
        lines = [
            line for _ in range(self.random.choice((1, 1, 1, 2, 3))) for line in self.spans().split("\n")
        ]
        return [self.random.choice(("", "", "", "", "", " ", "   ", "    ")) + line for line in lines]

    def heading(self, _: int) -> list[str]:
        hashes = "#" * self.random.randint(1, 6)
        space = "" if self.chance(0.15) else " "
        tail = self.random.choice(("", "", "", "", " #", " ##", " {#own}", " ## {#x}", "{#y}", " {: .a}"))
        return [hashes + space + self.spans(1, 3).replace("\n", " ") + tail]

    def setext(self, _: int) -> list[str]:
        return [
            self.spans(1, 3).replace("\n", " "),
            self.random.choice("=-") * self.random.choice((1, 2, 3, 8)),
        ]

    def rule(self, _: int) -> list[str]:
        return [
            self.random.choice(
                ("***", "---", "* * *", "_ _ _", " - - -", "*****", "**", "----------", "* * * x")
            )
        ]

    def quote(self, depth: int) -> list[str]:
        mark = self.random.choice(("> ", "> ", ">", " > "))
        return [
            line if index and self.chance(0.1) else mark + line
            for index, line in enumerate(self.inner(depth))
        ]

    def listing(self, depth: int) -> list[str]:
        lines: list[str] = []
        marker = self.random.choice(("*", "-", "+", "1.", "2.", "10."))
        for _ in range(self.random.randint(1, 3)):
            if self.chance(0.08):
                marker = self.random.choice(("*", "-", "1."))
            space = self.random.choice((" ", " ", " ", "  ", "   ", "\t", ""))
            task = self.random.choice(("", "", "", "", "", "", "[ ] ", "[x] ", "{:.i} "))
            indent = self.random.choice((" " * (len(marker) + 1),) * 4 + ("  ", "    ", "\t", " ", "      "))
            first, *rest = (
                self.block(depth + 1)
                if self.chance(0.3)
                else self.inner(depth)
                if self.chance(0.4)
                else [self.spans()]
            )
            lines.append(marker + space + task + first)
            lines += [line if self.chance(0.06) or not line else indent + line for line in rest]
            lines += self.random.choice(([], [], [], [""], ["", ""]))
        return lines

    def fence(self, depth: int) -> list[str]:
        mark = self.random.choice(("```", "```", "~~~", "````", "``"))
        body = self.random.choice(
            (["x = 1"], ["<a>", "", "  b"], [], ["```"], [""], ["\tt"], self.paragraph(depth))
        )
        end = [] if self.chance(0.08) else [mark + self.random.choice(("", "", "", "`", "~", " ", " x"))]
        return [mark + self.random.choice(LANGUAGES), *body, *end]

    def indented(self, _: int) -> list[str]:
        start = self.random.choice(("    ", "    ", "\t", "  \t", "      "))
        return [
            start + self.random.choice(("x = 1", "<b>&amp;</b>", "* a", "中文", "", "  y"))
            for _ in range(self.random.randint(1, 3))
        ]

    def table(self, _: int) -> list[str]:
        width = self.random.randint(1, 3)
        outer = self.chance(0.8)
        lines = []
        for number in range(self.random.randint(1, 4)):
            cells = [self.span(1).replace("\n", " ") if self.chance(0.9) else "" for _ in range(width)]
            lines.append(("| " if outer else "") + " | ".join(cells) + (" |" if outer else ""))
            if (number == 0 and self.chance(0.7)) or self.chance(0.12):
                joint = self.random.choice(("|", "|", "+"))
                rule = joint.join(
                    self.random.choice(("---", ":--", "--:", ":-:", "-", "===")) for _ in range(width)
                )
                lines.append("|" + rule + "|" if outer else rule)
        return lines

    def box(self, depth: int) -> list[str]:
        name = self.random.choice(HTML_BLOCKS)
        start = f"<{name}{self.attributes()}>"
        end = "" if self.chance(0.08) else f"</{name}>"
        match self.random.randrange(4):
            case 0:
                return [
                    start
                    + self.spans(1).replace("\n", " ")
                    + end
                    + self.random.choice(("", "", "", " x", " *y*"))
                ]
            case 1:
                return [start, *self.inner(depth), end]
            case 2:
                return [start, "", *self.inner(depth), "", end]
            case _:
                return [start, *("  " + line for line in self.inner(depth)), end]

    def raw(self, _: int) -> list[str]:
        return list(
            self.random.choice(
                (
                    ["<!-- a comment -->"],
                    ["<!--", "*x*", "", "-->"],
                    ["<hr>"],
                    ["<br/>"],
                    ["<script>", "a < b && '*c*';", "", "</script>"],
                    ["<style>p > a {}</style>"],
                    ["<?php *x* ?>"],
                    ["<!DOCTYPE html>"],
                    ["</div>"],
                    ["<img src='a.png'>"],
                    ["<table>", "  <tr><td>*a*</td></tr>", "</table>"],
                    ["<a name='x'></a>"],
                    ["<![CDATA[ x ]]>"],
                    ["<iframe src='x' allowfullscreen></iframe>"],
                    ["<textarea>", "*a*", "</textarea>"],
                    ["<ul>", "<li>*a*", "</ul>"],
                )
            )
        )

    def meanings(self, depth: int) -> list[str]:
        lines = [self.spans(1, 2).replace("\n", " ")]
        for _ in range(self.random.randint(1, 2)):
            first, *rest = self.inner(depth) if self.chance(0.3) else [self.spans()]
            lines += self.random.choice(([], [], [""]))
            lines += [
                self.random.choice((": ", ": ", ":   ", ":")) + first,
                *("    " + line if line else line for line in rest),
            ]
        return lines

    def math_block(self, _: int) -> list[str]:
        return list(
            self.random.choice(
                (["$$", "x < y", "$$"], ["$$ a_1 $$"], ["$$", "a", "", "b", "$$"], ["$$a$$ x"], ["$$ a"])
            )
        )

    def special(self, depth: int) -> list[str]:
        return self.random.choice(
            (
                ["{::comment}", *self.paragraph(depth), "{:/comment}"],
                ["{::nomarkdown}", "<b>*x*</b>", "{:/}"],
                ["* toc", "{:toc}"],
                ["1. toc", "{:toc}"],
                ['{::options auto_ids="false" /}'],
                ["{:ref: .r title='R'}"],
                ["{:ref: 中 #rr}", "{:中: .zh}"],
                ["{::nope}"],
                ["{::comment}", "x"],
                ["{:/}"],
                ["^"],
                ['{::options parse_block_html="true" /}'],
                ["* list", "{:footnotes}"],
            )
        )

    def definitions(self) -> list[str]:
        lines: list[str] = [""]
        for _ in range(self.random.randint(1, 4)):
            match self.random.randrange(5):
                case 0 | 1:
                    url = self.random.choice(URLS) + self.random.choice(TITLES)
                    lines.append(f"[{self.random.choice(NAMES)}]: {url}")
                case 2 | 3:
                    first, *rest = self.inner(2) if self.chance(0.4) else [self.spans()]
                    lines.append(f"[^{self.random.choice(('1', 'note', '中'))}]: {first}")
                    lines += ["    " + line if line else line for line in rest]
                case _:
                    lines.append(f"*[{self.random.choice(SHORT_FORMS)}]: {self.words()}")
            lines += self.random.choice(([], [], [""], [self.random.choice(IALS)]))
        return lines


SIMPLE: Final = (Writer.paragraph,) * 5 + (
    Writer.heading,
    Writer.fence,
    Writer.rule,
    Writer.indented,
    Writer.raw,
)
BLOCKS: Final = (
    (Writer.paragraph,) * 8
    + (Writer.listing,) * 5
    + (Writer.heading,) * 3
    + (Writer.quote,) * 3
    + (Writer.fence,) * 2
    + (Writer.table,) * 2
    + (Writer.box,) * 2
    + (
        Writer.setext,
        Writer.rule,
        Writer.indented,
        Writer.raw,
        Writer.meanings,
        Writer.math_block,
        Writer.special,
    )
)


def document(seed: str) -> str:
    """The document of this seed."""
    return Writer(seed).document()


def settings(seed: str) -> Mapping[str, Any]:
    """The settings of this seed: none for half of them, one or two for the others."""
    chooser = random.Random("settings " + seed)
    if chooser.random() < 0.5:
        return {}
    return {**chooser.choice(SETTINGS), **(chooser.choice(SETTINGS) if chooser.random() < 0.3 else {})}
