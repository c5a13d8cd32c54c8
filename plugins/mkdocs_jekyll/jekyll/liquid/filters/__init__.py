"""The filters, Liquid's and Jekyll's, by name."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_jekyll.jekyll.version import JekyllVersion

from . import arrays, dates, escapes, guards, jekyll_3, numbers, queries, site, strings
from .registry import CHEAP, Cost, Filter

_KINDS = (strings, escapes, numbers, arrays, queries, dates, site, guards)
_FUNCTIONS: dict[str, Callable[..., object]] = {
    name: function for kind in _KINDS for name, function in kind.FILTERS.items()
}

#: Those that Jekyll 3 has in another form, or not at all.
_JEKYLL_3: dict[str, Callable[..., object] | None] = {
    "find": None,
    "find_exp": None,
    "group_by": jekyll_3.group_by,
    "number_of_words": jekyll_3.number_of_words,
    "slugify": jekyll_3.slugify,
    "sort": jekyll_3.sort,
    "where": jekyll_3.where,
    "where_exp": jekyll_3.where_exp,
}


_NOTHING = Cost(0, 0)
_SCAN = Cost(characters=0.08)
_REWRITE = Cost(characters=0.25)
_URL = Cost(characters=0.25, call=4)
_DATE = Cost(characters=2, call=12)
_SMART = Cost(characters=2, call=200)
_ARITHMETIC = Cost(characters=0.25)
_FIELDS = Cost(items=1)
_STYLES = Cost(characters=10, call=100_000)
#: What filters cost that do more than copy what they are given.
_COSTS: dict[str, Cost] = {
    **dict.fromkeys(("default", "first", "last", "size"), _NOTHING),
    **dict.fromkeys(
        ("jsonify", "normalize_whitespace", "number_of_words", "split", "strip_html", "truncatewords"), _SCAN
    ),
    **dict.fromkeys(("absolute_url", "relative_url", "uri_escape"), _URL),
    **dict.fromkeys(
        ("cgi_escape", "escape_once", "inspect", "slugify", "url_decode", "url_encode"), _REWRITE
    ),
    **dict.fromkeys(("find_exp", "group_by_exp", "where_exp"), _REWRITE),
    **dict.fromkeys(("date", "date_to_long_string", "date_to_rfc822", "date_to_string"), _DATE),
    "date_to_xmlschema": _DATE,
    "smartify": _SMART,
    **dict.fromkeys(("sassify", "scssify"), _STYLES),
    **dict.fromkeys(("abs", "at_least", "at_most", "ceil", "divided_by", "floor", "minus"), _ARITHMETIC),
    **dict.fromkeys(("modulo", "plus", "round", "times", "to_integer"), _ARITHMETIC),
    **dict.fromkeys(("array_to_sentence_string", "compact", "map", "sort_natural", "uniq"), _FIELDS),
}


def filters_of(version: JekyllVersion) -> dict[str, Filter]:
    """The filters that a release of Jekyll has."""
    functions = _FUNCTIONS if version.has_query_filters else {**_FUNCTIONS, **_JEKYLL_3}
    return {
        name: Filter.of(function, _COSTS.get(name, CHEAP))
        for name, function in functions.items()
        if function is not None
    }


__all__ = ["Filter", "filters_of"]
