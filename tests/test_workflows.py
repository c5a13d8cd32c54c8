"""The workflows name what is there: versions of Python, extras, targets of the Makefile, the release."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKFLOWS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
}
STEPS = [
    step["run"]
    for workflow in WORKFLOWS.values()
    for job in workflow["jobs"].values()
    for step in job["steps"]
    if "run" in step
]

pytestmark = pytest.mark.skipif(not WORKFLOWS, reason="the sources of a release have no workflows")


def test_tests_run_on_each_python_that_the_package_names() -> None:
    named = [name.rpartition(" ")[2] for name in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", name)]
    matrix = WORKFLOWS["tests"]["jobs"]["ordinary"]["strategy"]["matrix"]
    assert matrix["python"] == named
    assert PROJECT["requires-python"] == f">={named[0]}"
    assert matrix["include"] == [{"python": named[0], "versions": "lowest"}]


def test_each_extra_and_each_target_is_there() -> None:
    installed = [names for step in STEPS for names in re.findall(r"\.\[([\w,]+)\]", step)]
    extras = {name for names in installed for name in names.split(",")}
    assert extras
    assert extras <= PROJECT["optional-dependencies"].keys()
    targets = {name for step in STEPS for name in re.findall(r"\bmake (\w+)", step)}
    assert targets
    assert targets <= set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert all((ROOT / step).is_file() for step in STEPS if re.fullmatch(r"\S+/\S+", step))


@pytest.mark.skipif(shutil.which("bash") is None, reason="the steps are bash")
@pytest.mark.parametrize(("tag", "code"), [(f"v{PROJECT['version']}", 0), ("v0.0.0", 1)])
def test_a_release_is_refused_whose_tag_is_not_the_version(tag: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "python").symlink_to(sys.executable)
    (step,) = (step for step in STEPS if "GITHUB_REF_NAME" in step)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "GITHUB_REF_NAME": tag}
    done = subprocess.run(["bash", "-e", "-c", step], cwd=ROOT, env=environment, check=False)
    assert done.returncode == code
