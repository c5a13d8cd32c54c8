"""What the theme's search is given."""

from __future__ import annotations

import json

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
