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
    read_site,
)
from mkdocs_jekyll.jekyll.liquid import CustomFunctions, collect
from mkdocs_jekyll.publish.check import CheckSettings, check_site
from mkdocs_jekyll.publish.mkdocs_settings import MkDocsSettings, settings_for
from mkdocs_jekyll.publish.problem_text import ignored_codes
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
    """Read, plan and render a site; a site that can't be read is one problem."""
    project = settings_for(source)
    overrides: dict[str, object] = {"show_drafts": True} if drafts else {}
    outside = () if project is None else project.outside
    outside = tuple(path for path in outside if not source.resolve().is_relative_to(path.resolve()))
    inside = project is not None and project.has_blog_inside
    reading = ReadSettings(config_files=config_files, overrides=overrides, outside=outside, blog_only=inside)
    try:
        settings = CheckSettings() if project is None else _settings(project)
        site = read_site(source, reading, GivenFunctions(custom))
        found = check_site(site, settings)
        for code in () if site.languages is None else site.languages.others:  # each has a build of its own
            other = read_site(source, replace(reading, language=code), GivenFunctions(custom))
            found = list(dict.fromkeys([*found, *check_site(other, settings)]))
        option = () if project is None else project.texts("ignore_problems")
        ignored, unknown = ignored_codes(site.config, option)
        found = [*unknown, *(one for one in found if one.severity == "error" or one.code not in ignored)]
    except JekyllError as error:
        found = [error.problem]
    return CheckResult(source, tuple(found), form)


def _settings(project: MkDocsSettings) -> CheckSettings:
    """What mkdocs.yml says of the site that is built."""
    views = ViewSettings(
        keep_pages=project.texts("keep_pages"),
        posts_in_lists=project.number("posts_in_lists", POSTS_IN_LISTS),
    )
    return CheckSettings(
        site_url=project.site_url,
        old_urls=project.texts("old_urls"),
        check_links=project.options.get("check_links") is not False,
        analytics=project.options.get("analytics") is True,
        beside=project.pages_beside(),
        plan=PlanSettings(
            views=views,
            theme_files=project.texts("theme_files"),
            is_whole=not project.has_blog_inside,
            beside=project.pages_beside(),
        ),
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
    files = config_files or ("_config.yml",)
    custom = custom_functions(hooks)
    finish(run(source, config_files=files, drafts=drafts, custom=custom, form=form))
