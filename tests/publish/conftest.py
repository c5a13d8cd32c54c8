"""What several tests of this folder build on."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.publish.body_work import BodyWork

from .bodies import work_in


@pytest.fixture
def work(tmp_path: Path) -> BodyWork:
    return work_in(tmp_path / "site")
