"""What the theme's search is given, and what Pagefind is."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from mkdocs_jekyll.mkdocs_plugin.search.pagefind import SearchIndexer
from mkdocs_jekyll.mkdocs_plugin.search.settings import SEPARATOR, with_marks

from .conftest import digests

SEARCH = {"search": {"lang": ["zh", "en"], "separator": r"[\s\u200b\-]"}}
#: The theme's own search answers.
THEME = {"jekyll": {"search": "theme"}}
WITHOUT_A_WORD = {"docs/signs.md": "---\ntitle: '{}'\n---\n"}
POST = "---\ntitle: 一次出行\ntags: [慢车, Tea]\n---\n{}\n"


def entries(built) -> dict[str, dict]:
    docs = json.loads(built.text("search/search_index.json"))["docs"]
    return {entry["location"]: entry for entry in docs}


def test_chinese_words_are_divided(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("我们坐火车去南京看长江大桥。\n\n## 车站\n\n人很多")}
    found = entries(make(files, None, {"plugins": [SEARCH, THEME]}))
    assert found["2021/01/18/x.html"]["tags"] == ["慢车", "Tea"]
    assert "\u200b" in found["2021/01/18/x.html"]["text"]
    assert found["2021/01/18/x.html"]["title"].replace("\u200b", "") == "一次出行"
    assert found["2021/01/18/x.html#车站"]["title"] == "车站"


def test_a_post_that_opens_with_a_heading_keeps_its_title(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("# Beginning\n\ntext\n")}
    found = entries(make(files, None, {"plugins": [SEARCH, THEME]}))
    assert found["2021/01/18/x.html"]["title"].replace("\u200b", "") == "一次出行"
    assert found["2021/01/18/x.html#beginning"]["title"] == "Beginning"


def test_lists_of_posts_are_not_found(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("text")}
    assert set(entries(make(files, None, {"plugins": [SEARCH, THEME]}))) == {"2021/01/18/x.html"}


def test_a_post_can_stay_out(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": "---\ntitle: X\nsearch: false\n---\ntext"}
    assert entries(make(files, None, {"plugins": [SEARCH, THEME]})) == {}


def test_a_site_with_chinese_posts_gets_settings_that_find_them(make) -> None:
    built = make(
        {"docs/_posts/2021-01-18-x.md": POST.format("我们坐火车")}, None, {"plugins": ["search", THEME]}
    )
    index = json.loads(built.text("search/search_index.json"))
    assert index["config"]["separator"] == SEPARATOR
    assert (index["config"]["lang"], index["config"]["pipeline"]) == (["en"], ["stopWordFilter"])
    assert index["docs"][0]["tags"] == ["慢车", "Tea"]
    assert any("Chinese and English words are found" in line for line in built.log)
    assert not (built.site / "assets/jekyll/search_worker.js").exists()
    assert "Intl.Segmenter" in built.text("assets/jekyll/bundle.js")


def test_an_english_site_is_left_alone(make) -> None:
    built = make(
        {"docs/_posts/2021-01-18-x.md": "---\ntitle: X\n---\ntext"}, None, {"plugins": ["search", THEME]}
    )
    assert json.loads(built.text("search/search_index.json"))["config"]["separator"] != SEPARATOR
    assert "Intl.Segmenter" not in built.text("assets/jekyll/bundle.js")


@pytest.mark.parametrize(("separator", "reported"), [(r"[\s\u200b]", False), (r"[\s\-]+", True)])
def test_what_the_author_sets_stays(make, separator: str, reported: bool) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("我们坐火车")}
    built = make(files, None, {"plugins": [{"search": {"separator": separator}}, THEME]})
    assert json.loads(built.text("search/search_index.json"))["config"]["separator"] == separator
    assert reported == any("no Chinese word is found" in line for line in built.log)


def test_only_the_separator_is_the_authors(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("我们坐火车")}
    built = make(files, None, {"plugins": [{"search": {"lang": ["zh", "en"]}}, THEME]})
    settings = json.loads(built.text("search/search_index.json"))["config"]
    assert (settings["lang"], settings["pipeline"], settings["separator"]) == (["zh", "en"], [], SEPARATOR)


@pytest.mark.parametrize(
    ("cut", "divided"),
    [
        ("南京长江大桥", "南京|长江|大桥"),
        ("南京图书馆|里", "南京|图书馆|·里"),
        ("我|坐火车|去", "·我|·坐|火车|·去"),
        ("在|路上", "·在|路上"),
        ("茶", "茶"),
        ("数据库|的|索引", "数据库|·的|索引"),
        ("问|林|见|的", "问林见|·的"),
        ("臺|灣的|圖書館", "臺灣|·的|圖書館"),
        ("plain|text", "plain|text"),
        ("<p>在|路上</p>", "<p>|·在|路上|</p>"),
        ("", ""),
    ],
)
def test_words_are_divided(cut: str, divided: str) -> None:
    found = with_marks(cut.replace("|", "\u200b"))
    assert found.replace("\u200b", "|").replace("\u2063", "·") == divided


def test_a_divided_text_reads_as_before() -> None:
    text = "我们坐火车去南京看长江大桥，臺灣的圖書館。"
    assert with_marks(text).replace("\u200b", "").replace("\u2063", "") == text


def test_a_site_on_disk_fetches_nothing(make) -> None:
    files = {
        "docs/_posts/2021-01-18-x.md": POST.format("[again](/2021/01/18/x/)"),
        "docs/_config.yml": "permalink: pretty",
    }
    built = make(files, None, {"plugins": ["search", "offline", "jekyll"]})
    page = built.text("2021/01/18/x/index.html")
    assert "unpkg" not in page
    assert '<script src="../../../../assets/jekyll/search_worker.js"' in page
    assert 'href="index.html">again' in page
    assert "2021/01/18/x/index.html" in built.text("search/search_index.js")


def index_of(site: Path) -> dict[str, dict]:
    """Pagefind's records by the URLs of their pages."""
    found = {}
    for path in (site / "pagefind" / "fragment").iterdir():
        record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[record["meta"]["location"]] = record
    return found


ARTICLES = {
    "docs/_posts/2021-01-18-x.md": POST.format("我们坐火车 [link](/about/)\n\n## 车站\n\n人很多"),
    "docs/_posts/2021-01-19-out.md": "---\ntitle: Out\nsearch: false\n---\ntext",
    "docs/about.md": "# About <b>us</b>\n\nwords <span data-search-exclude>secret</span>\n",
    "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
}


def test_articles_are_indexed_and_nothing_else(make) -> None:
    built = make(
        {**ARTICLES, **WITHOUT_A_WORD},
        None,
        {"plugins": ["search", "tags", "jekyll"], "extra_css": []},
        strict=True,
    )
    found = index_of(built.site)
    assert set(found) == {"2021/01/18/x.html", "about/"}
    post = found["2021/01/18/x.html"]
    assert post["meta"]["title"] == "一次出行"
    assert (json.loads(post["meta"]["tags"]), post["meta"]["year"]) == (["慢车", "Tea"], "2021")
    assert [anchor["id"] for anchor in post["anchors"]] == ["车站"]
    assert found["about/"]["meta"]["title"] == "About us"
    assert "secret" not in found["about/"]["content"]
    assert built.warnings == []
    assert not (built.site / "search").exists()
    page = built.text("2021/01/18/x.html")
    assert '"search": "../../../assets/jekyll/pagefind_worker.js"' in page
    assert '"search": "/assets/jekyll/pagefind_worker.js"' in built.text("404.html")
    assert not (built.site / "assets/jekyll/search_worker.js").exists()
    assert built.again() == []


def test_a_site_without_a_word_has_an_empty_index(make) -> None:
    built = make(WITHOUT_A_WORD, None, {"plugins": ["search", "jekyll"]})
    assert built.warnings == []
    assert json.loads(built.text("pagefind/pagefind-entry.json"))["languages"] == {}
    assert built.again() == []


def test_an_index_of_several_folders_is_that_of_a_clean_build(
    make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_jekyll.mkdocs_plugin.search.article_folders._BATCH", 2)
    posts = {
        f"docs/_posts/2021-01-{day:02}-p{day}.md": f"---\ntitle: P{day}\n---\n[a](b) words of day{day}"
        for day in range(1, 8)
    }
    files = {**posts, "docs/about.md": "# About\n\nus\n", "docs/_config.yml": "permalink: pretty"}
    begun = []
    complete = SearchIndexer.complete
    monkeypatch.setattr(
        SearchIndexer, "complete", lambda self, urls: begun.append(self.is_at_work) or complete(self, urls)
    )

    def index(boost: int, changes: dict[str, str | None]) -> dict[str, str]:
        plugins = [{"search": {"fields": {"title": {"boost": boost}}}}, "jekyll"]
        built = make(changes, None, {"plugins": plugins})
        assert not built.error
        return digests(built.site / "pagefind")

    index(5, files)
    changed = index(5, {"docs/_posts/2021-01-04-p4.md": "---\ntitle: P4\n---\nother words"})
    assert begun[-2:] == [True, True]  # with the articles that were kept
    new = index(7, {"docs/_posts/2021-01-05-p5.md": "---\ntitle: P5\n---\nnew words"})
    shutil.rmtree(tmp_path / ".cache")
    assert index(7, {}) == new
    old = files["docs/_posts/2021-01-05-p5.md"]
    shutil.rmtree(tmp_path / ".cache")
    assert index(5, {"docs/_posts/2021-01-05-p5.md": old}) == changed


def test_the_index_is_written_before_pages_are_also_where_one_of_them_lists_tags(
    make, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    complete = SearchIndexer.complete

    def spy(indexer: SearchIndexer, urls: list[str]) -> None:
        complete(indexer, urls)
        written.append(indexer._is_complete)

    monkeypatch.setattr(SearchIndexer, "complete", spy)
    built = make(ARTICLES, None, {"plugins": ["search", "tags", "jekyll"]})
    assert written[0]
    assert set(index_of(built.site)) == {"2021/01/18/x.html", "about/"}


def test_a_site_that_has_no_word_any_more_has_an_empty_index(make) -> None:
    plugins = {"plugins": ["search", "jekyll"]}
    assert make({"docs/signs.md": "words"}, None, plugins).warnings == []
    built = make(WITHOUT_A_WORD, None, plugins)
    assert built.warnings == []
    assert json.loads(built.text("pagefind/pagefind-entry.json"))["languages"] == {}


#: Changes a post, and takes one out of the search, when Pagefind has read them.
LATE = """\
def on_env(env, config, files):
    posts = {file.page.meta.get("title"): file.page for file in files.documentation_pages()}
    posts["一次出行"].content += "<p>zebra</p>"
    posts["Gone"].meta["search"] = {"exclude": True}
"""


def test_what_changes_after_it_was_handed_over_is_indexed_as_it_is(make) -> None:
    files = {**ARTICLES, "hook.py": LATE, "docs/_posts/2021-01-20-gone.md": "---\ntitle: Gone\n---\ntext"}
    built = make(files, None, {"plugins": ["search", "jekyll"], "hooks": ["hook.py"]})
    found = index_of(built.site)
    assert set(found) == {"2021/01/18/x.html", "about/", "tags/"}
    assert "zebra" in found["2021/01/18/x.html"]["content"]


def test_of_a_text_that_is_too_long_the_beginning_is_found(make) -> None:
    files = {
        "docs/_config.yml": "limits: {search_text: 45}\n",
        "docs/_posts/2021-01-18-x.md": POST.format("beginning " * 4 + "*middle* " * 4),
        "docs/_posts/2021-01-19-y.md": POST.format("short"),
    }
    built = make(files, None, {"plugins": ["search", {"jekyll": {}}]})
    found = index_of(built.site)
    assert "beginning" in str(found) and "middle" not in str(found)
    said = [line for line in built.log if "the search reads" in line]
    assert len(said) == 1 and "_posts/2021-01-18-x.md: the search reads 45 of " in said[0]
    assert any("Raise `search_text` under `limits`" in line for line in built.log)


def test_settings_of_the_themes_search_are_taken_or_answered(make) -> None:
    search = {"search": {"lang": ["en"], "separator": r"[\s]", "fields": {"title": {"boost": 3}}}}
    built = make({"docs/index.md": "# Home\n\nwords\n"}, None, {"plugins": [search, "jekyll"]}, strict=True)
    lines = [line for line in built.log if "search: " in line]
    assert len(lines) == 1
    assert "separator: not known to Pagefind" in lines[0]
    assert json.loads(built.text("pagefind/pagefind-entry.json"))["languages"].keys() == {"en"}


def test_without_pagefind_the_theme_answers(make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    built = make({"docs/index.md": "# Home\n\nwords\n"}, None, {"plugins": ["search", "jekyll"]})
    assert any("Pagefind is not installed" in line for line in built.warnings)
    assert "" in entries(built)
    assert not (built.site / "pagefind").exists()
