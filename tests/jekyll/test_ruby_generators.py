"""Ruby code that makes pages of tags: what is not understood, and sites with many tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import read_site
from tests.mkdocs_plugin.conftest import write

GENERATOR = """
class Tags < Jekyll::Generator
  def generate(site)
    dir = site.config['tag_dir'] || 'tags'
    site.tags.keys.each do |tag|
      slug = tag.downcase.gsub(' ', '-')
      %s
    end
  end
end
"""
PAGE = "site.pages << TagPage.new(site, site.source, File.join(dir, slug), tag)"


def urls(folder: Path, code: str, tags: list[str]) -> tuple[list[str], list[str]]:
    """The URLs of the pages of tags, and the codes of what is reported."""
    parts = [tags[start : start + 100] for start in range(0, len(tags), 100)]
    posts = {
        f"_posts/2021-01-18-{number:02}.md": f"---\ntitle: A\ntags: {part}\n---\nx\n"
        for number, part in enumerate(parts)
    }
    write(folder, {**posts, "_config.yml": "title: T\n", "_plugins/tags.rb": code})
    site = read_site(folder)
    return [listing.url for listing in site.listings], [problem.code for problem in site.problems]


def test_each_of_many_tags_has_its_page(tmp_path: Path) -> None:
    names = [f"Tea {number}" for number in range(1000)]
    assert urls(tmp_path, GENERATOR % PAGE, names) == ([f"/tags/tea-{number}/" for number in range(1000)], [])


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("puts File.read(dir)", id="no page"),
        pytest.param("next if tag == 'x'\n      " + PAGE, id="not for each tag"),
        pytest.param("site.pages << TagPage.new(site, transliterated(slug), tag)", id="an unknown function"),
        pytest.param("site.pages << TagPage.new(site, slug.gsub(/(a|b)+c/, ''), tag)", id="a costly pattern"),
    ],
)
def test_what_is_not_understood_is_reported(tmp_path: Path, line: str) -> None:
    assert urls(tmp_path, GENERATOR % line, ["x", "y"]) == ([], ["MJ009"])


def test_a_file_without_an_end_takes_no_power_of_its_size(tmp_path: Path) -> None:
    code = "class A < Jekyll::Generator\n" + "site.tags.each do |tag|\n  def a(b)\n" * 600
    assert urls(tmp_path, code, ["x"]) == ([], ["MJ009"])
