"""Views in use: old URLs, the archive, pages that do not exist."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, Once, Tab, Tabs
from tests.browser.site import serve
from tests.browser.test_axe import in_the_dark, violations
from tests.selectors import TAG

pytestmark = pytest.mark.browser

BASE = "/notes/"
CONFIG = """\
title: 山间笔记
description: 茶、书与慢车。
author: ann
paginate: 6
collections: {authors: {output: true}}
defaults:
  - {scope: {type: posts}, values: {layout: post, permalink: "/:year/:month/:day/:title/"}}
"""
PAGES = {
    "_config.yml": CONFIG,
    "_data/authors.yml": """\
ann: {name: 安, bio: 种茶的人。, avatar: /img/ann.png}
bo: {name: Bo Lindqvist, bio: Rides slow trains.}
""",
    "_authors/bo.md": "---\nlayout: author\nshort_name: bo\n---\nWrites on *trains*.\n",
    "index.html": """\
---
layout: default
---
{% for post in paginator.posts %}{{ post.title }}{% endfor %}
""",
    "tags.html": """\
---
layout: default
title: 标签
permalink: /tags/
---
{% for tag in site.tags %}{{ tag[0] }}{% endfor %}
""",
    "archive.html": """\
---
layout: default
title: 归档
permalink: /archive/
---
{% for post in site.posts %}{{ post.title }}{% endfor %}
""",
    "search.html": "---\nlayout: default\ntitle: 搜索\npermalink: /search/\n---\n<input id='search-input'>\n",
    "404.html": """\
---
layout: default
permalink: /404.html
title: 迷路了
---
<p>这里什么也没有，<a href='{{ site.baseurl }}/archive/'>回归档</a>。</p>
""",
    "about.md": "---\nlayout: page\ntitle: 关于\npermalink: /about/\n---\n一个人的笔记。\n",
}
TAGS = ("茶", "Machine Learning", "慢车", "C++", "摄影", "tea-ware", "读书")


def source() -> dict[str, str]:
    """Forty posts over four years, some tags on many of them and some on few."""
    files = dict(PAGES)
    for number in range(40):
        day = f"{2018 + number // 11}-{1 + number * 5 % 12:02}-{1 + number * 7 % 28:02}"
        named = [tag for place, tag in enumerate(TAGS) if number % (place + 1) == 0]
        english = number % 4 == 0
        title = f"Letter {number} from the slow train" if english else f"第{number}封信：山里的茶"
        files[f"_posts/{day}-letter-{number}.md"] = (
            f"---\ntitle: {title}\nauthor: {'bo' if english else 'ann'}\n"
            f"tags: {json.dumps(named, ensure_ascii=False)}\ncategory: {'trains' if english else '山'}\n---\n"
            f"The word of this letter is magnolia{number}. 雨落在屋檐上。\n"
        )
    return files


def prepare(folder: Path, plugins: list[object]) -> Path:
    """A site of the forty posts; returns the folder of ``mkdocs.yml``."""
    pictures = {"img/ann.png": (Path(__file__).parents[2] / "docs/img/avatar.png").read_bytes()}
    files = {f"jekyll/{name}": text.encode() for name, text in source().items()}
    files |= {f"jekyll/{name}": data for name, data in pictures.items()}
    settings = {
        "site_name": "山间笔记",
        "site_url": f"https://notes.example.org{BASE}",
        "plugins": plugins,
        "theme": {"name": "material", "font": False, "language": "zh"},
    }
    files["mkdocs.yml"] = json.dumps(settings, ensure_ascii=False).encode()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "docs").mkdir()
    return folder


@pytest.fixture(scope="module")
def own_lists(once: Once) -> Iterator[str]:
    """The site with our own list of tags."""
    plugins = ["search", {"jekyll": {"source": "jekyll"}}]
    with serve(once("own-lists", lambda folder: prepare(folder, plugins), BASE).parent) as url:
        yield url + BASE


@pytest.fixture(scope="module")
def materials_list(once: Once) -> Iterator[str]:
    """The site with the list of Material's tags plugin."""
    plugins = ["tags", {"jekyll": {"source": "jekyll"}}]
    with serve(once("materials-list", lambda folder: prepare(folder, plugins), BASE).parent) as url:
        yield url + BASE


@pytest.fixture(scope="module")
def long_lists(once: Once) -> Iterator[str]:
    """The site with lists that are too long for one page."""
    plugins = ["search", "tags", {"jekyll": {"source": "jekyll", "posts_in_lists": 12}}]
    with serve(once("long-lists", lambda folder: prepare(folder, plugins), BASE).parent) as url:
        yield url + BASE


Opener = Callable[..., Tab]


@pytest.fixture
def opener(tabs: Tabs) -> Iterator[Opener]:
    """Opens tabs on a site: ``opener(root, javascript=False)``."""

    with ExitStack() as opened:

        def new(root: str, *, javascript: bool = True) -> Tab:
            settings = {} if javascript else {"java_script_enabled": False}
            return opened.enter_context(tabs.tab(root, **DESK, **settings))

        yield new


def in_sight(page: Page, heading: str) -> bool:
    """Whether a heading stands where a link's target is: on top of the window, or in it at the page's end."""
    for _ in range(50):
        box = page.get_by_role("heading", name=heading).first.bounding_box()
        at_end = page.evaluate("innerHeight + scrollY >= document.documentElement.scrollHeight - 2")
        if box is not None and 0 <= box["y"] < (900 if at_end else 260):
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("site", ["own_lists", "materials_list"])
def test_old_urls_of_tags_lead_to_the_tag(
    opener: Opener, request: pytest.FixtureRequest, site: str, javascript: bool
) -> None:
    tab = opener(request.getfixturevalue(site), javascript=javascript)
    for asked, heading in [
        ("Machine%20Learning", "Machine Learning"),
        ("machine-learning", "Machine Learning"),
        ("读书", "读书"),
        ("%E8%AF%BB%E4%B9%A6", "读书"),
        ("c++", "C++"),
        ("Tea-ware" if javascript else "tea-ware", "tea-ware"),
    ]:
        tab.page.goto("about:blank")
        tab.page.goto(f"{tab.root}tags/#{asked}", wait_until="load")
        assert in_sight(tab.page, heading), asked


@pytest.mark.parametrize("site", ["own_lists", "materials_list"])
def test_the_cloud_shows_counts_and_sizes_and_leads_on(
    opener: Opener, request: pytest.FixtureRequest, site: str
) -> None:
    page = opener(request.getfixturevalue(site)).open("tags/")
    names = page.locator(TAG)
    expect(names).to_have_count(len(TAGS))
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    many, few = names.filter(has_text="茶"), names.filter(has_text="读书")
    expect(many).to_contain_text("40")
    assert many.evaluate(size) > few.evaluate(size) + 3
    few.click()
    assert in_sight(page, "读书")


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("tags/#Machine%20Learning", "tags/machine-learning/"),
        ("tags/?tag=MACHINE+learning", "tags/machine-learning/"),
        ("tags/#tag:茶", "tags/%E8%8C%B6/"),
        ("archive/?tag=C%2B%2B", "tags/c/"),
        ("archive/#2019", "archive/2019/"),
        ("archive/#2018-11", "archive/2018/#2018-11"),
    ],
)
def test_in_a_long_list_old_urls_lead_to_the_page_of_the_posts(
    opener: Opener, long_lists: str, asked: str, page: str
) -> None:
    tab = opener(long_lists)
    tab.page.goto(f"{long_lists}{asked}")
    tab.page.wait_for_url(f"{long_lists}{page}")
    expect(tab.page.locator(".jk-list__item").first).to_be_visible()
    assert not tab.errors


@pytest.mark.parametrize(
    ("asked", "text"), [("tags/#machine-learning", "Machine Learning"), ("archive/#2019-06", "六月")]
)
def test_without_scripts_an_old_url_of_a_long_list_shows_the_link_to_the_posts(
    opener: Opener, long_lists: str, asked: str, text: str
) -> None:
    page = opener(long_lists, javascript=False).open(asked)
    link = page.locator("a[href]:target, a[name]:target ~ a[href]")
    expect(link).to_contain_text(text)
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.locator(".jk-list__item").first).to_be_visible()


def test_an_archive_filtered_by_tag_goes_to_the_tag(opener: Opener, own_lists: str) -> None:
    page = opener(own_lists).open("archive/?tag=Machine%20Learning")
    page.wait_for_url("**/tags/#Machine%20Learning")
    assert in_sight(page, "Machine Learning")


@pytest.mark.parametrize("site", ["own_lists", "materials_list"])
def test_a_list_of_tags_goes_to_the_tag_that_is_asked(
    opener: Opener, request: pytest.FixtureRequest, site: str
) -> None:
    page = opener(request.getfixturevalue(site)).open("tags/?tag=Machine+Learning")
    page.wait_for_url("**/tags/?tag=Machine+Learning#*")
    assert in_sight(page, "Machine Learning")


def test_the_archive_is_by_year_and_month(opener: Opener, own_lists: str) -> None:
    tab = opener(own_lists)
    page = tab.open("archive/")
    years = page.locator(".jk-years__year")
    expect(years).to_have_count(4)
    expect(page.locator(".md-sidebar--secondary .md-nav__link", has_text="2019")).to_be_visible()
    expect(years.first).to_be_hidden()  # where the table of contents has the years
    page.set_viewport_size({"width": 768, "height": 900})
    years.filter(has_text="2019").click()
    assert in_sight(page, "2019")
    expect(page.locator(".jk-month__name").first).to_contain_text("月")
    expect(page.locator(".jk-month .jk-list__item")).to_have_count(40)
    assert not tab.errors
    assert not tab.foreign()


def test_the_page_for_search_opens_the_themes_search(opener: Opener, own_lists: str) -> None:
    tab = opener(own_lists)
    page = tab.open("search/?query=magnolia7")
    expect(page.locator(".md-search__input")).to_be_focused()
    expect(page.locator(".md-search-result__list")).to_contain_text("第7封信")
    assert not tab.errors


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("2019/03/08/letter-13.html", "/letter-13/"),
        ("blog/deep/letter-12/", "/letter-12/"),
        ("2019/01/01/leter-21/", "/letter-21/"),
        ("abuot", "about/"),
    ],
)
def test_who_gets_lost_is_shown_the_nearest_page(
    opener: Opener, own_lists: str, asked: str, nearest: str
) -> None:
    tab = opener(own_lists)
    page = tab.open(asked)
    expect(page.get_by_role("heading", level=1)).to_have_text("迷路了")
    first = page.locator(".jk-suggestions a").first
    assert nearest in str(first.get_attribute("href"))
    first.click()
    expect(page.locator("h1").first).not_to_have_text("迷路了")
    assert [failure for failure in tab.failures if asked not in failure] == []
    assert not tab.errors


def test_without_scripts_the_way_back_is_still_shown(opener: Opener, own_lists: str) -> None:
    page = opener(own_lists, javascript=False).open("no/such/page/")
    expect(page.locator(".jk-suggestions")).to_be_hidden()
    page.get_by_role("link", name="回归档").click()
    expect(page).to_have_url(f"{own_lists}archive/")
    page.go_back()
    page.locator(".jk-actions a").click()
    expect(page).to_have_url(own_lists)


def test_authors_lead_to_their_posts(opener: Opener, own_lists: str) -> None:
    page = opener(own_lists).open("authors/")
    expect(page.locator(".jk-author")).to_have_count(2)
    page.locator(".jk-author").get_by_role("link", name="Bo Lindqvist").click()
    expect(page).to_have_url(f"{own_lists}authors/bo.html")
    expect(page.locator(".md-content em")).to_have_text("trains")
    expect(page.locator(".jk-list__item")).to_have_count(10)


@pytest.mark.parametrize(
    ("site", "path"),
    [
        *(
            ("own_lists", path)
            for path in ("archive/", "tags/", "categories/", "authors/", "authors/bo.html")
        ),
        ("own_lists", "2019/leter-13/"),
        *(("long_lists", path) for path in ("archive/", "tags/", "tags/machine-learning/page2/")),
    ],
)
def test_no_view_has_a_serious_violation(
    opener: Opener, request: pytest.FixtureRequest, site: str, path: str
) -> None:
    script = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    page = opener(request.getfixturevalue(site)).load(path)
    page.locator(".md-search[aria-label]").wait_for(state="attached")
    reported = violations(page, script) + in_the_dark(page, script)
    assert not reported, "\n".join(reported)
