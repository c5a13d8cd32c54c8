"""``to_s`` and ``inspect``: how Ruby writes values down, in front matter and in templates alike."""

from __future__ import annotations

import datetime
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\v": "\\v",
    "\f": "\\f",
    "\b": "\\b",
    "\a": "\\a",
    "\x1b": "\\e",
}
_FIRST_WITH_EXPONENT = 1e15  # of those without a fraction; Python begins at 1e16
_DIGITS_AT_ONCE = 4000  # Python refuses to convert more than 4,300 digits
_BITS_AT_ONCE = 13_000
_DIGITS_PER_BIT = 0.30103
_UNSEEN = frozenset(("Cc", "Cn", "Cs", "Zl", "Zp"))
#: Whether a text may need escapes; what is written as it is without them is letters and the like.
_NEEDS_ESCAPES = re.compile(r"[^\w !$-\[\]-~\u3000-\u303f\uff01-\uff60“”‘’–—…]")
_UNIX_EPOCH_JULIAN = 2440588  # the Julian day number of 1970-01-01


def truthy(value: object) -> bool:
    """Only nil and false are not true: 0, an empty string and an empty array are."""
    return value is not None and value is not False


def mapping_in(value: object) -> Mapping[object, object]:
    """The mapping that a value is; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def float_to_s(number: float) -> str:
    """A float as Ruby writes it: ``1.0``, ``1.0e+16``, ``1.0e-05``, ``Infinity``."""
    if number != number:
        return "NaN"
    if number in (float("inf"), float("-inf")):
        return "Infinity" if number > 0 else "-Infinity"
    text = repr(number)
    if "e" not in text:
        if abs(number) < _FIRST_WITH_EXPONENT or not number.is_integer():
            return text
        text = f"{Decimal(text).normalize():e}"
    mantissa, _, exponent = text.partition("e")
    if "." not in mantissa:
        mantissa += ".0"
    sign = "-" if exponent.startswith("-") else "+"
    return f"{mantissa}e{sign}{exponent.lstrip('+-').zfill(2)}"


def parse_integer(digits: str) -> int:
    """A whole number of any length; ``digits`` may begin with a sign."""
    if len(digits) <= _DIGITS_AT_ONCE:
        return int(digits)
    if digits[0] in "+-":
        number = parse_integer(digits[1:])
        return -number if digits[0] == "-" else number
    tail = len(digits) // 2
    return int(parse_integer(digits[:-tail]) * 10**tail + parse_integer(digits[-tail:]))


def integer_to_s(number: int) -> str:
    """A whole number of any length, in decimals."""
    if number.bit_length() <= _BITS_AT_ONCE:
        return str(number)
    if number < 0:
        return "-" + integer_to_s(-number)
    tail = int(number.bit_length() * _DIGITS_PER_BIT) // 2
    head, rest = divmod(number, 10**tail)
    return integer_to_s(head) + integer_to_s(rest).zfill(tail)


def let_python_print(digits: int) -> None:
    """Have Python write whole numbers of so many digits, wherever one is printed in this process."""
    most = sys.get_int_max_str_digits()
    if most and digits > most:  # 0: of any length
        sys.set_int_max_str_digits(digits)


def time_to_s(moment: datetime.datetime) -> str:
    """A time as ``2021-01-18 00:00:00 +0800``, or with ``UTC`` for one that was written in UTC."""
    zone = "UTC" if is_utc(moment) else offset_text(moment)
    return f"{moment.year:04d}-{moment:%m-%d %H:%M:%S} {zone}"


def xml_time(moment: datetime.datetime) -> str:
    """A time as RFC 3339 has it: ``2021-01-18T00:00:00+08:00``."""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}{offset_text(moment, 1)}"


def is_utc(moment: datetime.datetime) -> bool:
    """Ruby distinguishes a time in UTC from one in a zone that happens to have no offset."""
    return moment.tzinfo is datetime.UTC


def offset_text(moment: datetime.datetime, colons: int = 0) -> str:
    """The offset from UTC: ``+0800``, ``+08:00`` with one colon, ``+08:00:00`` with two."""
    offset = moment.utcoffset() or datetime.timedelta()
    seconds = int(offset.total_seconds())
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds = divmod(rest, 60)
    if colons == 0:
        return f"{sign}{hours:02d}{minutes:02d}"
    return f"{sign}{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if colons > 1 else "")


def to_s(value: object) -> str:
    """The value as text: nothing for nil, ``inspect`` for arrays and hashes."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return integer_to_s(value)
    if isinstance(value, float):
        return float_to_s(value)
    return _other_to_s(value)


def _other_to_s(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return time_to_s(value)
    if isinstance(value, datetime.date):
        return f"{value.year:04d}-{value:%m-%d}"
    own = getattr(value, "text", None)
    if own is not None:
        return str(own())  # an object of a template
    return inspect(value) if isinstance(value, (list, tuple, Mapping)) else str(value)


def inspect(value: object) -> str:
    """The value as Ruby's ``inspect`` writes it."""
    return "".join(inspect_pieces(value))


class _Written(str):
    """A piece that is written already."""

    __slots__ = ()


def inspect_pieces(value: object) -> Iterator[str]:
    """``inspect``, a piece at a time: however deep and wide a value is, each piece is small to make."""
    pending: list[Iterator[object]] = [iter((value,))]
    while pending:
        for item in pending[-1]:
            if isinstance(item, (list, tuple)):
                pending.append(_array_parts(item))
                break
            if isinstance(item, Mapping):
                pending.append(_hash_parts(item))
                break
            yield item if type(item) is _Written else _inspect_one(item)
        else:
            pending.pop()


def _array_parts(items: Iterable[object]) -> Iterator[object]:
    yield _Written("[")
    for number, item in enumerate(items):
        if number:
            yield _Written(", ")
        yield item
    yield _Written("]")


def _hash_parts(pairs: Mapping[object, object]) -> Iterator[object]:
    before = _Written("{")
    for key, item in pairs.items():
        yield before
        yield key
        yield _Written("=>")
        yield item
        before = _Written(", ")
    yield _Written("}" if pairs else "{}")


def _inspect_one(value: object) -> str:
    if value is None:
        return "nil"
    if isinstance(value, str):
        return inspect_text(value)
    if isinstance(value, datetime.datetime):
        return _inspect_time(value)
    if isinstance(value, datetime.date):
        day = (value - datetime.date(1970, 1, 1)).days + _UNIX_EPOCH_JULIAN
        return f"#<Date: {to_s(value)} (({day}j,0s,0n),+0s,2299161j)>"
    inspected = getattr(value, "inspected", None)
    return str(inspected()) if inspected is not None else to_s(value)


def _inspect_time(value: datetime.datetime) -> str:
    text = time_to_s(value)
    if not value.microsecond:
        return text
    fraction = f"{value.microsecond:06d}".rstrip("0")
    return f"{text[: -len(text.rsplit(' ', 1)[1]) - 1]}.{fraction} {text.rsplit(' ', 1)[1]}"


def inspect_text(text: str) -> str:
    """A string in double quotes, with Ruby's escapes."""
    if not _NEEDS_ESCAPES.search(text):
        return f'"{text}"'
    out = ['"']
    for index, char in enumerate(text):
        if char in _ESCAPES:
            out.append(_ESCAPES[char])
        elif char == "#" and text[index + 1 : index + 2] in ("{", "$", "@"):
            out.append("\\#")
        elif unicodedata.category(char) not in _UNSEEN:
            out.append(char)
        else:
            code = ord(char)
            out.append(f"\\u{code:04X}" if code <= 0xFFFF else f"\\u{{{code:X}}}")
    out.append('"')
    return "".join(out)
