"""Sites in several languages: which ones, and which of the documents stands in each language's site.

Two plugins of Jekyll build a site once for each language: jekyll-polyglot (documents of one URL with a
``lang`` each) and jekyll-multiple-languages-plugin (posts in ``_i18n/<language>/_posts``, texts in
``_i18n/<language>.yml``). The site of the default language stands at the root, each other one in a folder of
the language's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from .model import Item
from .ruby_values import truthy
from .slugs import to_text

POLYGLOT: Final = "jekyll-polyglot"
MULTIPLE: Final = "jekyll-multiple-languages-plugin"
#: The folder in which jekyll-multiple-languages-plugin keeps posts, files and texts.
FOLDER: Final = "_i18n"
#: Stands before the path of a link that leads to the default language's site from the others as well.
#: Browsers take the dot out, so that the link also holds where nobody looks for it.
AT_ROOT: Final = "/."
#: Its setting by which the default language has a folder, too.
DEFAULT_IN_FOLDER: Final = "default_locale_in_subfolder"
_CODE: Final = re.compile(r"[A-Za-z0-9]{1,8}(?:[-_][A-Za-z0-9]{1,8})*")

_Item = TypeVar("_Item", bound=Item)


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a site, the default one first; ``active`` is the one that is read now.

    ``plugin`` is the gem whose way of doing it is followed, ``left_out`` are the paths (beginnings of
    them) that only the site of the default language has. ``from_path``: folders name languages, too.
    ``is_certain`` is false where nothing but ``default_lang`` indicates polyglot. ``default_in_folder``: the
    default language has a folder besides the root, and ``reads_folder`` says that the site there is read.
    """

    plugin: str
    codes: tuple[str, ...]
    active: str
    left_out: tuple[str, ...] = ()
    from_path: bool = False
    is_certain: bool = True
    default_in_folder: bool = False
    reads_folder: bool = False

    @property
    def default(self) -> str:
        """The language of the site at the root."""
        return self.codes[0]

    @property
    def is_default(self) -> bool:
        """Whether the site at the root is read."""
        return self.active == self.default and not self.reads_folder

    @property
    def others(self) -> tuple[str, ...]:
        """The languages whose sites stand in folders."""
        return self.codes if self.default_in_folder else self.codes[1:]

    @property
    def folder(self) -> str:
        """The folder of the active language below the root, with a slash behind it; empty for the root."""
        return "" if self.is_default else self.folder_of(self.active)

    def folder_of(self, code: str) -> str:
        """The folder of a language's site below the root, with a slash behind it; empty for the root."""
        return "" if code == self.default and not self.default_in_folder else f"{code}/"

    @property
    def not_read(self) -> tuple[str, ...]:
        """What polyglot does not look at in the folder of a language."""
        return self.left_out if self.plugin == POLYGLOT and not self.is_default else ()

    def leaves_out(self, path: str) -> bool:
        """Whether a file to copy stands in the site of the default language only."""
        return not self.is_default and any(f"{path}/".startswith(f"{part}/") for part in self.left_out)

    def below_root(self, url: str) -> str:
        """A URL below the root of the active language's site, as one below the ``baseurl`` that is set."""
        if self.plugin == MULTIPLE or url.lstrip("/").startswith(self.not_read):
            return url
        return f"/{self.folder}{url.lstrip('/')}"

    @property
    def posts_below(self) -> str:
        """The folder in which the posts of the active language lie instead of ``_posts`` at the root."""
        return f"{FOLDER}/{self.active}" if self.plugin == MULTIPLE and "_posts" not in self.left_out else ""


def languages_of(
    config: Mapping[str, object], gems: Iterable[str], source: Path, active: str | None = None
) -> Languages | None:
    """The languages that a configuration names; ``None`` for a site in one.

    ``gems`` are the plugins of the site. Without one of the two among them, ``_i18n`` indicates the one,
    ``default_lang`` for the other. ``active`` is the language to read, the default one if it is ``None``.
    """
    listed = config.get("languages")
    codes = [to_text(code) for code in listed] if isinstance(listed, list) else []
    codes = [code for code in dict.fromkeys(codes) if _CODE.fullmatch(code)]
    named = next((gem for gem in gems if gem in (POLYGLOT, MULTIPLE)), "")
    plugin = named or (MULTIPLE if (source / FOLDER).is_dir() else "")
    if not codes or not (plugin or config.get("default_lang")):
        return None
    is_certain, plugin = bool(plugin), plugin or POLYGLOT
    default = codes[0] if plugin == MULTIPLE else to_text(config.get("default_lang")) or "en"
    key = "exclude_from_localizations" if plugin == MULTIPLE else "exclude_from_localization"
    written = config.get(key)
    left_out = [to_text(path).strip("/") for path in written] if isinstance(written, list) else []
    in_folder = plugin == MULTIPLE and truthy(config.get(DEFAULT_IN_FOLDER))
    return Languages(
        plugin,
        tuple(dict.fromkeys([default, *codes])),
        default if active is None else active,
        tuple(filter(None, left_out)),
        bool(config.get("lang_from_path")),
        is_certain,
        default_in_folder=in_folder,
        reads_folder=in_folder and active is not None,
    )


def share_urls(items: Iterable[Item]) -> bool:
    """Whether items with different ``lang`` want one URL, so that a plugin must choose between them."""
    languages: dict[str, set[str]] = {}
    for item in items:
        languages.setdefault(item.url, set()).add(to_text(item.data.get("lang")))
    return any(len(found) > 1 for found in languages.values())


def settings_for(languages: Languages, config: Mapping[str, object]) -> dict[str, object]:
    """What templates see in ``site`` while the site of the active language is built."""
    common: dict[str, object] = {"languages": list(languages.codes), "default_lang": languages.default}
    if languages.plugin == POLYGLOT:
        names = config.get("lang_vars")
        named = {to_text(name): languages.active for name in names} if isinstance(names, list) else {}
        return {**common, **named, "active_lang": languages.active}
    base = to_text(config.get("baseurl"))
    below = "" if languages.is_default else f"/{languages.active}"
    return {
        **common,
        "languages": config.get("languages"),
        "lang": languages.active,
        "baseurl_root": base,
        "baseurl": base + below,
    }


def with_data_of(languages: Languages, data: dict[str, object]) -> dict[str, object]:
    """``site.data`` as polyglot has it: what lies in the folder of a language also stands above it."""
    if languages.plugin == POLYGLOT:
        for code in (languages.default, languages.active):
            own = data.get(code)
            if isinstance(own, Mapping):
                data = _merged(data, own)
    return data


def _merged(base: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in over.items():
        held = merged.get(key)
        both = isinstance(held, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(held, value) if both else value  # type: ignore[arg-type]
    return merged


def in_language(items: Sequence[_Item], languages: Languages) -> list[_Item]:
    """The items of one kind that stand in the site of the active language, as polyglot chooses them.

    Items of one URL (or with one ``page_id``) are the same text in several languages. Each site has the
    one in its own language, or else the one in the default language, or else the last. Every item
    learns where it stands in the other languages' sites (``translations``).
    """
    key_of = _Keys(languages)
    chosen = {code: _chosen(items, code, key_of) for code in languages.codes}
    found = chosen[languages.active]
    for key, item in found.items():
        there = ((code, others[key]) for code, others in chosen.items() if key in others)
        item.translations = {code: other.url for code, other in there if key_of.language(other) == code}
        item.data.setdefault("rendered_lang", key_of.language(item))
        item.data.setdefault("permalink_lang", dict(item.translations))
    return list(found.values())


def translate_pages(items: Iterable[Item], languages: Languages) -> None:
    """Set where pages stand in each language, for jekyll-multiple-languages-plugin: all are everywhere.

    ``permalink_fr`` is the page's own permalink in French.
    """
    for item in items:
        for code in languages.codes:
            own = to_text(item.data.get(f"permalink_{code}") or item.data.get("permalink"))
            item.translations[code] = own if own and ":" not in own else item.url


class _Keys:
    """What the items of one text have in common, and the language of each."""

    def __init__(self, languages: Languages) -> None:
        marks = "|".join(f"[/.]{re.escape(code)}[/.]" for code in languages.codes)
        self._marks = re.compile(marks)
        self._languages = languages

    def __call__(self, item: Item) -> str:
        named = item.data.get("page_id")
        return f"#{to_text(named)}" if named else self._marks.sub("/", item.url)

    def language(self, item: Item) -> str:
        """An item's language: as its front matter says, or its path if the site asks that, or the default."""
        written = to_text(item.data.get("lang"))
        names = [written] if written else []
        if not written and self._languages.from_path:
            names = re.split(r"[/.]", item.relative_path)
        codes = {code.lower(): code for code in reversed(self._languages.codes)}
        known = next((codes[name.lower()] for name in names if name.lower() in codes), None)
        return known or written or self._languages.default

    @property
    def default(self) -> str:
        """The language that other ones fall back to."""
        return self._languages.default


def _chosen(items: Sequence[_Item], code: str, key_of: _Keys) -> dict[str, _Item]:
    """The items of one language's site by their keys."""
    chosen: dict[str, _Item] = {}
    languages: dict[str, str] = {}
    for item in items:
        key, language = key_of(item), key_of.language(item)
        only = item.data.get("lang-exclusive")
        if isinstance(only, list) and only and code not in map(to_text, only):
            continue
        held = languages.get(key)
        if held == code or (held == key_of.default and language != code):
            continue
        chosen[key], languages[key] = item, language
    return chosen
