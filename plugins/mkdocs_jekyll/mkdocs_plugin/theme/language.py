"""The theme's language: the site's own, unless ``mkdocs.yml`` names one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll import JekyllError
from mkdocs_jekyll.jekyll.config import read_config
from mkdocs_jekyll.publish.language import site_language

from ..language_builds import LanguageBuild
from ..options import JekyllConfig
from .given import given

#: What the theme calls Chinese in other ways than others do.
_NAMES: Final = {
    "zh-hans": "zh",
    "zh-cn": "zh",
    "zh-sg": "zh",
    "zh-hk": "zh-TW",
    "zh-mo": "zh-TW",
    "no": "nb",
}


def choose(options: JekyllConfig, config: MkDocsConfig, build: LanguageBuild | None) -> None:
    """Let the theme speak the language of the site that is built."""
    if build is not None:
        asked = build.code
    elif given(config).get("language") is None:
        asked = _of_site(options, config)
    else:
        return
    if name := _known(asked, config):
        config.theme["language"] = name


def _of_site(options: JekyllConfig, config: MkDocsConfig) -> str:
    """The language that the site's configuration names, before the site is read."""
    try:
        settings, _ = read_config(Path(options.source or config.docs_dir).absolute(), options.config, {}, "")
    except JekyllError:
        return ""  # whoever reads the site will tell
    return site_language(settings)


def _known(asked: str, config: MkDocsConfig) -> str:
    """The theme's name of a language; empty if it does not speak it."""
    folders = (Path(folder) / "partials" / "languages" for folder in config.theme.dirs)
    names = {path.stem.lower(): path.stem for folder in folders for path in folder.glob("*.html")}
    tag = asked.replace("_", "-").lower()
    for candidate in (tag, _NAMES.get(tag, ""), tag.split("-")[0]):
        if candidate.lower() in names:
            return names[candidate.lower()]
    return ""
