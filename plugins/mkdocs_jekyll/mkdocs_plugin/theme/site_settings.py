"""Settings of ``mkdocs.yml`` that the author left out, from what the Jekyll site says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll.themes import Face
from mkdocs_jekyll.publish.html import Html, printed_raw
from mkdocs_jekyll.publish.site_identity import SiteIdentity

#: What the README's commands and ``mkdocs new`` write; no site is called so.
_PLACEHOLDERS: Final = frozenset(("My blog", "My Docs"))


def complete(
    config: MkDocsConfig, identity: SiteIdentity, face: Face | None, given: Mapping[str, Any]
) -> None:
    """Fill in title, description, author, copyright, the header's icon, and fonts that no host has to send.

    ``given`` is what ``mkdocs.yml`` says of the theme, which stays.
    """
    if config.site_name in _PLACEHOLDERS and identity.title:
        config.site_name = identity.title
    if not config.site_description and identity.description:
        config.site_description = identity.description.striptags()
    if not config.site_author and identity.name:
        config.site_author = identity.name.striptags()
    if not config.copyright and (identity.footer or identity.imprint):
        config.copyright = printed_raw(_footer(identity, urlsplit(config.site_url or "").path))
    if "font" not in given:
        config.theme["font"] = False
    icons = given.get("icon")
    if face is not None and face.icon and not (isinstance(icons, Mapping) and icons.get("logo")):
        config.theme["icon"] = {**(config.theme.get("icon") or {}), "logo": face.icon}


def _footer(identity: SiteIdentity, base: str) -> Html:
    """The words at the end of a page, with the link that al-folio has for sites in Germany."""
    if not identity.imprint:
        return identity.footer
    is_below = "://" not in identity.imprint
    url = f"{base.rstrip('/')}/{identity.imprint.lstrip('/')}" if is_below else identity.imprint
    return identity.footer + Html(' <a href="{}">Impressum</a>').format(url)
