"""Short texts out of the characters of one or two constructs, in any order.

``random_markup(seed)`` gives the same text for the same seed, on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

#: Construct to its characters, with a broken bar between them.
_CHARACTERS: Final = {
    "headings": ("#¦# ¦ #¦##¦{#x}¦ {#y}¦\\#¦=¦===¦---¦{: .x}¦\v"),
    "lists": ("* ¦- ¦+ ¦1. ¦12. ¦\n  ¦\n    ¦\n\t¦\n   ¦*\n¦- - ¦[ ] ¦[x] ¦{:.i} "),
    "definitions": ("\n: ¦: ¦:   ¦\n\n: ¦\n    ¦\n  ¦:¦\n:\t¦{:.d} "),
    "quotes": ("> ¦>¦\n> ¦\n>> ¦\n>\n¦> - ¦>     ¦\n"),
    "fences": ("```¦```\n¦\n```\n¦~~~\n¦\n~~~\n¦````\n¦ ```¦    ¦\t¦ruby¦`¦`` ¦{: .x}"),
    "tables": ("|¦ | ¦||¦|-¦|---|¦\n|---|---|\n¦|:-:|¦\n|===|\n¦\\|¦`a|b`¦--¦-+-¦$$|$$"),
    "emphasis": ("*¦**¦***¦_¦__¦~~¦~¦\\*¦ *¦* ¦“¦”¦（¦）¦`*`"),
    "links": ('[¦]¦(¦)¦](¦![¦][¦[]¦[a]¦[a]: /u¦"t"¦<¦>¦\\]¦(/u)¦\n[b]: <u>¦:'),
    "footnotes": ("[^1]¦[^2]¦\n[^1]: ¦\n[^2]: ¦\n    ¦[^¦]¦:¦\n\n    ¦- ¦|"),
    "abbreviations": ("AB¦A¦\n*[AB]: x¦\n*[A]: y¦\n*[ab c]:¦ab c¦{:.x}¦\n{:.y}\n"),
    "attributes": ("{:.a}¦\n{:.a}\n¦{: #i}¦{:¦}¦{:r: .b}¦{: r}¦\n{:r: #j .c}\n¦ t='x'¦.a¦\\}¦*b*¦[l](u)"),
    "html": (
        "<div>¦</div>¦<b>¦</b>¦<p>¦</p>¦<br>¦<br/>¦<!--¦-->¦<img a='b'>¦<script>¦</script>¦"
        "<div markdown='1'>¦<pre>¦</pre>¦<¦>¦/>¦<?¦?>¦<b markdown='0'>¦<td>¦</td>¦\n\n¦    "
    ),
    "boxes": (
        "<div>\n¦\n</div>\n¦<ul><li>¦</li></ul>¦<table><tr><td>¦</td></tr></table>¦<center>¦"
        "</center>¦<p>\n¦<details>\n<summary>¦</summary>¦</details>¦<span>¦</span>¦<hr>¦<h2>¦</h2>¦"
        "\n- ¦*a*"
    ),
    "typography": ("'¦\"¦--¦---¦...¦<<¦>>¦ ¦\\'¦’¦1990s¦(¦)¦，¦。¦…¦*¦`c`¦<b>'</b>"),
    "math": ("$$¦$¦\\$$¦\n$$\n¦x|y¦\\\\¦a_b¦*¦\n\n¦{: .m}¦\\[¦\\]"),
    "entities": ("&amp;¦&¦&lt;¦&#x41;¦&#65;¦&nope;¦&copy¦&copy;¦;¦#¦<¦>¦`&amp;`"),
    "extensions": (
        "{::comment}¦{:/comment}¦{:/}¦{::nomarkdown}¦{::options auto_ids='false' /}¦"
        "{::nomarkdown type='html'}¦{::¦/}¦<b>¦\n¦\n\n¦{:toc}¦- x\n{:toc}¦# h\n¦{:.no_toc}"
    ),
    "lines": ("\n¦\n\n¦  \n¦\\\\\n¦^\n¦\n^\n¦\t¦    ¦ ¦* * *\n¦---\n¦\r\n¦　¦\u00a0¦\\"),
}
CHARACTERS: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(characters.split("¦")) for name, characters in _CHARACTERS.items()
}
WORDS: Final = ("a", "b c", "字", "é", "中文", "1", "x.")


def random_markup(seed: str) -> str:
    """The text of this seed."""
    pick = random.Random(f"markup {seed}")
    characters = [
        character
        for name in pick.sample(sorted(CHARACTERS), pick.choice((1, 1, 2, 2, 3)))
        for character in CHARACTERS[name]
    ]
    wordy = pick.choice((0.1, 0.3, 0.5))
    pieces = [
        "\n"
        if pick.random() < 0.12
        else pick.choice(WORDS)
        if pick.random() < wordy
        else pick.choice(characters)
        for _ in range(pick.randint(1, 16))
    ]
    return "".join(pieces) + pick.choice(("", "\n", "\n"))
