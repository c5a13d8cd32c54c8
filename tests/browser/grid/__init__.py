"""The site of each old theme with a blog in each of three languages: what a designer looks at."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import yaml

from tests.conftest import ROOT

THEMES: Final = sorted((ROOT / "tests" / "mkdocs_plugin" / "themes").glob("*.yml"))
LANGUAGES: Final = ("en", "zh", "ko")
#: Each theme's site with the language that tests build it in.
SITES: Final = list(zip(THEMES, cycle(LANGUAGES), strict=False))
MEASURES: Final = (Path(__file__).parent / "measures.js").read_text("utf-8")
#: The pictures that the blogs show, by what there is of this project.
_PICTURES: Final = {
    "grid/wide.jpg": "docs/img/post-bg-lake.jpg",
    "grid/photo.jpg": "docs/postimg/gaiwan.jpg",
    "grid/upright.png": "docs/assets/index-phone.png",
}
_AVATAR: Final = "docs/img/avatar.png"
_PROJECT: Final = {
    "site_name": "My blog",
    "theme": {"name": "material"},
    "plugins": ["search", "tags", {"jekyll": {"source": "jekyll"}}],
}


def blog(language: str) -> dict[str, Any]:
    """The texts in a language, by the names of their files, with `lang` and `query`."""
    texts: dict[str, Any] = yaml.safe_load((Path(__file__).parent / f"{language}.yml").read_text("utf-8"))
    return texts


def prepare(theme: Path, language: str, folder: Path) -> Path:
    """Write the site of a theme with the blog in a language; returns the folder of ``mkdocs.yml``."""
    texts = blog(language)
    files: dict[str, str] = yaml.safe_load(theme.read_text("utf-8"))["files"]
    configuration = yaml.safe_load(files["_config.yml"])
    for key in ("lang", "locale", "language"):
        configuration.pop(key, None)
    configuration |= {
        "lang": texts["lang"],
        "locale": texts["lang"],
        "language": texts["lang"],
        "paginate": 5,
        "baseurl": "",
    }
    files |= {name: text for name, text in texts.items() if name.endswith(".md")}
    files["_config.yml"] = json.dumps(configuration, ensure_ascii=False)
    files.setdefault(
        "404.md", "---\ntitle: '404'\nhide-in-nav: true\nnav_exclude: true\npermalink: /404.html\n---\n"
    )
    pictures = {name: (ROOT / source).read_bytes() for name, source in _PICTURES.items()}
    for name, text in files.items():
        is_picture = name.endswith((".png", ".jpg"))
        pictures[name] = (ROOT / _AVATAR).read_bytes() if is_picture else (text or "").encode()
    for name, content in pictures.items():
        path = folder / "jekyll" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(json.dumps(_PROJECT), "utf-8")
    return folder
