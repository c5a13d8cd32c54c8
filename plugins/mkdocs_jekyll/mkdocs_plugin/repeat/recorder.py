"""Notes what a build reads, says and writes, and finds out whether the next one would do the same."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

import mkdocs_jekyll
from mkdocs_jekyll.jekyll import clock
from mkdocs_jekyll.jekyll.package_files import overrides_folder
from mkdocs_jekyll.jekyll.text_store import TextStore

from ..build import BuildOrder
from ..cache import cache_of
from ..digests import Digest, NoKeyError, environment, project_roots, settings_of
from .inputs import FOLDER, ProjectTree, TooManyFilesError, digest_of, is_in
from .outputs import KeptFiles
from .record import BuildRecord, Message, OutputFile
from .site_folder import SiteFolder
from .trace import BuildTrace

#: Raised when what is kept of a build changes its form.
_FORM: Final = 1
#: Plugins whose work depends on files and settings alone.
_REPEATABLE: Final = (
    "material.plugins.info.", "material.plugins.meta.", "material.plugins.offline.",
    "material.plugins.search.", "material.plugins.tags.", "materialx.plugins.meta.",
    "materialx.plugins.offline.", "materialx.plugins.search.", "materialx.plugins.tags.",
    "mkdocs.contrib.search", "mkdocs_blog", "mkdocs_jekyll.", "mkdocs_redirects", "properdocs.contrib.search",
)  # fmt: skip
#: What MkDocs logs in each build by itself.
_MKDOCS_OWN: Final = f"{mkdocs.__name__}.commands.build"
#: How a file's size is written of which no digest is made.
_BYTES: Final = " bytes"


class _Messages(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.found: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line, unless MkDocs writes it in each build."""
        if record.name != _MKDOCS_OWN or record.levelno > logging.INFO:
            self.found.append(Message(record.name, record.levelno, record.getMessage()))


@dataclass
class BuildRecorder:
    """One build, and the record of the last one, if its files are in their places again.

    ``before`` are the files of the project as the build finds them.
    """

    key: str
    tree: ProjectTree
    site: SiteFolder
    kept: KeptFiles
    records: TextStore
    before: Mapping[str, str]
    last: BuildRecord | None = None
    trace: BuildTrace = field(default_factory=BuildTrace)
    messages: _Messages = field(default_factory=_Messages)
    began: float = field(default_factory=time.time)

    def begin(self) -> None:
        """Note what the build does from now on."""
        clock.TIME_USE.clear()
        self.trace.listen()
        logging.getLogger(mkdocs.__name__).addHandler(self.messages)

    def stop(self) -> None:
        """Note nothing more."""
        self.trace.stop()
        logging.getLogger(mkdocs.__name__).removeHandler(self.messages)

    def end(self, files: Iterable[File], pages: Mapping[str, str]) -> None:
        """Keep the record of a build that is done: ``files`` are MkDocs', ``pages`` the keys of kept ones."""
        self.stop()
        commands, time_use = self.trace.commands, clock.TIME_USE
        if time_use.is_shown or self.trace.has_connected or not all(map(_is_known, commands)):
            return
        if not self._has_seen_all():
            return
        opened, outside = self._opened()
        wanted = {name for name, found in self.before.items() if not found.endswith(_BYTES)}
        inputs = self.tree.contents(opened | wanted)
        if not self._is_unchanged(inputs, outside):
            return
        outputs: dict[str, OutputFile] = {}
        for name, output in self._outputs(list(files), pages):
            if output is None:
                return
            outputs[name] = output
        commit = _commit(self.tree) if any(map(_is_git, commands)) else None
        messages = self.messages.found
        record = BuildRecord(inputs, outside, commit, time_use.next_change, messages, outputs)
        self.records.put(self.key, record.as_text())
        self.records.prune()
        self.kept.prune(outputs)

    def _has_seen_all(self) -> bool:
        """Whether every folder is compared that the build has listed; in others a new file is not seen."""
        theirs = (*self.tree.left_out, *_installed())
        imported = {os.path.realpath(folder or ".") for folder in sys.path}  # Python looks for modules there
        for folder in set(map(os.path.realpath, self.trace.listed)) - imported:
            if any(is_in(folder, other) for other in theirs) or "site-packages" in folder:
                continue
            is_known = folder in self.tree.roots or (
                self.tree.has(folder) and self.before.get(self.tree.name(folder)) == FOLDER
            )
            if not is_known and Path(folder).is_dir():
                return False
        return True

    def _opened(self) -> tuple[set[str], dict[str, str]]:
        """The names of files of the project, and digests of those elsewhere, that the build has read."""
        inside: set[str] = set()
        outside: dict[str, str] = {}
        theirs = tuple(f"{folder}{os.sep}" for folder in (*self.tree.left_out, *_installed()))
        real = cache(os.path.realpath)  # of folders, in which many files lie
        for path in (self.trace.read | _modules()) - self.trace.written:
            if path.startswith(theirs) or "site-packages" in path:
                continue
            folder, name = os.path.split(path)
            path = f"{real(folder)}{os.sep}{name}"
            if self.tree.has(path) and (known := self.tree.name(path)) in self.before:
                inside.add(known)
                continue
            path = os.path.realpath(path)
            if not path.startswith(theirs) and "site-packages" not in path and Path(path).is_file():
                outside[self.tree.name(path)] = digest_of(path)
        return inside, outside

    def _is_unchanged(self, inputs: Mapping[str, str], outside: Iterable[str]) -> bool:
        """Whether nobody has written while the site was built, as far as the build would have seen it."""
        changed = {name for name, found in inputs.items() if self.before.get(name) != found}
        if inputs.keys() != self.before.keys():
            return False
        if not all(self.before[name].endswith(_BYTES) for name in changed):
            return False
        late = (*changed, *outside)
        return all(Path(self.tree.path(name)).stat().st_mtime < self.began for name in late)

    def _outputs(
        self, files: list[File], pages: Mapping[str, str]
    ) -> Iterator[tuple[str, OutputFile | None]]:
        """The files of the site, and where their contents are kept; ``None``: nowhere."""
        copied = {file.dest_uri: file.abs_src_path for file in files if not file.is_documentation_page()}
        hidden = ((name, str(self.site.path / name)) for name in copied if name.startswith("."))
        for name, path in chain(self.site.files(), (found for found in hidden if Path(found[1]).is_file())):
            yield name, self.kept.place(path, copied.get(name), pages.get(name), name)


def recorder_of(order: BuildOrder, config: MkDocsConfig) -> BuildRecorder | None:
    """The recorder of a build; ``None`` for one that may differ from the last for unknown reasons."""
    if (
        order.is_served
        or order.serving.has_server
        or order.is_dirty
        or order.language is not None
        or config.hooks
    ):
        return None
    if any(not type(plugin).__module__.startswith(_REPEATABLE) for plugin in config.plugins.values()):
        return None
    store = cache_of(order.options, config)
    if store is None:
        return None
    themes = [os.path.realpath(folder) for folder in (str(overrides_folder()), *config.theme.dirs)]
    tree, records = _tree_of(order, config), store.below("builds")
    kept = KeptFiles(tree, themes, store, store.below("pages"))
    try:
        key = Digest(project_roots(config)).of(_FORM, settings_of(config), *_circumstances(config, tree))
        record = BuildRecord.from_text(records.get(key))
        found = {} if record is None else record.inputs
        before = tree.contents({name for name, digest in found.items() if not digest.endswith(_BYTES)})
    except (NoKeyError, OSError, ValueError, TooManyFilesError):
        return None
    recorder = BuildRecorder(key, tree, SiteFolder(Path(config.site_dir)), kept, records, before)
    if (
        record is not None
        and _is_current(record, recorder)
        and recorder.site.make(record.outputs, kept.content)
    ):
        recorder.last = record
    return recorder


def _is_current(record: BuildRecord, now: BuildRecorder) -> bool:
    """Whether a build would read what the recorded one has read."""
    if record.inputs != now.before or (record.until is not None and record.until <= clock.now(UTC)):
        return False
    if any(digest_of(now.tree.path(name)) != digest for name, digest in record.outside.items()):
        return False
    return record.commit is None or record.commit == _commit(now.tree)


def _tree_of(order: BuildOrder, config: MkDocsConfig) -> ProjectTree:
    """The folders of a project; a site in a repository's ``docs`` looks at the repository, too."""
    source = Path(order.options.source or config.docs_dir).resolve()
    roots = [source.parent if source.name == "docs" else source, Path(config.docs_dir)]
    if config.theme.custom_dir:
        roots.append(Path(config.theme.custom_dir))
    folder = Path(str(config.config_file_path)).parent
    return ProjectTree.of(folder, roots, [Path(config.site_dir), folder / ".cache"])


def _circumstances(config: MkDocsConfig, tree: ProjectTree) -> Iterator[object]:
    """What a build depends on besides its settings: where its folders lie, and how it is called."""
    yield [tree.name(os.path.realpath(path)) for path in (config.docs_dir, config.site_dir, *tree.roots)]
    for patterns in (config.draft_docs, config.exclude_docs, config.not_in_nav):
        yield None if patterns is None else [str(pattern) for pattern in patterns.patterns]
    yield logging.getLogger(mkdocs.__name__).getEffectiveLevel()
    yield environment()


def _commit(tree: ProjectTree) -> str:
    """The last commit of the repositories, and from where they came."""
    questions = (("rev-parse", "HEAD", "--is-shallow-repository"), ("config", "--get", "remote.origin.url"))
    said = []
    for root in tree.roots:
        for words in questions:
            with suppress(OSError):
                asked = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
                said.append(asked.stdout.decode("utf-8", "replace").strip())
    return "\n".join(said)


def _is_known(command: tuple[str, ...]) -> bool:
    """Whether a program's answer depends on what is known: files that this process has read, or a commit."""
    name = Path(command[0]).name if command else ""
    return name == "git" or name.startswith("pagefind") or command[:1] == (sys.executable,)


def _is_git(command: tuple[str, ...]) -> bool:
    """Whether git is asked for more than what the cache asks it."""
    return bool(command) and Path(command[0]).name == "git" and "ls-files" not in command


def _modules() -> set[str]:
    """The programs that were imported, extensions of the author's among them."""
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return {os.path.abspath(file) for file in files if isinstance(file, str)}  # noqa: PTH100 - resolves no links


@cache
def _installed() -> tuple[str, ...]:
    """Where programs lie, which their versions stand for."""
    ours = Path(mkdocs_jekyll.__file__ or __file__).parent
    folders = (sys.prefix, sys.base_prefix, ours, overrides_folder(), "/proc", "/sys", "/dev")
    return tuple(os.path.realpath(folder) for folder in folders)
