"""Take out one guard after the other, in a copy of the project, and see that a test fails without it.

    python tools/guards.py               all guards
    python tools/guards.py boundaries    those whose test's name has this in it

Ends with 1 if no test notices that a guard is gone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
_BOUNDARIES: Final = "tests/mkdocs_plugin/test_boundaries.py"
_TEXTS: Final = "tests/jekyll/test_markdown_cache.py"
_CASES: Final = "tests/mkdocs_plugin/test_cases.py::test_case[limits of files name the file and the setting]"
_LAST: Final = (
    "tests/mkdocs_plugin/test_cases.py::test_case[what a build writes last takes no files place unsaid]"
)
_ELSEWHERE: Final = (
    "tests/mkdocs_plugin/test_cases.py::test_case"
    "[a 404 page without front matter is copied unless it loads from elsewhere]"
)
_SCHOLAR: Final = "tests/jekyll/plugins/test_scholar.py"
_CACHE: Final = "tests/mkdocs_plugin/test_cache.py"
_RUNNING: Final = "tests/compare/test_running_site.py"
_COMPARE: Final = "tests/cli/test_compare.py"
_SASS: Final = "tests/jekyll/test_sass.py"
_FAILED_BUILDS: Final = "tests/mkdocs_plugin/test_failed_builds.py"
_DIFFERENCES: Final = "tests/kramdown/test_differences.py"
_KRAMDOWN: Final = "tests/kramdown/test_properties.py"
_EXPORT: Final = "tests/export/test_export.py::test_links_lead_an_export_to_no_file_elsewhere"
_POSTS: Final = "tests/authoring/test_posts.py"
_STAYS: Final = "tests/cli/test_init.py::test_a_project_that_is_there_stays"
_FOLDERS: Final = "tests/cli/test_init.py::test_folders_of_the_sites_own_are_not_taken"
_FUZZ: Final = "tests/fuzz/test_fuzz.py::test_texts_that_once_failed_do_not"
_COMMONMARK: Final = (
    "tests/jekyll/test_site.py::test_a_text_that_takes_commonmark_too_long_stands_as_it_is_written"
)
_SHARED: Final = "tests/jekyll/test_site.py::test_all_markdown_of_an_item_shares_its_time"
_SLOW_TEXTS: Final = "tests/publish/test_slow_texts.py"
_COLOURS: Final = "tests/jekyll/test_site.py::test_all_code_of_an_item_shares_its_time"
_MATERIAL: Final = "tests/mkdocs_plugin/test_markdown.py"
_TAGS: Final = (
    "tests/mkdocs_plugin/test_cases.py::test_case[a page of html with too many tags shows the rest as text]"
)
_THEMES: Final = "tests/mkdocs_plugin/test_hostile_themes.py"
_SEARCHED: Final = "tests/publish/test_search_article.py"
_MUCH: Final = (
    "tests/jekyll/test_site.py::test_a_text_of_which_commonmark_keeps_too_much_stands_as_it_is_written"
)
_GLOBS: Final = "tests/jekyll/test_globs.py"
_LIQUID: Final = "tests/jekyll/liquid/test_liquid_limits.py"
_DIGITS: Final = "tests/mkdocs_plugin/test_digits.py"
_PICTURES: Final = "tests/publish/test_picture_variants.py"
_LONG_BEGINNINGS: Final = "tests/publish/test_index_text.py"
_BEGINNINGS: Final = "tests/publish/test_excerpt_html.py"
_INDEX: Final = "tests/mkdocs_plugin/test_cases.py::test_case[nothing of a beginning runs in the index]"
_KEPT: Final = "tests/mkdocs_plugin/test_kept_index.py"
_LAST_SITE: Final = "tests/mkdocs_plugin/test_last_site.py"
_LOCK: Final = "tests/mkdocs_plugin/test_site_lock.py"
_NONE_LEFT: Final = "if context.elements_left < 0:"
_WARN: Final = " " * 16 + "context.warn_of_elements(src.line)\n" + " " * 16


class Guard(NamedTuple):
    """A line of code (below ``plugins/mkdocs_jekyll``), what stands there without the guard, and the test."""

    path: str
    code: str
    without: str
    test: str


GUARDS: Final = (
    *(
        Guard(path, code, without, _BOUNDARIES)
        for path, code, without in (
            ("jekyll/readers/boundary.py", "if hidden and not", "if False and not"),
            ("jekyll/readers/boundary.py", 'if private == "_drafts"', "if False"),
            ("jekyll/readers/boundary.py", "if self._entries.excludes(path) or", "if False and"),
            ("jekyll/readers/boundary.py", 'return "" if may_be_partial else f', 'return "" and f'),
            ("jekyll/readers/boundary.py", 'return "" if all(both) else', 'return "" if True else'),
            ("jekyll/readers/read_context.py", "if reason := self.boundary.of_link(link)", "if False"),
            ("jekyll/liquid/includes.py", "if reason := self._refuse(path, folder)", "if reason := ''"),
            ("jekyll/liquid/includes.py", "if not is_inside(real, str(self._root))", "if False"),
            ("jekyll/liquid/includes.py", "if folder is not None:", "if False:"),
            ("jekyll/files.py", "if not is_inside(real, self._root):", "if False:"),
            ("jekyll/files.py", "if reason := self._refuse(path, real):", "if reason := '':"),
            ("mkdocs_plugin/files.py", "if self.source_files is None or", "if True or"),
            ("mkdocs_plugin/snippets.py", "or any(_may_be_shown", "or True or any(_may_be_shown"),
            ("publish/files.py", "if not is_inside(entry.destination)", "if False"),
            ("publish/files.py", "if reason := invalid_path_reason(entry.destination)", "if False"),
            ("publish/files.py", 'if ".git" in', 'if "" and'),
            ("publish/files.py", "_is_of_a_document(entry) and is_reserved", "False and is_reserved"),
            ("mkdocs_plugin/files.py", "if entry.item is not None and not other", "if False and not other"),
        )
    ),
    Guard("jekyll/sass_process.py", 'part.startswith(".")', "False", _SASS),
    Guard("jekyll/sass_process.py", "or not real.is_relative_to(root)", "", _SASS),
    *(
        Guard(
            "kramdown/parser/base.py", f"{_NONE_LEFT}\n{_WARN}{then}", f"if False:\n{_WARN}{then}", _KRAMDOWN
        )
        for then in ("self._rest_as_text", "if stop is None")  # of blocks, and of spans
    ),
    Guard("kramdown/parser/context.py", "self.elements_left -= count", "pass", _KRAMDOWN),
    Guard("kramdown/parser/rules/extensions.py", "allowed.pop(limit, None)", "pass", _KRAMDOWN),
    Guard("kramdown/parser/context.py", "min(nesting, MAX_NESTING)", "nesting", _KRAMDOWN),
    Guard("kramdown/processor_time.py", "(signal.ITIMER_PROF, seconds, _AGAIN)", "(1, 0)", _KRAMDOWN),
    Guard("kramdown/parser/context.py", "self.repeats_left -= 1 + sum", "0 * sum", _KRAMDOWN),
    Guard(
        "kramdown/parser/rules/extensions.py",
        "elif len(str(value)) > _LONGEST",
        "elif 0 > _LONGEST",
        _KRAMDOWN,
    ),
    Guard(
        "kramdown/parser/rules/definitions.py", "take_elements(_PARTS_OF_MARK", "take_elements(0", _KRAMDOWN
    ),
    Guard("kramdown/parser/rules/code.py", "elements_left -= _FRAME", "elements_left -= 0", _KRAMDOWN),
    Guard("kramdown/converter/colour_limit.py", "if self.pieces > most or", "if", _KRAMDOWN),
    Guard("mkdocs_plugin/cache.py", "_is_linked(folder) or", "", _CACHE),
    Guard("mkdocs_plugin/search/kept_index.py", "digests_in(made) == self.articles.files", "True", _KEPT),
    Guard(
        "mkdocs_plugin/search/index_process.py",
        'if recorded.get(f"{folder.name}/{path.name}") == sha256(packed).hexdigest():',
        "if recorded:",
        _KEPT,
    ),
    Guard("mkdocs_plugin/search/index_process.py", "if not path.is_file():", "if not path:", _KEPT),
    Guard(
        "mkdocs_plugin/site_search.py",
        "except RuntimeError as error:",
        "except ZeroDivisionError as error:",
        _KEPT,
    ),
    Guard("mkdocs_plugin/repeat/last_site.py", "            self._site.remove_leftovers()\n", "", _LAST_SITE),
    Guard(
        "mkdocs_plugin/repeat/repeated_build.py",
        "self._site.put_back() and self._is_hidden",
        "True",
        _LAST_SITE,
    ),
    Guard("mkdocs_plugin/plugin.py", "        self._lock(order, config)\n", "", _LOCK),
    Guard("mkdocs_plugin/plugin.py", 'if self._command != "gh-deploy" and', "if", _LOCK),
    Guard("mkdocs_plugin/repeat/site_lock.py", "os.register_at_fork(after_in_child=unlock)", "pass", _LOCK),
    Guard("jekyll/text_store.py", "0 <= place.length <= _LONGEST_TEXT", "0 <= place.length", _TEXTS),
    Guard("jekyll/files.py", "if raw.startswith(codecs.BOM_UTF8):", "if not raw:", _FAILED_BUILDS),
    Guard(
        "jekyll/liquid/includes.py",
        "decoded(file.read(), self._encoding)",
        "file.read().decode(self._encoding)",
        _FAILED_BUILDS,
    ),
    Guard("mkdocs_plugin/cache.py", "or _is_committed(folder)", "", _CACHE),
    Guard(
        "compare/http_site.py",
        "(*_HANDLERS, _NoRedirect)",
        "(*_HANDLERS, _NoRedirect, urllib.request.FileHandler)",
        _RUNNING,
    ),
    Guard("compare/http_site.py", "if time.monotonic() > end", "if False", _RUNNING),
    Guard(
        "cli/output.py",
        'shown(f"{difference.url}: {difference.message}")',
        'f"{difference.url}: {difference.message}"',
        _COMPARE,
    ),
    Guard("jekyll/markdown_cache.py", "if not any(code_of", "if True or any(code_of", _TEXTS),
    Guard("jekyll/readers/read_context.py", "if size > most", "if False", _CASES),
    Guard("jekyll/readers/csv.py", "if most < 0", "if False", _CASES),
    Guard("jekyll/ruby_yaml.py", "if self._values > most", "if False", _CASES),
    Guard("publish/files.py", "if any(map(_is_for_files, folders_of(entry.destination))", "if any(()", _LAST),
    Guard("publish/files.py", 'path.rpartition("/")[2] == "index.html"', "False", _LAST),
    Guard("publish/files.py", "path in folders and path not in kept", "path in folders", _LAST),
    Guard("publish/files.py", "_is_written_by_builds(entry.destination):", "False:", _LAST),
    Guard("publish/files.py", "entry.generated and entry.generated.document", "False", _LAST),
    Guard("publish/theme_assets.py", "if host is None", "if True", _ELSEWHERE),
    Guard("jekyll/readers/read_context.py", "return names[:most]", "return names", _CASES),
    Guard("jekyll/site_draft.py", "return self.pages_made <= most", "return True", _CASES),
    Guard("jekyll/slow_markdown.py", "with ends_after(left):", "if True:", _MATERIAL),
    Guard("jekyll/commonmark.py", "settings.seconds, ", "3600.0, ", _COMMONMARK),
    Guard("jekyll/slow_markdown.py", "spent.spent += time.thread_time() - begun", "pass", _SHARED),
    Guard("jekyll/slow_markdown.py", "min(seconds, spent.most)", "seconds", _SHARED),
    Guard("jekyll/renderer.py", "if time.matters:", "if False:", _SHARED),
    Guard("jekyll/slow_markdown.py", "or self.colours.taken > _LITTLE", "", _COLOURS),
    Guard("jekyll/read_limits.py", "return self._left >= 0", "return True", _SLOW_TEXTS),
    Guard("kramdown/document.py", "limit or converter", "converter", _COLOURS),
    Guard("mkdocs_plugin/markdown.py", "if len(html) > _LONGEST:", "if False:", _MATERIAL),
    Guard("mkdocs_plugin/toc.py", "if next(left, None) is None", "if False", _CASES),
    Guard("publish/search_article.py", "if len(html) <= longest:", "if True:", _SEARCHED),
    Guard("publish/contents.py", "if count <= most", "if True", _CASES),
    Guard("publish/safe_url.py", "and scheme[1].lower() not in _ALLOWED", "and False", _FUZZ),
    Guard("jekyll/plugins/scholar/selection.py", "not all(map(_SIMPLE", "False and (map(_SIMPLE", _SCHOLAR),
    Guard("kramdown/parser/context.py", "min(count, most", "max(count, 0", _DIFFERENCES),
    Guard(
        "export/write.py", 'if line and is_below((folder / line).parent / "x", folder)', "if line", _EXPORT
    ),
    Guard("export/write.py", "if not is_below(target.parent, folder)", "if False", _EXPORT),
    Guard("export/write.py", "target.unlink(missing_ok=True)", "pass", _EXPORT),
    Guard("authoring/posts.py", "if path.exists():", "if False:", _POSTS),
    Guard("authoring/posts.py", "path.unlink(missing_ok=True)\n", "pass\n", _POSTS),
    Guard("authoring/files.py", 'if change.state != "kept":', "if True:", _STAYS),
    Guard(
        "authoring/project.py", "if not (folder / name).exists() or _is_ours", "if True or _is_ours", _FOLDERS
    ),
    Guard("authoring/project.py", "if there is None:", "if True:", _STAYS),
    Guard(
        "jekyll/liquid/includes.py",
        "compile_template(guarded_text(path)",
        "compile_template(path.read_text()",
        _THEMES,
    ),
    Guard("jekyll/themes/kit.py", "guarded_text(path) for", "read_text(path) for", _THEMES),
    *(
        Guard("jekyll/liquid/filters/guards.py", code, without, _THEMES)
        for code, without in (
            ('if "<" not in text', "if True"),
            ("return text.translate(_IN_ATTRIBUTES)", "return text"),
            ("and scheme[1].lower() not in _ALLOWED", "and False"),
        )
    ),
    *(
        Guard("jekyll/commonmark_limit.py", code, without, _MUCH)
        for code, without in (
            ('engine.block.ruler.before("code", "limit", _block)', "pass"),
            ("marks.end() - marks.start()", "0"),
            ("sum(1 + len(child.children or ()) for child in children)", "0"),
            ("state.env[_LEFT] -= len(state.tokens)", "pass"),
        )
    ),
    Guard("jekyll/globs.py", 'f"{head}(?>{gap}?{text})"', 'f"{head}{gap}{text}"', _GLOBS),
    Guard("jekyll/globs.py", 'f"(?>{_FOLDERS}?{text})"', 'f"{_FOLDERS}{text}"', _GLOBS),
    Guard("jekyll/globs.py", "[:_MOST_ALTERNATIVES]", "", _GLOBS),
    Guard("jekyll/liquid/limits.py", "min(depth or usual.depth, _DEEPEST)", "depth or usual.depth", _LIQUID),
    Guard("jekyll/yaml_scalars.py", 'if len(text.strip("+-\\n")) <= digits:', "if True:", _DIGITS),
    Guard("publish/picture_variants.py", "if path.stat().st_size > most:", "if False:", _PICTURES),
    Guard("publish/picture_variants.py", "if image.width * image.height > most:", "if False:", _PICTURES),
    Guard("publish/html_limit.py", 'and asked in ("", "kramdown")', "", _TAGS),
    Guard("publish/index_text.py", "if len(excerpt) > _MOST_HTML:", "if False:", _LONG_BEGINNINGS),
    Guard("publish/index_entry.py", "html if self.as_written else excerpt_html(html)", "html", _INDEX),
    *(
        Guard("publish/excerpt_html.py", code, without, _BEGINNINGS)
        for code, without in (
            ("return value if tag in _PICTURES and", "return value if True or"),
            ("if not _BEYOND.search(part)", "if True"),
            ("attribute.startswith(_OF_SCRIPTS) or", ""),
            ('{"type": "checkbox"}', '{"class": ""}'),
            ("if not _is_player(", "if False and _is_player("),
            ("host[1].lower() in _PLAYERS", 'host[1].lower().endswith(".example")'),
        )
    ),
    Guard("kramdown/converter/colour_limit.py", "if len(result) > self.tokens_left:", "if False:", _KRAMDOWN),
    Guard("publish/html_limit.py", "if left < 0:", "if False:", _TAGS),
    Guard("publish/html_limit.py", "_COUNTS.get(tag.name, 1)", "1", _TAGS),
    Guard("kramdown/converter/colour_limit.py", "return length <= longest", "return True", _KRAMDOWN),
    Guard("jekyll/files.py", 'flags | getattr(os, "O_NONBLOCK", 0)', "flags", _FAILED_BUILDS),
    Guard("mkdocs_plugin/files.py", "or Path(file.abs_src_path).is_file()", "or True", _FAILED_BUILDS),
    Guard("mkdocs_plugin/plugin.py", "if isinstance(error, OSError):", "if False:", _FAILED_BUILDS),
)


def is_noticed(guard: Guard, copy: Path) -> bool:
    """Whether the guard's test fails in a copy of the project that lacks the guard."""
    path = copy / "plugins" / "mkdocs_jekyll" / guard.path
    whole = path.read_text("utf-8")
    if guard.code not in whole:
        raise SystemExit(f"{guard.path} has no longer: {guard.code}")
    path.write_text(whole.replace(guard.code, guard.without), "utf-8")
    paths = f"{copy / 'plugins'}{os.pathsep}{copy}"
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "--timeout=300", guard.test]
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, check=False)
    finally:
        path.write_text(whole, "utf-8")
    return done.returncode == 1


def left_out(folder: str, names: list[str]) -> set[str]:
    """What a copy of the project does not need; ``site`` is the built site only at its root."""
    found = {"__pycache__"} & set(names)
    if Path(folder) == ROOT:
        found |= {".git", ".venv", "site", "dist"} | {name for name in names if name.endswith("cache")}
    return found


def main(wanted: str = "") -> int:
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=left_out)
        for guard in (guard for guard in GUARDS if wanted in guard.test):
            noticed = is_noticed(guard, copy)
            missed += not noticed
            print(f"{'noticed' if noticed else 'MISSED '}  {guard.path}: {guard.code.strip()}", flush=True)
    print(f"{missed} of the guards can go without a failing test")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
