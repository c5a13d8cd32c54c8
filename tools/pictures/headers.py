"""Landscapes for the posts' headers."""

from __future__ import annotations

import math
import random

from .kit import fir, gradient, layers, stars, sun, train, viaduct


def home() -> str:
    return layers(
        7,
        [(0, "#23395d"), (0.45, "#b56576"), (0.7, "#f3a574"), (1, "#ffe5b4")],
        ["#7d6b8f", "#5b5580", "#3d4169", "#272d4d"],
        top=0.38,
        between=sun(1120, 285, 46, "#fff3d6", "rgba(255,225,170,0.75)"),
        # A wide header shows the middle of a picture only; the train runs there.
        over=viaduct(500, 9, "#191d33") + train(560, 500, 6, 1.0, "#2f6d62", "#ffdf8e", engine="#25564e"),
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
        rows.append(
            f'<path d="M0 {y + 9:.0f} {wave}" transform="translate(0 9)" fill="none" stroke="#fff" '
            f'stroke-opacity="0.13" stroke-width="{3 + row * 0.5:.1f}" stroke-dasharray="{9 + row} 5"/>'
        )
    return layers(
        21,
        [(0, "#8fb8c9"), (0.6, "#dfe8d8"), (1, "#f6efd8")],
        ["#a9c3bb", "#7fa593", "#567f68"],
        top=0.32,
        between=sun(360, 200, 38, "#fffbe8", "rgba(255,250,220,0.9)"),
        over="".join(rows),
    )


def night_train() -> str:
    dice = random.Random(4)
    firs = "".join(
        fir(dice.uniform(0, 1600), 480 + dice.uniform(0, 14), dice.uniform(50, 120), "#0b1326")
        for _ in range(90)
    )
    rail = '<rect y="480" width="1600" height="320" fill="#070c1a"/><rect y="492" width="1600" height="4" fill="#33405f"/>'
    glow = "".join(
        f'<ellipse cx="{440 + i * 22}" cy="540" rx="16" ry="60" fill="#ffd98a" opacity="0.05"/>'
        for i in range(46)
    )
    return layers(
        12,
        [(0, "#060d22"), (0.6, "#16305a"), (1, "#3d5f86")],
        ["#23406a", "#162c50", "#0d1b36"],
        top=0.36,
        between=stars(dice, 240, 1600, 420) + sun(1290, 150, 40, "#f4f1de", "rgba(220,230,255,0.35)"),
        over=firs + rail + glow + train(420, 496, 8, 1.05, "#1e2c4c", "#ffd98a", engine="#2b3d66"),
    )


def sea() -> str:
    dice = random.Random(9)
    glints = "".join(
        f'<rect x="{980 + dice.gauss(0, 30 + i * 1.5):.0f}" y="{448 + i * 3.4:.0f}" rx="2" height="2.4" '
        f'width="{dice.uniform(20, 90):.0f}" fill="#ffe7bd" opacity="{0.75 - i * 0.006:.2f}"/>'
        for i in range(100)
    )
    lighthouse = (
        '<path d="M0 800 V560 Q180 500 330 560 Q420 600 520 640 L640 800 Z" fill="#27323f"/>'
        '<path d="M196 540 L206 330 H244 L254 540 Z" fill="#f5efe6"/>'
        '<path d="M199 480 L202 420 H248 L251 480 Z M204 370 L206 330 H244 L246 370 Z" fill="#c8553d"/>'
        '<rect x="204" y="300" width="42" height="30" fill="#ffe9a8"/><path d="M198 302 L225 272 L252 302 Z" fill="#3a2b33"/>'
        '<path d="M246 315 L1600 180 V420 Z" fill="#fff3cf" opacity="0.13"/>'
    )
    return (
        f"<defs>{gradient('sky', [(0, '#355070'), (0.55, '#b56576'), (1, '#eaac8b')])}"
        f"{gradient('water', [(0, '#a86470'), (0.35, '#5a5470'), (1, '#22304a')])}</defs>"
        f'<rect width="1600" height="450" fill="url(#sky)"/>{sun(1000, 430, 44, "#fff0cc", "rgba(255,220,170,0.8)")}'
        f'<rect y="445" width="1600" height="355" fill="url(#water)"/>{glints}{lighthouse}'
    )


def rain() -> str:
    dice = random.Random(30)
    colours = ["#ffb703", "#fb8500", "#e63946", "#8ecae6", "#ffd6a5", "#90be6d", "#f4a6c0"]
    lamps = "".join(
        f'<circle cx="{dice.uniform(0, 1600):.0f}" cy="{dice.gauss(430, 120):.0f}" r="{dice.uniform(14, 62):.0f}" '
        f'fill="{dice.choice(colours)}" opacity="{dice.uniform(0.16, 0.5):.2f}"/>'
        for _ in range(130)
    )
    streaks = "".join(
        f'<line x1="{x:.0f}" y1="{y:.0f}" x2="{x - 9:.0f}" y2="{y + dice.uniform(30, 90):.0f}" stroke="#dfefff" '
        f'stroke-opacity="{dice.uniform(0.06, 0.3):.2f}" stroke-width="1.3"/>'
        for x, y in ((dice.uniform(0, 1620), dice.uniform(-60, 800)) for _ in range(320))
    )
    towers = "".join(
        f'<rect x="{x}" y="{(top := dice.uniform(180, 420)):.0f}" width="{dice.randint(60, 130)}" '
        f'height="{800 - top:.0f}" fill="#101a2b" opacity="0.55"/>'
        for x in range(-20, 1600, 84)
    )
    return (
        f"<defs>{gradient('sky', [(0, '#0e1726'), (0.6, '#24344d'), (1, '#141d2e')])}"
        '<filter id="soft"><feGaussianBlur stdDeviation="3"/></filter></defs>'
        f'<rect width="1600" height="800" fill="url(#sky)"/>{towers}<g filter="url(#soft)">{lamps}</g>'
        f'<rect y="600" width="1600" height="200" fill="#0b1220" opacity="0.45"/>{streaks}'
    )


def code() -> str:
    dice = random.Random(16)
    palette = ["#7aa2f7", "#9ece6a", "#e0af68", "#bb9af7", "#565f89", "#c0caf5", "#f7768e"]
    lines = []
    for row in range(22):
        x = 90.0 + 44 * dice.choice((0, 1, 1, 2, 3))
        lines.append(
            f'<text x="36" y="{55 + row * 34}" fill="#3b4261" font-size="18" font-family="monospace">'
            f"{row + 1:>2}</text>"
        )
        for _ in range(dice.randint(0 if row % 7 == 5 else 2, 8)):
            width = dice.uniform(24, 150)
            lines.append(
                f'<rect x="{x:.0f}" y="{40 + row * 34}" width="{width:.0f}" height="14" rx="7" '
                f'fill="{dice.choice(palette)}" opacity="0.42"/>'
            )
            x += width + 14
    return (
        '<rect width="1600" height="800" fill="#1a1b26"/>'
        f'<g>{"".join(lines)}</g><rect x="90" y="618" width="12" height="22" fill="#c0caf5"/>'
    )


def snow() -> str:
    dice = random.Random(2)
    flakes = "".join(
        f'<circle cx="{dice.uniform(0, 1600):.0f}" cy="{dice.uniform(0, 800):.0f}" r="{dice.uniform(1, 4):.1f}" '
        f'fill="#fff" opacity="{dice.uniform(0.4, 0.95):.2f}"/>'
        for _ in range(260)
    )
    firs = "".join(
        fir(
            x := dice.uniform(0, 1600),
            735 + 30 * math.sin(x / 230),
            dice.uniform(60, 150),
            dice.choice(("#3f5b63", "#4d6b73", "#5f7f88")),
        )
        for _ in range(60)
    )
    hut = (
        '<path d="M1010 700 V640 L1075 596 L1140 640 V700 Z" fill="#6d4c41"/>'
        '<path d="M995 648 L1075 590 L1155 648 L1140 650 L1075 606 L1010 650 Z" fill="#fff"/>'
        '<rect x="1060" y="650" width="30" height="26" fill="#ffd98a"/>'
    )
    return layers(
        33,
        [(0, "#9db4c8"), (0.6, "#d5e0e8"), (1, "#f4f6f8")],
        ["#b9cad6", "#cfdbe3", "#e4ecf1", "#f7fafc"],
        top=0.36,
        over=firs + hut + flakes,
    )


def desert() -> str:
    return layers(
        18,
        [(0, "#2e6f95"), (0.5, "#8fc0d0"), (1, "#fbe3c0")],
        ["#dda15e", "#cb8a4b", "#b5713b", "#96582d"],
        top=0.5,
        between=sun(430, 230, 42, "#fffdf2", "rgba(255,246,214,0.85)"),
        over='<g transform="translate(760 668)" fill="#5c3318">'
        + "".join(
            f'<path transform="translate({i * 96} {6 * math.sin(i * 1.7):.1f})" '
            'd="M0 34 l6 -26 q6 -10 14 -8 q4 -16 12 -2 q8 -12 14 4 q10 2 10 10 l8 -14 q8 -4 8 4 l-10 14 '
            'l-6 2 l2 16 h-4 l-4 -16 h-26 l-4 16 h-4 l2 -16 l-8 16 Z"/>'
            for i in range(5)
        )
        + "</g>",
    )


def lake() -> str:
    scene = layers(
        44,
        [(0, "#3a5a78"), (0.55, "#9fb8c8"), (1, "#e9dccb")],
        ["#6f8ea3", "#4c6c80", "#2f4c5c"],
        top=0.44,
        height=520,
    )
    return (
        f'{scene}<g transform="translate(0 1010) scale(1 -1)" opacity="0.55">'
        f"{scene.replace('sky', 'sky2').replace('mist', 'mist2')}</g>"
        '<rect y="500" width="1600" height="300" fill="#2c4a5e" opacity="0.5"/>'
        + "".join(
            f'<rect x="{(i * 379) % 1500}" y="{512 + i * 6}" width="{60 + (i * 97) % 240}" height="1.6" '
            'fill="#fff" opacity="0.2"/>'
            for i in range(46)
        )
        + '<path d="M700 640 q130 34 260 0 l-26 34 q-100 16 -206 0 Z" fill="#1b2a33"/>'
        '<path d="M826 640 v-70 l8 0 v70" fill="#1b2a33"/>'
    )


def avatar() -> str:
    return (
        "<defs>" + gradient("bg", [(0, "#3f7f73"), (1, "#204b43")]) + '</defs><rect width="320" height="320" '
        'fill="url(#bg)"/><circle cx="214" cy="104" r="42" fill="#ffdf8e"/>'
        '<path d="M0 250 L84 150 L150 226 L206 168 L320 262 V320 H0 Z" fill="#16352f"/>'
        + train(-40, 286, 2, 0.95, "#f3ead2", "#3f7f73", engine="#c8553d")
    )
