"""The theme's language: the site's own, or that of its posts, unless ``mkdocs.yml`` names one."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll.config import Config
from mkdocs_jekyll.jekyll.files import open_file
from mkdocs_jekyll.publish.language import guess
from mkdocs_jekyll.publish.language_tags import site_language, theme_language
from mkdocs_jekyll.publish.language_words import guess_by_words

from ..language_build import LanguageBuild
from .user_options import user_options

#: How many posts, and bytes of each, are read to find the language.
_POSTS_READ: Final = 60
_BYTES_READ: Final = 40_000
#: Front matter and code, which say little about it.
_CODE: Final = re.compile(r"\A---[ \t]*\n.*?\n---|^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)

#: Markdown that is no page of a site: what describes the repository, and what others wrote.
_NO_PAGE: Final = re.compile(
    r"^(?:node_modules|vendor|mkdocs)/|(?:readme|changelog|history|contributing|license|code_of_conduct)[^/]*$",
    re.IGNORECASE,
)


def apply(settings: Config | None, config: MkDocsConfig, build: LanguageBuild | None) -> None:
    """Set the theme to the language of the site that is built, whose configuration has ``settings``."""
    if build is not None:
        asked = build.code
    elif user_options(config).get("language") is None:
        asked = "" if settings is None else _of_site(settings)
    else:
        return
    if name := _known(asked, config):
        config.theme["language"] = name


def _of_site(settings: Config) -> str:
    """The language that the site's configuration names, before the site is read."""
    return site_language(settings) or _of_posts(
        Path(settings.text("source")), settings.text("collections_dir")
    )


def _of_posts(source: Path, collections_dir: str) -> str:
    """The language that most posts are in; that of most pages where there are no posts.

    Empty for English, and for languages that neither script nor words tell. Where none is that of most, all
    texts together say it, if a third of the posts agrees; a character of Chinese, Japanese or Korean says as
    much as several letters.
    """
    texts = []
    for path in (_posts(source, collections_dir) or _pages(source))[-_POSTS_READ:]:
        with contextlib.suppress(OSError), open_file(path) as file:
            text = file.read(_BYTES_READ).decode("utf-8", "replace")
            texts.append(_CODE.sub("", text.replace("\r\n", "\n")))
    found = Counter(guess(text) or guess_by_words(text) for text in texts)
    first, count = next(iter(found.most_common(1)), ("", 0))
    together = guess("\n".join(texts)) if 2 * count <= len(texts) else ""
    if together in ("zh", "ja", "ko") and 3 * found[together] >= len(texts):
        return together
    return first if 2 * count > len(texts) else ""


def _posts(source: Path, collections_dir: str) -> list[Path]:
    folders = (source / "_posts", *source.glob("*/_posts"), source / collections_dir / "_posts")
    return sorted({path for folder in folders for path in folder.rglob("*.*")}, key=lambda path: path.name)


def _pages(source: Path) -> list[Path]:
    """The Markdown files of the site's first folders, but for what others wrote or nobody publishes."""
    found = [
        path
        for pattern in ("*.md", "_pages/*.md", "[!._]*/*.md", "[!._]*/*/*.md")
        for path in source.glob(pattern)
        if not _NO_PAGE.search(path.relative_to(source).as_posix())
    ]
    return sorted(set(found))


def _known(asked: str, config: MkDocsConfig) -> str:
    """The theme's name of a language; empty if it has none for it."""
    folders = (Path(folder) / "partials" / "languages" for folder in config.theme.dirs)
    return theme_language(asked, {path.stem for folder in folders for path in folder.glob("*.html")})
