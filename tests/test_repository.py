"""The repository: small functions, what the documentation promises, one tree for two programs."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import html5lib
import pytest
import yaml

from tests.conftest import ROOT
from tools.guards import GUARDS

PACKAGE = ROOT / "plugins" / "mkdocs_jekyll"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FUNCTION = 60


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def test_functions_stay_small() -> None:
    long = []
    for path in MODULES:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(ROOT)}: {node.name} has {length} lines")
    assert not long


def project() -> dict[str, object]:
    found: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def test_every_folder_of_tests_is_on_the_map() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert {folder for folder in folders if f"`{folder}`" not in text} == {"tests"}


def test_the_changelog_has_the_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(str(project()['version']))}\]", changes, re.MULTILINE)


def test_entry_points_lead_somewhere() -> None:
    from importlib.metadata import entry_points

    for group, name in (("mkdocs.plugins", "jekyll"), ("console_scripts", "mkdocs-jekyll")):
        (point,) = [found for found in entry_points(group=group, name=name) if "mkdocs_jekyll" in found.value]
        assert callable(point.load())


def test_every_guard_stands_where_tools_guards_looks_for_it() -> None:
    gone = [guard for guard in GUARDS if guard.code not in (PACKAGE / guard.path).read_text("utf-8")]
    assert not gone
    assert all((ROOT / guard.test.partition("::")[0]).is_file() for guard in GUARDS)


def test_every_option_of_the_plugin_is_documented() -> None:
    from mkdocs_jekyll.mkdocs_plugin.options import JekyllConfig

    for folder in ("guide", "zh"):
        page = (ROOT / "docs" / folder / "configuration.md").read_text(encoding="utf-8")
        described = set(re.findall(r"^### `(\w+)`", page, re.MULTILINE))
        assert described == {name for name, _ in JekyllConfig._schema}, folder


def test_the_documentation_is_in_chinese_too_and_in_the_same_order() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    english = re.findall(r": (?:guide|project)/([\w-]+\.md)$", text, re.MULTILINE)
    assert english == re.findall(r": zh/([\w-]+\.md)$", text, re.MULTILINE)
    assert set(english) >= {page.name for page in (ROOT / "docs" / "guide").glob("*.md")}


def headings(page: Path) -> list[str]:
    """The levels of a page's sections, without what its code blocks hold."""
    text = re.sub(r"^( *)(`{3,})[^`].*?^\1\2$", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    return re.findall(r"^(##+) ", text, re.MULTILINE)


def test_a_chinese_page_has_the_sections_of_the_english_one() -> None:
    for page in (ROOT / "docs" / "zh").glob("*.md"):
        for folder in ("guide", "project"):
            english = ROOT / "docs" / folder / page.name
            assert not english.exists() or headings(english) == headings(page), page.name


def test_no_line_of_a_chinese_page_ends_between_two_chinese_characters() -> None:
    """Browsers show such an end as a space."""
    character = "[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]"
    within = re.compile(f"{character}\n *{character}")
    for page in (ROOT / "docs" / "zh").glob("*.md"):
        text = re.sub(r"^( *)(`{3,})[^`].*?^\1\2$", "", page.read_text("utf-8"), flags=re.S | re.M)
        assert not within.findall(text), page.name


def test_the_blog_has_the_form_that_old_blogs_have() -> None:
    posts = sorted((ROOT / "docs" / "_posts").glob("*.md"))
    assert len(posts) >= 12
    texts = [post.read_text(encoding="utf-8") for post in posts]
    for sign in ("{{site.baseurl}}/postimg/", "\n#全", "***", "<blockquote><p>", "layout:     post", "```"):
        assert any(sign in text for text in texts), sign
    years = {post.name[:4] for post in posts}
    assert len(years) >= 10
    pictures = [file for folder in ("img", "postimg") for file in (ROOT / "docs" / folder).iterdir()]
    assert sum(file.stat().st_size for file in pictures) < 3_000_000


# -- one tree, two programs


@pytest.fixture(scope="module")
def built_by_jekyll(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example blog as Debian's Jekyll builds it; without layouts a page is its content alone."""
    folder = tmp_path_factory.mktemp("jekyll")
    source = folder / "source"
    shutil.copytree(ROOT / "docs", source)
    for post in (source / "_posts").iterdir():
        # Jekyll does not know this spelling, which comes out alike here.
        text = post.read_text(encoding="utf-8")
        post.write_text(text.replace("<<site.baseurl>>", "{{site.baseurl}}"), encoding="utf-8")
    done = subprocess.run(
        ["jekyll", "build", "-s", str(source), "-d", str(folder / "site"), "--disable-disk-cache"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "site"


def words_of(html: str) -> list[str]:
    """Elements and texts in their order; code without its colours, as Rouge and Pygments differ there."""
    out: list[str] = []

    def walk(element: object) -> None:
        tag = getattr(element, "tag", None)
        if not isinstance(tag, str):
            return
        if tag in ("pre", "code"):
            out.append(f"<{tag}>" + "".join(element.itertext()).strip())  # type: ignore[attr-defined]
            return
        attributes = sorted(
            f"{key}={value}"
            for key, value in element.attrib.items()
            if key in ("id", "href", "src", "class")  # type: ignore[attr-defined]
        )
        out.append(f"<{tag} {' '.join(attributes)}>")
        out.append(" ".join((element.text or "").split()))  # type: ignore[attr-defined]
        for child in element:  # type: ignore[attr-defined]
            walk(child)
            out.append(" ".join((child.tail or "").split()))

    walk(html5lib.parseFragment(html, namespaceHTMLElements=False))
    return [part for part in out if part]


@pytest.mark.oracle("jekyll-paginate")
def test_the_example_blog_is_what_jekyll_makes_of_it(built_by_jekyll: Path) -> None:
    from mkdocs_jekyll.jekyll import ReadSettings, SiteRenderer, read_site

    site = read_site(ROOT / "docs", ReadSettings(blog_only=True))
    renderer = SiteRenderer(site)
    theirs = {
        file.relative_to(built_by_jekyll).as_posix() for file in (built_by_jekyll / "blog").rglob("*.html")
    }
    assert {post.destination for post in site.posts} == theirs
    for post in site.posts:
        wanted = (built_by_jekyll / post.destination).read_text(encoding="utf-8")
        assert words_of(renderer.render(post).html) == words_of(wanted), post.relative_path
    assert not site.problems


def test_mkdocs_yml_and_the_blog_agree_on_the_url() -> None:
    blog = yaml.safe_load((ROOT / "docs" / "_config.yml").read_text(encoding="utf-8"))
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"site_url: {blog['url']}{blog['baseurl']}/" in text
