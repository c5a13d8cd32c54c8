"""The pages of an index: where they stand, and what is on them."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.publish.pagination import page_path


@pytest.mark.parametrize(
    ("config", "folder", "wanted"),
    [
        ({}, "", "page2/"),
        ({}, "blog/", "blog/page2/"),
        ({"paginate_path": "/blog/seite-:num/"}, "blog/", "blog/seite-2/"),
        ({"paginate_path": "page:num"}, "blog/", "blog/page2/"),
        ({"paginate_path": "no number"}, "", "page2/"),
    ],
)
def test_the_folder_of_the_second_page(config: dict[str, object], folder: str, wanted: str) -> None:
    assert page_path(config.get("paginate_path"), folder, 2) == wanted
