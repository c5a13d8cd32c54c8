"""Write Liquid texts out of every tag and filter and compare what Jekyll and this engine make of them.

    python tests/oracle/fuzz_liquid.py --count 10000 --seed 1
    python tests/oracle/fuzz_liquid.py --only 1-1234                  one text, whole, with both outputs
    python tests/oracle/fuzz_liquid.py --jekyll 3                     beside Jekyll 3.10

Prints the differing texts in a minimized form, shortest first, then the share that is equal. Exit status 1
when anything differs that is not in ``KNOWN``.
"""

from __future__ import annotations

import argparse
import datetime
import os
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from mkdocs_jekyll.jekyll import (  # noqa: E402
    JEKYLL_3,
    JEKYLL_4,
    BuilderChoice,
    Item,
    ReadSettings,
    SiteRenderer,
    read_site,
)
from mkdocs_jekyll.jekyll.liquid import LiquidRenderer  # noqa: E402
from tests.oracle.fuzz import reduced  # noqa: E402
from tests.oracle.grammar_liquid import liquid_text  # noqa: E402
from tests.oracle.liquid_oracle import Liquid, Record  # noqa: E402
from tests.oracle.released import Jekyll  # noqa: E402

SITE = ROOT / "tests" / "jekyll" / "liquid" / "site"
INTERNAL: Final = re.compile(r"Liquid error \(line \d+\): internal")

#: The site or the page as a whole, whose keys come in an order of Ruby's choice.
WHOLE_DROP: Final = re.compile(r"\b(?:site|page|forloop)\b(?!\.[a-z_]|\[['\"a-z])|\bsite\.first")


@dataclass(frozen=True, slots=True)
class Finding:
    """A text that came out differently, with what each side says of it."""

    seed: str
    text: str
    wanted: Record
    ours: Record


@dataclass(slots=True)
class Tally:
    """What a run found."""

    count: int = 0
    refused: int = 0
    findings: list[Finding] = field(default_factory=list)


class Engine:
    """This project's Liquid for the site that the oracle reads."""

    def __init__(self, jekyll: Jekyll = Jekyll.RELEASED) -> None:
        now = datetime.datetime.fromtimestamp(1_700_000_000, datetime.UTC)
        version = JEKYLL_3 if jekyll is Jekyll.GITHUB_PAGES else JEKYLL_4
        self.site = read_site(SITE, ReadSettings(now=now, builder=BuilderChoice(version, github_pages=False)))
        self.renderer = SiteRenderer(self.site)
        self.post: Item = next(post for post in self.site.posts if "中文" in post.path.name)

    def ask(self, text: str) -> Record:
        """What comes out, as a record has it."""
        result = LiquidRenderer(self.renderer).render(text, page=self.post, path=self.post.relative_path)
        said = [f"{problem.severity}: {problem.message}" for problem in result.problems]
        return Record(tuple(said), result.text.replace(str(SITE.parent), ""))


#: An array that Ruby shows is a text in ASCII where it holds nothing else, and in such texts kramdown writes
#: entities for what it makes typographic.
ENTITIES: Final = str.maketrans({char: f"&#{ord(char)};" for char in "“”‘’–—…«»\u00a0"})


def comparable(text: str) -> str:
    """The text without what differs on purpose."""
    return INTERNAL.sub("", text).translate(ENTITIES)


def same(wanted: Record, ours: Record) -> bool:
    """Whether both say the same: the text, whether it fails, and how much is warned of.

    Where Jekyll can't parse a text there is nothing to compare with; then there is a problem. Where it stops
    while it renders, a missing file leaves a gap here.
    """
    if any("internal error" in line for line in ours.said):
        return False
    if wanted.stops:
        return bool(ours.said)
    if wanted.fails is not ours.fails:
        return False
    if wanted.text or not wanted.fails:
        return comparable(ours.text) == comparable(wanted.text)
    return True


def run(seeds: Sequence[str], jekyll: Jekyll = Jekyll.RELEASED) -> Tally:
    """Compare the texts of these seeds."""
    tally, engine = Tally(), Engine(jekyll)
    with Liquid(jekyll=jekyll) as liquid:
        for seed in seeds:
            text = liquid_text(seed)
            wanted = liquid.ask(text)
            tally.count += 1
            if wanted.refused:
                tally.refused += 1
                continue
            ours = engine.ask(text)
            if not same(wanted, ours):
                liquid.restart()  # Ruby's site may remember what earlier texts did to it
                wanted = liquid.ask(text)
            if not same(wanted, ours):
                tally.findings.append(Finding(seed, text, wanted, ours))
    return tally


def minimized(finding: Finding, liquid: Liquid, engine: Engine, seconds: float = 4) -> Finding:
    """The same finding with a text as short as can be found in the time."""
    until = time.monotonic() + seconds
    whole = WHOLE_DROP.search(finding.text) is not None

    def still(text: str) -> bool:
        if not whole and WHOLE_DROP.search(text):
            return False
        wanted = liquid.ask(text)
        return not wanted.refused and not wanted.stops and not same(wanted, engine.ask(text))

    text = finding.text
    if still(text):
        for pattern in (r"(?s)\{%.*?%\}|\{\{.*?\}\}|.", r"\w+|\W", r"(?s)."):
            text = "".join(reduced(re.findall(pattern, text), still, until))
    return Finding(finding.seed, text, liquid.ask(text), engine.ask(text))


def shown(finding: Finding) -> str:
    """A finding as a few lines."""
    parts = [f"## seed {finding.seed}", repr(finding.text)]
    for title, record in (("Jekyll", finding.wanted), ("ours  ", finding.ours)):
        parts.append(f"{title} {record.text!r}" + "".join(f"\n       {line[:200]}" for line in record.said))
    return "\n".join(parts) + "\n"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=40, metavar="N", help="minimize and show N findings")
    parser.add_argument("--only", metavar="SEED", help="show one text")
    parser.add_argument("--jekyll", choices=("3", "4"), default="4", help="3.10, or 4.3.4")
    args = parser.parse_args()
    jekyll = Jekyll(args.jekyll)
    os.environ.update(TZ="Asia/Shanghai", JEKYLL_ENV="production")
    time.tzset()
    started = time.monotonic()
    seeds = [args.only] if args.only else [f"{args.seed}-{number}" for number in range(args.count)]
    tally = run(seeds, jekyll)
    if args.only:
        print(liquid_text(args.only))
    found: dict[str, Finding] = {}
    with Liquid(jekyll=jekyll) as liquid:
        engine = Engine(jekyll)
        for finding in tally.findings[: args.show]:
            small = finding if args.only else minimized(finding, liquid, engine)
            found.setdefault(small.text, small)
    for finding in sorted(found.values(), key=lambda finding: len(finding.text)):
        print(shown(finding))
    equal = tally.count - tally.refused - len(tally.findings)
    print(
        f"{equal} of {tally.count - tally.refused} equal, {tally.refused} refused, "
        f"{time.monotonic() - started:.0f} s"
    )
    return 1 if tally.findings else 0


if __name__ == "__main__":
    sys.exit(main())
