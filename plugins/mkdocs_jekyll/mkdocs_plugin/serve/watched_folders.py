"""The folders that MkDocs' server looks at for saves, which may come, go, and come again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler

from .saved_files import Watched

#: What happens to a folder, and not only in it.
_COMES_OR_GOES: Final = frozenset(("created", "deleted", "moved"))


class WatchedFolders(FileSystemEventHandler):
    """Has ``server`` look at the folders that ``find`` names by now.

    MkDocs takes no notice of a folder that comes or goes, with all that is in it: such an event is handed to
    it as one of a file.
    """

    def __init__(self, server: LiveReloadServer, find: Callable[[], Iterable[Watched]]) -> None:
        self._server = server
        self._find = find
        self._folders: set[str] = set()

    def update(self) -> None:
        """Look at the folders that are there by now, and no longer at those that are not."""
        wanted = {str(one.path): one.deep for one in self._find() if one.path.is_dir()}
        for path in (self._folders - wanted.keys()) | self._lost():
            self._server.unwatch(path)
            self._folders.remove(path)
        for path in wanted.keys() - self._folders:
            self._server.watch(path, recursive=wanted[path])
            if not wanted[path]:
                self._server.observer.schedule(self, path, recursive=False)
        self._folders = set(wanted)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """What happens in a folder whose folders are each watched by themselves."""
        if not event.is_directory or event.event_type not in _COMES_OR_GOES:
            return
        known = self._folders.union(str(one.path) for one in self._find())
        if known.isdisjoint((str(event.src_path), str(event.dest_path))):
            return
        above = str(Path(str(event.src_path)).parent)
        # That of `mkdocs.yml` may be at the same folder: it passes nothing of other names.
        for emitter in tuple(self._server.observer.emitters):
            if emitter.watch.path == above:
                emitter.queue_event(FileModifiedEvent(event.src_path))

    def _lost(self) -> set[str]:
        """Folders that were gone for a while: watchdog looks at them no longer."""
        observer = self._server.observer
        if not observer.is_alive():
            return set()
        ended = {emitter.watch.path for emitter in tuple(observer.emitters) if not emitter.is_alive()}
        return self._folders & ended
