"""Sites whose pages are put together at random: words, lists of all kinds, includes and layouts."""

from __future__ import annotations

from random import Random

#: A word of a page's own is ``own1``, ``own2``, ...; one inside of a list's markup is ``list1``, ...
OWN, LISTED = "own", "list"
TOPICS = ("tea", "cups", "night trains", "C", "C++")
KINDS = ("travel", "home")

_CONFIG = "title: Letters\nplugins: [jekyll-paginate]\npaginate: 4\ncollections: {notes: {output: true}}\n"
_ITEMS = (
    "<li><a href='{{ post.url | relative_url }}'>{{ post.title }}</a></li>",
    "- [{{ post.title }}]({{ post.url }})\n",
    "<article><h2><a href='{{ post.url }}'>{{ post.title }}</a></h2><time>{{ post.date | date: '%F' }}</time>"
    "{{ post.excerpt }} <a href='{{ post.url }}'>LISTED</a></article>",
    "<p>{{ post.date | date_to_string }} <b>{{ post.title }}</b> LISTED {% if post.tags %}"
    "{{ post.tags | join: ', ' }}{% endif %}</p>",
    "<li>{{ post.title }} {{ post.mood }}</li>",
    "{% include item.html post=post %}",
)
_CONDITIONS = (
    "{% if post.mood %}ITEM{% endif %}",
    "{% unless post.tags contains 'tea' %}ITEM{% endunless %}",
    "{% if post.categories contains 'travel' %}ITEM{% else %}<i>LISTED</i>{% endif %}",
    "{% if forloop.index > 2 %}ITEM{% endif %}",
)
_ORDERS = ("reversed", "limit: 2", "offset: 1", "limit: 3 offset: 2")
_SOURCES = (
    "{% assign posts = site.posts | where: 'mood', 'glad' %}",
    "{% assign posts = site.posts | sort: 'title' %}",
    "{% assign posts = site.posts | where_exp: 'p', 'p.mood' | reverse %}",
    "{% assign posts = site.tags.tea %}",
    "{% assign posts = site.posts %}",
)
_GROUPS = (
    "{% for tag in site.tags %}<h3 id='{{ tag[0] }}'>{{ tag[0] }}</h3>"
    "{% for post in tag[1] %}ITEM{% endfor %}{% endfor %}",
    "{% assign names = site.categories | sort %}{% for c in names %}<h3>{{ c[0] }} LISTED</h3>"
    "{% for post in c[1] %}ITEM{% endfor %}{% endfor %}",
    "{% assign years = site.posts | group_by_exp: 'p', \"p.date | date: '%Y'\" %}{% for year in years %}"
    "<h2>{{ year.name }}</h2>{% for post in year.items %}ITEM{% endfor %}{% endfor %}",
    "{% for tag in site.tags %}<a href='#{{ tag[0] }}'>{{ tag[0] }}</a> {% endfor %}",
)
_WORDS = (
    "<h1>OWN OWN</h1>\n",
    "OWN *OWN* OWN OWN.\n\n",
    "<p class='x > y'>OWN <br> OWN</p>\n",
    "<div class='OWN'><span>OWN</span></div>\n",
    "## OWN\n\n",
    "{% if site.posts.size > 0 %}<p>OWN</p>{% else %}<p>LISTED</p>{% endif %}\n",
    "{% capture x %}OWN{% endcapture %}<p>{{ x }} {{ page.title }}</p>\n",
    "<!-- LISTED -->\n",
    "{% include words.html %}\n",
    "{% raw %}{{ OWN }}{% endraw %}\n",
)
_WRAPPED = (
    "{}",
    "<ul class='posts'>\n{}\n</ul>\n",
    "<div><section>\n{}\n</section>OWN</div>\n",
    "<table><tr><td>{}</td></tr></table>\n",
)
_PAGER = (
    "{% if paginator.total_pages > 1 %}<nav>{% if paginator.next_page %}"
    "<a href='{{ paginator.next_page_path | relative_url }}'>LISTED</a>{% endif %}</nav>{% endif %}\n"
)


class PageMaker:
    """Writes pages; every word is another one."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._count = 0

    def site(self, pages: int) -> dict[str, str]:
        """The files of a site with so many pages besides its home page."""
        files = {
            "_config.yml": _CONFIG,
            "_includes/item.html": "<li><a href='{{ include.post.url }}'>{{ include.post.title }}</a></li>",
            "_includes/words.html": self._filled("<p>OWN OWN</p>"),
            "_includes/list.html": "{% for post in site.posts %}<li>{{ post.title }}</li>{% endfor %}",
            "_layouts/plain.html": "{{ content }}",
            "_layouts/front.html": "Hi {% for p in site.posts %}{{ p.title }}{% endfor %}{{ content }}",
            "_notes/a.md": "---\ntitle: A note\n---\nx\n",
        }
        for number in range(9):
            files |= self._post(number)
        files["index.html"] = self._page("index.html", paginated=self._random.random() < 0.7)
        for number in range(pages):
            ext = self._random.choice(("md", "html"))
            name = self._random.choice((f"p{number}", f"p{number}/index", f"archive{number}"))
            files[f"{name}.{ext}"] = self._page(f"{name}.{ext}")
        return files

    def _post(self, number: int) -> dict[str, str]:
        pick = self._random
        tags = pick.sample(TOPICS, pick.randint(0, 3))
        mood = pick.choice(("", "mood: glad\n", "mood: low\n"))
        matter = f"title: Letter{number}x\ntags: {tags}\ncategories: {pick.choice(KINDS)}\n{mood}"
        name = f"_posts/20{18 + number // 3}-0{1 + number % 9}-1{number}-letter-{number}.md"
        return {name: f"---\n{matter}---\nText{number}x of it.\n\nMore of it.\n"}

    def _page(self, path: str, *, paginated: bool = False) -> str:
        pick = self._random
        layout = pick.choice(("plain", "default", "page", "archive", "home", "front", "posts"))
        parts = [pick.choice(_WORDS) for _ in range(pick.randint(0, 4))]
        if pick.random() < 0.9:
            parts.insert(pick.randint(0, len(parts)), self._list(path, paginated=paginated))
        if paginated and pick.random() < 0.6:
            parts.append(_PAGER)
        if pick.random() < 0.2:
            parts.append(self._list(path, paginated=False))
        text = self._filled("\n".join(parts))
        return f"---\nlayout: {layout}\ntitle: Page {self._count}\n---\n{text}"

    def _list(self, path: str, *, paginated: bool) -> str:
        pick = self._random
        item = pick.choice(
            _ITEMS if path.endswith(".md") else [one for one in _ITEMS if not one.startswith("-")]
        )
        kind = pick.random()
        if kind < 0.25:
            item = pick.choice(_CONDITIONS).replace("ITEM", item)
        if kind > 0.85:
            found = pick.choice(_GROUPS).replace("ITEM", item)
        elif kind > 0.8:
            found = "{% include list.html %}"
        else:
            source, posts = "", "paginator.posts" if paginated else "site.posts"
            if kind > 0.6:
                source, posts = pick.choice(_SOURCES), "posts"
            order = f" {pick.choice(_ORDERS)}" if 0.25 < kind < 0.45 else ""
            found = f"{source}{{% for post in {posts}{order} %}}{item}{{% endfor %}}"
        return pick.choice(_WRAPPED).replace("{}", found) + "\n"

    def _filled(self, text: str) -> str:
        """A text with a word of its own for each OWN and LISTED."""
        for mark, word in (("OWN", OWN), ("LISTED", LISTED)):
            while mark in text:
                self._count += 1
                text = text.replace(mark, f"{word}{self._count}x", 1)
        return text
