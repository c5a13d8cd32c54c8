"""The menu of an old theme, in the forms that themes have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from mkdocs_jekyll.jekyll import read_site
from mkdocs_jekyll.publish.menu import MenuEntry, menu_of, with_home

from .conftest import write
from .test_navigation import NAV

PAGES = {
    "about.md": "---\ntitle: About\npermalink: /about/\n---\n",
    "shop.md": "---\ntitle: Shop\npermalink: /shop/\n---\n",
}
#: A layout that includes a menu with its own choice of the pages, and own words.
TOP = "{% assign tea = 1 %}{% include top.html %}{{ content }}"
HEADER = """
<nav><a class="navbar-brand" href="/tea/">Tea</a><a href="{{ '/' | relative_url }}">Home</a>
<a href="#top">Up</a>{% for page in site.pages %}{% if page.title == "Shop" %}
<a href="{{ page.url | relative_url }}"><b>Buy</b></a>{% endif %}{% endfor %}</nav>"""
#: A loop over all pages or posts.
LOOP = (
    "{%% for one in site.%s %%}{%% if one.title %%}<a href='{{ one.url }}'>{{ one.title }}</a>{%% endif %%}"
    "{%% endfor %%}"
)
FIVE_POSTS = {f"_posts/2021-01-0{number}-a.md": "x" for number in range(1, 6)}
ABOUT, SHOP = MenuEntry("About", "/about/"), MenuEntry("Shop", "/shop/")


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({"_config.yml": "header_pages: [shop.md, gone.md, about.md]\n"}, [SHOP, ABOUT]),
        ({"_config.yml": "navbar-links:\n  Shop: /shop/\n  More:\n    - About: /about/\n"},
         [SHOP, MenuEntry("More", "", (ABOUT,))]),
        ({"_config.yml": "nav:\n  - {name: Shop, href: /shop/}\n  - About: /about/\n"}, [SHOP, ABOUT]),
        ({"_data/menu.yml": "- {text: Shop, link: /shop/}\n- no line\n- {title: Empty}\n"}, [SHOP]),
        ({"_data/navigation.yml": "main:\n  - {title: About, url: /about/}\nfooter: []\n"}, [ABOUT]),
        ({"_config.yml": "collections: {tabs: {output: true}}\n",
          "_tabs/shop.md": "---\ntitle: Shop\npermalink: /shop/\norder: 2\n---\n",
          "_tabs/about.md": "---\ntitle: About\npermalink: /about/\norder: 1\n---\n"},
         [MenuEntry("Home", "/"), ABOUT, SHOP]),
        ({"shop.md": "---\ntitle: Shop\npermalink: /shop/\nnav_order: 1\n---\n",
          "about.md": "---\ntitle: About\npermalink: /about/\nparent: Shop\n---\n"},
         [MenuEntry("Shop", "/shop/", (ABOUT,))]),
        ({"shop.md": "---\ntitle: Shop\npermalink: /shop/\n---\n",
          "about.md": "---\ntitle: Shop\npermalink: /about/\nparent: Shop\nnav_order: 1\n---\n",
          "z.md": "---\ntitle: A\npermalink: /a/\nparent: Shop\nnav_order: 1\n---\n"},
         [MenuEntry("Shop", "/shop/", (MenuEntry("A", "/a/"), MenuEntry("Shop", "/about/")))]),
        ({"_config.yml": "theme: minima\nbaseurl: /tea\n", "index.md": "---\nlayout: home\n---\n",
          "_layouts/home.html": "---\nlayout: default\n---\n{{ content }}", "_layouts/default.html": TOP,
          "_includes/top.html": HEADER},
         [MenuEntry("Home", "/tea/"), MenuEntry("Buy", "/tea/shop/")]),
        ({"_config.yml": "theme: minima\n", "index.md": "---\nlayout: default\n---\n",
          "_layouts/default.html": "<nav>{{ site.title }}</nav>{% include top.html %}"},
         [ABOUT, SHOP]),
        ({"_config.yml": "theme: minimal-mistakes-jekyll\n",
          "_data/navigation.yml": "main:\nall:\n  - title: Tea\n    children: [{title: Shop, url: /shop/}]\n",
          "index.md": "---\nsidebar: {nav: all}\n---\n"},
         [MenuEntry("Tea", "", (SHOP,))]),
        ({"_config.yml": "plugins: [jekyll-paginate]\npaginate: 1\n", **FIVE_POSTS,
          "index.html": "---\nlayout: default\ntitle: Home\n---\n{{ paginator.posts.size }}",
          "_layouts/default.html": f"<nav>{LOOP % 'pages'}<a href='/shop'>Buy</a></nav>"},
         [ABOUT, MenuEntry("Home", "/"), SHOP]),
        ({"index.html": "---\nlayout: default\n---\n",
          **{f"_posts/2021-01-01-{n}.md": f"---\ntitle: P {n}\n---\nx" for n in range(60)},
          "_layouts/default.html": f"<nav>{LOOP % 'pages'}{LOOP % 'posts'}</nav>"}, []),
        ({"_config.yml": "nav: 3\nmenu: true\n", "_data/navigation.yml": "- 1\n- [2]\n"}, []),
    ],
)  # fmt: skip
def test_menus_are_read(tmp_path: Path, files: dict[str, str], wanted: list[MenuEntry]) -> None:
    write(tmp_path, {**PAGES, **files})
    assert menu_of(read_site(tmp_path)) == wanted


@pytest.mark.parametrize(("title", "added"), [("Tea", [MenuEntry("Hem", "/")]), ("Welcome", [])])
def test_a_home_page_called_as_the_site_is_called_home(
    tmp_path: Path, title: str, added: list[MenuEntry]
) -> None:
    write(tmp_path, {"_config.yml": "title: tea\n", "index.md": f"---\ntitle: {title}\n---\n"})
    site = read_site(tmp_path)
    assert with_home([SHOP], site, lambda _: "Hem") == [*added, SHOP]
    assert with_home([MenuEntry("Start", "/"), SHOP], site, str) == [MenuEntry("Start", "/"), SHOP]
    assert with_home([], site, str) == []


def sidebar(page: str) -> str:
    found = NAV.search(page)
    assert found
    return found[0]


def test_many_posts_and_pages_leave_the_sidebar_short_and_the_archive_light(make: Any) -> None:
    files = {f"jekyll/notes/{n:03}.md": f"---\ntitle: Note {n:03}\n---\nx\n" for n in range(40)}
    files["jekyll/about.md"] = "---\ntitle: About\n---\nx\n"
    days = [(2010 + n // 336, 1 + n // 28 % 12, 1 + n % 28) for n in range(120)]
    files |= {f"jekyll/_posts/{y}-{m:02}-{d:02}-p.md": "x\n" for y, m, d in days}
    built = make(files, {"source": "jekyll", "pages_in_nav": 10})
    assert not built.error
    nav = sidebar(built.text("about.html"))
    assert len(re.findall(r'class="md-nav__link', nav)) < 30
    assert "About" in nav
    assert "Note 008" in nav
    assert "Note 009" not in nav
    assert "the navigation has 10 of 41 pages" in "\n".join(built.log)
    archive = built.text("archive/index.html")
    lists = archive[archive.index('<section class="jk-year">') :]
    assert lists.count('class="jk-list__item"') == 120
    assert len(lists) < 120 * 260
