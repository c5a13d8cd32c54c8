"""The language of a text by its small words."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.publish.language_words import guess_by_words

TEXTS = {
    "de": (
        "Das Wasser wird in der Kanne heiß, und dann gießt man es auf die Blätter. Es ist nicht "
        "schwer, einen guten Tee zu machen, aber man muss sich für jede Sorte die richtige Zeit "
        "merken und darf nicht mit dem Löffel rühren."
    ),
    "es": (
        "El agua se calienta en la tetera y después se echa sobre las hojas. No es difícil hacer un "
        "buen té, pero hay que saber el tiempo para cada hoja, y lo más importante es no remover "
        "con la cuchara los restos del fondo."
    ),
    "fr": (
        "On chauffe l'eau dans la théière, puis on la verse sur les feuilles. Ce n'est pas "
        "difficile, mais il faut savoir le temps pour chaque sorte, et surtout ne pas remuer avec "
        "une cuillère ce qui est resté au fond des tasses."
    ),
    "pt": (
        "A água é aquecida em uma chaleira e depois vai para as folhas. Não é difícil, mas você "
        "precisa saber o tempo de cada chá, e o mais importante é não mexer com uma colher os "
        "restos que ficam no fundo, como são as folhas."
    ),
    "ru": (
        "Вода греется в чайнике, и потом её наливают на листья. Это не трудно, но для каждого сорта "
        "нужно знать время, и главное не мешать ложкой то, что осталось на дне, как это делают "
        "многие, если они спешат или не знают."
    ),
    "": (
        "The water is heated in the kettle, and then you pour it on the leaves. It is not hard to "
        "make good tea, but you have to know the time for each kind, and above all not to stir with "
        "a spoon what is left at the bottom."
    ),
}
ITALIAN = (
    "Il tè è una bevanda che si beve con calma: per questo non si ha fretta, e nel bere è più "
    "importante il tempo della quantità. Sono cose che sa anche chi non ama il tè, ma la nonna "
    "lo sapeva meglio di tutti noi."
)


@pytest.mark.parametrize("language", TEXTS)
def test_small_words_tell_a_language(language: str) -> None:
    assert guess_by_words(TEXTS[language]) == language


def test_other_languages_and_short_texts_are_taken_for_none() -> None:
    assert guess_by_words(ITALIAN) == ""
    assert guess_by_words(TEXTS["de"][:60]) == ""
    assert guess_by_words(TEXTS["de"] + TEXTS["fr"]) == ""
