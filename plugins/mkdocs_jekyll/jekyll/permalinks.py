"""From templates such as ``/:categories/:year/:title/`` to URLs, and from URLs to files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final
from urllib.parse import unquote_to_bytes

from .slugs import slugify

STYLES: Final[Mapping[str, str]] = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
#: What Ruby's URI leaves as it is; everything else is percent-encoded, byte by byte.
_SAFE: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=")
_PLAIN: Final = re.compile(r"[a-zA-Z0-9./_-]*")
_PLACEHOLDER: Final = re.compile(r":([a-z_]+)")
_SLASHES: Final = re.compile(r"/{2,}")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class UnknownPlaceholder(ValueError):
    """A template asks for something that no document has. ``name`` is what it asks for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def template_of(style: str) -> str:
    """The template behind a style's name; a template stands for itself."""
    return STYLES.get(style, style)


def with_suffix(template: str, style: str) -> str:
    """``template`` with the ending that goes with the site's ``permalink`` style."""
    if style == "pretty":
        return template + "/"
    if style in ("date", "ordinal", "none"):
        return template + ":output_ext"
    if style.endswith("/"):
        return template + "/"
    if style.endswith(":output_ext"):
        return template + ":output_ext"
    return template


def encode(path: str) -> str:
    """Percent-encode what may not stand in a URL."""
    if _PLAIN.fullmatch(path):
        return path
    return "".join(chr(byte) if byte in _SAFE else f"%{byte:02X}" for byte in path.encode("utf-8", "replace"))


def decode(url: str) -> str:
    """The inverse of ``encode``; bytes that are no UTF-8 stay encoded."""
    if "%" not in url:
        return url
    try:
        return unquote_to_bytes(url.encode("utf-8", "replace")).decode()
    except UnicodeDecodeError:
        return url


def clean(url: str) -> str:
    """A URL below the root: one leading slash, no ``..``, no ``./``, no empty parts."""
    return _SLASHES.sub("/", "/" + url.replace("..", "/").replace("./", ""))


def fill(template: str, value_of: Callable[[str], str | None]) -> str:
    """Put values into a template of a document. A trailing ``_`` may belong to the text after it.

    Raises UnknownPlaceholder where ``value_of`` gives ``None``.
    """

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        value = value_of(name)
        if value is not None:
            return encode(value)
        if name.endswith("_"):
            value = value_of(name[:-1])
            if value is not None:
                return encode(value) + "_"
        raise UnknownPlaceholder(name)

    return _PLACEHOLDER.sub(replace, template)


def fill_simple(template: str, values: Mapping[str, str]) -> str:
    """Put values into a template of a page or a static file; other placeholders stay as they are."""
    for name, value in values.items():
        template = template.replace(f":{name}", encode(value))
    return template


def date_value(name: str, date: datetime) -> str | None:
    """What a placeholder of a date stands for; ``None`` if it is none of these."""
    form = _DATE_FORMS.get(name)
    return None if form is None else form(date)


_DATE_FORMS: Final[Mapping[str, Callable[[datetime], str]]] = {
    "year": lambda date: f"{date.year:04}",
    "month": lambda date: f"{date.month:02}",
    "day": lambda date: f"{date.day:02}",
    "hour": lambda date: f"{date.hour:02}",
    "minute": lambda date: f"{date.minute:02}",
    "second": lambda date: f"{date.second:02}",
    "i_day": lambda date: str(date.day),
    "i_month": lambda date: str(date.month),
    "short_month": lambda date: _MONTHS[date.month - 1][:3],
    "long_month": lambda date: _MONTHS[date.month - 1],
    "short_day": lambda date: _DAYS[date.weekday()][:3],
    "long_day": lambda date: _DAYS[date.weekday()],
    "week": lambda date: f"{date.isocalendar().week:02}",
    "w_day": lambda date: str(date.isoweekday()),
    "w_year": lambda date: f"{date.isocalendar().year:04}",
    "short_year": lambda date: f"{date.year % 100:02}",
    "y_day": lambda date: f"{date.timetuple().tm_yday:03}",
}


def category_path(categories: Iterable[str]) -> str:
    """``:categories``: lower case, each once."""
    return "/".join(dict.fromkeys(category.lower() for category in categories))


def slugified_category_path(categories: Iterable[str]) -> str:
    """``:slugified_categories``, which Jekyll 4 knows: each category as a slug, each once."""
    return "/".join(dict.fromkeys(slugify(category) for category in categories))


def destination(url: str, output_ext: str) -> str:
    """The file below the site's root that an item's URL stands for."""
    path = decode(url)
    if path.endswith("/"):
        path += "index" + (output_ext if output_ext == ".html" else ".html")
    elif output_ext and not path.endswith(output_ext):
        path += output_ext
    return below_root(path)


def below_root(path: str) -> str:
    """``path`` without ``.`` and ``..``, which never lead out of the root."""
    if "//" not in path and "/." not in path and not path.startswith("."):
        return path.lstrip("/")
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
