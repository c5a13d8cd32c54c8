"""Which style sheets and scripts of an old theme stay."""

from __future__ import annotations

from pathlib import Path

from mkdocs_jekyll.jekyll import read_site
from mkdocs_jekyll.publish.files import planned_files
from mkdocs_jekyll.publish.theme_assets import choose_assets


def test_a_name_is_found_beside_a_picture_that_is_a_word_of_a_million_letters(tmp_path: Path) -> None:
    """Read again from each of its letters, such a word would take many minutes."""
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "named.css").write_text("p {}", "utf-8")
    (tmp_path / "css" / "other.css").write_text("p {}", "utf-8")
    picture = f'<img src="data:image/svg+xml;base64,{"A" * 1_000_000}">'
    (tmp_path / "index.md").write_text(f'---\n---\n{picture}\n<link href="css/named.css">\n', "utf-8")
    site = read_site(tmp_path)
    chosen = choose_assets(site, planned_files(site), (), ())
    assert [file.relative_path for file in chosen.files if file.relative_path.endswith(".css")] == [
        "css/named.css"
    ]
