"""Write YAML out of every kind of value and compare what the released Jekyll and this project read.

    python tests/oracle/fuzz_yaml.py --count 20000 --seed 1
    python tests/oracle/fuzz_yaml.py --only 1-1234                  one text, whole, with both values

Prints the differing texts in a minimized form, shortest first, then the share that is equal. Exit status 1
when anything differs.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from mkdocs_jekyll.jekyll import ruby_yaml  # noqa: E402
from tests.jekyll.plain_values import plain  # noqa: E402
from tests.oracle.fuzz import reduced  # noqa: E402
from tests.oracle.grammar_yaml import yaml_text  # noqa: E402
from tests.oracle.released import Jekyll  # noqa: E402
from tests.oracle.ruby_server import RubyServer  # noqa: E402

SERVER: Final = Path(__file__).with_name("yaml_server.rb")


class SafeYaml(RubyServer):
    """A running safe_yaml."""

    def __init__(self) -> None:
        super().__init__(SERVER, Jekyll.RELEASED.environment, 20)

    def ask(self, text: str) -> dict[str, Any]:
        """What it reads: ``value``, or an ``error``."""
        return self.reply({"text": text})


def ours(text: str) -> dict[str, Any]:
    """What this project reads, in the words of the oracle."""
    loaded = ruby_yaml.load(text)
    if loaded.refused:
        return {"error": "; ".join(map(str, loaded.errors))}
    return {"value": plain(loaded.value)}


def same(wanted: dict[str, Any], have: dict[str, Any]) -> bool:
    """Whether both read the same, or both nothing."""
    if "error" in wanted or "error" in have:
        return "error" in wanted and "error" in have
    return bool(wanted == have) and repr(wanted) == repr(have)  # 1 is not 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """A text that is read differently."""

    seed: str
    text: str
    wanted: dict[str, Any]
    ours: dict[str, Any]


@dataclass(slots=True)
class Tally:
    """What a run found."""

    count: int = 0
    refused: int = 0  # Jekyll reads nothing of these
    findings: list[Finding] = field(default_factory=list)


#: A structure that holds itself has no end, and bytes that are no UTF-8 are recognised by Ruby alone.
BEYOND: Final = re.compile("holds itself|no answer|invalid byte sequence")


def comparable(wanted: dict[str, Any], have: dict[str, Any]) -> bool:
    """Whether the answers can be held against each other."""
    if BEYOND.search(wanted.get("error", "")) or "{...}" in repr(wanted):
        return False
    return "\ufffd" not in repr(have)


def run(seeds: Sequence[str]) -> Tally:
    """Compare the texts of these seeds."""
    tally = Tally()
    with SafeYaml() as oracle:
        for seed in seeds:
            text = yaml_text(seed)
            wanted, have = oracle.ask(text), ours(text)
            if not comparable(wanted, have):
                continue
            tally.count += 1
            tally.refused += "error" in wanted
            if not same(wanted, have):
                tally.findings.append(Finding(seed, text, wanted, have))
    return tally


def minimized(finding: Finding, oracle: SafeYaml, seconds: float = 3) -> Finding:
    """The same finding with a text as short as can be found in the time."""
    until = time.monotonic() + seconds

    def still(text: str) -> bool:
        wanted = oracle.ask(text)
        have = ours(text)
        return comparable(wanted, have) and not same(wanted, have)

    text = finding.text
    for pattern in (r"(?s)[^\n]*\n|[^\n]+", r"\w+|\W", r"(?s)."):
        text = "".join(reduced(re.findall(pattern, text), still, until))
    return Finding(finding.seed, text, oracle.ask(text), ours(text))


def shown(finding: Finding) -> str:
    """A finding as a few lines."""
    return f"## seed {finding.seed}\n{finding.text!r}\nJekyll {finding.wanted}\nours   {finding.ours}\n"


def main() -> int:
    """The command."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=40, metavar="N", help="minimize and show N findings")
    parser.add_argument("--only", metavar="SEED", help="show one text")
    args = parser.parse_args()
    started = time.monotonic()
    tally = run([args.only] if args.only else [f"{args.seed}-{number}" for number in range(args.count)])
    if args.only:
        print(yaml_text(args.only))
    found: dict[str, Finding] = {}
    with SafeYaml() as oracle:
        for finding in tally.findings[: args.show]:
            small = finding if args.only else minimized(finding, oracle)
            found.setdefault(small.text, small)
    for finding in sorted(found.values(), key=lambda finding: len(finding.text)):
        print(shown(finding))
    equal = tally.count - len(tally.findings)
    seconds = time.monotonic() - started
    print(f"{equal} of {tally.count} equal, of {tally.refused} Jekyll reads nothing, {seconds:.0f} s")
    return 1 if tally.findings else 0


if __name__ == "__main__":
    sys.exit(main())
