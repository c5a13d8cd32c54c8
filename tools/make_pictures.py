#!/usr/bin/env python3
"""Draw every picture of the example blog: `python tools/make_pictures.py [NAME ...]`.

Each picture is an SVG written by a function below and photographed by Chromium, so that the pictures are the
project's own and anyone can draw them again. Headers go to docs/img (JPEG, 1600x800), pictures inside posts
to docs/postimg.
"""

from __future__ import annotations

import math
import random
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).resolve().parent.parent / "docs"
FONT = "'Noto Sans CJK SC', 'Noto Sans', sans-serif"
SERIF = "'Noto Serif CJK SC', 'Noto Serif', serif"

Point = tuple[float, float]


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
        for left, right in zip(points, points[1:], strict=False):
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
        for window in range(6 if not first else 2):
            out.append(
                f'<rect x="{left + (10 + window * 16.4 + (60 if first else 0)) * scale:.1f}" '
                f'y="{y - 33 * scale:.1f}" width="{11 * scale:.1f}" height="{10 * scale:.1f}" '
                f'rx="{2 * scale:.1f}" fill="{light}"/>'
            )
        for wheel in (18, 34, 78, 94):
            out.append(f'<circle cx="{left + wheel * scale:.1f}" cy="{y - 5 * scale:.1f}" r="{5 * scale:.1f}"'
                       f' fill="#1b1d26"/>')
    return "".join(out)


def layers(
    seed: int, sky: Sequence[tuple[float, str]], colours: Sequence[str], *, width: int = 1600, height: int = 800,
    top: float = 0.42, between: str = "", over: str = "",
) -> str:
    """A landscape: sky, ridges from far to near, what floats `between` sky and hills, what lies `over` them."""
    dice = random.Random(seed)
    hills = []
    for depth, colour in enumerate(colours):
        share = depth / max(1, len(colours) - 1)
        base = height * (top + (0.98 - top) * share)
        hills.append(f'<path d="{ridge(dice, width, base, height * (0.2 - 0.1 * share), 0.52, height)}"'
                     f' fill="{colour}"/>')
        if depth < len(colours) - 1:
            hills.append(f'<rect y="{base - 30:.0f}" width="{width}" height="150" fill="url(#mist)" opacity="0.35"/>')
    mist = gradient("mist", [(0, "rgba(255,255,255,0)"), (0.6, "rgba(255,255,255,0.5)"),
                             (1, "rgba(255,255,255,0)")])
    return (f'<defs>{gradient("sky", sky)}{mist}</defs><rect width="{width}" height="{height}" fill="url(#sky)"/>'
            f'{between}{"".join(hills)}{over}')


def viaduct(y: float, arches: int, colour: str, *, width: int = 1600, bottom: int = 800) -> str:
    span = width / arches
    holes = "".join(
        f"M{i * span + span * 0.14:.1f} {bottom} V{y + 70} a{span * 0.36:.1f} {span * 0.36:.1f} 0 0 1 "
        f"{span * 0.72:.1f} 0 V{bottom} Z "
        for i in range(arches)
    )
    return f'<path fill-rule="evenodd" fill="{colour}" d="M0 {y} H{width} V{bottom} H0 Z {holes}"/>'


def home() -> str:
    return layers(
        7, [(0, "#23395d"), (0.45, "#b56576"), (0.7, "#f3a574"), (1, "#ffe5b4")],
        ["#7d6b8f", "#5b5580", "#3d4169", "#272d4d"], top=0.5,
        between=sun(1120, 380, 46, "#fff3d6", "rgba(255,225,170,0.75)"),
        over=viaduct(590, 9, "#191d33") + train(330, 590, 6, 1.0, "#2f6d62", "#ffdf8e", engine="#25564e"),
    )


def tea() -> str:
    rows = []
    for row in range(13):
        y = 420 + row * 32 + row * row * 0.9
        wave = " ".join(
            f"Q{x + 100} {y - 30 + 26 * math.sin(x / 260 + row * 0.5):.0f} {x + 200} "
            f"{y + 26 * math.sin((x + 200) / 310 + row * 0.6):.0f}"
            for x in range(0, 1600, 200)
        )
        green = f"hsl({104 - row * 1.4:.0f} {38 + row * 1.2:.0f}% {46 - row * 2.1:.0f}%)"
        rows.append(f'<path d="M0 {y:.0f} {wave} V830 H0 Z" fill="{green}"/>')
        rows.append(f'<path d="M0 {y + 9:.0f} {wave}" transform="translate(0 9)" fill="none" stroke="#fff" '
                    f'stroke-opacity="0.13" stroke-width="{3 + row * 0.5:.1f}" stroke-dasharray="{9 + row} 5"/>')
    return layers(21, [(0, "#8fb8c9"), (0.6, "#dfe8d8"), (1, "#f6efd8")], ["#a9c3bb", "#7fa593", "#567f68"],
                  top=0.32, between=sun(360, 200, 38, "#fffbe8", "rgba(255,250,220,0.9)"), over="".join(rows))


def night_train() -> str:
    dice = random.Random(4)
    firs = "".join(fir(dice.uniform(0, 1600), 640 + dice.uniform(0, 14), dice.uniform(50, 120), "#0b1326")
                   for _ in range(90))
    rail = '<rect y="640" width="1600" height="160" fill="#070c1a"/><rect y="652" width="1600" height="4" fill="#33405f"/>'
    glow = "".join(
        f'<ellipse cx="{260 + i * 22}" cy="690" rx="16" ry="40" fill="#ffd98a" opacity="0.05"/>' for i in range(46)
    )
    return layers(12, [(0, "#060d22"), (0.6, "#16305a"), (1, "#3d5f86")], ["#23406a", "#162c50", "#0d1b36"], top=0.5,
                  between=stars(dice, 240, 1600, 420) + sun(1290, 150, 40, "#f4f1de", "rgba(220,230,255,0.35)"),
                  over=firs + rail + glow + train(240, 656, 8, 1.05, "#1e2c4c", "#ffd98a", engine="#2b3d66"))


def sea() -> str:
    dice = random.Random(9)
    glints = "".join(
        f'<rect x="{980 + dice.gauss(0, 30 + i * 1.5):.0f}" y="{448 + i * 3.4:.0f}" rx="2" height="2.4" '
        f'width="{dice.uniform(20, 90):.0f}" fill="#ffe7bd" opacity="{0.75 - i * 0.006:.2f}"/>' for i in range(100)
    )
    lighthouse = (
        '<path d="M0 800 V560 Q180 500 330 560 Q420 600 520 640 L640 800 Z" fill="#27323f"/>'
        '<path d="M196 540 L206 330 H244 L254 540 Z" fill="#f5efe6"/>'
        '<path d="M199 480 L202 420 H248 L251 480 Z M204 370 L206 330 H244 L246 370 Z" fill="#c8553d"/>'
        '<rect x="204" y="300" width="42" height="30" fill="#ffe9a8"/><path d="M198 302 L225 272 L252 302 Z" fill="#3a2b33"/>'
        '<path d="M246 315 L1600 180 V420 Z" fill="#fff3cf" opacity="0.13"/>'
    )
    return (
        f'<defs>{gradient("sky", [(0, "#355070"), (0.55, "#b56576"), (1, "#eaac8b")])}'
        f'{gradient("water", [(0, "#a86470"), (0.35, "#5a5470"), (1, "#22304a")])}</defs>'
        f'<rect width="1600" height="450" fill="url(#sky)"/>{sun(1000, 430, 44, "#fff0cc", "rgba(255,220,170,0.8)")}'
        f'<rect y="445" width="1600" height="355" fill="url(#water)"/>{glints}{lighthouse}'
    )


def rain() -> str:
    dice = random.Random(30)
    colours = ["#ffb703", "#fb8500", "#e63946", "#8ecae6", "#ffd6a5", "#90be6d", "#f4a6c0"]
    lamps = "".join(
        f'<circle cx="{dice.uniform(0, 1600):.0f}" cy="{dice.gauss(430, 120):.0f}" r="{dice.uniform(14, 62):.0f}" '
        f'fill="{dice.choice(colours)}" opacity="{dice.uniform(0.16, 0.5):.2f}"/>' for _ in range(130)
    )
    streaks = "".join(
        f'<line x1="{x:.0f}" y1="{y:.0f}" x2="{x - 9:.0f}" y2="{y + dice.uniform(30, 90):.0f}" stroke="#dfefff" '
        f'stroke-opacity="{dice.uniform(0.06, 0.3):.2f}" stroke-width="1.3"/>'
        for x, y in ((dice.uniform(0, 1620), dice.uniform(-60, 800)) for _ in range(320))
    )
    towers = "".join(
        f'<rect x="{x}" y="{(top := dice.uniform(180, 420)):.0f}" width="{dice.randint(60, 130)}" '
        f'height="{800 - top:.0f}" fill="#101a2b" opacity="0.55"/>' for x in range(-20, 1600, 84)
    )
    return (f'<defs>{gradient("sky", [(0, "#0e1726"), (0.6, "#24344d"), (1, "#141d2e")])}'
            '<filter id="soft"><feGaussianBlur stdDeviation="3"/></filter></defs>'
            f'<rect width="1600" height="800" fill="url(#sky)"/>{towers}<g filter="url(#soft)">{lamps}</g>'
            f'<rect y="600" width="1600" height="200" fill="#0b1220" opacity="0.45"/>{streaks}')


def code() -> str:
    dice = random.Random(16)
    palette = ["#7aa2f7", "#9ece6a", "#e0af68", "#bb9af7", "#565f89", "#c0caf5", "#f7768e"]
    lines = []
    for row in range(22):
        x = 90.0 + 44 * dice.choice((0, 1, 1, 2, 3))
        lines.append(f'<text x="36" y="{55 + row * 34}" fill="#3b4261" font-size="18" font-family="monospace">'
                     f'{row + 1:>2}</text>')
        for _ in range(dice.randint(0 if row % 7 == 5 else 2, 8)):
            width = dice.uniform(24, 150)
            lines.append(f'<rect x="{x:.0f}" y="{40 + row * 34}" width="{width:.0f}" height="14" rx="7" '
                         f'fill="{dice.choice(palette)}" opacity="0.8"/>')
            x += width + 14
    return ('<rect width="1600" height="800" fill="#1a1b26"/>'
            f'<g>{"".join(lines)}</g><rect x="90" y="618" width="12" height="22" fill="#c0caf5"/>')


def snow() -> str:
    dice = random.Random(2)
    flakes = "".join(
        f'<circle cx="{dice.uniform(0, 1600):.0f}" cy="{dice.uniform(0, 800):.0f}" r="{dice.uniform(1, 4):.1f}" '
        f'fill="#fff" opacity="{dice.uniform(0.4, 0.95):.2f}"/>' for _ in range(260)
    )
    firs = "".join(fir(x := dice.uniform(0, 1600), 735 + 30 * math.sin(x / 230), dice.uniform(60, 150),
                       dice.choice(("#3f5b63", "#4d6b73", "#5f7f88"))) for _ in range(60))
    hut = ('<path d="M1010 700 V640 L1075 596 L1140 640 V700 Z" fill="#6d4c41"/>'
           '<path d="M995 648 L1075 590 L1155 648 L1140 650 L1075 606 L1010 650 Z" fill="#fff"/>'
           '<rect x="1060" y="650" width="30" height="26" fill="#ffd98a"/>')
    return layers(33, [(0, "#9db4c8"), (0.6, "#d5e0e8"), (1, "#f4f6f8")],
                  ["#b9cad6", "#cfdbe3", "#e4ecf1", "#f7fafc"], top=0.36, over=firs + hut + flakes)


def desert() -> str:
    return layers(18, [(0, "#2e6f95"), (0.5, "#8fc0d0"), (1, "#fbe3c0")],
                  ["#dda15e", "#cb8a4b", "#b5713b", "#96582d"], top=0.5,
                  between=sun(430, 230, 42, "#fffdf2", "rgba(255,246,214,0.85)"),
                  over='<g transform="translate(760 668)" fill="#5c3318">' + "".join(
                      f'<path transform="translate({i * 96} {6 * math.sin(i * 1.7):.1f})" '
                      'd="M0 34 l6 -26 q6 -10 14 -8 q4 -16 12 -2 q8 -12 14 4 q10 2 10 10 l8 -14 q8 -4 8 4 l-10 14 '
                      'l-6 2 l2 16 h-4 l-4 -16 h-26 l-4 16 h-4 l2 -16 l-8 16 Z"/>' for i in range(5)) + "</g>")


def lake() -> str:
    scene = layers(44, [(0, "#3a5a78"), (0.55, "#9fb8c8"), (1, "#e9dccb")], ["#6f8ea3", "#4c6c80", "#2f4c5c"],
                   top=0.44, height=520)
    return (f'{scene}<g transform="translate(0 1010) scale(1 -1)" opacity="0.55">'
            f'{scene.replace("sky", "sky2").replace("mist", "mist2")}</g>'
            '<rect y="500" width="1600" height="300" fill="#2c4a5e" opacity="0.5"/>'
            + "".join(f'<rect x="{(i * 379) % 1500}" y="{512 + i * 6}" width="{60 + (i * 97) % 240}" height="1.6" '
                      'fill="#fff" opacity="0.2"/>' for i in range(46))
            + '<path d="M700 640 q130 34 260 0 l-26 34 q-100 16 -206 0 Z" fill="#1b2a33"/>'
              '<path d="M826 640 v-70 l8 0 v70" fill="#1b2a33"/>')


def plain(colour: str, inner: str, width: int, height: int) -> str:
    return f'<rect width="{width}" height="{height}" fill="{colour}"/>{inner}'


def text(x: float, y: float, words: str, size: float = 26, fill: str = "#333", anchor: str = "middle",
         *, family: str = FONT, weight: int = 400) -> str:
    return (f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="{anchor}" '
            f'font-family="{family}" font-weight="{weight}">{words}</text>')


def line_map() -> str:
    stops = [(110, 380, "湖州"), (290, 330, "长兴"), (480, 250, "广德"), (670, 270, "宣城"), (850, 190, "泾县"),
             (1010, 130, "黄山")]
    path = "M" + " L".join(f"{x} {y}" for x, y, _ in stops)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="11" fill="#fff" stroke="#2f6d62" stroke-width="6"/>'
        + text(x, y + 46 if i % 2 else y - 26, name, 26, "#22352f", weight=500) for i, (x, y, name) in enumerate(stops)
    )
    hills = "".join(f'<path d="M{x} {y} l34 -58 l34 58 Z" fill="#c9d8c5"/>'
                    for x, y in ((560, 160), (620, 170), (740, 120), (900, 330), (960, 330), (1020, 300), (380, 150)))
    water = '<path d="M60 470 q200 -60 420 10 t620 -30" fill="none" stroke="#a8cbd8" stroke-width="22" opacity="0.8"/>'
    return plain("#f5f1e6", hills + water + f'<path d="{path}" fill="none" stroke="#2f6d62" stroke-width="9" '
                 'stroke-linejoin="round"/>' + dots + text(60, 60, "7101 次 · 慢车线路", 32, "#2f6d62", "start",
                 weight=700) + text(60, 96, "一天一趟，六站，四小时又十分钟", 20, "#7b8a80", "start"), 1120, 540)


def exposure() -> str:
    def corner(x: float, y: float, colour: str, name: str, note: str, shift: float) -> str:
        return (f'<circle cx="{x}" cy="{y}" r="86" fill="{colour}"/>' + text(x, y + 2, name, 32, "#fff", weight=700)
                + text(x, y + 34, note, 17, "#fff") + text(x, y + shift, "", 18))

    return plain("#fbfaf7", '<path d="M500 130 L170 560 H830 Z" fill="none" stroke="#d9d2c3" stroke-width="16" '
                 'stroke-linejoin="round"/>' + corner(500, 140, "#c8553d", "光圈", "f/1.4 … f/16", 0)
                 + corner(180, 550, "#2f6d62", "快门", "1/4000 … 30 s", 0)
                 + corner(820, 550, "#355070", "感光度", "100 … 12800", 0)
                 + text(500, 400, "曝光", 54, "#3b3a36", weight=700, family=SERIF)
                 + text(500, 444, "EV = log₂ (N² / t)", 24, "#8a8578")
                 + text(300, 330, "景深", 22, "#8a8578") + text(700, 330, "噪点", 22, "#8a8578")
                 + text(500, 616, "运动模糊", 22, "#8a8578"), 1000, 690)


def steeping() -> str:
    """Bars: how hot and how long for six teas."""
    teas = [("绿茶", 80, 90, "#7fb069"), ("黄茶", 85, 100, "#d9a441"), ("白茶", 90, 120, "#c9c2a5"),
            ("乌龙", 95, 60, "#a9714b"), ("红茶", 95, 150, "#b23a48"), ("黑茶", 100, 180, "#4a3b32")]
    bars = "".join(
        f'<rect x="{130 + i * 150}" y="{470 - (degrees - 70) * 11}" width="86" height="{(degrees - 70) * 11}" rx="8" '
        f'fill="{colour}"/>' + text(173 + i * 150, 505, name, 26, "#3b3a36", weight=500)
        + text(173 + i * 150, 455 - (degrees - 70) * 11, f"{degrees} ℃", 22, "#555")
        + text(173 + i * 150, 536, f"{seconds} 秒", 19, "#8a8578")
        for i, (name, degrees, seconds, colour) in enumerate(teas)
    )
    return plain("#fbfaf7", '<line x1="90" y1="471" x2="1030" y2="471" stroke="#cfc8b8" stroke-width="2"/>' + bars
                 + text(90, 62, "水温与第一泡时间", 30, "#3b3a36", "start", weight=700), 1080, 570)


def gaiwan() -> str:
    steam = "".join(
        f'<path d="M{x} 250 q-24 -40 0 -84 t0 -84" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" '
        'opacity="0.5" filter="url(#soft)"/>' for x in (450, 500, 550)
    )
    cups = "".join(
        f'<g transform="translate({x} 560)"><path d="M-58 -44 q6 60 58 62 q52 -2 58 -62 Z" fill="#f2ede3"/>'
        '<ellipse cy="-44" rx="58" ry="13" fill="#e2dac9"/><ellipse cy="-42" rx="48" ry="9" fill="#b9772f"/></g>'
        for x in (190, 810)
    )
    return (f'<defs>{gradient("table", [(0, "#8d6e57"), (1, "#5d4637")])}{gradient("wall", [(0, "#d9d3c4"), (1, "#b7ac97")])}'
            '<filter id="soft"><feGaussianBlur stdDeviation="5"/></filter></defs>'
            '<rect width="1000" height="420" fill="url(#wall)"/><rect y="420" width="1000" height="280" fill="url(#table)"/>'
            '<ellipse cx="500" cy="596" rx="240" ry="34" fill="#3d2e24" opacity="0.5"/>'
            '<path d="M350 580 q150 46 300 0 q-20 36 -150 40 q-130 -4 -150 -40 Z" fill="#e9e2d4"/>'
            '<path d="M352 372 q14 196 148 204 q134 -8 148 -204 Z" fill="#f7f3ea"/>'
            '<ellipse cx="500" cy="372" rx="148" ry="30" fill="#e2dac9"/>'
            '<path d="M374 362 q20 -74 126 -80 q106 6 126 80 q-126 34 -252 0 Z" fill="#fbf8f1"/>'
            '<rect x="472" y="256" width="56" height="28" rx="12" fill="#e9e2d4"/>'
            '<path d="M430 470 q36 -50 70 -8 q34 -44 72 6 q-40 26 -72 14 q-34 14 -70 -12 Z" fill="#4f7d6b" opacity="0.75"/>'
            f'{cups}{steam}')


def thirds() -> str:
    scene = layers(51, [(0, "#4a6b82"), (0.6, "#e0b98a"), (1, "#f6e2bd")], ["#8c8570", "#6a6a58", "#44493d"],
                   width=1080, height=720, top=0.6, between=sun(360, 240, 30, "#fff6df", "rgba(255,235,190,0.8)"),
                   over=fir(720, 690, 300, "#262b22"))
    grid = "".join(f'<line x1="{x}" y1="0" x2="{x}" y2="720" stroke="#fff" stroke-width="2" stroke-dasharray="10 8"/>'
                   for x in (360, 720)) + "".join(
        f'<line y1="{y}" x1="0" y2="{y}" x2="1080" stroke="#fff" stroke-width="2" stroke-dasharray="10 8"/>'
        for y in (240, 480))
    marks = "".join(f'<circle cx="{x}" cy="{y}" r="14" fill="none" stroke="#fff" stroke-width="3"/>'
                    for x in (360, 720) for y in (240, 480))
    return scene + grid + marks


def histogram() -> str:
    def heap(middle: float, spread: float, high: float, fill: str) -> str:
        tops = " ".join(f"L{40 + i * 10} {420 - high * math.exp(-(((i - middle) / spread) ** 2)) * (1 + 0.08 * math.sin(i)):.1f}"
                        for i in range(93))
        return f'<path d="M40 420 {tops} L960 420 Z" fill="{fill}" style="mix-blend-mode:screen" opacity="0.85"/>'

    return plain("#16181d", heap(26, 15, 300, "#c0392b") + heap(38, 17, 330, "#2e8b57") + heap(52, 19, 280, "#2f6fb5")
                 + '<line x1="40" y1="420" x2="960" y2="420" stroke="#888"/>' + text(40, 462, "阴影", 22, "#aaa", "start")
                 + text(500, 462, "中间调", 22, "#aaa") + text(960, 462, "高光", 22, "#aaa", "end"), 1000, 490)


def window_seat() -> str:
    view = layers(61, [(0, "#7fa6c0"), (0.7, "#dfe6dc"), (1, "#f3ead2")], ["#92b09c", "#6c9477", "#4a7357"],
                  width=1000, height=640, top=0.4, between=sun(720, 170, 28, "#fffdf0", "rgba(255,250,225,0.8)"))
    poles = "".join(f'<rect x="{x}" y="150" width="5" height="420" fill="#3b4a44" opacity="0.7"/>' for x in (230, 610, 860))
    wires = "".join(f'<path d="M0 {y} Q110 {y + 22} 232 {y} T612 {y} T862 {y} T1100 {y}" fill="none" stroke="#3b4a44" '
                    'stroke-width="2" opacity="0.7"/>' for y in (170, 196))
    frame = ('<path fill-rule="evenodd" fill="#314a41" d="M0 0 H1000 V640 H0 Z M80 56 H920 q24 0 24 24 V450 q0 24 -24 24 '
             'H80 q-24 0 -24 -24 V80 q0 -24 24 -24 Z"/><rect x="496" y="56" width="10" height="418" fill="#314a41"/>')
    table = ('<path d="M120 640 L170 520 H830 L880 640 Z" fill="#d8cfb8"/><ellipse cx="340" cy="568" rx="58" ry="13" '
             'fill="#000" opacity="0.15"/><path d="M298 468 h84 l-9 96 q-33 12 -66 0 Z" fill="#f6f2ea"/>'
             '<ellipse cx="340" cy="468" rx="42" ry="9" fill="#b9772f"/><rect x="520" y="540" width="190" height="26" rx="5" '
             'fill="#8c3b3b"/><rect x="528" y="528" width="176" height="13" rx="3" fill="#f6f2ea"/>')
    return view + poles + wires + frame + table


def bokeh() -> str:
    dice = random.Random(77)
    rings = "".join(
        f'<circle cx="{dice.uniform(-20, 1020):.0f}" cy="{dice.uniform(-20, 460):.0f}" r="{dice.uniform(24, 74):.0f}" '
        f'fill="{dice.choice(("#ffd166", "#ef8354", "#f4a6c0", "#bde0fe", "#e9c46a"))}" '
        f'opacity="{dice.uniform(0.14, 0.5):.2f}" stroke="#fff" stroke-opacity="0.25" stroke-width="2"/>'
        for _ in range(64)
    )
    lantern = ('<line x1="500" y1="0" x2="500" y2="190" stroke="#1d120c" stroke-width="4"/>'
               '<ellipse cx="500" cy="330" rx="128" ry="140" fill="#d1462f"/><ellipse cx="500" cy="330" rx="70" ry="140" '
               'fill="#e8674a"/><rect x="440" y="182" width="120" height="22" rx="5" fill="#3a2418"/>'
               '<rect x="440" y="458" width="120" height="20" rx="5" fill="#3a2418"/>'
               + text(500, 352, "茶", 92, "#ffe9b8", family=SERIF, weight=700))
    return (f'<defs>{gradient("dusk", [(0, "#1b1026"), (1, "#472238")])}<filter id="soft"><feGaussianBlur stdDeviation="2"/>'
            f'</filter></defs><rect width="1000" height="640" fill="url(#dusk)"/><g filter="url(#soft)">{rings}</g>{lantern}')


def ticket() -> str:
    return plain("#e9e4d8", '<rect x="60" y="50" width="780" height="400" rx="20" fill="#f7c9c4"/>'
                 '<rect x="60" y="50" width="780" height="400" rx="20" fill="none" stroke="#d98a83" stroke-width="2"/>'
                 + text(100, 108, "K47B019862", 24, "#b23a48", "start", family="monospace")
                 + text(250, 190, "湖 州 站", 44, "#222", weight=700) + text(650, 190, "黄 山 站", 44, "#222", weight=700)
                 + text(450, 176, "7101", 34, "#222") + '<path d="M370 194 H530 m-14 -9 l16 9 l-16 9" fill="none" '
                 'stroke="#222" stroke-width="2.5"/>' + text(250, 222, "Huzhou", 20, "#444")
                 + text(650, 222, "Huangshan", 20, "#444")
                 + text(100, 278, "2016 年 03 月 12 日 06:42 开", 26, "#222", "start")
                 + text(800, 278, "04 车 23 号", 26, "#222", "end") + text(100, 322, "￥18.5 元", 26, "#222", "start")
                 + text(800, 322, "硬座", 26, "#222", "end") + text(100, 390, "限乘当日当次车", 20, "#444", "start")
                 + "".join(f'<rect x="{700 + (i * 7) % 100}" y="{350 + (i * 7) // 100 * 10}" width="6" height="8" '
                           f'fill="#222"/>' for i in range(110) if (i * i * 31 + i * 7) % 5 < 3), 900, 500)


def latency() -> str:
    bars = [("开机的树莓派", 41, "#b0b7c3"), ("加一层缓存", 18, "#8ecae6"), ("换掉 for 循环", 7, "#2f6d62"),
            ("什么都没做的那天", 6, "#c8553d")]
    return plain("#fbfaf7", text(60, 62, "每张照片的处理时间（秒）", 28, "#3b3a36", "start", weight=700) + "".join(
        text(300, 128 + i * 84, name, 24, "#555", "end") + f'<rect x="324" y="{98 + i * 84}" width="{seconds * 14}" '
        f'height="44" rx="8" fill="{colour}"/>' + text(340 + seconds * 14, 130 + i * 84, str(seconds), 24, "#555", "start")
        for i, (name, seconds, colour) in enumerate(bars)), 1000, 450)


def avatar() -> str:
    return ('<defs>' + gradient("bg", [(0, "#3f7f73"), (1, "#204b43")]) + '</defs><rect width="320" height="320" '
            'fill="url(#bg)"/><circle cx="214" cy="104" r="42" fill="#ffdf8e"/>'
            '<path d="M0 250 L84 150 L150 226 L206 168 L320 262 V320 H0 Z" fill="#16352f"/>'
            + train(-40, 286, 2, 0.95, "#f3ead2", "#3f7f73", engine="#c8553d"))


Picture = tuple[str, Callable[[], str], int, int]

PICTURES: tuple[Picture, ...] = (
    ("img/home-bg.jpg", home, 1600, 800),
    ("img/post-bg-tea.jpg", tea, 1600, 800),
    ("img/post-bg-night-train.jpg", night_train, 1600, 800),
    ("img/post-bg-sea.jpg", sea, 1600, 800),
    ("img/post-bg-rain.jpg", rain, 1600, 800),
    ("img/post-bg-code.jpg", code, 1600, 800),
    ("img/post-bg-snow.jpg", snow, 1600, 800),
    ("img/post-bg-desert.jpg", desert, 1600, 800),
    ("img/post-bg-lake.jpg", lake, 1600, 800),
    ("img/avatar.png", avatar, 320, 320),
    ("postimg/7101-map.png", line_map, 1120, 540),
    ("postimg/exposure.png", exposure, 1000, 690),
    ("postimg/steeping.png", steeping, 1080, 570),
    ("postimg/gaiwan.jpg", gaiwan, 1000, 700),
    ("postimg/thirds.jpg", thirds, 1080, 720),
    ("postimg/histogram.png", histogram, 1000, 490),
    ("postimg/window-seat.jpg", window_seat, 1000, 640),
    ("postimg/bokeh.jpg", bokeh, 1000, 640),
    ("postimg/ticket.png", ticket, 900, 500),
    ("postimg/latency.png", latency, 1000, 450),
)


def main(names: Sequence[str]) -> int:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("make_pictures: no Chromium found; install it (apt-get install chromium fonts-noto-cjk)")
        return 1
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for target, draw, width, height in PICTURES:
            if names and not any(name in target for name in names):
                continue
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_content(
                f'<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
                f'viewBox="0 0 {width} {height}" style="display:block">{draw()}</svg></body>'
            )
            file = DOCS / target
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix == ".jpg":
                page.screenshot(path=file, type="jpeg", quality=80)
            else:
                page.screenshot(path=file)
            page.close()
            print(f"{target}  {file.stat().st_size // 1024} KB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
