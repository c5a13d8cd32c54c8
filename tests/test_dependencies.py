"""Each dependency has a reason, a licence and a lowest version; the documentation's table is current."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tools import dependency_table
from tools.dependency_table import GROUPS, chinese, licence_of, page, read_facts, requirements

PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
#: Their versions follow the packages whose types they hold, or the calendar.
UNBOUND = ("tzdata", "types-")


def test_the_table_is_current() -> None:
    written = dependency_table.PAGE.read_text("utf-8")
    assert written == page(requirements(PYPROJECT), read_facts()), "run python tools/dependency_table.py"
    in_chinese = dependency_table.CHINESE_PAGE.read_text("utf-8")
    assert in_chinese == chinese(written, read_facts()["checked"]), "run python tools/dependency_table.py"


def test_each_dependency_says_why_and_from_which_version() -> None:
    found = [one for group in requirements(PYPROJECT).values() for one in group]
    assert not [one.name for one in found if not one.reason]
    assert not [one.name for one in found if "≥" not in one.bound and not one.name.startswith(UNBOUND)]


def test_each_dependency_has_a_licence_and_a_date() -> None:
    facts = read_facts()["pypi"]
    names = {one.name.lower() for group in requirements(PYPROJECT).values() for one in group}
    assert {name for name in names if not {"licence", "released"} <= facts.get(name, {}).keys()} == set()


def test_every_group_is_in_the_table() -> None:
    assert requirements(PYPROJECT).keys() == GROUPS.keys()


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        (("MIT", None, []), "MIT"),
        ((None, "MIT License", []), "MIT"),
        ((None, "Permission is hereby granted, free of charge", []), ""),
        ((None, None, ["License :: OSI Approved :: BSD License", "Topic :: Text"]), "BSD"),
    ],
)
def test_licences_are_read_from_metadata(metadata: tuple, licence: str) -> None:
    assert licence_of(*metadata) == licence
