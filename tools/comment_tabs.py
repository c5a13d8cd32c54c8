"""Writes the documentation's tabs of comment systems, from what each system says of itself."""

from __future__ import annotations

from pathlib import Path

from mkdocs_jekyll.publish.comments.systems import SYSTEMS

ROOT = Path(__file__).resolve().parent.parent
#: The pages, and what stands before a host.
PAGES = {ROOT / "docs" / "guide" / "posts.md": "Host: ", ROOT / "docs" / "zh" / "posts.md": "主机："}
BEGIN, END = "<!-- comment systems, by tools/comment_tabs.py -->\n", "<!-- end of the comment systems -->"


def tabs(before_host: str) -> str:
    """A tab for each system that is shown by itself, as Markdown."""
    found: list[str] = []
    for system in SYSTEMS:
        if system.successor is None:
            block = ["```yaml", *system.example.splitlines(), "```", "", f"{before_host}`{system.host}`"]
            found += [f'=== "{system.title}"', "", *(f"    {line}".rstrip() for line in block), ""]
    return "\n".join(found)


def with_tabs(text: str, before_host: str) -> str:
    """A page with the tabs as they are today."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{tabs(before_host)}\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Write the tabs into both pages."""
    for path, before_host in PAGES.items():
        path.write_text(with_tabs(path.read_text("utf-8"), before_host), "utf-8")


if __name__ == "__main__":
    main()
