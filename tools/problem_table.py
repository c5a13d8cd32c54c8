#!/usr/bin/env python3
"""Write docs/guide/problems.md and docs/zh/problems.md: every kind of problem, and what to do about it.

python tools/problem_table.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from mkdocs_jekyll.jekyll.problem_codes import GROUPS, ProblemKind, codes  # noqa: E402

PAGES: Final = {"en": ROOT / "docs/guide/problems.md", "zh": ROOT / "docs/zh/problems.md"}
_HEADS: Final = {
    "en": """\
# Problems and their codes

<!-- Written by tools/problem_table.py. -->

Problems of a site are reported in one form, in MkDocs' log and by `mkdocs-jekyll check`: the place, what
was found, the code of its kind; the line with a caret; what to do.

```text
_posts/2021-01-18-lake.md:12: the link target '/nothing/' does not exist in this site [MJ403]
    See [the photographs](/nothing/).
                          ^
    Put the file there, or correct the URL.
```

More than five of one kind are one message with three examples; `-v` lists them. A kind that is known and
meant is silenced by its code, in `mkdocs.yml` or in `_config.yml`. What stops a build, or leaves a file out,
is reported all the same.

```yaml
plugins:
  - jekyll:
      ignore_problems: [MJ403]
```

```yaml
mkdocs_jekyll:
  ignore_problems: [MJ403]
```
""",
    "zh": """\
# 问题与代码

<!-- 由 tools/problem_table.py 生成。 -->

站点的问题以同一种形式出现在 MkDocs 的日志和 `mkdocs-jekyll check` 中：\
位置、发现的内容、种类代码；所在的行和插入符；处理办法。

```text
_posts/2021-01-18-lake.md:12: the link target '/nothing/' does not exist in this site [MJ403]
    See [the photographs](/nothing/).
                          ^
    Put the file there, or correct the URL.
```

同类问题超过五个时合为一条，附三个例子；`-v` 逐条列出。\
已知且有意的种类可以按代码静默，写在 `mkdocs.yml` 或 `_config.yml` 中；\
使构建停止或使文件被略过的问题照样报告。

```yaml
plugins:
  - jekyll:
      ignore_problems: [MJ403]
```

```yaml
mkdocs_jekyll:
  ignore_problems: [MJ403]
```
""",
}
_COLUMNS: Final = {"en": ("Code", "Problem", "Example", "What to do"), "zh": ("代码", "问题", "例子", "说明")}


def page(language: str) -> str:
    """The page in a language."""
    return "\n".join([_HEADS[language], *_tables(language)]) + "\n"


def _tables(language: str) -> Iterator[str]:
    for figure, titles in GROUPS.items():
        kinds = [kind for kind in codes().values() if kind.code[2] == figure]
        yield f"## {titles[language == 'zh']}\n"
        yield f"| {' | '.join(_COLUMNS[language])} |"
        yield "|---|---|---|---|"
        yield from (_row(kind, language) for kind in kinds)
        yield ""


def _row(kind: ProblemKind, language: str) -> str:
    said = kind.zh if language == "zh" else kind.en
    example = "" if kind.example == "-" else f"<code>{_escaped(kind.example)}</code>"
    anchor = f'<span id="{kind.code.lower()}">{kind.code}</span>'
    return f"| {anchor} | {said.title} | {example} | {said.text} |"


def _escaped(example: str) -> str:
    table = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "{": "&#123;", "[": "&#91;", "`": "&#96;"}
    return "".join(table.get(char, char) for char in example)


def main() -> None:
    """Write the pages."""
    for language, path in PAGES.items():
        path.write_text(page(language), "utf-8")


if __name__ == "__main__":
    main()
