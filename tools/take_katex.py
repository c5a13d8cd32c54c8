"""Take what a page needs of KaTeX out of its npm package, which ``npm pack katex`` fetches.

Called with that file. Takes the scripts, the style, the licence, and the fonts in the one format that every
browser of today reads (WOFF2); the style no longer names the formats that are left out.
"""

from __future__ import annotations

import re
import sys
import tarfile
from pathlib import Path, PurePosixPath

FOLDER = Path(__file__).resolve().parents[1] / "overrides/assets/katex"
_OTHER_FORMATS = re.compile(r',url\([^()]+\.(?:woff|ttf)\) ?format\("\w+"\)')
_PLACES = {
    "LICENSE": "LICENSE",
    "dist/katex.min.js": "katex.min.js",
    "dist/katex.min.css": "katex.min.css",
    "dist/contrib/auto-render.min.js": "auto-render.min.js",
}


def place_of(member: str) -> str | None:
    """Where a file of the package goes below our folder; ``None`` if it is not needed."""
    path = PurePosixPath(member.removeprefix("package/"))
    if path.match("dist/fonts/*.woff2"):
        return f"fonts/{path.name}"
    return _PLACES.get(str(path))


def main(package: str) -> None:
    with tarfile.open(package) as tar:
        for member in tar.getmembers():
            place, stream = place_of(member.name), tar.extractfile(member)
            if place is None or stream is None:
                continue
            content = stream.read()
            if place.endswith(".css"):
                content = _OTHER_FORMATS.sub("", content.decode()).encode()
            target = FOLDER / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            print(target.relative_to(FOLDER))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
