"""The language of a text in Latin or Cyrillic letters, by small words that hardly a sentence lacks."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
#: So much of a text is read.
_LETTERS_READ: Final = 6_000
#: Fewer words say nothing.
_LEAST_WORDS: Final = 30
#: The least share of all words, and how much more often than the words of any other language.
_SHARE: Final = 0.08
_TIMES: Final = 2
#: Words that one of these languages has often and the others do not have, or seldom.
_WORDS: Final = {
    language: frozenset(words.split())
    for language, words in {
        "de": "der die das und ist nicht ein eine einen mit auf für von dem den sich auch es ich wir im wird",
        "en": "the of and to is that for with this it are you on be was as from or have can",
        "es": "el los las y una por con para del que se en es como más pero este esta su al lo muy",
        "fr": "le les des et est une pour dans que qui pas sur avec ce vous nous il au du je sont cette",
        "it": "il di che e per una con non del della sono è gli nel alla più questo anche",
        "nl": "het een van en dat niet voor met zijn op ook aan maar wordt deze naar bij",
        "pl": "nie się jest na że do to jak co ale tym oraz przez dla od",
        "pt": "os uma um e para com não que em do da por mais como são ao você isso das dos seu também",
        "ru": "и в не на что с по как это для из к но мы от же то если при или",
        "uk": "і та що для як це але від або не на з до він які",
        "tr": "ve bir bu için ile da de olarak çok daha gibi olan",
        "vi": "và là của có cho không một các được trong với những để này",
        "id": "yang dan di untuk dengan ini itu dari pada tidak akan adalah",
    }.items()
}
#: The languages that are told; the others are there so that they are not taken for one of these.
TOLD: Final = frozenset(("de", "es", "fr", "pt", "ru"))


def guess_by_words(text: str) -> str:
    """The code of the text's language, one of ``TOLD``; empty for another one, and where it is unclear."""
    words = [word.lower() for word in _WORD.findall(text[:_LETTERS_READ])]
    if len(words) < _LEAST_WORDS:
        return ""
    counts = {language: sum(word in known for word in words) for language, known in _WORDS.items()}
    first, second = sorted(counts, key=lambda language: counts[language], reverse=True)[:2]
    is_clear = counts[first] >= _SHARE * len(words) and counts[first] >= _TIMES * counts[second]
    return first if is_clear and first in TOLD else ""
