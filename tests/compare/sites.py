"""Small built sites: pages in the form of old themes, and of the one that this project has.

A page is a mapping of ``title``, ``date``, ``tags``, ``body``, ``description``, ``canonical``; what it does not
say is not on the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any


def _head(page: Mapping[str, Any]) -> str:
    lines = [
        f"<title>{escape(page.get('title', ''))} | Old blog</title>",
        '<link rel="stylesheet" href="/css/main.css">',
    ]
    if "description" in page:
        lines.append(f'<meta name="description" content="{escape(page["description"])}">')
    if "canonical" in page:
        lines.append(f'<link rel="canonical" href="{page["canonical"]}">')
    return "".join(lines)


def bare(page: Mapping[str, Any]) -> str:
    """A theme with its parts right beside the text, in one element with it."""
    tags = "".join(f'<a class="tag" href="/tags/#{tag}">{tag}</a> ' for tag in page.get("tags", ()))
    return (
        f"<!doctype html><html><head>{_head(page)}</head><body><nav><a href='/'>Home</a></nav><div class=post>"
        f"<h1>{page['title']}</h1><p class=meta>Posted on {page.get('date', '')}</p>{tags}\n{page['body']}\n"
        '<hr style="visibility: hidden"><ul class="pager"><li><a href="/older/">An older post with a long title'
        "</a></ul><p>Share this post</p></div><footer><p>All rights reserved</p></footer></body></html>"
    )


def deep(page: Mapping[str, Any]) -> str:
    """A theme with many elements around the text, and a list of posts beside it."""
    time = f'<time datetime="{page["date"]}T08:00:00+08:00">{page["date"]}</time>' if "date" in page else ""
    tags = "".join(f'<li><a rel="tag" href="/tag/{tag}/">#{tag}</a></li>' for tag in page.get("tags", ()))
    return (
        f"<html><head>{_head(page)}</head><body><div id=page><header><p>A word from the header</p></header>"
        f"<main><article itemscope><header><h1>{page['title']}</h1>{time}</header><div><div class=content><section>"
        f"{page['body']}</section></div></div><ul class=tags>{tags}</ul></article>"
        "<aside><h2>Latest</h2><ul><li>One<li>Two</ul></aside></main></div></body></html>"
    )


def table(page: Mapping[str, Any]) -> str:
    """A theme from the time of tables; it leaves elements open."""
    return (
        f"<html><head>{_head(page)}</head><body><table><tr><td><b>{page['title']}</b> <i>{page.get('date', '')}</i>"
        f"{page['body']}<p class=by>Posted by me<td>Links<br>More links</table></body></html>"
    )


def below(page: Mapping[str, Any]) -> str:
    """A theme with the date in a paragraph below the text, as an author might have written it."""
    time = (
        f'<p><small>• <time datetime="{page["date"]}">{page["date"]}</time></small></p>'
        if "date" in page
        else ""
    )
    tags = "".join(f'<a rel="tag" href="/tag/{tag}/">{tag}</a>' for tag in page.get("tags", ()))
    return (
        f"<html><head>{_head(page)}</head><body><header><h1>{page['title']}</h1>{tags}</header><main><hr>"
        f"<div>{page['body']}</div>{time}</main></body></html>"
    )


OLD_FORMS = {"bare": bare, "deep": deep, "table": table, "below": below}


def new(page: Mapping[str, Any]) -> str:
    """A page as this project's theme has it."""
    tags = "".join(f'<span class="md-tag">{tag}</span>' for tag in page.get("tags", ()))
    lead = f'<p class="jk-lead">{page["lead"]}</p>' if "lead" in page else ""
    published = ""
    if "date" in page:
        published = f'<meta property="article:published_time" content="{page["date"]}T08:00:00+08:00">'
    return (
        f"<!doctype html><html><head>{_head(page)}{published}</head><body><nav>Home</nav>"
        f'<article class="md-content__inner md-typeset"><div class="md-tags">{tags}</div><h1>{page["title"]}</h1>'
        f'{lead}<div class="jk-text">{page["body"]}</div><footer>Previous, next</footer></article></body></html>'
    )


def new_page(page: Mapping[str, Any]) -> str:
    """A page that is no post, as this project's theme has it: nothing marks its text."""
    return (
        f'<!doctype html><html><head>{_head(page)}</head><body><article class="md-content__inner md-typeset">'
        f'<h1>{page["title"]}</h1>{page["body"]}<aside class="md-source-file">Changed in spring</aside>'
        '<form class="md-feedback">Was this helpful?</form></article></body></html>'
    )


NEW_FORMS = {"post": new, "page": new_page}


def write(folder: Path, pages: Mapping[str, Mapping[str, Any]], form: Any, files: Mapping[str, str]) -> Path:
    """Write a site: pages by their paths, and further files as they are."""
    texts = {**{path: form(page) for path, page in pages.items()}, **files}
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return folder
