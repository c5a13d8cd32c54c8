"""Random texts for all that reads texts of strangers; mkdocs_plugin/random_values.py builds whole sites.

    python tests/fuzz/run.py --count 10000                all targets, from the corpus, changed at random
    python tests/fuzz/run.py --target liquid --seed 7

guided.py beside it lets atheris choose the texts, by what code they reach.

Ends with 1 if a text raised, or took longer than `SECONDS`. Each is printed; it is the corpus' next file.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
sys.path[:1] = [str(ROOT)]

from tests.fuzz.targets import TARGETS  # noqa: E402
from tests.oracle.grammar import document  # noqa: E402
from tests.oracle.grammar_liquid import liquid_text  # noqa: E402
from tests.oracle.random_markup import random_markup  # noqa: E402

CORPUS: Final = Path(__file__).with_name("corpus")
#: What one text may take of the processor.
SECONDS: Final = 5.0
#: Characters that mean something somewhere.
_CHARACTERS: Final = (
    *"{}[]()<>|*_`~#-+=:;.,!?/\\%&@^$\"' \t\n\r",
    *("---\n", "{{", "}}", "{%", "%}", "\n\n", "```", "~~~", "<!--", "-->", "]:", "](", "{:", "%2e", "../"),
    *("\0", "\x1b", "\u2028", "\ud800", "\ufeff", "\u202e", "é", "中", "😀", "&amp;", "javascript:", "//"),
    *("<script>", "<img src=x onerror=y>", "!!python/object:x", "&a", "*a", "9" * 40, "-1", "true", "~"),
)


def corpus(target: str) -> list[str]:
    """The texts from which a target's inputs are made."""
    files = sorted((CORPUS / target).glob("*.txt"))
    return [path.read_bytes().decode("utf-8", "surrogatepass") for path in files]


def inputs(target: str, seed: int) -> Iterator[str]:
    """Endlessly many texts, the same for the same seed."""
    pick = random.Random(f"{target} {seed}")
    texts = corpus(target)
    yield from texts
    while True:
        yield _changed(pick, _begin(pick, target, texts), texts)


def _begin(pick: random.Random, target: str, texts: Sequence[str]) -> str:
    number = str(pick.getrandbits(40))
    if pick.random() < 0.4:
        if target == "kramdown":
            return document(number) if pick.random() < 0.3 else random_markup(number)
        if target == "liquid":
            return liquid_text(number)
        if target == "html":
            return random_markup(number)
    return pick.choice(texts) if pick.random() < 0.8 else ""


def _changed(pick: random.Random, text: str, texts: Sequence[str]) -> str:
    for _ in range(pick.choice((0, 1, 1, 2, 3, 5, 9))):
        start, end = sorted((pick.randint(0, len(text)), pick.randint(0, len(text))))
        match pick.randrange(6):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:start] + pick.choice(_CHARACTERS) + text[start:]
            case 2:
                text = text[:start] + pick.choice(_CHARACTERS) * pick.choice((2, 3, 8, 40)) + text[start:]
            case 3:
                text = text[:end] + text[start:end][:200] * pick.choice((1, 2, 6)) + text[end:]
            case 4:
                other = pick.choice(texts)
                cut = pick.randint(0, len(other))
                text = text[:start] + other[cut : cut + pick.randint(1, 60)] + text[end:]
            case 5:
                text = text[:start] + "".join(pick.choices(_CHARACTERS, k=pick.randint(1, 12))) + text[start:]
    return text[:4_000]


def failure(target: str, text: str) -> str:
    """Why a text is a failure; empty if it is none."""
    begun = time.thread_time()
    try:
        TARGETS[target](text)
    except Exception:
        return traceback.format_exc(limit=-4)
    taken = time.thread_time() - begun
    return f"takes {taken:.1f} seconds" if taken > SECONDS else ""


def run(target: str, seed: int, count: int) -> list[tuple[str, str]]:
    """Try so many inputs; the texts that fail, each with the reason."""
    source = inputs(target, seed)
    tried = (next(source) for _ in range(count))
    return [(text, why) for text in tried if (why := failure(target, text))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=TARGETS, action="append")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=1_000)
    given = parser.parse_args()
    failed = 0
    for target in given.target or TARGETS:
        failures = run(target, given.seed, given.count)
        failed += len(failures)
        for text, why in failures[:5]:
            print(f"{target}: {text!r}\n{why}", flush=True)
        print(f"{target}: {given.count:,} inputs, {len(failures)} failures", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
