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
    "material": [["install", "properdocs"]],
    "materialx": [
        ["install", "properdocs", "mkdocs-materialx"],
        ["uninstall", "--yes", "mkdocs-material"],
        # Both have a package `material`: what was taken away with the other is brought back.
        ["install", "--force-reinstall", "--no-deps", "mkdocs-materialx"],
    ],
}


def main() -> int:
    """Check each fork; 1 if one of them builds another site."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = _built([sys.executable, "-m", "mkdocs"], ROOT / "mkdocs.yml", folder / "expected")
        wrong = sum(not _check(theme, folder / theme, expected) for theme in FORKS)
        return int(wrong > 0)


def _check(theme: str, folder: Path, expected: Path) -> bool:
    """Build with one pair and compare."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    for command in [["install", "--editable", str(ROOT)], *FORKS[theme]]:
        subprocess.run([*pip, *command], check=True)
    settings = folder / "mkdocs.yml"
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = text.replace("name: material\n", f"name: {theme}\n").replace(
        "docs_dir: docs", f"docs_dir: {ROOT / 'docs'}"
    )
    settings.write_text(text, "utf-8")
    built = _built([str(folder / "bin" / "properdocs")], settings, folder / "site")
    result = compare(FolderSite(expected), FolderSite(built))
    counts = f"{result.kept} of {result.urls} URLs, {result.same} of {result.bodies} texts"
    print(f"ProperDocs and {theme}: {counts}")
    for difference in result.differences:
        print(f"  {difference.url}: {difference.message}")
    return not result.differences


def _built(program: list[str], settings: Path, target: Path) -> Path:
    command = [*program, "build", "--quiet", "--config-file", str(settings), "--site-dir", str(target)]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return target


if __name__ == "__main__":
    sys.exit(main())
