"""URLs written into a text without the engine: ``{{site.baseurl}}`` and the ``<<site.baseurl>>`` form.

Most posts of the old blogs use Liquid for nothing else, so their texts never enter the engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ANGLED = re.compile(r"<<[ \t]*site\.(baseurl|url)[ \t]*>>")
_RAW_OR_ANGLED = re.compile(
    r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|<<[ \t]*site\.(baseurl|url)[ \t]*>>", re.DOTALL
)
_OUTPUT = re.compile(r"\{\{\s*site\.(baseurl|url)\s*\}\}")


def has_liquid(text: str) -> bool:
    """Whether there is anything for Liquid to do; Jekyll looks for the same two pairs of characters."""
    return "{{" in text or "{%" in text


def unify_angled(text: str) -> str:
    """Write ``<<site.baseurl>>`` as ``{{ site.baseurl }}``, so that both are handled alike.

    Raw blocks are left alone: what they hold is shown, not run.
    """
    if "<<" not in text or not _ANGLED.search(text):
        return text
    return _RAW_OR_ANGLED.sub(
        lambda match: match[0] if match[1] is None else "{{ site." + match[1] + " }}", text
    )


def fill_urls(text: str, urls: Mapping[str, str]) -> str | None:
    """The text with its URLs filled in, or ``None`` if it holds any other Liquid.

    ``urls`` has the keys ``baseurl`` and ``url``.
    """
    if "{%" in text or "{{{" in text:
        return None
    filled, count = _OUTPUT.subn(lambda match: urls[match[1]], text)
    return filled if count == text.count("{{") else None
