"""The language of a text is that by which all its letters are counted, however it is found."""

from __future__ import annotations

import random

from mkdocs_jekyll.publish import language

SCRIPTS = (
    "plain words ",
    "中文字符",
    "。，“”",
    "ひらがな",
    "カタカナ",
    "한국어",
    "שלום",
    "العربية",
    "éàü",
    "1234 ",
    "\u2e80〇",
    " ",
)


def test_a_shortcut_finds_what_counting_finds() -> None:
    dice = random.Random(5)
    for _ in range(4000):
        chosen = dice.sample(SCRIPTS, dice.randint(1, 4))
        text = "".join(dice.choice(dice.choice(chosen)) for _ in range(dice.randint(0, 60)))
        assert language.guess(text) == language.guess_by_counting(text), text
