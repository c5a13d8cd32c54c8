"""Write documents out of every construct and compare what kramdown and this engine make of them.

    python tests/oracle/fuzz.py --count 20000 --seed 1 --jobs 2
    python tests/oracle/fuzz.py --count 2000 --vary-options --exact --show 20 --keep /tmp/found
    python tests/oracle/fuzz.py --texts blog --count 20000     posts as blogs have them, damaged
    python tests/oracle/fuzz.py --only 1-1234                  one document, whole, with both outputs

Prints the share that is equal, exceptions and time-outs, and the differing documents in a minimized form,
clustered by their shape, most frequent first. Exit status 1 when the share is below
``--least-share``, or when anything raised or took too long.
"""

from __future__ import annotations

import argparse
import difflib
import json
import multiprocessing
import re
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from mkdocs_jekyll.kramdown import Options, convert  # noqa: E402
from tests.kramdown.canonical import canonical  # noqa: E402
from tests.oracle import blog, grammar, random_markup  # noqa: E402
from tests.oracle.kramdown_oracle import JEKYLL_DEFAULTS, Kramdown  # noqa: E402

#: Seconds this engine may take for one document.
TIMEOUT = 5.0
#: What writes the text of a seed: a grammar of every construct, blocks of blogs, random markup.
TEXTS: Mapping[str, Callable[[str], str]] = {
    "grammar": grammar.document,
    "blog": blog.post,
    "markup": random_markup.random_markup,
}
#: What Jekyll says about code when ``_config.yml`` says nothing.
COLOURS: Mapping[str, Any] = {
    "syntax_highlighter": "rouge",
    "syntax_highlighter_opts": {"default_lang": "plaintext", "guess_lang": True},
}
_CODE = re.compile(r"<code[ >].*?</code>", re.S)
_SPAN = re.compile(r"</?span[^>]*>")


@dataclass(frozen=True, slots=True)
class Finding:
    """A document that came out differently, or not at all."""

    seed: str
    kind: str  # "differs", "raises" or "slow"
    text: str
    options: Mapping[str, Any]
    wanted: str
    ours: str


@dataclass(slots=True)
class Tally:
    """What a run found."""

    count: int = 0
    equal: int = 0
    refused: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take the other's numbers in."""
        self.count += other.count
        self.equal += other.equal
        self.refused += other.refused
        self.findings += other.findings

    @property
    def share(self) -> float:
        """Percent of the documents both programs answered that are equal."""
        return 100 * self.equal / max(self.count - self.refused, 1)

    def of_kind(self, kind: str) -> list[Finding]:
        """The findings of one kind."""
        return [finding for finding in self.findings if finding.kind == kind]


class TooSlow(BaseException):
    """Raised by the alarm; no ``except Exception`` may catch it."""


def _alarm(*_: object) -> None:
    raise TooSlow


def ours(text: str, options: Mapping[str, Any]) -> tuple[str, str]:
    """``("", html)``, or the kind of failure with what there is to say about it."""
    signal.signal(signal.SIGALRM, _alarm)
    signal.setitimer(signal.ITIMER_REAL, TIMEOUT)
    try:
        return "", convert(text, Options.from_mapping(options)[0]).html
    except TooSlow:
        return "slow", f"more than {TIMEOUT} s"
    except Exception:
        return "raises", traceback.format_exc(limit=-4)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def without_colours(html: str) -> str:
    """The same with no ``span`` in its code: where a colour ends is the highlighter's affair."""
    return _CODE.sub(lambda match: _SPAN.sub("", match[0]), html) if "highlighter-rouge" in html else html


def same(wanted: str, have: str, exact: bool) -> bool:
    """Whether two outputs are equal, to the letter or in canonical form."""
    wanted, have = without_colours(wanted), without_colours(have)
    return wanted == have or (not exact and canonical(wanted) == canonical(have))


def run(
    seeds: Sequence[str], base: Mapping[str, Any], *, vary: bool, exact: bool, texts: str = "grammar"
) -> Tally:
    """Compare the documents of these seeds."""
    tally = Tally()
    with Kramdown(timeout=TIMEOUT) as kramdown:
        for seed in seeds:
            text = TEXTS[texts](seed)
            options = {**base, **(grammar.settings(seed) if vary else {})}
            answer = kramdown.ask(text, options)
            failure, have = ours(text, options)
            tally.count += 1
            if failure:
                tally.findings.append(Finding(seed, failure, text, options, answer.html, have))
            elif answer.error:
                tally.refused += 1
            elif same(answer.html, have, exact):
                tally.equal += 1
            else:
                tally.findings.append(Finding(seed, "differs", text, options, answer.html, have))
    return tally


def parallel(count: int, seed: int, jobs: int, job: Job) -> Tally:
    """The same over several processes; the documents don't depend on how many."""
    seeds = [f"{seed}-{number}" for number in range(count)]
    if jobs == 1:
        return job(seeds)
    tally = Tally()
    chunks = [seeds[start : start + 250] for start in range(0, count, 250)]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for part in pool.imap(job, chunks):
            tally.add(part)
            print(f"\r{tally.count} {tally.share:.2f} %", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return tally


@dataclass(frozen=True, slots=True)
class Job:
    """`run` with all but the seeds given; goes to other processes."""

    base: Mapping[str, Any]
    vary: bool
    exact: bool
    texts: str

    def __call__(self, seeds: Sequence[str]) -> Tally:
        return run(seeds, self.base, vary=self.vary, exact=self.exact, texts=self.texts)


# -- making a finding small ----------------------------------------------------------------------------


def reduced(pieces: list[str], still: Callable[[str], bool], until: float) -> list[str]:
    """Leave out as many of the pieces as possible while ``still`` holds for what is left."""
    size = max(len(pieces) // 2, 1)
    while True:
        start = 0
        shrunk = False
        while start < len(pieces):
            if time.monotonic() > until:
                return pieces
            shorter = pieces[:start] + pieces[start + size :]
            if still("".join(shorter)):
                pieces, shrunk = shorter, True
            else:
                start += size
        if size == 1 and not shrunk:
            return pieces
        size = max(size // 2, 1)


def minimized(finding: Finding, kramdown: Kramdown, exact: bool, seconds: float = 8) -> Finding:
    """The same finding with a text as short as can be found in the time: fewer lines, words, letters."""
    until = time.monotonic() + seconds

    def still(text: str) -> bool:
        failure, have = ours(text, finding.options)
        if finding.kind != "differs" or failure:
            return failure == finding.kind
        answer = kramdown.ask(text, finding.options)
        return not answer.error and not same(answer.html, have, exact)

    text = finding.text
    for pattern in (r"[^\n]*\n|[^\n]+", r"\w+|\W", r"(?s)."):
        text = "".join(reduced(re.findall(pattern, text), still, until))
    for pattern, plain in ((r"[^\W\d_]+", "a"), (r"[一-龥ぁ-ヿ가-힣]+", "字"), (r"\d+", "1")):
        simpler = re.sub(pattern, plain, text)
        if simpler != text and still(simpler):
            text = simpler
    _, have = ours(text, finding.options)
    return Finding(
        finding.seed, finding.kind, text, finding.options, kramdown.ask(text, finding.options).html, have
    )


def shape(finding: Finding) -> str:
    """What findings of one cause have in common, roughly: the tags that differ, or the signs of the text."""
    if finding.kind != "differs":
        return finding.kind + finding.ours[-200:]
    wanted, have = canonical(finding.wanted), canonical(finding.ours)
    differences = [line for line in difflib.ndiff(wanted, have) if line[0] in "+-"]
    tags = sorted({re.sub(r"=\".*?\"", "", line) for line in differences if not line[2:].startswith("T")})
    if tags and len(tags) < 8:
        return " ".join(tags)
    text = re.sub(r"[^\W\d_]+", "a", finding.text)
    text = re.sub(r"\d+", "1", text)
    return re.sub(r" +", " ", text).strip()


def clusters(findings: Sequence[Finding], exact: bool) -> Iterator[tuple[int, Finding]]:
    """Minimized findings with the number that share their shape, most frequent first."""
    groups: defaultdict[str, list[Finding]] = defaultdict(list)
    with Kramdown(timeout=TIMEOUT) as kramdown:
        for finding in findings:
            small = minimized(finding, kramdown, exact)
            groups[shape(small)].append(small)
    for group in sorted(groups.values(), key=lambda group: (-len(group), len(group[0].text))):
        yield len(group), min(group, key=lambda finding: len(finding.text))


# -- the command ---------------------------------------------------------------------------------------


def shown(finding: Finding, number: int) -> str:
    """A finding as a piece of Markdown."""
    own = {key: value for key, value in finding.options.items() if JEKYLL_DEFAULTS.get(key, finding) != value}
    parts = [f"## {number} x  {finding.kind}  (seed {finding.seed}) {own or ''}", repr(finding.text)]
    for title, text in (("input", finding.text), ("kramdown", finding.wanted), ("ours", finding.ours)):
        parts.append(f"--- {title}\n{text}")
    return "\n".join(parts) + "\n"


def keep(findings: Sequence[Finding], folder: Path) -> None:
    """Write the findings, whole, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for finding in findings:
        place = folder / f"{finding.seed}.md"
        place.write_bytes(finding.text.encode("utf-8", "replace"))
        place.with_suffix(".json").write_text(
            json.dumps(dict(finding.options), ensure_ascii=False), encoding="utf-8"
        )
        place.with_suffix(".wanted.html").write_text(finding.wanted, encoding="utf-8")
        place.with_suffix(".ours.html").write_text(finding.ours, encoding="utf-8")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--texts", choices=tuple(TEXTS), default="grammar", help="what the documents are")
    parser.add_argument("--input", choices=("GFM", "kramdown"), default="GFM")
    parser.add_argument(
        "--vary-options", action="store_true", help="give half of the documents other settings"
    )
    parser.add_argument("--colours", action="store_true", help="with Rouge; its spans are not compared")
    parser.add_argument("--exact", action="store_true", help="compare to the letter, not in canonical form")
    parser.add_argument(
        "--show", type=int, default=20, metavar="N", help="minimize and show the first N findings"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write what differs there")
    parser.add_argument("--least-share", type=float, default=99.0, metavar="PERCENT")
    parser.add_argument("--only", metavar="SEED", help="show one document")
    return parser.parse_args()


def main() -> int:
    """The command."""
    args = arguments()
    base = {**JEKYLL_DEFAULTS, "input": args.input, **(COLOURS if args.colours else {})}
    job = Job(base, args.vary_options, args.exact, args.texts)
    started = time.monotonic()
    if args.only:
        tally = job([args.only])
        print(TEXTS[args.texts](args.only))
        print("\n".join(shown(finding, 1) for finding in tally.findings) or "equal")
        return 0
    tally = parallel(args.count, args.seed, args.jobs, job)
    if args.keep:
        keep(tally.findings, args.keep)
    first = [*tally.of_kind("raises"), *tally.of_kind("slow"), *tally.of_kind("differs")][: args.show]
    for number, finding in clusters(first, args.exact):
        print(shown(finding, number))
    kinds = Counter(finding.kind for finding in tally.findings)
    print(
        f"{tally.equal} of {tally.count - tally.refused} equal ({tally.share:.2f} %), "
        f"{kinds['raises']} exceptions, {kinds['slow']} time-outs, {tally.refused} refused by kramdown, "
        f"{time.monotonic() - started:.0f} s"
    )
    return 1 if tally.share < args.least_share or kinds["raises"] or kinds["slow"] else 0


if __name__ == "__main__":
    sys.exit(main())
