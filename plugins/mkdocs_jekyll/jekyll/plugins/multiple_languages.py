"""jekyll-multiple-languages-plugin: texts out of ``_i18n``, by key and by file, and links between languages.

Where posts are read from, and in which folder a language's site stands, is ``jekyll.languages``' matter.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll import ruby_yaml
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.files import read_text
from mkdocs_jekyll.jekyll.languages import DEFAULT_IN_FOLDER, FOLDER, MULTIPLE
from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag
from mkdocs_jekyll.jekyll.liquid.expressions import LAX, parse_filtered
from mkdocs_jekyll.jekyll.liquid.markdown import to_html
from mkdocs_jekyll.jekyll.liquid.ruby.to_s import to_s
from mkdocs_jekyll.jekyll.liquid.tags.include import IncludeTag
from mkdocs_jekyll.jekyll.ruby_values import truthy

from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.liquid.context import JekyllContext
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft


def _read_translations(site: SiteDraft) -> None:
    """Read the texts of the active language and of the default one; give titles that are keys their words."""
    languages = site.languages
    if languages is None or languages.plugin != MULTIPLE:
        return
    codes = dict.fromkeys((languages.default, languages.active))
    texts = {code: _texts(site, code) for code in codes}
    site.add_setting("translations", texts)
    items = (*site.pages, *(doc for group in site.collections.values() for doc in group.docs))
    for item in items:
        words = item.title and _text(texts, item.title, (languages.active, languages.default))
        if words:
            item.title = words


def _texts(site: SiteDraft, code: str) -> dict[str, object]:
    path = f"{FOLDER}/{code}.yml"
    remedy = "Give each of `languages` a file of texts."
    try:
        written = read_text(site.source / path)
    except OSError:
        site.problems.append(
            Problem("warning", "there is no such file of texts", path, None, remedy, code="MJ505")
        )
        return {}
    except UnicodeDecodeError as error:
        site.problems.append(
            Problem("error", f"the texts can't be read: {error}", path, None, "Use UTF-8.", code="MJ505")
        )
        return {}
    loaded = ruby_yaml.load(written, site.reading.limits)
    for yaml_error in loaded.errors:
        message = f"the texts can't be read: {yaml_error}"
        site.problems.append(
            Problem(
                "error",
                message,
                path,
                yaml_error.line,
                "Fix that line.",
                code="MJ505",
                column=yaml_error.column,
            )
        )
    texts = loaded.value
    return {to_s(key): value for key, value in texts.items()} if isinstance(texts, dict) else {}


def _text(texts: object, key: str, codes: tuple[str, ...]) -> str:
    """The text at a key such as ``nav.about`` in the first of the languages that has it, or an empty one."""
    for code in codes:
        found = texts.get(code) if isinstance(texts, Mapping) else None
        for part in key.split("."):
            if isinstance(found, list):
                found = found[int(part)] if _is_index(part, found) else None
            else:
                found = found.get(part) if isinstance(found, Mapping) else None
        if found is not None and not isinstance(found, Mapping | list) and to_s(found):
            return to_s(found)
    return ""


def _written(call: TagCall) -> str:
    """What a tag names: the value of a variable of that name, or the text itself with its outputs."""
    return call.text(call.markup) or call.printed().strip()


def _translate(call: TagCall) -> str:
    codes = (call.text("site.lang"), call.text("site.default_lang"))
    return _text(call.value("site.translations"), _written(call), codes)


def _link(call: TagCall) -> str:
    """The URL of the page whose ``namespace`` is named, in the language behind it or the active one."""
    words = _written(call).split()
    if not words:
        return ""
    code = words[1] if len(words) > 1 else call.text("site.lang")
    base = call.text("site.baseurl_root")
    has_folder = code != call.text("site.default_lang") or truthy(call.value(f"site.{DEFAULT_IN_FOLDER}"))
    below = f"/{code}" if has_folder else ""
    for listed in ("site.pages", "site.documents"):
        for item in call.value(listed) or ():  # type: ignore[attr-defined]
            if isinstance(item, Mapping) and to_s(item.get("namespace")) == words[0]:
                url = item.get(f"permalink_{code}") or item.get("permalink") or item.get("url")
                return f"{base}{below}{to_s(url)}"
    return ""


class TranslateFileTag(IncludeTag):
    """Puts a file of the language's folder here, or the default language's where it has none."""

    name = "translate_file"
    converts = True

    def folders(self, context: JekyllContext) -> tuple[str, ...]:
        """The folder of the active language, then that of the default one."""
        config = context.registers.services.config
        return tuple(f"{FOLDER}/{to_s(config.get(key))}" for key in ("lang", "default_lang"))

    def file_name(self, written: str, context: JekyllContext) -> str:
        """The value of a variable of that name, or the name itself."""
        return to_s(parse_filtered(written, LAX).evaluate(context)) or written

    def convert(self, text: str, path: str, context: JekyllContext) -> str:
        """Markdown becomes HTML."""
        services = context.registers.services
        endings = to_s(services.config.get("markdown_ext")).split(",")
        is_markdown = posixpath.splitext(path)[1].removeprefix(".").lower() in endings
        return to_html(context, text) if is_markdown else text


PLUGIN: Final = Plugin(
    name=MULTIPLE,
    priority="first",
    listed_tags={
        "t": function_tag(_translate),
        "translate": function_tag(_translate),
        "tl": function_tag(_link),
        "translate_link": function_tag(_link),
        "tf": TranslateFileTag,
        "translate_file": TranslateFileTag,
    },
    post_read=_read_translations,
)


def _is_index(part: str, items: list[object]) -> bool:
    return part.isdecimal() and len(part) < 10 and int(part) < len(items)
