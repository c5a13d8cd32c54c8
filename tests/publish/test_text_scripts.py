"""What the scripts of a text call of the old theme's."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.publish.html_scan import Scan
from mkdocs_jekyll.publish.text_scripts import TextScripts, jquery_among, names_called, scripts_of


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ("jtd.addEvent(button, 'click', go)", ("jtd",)),
        ("var all = window.TEXT_VARIABLES.sources; window.Lazyload.js(all)", ("TEXT_VARIABLES", "Lazyload")),
        ("$('.x').hide()", ("$",)),
        ("$.getJSON('/x.json')", ("$",)),
        ("(function ($) { $('.x').hide() })(jQuery)", ("jQuery",)),
        ("const $ = css => document.querySelector(css); $('.x')", ()),
        ("function $(css) { return document.querySelector(css) }; $('.x')", ()),
        ("window.jtd = {}; jtd.go()", ()),
        ("let t = `${a}`; let money = '$'; x.$el.go(); my$(1)", ()),
        ("document.title = 'x'", ()),
    ],
)
def test_names_that_a_script_calls(script: str, names: tuple[str, ...]) -> None:
    assert names_called(f"<p>a</p><script>{script}</script>") == names


@pytest.mark.parametrize(
    "html",
    [
        "<p>$('.x')</p>",
        "<script src='https://cdn.example/jquery-3.7.min.js'></script><script>$('.x')</script>",
        "<script type='application/json'>$('.x')</script>",
        "<pre>&lt;script>$('.x')&lt;/script></pre>",
    ],
)
def test_nothing_is_missing(html: str) -> None:
    assert scripts_of(Scan(html), "js/jquery.min.js") == TextScripts()


def test_what_the_site_or_this_package_has_is_loaded() -> None:
    html = "<script>$('.x'); new Gitalk({}).render('g'); jtd.x()</script>"
    found = scripts_of(Scan(html), "js/jquery.min.js")
    assert found.scripts == ("js/jquery.min.js", "assets/gitalk/gitalk.min.js")
    assert found.missing == ("jtd",)
    assert scripts_of(Scan(html)).missing == ("$", "jtd")


def test_jquery_is_known_by_its_name() -> None:
    names = ["js/jquery.js", "js/jquery.min.js", "lib/jquery-3.7.1.slim.min.js", "js/jquery.tagcloud.min.js"]
    assert jquery_among(names) == "js/jquery.min.js"
    assert jquery_among(["js/jquery.tagcloud.js", "js/my-jquery.js"]) == ""


def test_a_large_odd_text_takes_no_long_time() -> None:
    assert names_called("<script" * 20_000 + "<script>" * 20_000) == ()


def test_a_handler_calls_a_name_and_nothing_is_said_of_it() -> None:
    found = scripts_of(Scan("""<img src="x.png" onerror="this.onerror=null; $('.x').remove();">"""))
    assert found.missing == ("$",)
    assert found.problem("index.md") is None


def test_a_script_and_a_handler_call_names() -> None:
    found = scripts_of(Scan("<p onclick='NexT.go()'>a</p><script>jtd.go()</script>"))
    assert found.missing == ("jtd", "NexT")
    problem = found.problem("index.md")
    assert problem is not None
    assert "jtd" in problem.message
    assert "NexT" not in problem.message
