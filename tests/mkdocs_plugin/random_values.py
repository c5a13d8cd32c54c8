"""Sites whose settings and front matter hold values that nobody expects behind their keys.

``entries(seed)`` gives the same ones for the same seed. As a program it builds one site after the other, with
the search and the tags of the theme, and shows the fewest entries that end a build:

    python tests/mkdocs_plugin/random_values.py --count 100 --seed 1
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]
PACKAGE: Final = ROOT / "plugins" / "mkdocs_jekyll"
#: Every word that may be a key somewhere: what the packages that read values write as text of one word.
KEYS: Final = sorted(
    {
        word
        for package in ("mkdocs_plugin", "publish", "jekyll")
        for path in (PACKAGE / package).rglob("*.py")
        for word in re.findall(r"\"([a-z][a-z0-9_.-]{1,40})\"", path.read_text("utf-8"))
    }
)
#: The settings without which there is nothing to look at.
SPARED: Final = frozenset(("source", "plugins", "gems", "exclude", "include", "<<"))
#: These decide whether and where an item stands, so few have them.
DECISIVE: Final = frozenset(
    (
        *("permalink", "published", "layout", "draft", "date", "redirect_to", "output", "slug"),
        *("encoding", "markdown"),
    )
)
#: Values in YAML's own spelling.
SCALARS: Final = (
    "", "~", "yes", "no", "0", "-1", "1", "'1'", "2021", "9" * 5000, "-" + "9" * 4300, "1" * 400,
    "0x" + "f" * 6000, "0b" + "1" * 20000, "0" + "7" * 4000, "1.5", ".nan", ".inf", "-.inf",
    "1" * 400 + ".5", "!!float " + "9" * 400, "1e400", "-0.0", "5.0e-324", "12:30", ":".join(["59"] * 300),
    "1_.5", "2020-02-30", "2020-01-02", "0001-01-01", "9999-12-31", "0001-01-01 00:00:00 +12:00",
    "9999-12-31 23:59:59 -12:00", "2020-01-02 03:04:05", "2020-01-02 03:04:05.678 +2359", "!!binary aGk=",
    "!!binary '####'", "!!binary gIGC", "!ruby/object:A {a: 1}", "!!set {a, b}",
    "!!python/object/apply:os.getcwd []", "''", "' '", "'\u3000'", '"\\0"', '"a\\x01\\x1b[31mb"',
    '"\\n::error::x"', '"a\\r\\nb"', '"\\u202Eabc"', '"\\uFEFF"', '"\\uFFFF"', "a b:c", "'a b:c'",
    "http://[bad", "//x", "http://", "mailto:a@b", "'javascript:alert(1)'", "/", "'//'", "../../x",
    "a/../../b/", "/a//b", "'?a=b#c'", "'#x'", "'%'", "'%zz'", "'%00'", "'%2e%2e/x'", "C:\\\\x", ".", "..",
    "'*'", "'**/x'", "'[a'", "'(?'", "x{1,9}", ":title", "/:year/:nope/", ":categories/:title",
    "'{{ x | }}'", "'{% if'", "'{{ site | jsonify }}'", "'<b>x'", "'&amp;&'", "'\"'", "x" * 300,
    "x/" * 2000, "字" * 300, "🙂", "e\u0301", "İ", "ß", "hex", "utf-16", "X99", "rot13", "Asia/Shanghai",
    "../etc/passwd", "/dev/zero", "en_US", "zh-Hant-TW", "post", "default", "kramdown", "GFM", "CommonMark",
    "rouge", "date", "pretty", "none", "tags", "'1, 2, 3'", "all", "index.md", "assets/a.png", "a b",
)  # fmt: skip


_PERSON: Final = "name email url uri avatar picture image bio links github twitter location type display_name"
_GROUPS: Final = "enabled layout layouts title permalink slugify"
_LINKS: Final = "title url name label icon link href children links text platform type rel"
#: What is asked for inside of these, as a mapping, a list of mappings, or anything else.
NESTED: Final = {
    key: tuple(inner.split())
    for keys, inner in {
        "author authors bob owner": _PERSON,
        "github": "source owner repository_url url is_user_page repo username releases",
        "source": "branch path",
        "comments": "provider active use system enable giscus utterances disqus gitalk waline remark42",
        "giscus utterances": "repo repo_id category category_id mapping theme lang label issue_term strict",
        "disqus": "shortname comments",
        "gitalk gitment":
        "clientID client_id clientSecret client_secret repo owner admin id labels proxy perPage",
        "kramdown":
        "input toc_levels syntax_highlighter syntax_highlighter_opts math_engine footnote_nr "
        "link_defs smart_quotes typographic_symbols header_offset auto_id_prefix entity_output "
        "parse_block_html coderay footnote_backlink hard_wrap html_to_native auto_ids "
        "remove_block_html_tags gfm_quirks transliterated_header_ids",
        "syntax_highlighter_opts":
        "block span line_numbers default_lang css_class disable guess_lang start_line wrap",
        "block span": "line_numbers css_class start_line disable wrap",
        "liquid": "error_mode strict_filters strict_variables",
        "collections": "recipes posts tabs talks",
        "recipes posts tabs talks": "output permalink sort_by order relative_directory title",
        "defaults": "scope values",
        "scope": "path type",
        "values": "layout author permalink tags categories image date published excerpt_separator",
        "pagination paginate":
        "enabled per_page permalink title collection category tag locale sort_field sort_reverse "
        "limit trail extension indexpage debug",
        "trail": "before after",
        "autopages": "enabled categories tags collections",
        "categories tags": _GROUPS,
        "slugify": "mode case cased",
        "feed":
        "path posts_limit categories collections tags excerpt_only icon logo disable_in_development",
        "image header cover hero":
        "path height width alt facebook twitter src url feature overlay_image og_image teaser image "
        "caption actions image_description overlay_filter overlay_color show_overlay_excerpt",
        "actions": _LINKS,
        "seo": "type name links date_modified",
        "social": "name links email fb_home",
        "twitter": "username card",
        "facebook": "app_id admins publisher",
        "excerpt": "content options",
        "jekyll-archives": "enabled layout layouts permalinks slug_mode",
        "permalinks layouts": "year month day tag category tags categories",
        "jekyll-mentions": "base_url",
        "toc": "min_level max_level no_toc_section_class list_class ordered_list item_prefix",
        "last-modified-at": "date-format use_git",
        "webmaster_verifications": "google bing alexa yandex baidu facebook",
        "analytics": "provider google baidu matomo umami plausible fathom goatcounter cloudflare",
        "google baidu matomo umami plausible fathom goatcounter cloudflare":
        "id tracking_id domain url host gtag",
        "sidebar": "display title text nav image",
        "license licence": "name url text type",
        "commonmark": "options extensions",
        "csv_reader tsv_reader": "csv_converters headers encoding",
        "redirect_from": "json",
        "navigation nav menu main header_links footer links friends social_links": _LINKS,
        "titles_from_headings relative_links optional_front_matter readme_index default_layout":
        "enabled collections strip_title remove_originals with_frontmatter exclude",
        "sass": "sass_dir load_paths style",
        "search mermaid math mathjax": "enabled provider exclude enable",
        "palette": "scheme primary accent toggle media",
        "minima": "social_links skin date_format",
        "series": "name part order title",
        "license_url": "",
    }.items()
    for key in keys.split()
}  # fmt: skip


class Entry(NamedTuple):
    """A key and its value, in the front matter or the settings of a file."""

    file: str
    key: str
    value: str


#: The files that get such entries; a post and a page for each kind of layout.
FILES: Final = (
    "_config.yml", "_posts/2021-01-02-a.md", "_posts/2021-01-03-b.md", "_posts/2021-01-04-c.md",
    "_drafts/d.md", "_posts/2021-01-05-plain.md", "_recipes/e.md", "about.md", "index.html", "tags.html",
    "_layouts/default.html", "_data/authors.yml", "_data/any.yml",
)  # fmt: skip
HEAD: Final = {
    "_config.yml": "title: Notes\nurl: https://notes.example\ncollections: {recipes: {output: true}}\n"
    "plugins: [jekyll-feed, jekyll-sitemap, jekyll-seo-tag, jekyll-redirect-from, jekyll-archives, "
    "jekyll-toc, jekyll-paginate-v2, jekyll-titles-from-headings, jekyll-default-layout, jekyll-mentions, "
    "jekyll-github-metadata, jekyll-last-modified-at]\n",
    "_posts/2021-01-02-a.md": "layout: post\ntitle: A\ntags: [tea, C++]\n",
    "_posts/2021-01-03-b.md": "title: B\ncategories: notes\nauthor: bob\n",
    "tags.html": "layout: page\ntitle: Tags\n",
    "_data/authors.yml": "bob: {name: Bob}\n",
}
BODY: Final = {
    "index.html": "{% for post in site.posts %}{{ post.title }} {{ post.excerpt }} {{ post | jsonify }}"
    "{% endfor %}\n",
    "tags.html": "{% for tag in site.tags %}{{ tag[0] }}{% for p in tag[1] %}{{ p.url }}{% endfor %}"
    "{% endfor %}\n",
    "_layouts/default.html": "{{ page.title }}{{ content }}{{ site.data | jsonify }}{% seo %}\n",
    "_posts/2021-01-05-plain.md": "Words. {{ page.a }} {{ page.date | date: '%Y' }}\n\nMore.\n",
}


class Writer:
    """Writes values, by chance."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(f"values {seed}")

    def value_of(self, key: str, depth: int = 0) -> str:
        """A value in one line, often with the keys that are asked for inside of ``key``."""
        inner = NESTED.get(key)
        if not inner or depth > 3 or self.random.random() < 0.4:
            return self.value(depth)
        known = self.random.sample(inner, min(len(inner), self.random.choice((1, 2, 4))))
        pairs = (f"{one}: {self.value_of(one, depth + 1) or '~'}" for one in known)
        made = "{" + ", ".join(pairs) + "}"
        return f"[{made}]" if self.random.random() < 0.2 else made

    def value(self, depth: int = 0) -> str:
        """A value in one line."""
        roll = self.random.random()
        if roll < 0.55 or depth > 3:
            made = self.random.choice(SCALARS)
            in_flow = depth > 0 and not set(made).isdisjoint(",[]{}:#&*!|>%")
            return "'" + made.replace("'", "''") + "'" if in_flow else made
        if roll < 0.6:
            return "[" * 60 + self.value(4) + "]" * 60
        count = self.random.choice((0, 1, 1, 2, 3))
        if roll < 0.78:
            return "[" + ", ".join(self.value(depth + 1) or "~" for _ in range(count)) + "]"
        pairs = (f"{self.key()}: {self.value(depth + 1)}" for _ in range(count))
        return "{" + ", ".join(pairs) + "}"

    def key(self) -> str:
        """A key within a mapping: mostly one that is asked for."""
        if self.random.random() < 0.1:
            odd = ("1", "yes", "2020-01-01", "1.5", "'<<'", "''", "标题", "'{{ a }}'", "'a/b'")
            return self.random.choice(odd)
        return self.random.choice(KEYS)

    def bomb(self) -> str:
        """Lists of one another: few letters, many values."""
        levels = ["b0: &b0 [x]"]
        levels += [f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 250)}]" for n in range(1, 20)]
        return "\n".join([*levels, f"{self.random.choice(KEYS)}: *b19"])


def entries(seed: str) -> list[Entry]:
    """The entries of a seed."""
    writer = Writer(seed)
    chance = writer.random.random
    made = []
    for file in FILES:
        share = writer.random.choice((0.02, 0.2, 0.7))
        for key in dict.fromkeys((*NESTED, *KEYS)):
            if file == "_config.yml" and key in SPARED:
                continue
            if chance() < (share / 8 if key in DECISIVE else share):
                made.append(Entry(file, key, writer.value_of(key)))
        if chance() < 0.02:
            made.append(Entry(file, "", writer.bomb()))
    return made


def files(made: Iterable[Entry], folder: str) -> dict[str, str]:
    """The site in ``folder`` that has these entries."""
    texts = {name: HEAD.get(name, "") for name in FILES}
    for entry in made:
        if folder == "docs" and entry.file == "about.md":
            continue  # an ordinary page, which MkDocs reads by itself
        texts[entry.file] += f"{entry.key}: {entry.value}\n" if entry.key else f"{entry.value}\n"
    for name, text in texts.items():
        if not name.endswith(".yml"):
            texts[name] = f"---\n{text}---\n" + BODY.get(name, f"# {name}\n\n@someone writes `code`.\n")
    return {f"{folder}/{name}": text for name, text in texts.items()}


def failure(made: Iterable[Entry], source: str = "blog") -> str:
    """What ends a build of the site with these entries, empty if nothing does.

    The site lies in ``source``; where that is empty, the blog lies among MkDocs' own pages.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    with tempfile.TemporaryDirectory() as folder:
        for name, text in files(made, source or "docs").items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        (Path(folder) / "docs").mkdir(exist_ok=True)
        options = f"{{source: {source}, cache: false}}" if source else "{cache: false}"
        settings = (
            "site_name: Test\ntheme: {name: material, font: false}\n"
            f"plugins: [search, tags, {{jekyll: {options}}}]\n"
        )
        (Path(folder) / "mkdocs.yml").write_text(settings, "utf-8")
        started = time.process_time()
        try:
            with contextlib.chdir(folder):
                config = load_config(str(Path(folder) / "mkdocs.yml"))
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
        except (Exception, SystemExit):
            return traceback.format_exc(limit=-6)
        if not list((Path(folder) / "site").rglob("*.html")):
            return "no page"
        seconds = time.process_time() - started
        return f"took {seconds:.0f} s" if seconds > 20 else ""


def kind(trace: str) -> str:
    """The last line's first word, and the place in this project that is named last."""
    places = re.findall(r'File "[^"]*?(plugins/mkdocs_jekyll/[^"]+)", line (\d+)', trace)
    last = trace.strip().splitlines()[-1:] or [""]
    return " ".join([last[0].partition(" ")[0], *(places[-1] if places else ())])


def smallest(made: list[Entry], source: str, seconds: float) -> list[Entry]:
    """The fewest entries found in the time that end a build in the same way."""
    wanted, until = kind(failure(made, source)), time.monotonic() + seconds
    step = max(len(made) // 2, 1)
    while step and time.monotonic() < until:
        for at in range(0, len(made), step):
            fewer = made[:at] + made[at + step :]
            if time.monotonic() < until and kind(failure(fewer, source)) == wanted:
                made = fewer
                break
        else:
            step //= 2
    return made


def main() -> int:
    """The command."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=100, help="when to end")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    found: dict[str, list[Entry]] = {}
    until, built = time.monotonic() + args.seconds, 0
    for number in range(args.count):
        if time.monotonic() > until:
            break
        made = entries(f"{args.seed}-{number}")
        built += 1
        source = "" if number % 3 == 2 else "blog"
        trace = failure(made, source)
        if trace and kind(trace) not in found:
            found[kind(trace)] = made
            print(f"## seed {args.seed}-{number}\n{trace[:3000]}", flush=True)
            for entry in smallest(made, source, 40)[:12]:
                print(f"   {entry.file}: {entry.key}: {entry.value[:200]}", flush=True)
    print(f"{built} builds, {len(found)} kinds of failure")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
