#!/usr/bin/env python3
"""Build the project's own site with the forks of MkDocs and Material, and compare it with what these build.

    python tools/check_forks.py

Makes an environment for each pair (ProperDocs with Material, ProperDocs with MaterialX), installs the
package as the documentation says, builds, and compares every URL and every text. Needs the package index.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from mkdocs_jekyll.compare.compare import compare  # noqa: E402
from mkdocs_jekyll.compare.reader import FolderSite  # noqa: E402

#: The theme's name in mkdocs.yml, and the commands of pip that bring it.
FORKS: Final = {
    "material": [["install", "properdocs", "properdocs-theme-mkdocs"]],
    "materialx": [
        ["install", "properdocs", "properdocs-theme-mkdocs", "mkdocs-materialx"],
        ["uninstall", "--yes", "mkdocs-material"],
        # Both have a package `material`: what was taken away with the other is brought back.
        ["install", "--force-reinstall", "--no-deps", "mkdocs-materialx"],
    ],
}
#: The tests that build sites, without those that open a browser.
TESTS: Final = ("tests/mkdocs_plugin", "tests/cli", "tests/export")
_CASE: Final = "tests/mkdocs_plugin/test_cases.py::test_case[{}]"
#: Tests that can't hold there, as they read the index of Material's search or of ours: MaterialX has a search
#: of its own, so that neither is written.
LEFT_OUT: Final[dict[str, tuple[str, ...]]] = {
    "material": (),
    "materialx": (
        "tests/mkdocs_plugin/test_search.py",
        "tests/mkdocs_plugin/test_boundaries.py::test_no_post_is_written_out_of_the_site_or_over_its_own_files",
        _CASE.format("a post may ask for materials markdown"),
        _CASE.format("old urls lead to the new ones"),
        _CASE.format("polyglots languages have their own sites"),
        _CASE.format("posts without a title show their first words or their date"),
        _CASE.format("the themes page answers what is not found"),
    ),
}
#: Python reads it at its start: what imports ``mkdocs`` gets ProperDocs, as in a run of ``properdocs``.
SITE: Final = "import properdocs.replacement\n"
#: The tests' sites say ``material``; here that means MaterialX.
ALIAS: Final = """
from properdocs.config.config_options import Theme

validate = Theme.run_validation


def run_validation(self, value):
    if value == "material":
        value = "materialx"
    elif isinstance(value, dict) and value.get("name") == "material":
        value = {**value, "name": "materialx"}
    return validate(self, value)


Theme.run_validation = run_validation
"""


def main() -> int:
    """Check each fork; 1 if one of them builds another site or a test fails."""
    with_tests = "--no-tests" not in sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = _built([sys.executable, "-m", "mkdocs"], ROOT / "mkdocs.yml", folder / "expected")
        wrong = 0
        for theme in FORKS:
            wrong += not _check(theme, folder / theme, expected)
            wrong += with_tests and not _passes(theme, folder / theme)
        return int(wrong > 0)


def _check(theme: str, folder: Path, expected: Path) -> bool:
    """Build with one pair and compare."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    for command in [["install", "--editable", f"{ROOT}[dev]"], *FORKS[theme]]:
        subprocess.run([*pip, *command], check=True)
    settings = folder / "mkdocs.yml"
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = text.replace("name: material\n", f"name: {theme}\n")
    for key in ("docs_dir", "custom_dir"):
        text = text.replace(f"{key}: docs", f"{key}: {ROOT / 'docs'}")
    settings.write_text(text, "utf-8")
    built = _built([str(folder / "bin" / "properdocs")], settings, folder / "site")
    result = compare(FolderSite(expected), FolderSite(built))
    counts = f"{result.kept} of {result.urls} URLs, {result.same} of {result.bodies} texts"
    # Files that only a theme needs are no URLs of the site; another theme has other ones.
    counts += f", {len(result.theme_files)} files of Material's own without a counterpart"
    print(f"ProperDocs and {theme}: {counts}")
    for difference in result.differences:
        print(f"  {difference.url}: {difference.message}")
    return not result.differences


def _passes(theme: str, folder: Path) -> bool:
    """Run the tests with one pair."""
    python = folder / "bin" / "python"
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    (packages / "sitecustomize.py").write_text(SITE + (ALIAS if theme == "materialx" else ""), "utf-8")
    left_out = [f"--deselect={name}" for name in LEFT_OUT[theme]]
    command = [str(python), "-m", "pytest", "-q", "-n", "auto", *TESTS, *left_out]
    print(f"ProperDocs and {theme}: tests", flush=True)
    return subprocess.run(command, check=False, cwd=ROOT).returncode == 0


def _built(program: list[str], settings: Path, target: Path) -> Path:
    command = [*program, "build", "--quiet", "--config-file", str(settings), "--site-dir", str(target)]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return target


if __name__ == "__main__":
    sys.exit(main())
