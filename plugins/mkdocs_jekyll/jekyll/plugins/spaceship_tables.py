"""jekyll-spaceship's tables: cells over several columns and rows, and rows over several lines.

kramdown knows neither. Before it, ``mark`` puts a marker into each cell that a double bar leaves out and
joins the rows that a backslash continues; behind it, ``merge`` takes markers and ``^^`` for what they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

#: Stands in a cell that belongs to the one before it; of Unicode's private area, so that no text has it.
_LEFT: Final = "\ue000"
_ABOVE: Final = "^^"
_ROW: Final = re.compile(r" {0,3}\|.*")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_CELLS: Final = re.compile(r"(?:\\.|`[^`\n]*`|[^|\\])+|\\|\|")
_TABLE: Final = re.compile(r"<table\b[^>]*>(?:(?!<table\b).)*?</table>", re.DOTALL)
_TR: Final = re.compile(r"(<tr[^>]*>)((?:(?!<tr).)*?)(</tr>)", re.DOTALL)
_CELL: Final = re.compile(r"<(?P<name>t[hd])(?P<rest>[^>]*)>(?P<inside>(?:(?!<t[hd]).)*?)</t[hd]>", re.DOTALL)


def mark(text: str) -> str:
    """A Markdown text whose tables kramdown can read. It has as many lines, so that line numbers stay."""
    if "||" not in text and "\\\n" not in text:
        return text
    out: list[str] = []
    fence, begun, owed = "", "", 0
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if found is not None and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        if fence or not _ROW.fullmatch(line):
            out += [*([_marked(begun)] if begun else []), *[""] * owed, line]
            begun, owed = "", 0
            continue
        row = _joined(begun, line) if begun else line.rstrip()
        begun = row[:-1] if row.endswith("\\") else ""
        owed += bool(begun)
        if not begun:
            out.append(_marked(row))
    return "\n".join([*out, *([_marked(begun)] if begun else []), *[""] * owed])


def _marked(row: str) -> str:
    """A row with a marker in each cell that belongs to the one before it."""
    cells = _split(row)
    return "|".join([cells[0], *(cell or _LEFT for cell in cells[1:-1]), cells[-1]])


def _split(line: str) -> list[str]:
    """What stands between the bars; bars in code and behind a backslash are none."""
    cells = [""]
    for part in _CELLS.findall(line):
        if part == "|":
            cells.append("")
        else:
            cells[-1] += part
    return cells


def _joined(above: str, line: str) -> str:
    """Two lines of one row, cell by cell; a backslash at the end says that more of it follows."""
    goes_on = line.rstrip().endswith("\\")
    upper = _split(above.rstrip().removesuffix("|"))
    lower = _split(line.rstrip().removesuffix("\\").rstrip().removesuffix("|"))
    width = max(len(upper), len(lower))
    pairs = zip(upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower)), strict=True)
    cells = [
        f"{one.rstrip()}<br />{other.strip()} " if one.strip() and other.strip() else one or other
        for one, other in pairs
    ]
    return "|".join([*cells, ""]) + ("\\" if goes_on else "")


@dataclass(slots=True, eq=False)
class _Cell:
    """A cell of a table in HTML: its element with its attributes, its inside, and what it spans."""

    name: str
    attributes: str
    inside: str
    columns: int = 1
    rows: int = 1

    def html(self) -> str:
        spans = (f' colspan="{self.columns}"' if self.columns > 1 else "") + (
            f' rowspan="{self.rows}"' if self.rows > 1 else ""
        )
        return f"<{self.name}{self.attributes}{spans}>{self.inside}</{self.name}>"


def merge(html: str) -> str:
    """HTML whose tables have the cells that the markers ask for."""
    if _LEFT not in html and f">{_ABOVE}" not in html:
        return html
    return _TABLE.sub(lambda table: _merged(table[0]), html)


def _merged(table: str) -> str:
    """A table with its cells merged. ``above`` holds, for each column, the cell that reaches down into it."""
    above: list[_Cell] = []
    rows: dict[int, list[_Cell]] = {}
    end = 0
    for row in _TR.finditer(table):
        if "<tbody" in table[end : row.start()]:
            above = []  # no cell reaches from one part of a table into the next
        from_above = frozenset(above)
        placed = _placed(row[2], above, from_above)
        fresh = dict.fromkeys(cell for cell in placed if cell not in from_above)
        rows[row.start()] = list(fresh)
        above, end = placed, row.end()
    return _TR.sub(lambda row: f"{row[1]}{_row_html(row[2], rows[row.start()])}{row[3]}", table)


def _placed(row: str, above: list[_Cell], from_above: frozenset[_Cell]) -> list[_Cell]:
    """The cell in each column of a row; one that spans several stands there as often."""
    placed: list[_Cell] = []
    lengthened: set[_Cell] = set()
    for match in _CELL.finditer(row):
        inside = match["inside"].strip()
        if inside == _LEFT and placed:
            placed[-1].columns += placed[-1] not in from_above
            placed.append(placed[-1])
        elif inside.startswith(_ABOVE) and len(placed) < len(above):
            cell = above[len(placed)]
            more = inside.removeprefix(_ABOVE).strip()
            cell.rows += cell not in lengthened
            lengthened.add(cell)
            cell.inside += f"<br />{more}" if more else ""
            placed.append(cell)
        else:
            placed.append(_Cell(match["name"], match["rest"], match["inside"].replace(_LEFT, "")))
    return placed


def _row_html(inner: str, cells: list[_Cell]) -> str:
    indent = inner[: len(inner) - len(inner.lstrip())]
    end = inner[len(inner.rstrip()) :]
    return "".join(f"{indent}{cell.html()}" for cell in cells) + end
