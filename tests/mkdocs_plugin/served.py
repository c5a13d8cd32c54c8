"""``mkdocs serve`` without its port and its threads: the first build, saves, and what a browser gets."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from .conftest import digests

_SERVER = "http://127.0.0.1:8000/"
#: A blog, one of its posts, and where that stands.
TEXT = "Some *words* and `code`.\n\n" * 10
POST = "src/_posts/2021-01-02-p2.md"
FILES = {
    "src/_config.yml": "title: Blog\npaginate: 3\nplugins: [jekyll-feed, jekyll-paginate, jekyll-seo-tag]\n",
    "src/index.html": "---\ntitle: Home\nlayout: home\n---\n",
    "src/about.md": "---\ntitle: About\n---\n{{ site.data.who.name }} {{ site.posts.size }}\n",
    "src/_data/who.yml": "name: Anna\n",
    "src/_includes/note.html": "<b>note</b>\n",
    "src/assets/own.css": "p { color: red }\n",
    "src/_posts/2021-01-09-with.md": "---\ntitle: With\ntags: [a]\n---\n{% include note.html %}\n" + TEXT,
    **{
        f"src/_posts/2021-01-0{n}-p{n}.md": f"---\ntitle: Post {n}\ntags: [a, t{n}]\n---\n## H\n{TEXT}"
        for n in range(1, 6)
    },
}
URL = "/2021/01/02/p2.html"
_ADDED = re.compile(r'<(div|aside) id="jk-problems".*</\1>\s*<script>.*?</script>', re.DOTALL)


@dataclass
class Answer:
    """What the server answers; ``page`` is a page without what the server adds to it."""

    status: str
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return _ADDED.sub("", self.body)

    @property
    def panel(self) -> str:
        found = re.search(r'<aside id="jk-problems".*?</aside>', self.body, re.DOTALL)
        return "" if found is None else found[0]

    @property
    def version(self) -> str:
        found = re.search(r'let version = "(.*?)"', self.body)
        assert found is not None
        return found[1]


class Served:
    """A site that is served from a project's folder; ``save`` is what an author does."""

    def __init__(self, project: Path, command: Any = "serve", url: str = _SERVER) -> None:
        self.project = project
        self.builds = 0
        self._url = url
        self._first = project.parent / f"{project.name}-site"
        self._command = command
        config = self._load(self._first)
        config.plugins.on_startup(command=command, dirty=False)
        config.site_url = url
        self.server = LiveReloadServer(
            self._build, "127.0.0.1", 0, str(self._first), self._mount, polling_interval=0.05
        )
        self._build(config)
        self.config = config
        self.server = config.plugins.on_serve(self.server, config=config, builder=self._build)

    @property
    def _mount(self) -> str:
        return "/" + self._url.partition("//")[2].partition("/")[2]

    def _load(self, site: Path) -> MkDocsConfig:
        return load_config(str(self.project / "mkdocs.yml"), site_dir=str(site))

    def _build(self, config: MkDocsConfig | None = None) -> None:
        self.builds += 1
        if config is None:
            config = self._load(self._first)
            config.site_url = self._url
        build(config, serve_url=self._url if self._command == "serve" else None)

    def save(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write or delete files, and let the server do what it does then."""
        for name, text in files.items():
            path = self.project / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        self.server.builder()

    def wait_for_save(self) -> None:
        """Wait until the server, which looks at files, has seen a save; then let it build, as it does."""
        with self.server._rebuild_cond:
            assert self.server._rebuild_cond.wait_for(lambda: self.server._want_rebuild, 60)
            self.server._want_rebuild = False
        self.server.builder()

    def get(self, path: str, /, **query: str) -> Answer:
        """Ask as a browser does."""
        got: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]]) -> None:
            got.update(status=status, headers=dict(headers))

        environ = {"PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": urlencode(query)}
        answer = self.server.get_app()(environ, start)
        body = b"".join(answer)
        getattr(answer, "close", lambda: None)()
        return Answer(got["status"], body.decode("utf-8", "replace"), got["headers"])

    def changes(self, path: str, version: str = "") -> dict[str, str]:
        """What the script of a page asks for."""
        found: dict[str, str] = json.loads(self.get("/livereload/jekyll", path=path, version=version).body)
        return found

    @property
    def files(self) -> dict[str, str]:
        """The files that are served, each with a digest."""
        _wait_for_index()
        return digests(Path(self.server.root))

    def clean(self) -> dict[str, str]:
        """What a first build of the same files gives, without anything that was kept."""
        copy = self.project.parent / f"{self.project.name}-copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.project, copy, ignore=shutil.ignore_patterns(".cache"))
        site = copy.with_name("clean")
        shutil.rmtree(site, ignore_errors=True)
        option: Any = MkDocsConfig.plugins  # MkDocs keeps the plugins of a server, which are not to be asked
        held = dict(option.plugin_cache)
        option.plugin_cache.clear()
        config = load_config(str(copy / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command=self._command, dirty=False)
        config.site_url = self._url
        build(config, serve_url=self._url)
        option.plugin_cache.clear()
        option.plugin_cache.update(held)
        _wait_for_index()
        return digests(site)

    def listen(self) -> str:
        """Answer on a port of this machine; returns the URL of the site."""
        self.server.server_bind()
        self.server.server_activate()
        self.server.serve_thread.start()
        return f"http://127.0.0.1:{self.server.server_address[1]}{self.server.mount_path}"

    def stop(self) -> None:
        """The end of the server."""
        self.config.plugins.on_shutdown()
        self.server.shutdown()


def _wait_for_index() -> None:
    """The search's index is written in the background, after the pages."""
    for thread in threading.enumerate():
        if thread.name == "search":
            thread.join(60)


def project_of(
    folder: Path, files: Mapping[str, str], options: Mapping[str, Any] | None = None, **settings: Any
) -> Path:
    """Write a project with a Jekyll site in ``src``."""
    project = folder / "project"
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (project / "docs").mkdir(exist_ok=True)
    plugins = [*settings.pop("plugins", ()), {"jekyll": {"source": "src", **(options or {})}}]
    given = {
        "site_name": "Test",
        "theme": {"name": "material", "font": False},
        "plugins": plugins,
        **settings,
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(given, allow_unicode=True), "utf-8")
    return project
