"""A theme kit: the facts of ``theme.toml``, and the folders beside it.

All keys of ``theme.toml`` but ``title`` may be missing::

    title = "Minimal Mistakes"
    extends = "minima"            # a kit whose includes and layouts count where this one has none
    menu = "data"                 # the form of the author's menu (publish/menu.py)
    picture_base = "baseurl"      # put before a picture's path from the root; or the folder of bare names
    styles = ["grid"]             # style sheets that several themes share, before the kit's own
    scripts = ["text"]            # scripts for all pages
    shared_includes = ["page-list"] # folders of includes that several themes share (in ``shared``)
    layout_includes = ["head/custom.html"]  # the author's files that layouts of the theme's gem include
    layout_parts = ["social"]     # further includes of the theme's layouts: others in a copy are the author's

    page_titles = false           # its layouts show no title above a text; by default they do
    markdown_titles = true        # its layouts read titles as Markdown
    comment_keys = ["comments"]   # posts and pages have comments only with one of these keys

    [recognised]                  # by any of these; see `recognise`
    gems = ["minimal-mistakes-jekyll"]
    repositories = ["minimal-mistakes"]
    keys = ["minimal_mistakes_skin", "collections.talks"]
    files = ["_includes/masthead.html"]
    over = ["minima"]             # themes that have the same

    [face]                        # where the author's configuration states none
    primary = "#24594f"           # the header
    accent = "#0085a1"            # links; by default the header's colour
    primary_keys = ["navbar-col"] # settings of the theme that state them
    accent_keys = ["link-col"]
    logo_keys = ["avatar"]        # settings with the path of the header's picture
    scheme = "dark"               # for all readers; by default light and dark
    icon = "material/feather"     # in the place of the header's book
    tabs = true                   # the menu in the header, not beside the text

    [skins]                       # faces that a setting chooses
    keys = ["minimal_mistakes_skin"]
    [skins.dark]
    primary = "#252a34"

    [index]
    excerpt = "characters"        # or: words, paragraph, description, none
    length = 200
    of = "content"                # what they are counted in; otherwise "excerpt"
    length_key = "excerpt_length" # where the author's configuration says another length
    switch = "show_excerpts"      # where it says whether anything is shown
    shown = false                 # if it does not
    description = "always"        # a post's description in place of its text; or the setting that says so
    html_key = "articles.excerpt_type" # where the front matter of the index says `html`: the excerpt as it is
    length_en = 300               # the length for a post in English

    [front_matter]                # keys with the meaning of ours, by paths
    hero = ["header.overlay_image", "header.image"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from mkdocs_jekyll.jekyll import front_matter
from mkdocs_jekyll.jekyll.files import read_text

from .guarded import guarded_text

#: Where a layout has the text.
CONTENT: Final = re.compile(r"{{-?\s*content\s*-?}}")
_FOLDER: Final = Path(__file__).parent
_FILE: Final = "theme.toml"
_SHARED: Final = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """How a site in the form of a theme is recognised.

    ``gems`` and ``repositories`` are names in the configuration or the Gemfile, and settle it. ``keys`` are
    paths into the configuration, ``files`` paths below the source (files or folders); two of these settle it,
    and the theme with the most wins. ``over`` are themes that this one is made of: it wins over them.
    """

    gems: tuple[str, ...] = ()
    repositories: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How a site in a theme's form looks where its configuration says nothing. Colours are CSS.

    ``primary_keys``, ``accent_keys`` and ``logo_keys`` are settings with which an author of this theme states
    colours and the picture in the header.
    """

    primary: str = ""
    accent: str = ""
    primary_keys: tuple[str, ...] = ()
    accent_keys: tuple[str, ...] = ()
    logo_keys: tuple[str, ...] = ()
    scheme: str = ""
    icon: str = ""
    tabs: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexForm:
    """What the theme's index shows of a post: ``length`` characters or words, or what ``excerpt`` names.

    ``description`` says that a post's own stands in place of its text: ``always``, or a setting's name.
    """

    excerpt: str = "paragraph"
    length: int = 0
    length_en: int = 0
    html_key: str = ""
    description: str = ""
    of: str = "excerpt"
    length_key: str = ""
    switch: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeKit:
    """One theme's kit. ``name`` is that of its folder, ``title`` that of the theme."""

    name: str
    folder: Path
    title: str
    extends: str = ""
    menu: str = ""
    picture_base: str = ""
    page_titles: bool = True
    markdown_titles: bool = False
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    shared_includes: tuple[str, ...] = ()
    layout_parts: tuple[str, ...] = ()
    layout_includes: tuple[str, ...] = ()
    comment_keys: tuple[str, ...] = ()
    recognition: Recognition = field(default_factory=Recognition)
    face: Face = field(default_factory=Face)
    skin_keys: tuple[str, ...] = ()
    skins: Mapping[str, Face] = field(default_factory=dict)
    index: IndexForm = field(default_factory=IndexForm)
    front_matter: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Its own folder, then that of the kit it extends."""
        return (self.folder, *((self.folder.parent / self.extends,) if self.extends else ()))

    @property
    def includes(self) -> tuple[Path, ...]:
        """The folders of its includes, which need not be there; the first that has a file counts."""
        own = (folder / "_includes" for folder in self.folders)
        return (*own, *(self.folder.parent / _SHARED / name for name in self.shared_includes))

    def for_texts(self) -> ThemeKit:
        """The kit of a blog beside ordinary pages: what its texts ask for, and nothing of a site's form."""
        return replace(self, menu="", face=Face(), skins={}, index=IndexForm(), front_matter={})

    def face_of(self, config: Mapping[str, object]) -> Face:
        """The face that a site's configuration chooses: the theme's, or that of a skin."""
        names = (str(_at(config, path)).strip().lower() for path in self.skin_keys)
        return next((self.skins[name] for name in names if name in self.skins), self.face)

    def picture_path(self, path: str) -> str:
        """Where a picture lies that a setting or front matter names without a folder."""
        is_name = bool(path) and "/" not in path and ":" not in path
        return f"{self.picture_base}/{path}" if is_name and self.picture_base.startswith("/") else path

    def layout(self, name: str) -> str:
        """What its layout of a name shows around ``content``; empty if it has none of that name."""
        return "" if not name or "/" in name else _layout(self.folders, name)


@cache
def _layout(folders: tuple[Path, ...], name: str) -> str:
    """The first layout of a name in some kits' folders, within the layout that its front matter names.

    Every post asks for its own.
    """
    paths = (folder / "_layouts" / f"{name}.html" for folder in folders)
    matter = front_matter.split(next((guarded_text(path) for path in paths if path.is_file()), ""))
    outer = matter.data.get("layout")
    if not isinstance(outer, str):
        return matter.content
    return CONTENT.sub(lambda _: matter.content.strip(), _layout(folders, outer), count=1)


def read_kit(folder: Path) -> ThemeKit:
    """Read one kit. Raises what ``tomllib`` raises, and TypeError for a key that no kit has."""
    written = tomllib.loads(read_text(folder / _FILE))
    skins = written.pop("skins", {})
    face = _face(written.pop("face", {}))
    sections: dict[str, Any] = {
        "styles": tuple(written.pop("styles", ())),
        "scripts": tuple(written.pop("scripts", ())),
        "shared_includes": tuple(written.pop("shared_includes", ())),
        "layout_parts": tuple(written.pop("layout_parts", ())),
        "layout_includes": tuple(written.pop("layout_includes", ())),
        "comment_keys": tuple(written.pop("comment_keys", ())),
        "recognition": Recognition(**_lists(written.pop("recognised", {}))),
        "face": face,
        "skin_keys": tuple(skins.pop("keys", ())),
        "skins": {name: _face(skin, face) for name, skin in skins.items()},
        "index": IndexForm(**written.pop("index", {})),
        "front_matter": _lists(written.pop("front_matter", {})),
    }
    return ThemeKit(name=folder.name, folder=folder, **written, **sections)


def _face(section: Mapping[str, Any], base: Face | None = None) -> Face:
    """A face; a skin has what it does not say itself from the theme's."""
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in section.items()
    }
    return Face(**values) if base is None else replace(base, **values)


def _at(config: Mapping[str, object], path: str) -> object:
    """The value at a path with dots, or ``None``."""
    value: object = config
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _lists(section: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in section.items()}


@cache
def kits() -> Mapping[str, ThemeKit]:
    """All kits that come with the package, by their names."""
    found = sorted(path.parent for path in _FOLDER.glob(f"*/{_FILE}"))
    return {folder.name: read_kit(folder) for folder in found}
