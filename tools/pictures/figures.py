"""Charts, maps and still lifes inside the posts."""

from __future__ import annotations

import math
import random

from .kit import SERIF, fir, gradient, layers, plain, sun, text


def line_map() -> str:
    stops = [
        (110, 380, "湖州"),
        (290, 330, "长兴"),
        (480, 250, "广德"),
        (670, 270, "宣城"),
        (850, 190, "泾县"),
        (1010, 130, "黄山"),
    ]
    path = "M" + " L".join(f"{x} {y}" for x, y, _ in stops)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="11" fill="#fff" stroke="#2f6d62" stroke-width="6"/>'
        + text(x, y + 46 if i % 2 else y - 26, name, 26, "#22352f", weight=500)
        for i, (x, y, name) in enumerate(stops)
    )
    hills = "".join(
        f'<path d="M{x} {y} l34 -58 l34 58 Z" fill="#c9d8c5"/>'
        for x, y in ((560, 160), (620, 170), (740, 120), (900, 330), (960, 330), (1020, 300), (380, 150))
    )
    water = '<path d="M60 470 q200 -60 420 10 t620 -30" fill="none" stroke="#a8cbd8" stroke-width="22" opacity="0.8"/>'
    return plain(
        "#f5f1e6",
        hills + water + f'<path d="{path}" fill="none" stroke="#2f6d62" stroke-width="9" '
        'stroke-linejoin="round"/>'
        + dots
        + text(60, 60, "7101 次 · 慢车线路", 32, "#2f6d62", "start", weight=700)
        + text(60, 96, "一天一趟，六站，四小时又十分钟", 20, "#7b8a80", "start"),
        1120,
        540,
    )


def exposure() -> str:
    def corner(x: float, y: float, colour: str, name: str, note: str, shift: float) -> str:
        return (
            f'<circle cx="{x}" cy="{y}" r="86" fill="{colour}"/>'
            + text(x, y + 2, name, 32, "#fff", weight=700)
            + text(x, y + 34, note, 17, "#fff")
            + text(x, y + shift, "", 18)
        )

    return plain(
        "#fbfaf7",
        '<path d="M500 130 L170 560 H830 Z" fill="none" stroke="#d9d2c3" stroke-width="16" '
        'stroke-linejoin="round"/>'
        + corner(500, 140, "#c8553d", "光圈", "f/1.4 … f/16", 0)
        + corner(180, 550, "#2f6d62", "快门", "1/4000 … 30 s", 0)
        + corner(820, 550, "#355070", "感光度", "100 … 12800", 0)
        + text(500, 400, "曝光", 54, "#3b3a36", weight=700, family=SERIF)
        + text(500, 444, "EV = log₂ (N² / t)", 24, "#8a8578")
        + text(300, 330, "景深", 22, "#8a8578")
        + text(700, 330, "噪点", 22, "#8a8578")
        + text(500, 616, "运动模糊", 22, "#8a8578"),
        1000,
        690,
    )


def steeping() -> str:
    """Bars: how hot and how long for six teas."""
    teas = [
        ("绿茶", 80, 90, "#7fb069"),
        ("黄茶", 85, 100, "#d9a441"),
        ("白茶", 90, 120, "#c9c2a5"),
        ("乌龙", 95, 60, "#a9714b"),
        ("红茶", 95, 150, "#b23a48"),
        ("黑茶", 100, 180, "#4a3b32"),
    ]
    bars = "".join(
        f'<rect x="{130 + i * 150}" y="{470 - (degrees - 70) * 11}" width="86" height="{(degrees - 70) * 11}" rx="8" '
        f'fill="{colour}"/>'
        + text(173 + i * 150, 505, name, 26, "#3b3a36", weight=500)
        + text(173 + i * 150, 455 - (degrees - 70) * 11, f"{degrees} ℃", 22, "#555")
        + text(173 + i * 150, 536, f"{seconds} 秒", 19, "#8a8578")
        for i, (name, degrees, seconds, colour) in enumerate(teas)
    )
    return plain(
        "#fbfaf7",
        '<line x1="90" y1="471" x2="1030" y2="471" stroke="#cfc8b8" stroke-width="2"/>'
        + bars
        + text(90, 62, "水温与第一泡时间", 30, "#3b3a36", "start", weight=700),
        1080,
        570,
    )


def gaiwan() -> str:
    steam = "".join(
        f'<path d="M{x} 250 q-24 -40 0 -84 t0 -84" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" '
        'opacity="0.5" filter="url(#soft)"/>'
        for x in (450, 500, 550)
    )
    cups = "".join(
        f'<g transform="translate({x} 560)"><path d="M-58 -44 q6 60 58 62 q52 -2 58 -62 Z" fill="#f2ede3"/>'
        '<ellipse cy="-44" rx="58" ry="13" fill="#e2dac9"/><ellipse cy="-42" rx="48" ry="9" fill="#b9772f"/></g>'
        for x in (190, 810)
    )
    return (
        f"<defs>{gradient('table', [(0, '#8d6e57'), (1, '#5d4637')])}{gradient('wall', [(0, '#d9d3c4'), (1, '#b7ac97')])}"
        '<filter id="soft"><feGaussianBlur stdDeviation="5"/></filter></defs>'
        '<rect width="1000" height="420" fill="url(#wall)"/><rect y="420" width="1000" height="280" fill="url(#table)"/>'
        '<ellipse cx="500" cy="596" rx="240" ry="34" fill="#3d2e24" opacity="0.5"/>'
        '<path d="M350 580 q150 46 300 0 q-20 36 -150 40 q-130 -4 -150 -40 Z" fill="#e9e2d4"/>'
        '<path d="M352 372 q14 196 148 204 q134 -8 148 -204 Z" fill="#f7f3ea"/>'
        '<ellipse cx="500" cy="372" rx="148" ry="30" fill="#e2dac9"/>'
        '<path d="M374 362 q20 -74 126 -80 q106 6 126 80 q-126 34 -252 0 Z" fill="#fbf8f1"/>'
        '<rect x="472" y="256" width="56" height="28" rx="12" fill="#e9e2d4"/>'
        '<path d="M430 470 q36 -50 70 -8 q34 -44 72 6 q-40 26 -72 14 q-34 14 -70 -12 Z" fill="#4f7d6b" opacity="0.75"/>'
        f"{cups}{steam}"
    )


def thirds() -> str:
    scene = layers(
        51,
        [(0, "#4a6b82"), (0.6, "#e0b98a"), (1, "#f6e2bd")],
        ["#8c8570", "#6a6a58", "#44493d"],
        width=1080,
        height=720,
        top=0.6,
        between=sun(360, 240, 30, "#fff6df", "rgba(255,235,190,0.8)"),
        over=fir(720, 690, 300, "#262b22"),
    )
    grid = "".join(
        f'<line x1="{x}" y1="0" x2="{x}" y2="720" stroke="#fff" stroke-width="2" stroke-dasharray="10 8"/>'
        for x in (360, 720)
    ) + "".join(
        f'<line y1="{y}" x1="0" y2="{y}" x2="1080" stroke="#fff" stroke-width="2" stroke-dasharray="10 8"/>'
        for y in (240, 480)
    )
    marks = "".join(
        f'<circle cx="{x}" cy="{y}" r="14" fill="none" stroke="#fff" stroke-width="3"/>'
        for x in (360, 720)
        for y in (240, 480)
    )
    return scene + grid + marks


def histogram() -> str:
    def heap(middle: float, spread: float, high: float, fill: str) -> str:
        tops = " ".join(
            f"L{40 + i * 10} {420 - high * math.exp(-(((i - middle) / spread) ** 2)) * (1 + 0.08 * math.sin(i)):.1f}"
            for i in range(93)
        )
        return f'<path d="M40 420 {tops} L960 420 Z" fill="{fill}" style="mix-blend-mode:screen" opacity="0.85"/>'

    return plain(
        "#16181d",
        heap(26, 15, 300, "#c0392b")
        + heap(38, 17, 330, "#2e8b57")
        + heap(52, 19, 280, "#2f6fb5")
        + '<line x1="40" y1="420" x2="960" y2="420" stroke="#888"/>'
        + text(40, 462, "阴影", 22, "#aaa", "start")
        + text(500, 462, "中间调", 22, "#aaa")
        + text(960, 462, "高光", 22, "#aaa", "end"),
        1000,
        490,
    )


def window_seat() -> str:
    view = layers(
        61,
        [(0, "#7fa6c0"), (0.7, "#dfe6dc"), (1, "#f3ead2")],
        ["#92b09c", "#6c9477", "#4a7357"],
        width=1000,
        height=640,
        top=0.4,
        between=sun(720, 170, 28, "#fffdf0", "rgba(255,250,225,0.8)"),
    )
    poles = "".join(
        f'<rect x="{x}" y="150" width="5" height="420" fill="#3b4a44" opacity="0.7"/>'
        for x in (230, 610, 860)
    )
    wires = "".join(
        f'<path d="M0 {y} Q110 {y + 22} 232 {y} T612 {y} T862 {y} T1100 {y}" fill="none" stroke="#3b4a44" '
        'stroke-width="2" opacity="0.7"/>'
        for y in (170, 196)
    )
    frame = (
        '<path fill-rule="evenodd" fill="#314a41" d="M0 0 H1000 V640 H0 Z M80 56 H920 q24 0 24 24 V450 q0 24 -24 24 '
        'H80 q-24 0 -24 -24 V80 q0 -24 24 -24 Z"/><rect x="496" y="56" width="10" height="418" fill="#314a41"/>'
    )
    table = (
        '<path d="M120 640 L170 520 H830 L880 640 Z" fill="#d8cfb8"/><ellipse cx="340" cy="568" rx="58" ry="13" '
        'fill="#000" opacity="0.15"/><path d="M298 468 h84 l-9 96 q-33 12 -66 0 Z" fill="#f6f2ea"/>'
        '<ellipse cx="340" cy="468" rx="42" ry="9" fill="#b9772f"/><rect x="520" y="540" width="190" height="26" rx="5" '
        'fill="#8c3b3b"/><rect x="528" y="528" width="176" height="13" rx="3" fill="#f6f2ea"/>'
    )
    return view + poles + wires + frame + table


def bokeh() -> str:
    dice = random.Random(77)
    rings = "".join(
        f'<circle cx="{dice.uniform(-20, 1020):.0f}" cy="{dice.uniform(-20, 460):.0f}" r="{dice.uniform(24, 74):.0f}" '
        f'fill="{dice.choice(("#ffd166", "#ef8354", "#f4a6c0", "#bde0fe", "#e9c46a"))}" '
        f'opacity="{dice.uniform(0.14, 0.5):.2f}" stroke="#fff" stroke-opacity="0.25" stroke-width="2"/>'
        for _ in range(64)
    )
    lantern = (
        '<line x1="500" y1="0" x2="500" y2="190" stroke="#1d120c" stroke-width="4"/>'
        '<ellipse cx="500" cy="330" rx="128" ry="140" fill="#d1462f"/><ellipse cx="500" cy="330" rx="70" ry="140" '
        'fill="#e8674a"/><rect x="440" y="182" width="120" height="22" rx="5" fill="#3a2418"/>'
        '<rect x="440" y="458" width="120" height="20" rx="5" fill="#3a2418"/>'
        + text(500, 352, "茶", 92, "#ffe9b8", family=SERIF, weight=700)
    )
    return (
        f'<defs>{gradient("dusk", [(0, "#1b1026"), (1, "#472238")])}<filter id="soft"><feGaussianBlur stdDeviation="2"/>'
        f'</filter></defs><rect width="1000" height="640" fill="url(#dusk)"/><g filter="url(#soft)">{rings}</g>{lantern}'
    )


def ticket() -> str:
    return plain(
        "#e9e4d8",
        '<rect x="60" y="50" width="780" height="400" rx="20" fill="#f7c9c4"/>'
        '<rect x="60" y="50" width="780" height="400" rx="20" fill="none" stroke="#d98a83" stroke-width="2"/>'
        + text(100, 108, "K47B019862", 24, "#b23a48", "start", family="monospace")
        + text(250, 190, "湖 州 站", 44, "#222", weight=700)
        + text(650, 190, "黄 山 站", 44, "#222", weight=700)
        + text(450, 176, "7101", 34, "#222")
        + '<path d="M370 194 H530 m-14 -9 l16 9 l-16 9" fill="none" '
        'stroke="#222" stroke-width="2.5"/>'
        + text(250, 222, "Huzhou", 20, "#444")
        + text(650, 222, "Huangshan", 20, "#444")
        + text(100, 278, "2016 年 03 月 12 日 06:42 开", 26, "#222", "start")
        + text(800, 278, "04 车 23 号", 26, "#222", "end")
        + text(100, 322, "￥18.5 元", 26, "#222", "start")
        + text(800, 322, "硬座", 26, "#222", "end")
        + text(100, 390, "限乘当日当次车", 20, "#444", "start")
        + "".join(
            f'<rect x="{700 + (i * 7) % 100}" y="{350 + (i * 7) // 100 * 10}" width="6" height="8" '
            f'fill="#222"/>'
            for i in range(110)
            if (i * i * 31 + i * 7) % 5 < 3
        ),
        900,
        500,
    )


def latency() -> str:
    bars = [
        ("开机的树莓派", 41, "#b0b7c3"),
        ("加一层缓存", 18, "#8ecae6"),
        ("换掉 for 循环", 7, "#2f6d62"),
        ("什么都没做的那天", 6, "#c8553d"),
    ]
    return plain(
        "#fbfaf7",
        text(60, 62, "每张照片的处理时间（秒）", 28, "#3b3a36", "start", weight=700)
        + "".join(
            text(300, 128 + i * 84, name, 24, "#555", "end")
            + f'<rect x="324" y="{98 + i * 84}" width="{seconds * 14}" '
            f'height="44" rx="8" fill="{colour}"/>'
            + text(340 + seconds * 14, 130 + i * 84, str(seconds), 24, "#555", "start")
            for i, (name, seconds, colour) in enumerate(bars)
        ),
        1000,
        450,
    )
