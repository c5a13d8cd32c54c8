"""The comment systems that are known: each module of this folder gives them as ``SYSTEMS``."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from ..model import CommentSystem


def _found() -> tuple[CommentSystem, ...]:
    """Those of all modules here, so that a new system is a new file."""
    found: list[CommentSystem] = []
    for module in iter_modules(__path__):
        found += import_module(f"{__name__}.{module.name}").SYSTEMS
    return tuple(sorted(found, key=lambda system: (system.precedence, system.name)))


SYSTEMS: Final = _found()
