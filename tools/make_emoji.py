"""Write the table of GitHub's emoji names out of pymdown-extensions' copy of gemoji (MIT, by GitHub).

One line a name: the name, a space, and the emoji itself. Names that stand for GitHub's own pictures
(``octocat``) have no line, as Unicode has no such sign.
"""

from __future__ import annotations

from pathlib import Path

from pymdownx import gemoji_db

TABLE = Path(__file__).resolve().parents[1] / "plugins/mkdocs_jekyll/jekyll/plugins/emoji.txt"


def table() -> dict[str, str]:
    """The emoji by name, without colons."""
    signs = {
        name: "".join(chr(int(code, 16)) for code in entry.get("unicode_alt", entry["unicode"]).split("-"))
        for name, entry in gemoji_db.emoji.items()
        if "unicode" in entry
    }
    signs |= {alias: signs[name] for alias, name in gemoji_db.aliases.items() if name in signs}
    return {name.strip(":"): signs[name] for name in sorted(signs)}


def main() -> None:
    lines = [f"{name} {sign}\n" for name, sign in table().items()]
    TABLE.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} names")


if __name__ == "__main__":
    main()
