"""Which Jekyll answers: Debian's packages, or a released one, to which ``JEKYLL_RELEASED`` leads.

Debian's package differs from the Jekyll that people run: it reads YAML without safe_yaml and has another
Liquid. So what concerns YAML, configuration, data and Liquid is asked of the released Jekyll, and the rest of
Debian's.
``load_jekyll.rb`` says what the variable may hold.
"""

from __future__ import annotations

import os
import subprocess
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

LOADER: Final = Path(__file__).with_name("load_jekyll.rb")
PLACE: Final = "JEKYLL_RELEASED"


class Jekyll(StrEnum):
    """A Jekyll that can be asked."""

    DEBIAN = "debian"
    RELEASED = "4"  # 4.3.4
    GITHUB_PAGES = "3"  # 3.10.0

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which ``load_jekyll.rb`` finds it."""
        return {"ORACLE_JEKYLL": str(self), PLACE: os.environ.get(PLACE, "")}

    @property
    def is_here(self) -> bool:
        """Whether it can be asked on this machine; of Debian's the caller knows."""
        return self is Jekyll.DEBIAN or released_lacks() is None


@cache
def released_lacks() -> str | None:
    """What is missing to ask the released Jekyll, or ``None``."""
    if not os.environ.get(PLACE):
        return f"{PLACE} does not say where the released Jekyll is (see CONTRIBUTING.md)"
    command = ["ruby", "-r", str(LOADER), "-e", ""]
    environment = {**os.environ, **Jekyll.RELEASED.environment}
    try:
        asked = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    except OSError:
        return "ruby is not installed"
    if asked.returncode == 0:
        return None
    return f"{PLACE}={os.environ[PLACE]} can't be loaded: {(asked.stderr.splitlines() or ['no reason'])[0]}"
