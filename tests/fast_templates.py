"""Builds in tests share what does not change: compiled templates, digests of ours, the theme's list of files.

Templates of ours are strict: a name or an attribute that nothing defines ends the build. Material's own count
on undefined values being empty.

MkDocs makes a new template environment for each build; compiling the theme's templates anew and walking its
fourteen thousand icons takes two thirds of the time of a small build. Looking for installed themes and
reading our own templates takes a sixth of the rest.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partialmethod
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
import pytest
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs import utils

from mkdocs_jekyll.mkdocs_plugin import digests

#: Where templates of ours stand.
_OURS = str(Path(__file__).parents[1] / "overrides")

_LIST = jinja2.FileSystemLoader.list_templates
_INIT = jinja2.Environment.__init__


class StrictInOurs(jinja2.Undefined):
    """An undefined value as Jinja has it, but one in a template of ours can't be printed or tested."""

    __slots__ = ("_is_ours",)

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        frame = sys._getframe(1)
        while frame.f_back is not None and not frame.f_code.co_filename.endswith(".html"):
            frame = frame.f_back
        self._is_ours = frame.f_code.co_filename.startswith(_OURS)

    def _check(self) -> None:
        if self._is_ours:
            self._fail_with_undefined_error()

    def __str__(self) -> str:
        self._check()
        return super().__str__()

    def __iter__(self) -> Iterator[Any]:
        self._check()
        return super().__iter__()

    def __bool__(self) -> bool:
        self._check()
        return super().__bool__()

    def __len__(self) -> int:
        self._check()
        return super().__len__()


class _SharedCode(BytecodeCache):
    """Compiled templates by path, text and the settings that change what a template compiles to."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get(_key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[_key(bucket)] = bucket.code


def _key(bucket: Bucket) -> tuple[object, ...]:
    env = bucket.environment
    return bucket.key, bucket.checksum, env.autoescape, env.trim_blocks, env.undefined, (*env.extensions,)


@contextmanager
def shared_templates() -> Iterator[None]:
    """While it lasts, environments share compiled templates, and installed themes are listed once."""
    listed: dict[str, list[str]] = {}

    def list_templates(loader: jinja2.FileSystemLoader) -> list[str]:
        found: set[str] = set()
        for folder in map(str, loader.searchpath):
            if "site-packages" not in folder:
                found.update(_LIST(jinja2.FileSystemLoader(folder)))
                continue
            if folder not in listed:  # MkDocs leaves out what is hidden, as the icons are
                names = _LIST(jinja2.FileSystemLoader(folder))
                listed[folder] = [name for name in names if not name.startswith(".")]
            found.update(listed[folder])
        return sorted(found)

    read, ours = digests.templates_in, cache(digests.templates_in)

    def templates_in(folder: str) -> str:
        return (ours if folder.startswith(_OURS) else read)(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.FileSystemLoader, "list_templates", list_templates)
        settings = {"bytecode_cache": _SharedCode(), "undefined": StrictInOurs}
        patch.setattr(jinja2.Environment, "__init__", partialmethod(_INIT, **settings))
        patch.setattr(utils, "get_themes", cache(utils.get_themes))
        patch.setattr(digests, "templates_in", templates_in)
        yield
