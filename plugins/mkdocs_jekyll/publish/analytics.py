"""Who counts readers, out of the settings blogs have; used only if the author asks for it.

The theme's own place for this is ``extra.analytics`` in ``mkdocs.yml``, with consent if ``extra.consent``
asks for it; what is found in ``_config.yml`` is put there, for our template of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mkdocs_jekyll.jekyll import Problem

from .site_identity import at, plain

#: An identifier, or a host; nothing that could end an attribute or a script.
_SAFE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/-]*")
_ENDED: Final = re.compile(r"UA-\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnalyticsService:
    """A service that counts, the site's identifier there, and its host if the author runs it himself."""

    service: str
    id: str
    host: str = ""


@dataclass(frozen=True, slots=True)
class _Keys:
    """Where configurations keep a service's identifier and host: paths with dots, the first counts."""

    service: str
    ids: tuple[str, ...]
    hosts: tuple[str, ...] = ()


_SERVICES: Final = (
    _Keys("google", ("ga_track_id", "google_analytics", "google_analytics_id", "google-analytics.id",
                     "theme_options.google_analytics", "gtag", "analytics.google.id",
                     "analytics.google.tracking_id")),
    _Keys("baidu", ("ba_track_id", "baidu_tongji_id", "baidu_tongji", "baidu_analytics", "baidu-analytics.id",
                    "analytics.baidu.id")),
    _Keys("goatcounter", ("analytics.goatcounter.id", "goatcounter.id", "goatcounter_code", "goatcounter")),
    _Keys("cloudflare", ("analytics.cloudflare.id", "cloudflare_analytics")),
    _Keys("umami", ("analytics.umami.id", "umami.id", "umami.website_id"),
          ("analytics.umami.domain", "umami.domain", "umami.url")),
    _Keys("matomo", ("analytics.matomo.id", "matomo.site_id", "matomo.id"),
          ("analytics.matomo.domain", "matomo.uri", "matomo.domain", "matomo.url")),
    _Keys("fathom", ("analytics.fathom.id", "fathom.id", "fathom_analytics")),
    _Keys("plausible", ("analytics.plausible.domain", "plausible.domain", "plausible_domain"),
          ("analytics.plausible.host", "plausible.host")),
)  # fmt: skip


def problems_of(config: Mapping[str, object], *, is_on: bool) -> list[Problem]:
    """What to say of the services that a configuration names; ``is_on``: the author asks for them."""
    counters, lines = counters_in(config)
    if is_on:
        found = [f"{line}; it is left out" for line in lines]
    else:
        names = ", ".join(counter.service for counter in counters)
        found = [f"{names} found, but off"] if names else []
    remedy = "" if is_on else "`analytics: true` among the plugin's options in mkdocs.yml turns it on."
    return [Problem("info", message, "_config.yml", None, remedy, code="MJ601") for message in found]


def counters_in(config: Mapping[str, object]) -> tuple[list[AnalyticsService], list[str]]:
    """The services that a configuration names, and a line about each that can't be used."""
    found: list[AnalyticsService] = []
    lines: list[str] = []
    if at(config, "analytics.provider") is False:  # minimal-mistakes: off, whatever else stands there
        config = {key: value for key, value in config.items() if key != "analytics"}
    for keys in _SERVICES:
        value = next(filter(None, (plain(at(config, path)) for path in keys.ids)), "")
        host = next(filter(None, (plain(at(config, path)) for path in keys.hosts)), "")
        if not value:
            continue
        if reason := _reason_against(keys, value, host):
            lines.append(f"{keys.service} '{value}': {reason}")
        else:
            found.append(AnalyticsService(keys.service, value, re.sub(r"^(?:https?:)?//|/+$", "", host)))
    return found, lines


def _reason_against(keys: _Keys, value: str, host: str) -> str:
    if not _SAFE.fullmatch(value) or (host and not _SAFE.fullmatch(host.removeprefix("//"))):
        return "that is no identifier"
    if keys.service == "google" and _ENDED.match(value):
        return "Google has closed these properties; a new one begins with 'G-'"
    if keys.service in ("umami", "matomo") and not host:
        return "its host is missing ('domain')"
    return ""


def for_theme(counters: list[AnalyticsService]) -> dict[str, object]:
    """The value of ``extra.analytics``."""
    return {"provider": "jekyll", "counters": list(_plain_data(counters))}


def _plain_data(counters: list[AnalyticsService]) -> Iterator[dict[str, str]]:
    for one in counters:
        yield {"service": one.service, "id": one.id, "host": one.host}
