"""``mkdocs-jekyll check`` and ``mkdocs-jekyll compare``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import check, compare


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 all well, 1 something found, 2 the command itself was wrong."""
    parsed = _parser().parse_args(arguments)
    if parsed.command == "check":
        return check.run(parsed.source, config_files=parsed.config, drafts=parsed.drafts, out=sys.stdout)
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
    checking.add_argument("--drafts", action="store_true", help="look at drafts too")
    comparing = commands.add_parser("compare", help="print the addresses of an old site that a new one lacks")
    comparing.add_argument("old", type=_folder, help="the site as Jekyll built it (_site)")
    comparing.add_argument("new", type=_folder, help="the site as MkDocs built it (site)")
    return parser


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"'{text}' is not a folder")
    return path
