"""What the theme's search is given."""

from __future__ import annotations

import json

import pytest

from mkdocs_jekyll.mkdocs_plugin.search.settings import SEPARATOR, divide

SEARCH = {"search": {"lang": ["zh", "en"], "separator": r"[\s\u200b\-]"}}
POST = "---\ntitle: 一次出行\ntags: [慢车, Tea]\n---\n{}\n"


def entries(built) -> dict[str, dict]:
    docs = json.loads(built.text("search/search_index.json"))["docs"]
    return {entry["location"]: entry for entry in docs}


def test_chinese_words_are_divided(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("我们坐火车去南京看长江大桥。\n\n## 车站\n\n人很多")}
    found = entries(make(files, None, {"plugins": [SEARCH, "jekyll"]}))
    assert found["2021/01/18/x.html"]["tags"] == ["慢车", "Tea"]
    assert "\u200b" in found["2021/01/18/x.html"]["text"]
    assert found["2021/01/18/x.html"]["title"].replace("\u200b", "") == "一次出行"
    assert found["2021/01/18/x.html#车站"]["title"] == "车站"


def test_a_post_that_opens_with_a_heading_keeps_its_title(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("# Beginning\n\ntext\n")}
    found = entries(make(files, None, {"plugins": [SEARCH, "jekyll"]}))
    assert found["2021/01/18/x.html"]["title"].replace("\u200b", "") == "一次出行"
    assert found["2021/01/18/x.html#beginning"]["title"] == "Beginning"


def test_lists_of_posts_are_not_found(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("text")}
    assert set(entries(make(files, None, {"plugins": [SEARCH, "jekyll"]}))) == {"2021/01/18/x.html"}


def test_a_post_can_stay_out(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": "---\ntitle: X\nsearch: false\n---\ntext"}
    assert entries(make(files, None, {"plugins": [SEARCH, "jekyll"]})) == {}


def test_a_site_with_chinese_posts_gets_settings_that_find_them(make) -> None:
    built = make(
        {"docs/_posts/2021-01-18-x.md": POST.format("我们坐火车")}, None, {"plugins": ["search", "jekyll"]}
    )
    index = json.loads(built.text("search/search_index.json"))
    assert index["config"]["separator"] == SEPARATOR
    assert (index["config"]["lang"], index["config"]["pipeline"]) == (["en"], ["stopWordFilter"])
    assert index["docs"][0]["tags"] == ["慢车", "Tea"]
    assert any("Chinese and English words are found" in line for line in built.log)
    assert not (built.site / "assets/jekyll/search_worker.js").exists()
    assert 'src="../../../assets/jekyll/search.js"' in built.text("2021/01/18/x.html")


def test_an_english_site_is_left_alone(make) -> None:
    built = make(
        {"docs/_posts/2021-01-18-x.md": "---\ntitle: X\n---\ntext"}, None, {"plugins": ["search", "jekyll"]}
    )
    assert json.loads(built.text("search/search_index.json"))["config"]["separator"] != SEPARATOR
    assert not (built.site / "assets/jekyll/search.js").exists()


@pytest.mark.parametrize(("separator", "told"), [(r"[\s\u200b]", False), (r"[\s\-]+", True)])
def test_what_the_author_sets_stays(make, separator: str, told: bool) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("我们坐火车")}
    built = make(files, None, {"plugins": [{"search": {"separator": separator}}, "jekyll"]})
    assert json.loads(built.text("search/search_index.json"))["config"]["separator"] == separator
    assert told == any("no Chinese word is found" in line for line in built.log)


def test_only_the_separator_is_the_authors(make) -> None:
    files = {"docs/_posts/2021-01-18-x.md": POST.format("我们坐火车")}
    built = make(files, None, {"plugins": [{"search": {"lang": ["zh", "en"]}}, "jekyll"]})
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
    found = divide(cut.replace("|", "\u200b"))
    assert found.replace("\u200b", "|").replace("\u2063", "·") == divided


def test_a_divided_text_reads_as_before() -> None:
    text = "我们坐火车去南京看长江大桥，臺灣的圖書館。"
    assert divide(text).replace("\u200b", "").replace("\u2063", "") == text


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
