"""``mkdocs-jekyll check`` and ``mkdocs-jekyll compare``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from mkdocs_jekyll.jekyll.liquid import collect

from . import check, compare


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 all well, 1 something found, 2 the command itself was wrong."""
    parsed = _parser().parse_args(arguments)
    if parsed.command == "check":
        try:
            custom = collect(map(_module, parsed.hooks))
        except Exception as error:  # whatever the author's file raises
            print(f"error: --hooks: {type(error).__name__}: {error}", file=sys.stderr)
            return 2
        return check.run(
            parsed.source, config_files=parsed.config, drafts=parsed.drafts, custom=custom, out=sys.stdout
        )
    return compare.run(parsed.old, parsed.new, out=sys.stdout)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mkdocs-jekyll", description="Looks after a Jekyll site's move to MkDocs."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser(
        "check", help="read and render a Jekyll site and print what is wrong with it"
    )
    checking.add_argument("source", type=_folder, help="the site's folder, with its _config.yml")
    checking.add_argument(
        "--config",
        action="append",
        default=None,
        metavar="FILE",
        help="a configuration file (may be repeated)",
    )
    checking.add_argument(
        "--hooks",
        action="append",
        default=[],
        metavar="FILE",
        help="a Python file with tags and filters of your own (may be repeated)",
    )
    checking.add_argument("--drafts", action="store_true", help="look at drafts too")
    comparing = commands.add_parser("compare", help="print the addresses of an old site that a new one lacks")
    comparing.add_argument("old", type=_folder, help="the site as Jekyll built it (_site)")
    comparing.add_argument("new", type=_folder, help="the site as MkDocs built it (site)")
    return parser


def _module(path: str) -> ModuleType:
    spec = spec_from_file_location(Path(path).stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"'{text}' is not a folder")
    return path
