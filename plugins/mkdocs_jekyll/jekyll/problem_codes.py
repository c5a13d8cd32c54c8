"""The table of problem codes: what each kind of problem is, an example of it, and what to do about it.

The texts stand in ``problem_codes.toml``; the documentation's page is made of them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

#: The groups of codes by their first figure, in English and Chinese.
GROUPS: Final = {
    "0": ("Configuration", "配置"),
    "1": ("Files and front matter", "文件与 front matter"),
    "2": ("Liquid", "Liquid"),
    "3": ("Markdown", "Markdown"),
    "4": ("URLs, links and what posts show", "地址、链接与文章内容"),
    "5": ("Jekyll's plugins", "Jekyll 的插件"),
    "6": ("The build", "构建"),
}


@dataclass(frozen=True, slots=True)
class KindText:
    """A kind of problem in one language: its title, and what it means with what to do."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem. ``example`` is what brings it about."""

    code: str
    example: str
    en: KindText
    zh: KindText


@cache
def codes() -> dict[str, ProblemKind]:
    """All kinds of problems by their codes."""
    file = resources.files(__package__ or "").joinpath("problem_codes.toml")
    table = tomllib.loads(file.read_text("utf-8"))
    return {
        code: ProblemKind(code, one["example"], KindText(*one["en"]), KindText(*one["zh"]))
        for code, one in table.items()
    }
