"""A Content-Security-Policy for a built site: its own files, and the scripts in its pages by their sums.

    python -m mkdocs_jekyll.publish.content_security site

writes the header's value for the pages below the folder ``site``. Scripts in pages are the theme's (one of
which names the page's depth), this package's for counters where these are on, and those of texts; so the
sums are those of the site as it was built.
"""

from __future__ import annotations

import base64
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll.files import text_in

from .html_scan import Scan
from .text_scripts import scripts_in

#: What a page needs besides: WebAssembly for the search, pictures from where authors take them.
_RULES: Final = (
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'{sums}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "media-src 'self' https:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)


def inline_scripts(html: str) -> Iterator[str]:
    """The scripts that stand in a page."""
    return (program for _, program in scripts_in(Scan(html)) if program.strip())


def policy(site: Path) -> str:
    """The header's value for all pages below ``site``."""
    pages = (text_in(path) for path in sorted(site.rglob("*.html")))
    codes = {code for page in pages for code in inline_scripts(page)}
    sums = sorted(base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in codes)
    return "; ".join(_RULES).replace("{sums}", "".join(f" 'sha256-{one}'" for one in sums))


if __name__ == "__main__":
    sys.stdout.write(f"{policy(Path(sys.argv[1]))}\n")
