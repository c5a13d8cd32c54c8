"""Each file in ``identities`` is a configuration in a theme's manner, and what it says of the author."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import material
import pytest
import yaml

from mkdocs_jekyll.publish.html import inline_markdown
from mkdocs_jekyll.publish.site_identity import identity_of
from mkdocs_jekyll.publish.social_networks import NETWORKS, account_of, network_called

CASES = sorted((Path(__file__).parent / "identities").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_who_the_site_is(case: Path) -> None:
    reported = yaml.safe_load(case.read_text("utf-8"))
    found = identity_of(reported["config"], reported.get("data", {}))
    shown = {key: getattr(found, key, None) for key in reported["identity"]}
    shown |= {
        "accounts": [account.url for account in found.accounts],
        "names": [account.name for account in found.accounts],
        "icons": [account.icon for account in found.accounts],
        "friends": [list(astuple(friend)) for friend in found.friends],
    }
    assert {key: shown[key] for key in reported["identity"]} == reported["identity"]


def test_the_theme_has_an_icon_for_each_place() -> None:
    icons = Path(str(material.__file__)).parent / "templates" / ".icons"
    assert [one.key for one in NETWORKS if not (icons / f"{one.icon}.svg").is_file()] == []


def test_each_place_is_known_by_its_words_and_by_its_urls() -> None:
    for network in NETWORKS:
        assert all(network_called(word) is network for word in (network.key, *network.also)), network.key
        account = account_of("", network.url.format("someone"))
        assert account is not None
        assert account.icon == network.icon, network.key


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("two <br> lines", "two <br> lines"),
        ("one\n\ntwo", "one<br>\n\ntwo"),
        ("an <b>open end", "an <b>open end</b>"),
        ('<img src="x" onerror="alert(1)">words', "words"),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener">x</a>'),
        ('<em onclick="x()">so</em>', "<em>so</em>"),
        ("<div><p>block</p></div>", "block"),
    ],
)
def test_an_authors_words_do_no_harm(text: str, html: str) -> None:
    assert inline_markdown(text) == html
