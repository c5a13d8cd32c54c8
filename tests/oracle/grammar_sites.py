"""Small sites out of everything that front matter, defaults, collections and names of files may say.

A site is a case as ``record_jekyll`` takes it. Its texts print what Liquid sees of themselves, and one page
prints what it sees of all others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, Final

#: Keys that texts print of every item.
SHOWN: Final = (
    *(
        "title",
        "slug",
        "name",
        "path",
        "relative_path",
        "url",
        "id",
        "dir",
        "ext",
        "collection",
        "date",
        "draft",
    ),
    *(
        "published",
        "layout",
        "permalink",
        "category",
        "categories",
        "tag",
        "tags",
        "author",
        "deep",
        "list",
        "order",
    ),
    *("excerpt", "description", "next", "previous", "render_with_liquid"),
)
_WORDS: Final = ("one", "Two Words", "ünï cödé", "a/b", "x.y", "", " ", "中文", "C++", "1.5", "--", "true")
_SCALARS: Final = (*_WORDS, None, True, False, 0, 7, 1.5)
_NAMES: Final = (
    "alpha",
    "Beta-Two",
    "gamma.delta",
    "two words",
    "ünï",
    "index",
    "_under",
    "trailing.",
    "a--b",
)
_FOLDERS: Final = ("", "", "", "sub/", "sub/deep/", "Cat One/", "_hidden/", "up.dot/")
_EXTENSIONS: Final = (".md", ".md", ".md", ".html", ".txt", ".xml", ".json", ".markdown", "")
_DATES: Final = (
    "2021-01-02", "2021-01-02 03:04:05 +0800", "2021-01-02 03:04", "2020-12-31T23:30:00Z",
    "'5 Mar 2021 10pm'", "2021-06-07 08:09:10",
)  # fmt: skip
_PERMALINKS: Final = (
    "date", "pretty", "none", "ordinal", "weekdate", "/:title/", "/:categories/:title:output_ext",
    "/x/:path/", "/:collection/:name", "/:year/:i_month/:slug.html", "/own/",
)  # fmt: skip


def _list(random: Random) -> list[object]:
    return random.sample(("one", "Two Words", "ünï cödé", "a/b", "x.y", "中文", "C++"), random.randint(0, 3))


def _names(random: Random) -> object:
    return random.choice((None, "x y", _list(random), [*_list(random), 5, True], "one", []))


def _deep(random: Random) -> object:
    return random.choice(({}, {"a": 1}, {"a": {"b": 2}}, {"a": None, "c": [1]}, None, "text", [1, 2]))


#: How a value of each key is made.
_VALUES: Final[dict[str, Callable[[Random], object]]] = {
    **dict.fromkeys(("title", "author", "description"), lambda random: random.choice(_SCALARS)),
    "slug": lambda random: random.choice((*_WORDS, None, False)),
    **dict.fromkeys(
        ("name", "ext", "id", "url", "path"), lambda random: random.choice(("own", "", None, False))
    ),
    "permalink": lambda random: random.choice((*_PERMALINKS, None, False)),
    "layout": lambda random: random.choice(("base", "missing", None, "none", False)),
    "published": lambda random: random.choice((True, True, True, False, None)),
    "draft": lambda random: random.choice((True, False, None, "x")),
    **dict.fromkeys(("category", "tag"), lambda random: random.choice((None, "one", "x y", ["a", "b"]))),
    **dict.fromkeys(("categories", "tags"), _names),
    "excerpt": lambda random: random.choice(("own *words*", "", None, False, 5)),
    "excerpt_separator": lambda random: random.choice(("<!--more-->", "", None, "T")),
    "render_with_liquid": lambda random: random.choice((True, False, None)),
    "order": lambda random: random.choice((1, 2, 3, None, 1.5)),
    "deep": _deep,
    "list": lambda random: random.choice(([], [1], ["a", None], None)),
}


def site(seed: str) -> dict[str, Any]:
    """The site of a seed."""
    random = Random(seed)
    base = random.choice(("", "", "", "all"))
    files = {"_config.yml": json.dumps(_configuration(random, base))}
    files["_layouts/base.html"] = "---\nsays: base\ndeep: {a: 9}\n---\n{{ content }}"
    special = f"{base}/" if base else ""
    for number in range(random.randint(2, 5)):
        day = f"2021-0{random.randint(1, 9)}-{random.randint(10, 28)}"
        name = f"{day}-{random.choice(_NAMES)}{random.choice(_EXTENSIONS)}"
        files[f"{special}{random.choice(_FOLDERS)}_posts/{random.choice(_FOLDERS)}{name}"] = _text(
            random, number
        )
    for _ in range(random.randint(0, 2)):
        name = f"{random.choice(_NAMES)}{random.choice(_EXTENSIONS)}"
        files[f"{special}_drafts/{name}"] = _text(random)
    for _ in range(random.randint(0, 4)):
        name = f"{random.choice(_NAMES)}{random.choice(_EXTENSIONS)}"
        files[f"{special}_things/{random.choice(_FOLDERS)}{name}"] = random.choice(
            (_text(random), "no lines\n")
        )
    for _ in range(random.randint(1, 4)):
        name = f"{random.choice(_NAMES)}{random.choice(_EXTENSIONS)}"
        files[f"{random.choice(_FOLDERS)}{name}"] = random.choice(
            (_text(random), _text(random), "no lines\n")
        )
    files["zz.txt"] = f"---\n---\n{_about_others()}"
    return {
        "files": _without_clashes(files),
        "options": {"time": "2022-01-01 00:00:00 +0000"},
        "render": True,
    }


def _without_clashes(files: dict[str, str]) -> dict[str, str]:
    """No file is named as another's folder."""
    folders = {name[:end] for name in files for end, char in enumerate(name) if char == "/"}
    return {name: text for name, text in files.items() if name not in folders}


def _configuration(random: Random, base: str) -> dict[str, object]:
    things: dict[str, object] = {"output": random.choice((True, True, False))}
    if random.random() < 0.3:
        things["permalink"] = random.choice(_PERMALINKS[5:])
    if random.random() < 0.3:
        things["sort_by"] = random.choice(("order", "title", "missing"))
    reported: dict[str, object] = {
        "collections": {"things": things},
        "defaults": [_default(random, base) for _ in range(random.randint(0, 4))],
        "show_drafts": random.choice((True, False)),
    }
    if base:
        reported["collections_dir"] = base
    if random.random() < 0.5:
        reported["permalink"] = random.choice(_PERMALINKS[:7])
    if random.random() < 0.2:
        reported["page_excerpts"] = True
    if random.random() < 0.2:
        reported["excerpt_separator"] = random.choice(("<!--more-->", "", None))
    if random.random() < 0.2:
        reported["include"] = ["_hidden", "_under.md"]
    return reported


def _default(random: Random, base: str) -> dict[str, object]:
    # With a folder of their own for collections, patterns ask what else lies in the source.
    patterns = ("sub", "sub") if base else ("sub/*", "*", "**/*.md")
    paths = ("", "", "", "sub", "_posts", "_things", "_drafts", "sub/deep/", "alpha.md", *patterns)
    scope: dict[str, object] = {"path": random.choice((*paths, base, f"{base}/_posts"))}
    if random.random() < 0.5:
        scope["type"] = random.choice(("posts", "pages", "things", "drafts"))
    keys = [key for key in _VALUES if key not in ("published", "slug")]
    return {"scope": scope, "values": _chosen(random, keys, 4)}


def _chosen(random: Random, keys: Sequence[str], most: int) -> dict[str, object]:
    return {key: _VALUES[key](random) for key in random.sample(keys, random.randint(0, most))}


def _text(random: Random, number: int = 0) -> str:
    """Front matter in JSON, which is YAML too, and a text that prints it."""
    matter = [
        f"{json.dumps(key)}: {json.dumps(value)}" for key, value in _chosen(random, list(_VALUES), 6).items()
    ]
    if random.random() < 0.3:
        matter.append(f"date: {random.choice(_DATES)}")
    head = "\n".join(["---", *matter, "---"])
    first = "T{{ page.title }} {{ layout.says }} *first*"
    return f"{head}\n{first}\n\n{number} {_about('page')}<!--more--> part.\n"


def _about(name: str) -> str:
    keys = [key for key in SHOWN if key not in ("next", "previous", "excerpt")]
    reported = " ".join(f"{key}={{{{ {name}.{key} | jsonify }}}}" for key in keys)
    return f"{reported} {{{{ {name}.next.path }}}} {{{{ {name}.previous.path }}}}"


def _about_others() -> str:
    parts = [f"{{% for p in site.{each} %}}{_about('p')} {{{{ p.excerpt | strip }}}}\n{{% endfor %}}"
             for each in ("posts", "things", "pages")]  # fmt: skip
    parts.append(
        "{% for f in site.static_files %}{{ f.path }} {{ f.deep | jsonify }} {{ f.collection }}\n{% endfor %}"
    )
    parts.append(
        "{% for c in site.collections %}{{ c.label }} {{ c.docs | map: 'path' | jsonify }}\n{% endfor %}"
    )
    parts.append(
        "{% for t in site.tags %}{{ t[0] | jsonify }} {{ t[1] | map: 'path' | jsonify }}\n{% endfor %}"
    )
    parts.append("{% for t in site.categories %}{{ t[0] | jsonify }} {{ t[1].size }}\n{% endfor %}")
    parts.append(
        "{{ site.documents | map: 'path' | jsonify }} {{ site.html_pages | map: 'path' | jsonify }}\n"
    )
    return "".join(parts)
