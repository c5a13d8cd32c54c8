"""Whole numbers of many digits: text with a warning that names the setting, numbers with the setting."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

NUMBER = "9" * 5_000
LIQUID = "{{ page.long | plus: 1 }} {{ page.long | jsonify }} {{ site.data.a | jsonify }}"
FILES = {
    "docs/_posts/2021-01-01-long.md": f"---\ntitle: Long\nlong: {NUMBER}\n---\n{LIQUID}\n",
    "docs/_data/a.csv": f"long\n{NUMBER}\n",
}


@pytest.fixture(autouse=True)
def digits_of_python() -> Iterator[None]:
    before = sys.get_int_max_str_digits()
    yield
    sys.set_int_max_str_digits(before)


@pytest.mark.parametrize("limit", [0, 6_000])
def test_a_number_has_as_many_digits_as_the_site_allows(make, limit: int) -> None:
    config = "csv_reader: {csv_converters: [integer]}\n" + (f"limits: {{digits: {limit}}}\n" if limit else "")
    built = make({**FILES, "docs/_config.yml": config})
    assert not built.error
    said = [line for line in built.log if "digits" in line]
    if limit:
        assert said == []
        text = built.text("2021/01/01/long.html")
        assert f"1{'0' * 5_000} {NUMBER} [{{" in text  # no text in quotes
        assert f":{NUMBER}}}]" in text
        assert sys.get_int_max_str_digits() == limit
    else:
        assert len(said) == 1
        assert "_posts/2021-01-01-long.md:3:" in said[0]
        assert "more than 4,300 digits; it is kept as text (`digits` under `limits`)" in said[0]
