#!/usr/bin/env python3
"""Install the wheel in dist/ into a clean environment and hold its site against the checkout's.

`make dist` runs this behind `python -m build`. The example blog and the documentation are copied to another
folder, built there with the wheel, and built again with the checkout; every file has to be the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
#: What a wheel may weigh, in bytes.
LARGEST: Final = 5_000_000
_IN_WHEEL: Final = (
    "mkdocs_jekyll/overrides/jekyll/post.html",
    "mkdocs_jekyll/overrides/assets/katex/katex.min.js",
    "mkdocs_jekyll/overrides/assets/katex/LICENSE",
    "mkdocs_jekyll/overrides/assets/mermaid/mermaid.min.js",
    "mkdocs_jekyll/overrides/assets/gitalk/gitalk.min.js",
    "mkdocs_jekyll/py.typed",
)


def copy_sources(folder: Path) -> Path:
    """The example blog and the documentation, without the rest of the checkout."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    return folder


def build_site(python: Path | str, project: Path, environment: Mapping[str, str] | None = None) -> Path:
    """Build the site of a project's folder with the packages of ``python``."""
    done = subprocess.run(
        [str(python), "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"check_dist: {python} can't build {project}:\n{done.stdout}")
    return project / "site"


def differences(one: Path, other: Path) -> list[str]:
    """Files that only one of two folders has, or that are not the same in both."""
    names = {path.relative_to(top) for top in (one, other) for path in top.rglob("*") if path.is_file()}
    return [name.as_posix() for name in sorted(names) if content(one / name) != content(other / name)]


def content(path: Path) -> bytes | None:
    """The bytes of a file; ``None`` if there is none."""
    return path.read_bytes() if path.is_file() else None


def check_wheel(wheel: Path) -> None:
    """Whether the wheel has what it needs, and not too much of it."""
    names = set(zipfile.ZipFile(wheel).namelist())
    if lacking := [name for name in _IN_WHEEL if name not in names]:
        raise SystemExit(f"check_dist: {wheel.name} lacks {', '.join(lacking)}")
    size = wheel.stat().st_size
    print(f"{wheel.name}: {len(names)} files, {size:,} bytes")
    if size > LARGEST:
        raise SystemExit(f"check_dist: {wheel.name} is larger than {LARGEST:,} bytes")


def main() -> None:
    """Check the one wheel in ``dist``."""
    (wheel,) = (ROOT / "dist").glob("*.whl")
    check_wheel(wheel)
    epoch = {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1700000000")}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "clean", with_pip=True)
        python = folder / "clean" / ("Scripts" if os.name == "nt" else "bin") / "python"
        # a checkout has Pillow, which makes pictures in several sizes
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", f"{wheel}[images]"], check=True)
        theirs = build_site(python, copy_sources(folder / "wheel"), epoch)
        ours = build_site(sys.executable, copy_sources(folder / "checkout"), epoch)
        if differing := differences(theirs, ours):
            raise SystemExit("check_dist: wheel and checkout differ in " + ", ".join(differing[:20]))
        count = sum(path.is_file() for path in ours.rglob("*"))
    print(f"the wheel builds the same {count} files as the checkout")


if __name__ == "__main__":
    main()
