"""What a Site does beyond reading as Jekyll reads: links, encodings, rendering, bad input, and bounds."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import (
    BuilderChoice,
    JekyllError,
    ReadSettings,
    SiteRenderer,
    commonmark,
    commonmark_limit,
    read_site,
)
from mkdocs_jekyll.jekyll.config import Config, merge, read_config
from mkdocs_jekyll.kramdown import Result
from mkdocs_jekyll.kramdown.converter.colour_limit import ColourLimit

NOW = datetime(2022, 1, 1, tzinfo=UTC)
#: Takes seconds to read for links: the first half in newer versions of linkify-it-py, else the second.
SLOW = "www." * 5_000 + "\n\n" + "mailto:a@" * 4_000


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_blog_only_leaves_pages_and_other_files_to_others(tmp_path: Path) -> None:
    write(tmp_path, {
        "_config.yml": "collections: {r: {output: true}}\n",
        "_posts/2021-01-01-a.md": "---\n---\n",
        "deep/er/_posts/2021-01-02-b.md": "---\n---\n",
        "page.md": "---\n---\n",
        "pic.png": "x",
        "_r/a.md": "---\n---\n",
        "_r/pic.png": "x",
        "_data/x.yml": "a: 1\n",
    })  # fmt: skip
    site = read_site(tmp_path, ReadSettings(blog_only=True, now=NOW))
    assert [post.url for post in site.posts] == ["/2021/01/01/a.html", "/deep/er/2021/01/02/b.html"]
    assert not site.pages
    assert [file.relative_path for file in site.static_files] == ["_r/pic.png"]
    assert site.data == {"x": {"a": 1}}


def test_overrides_win_over_every_file(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "permalink: pretty\nkramdown: {hard_wrap: true}\n"})
    overrides = {"permalink": "none", "kramdown": {"auto_ids": False}}
    site = read_site(tmp_path, ReadSettings(overrides=overrides, now=NOW))
    assert site.config["permalink"] == "none"
    assert site.config.kramdown["hard_wrap"] is True
    assert site.config.kramdown["auto_ids"] is False


def test_github_pages_show_the_future_and_hide_their_own_file(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2031-01-01-a.md": "---\n---\n", "CNAME": "example.org"})
    choices = (BuilderChoice(github_pages=on) for on in (False, True))
    plain, pages = (read_site(tmp_path, ReadSettings(now=NOW, builder=choice)) for choice in choices)
    assert (len(plain.posts), len(pages.posts)) == (0, 1)
    assert (len(plain.static_files), len(pages.static_files)) == (1, 0)


def test_a_source_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="there is no folder"):
        read_site(tmp_path / "nowhere")


def test_configuration_may_be_toml(tmp_path: Path) -> None:
    write(tmp_path, {"_config.toml": 'permalink = "pretty"\n', "_posts/2021-01-01-a.md": "---\n---\n"})
    assert read_site(tmp_path, ReadSettings(now=NOW)).posts[0].url == "/2021/01/01/a/"


def test_links_out_of_the_source_are_not_followed_and_loops_end(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    source = write(tmp_path / "site", {"in/_posts/2021-01-01-a.md": "---\n---\n", "x.txt": "x"})
    write(outside, {"secret.md": "---\n---\nsecret\n", "_posts/2021-01-01-s.md": "---\n---\n"})
    (source / "out").symlink_to(outside)
    (source / "_posts").symlink_to(outside / "_posts")
    (source / "_data").symlink_to(outside)
    (source / "secret.md").symlink_to(outside / "secret.md")
    (source / "in" / "up").symlink_to(source)
    site = read_site(source, ReadSettings(now=NOW))
    assert [post.relative_path for post in site.posts] == ["in/_posts/2021-01-01-a.md"]
    assert not site.pages
    assert site.data == {}
    assert [file.relative_path for file in site.static_files] == ["x.txt"]
    assert {"out", "secret.md"} <= {problem.path for problem in site.problems}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_file_nobody_may_read_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2021-01-01-a.md": "---\n---\n"})
    (tmp_path / "_posts/2021-01-01-a.md").chmod(0)
    site = read_site(tmp_path, ReadSettings(now=NOW))
    assert [problem.path for problem in site.problems] == ["_posts/2021-01-01-a.md"]


def test_other_posts_are_read_when_one_is_broken(tmp_path: Path) -> None:
    write(tmp_path, {
        "_posts/2021-01-01-yaml.md": "---\ntitle: a: b\n---\nbody\n",
        "_posts/2021-01-02-bytes.md": b"---\ntitle: x\n---\ncaf\xe9\n",
        "_posts/2021-01-03-date.md": "---\nlayout: post\ndate: soon\n---\n",
        "_posts/2021-01-04-out.md": "---\npermalink: /../../x/\n---\n",
        "_posts/2021-01-05-good.md": "---\n---\n",
        "_posts/2021-14-05-month.md": "---\n---\n",
    })  # fmt: skip
    site = read_site(tmp_path, ReadSettings(now=NOW))
    assert [post.slug for post in site.posts] == ["2021-01-01-yaml", "date", "out", "good"]
    assert (site.posts[0].url, site.posts[0].title) == ("/2021/01/01/2021-01-01-yaml.html", "Yaml")
    assert site.posts[2].destination == "x/index.html"
    said = {problem.path: (problem.severity, problem.line) for problem in site.problems}
    assert said == {
        "_posts/2021-01-01-yaml.md": ("error", 2),
        "_posts/2021-01-02-bytes.md": ("error", 4),
        "_posts/2021-01-03-date.md": ("error", 3),
        "_posts/2021-01-04-out.md": ("warning", 2),
        "_posts/2021-14-05-month.md": ("error", None),
    }
    assert all(problem.remedy for problem in site.problems)


def test_kramdowns_warnings_name_the_lines_of_the_file(tmp_path: Path) -> None:
    text = "---\ntitle: x\n---\n\none\n\n<div>\nnever closed\n"
    write(tmp_path, {"_posts/2021-01-01-a.md": text})
    site = read_site(tmp_path, ReadSettings(now=NOW))
    renderer = SiteRenderer(site)
    problems = renderer.render(site.posts[0]).problems
    assert [(problem.severity, problem.line) for problem in problems] == [("info", 7)]
    asked = read_site(tmp_path, ReadSettings(overrides={"kramdown": {"show_warnings": True}}, now=NOW))
    assert SiteRenderer(asked).render(asked.posts[0]).problems[0].severity == "warning"


def test_what_rendering_gives_can_be_pickled(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2021-01-01-a.md": "---\n---\n# A\n\n## B\n"})
    site = read_site(tmp_path, ReadSettings(now=NOW))
    renderer = SiteRenderer(site)
    rendered = renderer.render(site.posts[0])
    assert pickle.loads(pickle.dumps(rendered)) == rendered
    assert [entry.id for entry in rendered.toc] == ["a"]
    assert rendered.ids == {"a", "b"}
    markdown = pickle.loads(pickle.dumps(site.markdown))
    assert markdown.convert("*x*").html == "<p><em>x</em></p>\n"


def test_a_text_is_rendered_once(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2021-01-01-a.md": "---\n---\n{% increment counted %}\n"})
    site = read_site(tmp_path, ReadSettings(now=NOW))
    renderer = SiteRenderer(site)
    assert [renderer.render(site.posts[0]).html for _ in range(2)] == ["<p>0</p>\n"] * 2


def test_posts_that_show_each_other_come_to_an_end(tmp_path: Path) -> None:
    every = "{% for post in site.posts %}[{{ post.content }}]{% endfor %}"
    write(tmp_path, {f"_posts/2021-01-0{day}-a.md": f"---\n---\n{every}\n" for day in (1, 2)})
    site = read_site(tmp_path, ReadSettings(now=NOW))
    renderer = SiteRenderer(site)
    assert all(renderer.render(post).html for post in site.posts)


def test_commonmark_is_read_by_a_commonmark_library(tmp_path: Path) -> None:
    body = "# A `b`\n\n## A b\n\n| a |\n|---|\n| b |\n\n- [x] done\n\n~~gone~~\n\n```ruby\nputs 1\n```\n"
    write(tmp_path, {"_posts/2021-01-01-a.md": f"---\n---\n{body}"})
    asked = {"extensions": ["table", "strikethrough", "tasklist"], "options": ["unsafe"]}
    overrides = {"markdown": "CommonMarkGhPages", "commonmark": asked}
    site = read_site(tmp_path, ReadSettings(overrides=overrides, now=NOW))
    renderer = SiteRenderer(site)
    rendered = renderer.render(site.posts[0])
    assert '<h1 id="a-b">A <code>b</code></h1>' in rendered.html
    assert '<h2 id="a-b-1">' in rendered.html
    assert "<table>" in rendered.html
    assert "<del>gone</del>" in rendered.html
    assert 'type="checkbox" checked=""' in rendered.html
    assert '<div class="language-ruby highlighter-rouge">' in rendered.html
    assert [(entry.id, entry.children[0].id) for entry in rendered.toc] == [("a-b", "a-b-1")]
    plain = read_site(tmp_path, ReadSettings(overrides={"markdown": "CommonMark"}, now=NOW))
    assert "<table>" not in SiteRenderer(plain).render(plain.posts[0]).html
    assert "<h1>" in SiteRenderer(plain).render(plain.posts[0]).html


def test_a_text_that_takes_commonmark_too_long_stands_as_it_is_written() -> None:
    settings = commonmark.CommonMarkSettings(frozenset(("autolink",)), seconds=0.05)
    text = SLOW + "<b>\n"
    result = commonmark.convert(text, settings)
    assert result.html == f"<pre>{text.replace('<b>', '&lt;b&gt;')}</pre>"
    assert ["markdown_time under limits" in warning.message for warning in result.warnings] == [True]
    assert commonmark.convert("*a*\n", settings).html == "<p><em>a</em></p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\n" * 2_100,  # lines without words
        "=\n" * 1_400,  # headings
        "a" + "*" * 2_100,  # marks at one place
        "a" + "~" * 2_100,
        "**a" * 800,
        "![*a*b*c*d*e*](f)\n\n" * 200,  # in one paragraph each
        "*a*\n\n" * 400,
    ],
    ids=lambda text: text[:20],
)
def test_a_text_of_which_commonmark_keeps_too_much_stands_as_it_is_written(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = commonmark.CommonMarkSettings(frozenset(("strikethrough",)), seconds=2)
    assert commonmark.convert(text, settings).warnings == ()
    monkeypatch.setattr(commonmark_limit, "_OF_A_SECOND", 1_000)
    limited = commonmark.convert(text, settings)
    assert limited.html == f"<pre>{text}</pre>"
    assert ["too many parts" in warning.message for warning in limited.warnings] == [True]


def test_all_markdown_of_an_item_shares_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    convert = commonmark._convert

    def slow(settings: commonmark.CommonMarkSettings, colours: ColourLimit, text: str) -> Result:
        begun.append(text)
        return convert(settings, colours, SLOW if "slow" in text else text)

    monkeypatch.setattr(commonmark, "_convert", slow)
    liquid = "{% for n in (1..9) %}{{ 'slow ' | append: n | markdownify }}{% endfor %}"
    posts = {"2021-01-01-a.md": f"---\n---\n*first*\n\n{liquid}\n", "2021-01-02-b.md": "---\n---\n*next*\n"}
    write(tmp_path, {f"_posts/{name}": text for name, text in posts.items()})
    overrides = {"markdown": "CommonMark", "commonmark": {"extensions": ["autolink"]}}
    site = read_site(tmp_path, ReadSettings(overrides=overrides, now=NOW))
    assert site.markdown.commonmark is not None
    site.markdown.commonmark = replace(site.markdown.commonmark, seconds=0.1)
    renderer = SiteRenderer(site)
    rendered, following = (renderer.render(post) for post in site.posts)
    assert begun == ["slow 1", "*next*\n"]
    assert "&lt;pre&gt;slow 9&lt;/pre&gt;" in rendered.html and "*first*" in rendered.html
    assert ["markdown_time" in problem.message for problem in rendered.problems] == [True, True]
    assert following.html == "<p><em>next</em></p>\n"
    assert "*first*" in renderer.excerpt(site.posts[0])
    site.markdown.commonmark = replace(site.markdown.commonmark, seconds=30)
    assert site.markdown.convert_line("slow *line*") == "<pre>slow *line*</pre>"


def test_all_code_of_an_item_shares_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[ColourLimit] = []

    def slow(limit: ColourLimit, work: object) -> None:
        del work
        asked.append(limit)
        limit.left -= 1

    monkeypatch.setattr(ColourLimit, "run", slow)
    code = "{% highlight ruby %}\nx = 1\n{% endhighlight %}\n\n~~~ ruby\nx = 2\n~~~\n\n{{ page.title }}\n"
    called = "{% capture code %}~~~ ruby\nx = 3\n~~~\n{% endcapture %}{{ code | markdownify }}\n"
    write(tmp_path, {f"_posts/2021-01-0{day}-a.md": f"---\n---\n{code}\n{called}" for day in (1, 2)})
    site = read_site(tmp_path, ReadSettings(overrides={"excerpt_separator": "{% capture"}, now=NOW))
    renderer = SiteRenderer(site)
    made = [(renderer.render(post), renderer.excerpt(post)) for post in site.posts]
    assert len(made) == 2 and len(asked) == 10
    assert [len({id(limit) for limit in asked[at : at + 5]}) for at in (0, 5)] == [1, 1]
    assert asked[0] is not asked[5]


def test_options_from_the_time_of_coderay_are_named(tmp_path: Path) -> None:
    settings = "kramdown: {enable_coderay: true, coderay_tab_width: 4, coderay: {}}\n"
    problems = read_site(write(tmp_path, {"_config.yml": settings}), ReadSettings(now=NOW)).problems
    assert [problem.message.split(" has no effect")[0] for problem in problems] == [
        "The kramdown option enable_coderay",
        "The kramdown option coderay_tab_width",
        "The kramdown option coderay",
    ]
    assert {problem.severity for problem in problems} == {"warning"}


def test_options_of_commonmark_without_effect_are_named(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "markdown: CommonMark\ncommonmark: {options: [SMART, SOURCEPOS]}\n"})
    problems = read_site(tmp_path, ReadSettings(now=NOW)).problems
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("warning", "commonmark: SOURCEPOS has no effect")
    ]


@pytest.mark.parametrize(
    ("engine", "severity"), [("redcarpet", "info"), ("GFM", "info"), ("pandoc", "warning")]
)
def test_another_engine_is_answered_by_kramdown_and_said_once(
    engine: str, severity: str, tmp_path: Path
) -> None:
    site = read_site(write(tmp_path, {"_config.yml": f"markdown: {engine}\n"}), ReadSettings(now=NOW))
    assert [problem.severity for problem in site.problems] == [severity]
    assert site.markdown.convert("#no").html == "<p>#no</p>\n"


def test_settings_of_a_wrong_form_are_put_right(tmp_path: Path) -> None:
    wrong = "include: _a\nexclude: b\nlsi: true\nencoding: klingon\ntimezone: No/Where\n"
    write(tmp_path, {"_config.yml": wrong})
    config, problems = read_config(tmp_path, ["_config.yml"], None, "production")
    assert config.include == ("_a",)
    assert "b" in config.exclude
    assert config.encoding == "utf-8"
    assert [problem.severity for problem in problems] == ["error", "error", "warning", "warning", "warning"]


def test_nothing_behind_a_key_asks_for_the_default(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "permalink:\nmarkdown_ext:\nkramdown:\nexcerpt_separator:\n"})
    config, _ = read_config(tmp_path, ["_config.yml"], None, "production")
    assert config.permalink == "date"
    assert ".md" in config.markdown_ext
    assert config.kramdown["input"] == "GFM"
    assert config["excerpt_separator"] == "\n\n"


def test_merging_leaves_both_mappings_alone() -> None:
    base, over = {"a": {"b": 1}, "c": [1]}, {"a": {"d": 2}, "c": [2]}
    assert merge(base, over) == {"a": {"b": 1, "d": 2}, "c": [2]}
    assert base == {"a": {"b": 1}, "c": [1]}


def test_collections_always_hold_posts() -> None:
    assert list(Config({"collections": ["r"]}).collections) == ["posts", "r"]
    assert Config({"collections": {"r": True}}).collections["r"] == {}


def test_aliases_cannot_make_a_text_grow_without_end(tmp_path: Path) -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 12))
    write(tmp_path, {
        "_posts/2021-01-01-a.md": f"---\nl0: &l0 x\n{levels}title: *l11\n---\n",
        "_posts/2021-01-02-b.md": "---\ntitle: &x [*x]\n---\n",
    })  # fmt: skip
    site = read_site(tmp_path, ReadSettings(now=NOW))
    assert [(problem.severity, problem.line) for problem in site.problems] == [("warning", 7), ("warning", 2)]


def test_a_key_that_cannot_be_read_costs_that_key(tmp_path: Path) -> None:
    write(tmp_path, {
        "_posts/2021-01-01-a.md": "---\ntitle: Kept\nlead: a: b\ntags: [x, y]\npermalink: /kept/\n---\n",
        "_posts/2021-01-02-b.md": "---\ntags: [x\ndate: 2021-01-03\ntitle: 'Kept'\nby: @me\n\n# :\n---\n",
        "_posts/2021-01-04-c.md": "---\ntitle: Kept\nsize: 1_.5\nlist:\n- a\n- b\n---\n",
        "_data/d.yml": "one: 1\ntwo: [\nthree: 3\n",
        "_data/e.yml": "[1, 2",
        "page.md": "---\ntitle: Kept\nlead: [\npermalink: /at/\n---\n",
    })  # fmt: skip
    site = read_site(tmp_path, ReadSettings(now=NOW))
    first, second, third = site.posts
    assert (first.title, first.tags, first.url) == ("Kept", ["x", "y"], "/kept/")
    assert (second.title, second.tags, second.date.day) == ("Kept", [], 3)
    assert (third.title, third.data["size"], third.data["list"]) == ("Kept", "1_.5", ["a", "b"])
    assert site.data == {"d": {"one": 1, "three": 3}}
    assert (site.pages[0].title, site.pages[0].url) == ("Kept", "/at/")
    said = [(problem.path, problem.line) for problem in site.problems]
    assert sorted(said, key=str) == [
        ("_data/d.yml", 2),
        ("_data/e.yml", 1),
        ("_posts/2021-01-01-a.md", 3),
        ("_posts/2021-01-02-b.md", 2),
        ("_posts/2021-01-02-b.md", 5),
        ("_posts/2021-01-04-c.md", 3),
        ("page.md", 3),
    ]


def test_numbers_and_depth_have_bounds(tmp_path: Path) -> None:
    values = {
        "decimal": "9" * 5000, "hex": "0x" + "f" * 6000, "octal": "0" + "7" * 9000, "long": "1" * 4300,
        "float": "1" * 400 + ".5", "sixties": ":".join(["59"] * 400), "deep": "[" * 300 + "]" * 300,
    }  # fmt: skip
    lines = "".join(f"{key}: {value}\n" for key, value in values.items())
    write(tmp_path, {"_posts/2021-01-01-a.md": f"---\ntitle: x\n{lines}last: yes\n---\n"})
    site = read_site(tmp_path, ReadSettings(now=NOW))
    data = site.posts[0].data
    assert [data[key] for key in ("decimal", "hex", "octal")] == list(values.values())[:3]
    assert data["long"] == int(values["long"])
    assert (data["float"], data["sixties"], data["last"]) == (float("inf"), float("inf"), True)
    assert [(problem.severity, problem.line) for problem in site.problems] == [
        ("warning", 3), ("warning", 4), ("warning", 5), ("warning", 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "\n" * 200_000,
        "---\n" + "--- x\n" * 50_000,
        "---\na: " + "[" * 5_000 + "\n---\n",
        "---" + " " * 200_000,
    ],
)
def test_odd_front_matter_costs_no_more_than_its_length(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2021-01-01-a.md": text, "page.md": text})
    started = datetime.now(UTC)
    assert len(read_site(tmp_path, ReadSettings(now=NOW)).posts) == 1
    assert (datetime.now(UTC) - started).total_seconds() < 5
