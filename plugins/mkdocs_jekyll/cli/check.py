"""``mkdocs-jekyll check``: everything that is wrong with a site, without building it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import click

from mkdocs_jekyll.jekyll import (
    GivenFunctions,
    JekyllError,
    ReadSettings,
)
from mkdocs_jekyll.jekyll.liquid import CustomFunctions, collect
from mkdocs_jekyll.publish.check import STAND_INS, CheckSettings, check_site
from mkdocs_jekyll.publish.mkdocs_settings import MkDocsSettings, settings_for
from mkdocs_jekyll.publish.problem_text import ignored_codes
from mkdocs_jekyll.publish.published_site import PublishSettings, read_published, reading_settings
from mkdocs_jekyll.publish.site_plan import PlanSettings
from mkdocs_jekyll.publish.views import POSTS_IN_LISTS, ViewSettings

from .options import UsageError, examples, site_argument
from .output import finish
from .problem_formats import FORMATS
from .results import CheckResult


def run(
    source: Path,
    *,
    config_files: Sequence[str],
    drafts: bool,
    custom: CustomFunctions,
    form: str = "text",
) -> CheckResult:
    """Read, plan and render a site; a site that can't be read is one problem.

    ``config_files`` and ``drafts`` go over what mkdocs.yml says; empty and false they leave it to that.
    """
    project = settings_for(source)
    reading = _reading(source, project, config_files, drafts=drafts)
    try:
        publish, settings = _settings(project)
        functions = GivenFunctions(custom, STAND_INS)
        published = read_published(source, reading, publish, functions)
        found = check_site(published, settings)
        languages = published.languages
        for code in () if languages is None else languages.languages.others:  # each has a build of its own
            other = read_published(source, replace(reading, language=code), publish, functions)
            found = list(dict.fromkeys([*found, *check_site(other, settings)]))
        option = () if project is None else project.texts("ignore_problems")
        ignored, unknown = ignored_codes(published.site.config, option)
        found = [*unknown, *(one for one in found if one.severity == "error" or one.code not in ignored)]
    except JekyllError as error:
        found = [error.problem]
    return CheckResult(source, tuple(found), form)


def _reading(
    source: Path, project: MkDocsSettings | None, config_files: Sequence[str], *, drafts: bool
) -> ReadSettings:
    reading = (
        reading_settings({"source": str(source)})
        if project is None
        else reading_settings(project.options, project.plugins)
    )
    if config_files:
        reading = replace(reading, config_files=config_files)
    if drafts:
        reading = replace(reading, overrides={**reading.overrides, "show_drafts": True})
    outside = () if project is None else project.outside
    outside = tuple(path for path in outside if not source.resolve().is_relative_to(path.resolve()))
    return replace(reading, outside=outside)


def _settings(project: MkDocsSettings | None) -> tuple[PublishSettings, CheckSettings]:
    """What mkdocs.yml says of the site that is built."""
    if project is None:
        return PublishSettings(), CheckSettings()
    is_whole, options = not project.has_blog_inside, project.options
    pages = options.get("github_pages")
    publish = PublishSettings(
        project.site_url,
        project.texts("old_urls"),
        pages if isinstance(pages, bool) else None,
        is_whole=is_whole,
    )
    beside = project.files_beside()
    return publish, CheckSettings(
        check_links=project.is_on("check_links", default=True),
        analytics=project.is_on("analytics", default=False),
        comments=options.get("comments") != "never",
        comment_identifier=project.text("comment_identifier") or None,
        seo=project.is_on("seo", default=True),
        picture_sizes=project.is_on("picture_sizes", default=True),
        colors=options.get("colors") != "theme",
        palette=project.palette,
        mathjax=project.text("mathjax"),
        docs=project.docs,
        beside=beside,
        plan=PlanSettings(
            views=_views(project),
            theme_files=project.texts("theme_files"),
            is_whole=is_whole,
            beside=tuple(beside.values()),
        ),
    )


def _views(project: MkDocsSettings) -> ViewSettings:
    options, authors = project.options, project.options.get("authors")
    return ViewSettings(
        index=project.text("index") if "index" in options else None,
        views=project.is_on("views", default=True),
        authors=authors if isinstance(authors, bool) else None,
        paginate=project.number("paginate", 0) or None,
        paginate_path=project.text("paginate_path") or None,
        keep_pages=project.texts("keep_pages"),
        posts_in_lists=project.number("posts_in_lists", POSTS_IN_LISTS),
        has_source=not project.has_blog_inside,
    )


def custom_functions(paths: Iterable[str]) -> CustomFunctions:
    """The tags and filters of the author's Python files. Raises UsageError where one can't be loaded."""
    try:
        return collect(map(_module, paths))
    except Exception as error:  # whatever the author's file raises
        raise UsageError(f"--hooks: {type(error).__name__}: {error}") from error


def _module(path: str) -> ModuleType:
    spec = spec_from_file_location(Path(path).stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@click.command(
    "check",
    short_help="Say what is wrong with a Jekyll site.",
    epilog=examples(
        "mkdocs-jekyll check",
        "mkdocs-jekyll check path/to/site --drafts",
        "mkdocs-jekyll check --format github",
    ),
)
@site_argument
@click.option(
    "--config",
    "config_files",
    multiple=True,
    metavar="FILE",
    help="A configuration file; may be repeated.",
)
@click.option(
    "--hooks",
    multiple=True,
    metavar="FILE",
    help="A Python file with tags and filters of your own; may be repeated.",
)
@click.option("--drafts", is_flag=True, help="Look at drafts, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How problems are printed: for people, as JSON, as annotations of GitHub Actions, or as SARIF.",
)
def command(
    source: Path, config_files: tuple[str, ...], hooks: tuple[str, ...], drafts: bool, form: str
) -> None:
    """Read and render the Jekyll site in DIR (this folder, if none is given) and say what is wrong with it.

    It finds what a build finds: reading, Liquid, Markdown, URLs, links, pictures and anchors. Nothing is
    written. Codes in brackets are explained in the documentation; `ignore_problems` silences them. Ends with
    0 if nothing is wrong, with 1 if something is.
    """
    custom = custom_functions(hooks)
    finish(run(source, config_files=config_files, drafts=drafts, custom=custom, form=form))
