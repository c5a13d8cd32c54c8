"""The site's own colour, made readable: the theme's custom properties from one colour.

Contrast is what WCAG 2 calls so: 4.5 to 1 for text. A colour that misses it is made darker or lighter, no
more than it needs.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from mkdocs_jekyll.jekyll import Problem

_HEX: Final = re.compile(r"#?(?:([0-9a-f]{3})[0-9a-f]?|([0-9a-f]{6})(?:[0-9a-f]{2})?)", re.I)
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\b[^()]*\)", re.I)
#: CSS' first sixteen names; the others are rare in configurations.
_NAMES: Final = {
    "aqua": "00ffff", "black": "000000", "blue": "0000ff", "fuchsia": "ff00ff", "gray": "808080",
    "green": "008000", "lime": "00ff00", "maroon": "800000", "navy": "000080", "olive": "808000",
    "purple": "800080", "red": "ff0000", "silver": "c0c0c0", "teal": "008080", "white": "ffffff",
    "yellow": "ffff00",
}  # fmt: skip
_TEXT: Final = 4.5
#: The share of the text's colour in words that stand fainter on the header (theme.css has it too).
_FAINT: Final = 0.86
#: Below this saturation a colour says nothing as a link's colour.
_GREY: Final = 0.12
_STEP: Final = 0.01


class Color(NamedTuple):
    """Red, green, blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        """As CSS writes it."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


WHITE: Final = Color(255, 255, 255)
BLACK: Final = Color(0, 0, 0)
#: Where links stand in light and in dark: on code, which is the theme's least favourable ground.
_LIGHT_GROUND: Final = Color(0xF5, 0xF5, 0xF5)
_DARK_GROUND: Final = Color(0x27, 0x2B, 0x35)
#: The same on the coloured boxes that themes offer to texts.
_LIGHT_BOX: Final = Color(0xE6, 0xE6, 0xE6)
_DARK_BOX: Final = Color(0x33, 0x38, 0x45)
#: The header in the dark where it is pale in the light.
_DARK_HEADER: Final = Color(0x16, 0x18, 0x1F)
_PALE: Final = 0.7
#: What stands on a pale header, in the light, set off from it by a shade and a line.
_PALE_HEADER: Final = """
[data-md-color-scheme="default"] .md-header {
  box-shadow: inset 0 -0.05rem #00000014;
}

[data-md-color-scheme="default"] .md-search__form {
  background-color: #00000012;
}

[data-md-color-scheme="default"] .md-search__form:hover {
  background-color: #00000021;
}

[data-md-color-scheme="default"] .md-tabs {
  border-bottom: 0.05rem solid #00000014;
}

.md-typeset .md-button--primary:not(:hover, :focus) {
  color: var(--md-accent-bg-color);
  background-color: var(--md-accent-fg-color);
  border-color: var(--md-accent-fg-color);
}
"""
#: The theme's own colour for links, where the site's colour is a grey.
_LINK: Final = Color(0x40, 0x51, 0xB5)


def color_of(text: str) -> Color | None:
    """The colour that CSS means by ``text``; ``None`` if it is none that we know."""
    text = text.strip().lower()
    text = _NAMES.get(text, text)
    if found := _HEX.fullmatch(text):
        digits = found[2] or "".join(digit * 2 for digit in found[1])
        return Color(*bytes.fromhex(digits))
    if found := _RGB.fullmatch(text):
        return Color(*(min(255, int(part)) for part in found.groups()))
    return None


def problem_of(text: str) -> Problem | None:
    """What is wrong with the colour that a site's configuration names; an empty text names none."""
    if not text or color_of(text) is not None:
        return None
    return Problem(
        "warning",
        f"'{text}' is no colour that is understood here",
        "_config.yml",
        remedy="Write it as '#24594f' or 'rgb(36, 89, 79)'.",
        code="MJ019",
    )


def leaves_color(palette: object) -> bool:
    """Whether mkdocs.yml's palette leaves the colour to the site: there is none, or it says ``custom``."""
    options = palette if isinstance(palette, list) else [palette]
    return not palette or any(
        isinstance(option, Mapping) and "custom" in (option.get("primary"), option.get("accent"))
        for option in options
    )


def contrast(one: Color, other: Color) -> float:
    """From 1 (the same) to 21 (black and white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def with_contrast(color: Color, ground: Color) -> Color:
    """The colour, or the nearest one of its hue that can be read as text on ``ground``."""
    step = -_STEP if _luminance(ground) > 0.18 else _STEP
    return next(shade for shade in _shades(color, step) if contrast(shade, ground) >= _TEXT)


def stylesheet(color: Color, link: Color | None = None) -> str:
    """A style sheet that gives the theme this colour, in light and in dark.

    ``link`` is that of links, if it is another; a header that is nearly white is dark in the dark.
    """
    header, text = _header(color)
    grounds = (_LIGHT_GROUND, _DARK_GROUND) if link is None else (_LIGHT_BOX, _DARK_BOX)
    link = link or (_LINK if _saturation(color) < _GREY else color)
    light, dark = (with_contrast(link, ground) for ground in grounds)
    faint = f"rgb({text.red} {text.green} {text.blue} / {_FAINT:.0%})"
    return f"""/* The site's colour, {color}, as text and as ground of text. */
:root {{
  --md-primary-fg-color: {header};
  --md-primary-fg-color--light: {_lighter(header, 0.08)};
  --md-primary-fg-color--dark: {_lighter(header, -0.08)};
  --md-primary-bg-color: {text};
  --md-primary-bg-color--light: {faint};
  {_accent(light, WHITE)}
}}

:root,
[data-md-color-scheme="default"] {{
  --md-typeset-a-color: {light};
}}

@media screen {{
[data-md-color-scheme="slate"] {{
  --md-typeset-a-color: {dark};
  {_accent(dark, BLACK)}
{_dark_header() if _is_pale(header) else ""}}}
}}
{_PALE_HEADER if _is_pale(header) else ""}"""


def _is_pale(color: Color) -> bool:
    return _luminance(color) > _PALE and _saturation(color) < _GREY


def _dark_header() -> str:
    faint = f"rgb({WHITE.red} {WHITE.green} {WHITE.blue} / {_FAINT:.0%})"
    return f"""  --md-primary-fg-color: {_DARK_HEADER};
  --md-primary-fg-color--light: {_lighter(_DARK_HEADER, 0.08)};
  --md-primary-fg-color--dark: {_lighter(_DARK_HEADER, -0.08)};
  --md-primary-bg-color: {WHITE};
  --md-primary-bg-color--light: {faint};
"""


def _accent(color: Color, text_on_it: Color) -> str:
    return f"""--md-accent-fg-color: {color};
  --md-accent-fg-color--transparent: {color}1a;
  --md-accent-bg-color: {text_on_it};"""


def _header(color: Color) -> tuple[Color, Color]:
    """The header's ground and its text, such that the faint words can be read too."""
    text = WHITE if _luminance(color) < 0.36 else BLACK
    step = -_STEP if text == WHITE else _STEP
    shades = _shades(color, step)
    return next(shade for shade in shades if contrast(_mixed(text, shade), shade) >= _TEXT), text


def _shades(color: Color, step: float) -> Iterator[Color]:
    """The colour, and those of its hue that are darker (or lighter) by ever more, to black (or white)."""
    return (_lighter(color, step * times) for times in range(round(1 / _STEP) + 1))


def _mixed(text: Color, ground: Color) -> Color:
    return Color(*(round(_FAINT * a + (1 - _FAINT) * b) for a, b in zip(text, ground, strict=True)))


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lighter(color: Color, by: float) -> Color:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(value / 255 for value in color))
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness + by)), saturation)
    return Color(*(round(part * 255) for part in parts))


def _saturation(color: Color) -> float:
    """How far the colour is from grey, as its largest difference between parts."""
    return (max(color) - min(color)) / 255
