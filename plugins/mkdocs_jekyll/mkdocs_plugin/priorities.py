"""When our events run.

MkDocs runs those of higher priority first, plugins of one priority in the order of ``plugins``.

| event | priority | before or after | because |
|---|---|---|---|
| ``on_config`` | 100 | before all plugins | they fill in defaults: what the author has set is seen before |
| ``on_pre_build`` | -1000 | after all plugins | the former site is moved away before MkDocs deletes it |
| ``on_files`` | 50 | before plugins that list files | they see posts as they see pages |
| ``on_nav`` | 100 | before mkdocs-blog-plugin | it sorts the posts that it is handed |
| ``on_nav`` | -100 | after it | its placeholders become posts; then all URLs are known |
| ``on_page_markdown`` | -100 | after mkdocs-blog-plugin | it writes dates into titles |
| ``on_page_content`` | -100 | after all plugins | posts go to the search's index as they have become |
| ``on_env`` | 150 | before Material's tags plugin | its lists show what stands beside a post's title |
| ``on_env`` | 0 | after it, as it is listed before | the lists get their cloud |
| ``on_env`` | -100 | after all plugins | bodies are complete: contexts, and which pages are kept |
| ``on_page_context`` | 50 | before Material's search | it reads the finished body |
| ``on_page_context`` | -50 | after Material's tags plugin | its tags are made fit for its templates |
| ``on_page_context`` | -1000 | after all plugins | a kept page that can't be read is rendered |
| ``on_post_page`` | 1000 | before all plugins | what the theme's template gave is kept |
| ``on_post_page`` | -50 | after most | Jekyll's plugins change what the theme shows |
| ``on_post_build`` | 100 | before Material's search | tags in its index are escaped |
| ``on_post_build`` | -50 | after it, before the offline plugin | the index is divided, Pagefind writes |
| ``on_post_build`` | -200 | after all plugins | other languages are built; the cache is pruned |
"""

from __future__ import annotations

from typing import Final

FIRST: Final = 100
FILES: Final = 50
LAST: Final = -100
BEFORE_TAGS: Final = 150
BEFORE_SEARCH: Final = 50
AFTER_TAGS: Final = -50
VERY_FIRST: Final = 1000
VERY_LAST: Final = -1000
AFTER_SEARCH: Final = -50
AT_THE_END: Final = -200
