"""Material's Markdown as an engine: plain data out, no state left between texts, and it travels."""

from __future__ import annotations

import os
import pickle
import time

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.kramdown.processor_time import TooSlow, ends_after
from mkdocs_jekyll.mkdocs_plugin.markdown import MaterialMarkdown


def engine(*extensions: str, seconds: float = 30) -> MaterialMarkdown:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "theme": "material", "markdown_extensions": list(extensions)})
    config.validate()
    return MaterialMarkdown(config, seconds)


def test_contents_and_ids() -> None:
    result = engine().convert("# A & *b*\n\n## C\n\n# D\n")
    assert [(entry.level, entry.id, entry.html, entry.text) for entry in result.toc] == [
        (1, "a-b", "A &amp; b", "A & b"),
        (1, "d", "D", "D"),
    ]
    assert result.toc[0].children[0].id == "c"
    assert result.ids == {"a-b", "c", "d"}
    assert not result.has_math


def test_texts_do_not_see_each_other() -> None:
    made = engine("footnotes")
    first = made.convert("a[^1]\n\n[^1]: note\n")
    assert "note" not in made.convert("b[^1]\n").html
    assert made.convert("a[^1]\n\n[^1]: note\n") == first


def test_it_travels_after_use() -> None:
    made = engine("admonition")
    html = made.convert("!!! note\n    x\n").html
    assert pickle.loads(pickle.dumps(made)).convert("!!! note\n    x\n").html == html


#: What is raised while Python frees an object is dropped with a warning; it comes again.
may_be_dropped = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@may_be_dropped
def test_an_end_that_python_drops_comes_again() -> None:
    class Busy:
        def __del__(self) -> None:
            while True:
                pass

    def work() -> None:
        Busy()
        while True:
            pass

    with pytest.raises(TooSlow), ends_after(0.05):
        work()


def test_work_of_the_system_counts() -> None:
    begun = time.process_time()
    with pytest.raises(TooSlow), ends_after(0.3):
        while time.process_time() - begun < 3:
            os.urandom(1_000_000)


@may_be_dropped
def test_a_text_that_takes_too_long_stands_as_it_is_written() -> None:
    made = engine(seconds=0.05)
    # Two seconds of work: where Python drops the first end, the next one comes after a quarter of a second.
    text = "[a] " * 100_000 + "<b>\n\n[a]: /b\n"
    result = made.convert(text)
    assert result.html == f"<pre>{text.replace('<b>', '&lt;b&gt;')}</pre>"
    assert ["markdown_time under limits" in warning.message for warning in result.warnings] == [True]
    assert made.convert("*a*\n").html == "<p><em>a</em></p>"


def test_a_text_does_not_become_a_multiple_of_itself() -> None:
    text = "[a], " * 2_100 + "\n\n[a]: /" + "b" * 10_000 + "\n"
    result = engine().convert(text)
    assert result.html.startswith("<pre>[a], ")
    assert ["20 million" in warning.message for warning in result.warnings] == [True]


def test_formulas_are_seen() -> None:
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "x",
            "theme": "material",
            "markdown_extensions": [{"pymdownx.arithmatex": {"generic": True}}],
        }
    )
    config.validate()
    assert MaterialMarkdown(config).convert("$x^2$").has_math
