"""Settings of a form that Jekyll refuses, and those that can't be honoured, each with the reason."""

from __future__ import annotations

import codecs
import contextlib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

from .config_defaults import DEFAULTS, GITHUB_PAGES_THEME
from .dates import zone_is_known
from .errors import Problem, Severity
from .paths import inside, invalid_path_reason
from .permalinks import STYLES
from .read_limits import ReadLimits, is_limit
from .ruby_generators import is_missed
from .ruby_programs import programs
from .ruby_values import truthy
from .slugs import to_text
from .themes import named

_LISTS: Final = ("include", "exclude", "plugins", "keep_files")
_FOLDERS: Final = ("data_dir", "layouts_dir", "includes_dir", "collections_dir")
_TABLE_KEYS: Final = frozenset(("csv_converters", "headers", "encoding"))
_CONVERTERS: Final = frozenset(("integer", "float", "numeric", "date", "date_time", "all"))
#: Python's own codecs that are no encodings of files.
_NO_ENCODINGS: Final = frozenset(
    ("charmap", "idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape")
)
_MODES: Final = ("warn", "lax", "strict")
#: Settings of ours, which Jekyll does not know.
_LIMITS: Final = ("work_limit", "size_limit", "depth_limit")


def check(data: dict[str, object], source: Path, where: str) -> list[Problem]:
    """What is wrong with the settings ``data``, which are put right on the way.

    ``source`` is the site's folder, ``where`` the file that problems name.
    """

    found = {
        "MJ007": _wrong_forms(data, source),
        "MJ008": _unknown_values(data),
        "MJ009": _without_effect(data, source),
    }
    return [
        Problem(severity, message, where, None, remedy, code=code)
        for code, some in found.items()
        for severity, message, remedy in some
    ]


_Found = tuple[Severity, str, str]


def _wrong_forms(data: dict[str, object], source: Path) -> Iterator[_Found]:
    for key in _LISTS:
        value = data.get(key)
        if (
            key == "plugins"
            and isinstance(value, str)
            and any((at / value).is_dir() for at in (source, source.parent))
        ):
            data[key] = []  # as Octopress and the first Jekylls had it
            message = f"`plugins` is a folder, '{value}'; a list of gems is expected"
            yield "error", message, f"Write `plugins_dir: {value}`."
        elif value is not None and not isinstance(value, list):
            data[key] = to_text(value).split() if isinstance(value, str) else []
            remedy = f"Write `{key}: [{to_text(value)}]`."
            yield "error", f"`{key}` is {to_text(value)!r}, a list is expected", remedy
    for key in ("defaults", "collections", "kramdown", "liquid"):
        value = data.get(key)
        kinds = (list, dict) if key == "collections" else list if key == "defaults" else dict
        if value is not None and not isinstance(value, kinds):
            data[key] = DEFAULTS[key]
            form = "a list" if key == "defaults" else "a mapping"
            yield "error", f"`{key}` is {to_text(value)!r}, {form} is expected", "It is ignored."
    limit = data.get("limit_posts")
    if limit is not None and (not isinstance(limit, int) or limit < 0):
        data["limit_posts"] = 0
        message = f"`limit_posts` is {to_text(limit)}, a number from 0 is expected"
        yield "error", message, "All posts are read."
    for key in _FOLDERS:
        written = to_text(data.get(key))
        if ".." in written or written.startswith("/"):
            data[key] = inside(written) or ("" if key == "collections_dir" else ".")
        if reason := invalid_path_reason(written):
            data[key] = DEFAULTS[key]
            yield "error", f"`{key}` {reason}", "The default is used."
    for key in ("csv_reader", "tsv_reader"):
        yield from _check_tables(key, data.get(key))


def _check_tables(key: str, value: object) -> Iterator[_Found]:
    if value is None:
        return
    if not isinstance(value, dict):
        yield "error", f"`{key}` is {to_text(value)!r}, a mapping is expected", "It is ignored."
        return
    names = value.get("csv_converters", [])
    if not isinstance(names, list):
        yield "error", f"`{key}: csv_converters` is no list", f"Write `csv_converters: [{to_text(names)}]`."
        return
    for name in names:
        if to_text(name) not in _CONVERTERS:
            known = ", ".join(sorted(_CONVERTERS))
            yield "error", f"`{key}` asks for the converter `{to_text(name)}`", f"Ruby knows {known}."
    others = [to_text(name) for name in value if name not in _TABLE_KEYS]
    if others:
        message = f"`{key}: {', '.join(others)}` has no effect, in Jekyll neither"
        yield "warning", message, f"Only {', '.join(sorted(_TABLE_KEYS))} are looked at."


def _unknown_values(data: dict[str, object]) -> Iterator[_Found]:
    zone = to_text(data.get("timezone"))
    if zone and not zone_is_known(zone):
        message = f"`timezone: {zone}` is no zone that this system knows; UTC is used"
        yield "warning", message, "Name one as `Asia/Shanghai`."
    encoding = to_text(data.get("encoding"))
    if codec_named(encoding) is None:
        message = f"`encoding: {encoding}` is not known; UTF-8 is used"
        yield "warning", message, "Name one as `utf-8` or `gbk`."
    style = to_text(data.get("permalink"))
    if style and style not in STYLES and "/" not in style and ":" not in style:
        message = f"`permalink: {style}` is no style; every post gets the URL /{style}"
        yield "warning", message, f"Use {', '.join(STYLES)}."
    limits = data.get("limits")
    if limits is not None:
        yield from _check_limits(limits)
    liquid = data.get("liquid")
    if isinstance(liquid, dict):
        yield from _check_liquid(liquid)


def _check_liquid(liquid: dict[object, object]) -> Iterator[_Found]:
    mode = to_text(liquid.get("error_mode"))
    if mode and mode not in _MODES:
        message = f"`liquid: {{error_mode: {mode}}}` is none of Liquid's modes; `warn` is used"
        yield "warning", message, f"Use {', '.join(_MODES)}."
    for key in _LIMITS:
        limit = liquid.get(key)
        if limit is not None and not is_limit(limit):
            message = f"`liquid: {{{key}: {to_text(limit)}}}` is no number from 1; the default is used"
            yield "warning", message, "See the limits in the documentation of Liquid."


def _check_limits(limits: object) -> Iterator[_Found]:
    known = [field.name for field in fields(ReadLimits)]
    remedy = f"Write a number from 1 behind {', '.join(known)}."
    if not isinstance(limits, dict):
        yield "warning", f"`limits` is {to_text(limits)!r}, a mapping is expected", remedy
        return
    for key, limit in limits.items():
        if to_text(key) not in known or not is_limit(limit):
            yield "warning", f"`limits: {{{to_text(key)}: {to_text(limit)}}}` has no effect", remedy


def codec_named(name: str) -> str | None:
    """Python's name of an encoding that Ruby calls ``name``; ``None`` for what is none of texts."""
    try:
        codec = codecs.lookup(name.lower().removeprefix("bom|") or "utf-8").name
        with contextlib.suppress(UnicodeError):  # half a character is no reason
            b"x".decode(codec)
    except (LookupError, ValueError):
        return None
    return None if codec in _NO_ENCODINGS else codec


def _without_effect(data: dict[str, object], source: Path) -> Iterator[_Found]:
    """Jekyll's settings that something else decides here."""
    if truthy(data.get("lsi")):
        yield "warning", "`lsi` is not built; `related_posts` are the latest posts", "Set `lsi: false`."
    named_files = map(to_text, _listed(data.get("keep_files")))
    kept = [name for name in named_files if not name.startswith(".") and name != "CNAME"]  # both go along
    if kept:
        names = ", ".join(kept)
        message = f"`keep_files: [{names}]` has no effect: MkDocs empties `site_dir` before it builds"
        yield "warning", message, "Let these files be among the site's own, or copy them in after the build."
    missed = [
        path.relative_to(source).as_posix()
        for path in programs(data, source)
        if is_missed(path, source, data)
    ]
    if missed:
        message = f"Ruby can't run here, so what these plugins add is missing: {', '.join(missed)}"
        remedy = "Write their tags and filters in Python (see `hooks` in the documentation of Liquid)."
        yield "warning", message, remedy
    if data.get("destination") not in (None, False, "", "_site", "./_site"):
        written = to_text(data["destination"])
        message = f"`destination: {written}` is not written to: MkDocs writes into `site_dir`"
        yield "info", message, "Set `site_dir` in mkdocs.yml."
    for key in ("theme", "remote_theme"):
        name = to_text(data.get(key))
        if name and name != GITHUB_PAGES_THEME:
            if named({key: name}) is not None:
                yield "info", f"`{key}: {name}`: the pages are Material's, in the form of this theme", ""
                continue
            message = f"`{key}: {name}` is not used: the pages are Material's, and its includes are not here"
            yield "info", message, "Copy an include that a text asks for into `_includes`."
    if data.get("sass"):
        yield "info", "`sass` is not used: the old theme's styles are left out", "Style with `extra_css`."


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
