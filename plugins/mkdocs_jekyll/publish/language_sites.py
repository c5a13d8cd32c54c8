"""The sites of a site in several languages: how they stand to each other, and how one links to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from mkdocs_jekyll.jekyll.languages import POLYGLOT, Languages

from .language_tags import name_of
from .site_url import SiteUrl


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language.

    ``path`` leads there from a page (``../../de/about/``), ``url`` is the whole URL, or ``path`` where that
    is not known. ``is_translation`` is false where that site shows the
    text of another language in its place.
    """

    code: str
    name: str
    path: str
    url: str
    is_translation: bool
    is_active: bool


@dataclass(frozen=True, slots=True)
class LanguageSites:
    """The sites of all languages, seen from that of the active one.

    ``root`` is the base path of them all, ``site_url`` the URL of the active language's site.
    """

    languages: Languages
    root: str
    site_url: str | None = None

    @property
    def up(self) -> str:
        """The way from the root of the active language's site to that of the whole."""
        return "" if self.languages.is_default else "../"

    def beside(self, path: str) -> str | None:
        """The way from the active site's root to a path (below the whole's root) of another language.

        ``None`` for what belongs to the active site.
        """
        languages = self.languages
        first, _, rest = path.partition("/")
        if first in languages.others and (rest or path.endswith("/") or first == path):
            is_own = first == languages.active and not languages.is_default
            return None if is_own else f"{self.up}{path}"
        if languages.is_default or (languages.plugin == POLYGLOT and not path.startswith(languages.not_read)):
            return None
        return f"{self.up}{path}"

    def links(self, page_url: str, translations: Mapping[str, str] | None) -> list[LanguageLink]:
        """The page at ``page_url`` (below the active site's root) in every language.

        ``translations`` are where it stands in each language that has it; ``None`` for a page of the theme's,
        which all have.
        """
        url = page_url.removeprefix("./")
        return self._links("../" * url.count("/"), url, translations)

    def roots(self, base: str) -> list[LanguageLink]:
        """The roots of all languages' sites, for a page at any URL; ``base`` leads to the active one."""
        return self._links(base, "", None)

    def _links(self, to_root: str, url: str, translations: Mapping[str, str] | None) -> list[LanguageLink]:
        found = []
        for code in self.languages.codes:
            below = self._url_in(code, url, translations).lstrip("/")
            path = self.up + self.languages.folder_of(code) + below
            found.append(
                LanguageLink(
                    code,
                    name_of(code),
                    to_root + path or "./",
                    urljoin(self.site_url, path) if self.site_url else to_root + path,
                    translations is None or code in translations,
                    code == self.languages.active,
                )
            )
        return found

    def _url_in(self, code: str, url: str, translations: Mapping[str, str] | None) -> str:
        if translations is None:
            return url
        if code in translations:
            return translations[code]
        # polyglot shows the page in the default language where there is none in the site's own
        falls_back = self.languages.plugin == POLYGLOT
        return translations.get(self.languages.default, url) if falls_back else ""


def url_in_language(origin: SiteUrl, languages: Languages) -> SiteUrl:
    """The URL of the active language's site, given that of the whole."""
    if languages.is_default:
        return origin
    folder = languages.folder
    keeps_root = languages.plugin == POLYGLOT  # `/about/` means the page in the reader's language there

    def below(bases: Sequence[str]) -> tuple[str, ...]:
        own = [f"{base}/{folder.rstrip('/')}" for base in bases]
        return tuple(sorted({*own, *(bases if keeps_root else ())}, key=len, reverse=True))

    site_url = origin.site_url and origin.site_url + folder
    hosts = {host: below(bases) for host, bases in origin.hosts.items()}
    return replace(origin, site_url=site_url, hosts=hosts, bases=below(origin.bases))
