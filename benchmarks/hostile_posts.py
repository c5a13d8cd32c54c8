"""What a stranger may hand in to hold a build up: posts of a megabyte, pages of six, files of twenty.

Each kind is a function that makes the files of a small site, by name; `KINDS` holds them by a name of their
own, whose beginning is its group (`kramdown: asterisks`).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from tests.kramdown.complexity import GROWTH, repeated

Files = Mapping[str, bytes]
ROOT: Final = Path(__file__).parents[1]
MEGABYTE: Final = 1_000_000
#: The file whose cost is measured, and what else stands in each of these sites.
POST: Final = "_posts/2021-01-02-hostile.md"
#: An HTML page may have so many bytes (`file_size`).
LONGEST_PAGE: Final = 5_900_000
_ENDLESS: Final = ROOT / "tests" / "jekyll" / "liquid" / "endless"


def post(text: str, front: str = "title: Hostile", **files: str) -> Files:
    """A post of this text, and other files by the keyword that is their name."""
    others = {name: content.encode() for name, content in files.items()}
    return {POST: f"---\n{front}\n---\n{text}".encode("utf-8", "surrogatepass"), **others}


def page(text: str, *, front: bool = True) -> Files:
    """A page of HTML, with front matter or as it is."""
    return {"hostile.html": (("---\ntitle: Hostile\n---\n" if front else "") + text).encode()}


def numbered(piece: str, size: int) -> str:
    """``piece`` again and again with ``{n}`` in it a number, up to ``size`` characters."""
    pieces, length, number = [], 0, 0
    while length < size:
        pieces.append(piece.replace("{n}", str(number)))
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)


#: Texts in Markdown that are no repetition of one mark, or that others than kramdown read after it.
_TEXTS: Final[Mapping[str, str]] = {
    "links": "[a{n}](/b{n}) ",
    "links to one place": "[a](b) ",
    "links to other sites": "[a](https://example.org/{n}) ",
    "images": "![a{n}](/b{n}.png) ",
    "images of one place": "![a](b.png)\n",
    "headings": "## h{n}\n\n",
    "headings with links": "# [a](b{n}) *c*\n\n",
    "lists": "* a\n  1. b\n     * c\n",
    "definition lists": "a{n}\n: b\n\n",
    "tables": "|a|b|\n|-|-|\n|c|d|\n\n",
    "table rows": "|a{n}|*b*|`c`|\n",
    "footnotes": "a[^{n}]\n\n[^{n}]: note\n\n",
    "footnotes used often": "a[^1] ",
    "footnotes in footnotes": "[^{n}]: note[^{n}0]\n\n",
    "formulas": "a $$x_{n}$$ b\n",
    "blocks of formulas": "$$\nx_{n}\n$$\n\n",
    "fences": "```python\na = {n}\n```\n\n",
    "fences without language": "```\na\n```\n\n",
    "fences of diagrams": "```mermaid\ngraph\n```\n\n",
    "code in lines": "`a{n}` ",
    "attribute lists": "*a*{: .b{n} #c{n}}\n",
    "HTML": "<div class='a{n}'><p>b</p></div>\n",
    "HTML in lines": "<b>a</b> <i id='c{n}'>d</i>\n",
    "HTML with Markdown": "<div markdown='1'>\n*a*\n</div>\n\n",
    "HTML images": "<img src='a{n}.png'>\n",
    "HTML links": "<a href='b{n}'>c</a>\n",
    "HTML attributes": "<b a{n}='b' c='d' e='f'>g</b>",
    "HTML comments": "<!-- a -->\n",
    "addresses": "https://example.org/{n} ",
    "mentions and emoji": "@a{n} :smile: ",
    "entities": "&amp; &#{n}; &copy; ",
    "videos": "<video src='a{n}.mp4'></video>\n",
    "frames": "<iframe src='https://www.youtube.com/embed/{n}'></iframe>\n",
    "Chinese with links": "中文{n}[链接](/b)，",
    "words of Chinese": "中文{n}分词",
}
_LIQUID: Final[Mapping[str, str]] = {
    "outputs": "{{ page.title }} ",
    "openings of tags": "{%",
    "openings of outputs": "{{",
    "closed outputs": "{{ x }}",
    "open raws": "{% raw %}",
    "brackets": "{{ a[[[[",
    "conditions": "{% if a and b %}x{% endif %}",
    "open comments": "{% comment %}",
    "ends of tags": "{% endif %}",
    "assignments": "{% assign a{n} = {n} %}",
    "captures": "{% capture a %}b{% endcapture %}",
    "highlight tags": "{% highlight python %}\na = {n}\n{% endhighlight %}\n",
    "highlight tags with numbers": "{% highlight python linenos %}\na = {n}\n{% endhighlight %}\n",
    "highlight tags in lines": "{% highlight html %}<b>{% endhighlight %} ",
    "missing includes": "{% include a{n}.html %}",
    "post_url": "{% post_url 2021-01-01-ordinary %} ",
    "missing post_url": "{% post_url 2021-01-01-a{n} %} ",
    "links": "{% link _posts/2021-01-01-ordinary.md %} ",
    "unknown tags": "{% foo {n} %}",
    "unknown filters": "{{ 'a' | foo{n} }}",
    "markdownify": "{{ '*a{n}*' | markdownify }}",
    "loops": "{% for i in (1..3) %}a{% endfor %}",
    "tables": "{% tablerow i in (1..3) %}a{% endtablerow %}",
    "gists": "{% gist {n} %}\n",
}
#: Little Liquid that writes or does much.
_PROGRAMS: Final[Mapping[str, str]] = {
    "big output": "{% for i in (1..2000000) %}word and *more* {% endfor %}",
    "big output of images": "{% for i in (1..300000) %}![a](b{{ i }}.png) {% endfor %}",
    "big output of links": "{% for i in (1..300000) %}[a](b{{ i }}) {% endfor %}",
    "big output of HTML": "{% for i in (1..300000) %}<p><a href='/b{{ i }}'>a</a></p>\n{% endfor %}",
    "big output of headings": "{% for i in (1..300000) %}\n## h{{ i }}\n{% endfor %}",
    "big output of code": "{% for i in (1..20000) %}\n```python\na = {{ i }}\n```\n{% endfor %}",
    "group_by_exp": "{% assign a = (1..999999) | group_by_exp: 'i', 'i | modulo: 7' %}{{ a | size }}",
    "where_exp": "{% assign a = (1..999999) | where_exp: 'i', 'i > 3 and i < 9 or i contains 3' %}",
    "find_exp": "{% assign a = (1..999999) | find_exp: 'i', 'i == 0' %}",
    "sort": "{% assign a = (1..999999) | reverse | sort %}",
    "jsonify": "{% assign a = (1..999999) | jsonify %}{{ a }}",
    "inspect": "{{ (1..999999) | inspect }}",
    "markdownify": "{% for i in (1..99999) %}{{ '*a* [b](c) `d`' | markdownify }}{% endfor %}",
    "pushed trees": "{% assign a = 'x' | split: ',' %}"
    + "{% assign a = a | push: a | push: a %}" * 24 + "{{ a }}",
    "doubling": "{% assign a = 'abcdefgh' %}" + "{% assign a = a | append: a %}" * 24 + "{{ a }}",
    "posts' contents": "{% for i in (1..99999) %}{% for p in site.posts %}{{ p.content }}"
    "{% endfor %}{% endfor %}",
    "dates": "{% for i in (1..999999) %}{{ page.date | date: '%A %d %B %Y %H:%M' }}{% endfor %}",
    "own includes": "{% for i in (1..99999) %}{% include a.html a=i %}{% endfor %}",
}  # fmt: skip
#: Code in one fence of half a megabyte.
_CODE: Final[Mapping[str, tuple[str, str]]] = {
    "Perl quotes": ("perl", "q("),
    "Perl patterns": ("perl", "m/(a/ "),
    "Ruby heredocs": ("ruby", "<<A + <<B\n"),
    "Python strings": ("python", "'''\"\"\""),
    "JavaScript patterns": ("javascript", "/a[/ "),
    "HTML tags": ("html", "<a b="),
    "PHP": ("php", "<?php 'a"),
    "C comments": ("c", "/*//"),
    "C brackets": ("c", "a(a("),
    "C++ templates": ("cpp", "a<a<"),
    "Haskell comments": ("haskell", "{-"),
    "shell substitutions": ("bash", "$(a`"),
    "LaTeX": ("latex", "\\a{$"),
    "console": ("console", "$ a\nb\n"),
    "Java numbers": ("java", "1_1.1e"),
    "SQL": ("sql", "'a''--"),
    "YAML": ("yaml", "- - a: ["),
    "JSON": ("json", '{"a":['),
    "Markdown": ("markdown", "*a [b]("),
    "no language": ("text", "a\n"),
}
_HTML: Final[Mapping[str, str]] = {
    "paragraphs": "<p>word word word</p>\n",
    "words": "word ",
    "links": "<a href='/b{n}'>c</a> ",
    "images": "<img src='/b{n}.png' alt='c'> ",
    "headings": "<h2 id='a{n}'>b</h2>\n",
    "headings without ids": "<h2>b{n}</h2>\n",
    "open tags": "<b>",
    "open blocks": "<div>\n",
    "end tags": "</b>",
    "tags cut off": "<a b='c ",
    "less-than signs": "<",
    "attributes": "<b c{n}='d' e='f' g>",
    "comments": "<!-- a -->",
    "open comments": "<!-- ",
    "scripts": "<script>a{n}()</script>\n",
    "styles": "<style>a{b:c}</style>\n",
    "tables": "<table><tr><td>a</td></tr></table>\n",
    "entities": "&amp;&#x41;",
    "code": "<pre><code class='language-python'>a</code></pre>\n",
}


def _list(key: str, count: int, item: str) -> str:
    return f"title: Hostile\n{key}:\n" + "".join(f"- {item.replace('{n}', str(n))}\n" for n in range(count))


def _front(text: str) -> Callable[[], Files]:
    return partial(post, "word\n", f"title: Hostile\n{text}")


_FRONT: Final[Mapping[str, Callable[[], Files]]] = {
    "a title of a megabyte": _front("title: " + "a" * MEGABYTE),
    "a title of Chinese": _front("title: " + "中" * 333_000),
    "a title of tags": _front("title: '" + "<b>" * 330_000 + "'"),
    "a title of Markdown": _front("title: '" + "*a* `b` " * 120_000 + "'"),
    "a description of a megabyte": _front("description: " + "word " * 200_000),
    "an excerpt of a megabyte": _front("excerpt: '" + "*a* [b](c) " * 90_000 + "'"),
    "many keys": _front(numbered("k{n}: v\n", MEGABYTE)),
    "a deep list": _front("a: " + "[" * 500_000),
    "a deep closed list": _front("a: " + "[" * 400_000 + "]" * 400_000),
    "deep lists in blocks": _front("a:\n" + "- " * 500_000),
    "aliases": _front(
        "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    ),
    "merges": _front("a: &a {x: 1}\n" + numbered("b{n}: {<<: [*a, *a]}\n", MEGABYTE)),
    "digits": _front("a: " + "9" * MEGABYTE),
    "quotes": _front("a: '" + "''" * 490_000 + "'"),
    "escapes": _front('a: "' + "\\x41" * 240_000 + '"'),
    "tags of YAML": _front("a: " + "!!python/object:os.system " * 38_000),
    "dates": _front(numbered("d{n}: 2021-01-01 10:00:00 +0800\n", MEGABYTE)),
    "tags, 10,000": partial(post, "word\n", _list("tags", 10_000, "tag{n}")),
    "categories, 10,000": partial(post, "word\n", _list("categories", 10_000, "c{n}")),
    "authors, 10,000": partial(post, "word\n", _list("authors", 10_000, "a{n}")),
    "redirects, 10,000": partial(post, "word\n", _list("redirect_from", 10_000, "/a{n}/")),
    "one tag of a megabyte": _front("tags: ['" + "a b " * 240_000 + "']"),
    "a permalink of a megabyte": _front("permalink: /" + "a/" * 490_000),
    "a picture's name of a megabyte": _front("header-img: /" + "a" * 990_000),
    "no end": lambda: {POST: b"---\n" + b"a: b\n" * 200_000},
}


def _picture(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((1, 0, 0, 0, 0))
    pack = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    pixels = b"".join(pack.compress(row) for _ in range(height)) + pack.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _shown(name: str, picture: Callable[[], bytes]) -> Files:
    return {**post(f"![a](/{name})\n", f"title: Hostile\nheader-img: /{name}"), name: picture()}


_FILES: Final[Mapping[str, Callable[[], Files]]] = {
    **{
        f"{kind}, {size // MEGABYTE} MB": partial(
            lambda name, text, size: {f"_data/{name}": numbered(text, size).encode()}, name, text, size
        )
        for kind, name, text in (
            ("YAML", "a.yml", "k{n}: [v, {w: 1}]\n"),
            ("CSV", "a.csv", "a,b,{n}\n"),
        )
        for size in (5_900_000, 20_000_000)
    },
    **{
        f"JSON, {count // 100_000 / 10} million": partial(
            lambda count: {"_data/a.json": json.dumps([[n, "a"] for n in range(count)]).encode()}, count
        )
        for count in (300_000, 1_500_000)
    },
    "a picture of 39 million pixels": lambda: _shown("a.png", lambda: _picture(6_500, 6_000)),
    "a picture of a billion pixels": lambda: _shown("a.png", lambda: _picture(32_000, 32_000)),
    "a post of 20 MB": lambda: post("word " * 4_000_000),
    "a static file of 100 MB": lambda: {"a.bin": bytes(100_000_000)},
}


def _kinds() -> dict[str, Callable[[], Files]]:
    kinds: dict[str, Callable[[], Files]] = {}
    markdown = {name: partial(make, MEGABYTE) for name, make in GROWTH.items()}
    markdown.update(
        {f"{name}, numbered": partial(numbered, piece, MEGABYTE) for name, piece in _TEXTS.items()}
    )
    for name, make in markdown.items():
        kinds[f"kramdown: {name}"] = lambda make=make: post(make())
        kinds[f"CommonMark: {name}"] = lambda make=make: post(
            make(), **{"_config.yml": "title: T\nmarkdown: CommonMark\n"}
        )
        kinds[f"Material: {name}"] = lambda make=make: post(make(), "title: Hostile\nmarkdown: material")
    for name, piece in _LIQUID.items():
        kinds[f"Liquid: {name}"] = lambda piece=piece: post(numbered(piece, MEGABYTE))
    for name, text in _PROGRAMS.items():
        kinds[f"Liquid: {name}, by a loop"] = lambda text=text: post(
            text, **{"_includes/a.html": "a {{ include.a }}"}
        )
    for path in sorted(_ENDLESS.glob("*.liquid")):
        kinds[f"endless: {path.stem}"] = lambda path=path: post(path.read_text("utf-8"))
    for name, (language, piece) in _CODE.items():
        text = f"```{language}\n" + repeated(piece)(490_000).strip("\n") + "\n```\n"
        kinds[f"code: {name}"] = lambda text=text: post(text)
    for name, piece in _HTML.items():
        kinds[f"HTML: {name}"] = lambda piece=piece: page(numbered(piece, LONGEST_PAGE))
        kinds[f"HTML as it is: {name}"] = lambda piece=piece: page(numbered(piece, LONGEST_PAGE), front=False)
    kinds.update({f"front matter: {name}": make for name, make in _FRONT.items()})
    kinds.update({f"files: {name}": make for name, make in _FILES.items()})
    return kinds


KINDS: Final[Mapping[str, Callable[[], Files]]] = _kinds()
