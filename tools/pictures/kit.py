"""What all pictures are drawn from: skies, ridges, firs, trains, letters; each gives a piece of SVG."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

FONT = "'Noto Sans CJK SC', 'Noto Sans', sans-serif"
SERIF = "'Noto Serif CJK SC', 'Noto Serif', serif"


def gradient(name: str, stops: Sequence[tuple[float, str]]) -> str:
    """A gradient's definition from top to bottom; stops are (0..1, colour)."""
    inner = "".join(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in stops)
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{inner}</linearGradient>'


def ridge(dice: random.Random, width: int, base: float, height: float, rough: float, bottom: float) -> str:
    """The path of a mountain ridge: midpoint displacement from the left to the right edge."""
    points = [base + dice.uniform(-height, height) * 0.4, base - height * dice.uniform(0.3, 1.0), base]
    spread = height
    while len(points) < 200:
        spread *= rough
        wider = [points[0]]
        for left, right in pairwise(points):
            wider += [(left + right) / 2 + dice.uniform(-spread, spread) * 0.5, right]
        points = wider
    step = width / (len(points) - 1)
    line = " ".join(f"L{i * step:.1f} {y:.1f}" for i, y in enumerate(points))
    return f"M0 {bottom} {line} L{width} {bottom} Z"


def stars(dice: random.Random, count: int, width: int, height: int) -> str:
    return "".join(
        f'<circle cx="{dice.uniform(0, width):.0f}" cy="{dice.uniform(0, height):.0f}" '
        f'r="{dice.choice((0.8, 1.1, 1.6))}" fill="#fff" opacity="{dice.uniform(0.3, 0.95):.2f}"/>'
        for _ in range(count)
    )


def sun(x: float, y: float, size: float, colour: str, glow: str) -> str:
    fade = "".join(
        f'<stop offset="{at}" stop-color="{glow}" stop-opacity="{(1 - at) ** 2.4:.3f}"/>'
        for at in (0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1)
    )
    return (
        f'<defs><radialGradient id="g{x:.0f}{y:.0f}">{fade}</radialGradient></defs>'
        f'<circle cx="{x}" cy="{y}" r="{size * 6}" fill="url(#g{x:.0f}{y:.0f})"/>'
        f'<circle cx="{x}" cy="{y}" r="{size}" fill="{colour}"/>'
    )


def fir(x: float, y: float, size: float, colour: str) -> str:
    tiers = "".join(
        f"M{x} {y - size + i * size * 0.22:.1f} l{size * (0.14 + i * 0.06):.1f} {size * 0.36:.1f} "
        f"h{-2 * size * (0.14 + i * 0.06):.1f} Z "
        for i in range(4)
    )
    return f'<path d="{tiers}" fill="{colour}"/>'


def train(x: float, y: float, cars: int, scale: float, body: str, light: str, *, engine: str = "") -> str:
    """A train seen from the side: an engine and cars with lit windows, wheels on y."""
    out = []
    for car in range(cars + 1):
        left = x + car * 118 * scale
        first = car == cars
        fill = engine if first and engine else body
        shape = f"{26 if first else 8}"
        out.append(
            f'<rect x="{left:.1f}" y="{y - 40 * scale:.1f}" width="{112 * scale:.1f}" height="{32 * scale:.1f}" '
            f'rx="{float(shape) * scale / 2:.1f}" fill="{fill}"/>'
        )
        out.extend(
            f'<rect x="{left + (10 + window * 16.4 + (60 if first else 0)) * scale:.1f}" '
            f'y="{y - 33 * scale:.1f}" width="{11 * scale:.1f}" height="{10 * scale:.1f}" '
            f'rx="{2 * scale:.1f}" fill="{light}"/>'
            for window in range(6 if not first else 2)
        )
        out.extend(
            f'<circle cx="{left + wheel * scale:.1f}" cy="{y - 5 * scale:.1f}" r="{5 * scale:.1f}"'
            f' fill="#1b1d26"/>'
            for wheel in (18, 34, 78, 94)
        )
    return "".join(out)


def layers(
    seed: int,
    sky: Sequence[tuple[float, str]],
    colours: Sequence[str],
    *,
    width: int = 1600,
    height: int = 800,
    top: float = 0.42,
    between: str = "",
    over: str = "",
) -> str:
    """A landscape: sky, ridges from far to near, what floats `between` sky and hills, what lies `over` them."""
    dice = random.Random(seed)
    hills = []
    for depth, colour in enumerate(colours):
        share = depth / max(1, len(colours) - 1)
        base = height * (top + (0.98 - top) * share)
        hills.append(
            f'<path d="{ridge(dice, width, base, height * (0.2 - 0.1 * share), 0.52, height)}"'
            f' fill="{colour}"/>'
        )
        if depth < len(colours) - 1:
            hills.append(
                f'<rect y="{base - 30:.0f}" width="{width}" height="150" fill="url(#mist)" opacity="0.35"/>'
            )
    mist = gradient(
        "mist", [(0, "rgba(255,255,255,0)"), (0.6, "rgba(255,255,255,0.5)"), (1, "rgba(255,255,255,0)")]
    )
    return (
        f'<defs>{gradient("sky", sky)}{mist}</defs><rect width="{width}" height="{height}" fill="url(#sky)"/>'
        f"{between}{''.join(hills)}{over}"
    )


def viaduct(y: float, arches: int, colour: str, *, width: int = 1600, bottom: int = 800) -> str:
    span = width / arches
    holes = "".join(
        f"M{i * span + span * 0.14:.1f} {bottom} V{y + 70} a{span * 0.36:.1f} {span * 0.36:.1f} 0 0 1 "
        f"{span * 0.72:.1f} 0 V{bottom} Z "
        for i in range(arches)
    )
    return f'<path fill-rule="evenodd" fill="{colour}" d="M0 {y} H{width} V{bottom} H0 Z {holes}"/>'


def plain(colour: str, inner: str, width: int, height: int) -> str:
    return f'<rect width="{width}" height="{height}" fill="{colour}"/>{inner}'


def text(
    x: float,
    y: float,
    words: str,
    size: float = 26,
    fill: str = "#333",
    anchor: str = "middle",
    *,
    family: str = FONT,
    weight: int = 400,
) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="{anchor}" '
        f'font-family="{family}" font-weight="{weight}">{words}</text>'
    )
