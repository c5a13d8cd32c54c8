"""A grammar that writes YAML: front matter as it is written, with every kind of value, and broken on purpose.

``yaml_text(seed)`` gives the same text for the same seed, on every machine.
"""

from __future__ import annotations

import random
from typing import Final

KEYS: Final = (
    "title", "tags", "date", "permalink", "layout", "a", "b", "c d", "标题", "x-y", "7", "yes", "~",
    "null",
    "2020-01-02", "<<", '"<<"', '"q: r"', "'s'", ":sym", "a:b", "1.5", "0x10", "on", "&k key", "*x",
    "!t key", "? a\n", "12:30", "", "a#b", "*n", "no",
)  # fmt: skip
WORDS: Final = (
    "text", "two words", "中文：值", "a:b", "a#b", "a #b", "yes", "No", "oFF", "tRUE", "~", "NULL", "y",
    ":sym", ":a b", "::x", "--", "---", "=", "<<", "!x", "&x", "*x", "*y", "*x", ":categories/:title",
    "http://e.org/a?b=c#d", "50%", "{a}", "[a, b]", "{a: b}", "it's", 'say "x"', "é", "😀", "\xa0x",
    "x\u3000", "a\tb", "\\n", "a\\b", "ÉTÉ", "ß", "ON ", "İ", ".", "..", "+", "_", ",", "_,", "0x", "0b",
    ".inf", "-.INF", "+.inf", ".nan", ".NaN", ".iNf", "1st", "5px",
)  # fmt: skip
#: What most often is no value.
ODD_WORDS: Final = (
    "a: b", "::", ":", "- x", "-", "@x", "`x`", "%x", "a, b", "[a", "a]", "{a", "a}", "...", "|", ">", "|-",
    ">+", '"\\q"', '"x" y', "'x", '"x', "[", "{", "]", "?", "? x", "x:", "x: y: z", "{a, b: }", "\t",
)  # fmt: skip
QUOTED: Final = (
    '"x"', "'x'", '"12"', "'2020-01-02'", '"a\\nb"', '"\\u4e2d\\x41\\/"', "'it''s'", '""', "''", '"yes"',
    "'~'", '"12:30"', '"a: b #c"', "'[x]'", '"\\e"', '"a\n  b"', "'a\n\n  b'", '"\\ "',
)  # fmt: skip
TAGS: Final = (
    "!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!binary", "!binary", "!!set",
    "!!seq", "!!map", "!!omap", "!foo", "!ruby/object:Hpricot::Doc", "!ruby/symbol", "!ruby/regexp",
    "!ruby/range", "!ruby/object:Struct", "!<tag:x,2000:y>", "!!python/object:os.system",
    "!<x-private:binary>",
)  # fmt: skip
_DIGITS: Final = "0123456789"


class YamlWriter:
    """Writes one text."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(f"yaml {seed}")
        self.wild = self.random.choice((0.0, 0.05, 0.2))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def text(self) -> str:
        """The whole text: mostly a mapping, now and then something else."""
        roll = self.random.random()
        if roll < 0.85:
            made = self.mapping(0, 5)
        elif roll < 0.9:
            made = self.sequence(0)
        elif roll < 0.95:
            made = self.flow(0) + "\n"
        else:
            made = self.scalar() + "\n"
        if self.chance(0.1):
            made = self.pick("---\n", "--- ", "# c\n", "\n", "%YAML 1.1\n---\n", " \n") + made
        if self.chance(0.1):
            made += self.pick("---\nx: 1\n", "...\n", "# c", "\n\n", "--- *x\n", "\t", "@")
        return self.damaged(made) if self.chance(self.wild) else made

    def damaged(self, text: str) -> str:
        for _ in range(self.random.choice((1, 1, 2, 4))):
            spot = self.random.randint(0, len(text))
            if self.chance(0.5):
                text = text[:spot] + text[spot + 1 :]
            else:
                text = text[:spot] + self.random.choice(" \n:-#'\"[]{},&*!|>?%@`\t~<.0\x07") + text[spot:]
        return text

    def mapping(self, depth: int, most: int = 3) -> str:
        pad = "  " * depth
        return "".join(
            f"{pad}{self.key()}:{self.value(depth)}\n" for _ in range(self.random.randint(1, most))
        )

    def key(self) -> str:
        if self.chance(0.1 + self.wild):
            return self.scalar() if self.chance(self.wild) else self.random.choice(KEYS)
        return self.random.choice(KEYS[:7])

    def value(self, depth: int) -> str:
        """What stands behind a key's colon."""
        roll = self.random.random()
        if roll < 0.62 or depth > 3:
            return " " + self.properties() + self.scalar() + self.pick("", "", "", " ", " # c", "#c")
        if roll < 0.7:
            return " " + self.properties() + self.flow(0)
        if roll < 0.78:
            return f" {self.properties().strip()}\n" + self.mapping(depth + 1).rstrip("\n")
        if roll < 0.88:
            return f" {self.properties().strip()}\n" + self.sequence(
                depth + self.random.randint(0, 1)
            ).rstrip("\n")
        if roll < 0.95:
            return " " + self.properties() + self.block(depth + 1)
        return self.pick("", " ", " # c", " *x", " *y", "\t1", "x")

    def properties(self) -> str:
        """A tag or an anchor, if any."""
        made = ""
        if self.chance(0.12):
            made += self.random.choice(TAGS) + " "
        if self.chance(0.12):
            made += self.pick("&x ", "&y ", "&z-1 ")
        return made

    def sequence(self, depth: int) -> str:
        pad = "  " * depth
        made = ""
        for _ in range(self.random.randint(1, 4)):
            roll = self.random.random()
            if roll < 0.7:
                item = self.properties() + self.scalar()
            elif roll < 0.8:
                item = f"{self.key()}:{self.value(depth + 1)}"
            elif roll < 0.9:
                item = self.flow(0)
            else:
                item = self.pick("", "*x", "- a", "-\n", "!x", "&x")
            made += f"{pad}- {item}\n"
        return made

    def flow(self, depth: int) -> str:
        items = []
        for _ in range(self.random.randint(0, 4)):
            roll = self.random.random()
            if roll < 0.6 or depth > 2:
                items.append(self.properties() + self.scalar())
            elif roll < 0.8:
                items.append(self.flow(depth + 1))
            else:
                items.append(f"{self.key()}: {self.pick('*x', '', self.scalar())}")
        glue = self.pick(", ", ",", " , ", ",\n  ")
        if self.chance(0.5):
            return "[" + glue.join(items) + self.pick("]", "]", "]", ",]", "\n ]", "")
        pairs = [item if self.chance(0.15) else f"{self.key()}: {item}" for item in items]
        return "{" + glue.join(pairs) + self.pick("}", "}", "}", ",}", "\n }", "")

    def block(self, depth: int) -> str:
        pad = " " * (depth * 2 + self.random.choice((0, 0, 1)))
        head = self.pick("|", ">", "|-", ">-", "|+", ">+", "|2", ">1-", "| # c")
        lines = [self.pick("", " ", "") + self.scalar() if self.chance(0.8) else "" for _ in range(3)]
        return (
            head + "".join(f"\n{pad}{line}" if line else "\n" for line in lines) + self.pick("", "\n", "\n\n")
        )

    def scalar(self) -> str:
        roll = self.random.random()
        if self.chance(self.wild):
            return self.random.choice(ODD_WORDS)
        if roll < 0.25:
            return self.random.choice(WORDS)
        if roll < 0.37:
            return self.random.choice(QUOTED)
        if roll < 0.6:
            return self.number()
        if roll < 0.9:
            return self.time()
        return "".join(self.random.choice("0123456789:.-+_,eExb T") for _ in range(self.random.randint(1, 8)))

    def digits(self, most: int) -> str:
        made = "".join(self.random.choice(_DIGITS) for _ in range(self.random.randint(1, most)))
        if self.chance(0.15):
            spot = self.random.randint(0, len(made))
            made = made[:spot] + self.pick("_", ",", "__", "_,") + made[spot:]
        return made

    def number(self) -> str:
        character = self.pick("", "", "", "-", "+")
        roll = self.random.random()
        if roll < 0.35:
            return character + self.digits(self.random.choice((1, 3, 5, 25)))
        if roll < 0.6:
            power = self.pick("", "", "", "e3", "e+3", "E-2", "e+400", "e")
            return f"{character}{self.pick(self.digits(4), '')}.{self.pick(self.digits(4), '')}{power}"
        if roll < 0.7:
            return (
                character
                + self.pick("0x", "0X", "0b", "0B", "0o", "0")
                + self.digits(5)
                + self.pick("", "", "f", "A")
            )
        parts = [self.digits(2) for _ in range(self.random.randint(2, 4))]
        return character + ":".join(parts) + self.pick("", "", "", f".{self.digits(3)}", ".")

    def time(self) -> str:
        """A date or a time; mostly one of the calendar."""
        pick = self.random
        year = pick.choice((2020, 2021, 1999, 1970, 2100, 1815, 9999, pick.randint(1583, 2300)))
        month, day = pick.randint(1, 12), pick.choice((1, 9, 28, 29, 30, 31, pick.randint(1, 31)))
        if self.chance(0.05):
            month, day = pick.randint(0, 14), pick.randint(0, 33)
        form = self.pick(
            "%d-%02d-%02d", "%d-%02d-%02d", "%d-%02d-%02d", "%d-%d-%d", "%d/%02d/%02d", "%d.%02d.%02d"
        )
        made = form % (year, month, day)
        if self.chance(0.3):
            return made
        hour, minute, second = (
            pick.choice((0, 9, 12, 23, 24, 25)),
            pick.choice((0, 5, 59, 60)),
            pick.randint(0, 61),
        )
        clock = self.pick("%02d:%02d:%02d", "%02d:%02d:%02d", "%d:%02d:%02d") % (hour, minute, second)
        if self.chance(0.1):
            clock = clock[:5]
        clock += self.pick("", "", "", ".", ".5", ".123456", ".0")
        return made + self.pick(" ", " ", "T", "t", "  ", "\t") + clock + self.zone()

    def zone(self) -> str:
        pick = self.random
        character, hours, minutes = self.pick("+", "-"), pick.randint(0, 25), pick.choice((0, 0, 30, 59, 60))
        form = self.pick("%s%02d%02d", "%s%02d:%02d", "%s%02d", "%s%d", "%s%d:%02d", "%s%d%02d")
        written = form % ((character, hours, minutes) if form.count("%") == 3 else (character, hours))
        return self.pick(
            "", "", "Z", " Z", "z", " UTC", " CST", " Asia/Shanghai", written, f" {written}", written
        )


def yaml_text(seed: str) -> str:
    """The text of a seed."""
    return YamlWriter(seed).text()
