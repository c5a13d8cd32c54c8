"""Posts as real blogs have them, put together at random and then damaged the way texts get damaged.

``post(seed)`` gives the same text for the same seed, on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

from tests.oracle.blog_blocks import CODE, HEADINGS, HTML, LISTS, PARAGRAPHS, QUOTES, TABLES
from tests.oracle.samples import CJK, FRAGMENTS, LATIN, ODD, RARE

_SLOT: Final = re.compile("@([swuink])")
URLS: Final = (
    "https://example.org/a_b/c_d",
    "http://blog.example.com/2015/03/02/x-y.html?a=1&b=2#top",
    "https://example.org/文章/一(二)",
    "/archive/",
    "http://example.com",
    "https://example.org/wiki/Foo_(bar)",
    "www.example.org/x*y*z",
    "#section",
    "ftp://example.org",
    "../up/x.md",
    "https://example.org/~me/'a'",
)
PICTURES: Final = (
    "/img/a_b.png",
    "../postimg/图 1.jpg",
    "https://example.org/i.png?x=1&y=2",
    "a(1).gif",
    "/i/a.png",
)
LINES_OF_CODE: Final = (
    "def x(a): return a['b']",
    "$ npm install --save-dev a_b",
    '<div class="x">*y*</div>',
    "if (a < b && c > d) {",
    "SELECT * FROM t WHERE a = '1';",
    'print("你好")  # 注释',
    "a | b | c",
    "{{ site.title }}",
    "`x`",
    "# comment",
    "- key: value",
    "1. one",
    "---",
    "\\alpha_1 & \\beta",
    "",
)
#: Blocks by how often blogs have them.
GROUPS: Final = (
    (PARAGRAPHS,) * 6 + (HEADINGS,) * 2 + (LISTS,) * 4 + (CODE,) * 2 + (HTML,) * 2 + (TABLES, QUOTES)
)


class Blogger:
    """Writes one post."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(f"blog {seed}")
        self.cjk = self.random.choice((0.0, 0.1, 0.6, 0.9, 1.0))
        self.damage = self.random.choice((0, 0, 1, 2, 4, 8))
        self.gap = self.random.choice(("\n\n", "\n\n", "\n\n", "\n", None))

    def words(self, most: int) -> str:
        """Some words of the post's language, one in twenty with a sign in it."""
        pick = self.random
        chosen = [
            pick.choice(ODD if pick.random() < 0.05 else CJK if pick.random() < self.cjk else LATIN)
            for _ in range(pick.randint(1, most))
        ]
        return ("" if pick.random() < self.cjk else " ").join(chosen)

    def fill(self, slot: str) -> str:
        """What a template's slot stands for."""
        pick = self.random
        match slot:
            case "s":
                return (
                    self.words(4)
                    + pick.choice((", ", "，", "、", " ", ""))
                    + self.words(5)
                    + pick.choice(".。！?…")
                )
            case "w":
                return self.words(3)
            case "u":
                return pick.choice(URLS)
            case "i":
                return pick.choice(PICTURES)
            case "k":
                return pick.choice(LINES_OF_CODE)
        return str(pick.randint(1, 4))

    def block(self) -> str:
        """One block, its slots filled; now and then inside a list item or a quote."""
        text = _SLOT.sub(lambda match: self.fill(match[1]), self.random.choice(self.random.choice(GROUPS)))
        spot = self.random.random()
        if spot < 0.06:
            pad = self.random.choice(("  ", "   ", "    ", "\t"))
            return f"- {self.words(2)}\n\n" + "\n".join(pad + line for line in text.split("\n"))
        if spot < 0.09:
            return "\n".join("> " + line for line in text.split("\n"))
        return text

    def post(self) -> str:
        """The whole text."""
        text = ""
        for _ in range(self.random.randint(1, 12)):
            gap = self.gap or self.random.choice(("\n", "\n\n", "\n\n", "\n\n\n", "\n \n", "\n\t\n"))
            text += self.block() + gap
        for _ in range(self.damage):
            text = self.random.choice(DAMAGES)(self, text)
        return text

    # -- damages

    def _spot(self, text: str) -> int:
        return self.random.randint(0, len(text))

    def _insert(self, text: str, piece: str) -> str:
        spot = self._spot(text)
        return text[:spot] + piece + text[spot:]

    def insert_fragment(self, text: str) -> str:
        return self._insert(text, self.random.choice(FRAGMENTS))

    def rare(self, text: str) -> str:
        return self._insert(text, self.random.choice(RARE))

    def cut(self, text: str) -> str:
        spot = self._spot(text)
        return text[:spot] + text[spot + self.random.choice((1, 1, 2, 5, 20)) :]

    def double(self, text: str) -> str:
        spot = self._spot(text)
        return text[:spot] + text[max(spot - self.random.choice((1, 1, 3, 30)), 0) :]

    def swap_lines(self, text: str) -> str:
        lines = text.split("\n")
        one, two = self.random.randrange(len(lines)), self.random.randrange(len(lines))
        lines[one], lines[two] = lines[two], lines[one]
        return "\n".join(lines)

    def drop_line(self, text: str) -> str:
        lines = text.split("\n")
        del lines[self.random.randrange(len(lines))]
        return "\n".join(lines)

    def indent(self, text: str) -> str:
        lines = text.split("\n")
        start = self.random.randrange(len(lines))
        pad = self.random.choice((" ", "  ", "   ", "    ", "\t", "　", "> ", " \t", "      "))
        for number in range(start, min(start + self.random.choice((1, 1, 2, 5)), len(lines))):
            lines[number] = pad + lines[number]
        return "\n".join(lines)

    def outdent(self, text: str) -> str:
        lines = text.split("\n")
        spot = self.random.randrange(len(lines))
        lines[spot] = lines[spot].lstrip()
        return "\n".join(lines)

    def add_trailing_spaces(self, text: str) -> str:
        lines = text.split("\n")
        lines[self.random.randrange(len(lines))] += self.random.choice(
            (" ", "  ", "\t", "\\\\", "<br>", "　", "\\")
        )
        return "\n".join(lines)

    def join(self, text: str) -> str:
        places = [match.start() for match in re.finditer("\n", text)]
        if not places:
            return text
        spot = self.random.choice(places)
        return text[:spot] + self.random.choice(("", " ")) + text[spot + 1 :]

    def split(self, text: str) -> str:
        return self._insert(text, self.random.choice(("\n", "\n\n", "\n    ")))

    def endings(self, text: str) -> str:
        return text.replace("\n", self.random.choice(("\r\n", "\r\n", "\r")))

    def no_end(self, text: str) -> str:
        return text.rstrip("\n")

    def mark(self, text: str) -> str:
        return "\ufeff" + text


DAMAGES: Final[tuple[Callable[[Blogger, str], str], ...]] = (
    (Blogger.insert_fragment,) * 4
    + (Blogger.cut, Blogger.indent, Blogger.double, Blogger.outdent, Blogger.add_trailing_spaces) * 2
    + (Blogger.join, Blogger.split, Blogger.drop_line, Blogger.swap_lines) * 2
    + (Blogger.rare, Blogger.endings, Blogger.no_end, Blogger.mark)
)


def post(seed: str) -> str:
    """The post of this seed."""
    return Blogger(seed).post()
