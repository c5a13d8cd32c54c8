"""Each file in ``cases`` is a sentence about the plugin: files in; pages, log or error out.

needs:    a module without which the case is skipped
files:    what lies in the project's folder, by path
options:  the plugin's
mkdocs:   further settings of mkdocs.yml
strict:   build as ``mkdocs build --strict`` does
verbose:  build as ``mkdocs build --verbose`` does
pages:    by path below the built site, texts that stand in the file
without:  by path, texts that do not
select:   by path, CSS selectors (see tests/selectors.py) with the number of elements, or one's text
order:    by path, texts that stand in the file in this order
gone:     paths that must not be there
log:      parts of the log's lines, in any order
not-in-log: parts that no line of the log has
silent:   true if nothing may be warned of
error:    part of the message that ends the build

Each case that builds is checked, too: the command finds what the build reports.
Each case that builds is built once more, a day later, into the same folder: file by file both are the same.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_jekyll.cli import check
from mkdocs_jekyll.jekyll import Problem
from tests.publish.test_check import ONLY_IN_BUILDS
from tests.selectors import differences

KEYS = frozenset(re.findall("^([a-z-]+): ", __doc__, re.MULTILINE))
CASES = sorted((Path(__file__).parent / "cases").rglob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem.replace("-", " "))
def test_case(case: Path, make) -> None:
    wanted = yaml.safe_load(case.read_text("utf-8"))
    assert KEYS.issuperset(wanted), "a key that nobody reads checks nothing"
    if "needs" in wanted:
        pytest.importorskip(wanted["needs"])
    asked = {key: wanted.get(key, False) for key in ("strict", "verbose")}
    built = make(wanted["files"], wanted.get("options"), wanted.get("mkdocs"), **asked)
    log = "\n".join(built.log)
    if "error" in wanted:
        assert wanted["error"] in built.error + log
    else:
        assert not built.error, built.error + log
    for path, texts in wanted.get("pages", {}).items():
        page = built.text(path)
        for text in texts:
            assert text in page, f"{text!r} is not in {path}:\n{page}\n{log}"
    for path, texts in wanted.get("without", {}).items():
        for text in texts:
            assert text not in built.text(path)
    for path, selectors in wanted.get("select", {}).items():
        assert differences(built.text(path), selectors) == [], path
    for path, texts in wanted.get("order", {}).items():
        places = [built.text(path).find(text) for text in texts]
        assert -1 not in places, f"{texts} are not all in {path}"
        assert places == sorted(places), f"{texts} stand in another order in {path}"
    for path in wanted.get("gone", []):
        assert not (built.site / path).exists(), path
    for line in wanted.get("log", []):
        assert any(line in said for said in built.log), f"{line!r} is not in the log:\n{log}"
    for text in wanted.get("not-in-log", []):
        assert text not in log, f"{text!r} is in the log:\n{log}"
    if wanted.get("silent"):
        assert not built.warnings
    if not built.error:
        assert not built.again(), "a second build writes other files"
        assert not _not_found_by_check(built.site.parent, wanted.get("options") or {}, built.problems)


def _not_found_by_check(folder: Path, options: dict[str, Any], reported: set[Problem]) -> list[str]:
    """What a build reports and the command ``check`` does not."""
    result = check.run(
        folder / options.get("source", "docs"),
        config_files=(),
        drafts=False,
        custom=check.custom_functions(()),
    )
    found = set(result.problems)
    return [str(problem) for problem in reported - found if problem.code not in ONLY_IN_BUILDS]
