"""Tags of the small plugins that blogs share: films, pictures, quotations, notes.

They have no common original: each blog had its own copy. What a tag prints is what most of them show, in
elements that work without the network until a reader asks for more. An author's own tag of the same name
goes before.
"""

from __future__ import annotations

from typing import Final

from mkdocs_jekyll.jekyll.liquid import function_tag
from mkdocs_jekyll.jekyll.plugins.plugin import Plugin

from . import frames, media, notes, quotes

_GEMS: Final = (
    *("jekyll-youtube", "jekyll-vimeo", "jekyll-video", "jekyll-embed-video", "jekyll-twitter-plugin"),
    *("jekyll-soundcloud", "jekyll-codepen", "jekyll-asciinema", "jekyll-spotify", "jekyll-instagram"),
    *("jekyll-figure", "jekyll-picture-tag", "jekyll-responsive-image", "jekyll_picture_tag"),
    *("jekyll-details", "octopress", "octopress-image-tag", "octopress-video-tag"),
    *("octopress-quote-tag", "octopress-codeblock", "octopress-include-tag", "octopress-pullquote"),
    *("jekyll-pullquote", "jekyll-embeds", "jekyll-tufte", "jekyll-bilibili", "jekyll-responsive-magick"),
)

PLUGIN: Final = Plugin(
    name="jekyll-embeds",
    also=_GEMS,
    tags={
        **{name: function_tag(frames.frame) for name in frames.NAMES},
        "img": function_tag(media.img),
        "picture": function_tag(media.picture),
        "responsive_image": function_tag(media.picture),
        "video": function_tag(media.video),
        "audio": function_tag(media.audio),
        "pullquote": function_tag(quotes.pullquote, block=True),
        "blockquote": function_tag(quotes.blockquote, block=True),
        "codeblock": function_tag(quotes.codeblock, block=True),
        "include_code": function_tag(quotes.include_code),
        "figure": function_tag(notes.figure, block=True),
        "details": function_tag(notes.details, block=True),
        "sidenote": function_tag(notes.margin_note),
        "marginnote": function_tag(notes.margin_note),
        "newthought": function_tag(notes.new_thought),
        "tweet": function_tag(notes.tweet),
        "twitter": function_tag(notes.tweet),
    },
)
