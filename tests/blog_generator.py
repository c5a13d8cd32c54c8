"""Blogs in Jekyll's form of any size, made up by a generator: the same ones on every machine.

    files = blog(300)            path -> bytes: _config.yml, _posts, _drafts, pages, pictures
    write(files, folder)

Texts are Chinese, English or both, with what old blogs have: headings, code, tables, formulas, pictures,
quotes, footnotes, links to each other, raw HTML, Liquid. Every post has a word of its own
(``word_of(number)``), so that a search for it has one right answer.
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

BASE: Final = "/notes"
URL: Final = "https://notes.example.org"
FIRST: Final = datetime(2012, 3, 1, 9, 30)
PER_PAGE: Final = 10

ENGLISH: Final = """
the morning train was late again so we sat down and wrote about build tools caches and a slow web every
release brings one more option that somebody explains in comments we measured twice moved our service
behind queues never looked back until logs filled up with warnings about deprecated headers old photos
of harbours rain on windows tea in paper cups letters from friends who read this page on their phones
"""
CHINESE: Final = """
清晨 列车 晚点 我们 坐在 站台 上 讨论 缓存 构建 工具 慢慢 变 快 的 网页 每次 发布 都 会 带来 新 选项 和
问题 有人 在 评论 里 回答 测量 两遍 之后 把 服务 放到 队列 后面 日志 写满 警告 旧照片 港口 雨水 打在 窗户
茶 放 在 纸杯 朋友 来信 手机 阅读 这个 页面 长江 大桥 南京 图书馆 摄影 暗房 编程 语言 数据库 索引 性能 优化
"""
TAGS: Final = ("旅行", "摄影", "编程", "读书", "C++", "Build tools", "茶", "Linux", "数据库", "随笔")
CATEGORIES: Final = ("生活", "技术", "notes")
_WORDS: Final = {False: ENGLISH.split(), True: CHINESE.split()}
_CONSONANTS: Final = "bdfgklmnprstvz"
_VOWELS: Final = "aeiou"


@dataclass(frozen=True, slots=True)
class Post:
    """A post as made: what a test wants to know without reading the file."""

    number: int
    path: str
    url: str
    title: str
    tags: tuple[str, ...]
    category: str
    text: str


def word_of(number: int) -> str:
    """A word that stands in the text of post ``number`` and in no other."""
    letters, rest = "", number + 1
    for _ in range(3):
        rest, at = divmod(rest, len(_CONSONANTS) * len(_VOWELS))
        letters += _CONSONANTS[at // len(_VOWELS)] + _VOWELS[at % len(_VOWELS)]
    return f"{letters}quill"


def posts(count: int, seed: int = 7) -> Iterator[Post]:
    """Oldest first, two weeks apart."""
    for number in range(count):
        yield _post(number, random.Random(seed * 1_000_003 + number))


def blog(count: int, seed: int = 7) -> dict[str, bytes]:
    """All files of a blog with ``count`` posts, three drafts, two pages and pictures."""
    files = {post.path: post.text for post in posts(count, seed)}
    for number in range(3):
        files[f"_drafts/draft-{number}.md"] = (
            f"---\ntitle: Draft {number}\n---\nNot yet: {word_of(count + number)}\n"
        )
    files["_config.yml"] = CONFIG
    files["about.md"] = ABOUT
    files["index.html"] = INDEX
    made = {path: text.encode() for path, text in files.items()}
    for number in range(6):
        made[f"img/photo-{number}.png"] = png(24, 16, (40 * number, 90, 200 - 30 * number))
        made[f"img/bg-{number}.png"] = png(48, 16, (30, 40 * number, 120))
    made["img/avatar.png"] = png(16, 16, (200, 90, 60))
    return made


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files below ``folder``."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


# -- one post


def _post(number: int, dice: random.Random) -> Post:
    day = FIRST + timedelta(days=14 * number)
    chinese = number % 3 != 0
    title = _title(number, dice, chinese=chinese)
    tags = tuple(dice.sample(TAGS, 1 + number % 3))
    category = CATEGORIES[number % len(CATEGORIES)]
    front = [
        "layout:     post",
        f"title:      {title!r}",
        f"subtitle:   {_words(dice, 4, chinese=chinese)!r}",
        f"date:       {day:%Y-%m-%d %H:%M:%S}",
        "author:     林见",
        f"header-img: img/bg-{number % 6}.png",
        f"categories: {category}",
        "tags:",
        *(f"    - {tag}" for tag in tags),
        *(["catalog:    true"] if number % 2 else []),
        *(["top:        1"] if number % 100 == 99 else []),
        *(["mathjax:    true"] if number % 7 == 3 else []),
    ]
    body = "\n\n".join(_body(number, dice, chinese=chinese))
    name = f"{day:%Y-%m-%d}-post-{number:04}"
    url = f"/{day:%Y/%m/%d}/post-{number:04}/"
    text = "---\n" + "\n".join(front) + f"\n---\n\n{body}\n"
    return Post(number, f"_posts/{name}.md", url, title, tags, category, text)


def _title(number: int, dice: random.Random, *, chinese: bool) -> str:
    return f"{_words(dice, 3 if chinese else 4, chinese=chinese)} {number}".capitalize()


def _words(dice: random.Random, count: int, *, chinese: bool) -> str:
    chosen = dice.choices(_WORDS[chinese], k=count)
    return ("" if chinese else " ").join(chosen)


def _sentence(dice: random.Random, *, chinese: bool) -> str:
    if chinese:
        return _words(dice, dice.randint(5, 12), chinese=True) + dice.choice("。。，！？")
    return _words(dice, dice.randint(6, 16), chinese=False).capitalize() + "."


def _paragraph(dice: random.Random, *, chinese: bool) -> str:
    return ("" if chinese else " ").join(_sentence(dice, chinese=chinese) for _ in range(dice.randint(2, 5)))


def _body(number: int, dice: random.Random, *, chinese: bool) -> Iterator[str]:
    yield _paragraph(dice, chinese=chinese)
    yield f"{_words(dice, 3, chinese=chinese)} {word_of(number)} {_words(dice, 3, chinese=chinese)}."
    for part in range(2 + number % 3):
        yield f"{'##' if part != 2 else '###'} {_words(dice, 2, chinese=chinese)} {part}"
        yield _paragraph(dice, chinese=chinese)
        yield _CONSTRUCTS[(number + part) % len(_CONSTRUCTS)].format(
            number=number,
            picture=number % 6,
            words=_words(dice, 4, chinese=chinese),
            other=_words(dice, 3, chinese=not chinese),
        )
    yield _paragraph(dice, chinese=chinese)
    if number:
        before = FIRST + timedelta(days=14 * (number - 1))
        yield f"[{_words(dice, 2, chinese=chinese)}]({{% post_url {before:%Y-%m-%d}-post-{number - 1:04} %}})"
        yield f"[2]({{{{ site.baseurl }}}}/{before:%Y/%m/%d}/post-{number - 1:04}/), [3]({URL}{BASE}/about/)."


_CONSTRUCTS: Final = (
    "![{words}]({{{{ site.baseurl }}}}/img/photo-{picture}.png)",
    '```python\ndef ride(stops: int) -> str:\n    return f"{{stops}} <stops> & {other}"\n```',
    "| {words} | b |\n|:--|--:|\n| {other} | {number} |\n| `c` | **d** |",
    "> {words}\n>\n> * {other}\n> * two",
    "1. {words}\n2. {other}\n   * deeper\n\n   more",
    "$$\nx_{{{number}}} = \\frac{{1}}{{2}} a^2 < b\n$$",
    "{words}[^1] *{other}* `code <b>` <kbd>Ctrl</kbd>\n\n[^1]: {other}",
    '<div class="note" markdown="1">\n{words} **{other}**\n</div>',
    '{{% highlight ruby %}}\nputs "{other}" # {number}\n{{% endhighlight %}}',
    "{words}\n: {other}\n\n- [x] done\n- [ ] open",
)

CONFIG: Final = f"""\
title: 慢车笔记
description: 一个生成的博客, a generated blog
url: {URL}
baseurl: {BASE}
permalink: /:year/:month/:day/:title/
paginate: {PER_PAGE}
paginate_path: /page:num/
timezone: Asia/Shanghai
author: 林见
avatar: img/avatar.png
plugins: [jekyll-paginate, jekyll-seo-tag]
"""
ABOUT: Final = (
    "---\nlayout: page\ntitle: 关于\npermalink: /about/\n---\n一个人，一台相机。A person, a camera.\n"
)
INDEX: Final = "---\nlayout: default\n---\n{% for post in paginator.posts %}{{ post.title }}{% endfor %}\n"
