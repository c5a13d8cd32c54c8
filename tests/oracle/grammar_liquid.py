"""A grammar that writes Liquid texts: every tag and filter, mixed, nested, and broken on purpose.

``liquid_text(seed)`` gives the same text for the same seed, on every machine. The words are those of the site
under tests/jekyll/liquid/site; nothing that depends on the clock, on chance or on a file's age is asked for.
"""

from __future__ import annotations

import random

from tests.oracle.samples_liquid import DIRECTIVES, FILTERS, KINDS, LITERALS, ODD, WORDS
from tests.oracle.samples_liquid_tags import (
    FRAGMENTS,
    INCLUDES,
    LINKED,
    NAMES,
    OPERATORS,
    PARAMETERS,
    POSTS,
    TAGS,
    TEXTS,
)


class LiquidWriter:
    """Writes one text. ``wild`` is how often something is not as it should be."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.wild = self.random.choice((0.0, 0.02, 0.08))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def text(self) -> str:
        """The whole text."""
        made = self.body(0, self.random.choice((1, 2, 3, 5, 8)))
        if self.wild and self.chance(0.3):
            for _ in range(self.random.choice((1, 1, 2, 4))):
                spot = self.random.randint(0, len(made))
                if self.chance(0.5):
                    made = made[:spot] + made[spot + 1 :]
                else:
                    made = made[:spot] + self.random.choice(FRAGMENTS) + made[spot:]
        return made

    def body(self, depth: int, most: int) -> str:
        return "".join(self.piece(depth) for _ in range(self.random.randint(1, most)))

    def piece(self, depth: int) -> str:
        roll = self.random.random()
        if roll < 0.25:
            return self.random.choice(TEXTS)
        if roll < 0.6 or depth > 3:
            return self.output()
        return self.tag(depth)

    # -- signs

    def space(self) -> str:
        return self.random.choice((" ", " ", " ", " ", "", "  ", "\n", "\t"))

    def dash(self) -> str:
        return "-" if self.chance(0.12) else ""

    def output(self) -> str:
        return f"{{{{{self.dash()}{self.space()}{self.filtered()}{self.space()}{self.dash()}}}}}"

    def braced(self, inner: str) -> str:
        space = " " if self.chance(0.9) else self.space()
        return f"{{%{self.dash()}{space}{inner}{space}{self.dash()}%}}"

    # -- expressions

    def value(self) -> str:
        if self.chance(self.wild):
            return self.random.choice(ODD)
        return self.random.choice(WORDS if self.chance(0.6) else LITERALS)

    def filtered(self) -> str:
        made = self.value()
        for _ in range(self.random.choice((0, 1, 1, 1, 2, 3))):
            made += (
                f"{self.random.choice((' ', ' ', ''))}|{self.random.choice((' ', ' ', ''))}{self.filter()}"
            )
        return made

    def filter(self) -> str:
        name = self.random.choice(tuple(FILTERS))
        must, _, may = FILTERS[name].partition("?")
        kinds = must + may[: self.random.randint(0, len(may))]
        arguments = [self.argument(kind) for kind in kinds]
        if self.chance(self.wild):
            arguments.append(self.random.choice(("1", "k: 2", "nil", "'z'", "allow_false: true")))
        if name == "default" and self.chance(0.2):
            arguments.append("allow_false: true")
        if self.chance(self.wild) and arguments:
            arguments.pop()
        if not arguments:
            return name
        return (
            name
            + self.random.choice((": ", ": ", ":", " : "))
            + self.random.choice((", ", ",", " , ")).join(arguments)
        )

    def argument(self, kind: str) -> str:
        if self.chance(self.wild * 2):
            return self.value()
        if kind in KINDS:
            return self.random.choice(KINDS[kind])
        if kind == "d":
            return f"'{self.pattern()}'"
        if kind == "n":
            return self.random.choice(
                ("0", "1", "2", "3", "-1", "-2", "5", "1.5", "'2'", "x", "0.5", "-0.7", "7", "'0b11'", "1e9")
            )
        if kind == "s":
            return self.random.choice(
                ("'a'", "' '", "','", "''", "'-'", "'b'", "x", "'\\\\0'", "nil", "1", "'中'", "page.title")
            )
        return self.value()

    def pattern(self) -> str:
        made = ""
        for _ in range(self.random.randint(1, 3)):
            flags = "".join(self.random.sample("-0^#_:", self.random.choice((0, 0, 0, 1, 2))))
            width = self.random.choice(("", "", "", "3", "10", "1"))
            made += (
                self.random.choice(("", " ", "-", "x")) + f"%{flags}{width}{self.random.choice(DIRECTIVES)}"
            )
        return made

    def condition(self) -> str:
        made = self.comparison()
        for _ in range(self.random.choice((0, 0, 0, 1, 2))):
            made += self.random.choice((" and ", " or ")) + self.comparison()
        return made

    def comparison(self) -> str:
        if self.chance(0.25):
            return self.value()
        operator = self.random.choice(OPERATORS[:8] if not self.chance(self.wild) else OPERATORS)
        space = "" if self.chance(0.1) and not operator[-1:].isalpha() else " "
        return f"{self.value()}{space}{operator}{space}{self.value()}"

    # -- tags

    def tag(self, depth: int) -> str:
        name = self.random.choice(TAGS)
        method = getattr(self, f"tag_{name}", None)
        if method is not None:
            return str(method(depth))
        return self.simple(name)

    def simple(self, name: str) -> str:
        match name:
            case "assign":
                return self.braced(f"assign {self.random.choice(NAMES[:7])} = {self.filtered()}")
            case "increment" | "decrement":
                return self.braced(f"{name} {self.random.choice(NAMES)}")
            case "break" | "continue":
                return self.braced(name)
            case "cycle":
                group = self.random.choice(("", "", f"{self.value()}: "))
                return self.braced(
                    "cycle " + group + ", ".join(self.value() for _ in range(self.random.randint(1, 3)))
                )
            case "unknown":
                names = ("youtube x", "endfor", "else", "end", "endif", "when 1", "2", "echo x", "# x")
                return self.braced(self.random.choice(names))
        return self.site_tag(name)

    def site_tag(self, name: str) -> str:
        match name:
            case "link":
                return self.braced(f"link {self.random.choice(LINKED)}")
            case "post_url":
                return self.braced(f"post_url {self.random.choice(POSTS)}")
            case "include_relative":
                files = ("near.txt", "near.txt x=1", "../about.md", "no")
                return self.braced(f"include_relative {self.random.choice(files)}")
        parameters = PARAMETERS if self.chance(self.wild) else PARAMETERS[:-3]
        chosen = [self.random.choice(parameters) for _ in range(self.random.choice((0, 1, 2)))]
        return self.braced(" ".join(["include", self.random.choice(INCLUDES), *chosen]))

    def tag_capture(self, depth: int) -> str:
        name = self.random.choice((*NAMES[:6], "'q'", '"r"'))
        return self.braced(f"capture {name}") + self.body(depth + 1, 3) + self.braced("endcapture")

    def tag_if(self, depth: int, name: str = "if") -> str:
        made = self.braced(f"{name} {self.condition()}") + self.body(depth + 1, 2)
        for _ in range(self.random.choice((0, 0, 1, 2))):
            made += self.braced(f"elsif {self.condition()}") + self.body(depth + 1, 2)
        if self.chance(0.4):
            made += self.braced("else") + self.body(depth + 1, 2)
        return made + self.braced(f"end{name}")

    def tag_unless(self, depth: int) -> str:
        return self.tag_if(depth, "unless")

    def tag_case(self, depth: int) -> str:
        made = self.braced(f"case {self.value()}") + self.random.choice(("", "\n", "t"))
        for _ in range(self.random.choice((1, 2, 3))):
            joint = self.random.choice((" or ", ", ", ","))
            values = joint.join(self.value() for _ in range(self.random.choice((1, 1, 2, 3))))
            made += self.braced(f"when {values}") + self.body(depth + 1, 2)
            if self.chance(0.1):
                made += self.braced("else") + self.body(depth + 1, 1)
        if self.chance(0.4):
            made += self.braced("else") + self.body(depth + 1, 2)
        return made + self.braced("endcase")

    def clauses(self, names: tuple[str, ...]) -> str:
        made = ""
        for name in self.random.sample(names, self.random.choice((0, 0, 1, 2))):
            if name == "reversed":
                made += " reversed"
            else:
                value = self.random.choice(
                    ("0", "1", "2", "-1", "x", "'1'", "1.5", "continue", "nil", "page.rank", "99" * 10)
                )
                made += f" {name}:{self.random.choice(('', ' '))}{value}"
        return made

    def tag_for(self, depth: int) -> str:
        clauses = self.clauses(("limit", "offset", "reversed"))
        head = f"for {self.random.choice(NAMES[:5])} in {self.value()}{clauses}"
        made = self.braced(head) + self.body(depth + 1, 3)
        if self.chance(0.25):
            made += self.braced("else") + self.body(depth + 1, 1)
        return made + self.braced("endfor")

    def tag_tablerow(self, depth: int) -> str:
        clauses = self.clauses(("limit", "offset", "cols"))
        head = f"tablerow {self.random.choice(NAMES[:5])} in {self.value()}{clauses}"
        return self.braced(head) + self.body(depth + 1, 2) + self.braced("endtablerow")

    def tag_ifchanged(self, depth: int) -> str:
        return self.braced("ifchanged") + self.body(depth + 1, 2) + self.braced("endifchanged")

    def tag_comment(self, depth: int) -> str:
        return self.braced("comment") + self.body(depth + 1, 2) + self.braced("endcomment")

    def tag_raw(self, depth: int) -> str:
        return self.braced("raw") + self.body(depth + 1, 2) + self.braced("endraw")

    def tag_highlight(self, depth: int) -> str:
        options = self.random.choice(("", "", " linenos", ' hl_lines="1"', " linenos=table"))
        if not self.chance(self.wild):
            options = self.random.choice(("", " linenos"))
        return self.braced(f"highlight text{options}") + self.body(depth + 1, 2) + self.braced("endhighlight")


def liquid_text(seed: str) -> str:
    """A text; the same for the same seed."""
    return LiquidWriter(seed).text()
