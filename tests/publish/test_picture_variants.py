"""Smaller copies of pictures: which are made, what is refused, and that the original stays."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.jekyll.read_limits import ReadLimits
from mkdocs_jekyll.publish import picture_variants
from mkdocs_jekyll.publish.picture_variants import PictureVariants

Image = pytest.importorskip("PIL.Image")
WIDTHS = (48, 480, 800, 1200)


def picture(folder: Path, form: str, size: tuple[int, int], **more: object) -> Path:
    path = folder / f"picture.{form.lower()}"
    noise = Image.effect_noise(size, 80).convert(more.pop("mode", "RGB"))
    noise.save(path, form, **more)
    return path


def sizes(copies: tuple[picture_variants.PictureVariant, ...]) -> list[tuple[int, int]]:
    found = [Image.open(BytesIO(one.content)).size for one in copies]
    assert [one.width for one in copies] == [width for width, _ in found]
    return found


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_copies_are_narrower_and_of_the_same_format(tmp_path: Path, form: str) -> None:
    path = picture(tmp_path, form, (1300, 650))
    before = path.read_bytes()
    reported: list[Problem] = []
    copies = PictureVariants(None, reported.append).of(path, WIDTHS)
    assert sizes(copies) == [(48, 24), (480, 240), (800, 400)]
    assert {Image.open(BytesIO(one.content)).format for one in copies} == {form}
    assert path.read_bytes() == before
    assert not reported


def test_a_picture_that_lies_on_its_side_is_turned(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = picture(tmp_path, "JPEG", (1000, 500), exif=exif)
    assert sizes(PictureVariants(None, print).of(path, WIDTHS))[0] == (48, 96)


def test_transparency_stays(tmp_path: Path) -> None:
    path = picture(tmp_path, "PNG", (300, 300), mode="RGBA")
    (one,) = PictureVariants(None, print).of(path, WIDTHS)
    assert Image.open(BytesIO(one.content)).mode == "RGBA"


def test_small_pictures_and_moving_ones_have_none(tmp_path: Path) -> None:
    variants = PictureVariants(None, print)
    assert variants.of(picture(tmp_path, "PNG", (50, 50)), WIDTHS) == ()
    frames = [Image.new("RGB", (900, 9), color) for color in ("red", "blue")]
    frames[0].save(tmp_path / "moving.webp", save_all=True, append_images=frames[1:])
    assert variants.of(tmp_path / "moving.webp", WIDTHS) == ()


@pytest.mark.parametrize("kind", ["huge", "damaged", "text"])
def test_what_can_not_be_made_smaller_is_reported_and_stays(tmp_path: Path, kind: str) -> None:
    path = picture(tmp_path, "PNG", (900, 90))
    if kind == "huge":
        Image.new("1", (30_000, 2_000)).save(path)
    else:
        path.write_bytes(path.read_bytes()[:3000] if kind == "damaged" else b"no picture")
    reported: list[Problem] = []
    for _ in range(2):  # each build says it
        assert PictureVariants(tmp_path / "kept", reported.append).of(path, WIDTHS) == ()
    assert [(problem.code, problem.severity) for problem in reported] == [("MJ418", "info")] * 2


@pytest.mark.parametrize(("name", "least"), [("pixels", 900 * 90), ("picture_size", 20_000)])
def test_a_limit_is_named_and_can_be_raised(tmp_path: Path, name: str, least: int) -> None:
    path = picture(tmp_path, "PNG", (900, 90))
    assert name == "pixels" or path.stat().st_size > least
    reported: list[Problem] = []
    for most in (least - 1, least * 100):
        limits = ReadLimits.from_settings({name: most})
        PictureVariants(None, reported.append, limits).of(path, WIDTHS)
        PictureVariants(None, reported.append, limits).look_at(path, WIDTHS)
    assert [f"(`{name}` under `limits`)" in problem.message for problem in reported] == [True, True]


def test_copies_are_kept_until_the_picture_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, kept = picture(tmp_path, "JPEG", (1000, 500)), tmp_path / "kept"
    made = PictureVariants(kept, print).of(path, WIDTHS)
    with monkeypatch.context() as no_more:
        no_more.setattr(picture_variants, "_variants", lambda *_: pytest.fail("made again"))
        again = PictureVariants(kept, print)
        assert again.of(path, WIDTHS) == made
        again.prune()
    (file,) = kept.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert PictureVariants(kept, print).of(path, WIDTHS) == made
    other = PictureVariants(kept, print)
    other.of(picture(tmp_path, "JPEG", (1100, 500)), WIDTHS)
    other.prune()
    assert len(list(kept.iterdir())) == 1


def test_without_pillow_there_are_none_and_nothing_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_variants, "_version", str)
    reported: list[Problem] = []
    assert PictureVariants(None, reported.append).of(picture(tmp_path, "PNG", (900, 90)), WIDTHS) == ()
    assert not reported
