"""A grammar that writes Liquid texts: every tag and filter, mixed, nested, and broken on purpose.

``liquid_text(seed)`` gives the same text for the same seed, on every machine. The words are those of the site
under tests/jekyll/liquid/site; nothing that depends on the clock, on chance or on a file's age is asked for.
"""

from __future__ import annotations

import random
from typing import Final

WORDS: Final = (
    "a", "b", "x", "y", "i", "forloop.index", "forloop.last", "forloop.rindex0", "forloop.length", "forloop.first",
    "forloop.parentloop.index", "tablerowloop.col", "tablerowloop.index0", "tablerowloop.col_last", "forloop",
    "page.title", "page.tags", "page.category", "page.categories", "page.rank", "page.nested", "page.nested.list",
    "page.nested.list[2].c", "page.nested.nil", "page.plain_day", "page.bare_time", "page.utc_time",
    "page.offset_time", "page.broken_time", "page.date", "page.url", "page.id", "page.excerpt", "page.path",
    "page.next.title", "page.previous.title", "page.nope", "page['title']", "page[x]", "page.title.size",
    "page.tags.first", "page.tags.last", "page.tags.size", "page.draft", "page.collection", "page.from_defaults",
    "site.title", "site.description", "site.numbers", "site.empty_list", "site.nothing", "site.flag", "site.ratio",
    "site.when", "site.moment", "site.author", "site.author.name", "site.author.links", "site.posts.size",
    "site.posts.first.title", "site.posts[1].title", "site.posts.last.rank", "site.recipes", "site.recipes[0].kinds",
    "site.data.people", "site.data.numbers", "site.data.map", "site.data.map.size", "site.data.map.list",
    "site.data.map.text", "site.data.map.none", "site.data.map.float", "site.data.map.yes", "site.data.map.day",
    "site.data.team.red.points", "site.data.drinks", "site.data.people.first", "site.data.people[0].tags",
    "site.data.people[-1].age", "site.data['people'][1]['name']", "site.data.people.size", "site.tags.ruby.size",
    "site.categories", "site.pages.size", "site.collections.size", "site.baseurl", "site.time", "site.nope",
    "site.posts", "site.tags", "jekyll.environment", "nope", "nope.deeper", "include.x", "content", "blank", "empty",
)  # fmt: skip
LITERALS: Final = (
    "'a'", '"b"', "''", '""', "' '", "'a,b,,c'", "'Hello World'", "'<p>A &amp; b</p>'", "'x y  z'", "'1'", "'2.5'",
    "'-3abc'", "'10'", "'中文 text'", "'ÄÖ ß'", "'2021-01-18'", "'2021-01-18 10:20:30 +0800'", "'Jan 5, 2020'",
    "'not a date'", "'1610936430'", "'/a b/ü.html'", "'https://e.org/a?b=c#d'", "'a.b.c'", "'true'", "'nil'", "'a|b'",
    "'it''s'", "'\"'", "'it\\'s'", "'A_b C-d'", "'%7B'", "'*em* _x_'", "'&lt;'", "'ab\ncd'", "'name'", "'age'",
    "0", "1", "2", "-1", "3", "10", "100", "007", "1.5", "-2.25", "0.0", "1e3", "12345678901234567890", "3.0", "1.",
    "nil", "null", "true", "false", "(1..3)", "(3..1)", "(0..2)", "(x..3)", "(1..x)", "('1'..'3')", "(1..page.rank)",
    "(-1..1)", "(1...3)", "(1.5..3.2)",
)  # fmt: skip
ODD: Final = (
    "", "a b", "'open", "a.b.", ".a", "a..b", "[0]", "['page'].title", "a[", "a]", "-", "--1", "1-1", "a-b", "a?", "(1..",
    "1..3", "page.'title'", "page . title", "page.tags[0", "page.tags [0]", "#x", "$x", "a!b", "&", "'a' 'b'", "a, b",
    "page.tags.0", "1.2.3", "+1", "_", "a:b", ":", "|", "a | b", "(a)", "!a", "not a", "中", "page[", "page[]", "@",
    "\\", "1 2", "'", "\"a'", "true.x", "nil.x", "5.size", "'abc'.size", "[page.title]", "a['b", "((1..2))",
)  # fmt: skip
#: A filter, and the kinds of its arguments: a letter each (v any value, s text, n number, f field, e expression, d date
#: pattern); behind a question mark they may be missing.
FILTERS: Final = {
    "downcase": "", "upcase": "", "capitalize": "", "append": "s", "prepend": "s", "strip": "", "lstrip": "",
    "rstrip": "", "strip_newlines": "", "strip_html": "", "newline_to_br": "", "normalize_whitespace": "",
    "slice": "n?n", "truncate": "?ns", "truncatewords": "?ns", "split": "s", "replace": "ss", "replace_first": "ss",
    "replace_last": "ss", "remove": "s", "remove_first": "s", "remove_last": "s", "default": "v",
    "number_of_words": "?m", "escape": "", "h": "", "escape_once": "", "xml_escape": "", "url_encode": "",
    "url_decode": "", "cgi_escape": "", "uri_escape": "", "base64_encode": "", "base64_decode": "",
    "base64_url_safe_encode": "", "base64_url_safe_decode": "", "inspect": "", "jsonify": "", "plus": "n",
    "minus": "n", "times": "n", "divided_by": "n", "modulo": "n", "abs": "", "round": "?n", "ceil": "", "floor": "",
    "at_least": "n", "at_most": "n", "to_integer": "", "size": "", "join": "?s", "first": "", "last": "",
    "reverse": "", "concat": "v", "compact": "?f", "map": "f", "uniq": "?f", "sort_natural": "?f", "push": "v",
    "pop": "?n", "shift": "?n", "unshift": "v", "array_to_sentence_string": "?s", "where": "fv",
    "where_exp": "ie", "find": "fv", "find_exp": "ie", "group_by": "f", "group_by_exp": "ix", "sort": "?fo",
    "date": "d", "date_to_string": "?os", "date_to_long_string": "?os", "date_to_xmlschema": "", "date_to_rfc822": "",
    "relative_url": "", "absolute_url": "", "strip_index": "", "markdownify": "", "smartify": "", "slugify": "?g",
    "nosuchfilter": "?v", "sum": "?f",
}  # fmt: skip
KINDS: Final = {
    "f": ("'name'", "'age'", "'team'", "'tags'", "'address.city'", "'title'", "'rank'", "'nope'", "'n'", "'price'", "nil",
          "'serves'", "'kinds'", "'order'", "'address'", "1"),
    "i": ("'p'", "'p'", "'item'", "x"),
    "e": ("'p.age > 10'", "'p.team == \"red\"'", "'p.tags contains \"x\"'", "'p.name'", "'p.age'", "'p'", "'p > 1'",
          "'p.team == nil'", "'p.age > 7 and p.team == \"red\"'", "'p.name == \"Ann\" or p.age'", "''", "'p.age >'",
          "'p == blank'", "'p.tags == empty'", "'true'", "'p.age == 7.0'", "'p.name != \"bob\"'", "'p =='", "nil"),
    "x": ("'p.team'", "'p.name | size'", "'p.age'", "'p'", "'p.address.city | upcase'", "'p | modulo: 2'", "''", "'nope'",
          "'p.tags'", "'p.title | slice: 0'"),
    "o": ("'first'", "'last'", "'ordinal'", "'nope'", "nil"),
    "m": ("'cjk'", "'auto'", "'x'", "nil"),
    "g": ("'none'", "'raw'", "'default'", "'pretty'", "'ascii'", "'latin'", "'x'", "nil"),
}  # fmt: skip
DIRECTIVES: Final = "YCymBbhdejHkIlPpMSLNzZAauwGgVUWsnt%cDFvxXrRT+QEO1q"
TAGS: Final = (
    "assign", "assign", "assign", "capture", "if", "if", "if", "unless", "case", "case", "for", "for", "for", "tablerow",
    "cycle", "increment", "decrement", "comment", "raw", "include", "include", "ifchanged", "echo", "liquid", "break",
    "continue", "highlight", "link", "post_url", "#", "include_relative", "unknown", "render",
)  # fmt: skip
NAMES: Final = ("a", "b", "x", "y", "i", "page", "a.b", "a-b", "a[0]", "site", "forloop")
OPERATORS: Final = ("==", "!=", "<>", "<", ">", "<=", ">=", "contains", "=", "===", "=>", "in", "is", "and", "")
TEXTS: Final = ("t", " ", "\n", "\n\n", " word ", "{", "}", "{ {", "% }", "}}", "%}", "  \n  ", "中", "<b>", "*x*", "-", "'")
SOUP: Final = ("{", "}", "%", "'", '"', "|", ":", ",", " ", "-", "{{", "}}", "{%", "%}", "(", ")", "[", "]", ".", "..", "=",
               "\n", "end", "#", "中")  # fmt: skip


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
                    made = made[:spot] + self.random.choice(SOUP) + made[spot:]
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

    def sign(self, inner: str) -> str:
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
            made += f"{self.random.choice((' ', ' ', ''))}|{self.random.choice((' ', ' ', ''))}{self.filter()}"
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
        return name + self.random.choice((": ", ": ", ":", " : ")) + self.random.choice((", ", ",", " , ")).join(arguments)

    def argument(self, kind: str) -> str:
        if self.chance(self.wild * 2):
            return self.value()
        if kind in KINDS:
            return self.random.choice(KINDS[kind])
        if kind == "d":
            return f"'{self.pattern()}'"
        if kind == "n":
            return self.random.choice(("0", "1", "2", "3", "-1", "-2", "5", "1.5", "'2'", "x", "0.5", "-0.7", "7"))
        if kind == "s":
            return self.random.choice(("'a'", "' '", "','", "''", "'-'", "'b'", "x", "'\\\\0'", "nil", "1", "'中'", "page.title"))
        return self.value()

    def pattern(self) -> str:
        made = ""
        for _ in range(self.random.randint(1, 3)):
            flags = "".join(self.random.sample("-0^#_:", self.random.choice((0, 0, 0, 1, 2))))
            width = self.random.choice(("", "", "", "3", "10", "1"))
            made += self.random.choice(("", " ", "-", "x")) + f"%{flags}{width}{self.random.choice(DIRECTIVES)}"
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
                return self.sign(f"assign {self.random.choice(NAMES[:7])} = {self.filtered()}")
            case "increment" | "decrement":
                return self.sign(f"{name} {self.random.choice(NAMES)}")
            case "echo":
                return self.sign(f"echo {self.filtered()}")
            case "break" | "continue":
                return self.sign(name)
            case "cycle":
                group = self.random.choice(("", "", f"{self.value()}: "))
                return self.sign("cycle " + group + ", ".join(self.value() for _ in range(self.random.randint(1, 3))))
            case "#":
                return self.sign(f"# {self.value()}")
            case "unknown":
                return self.sign(self.random.choice(("youtube x", "endfor", "else", "end", "endif", "when 1", "2")))
            case "render":
                return self.sign("render 'hello.html'")
        return self.site_tag(name)

    def site_tag(self, name: str) -> str:
        match name:
            case "link":
                paths = ("about.md", "_recipes/soup.md", "assets/style.css", "/assets/style.css", "nope.md", "{{ x }}",
                         "_posts/2021-01-18-same-day.md", "")  # fmt: skip
                return self.sign(f"link {self.random.choice(paths)}")
            case "post_url":
                names = ("2020-02-29-first-post", "2021-01-18-same-day", "/2020-02-29-first-post", "2022-03-04-in-folder",
                         "深/2022-03-04-in-folder", "nope", "2020-01-01-nope", "")  # fmt: skip
                return self.sign(f"post_url {self.random.choice(names)}")
            case "include_relative":
                return self.sign(f"include_relative {self.random.choice(('near.txt', 'near.txt x=1', '../about.md', 'no'))}")
        files = ("hello.html", "params.html", "sees.html", "deep/nest.html", "breaks.html", "{{ x }}", "nope.html")
        parameters = ("name='you'", "a=1", 'b="x y"', "c=page.title", "who=x", "a = 'b'", "x", "a=page.tags b=nil", "a='it\\'s'")
        chosen = [self.random.choice(parameters[:-3] if not self.chance(self.wild) else parameters) for _ in range(self.random.choice((0, 1, 2)))]
        return self.sign(" ".join(["include", self.random.choice(files), *chosen]))

    def tag_capture(self, depth: int) -> str:
        name = self.random.choice((*NAMES[:6], "'q'", '"r"'))
        return self.sign(f"capture {name}") + self.body(depth + 1, 3) + self.sign("endcapture")

    def tag_if(self, depth: int, name: str = "if") -> str:
        made = self.sign(f"{name} {self.condition()}") + self.body(depth + 1, 2)
        for _ in range(self.random.choice((0, 0, 1, 2))):
            made += self.sign(f"elsif {self.condition()}") + self.body(depth + 1, 2)
        if self.chance(0.4):
            made += self.sign("else") + self.body(depth + 1, 2)
        return made + self.sign(f"end{name}")

    def tag_unless(self, depth: int) -> str:
        return self.tag_if(depth, "unless")

    def tag_case(self, depth: int) -> str:
        made = self.sign(f"case {self.value()}") + self.random.choice(("", "\n", "t"))
        for _ in range(self.random.choice((1, 2, 3))):
            joint = self.random.choice((" or ", ", ", ","))
            values = joint.join(self.value() for _ in range(self.random.choice((1, 1, 2, 3))))
            made += self.sign(f"when {values}") + self.body(depth + 1, 2)
            if self.chance(0.1):
                made += self.sign("else") + self.body(depth + 1, 1)
        if self.chance(0.4):
            made += self.sign("else") + self.body(depth + 1, 2)
        return made + self.sign("endcase")

    def clauses(self, names: tuple[str, ...]) -> str:
        made = ""
        for name in self.random.sample(names, self.random.choice((0, 0, 1, 2))):
            if name == "reversed":
                made += " reversed"
            else:
                value = self.random.choice(("0", "1", "2", "-1", "x", "'1'", "1.5", "continue", "nil", "page.rank"))
                made += f" {name}:{self.random.choice(('', ' '))}{value}"
        return made

    def tag_for(self, depth: int) -> str:
        head = f"for {self.random.choice(NAMES[:5])} in {self.value()}{self.clauses(('limit', 'offset', 'reversed'))}"
        made = self.sign(head) + self.body(depth + 1, 3)
        if self.chance(0.25):
            made += self.sign("else") + self.body(depth + 1, 1)
        return made + self.sign("endfor")

    def tag_tablerow(self, depth: int) -> str:
        head = f"tablerow {self.random.choice(NAMES[:5])} in {self.value()}{self.clauses(('limit', 'offset', 'cols'))}"
        return self.sign(head) + self.body(depth + 1, 2) + self.sign("endtablerow")

    def tag_ifchanged(self, depth: int) -> str:
        return self.sign("ifchanged") + self.body(depth + 1, 2) + self.sign("endifchanged")

    def tag_comment(self, depth: int) -> str:
        return self.sign("comment") + self.body(depth + 1, 2) + self.sign("endcomment")

    def tag_raw(self, depth: int) -> str:
        return self.sign("raw") + self.body(depth + 1, 2) + self.sign("endraw")

    def tag_highlight(self, depth: int) -> str:
        options = self.random.choice(("", "", " linenos", ' hl_lines="1"', " linenos=table"))
        if not self.chance(self.wild):
            options = self.random.choice(("", " linenos"))
        return self.sign(f"highlight text{options}") + self.body(depth + 1, 2) + self.sign("endhighlight")

    def tag_liquid(self, depth: int) -> str:
        lines = []
        for _ in range(self.random.choice((1, 2, 3))):
            name = self.random.choice(("assign", "echo", "increment", "cycle", "#", "if"))
            if name == "if":
                lines += [f"if {self.condition()}", f"echo {self.filtered()}", "endif"]
            else:
                lines.append(self.simple(name)[2:-2].strip("-").strip())
        return "{% liquid\n" + "\n".join(lines) + "\n%}"


def liquid_text(seed: str) -> str:
    """A text; the same for the same seed."""
    return LiquidWriter(seed).text()
