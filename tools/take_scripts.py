"""Take programs that come with the package out of their npm packages: Mermaid, Gitalk, Gitment.

Called with the files that ``npm pack mermaid gitalk gitment`` fetches. Of each it takes what a page loads,
and the licence.
"""

from __future__ import annotations

import json
import sys
import tarfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "overrides/assets"
PLACES = {
    "mermaid": {"LICENSE": "LICENSE", "dist/mermaid.min.js": "mermaid.min.js"},
    "gitalk": {
        "LICENSE": "LICENSE",
        "dist/gitalk.min.js": "gitalk.min.js",
        "dist/gitalk.css": "gitalk.css",
    },
    "gitment": {
        "LICENSE": "LICENSE",
        "dist/gitment.browser.js": "gitment.browser.js",
        "style/default.css": "default.css",
    },
}


def take(package: str) -> None:
    with tarfile.open(package) as tar:

        def read(member: str) -> bytes:
            stream = tar.extractfile(f"package/{member}")
            assert stream is not None
            return stream.read()

        told = json.loads(read("package.json"))
        folder = FOLDER / told["name"]
        folder.mkdir(parents=True, exist_ok=True)
        for member, place in PLACES[told["name"]].items():
            (folder / place).write_bytes(_without_map(read(member)))
            print(f"{told['name']} {told['version']}: {place}")


def _without_map(content: bytes) -> bytes:
    """Without the line that names a file for debuggers, which does not come along."""
    marks = (b"//# sourceMappingURL", b"/*# sourceMappingURL")
    return b"".join(line for line in content.splitlines(keepends=True) if not line.startswith(marks))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        take(name)
