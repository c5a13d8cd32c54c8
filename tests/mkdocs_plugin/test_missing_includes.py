"""What a text includes and nobody has: ``mkdocs serve`` shows it on the page, ``mkdocs build`` in the log."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

FILES = {
    "docs/index.md": "# Home\n",
    "docs/_config.yml": "theme: minima\n",
    "docs/_posts/2021-01-18-x.md": (
        "---\ntitle: X\n---\nBefore.\n\n{% include video.html id=1 %}\n\nIn {% include a/b_c.html %} text, "
        '<a href="{% include gone.html %}">linked</a>.\n'
    ),
}


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_missing_include_is_marked_while_serving(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    settings = "site_name: T\ntheme: {name: material, font: false}\nplugins: [jekyll]\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    with caplog.at_level("INFO", "mkdocs"):
        build(config)
    page = (tmp_path / "site" / "2021" / "01" / "18" / "x.html").read_text("utf-8")
    is_marked = command == "serve"
    assert ('<mark class="jk-missing">video.html is missing</mark>' in page) is is_marked
    assert ('In <mark class="jk-missing">a/b_c.html is missing</mark> text' in page) is is_marked
    assert ">linked</a>" in page
    reported = [
        record.levelname for record in caplog.records if "included file 'video.html'" in record.message
    ]
    assert reported == ["ERROR"]  # one of these ends `mkdocs build --strict`
