"""Sites in several languages, held against what Jekyll makes of them with the plugin that ``gem`` names.

Each file in ``languages`` is a site; tests/oracle/record_languages.py recorded the ``.json`` beside it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from mkdocs_jekyll.jekyll import Document, Page, ReadSettings, SiteRenderer, read_site

from .test_site import write

HERE = Path(__file__).parent / "languages"
CASES = sorted(HERE.glob("*.yml"))


def built(source: Path, gem: str) -> dict[str, str]:
    """Every file of the sites in all languages."""
    site = read_site(source)
    assert site.languages is not None
    assert site.languages.plugin == gem
    found: dict[str, str] = {}
    for code in site.languages.codes:
        there = read_site(source, ReadSettings(language=code))
        assert there.languages is not None
        items: list[Document | Page] = [*there.posts, *there.pages]
        for item in items:
            found[there.languages.folder + item.destination] = SiteRenderer(there).render(item).html
        for file in there.static_files:
            if file.output:
                found[there.languages.folder + file.destination] = file.path.read_text("utf-8")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem.replace("-", " "))
def test_every_language_has_its_site(case: Path, tmp_path: Path) -> None:
    wanted = yaml.safe_load(case.read_text("utf-8"))
    write(tmp_path, wanted["files"])
    recorded = json.loads(case.with_suffix(".json").read_text("utf-8"))
    assert built(tmp_path, wanted["gem"]) == recorded


def test_translations_of_polyglot_share_a_url_or_a_page_id(tmp_path: Path) -> None:
    write(tmp_path, {
        "_config.yml": "languages: [en, fr]\nlang_from_path: true\n",
        "Gemfile": "gem 'jekyll-polyglot'\n",
        "about.md": "---\npage_id: about\npermalink: /about/\n---\n",
        "fr/about.md": "---\npage_id: about\npermalink: /a-propos/\n---\n",
        "contact.en.md": "---\nlang: EN\n---\n",
        "contact.fr.md": "---\nlang: fr\n---\n",
        "only.md": "---\n---\n",
    })  # fmt: skip
    site = read_site(tmp_path, ReadSettings(language="fr"))
    assert {page.url: page.translations for page in site.pages} == {
        "/a-propos/": {"en": "/about/", "fr": "/a-propos/"},
        "/contact.fr.html": {"en": "/contact.en.html", "fr": "/contact.fr.html"},
        "/only.html": {"en": "/only.html"},
    }
    assert {page.data["rendered_lang"] for page in site.pages} == {"en", "fr"}


def test_translations_of_the_other_plugin_are_files_of_one_name(tmp_path: Path) -> None:
    write(tmp_path, {
        "_config.yml": "languages: [en, ja]\n",
        "_i18n/en.yml": "a: b\n",
        "_i18n/ja.yml": "a: b\n",
        "_i18n/en/_posts/2020-01-01-a.md": "---\n---\n",
        "_i18n/ja/_posts/2020-01-01-a.md": "---\npermalink: /ei/\n---\n",
        "_i18n/ja/_posts/2020-01-02-b.md": "---\n---\n",
        "page.md": "---\npermalink: /page/\npermalink_ja: /peji/\n---\n",
    })  # fmt: skip
    site = read_site(tmp_path, ReadSettings(language="ja"))
    assert [post.translations for post in site.posts] == [
        {"ja": "/ei/", "en": "/2020/01/01/a.html"},
        {"ja": "/2020/01/02/b.html"},
    ]
    assert site.pages[0].translations == {"en": "/page/", "ja": "/peji/"}


def test_texts_that_can_not_be_read_are_reported(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "languages: [en, ja]\n", "_i18n/en.yml": "a: [\n"})
    en, ja = (read_site(tmp_path, ReadSettings(language=code)) for code in ("en", "ja"))
    assert [(problem.severity, problem.path) for problem in en.problems] == [("error", "_i18n/en.yml")]
    assert ("warning", "_i18n/ja.yml") in [(problem.severity, problem.path) for problem in ja.problems]


def test_a_site_in_one_language_has_none_to_choose(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "languages: [en]\n", "a.md": "---\nlang: fr\n---\n{% t x %}\n"})
    site = read_site(tmp_path)
    assert site.languages is None
    assert any("t" in str(problem) for problem in SiteRenderer(site).render(site.pages[0]).problems)


@pytest.mark.parametrize(("url", "chosen"), [("/a/", ["fr.md"]), ("/fr/a/", ["en.md", "fr.md"])])
def test_without_a_plugin_only_items_of_one_url_are_chosen_from(
    url: str, chosen: list[str], tmp_path: Path
) -> None:
    write(tmp_path, {
        "_config.yml": "languages: [en, fr]\ndefault_lang: en\n",
        "en.md": "---\nlang: en\npermalink: /a/\n---\n",
        "fr.md": f"---\nlang: fr\npermalink: {url}\n---\n",
    })  # fmt: skip
    assert [page.name for page in read_site(tmp_path, ReadSettings(language="fr")).pages] == chosen
