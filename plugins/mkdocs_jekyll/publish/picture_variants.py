"""Smaller copies of a picture, for screens that need no more; made by Pillow, where it is installed."""

from __future__ import annotations

import os
import re
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.jekyll.files import read_bytes
from mkdocs_jekyll.jekyll.read_limits import USUAL, ReadLimits

if TYPE_CHECKING:
    from PIL.Image import Image

#: Formats of which copies are made, and how they are written.
_FORMATS: Final[dict[str, dict[str, Any]]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 80, "method": 4},
}
_MODES: Final = frozenset(("RGB", "RGBA", "L", "LA", "P"))
#: A copy of nearly the same width, or of nearly the same size, is none.
_NARROWER: Final = 0.8
_LIGHTER: Final = 0.9
_UNFINISHED: Final = ".part"

#: How Pillow names what it reads, by its place in memory, which differs from build to build.
_OBJECT: Final = re.compile(r"<[\w.]+ object at 0x[0-9a-f]+>")


@dataclass(frozen=True, slots=True)
class PictureVariant:
    """A copy of a picture: its width in pixels, and the file's content."""

    width: int
    content: bytes


class PictureVariants:
    """Makes copies, and keeps them in ``folder`` by the picture's content; ``None``: nowhere.

    A picture of more bytes than the ``limits`` allow is not read, one of more pixels is not decoded.
    """

    def __init__(
        self, folder: Path | None, report: Callable[[Problem], None], limits: ReadLimits = USUAL
    ) -> None:
        self._limits = limits
        self._folder = folder
        self._report = report
        self._used: set[str] = set()

    def of(self, path: Path, widths: Iterable[int]) -> tuple[PictureVariant, ...]:
        """The copies of a picture that are narrower than it is, and lighter; none without Pillow."""
        original = self._read(path)
        if original is None:
            return ()
        wanted = sorted(widths)
        key = sha256(original + f"{_version()} {wanted} {_FORMATS}".encode()).hexdigest()
        found = self._kept(key)
        if found is None:
            try:
                found = tuple(_variants(original, wanted, self._limits.pixels))
            except Exception as error:  # whatever Pillow's readers raise for a damaged or hostile file
                self._report(_not_made(path, _reason(error)))
                return ()  # not kept: the next build says it again
            self._keep(key, found)
        return found

    def look_at(self, path: Path, widths: Iterable[int]) -> None:
        """Report what is wrong with a picture, as `of` does, and make no copies."""
        original = self._read(path)
        if original is None:
            return
        try:
            with _opened(original, sorted(widths), self._limits.pixels):
                pass
        except Exception as error:  # as above
            self._report(_not_made(path, _reason(error)))

    def _read(self, path: Path) -> bytes | None:
        """A picture's content, if copies can be made of it."""
        if not _version():
            return None
        try:
            most = self._limits.picture_size
            if path.stat().st_size > most:
                reason = f"it has more than {most / 1_000_000:g} MB (`picture_size` under `limits`)"
                self._report(_not_made(path, reason))
                return None
            return read_bytes(path)
        except OSError:
            return None

    # -- what earlier builds made: the copies of a picture in one file, each behind its width and size

    def _kept(self, key: str) -> tuple[PictureVariant, ...] | None:
        if self._folder is None:
            return None
        self._used.add(key)
        try:
            data = read_bytes(self._folder / key)
            digest, _, rest = data.partition(b"\n")
            if digest.decode() != sha256(rest).hexdigest():
                return None
            found = []
            while rest:
                line, _, rest = rest.partition(b"\n")
                width, size = map(int, line.split())
                found.append(PictureVariant(width, rest[:size]))
                rest = rest[size:]
        except (OSError, ValueError):
            return None
        return tuple(found)

    def _keep(self, key: str, variants: tuple[PictureVariant, ...]) -> None:
        if self._folder is None:
            return
        body = b"".join(b"%d %d\n" % (one.width, len(one.content)) + one.content for one in variants)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, unfinished = tempfile.mkstemp(_UNFINISHED, dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(body).hexdigest().encode() + b"\n" + body)
            Path(unfinished).replace(self._folder / key)
        except OSError:  # a cache that can't be written is none
            return

    def prune(self) -> None:
        """Delete what this build had no use for."""
        if self._folder is None or not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.name not in self._used and (len(path.name) == 64 or path.name.endswith(_UNFINISHED)):
                path.unlink(missing_ok=True)


@cache
def _version() -> str:
    """Pillow's version; empty where it is not installed."""
    try:
        import PIL
    except ImportError:
        return ""
    return f"Pillow {PIL.__version__}"


@dataclass(frozen=True, slots=True)
class _Opened:
    """A picture that was decoded, in its format and with its colour profile, and the narrower widths."""

    image: Image
    form: str
    profile: Any
    widths: list[int]


@contextmanager
def _opened(original: bytes, widths: list[int], most: int) -> Iterator[_Opened | None]:
    """Decode a picture. ``None``: no copies are wanted. Raises ValueError, or what Pillow's readers raise."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        # What it warns of is checked here, or is none of the author's concern.
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(original)) as image:
            form = image.format or ""
            if form not in _FORMATS or getattr(image, "n_frames", 1) > 1:
                yield None
                return
            if image.width * image.height > most:
                shape = f"{image.width} × {image.height}"
                raise ValueError(f"it has {shape} pixels, more than {most:,} (`pixels` under `limits`)")
            narrower = [width for width in widths if width <= image.width * _NARROWER]
            if not narrower or image.mode not in _MODES:
                yield None
                return
            profile = image.info.get("icc_profile")
            if form == "JPEG":  # read at a half or a quarter of its size, as far as that is wide enough
                image.draft(None, (max(narrower) * 2, 1))
            turned = ImageOps.exif_transpose(image)
            turned.load()
            narrower = [width for width in narrower if width <= turned.width * _NARROWER]
            yield _Opened(turned, form, profile, narrower)


def _variants(original: bytes, widths: list[int], most: int) -> Iterator[PictureVariant]:
    with _opened(original, widths, most) as opened:
        if opened is None:
            return
        for width in opened.widths:
            content = _written(opened.image, width, opened.form, opened.profile)
            if len(content) < len(original) * _LIGHTER:
                yield PictureVariant(width, content)


def _written(image: Image, width: int, form: str, profile: bytes | None) -> bytes:
    height = max(1, round(image.height * width / image.width))
    mode = "RGBA" if image.mode in ("P", "LA") and form != "JPEG" else image.mode
    small = (image if image.mode == mode else image.convert(mode)).resize((width, height), reducing_gap=2.0)
    out = BytesIO()
    small.save(out, form, icc_profile=profile, **_FORMATS[form])
    return out.getvalue()


def _reason(error: Exception) -> str:
    from PIL import UnidentifiedImageError

    if isinstance(error, UnidentifiedImageError):
        return "the file holds no picture that can be read"
    return _OBJECT.sub("the file", str(error)) or type(error).__name__


def _not_made(path: Path, reason: str) -> Problem:
    remedy = "Readers get the picture as it is. Save it anew, or smaller."
    return Problem(
        "info", f"no smaller copies of the picture were made: {reason}", path.name, None, remedy, code="MJ418"
    )
