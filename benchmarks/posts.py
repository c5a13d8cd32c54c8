"""Posts of a blog that nobody wrote: the same ones on every machine, and no two sentences alike.

Chinese words are the twenty thousand most frequent ones of jieba's dictionary, as often as they are in real
texts: what divides words finds those of a dictionary, and a made-up word is several to it. Latin words are
made up and follow Zipf's law. A text that repeats would flatter caches, compression and searches. Every
second post is Chinese. A post has headings, lists, code, quotes, pictures, tables and HTML, one to twelve
kilobytes of it.

Every program that is measured reads these texts, so they hold no Liquid and nothing of kramdown's own; the
blogs of ``tests/blog_generator.py`` have both.
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from heapq import nlargest
from importlib.resources import files
from itertools import accumulate

FIRST = date(1990, 1, 1)
#: Days that have posts: a post of tomorrow is not published.
_DAYS = 12_000
TAGS = 60
PICTURES = 99
_VOCABULARY = 20_000
_CONSONANTS = "bcdfghklmnprstvwz"
_VOWELS = "aeiou"
_HAN = re.compile("[\u4e00-\u9fff]+")
_MARKS = {True: "，。？！；", False: ",.?!;"}
_LANGUAGES = ("python", "bash", "", "java", "sql")


@cache
def vocabulary(chinese: bool) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The words, most frequent first, and the sums of their frequencies."""
    if chinese:
        return _chinese()
    dice = random.Random(11)
    words: dict[str, None] = {}
    while len(words) < _VOCABULARY:
        syllables = range(dice.choice((1, 2, 2, 3, 3, 4)))
        words["".join(dice.choice(_CONSONANTS) + dice.choice(_VOWELS) for _ in syllables)] = None
    return tuple(words), tuple(accumulate(1 / (rank + 2) for rank in range(_VOCABULARY)))


def _chinese() -> tuple[tuple[str, ...], tuple[float, ...]]:
    entries = (line.split() for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines())
    counts = ((int(count), word) for word, count, *_ in entries if _HAN.fullmatch(word))
    frequencies, words = zip(*nlargest(_VOCABULARY, counts), strict=True)
    return words, tuple(map(float, accumulate(frequencies)))


class Author:
    """Writes one post; ``seed`` is its number."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.chinese = seed % 2 == 1

    def word(self) -> str:
        words, sums = vocabulary(self.chinese)
        return words[bisect(sums, self.random.random() * sums[-1])]

    def words(self, least: int, most: int) -> str:
        return ("" if self.chinese else " ").join(
            self.word() for _ in range(self.random.randint(least, most))
        )

    def sentence(self, most: int = 30) -> str:
        words = [self.word() for _ in range(self.random.randint(6, most))]
        if self.random.random() < 0.5:
            spot = self.random.randrange(len(words))
            forms = ("**{}**", "*{}*", "`{}`", "[{}](https://example.com/{})", "“{}”", '"{}"')
            words[spot] = self.random.choice(forms).replace("{}", words[spot])
        return ("" if self.chinese else " ").join(words) + self.random.choice(_MARKS[self.chinese])

    def paragraph(self) -> str:
        return "\n".join(self.sentence() for _ in range(self.random.randint(1, 4)))

    def listing(self) -> str:
        lines = []
        for number in range(1, self.random.randint(3, 7)):
            lines.append(self.random.choice((f"{number}. ", "* ", "- ")) + self.sentence(10))
            if self.random.random() < 0.3:
                lines.append("    * " + self.sentence(8))
        return "\n".join(lines)

    def code(self) -> str:
        lines = [
            f"def {self.word()}_{number}(x):\n    return x + {self.random.random():.4f}"
            for number in range(3)
        ]
        return f"```{self.random.choice(_LANGUAGES)}\n" + "\n".join(lines) + "\n```"

    def block(self) -> str:
        match self.random.randrange(12):
            case 0 | 1:
                return "#" * self.random.randint(2, 4) + " " + self.words(2, 6)
            case 2:
                return self.code()
            case 3 | 4:
                return self.listing()
            case 5:
                return "> " + self.paragraph()
            case 6:
                return f"![{self.words(2, 5)}](/postimg/{self.random.randint(1, PICTURES)}.png)"
            case 7 if self.random.random() < 0.4:
                rows = "\n".join(f"| {self.words(2, 4)} | `x` | 1 |" for _ in range(4))
                return f"| a | b | c |\n|---|:-:|---|\n{rows}"
            case 8 if self.random.random() < 0.3:
                return f'<div class="note">\n<p>{self.sentence()}</p>\n</div>'
            case _:
                return self.paragraph()

    def post(self) -> str:
        """The whole text."""
        return "\n\n".join(self.block() for _ in range(self.random.randint(8, 60))) + "\n"


@dataclass(frozen=True, slots=True)
class Post:
    """A post with its day, its title and its tags; ``text`` has no front matter."""

    number: int
    day: date
    title: str
    tags: tuple[str, ...]
    text: str

    @property
    def name(self) -> str:
        """The name of its file, as Jekyll has it."""
        return f"{self.day}-post-{self.number}.md"

    @property
    def file(self) -> str:
        """The file's content: front matter that Jekyll, Material and Hugo read alike."""
        tags = ", ".join(self.tags)
        front = f'layout: post\ntitle: "{self.title}"\ndate: {self.day}\ntags: [{tags}]\n'
        return f"---\n{front}---\n{self.text}"


def posts(count: int) -> list[str]:
    """The texts of the first ``count`` posts."""
    return [Author(seed).post() for seed in range(count)]


def blog(count: int) -> Iterator[Post]:
    """The first ``count`` posts, oldest first: one a day, or as many a day as make them end before today."""
    for number in range(count):
        author = Author(number)
        tags = tuple(f"tag-{author.random.randrange(TAGS)}" for _ in range(author.random.randint(1, 3)))
        title = f"{author.words(2, 5)} {number}"
        day = FIRST + timedelta(days=number * _DAYS // max(count, _DAYS))
        yield Post(number, day, title, tuple(dict.fromkeys(tags)), author.post())
