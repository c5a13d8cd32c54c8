"""Problems for machines: JSON, the annotations of GitHub Actions, and SARIF for code scanning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any, Final

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.jekyll.problem_codes import codes

FORMATS: Final = ("text", "json", "github", "sarif")
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "notice"}
_SARIF_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
#: What ends a value of an annotation.
_ESCAPES: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def as_json(problems: Sequence[Problem]) -> str:
    """A list of problems, each with all that is known of it, and how many have to be dealt with."""
    listed = [
        {
            "code": problem.code,
            "severity": problem.severity,
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]
    count = sum(problem.severity != "info" for problem in problems)
    return json.dumps({"problems": listed, "count": count}, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem], source: Path) -> str:
    """A line for each problem, which GitHub Actions shows beside the line of the file."""
    return "\n".join(_annotation(problem, source) for problem in problems)


def _annotation(problem: Problem, source: Path) -> str:
    facts = {
        "file": _place(problem, source),
        "line": problem.line,
        "col": problem.column,
        "title": problem.code,
    }
    shown = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in facts.items() if value)
    text = f"{problem.message} — {problem.remedy}" if problem.remedy else problem.message
    return f"::{_LEVELS[problem.severity]} {shown}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    for char, code in (*_ESCAPES.items(), *((char, f"%{ord(char):02X}") for char in more)):
        text = text.replace(char, code)
    return text


def as_sarif(problems: Sequence[Problem], source: Path) -> str:
    """A report in the form of code scanning, with the kinds of problems as its rules."""
    used = sorted({problem.code for problem in problems})
    known = codes()
    driver = {
        "name": "mkdocs-jekyll",
        "version": metadata.version("mkdocs-jekyll"),
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": known[code].en.title},
                "fullDescription": {"text": known[code].en.text},
            }
            for code in used
            if code in known
        ],
    }
    run = {"tool": {"driver": driver}, "results": [_result(problem, source) for problem in problems]}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(problem: Problem, source: Path) -> dict[str, Any]:
    text = f"{problem.message}. {problem.remedy}" if problem.remedy else problem.message
    location: dict[str, Any] = {
        "artifactLocation": {"uri": _place(problem, source) or _place_of(source, ".")}
    }
    if problem.line is not None:
        region = {"startLine": problem.line, "startColumn": problem.column}
        location["region"] = {key: value for key, value in region.items() if value is not None}
    return {
        "ruleId": problem.code,
        "level": _SARIF_LEVELS[problem.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }


def _place(problem: Problem, source: Path) -> str:
    """The file's path from the folder in which the command runs; empty for a problem of the whole site."""
    return "" if problem.path is None else _place_of(source, problem.path)


def _place_of(source: Path, path: str) -> str:
    return str(PurePosixPath(source.as_posix()) / path)
