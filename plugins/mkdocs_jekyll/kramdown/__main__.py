"""``python -m mkdocs_jekyll.kramdown [--input GFM|kramdown] [--option value ...] < in.md > out.html``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .document import convert
from .options import Options, option_help


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m mkdocs_jekyll.kramdown",
        description="Convert kramdown to HTML, standard input to output; warnings go to standard error.",
    )
    for name, help in option_help().items():
        default = "GFM" if name == "input" else None
        text = help.replace("%", "%%")
        parser.add_argument(f"--{name.replace('_', '-')}", f"--{name}", dest=name, default=default, help=text)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 2 where an option cannot be read, otherwise 0."""
    parsed = vars(_parser().parse_args(arguments))
    given = {name: value for name, value in parsed.items() if value is not None}
    options, messages = Options.from_mapping(given)
    for message in messages:
        print(f"kramdown: {message}", file=sys.stderr)
    if any(message.startswith("Invalid") for message in messages):
        return 2
    result = convert(sys.stdin.buffer.read().decode("utf-8-sig", "replace"), options)
    for warning in result.warnings:
        print(f"kramdown: line {warning.line}: {warning.message}", file=sys.stderr)
    sys.stdout.buffer.write(result.html.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
