"""Excerpts of texts that nobody wrote are cut and rendered as Jekyll does it."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import SiteRenderer, read_site
from tests.oracle.record_jekyll import HERE, lay_out

pytestmark = pytest.mark.released

PIECES = (
    *("One [ref] and [text][ref2].", "Two *em* line\nnext", "", "", "", "- a\n- b\n\n  c", "1. x\n\n   y"),
    *("```\ncode\n\nmore\n```", "    indented\n\n    more", "> quote\n> \n> q2", "[ref]: http://x.org"),
    *("[ref2]: /y 'T'", '  [ref]: <http://z> "t"', "[^1]: note\n    more", "foot[^1]", "{{ page.title }}"),
    *(
        "<div>\n\ninner\n\n</div>",
        "<!--more-->",
        "# Head",
        "*[AB]: abbr",
        "AB",
        "| a | b |\n|---|---|\n| 1 | 2 |",
    ),
    *("{:.cls}", "* * *", "text <!--more--> more", "\t", "[ref]", "![img][ref2]", "line\r\n\r\nline"),
)
BLOCKS = (
    *(
        ("{% if true %}", "{% endif %}"),
        ("{% for i in (1..2) %}", "{% endfor %}"),
        ("{% raw %}", "{% endraw %}"),
    ),
    *(("{%- unless false -%}", "{%- endunless -%}"), ("{% comment %}", "{% endcomment %}")),
    *(("{% highlight text %}", "{% endhighlight %}"), ("{% capture x %}", "{% endcapture %}")),
    *(("{% case 1 %}{% when 1 %}", "{% endcase %}"), ("{% if false %}a{% else %}", "{% endif %}")),
    *(("{% tablerow i in (1..2) %}", "{% endtablerow %}"), ("{% ifchanged %}", "{% endifchanged %}")),
)
FRONT_MATTER = (
    *("", "", "", 'excerpt_separator: "<!--more-->"\n', 'excerpt_separator: "- b"\n', "excerpt: own\n"),
    *('excerpt_separator: "code"\n', 'excerpt_separator: ""\n'),
)


def post(dice: random.Random) -> str:
    parts = [dice.choice(PIECES) for _ in range(dice.randint(1, 9))]
    for _ in range(dice.randint(0, 2)):
        first, last = sorted((dice.randint(0, len(parts)), dice.randint(0, len(parts))))
        opening, closing = dice.choice(BLOCKS)
        parts.insert(last, closing)
        parts.insert(first, opening)
    return f"---\ntitle: t\n{dice.choice(FRONT_MATTER)}---\n" + "\n".join(parts) + "\n"


def test_generated_excerpts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    dice = random.Random(5)
    lay_out({"files": {f"_posts/2021-01-01-p{number:03}.md": post(dice) for number in range(400)}}, tmp_path)
    done = subprocess.run(
        ["ruby", str(HERE / "record_jekyll.rb")],
        input=json.dumps({"source": str(tmp_path), "render": True}),
        capture_output=True, text=True, check=True, env={**os.environ, "LANG": "C.UTF-8"},
    )  # fmt: skip
    site = read_site(tmp_path)
    renderer = SiteRenderer(site)
    ours = {item.relative_path: item for item in site.posts}
    differing, compared = [], 0
    for theirs in json.loads(done.stdout)["documents"]:
        item = ours[theirs["path"]]
        if not theirs["own_excerpt"] and theirs["excerpt"] != item.excerpt_text:
            differing.append((item.content, theirs["excerpt"], item.excerpt_text))
        if theirs.get("excerpt_html") is not None:
            compared += 1
            if theirs["excerpt_html"] != renderer.excerpt(item):
                differing.append((item.content, theirs["excerpt_html"], renderer.excerpt(item)))
    assert differing == []
    assert compared > 200
