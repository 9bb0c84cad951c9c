"""Which row names which photo, and which photos can be shown."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageDraw, ImageOps
from sunboard.problems import Problem
from sunboard.records.drawn_photos import NotShownError, drawn_anew
from sunboard.records.photo_files import PhotoFolder


def picture(size: tuple[int, int] = (40, 30), form: str = "PNG", mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, size).save(made, form)
    return made.getvalue()


def held(turn: int, size: tuple[int, int] = (400, 300)) -> bytes:
    """As a camera writes it that was held so: a light corner lies elsewhere each time."""
    drawn, exif, made = Image.new("RGB", size, "#224466"), Image.Exif(), io.BytesIO()
    ImageDraw.Draw(drawn).rectangle((0, 0, size[0] // 2, size[1] // 3), fill="#eecc99")
    exif[ExifTags.Base.Orientation] = turn
    drawn.save(made, "JPEG", exif=exif, quality=95)
    return made.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A small file that says it is a large picture."""
    head = bytearray(picture((8, 8)))
    head[16:24] = struct.pack(">II", width, height)
    head[29:33] = struct.pack(">I", zlib.crc32(bytes(head[12:29])))
    return bytes(head)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "pictures"
    for number, name in enumerate(("A.JPG", "b.png", "九月/c.jpg", "十月/c.jpg", "x.png", "X.png")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture((40 + number, 30)))
    (folder / "same.png").write_bytes((folder / "b.png").read_bytes())
    (folder / ".hidden.png").write_bytes(picture())
    (folder / "说明.txt").write_text("no picture", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("A.JPG", "A.JPG"),
        ("a.jpg", "A.JPG"),
        (" b.PNG ", "b.png"),
        ("九月/c.jpg", "九月/c.jpg"),
        ("十月\\c.jpg", "十月/c.jpg"),
        ("x.png", "x.png"),
        ("X.png", "X.png"),
        ("c.jpg", None),
        ("X.PNG", None),
        ("b", None),
        ("../pictures.csv", None),
        (".hidden.png", None),
        ("说明.txt", None),
    ],
)
def test_name_then_the_one_file_that_it_means(folder: Path, written: str, file: str | None) -> None:
    judged = PhotoFolder(folder.parents[1]).judge(written)
    assert judged.path == (folder / file if file else None)
    assert judged.code == ("" if file else "photo-missing")


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_link_then_no_photo(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out.png").write_bytes(picture())
    (folder / "link.png").symlink_to(tmp_path / "out.png")
    assert PhotoFolder(tmp_path).judge("link.png").code == "photo-missing"


def test_rows_then_every_other_file_is_told_and_the_same_photo_is_known_under_any_name(
    folder: Path,
) -> None:
    photos = PhotoFolder(folder.parents[1])
    found = photos.count(["A.JPG", "b.png", "same.png", "", "gone.png", "x.png"])
    assert [(each.place.file, each.code) for each in found] == [
        (f"data/pictures/{name}", "photo-unnamed") for name in ("X.png", "九月/c.jpg", "十月/c.jpg")
    ]
    assert all(isinstance(each, Problem) and each.place.row is None for each in found)
    assert photos.judge("b.png").key == photos.judge("same.png").key != ""
    assert photos.rows_of(photos.judge("b.png").key) == 2
    assert photos.rows_of(photos.judge("A.JPG").key) == 1


def test_no_folder_then_nothing_is_there(tmp_path: Path) -> None:
    photos = PhotoFolder(tmp_path)
    assert photos.count(["a.png"]) == []
    assert photos.judge("a.png").code == "photo-missing"


def test_drawn_before_then_not_drawn_to_be_judged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = PhotoFolder(folder.parents[1]).judge("b.png").key
    drawn: list[bytes] = []

    def draw(content: bytes, _: object) -> None:
        drawn.append(content)

    monkeypatch.setattr("sunboard.records.photo_files.drawn_anew", draw)
    again = PhotoFolder(folder.parents[1], {key})
    assert again.judge("b.png").key == key
    assert drawn == []
    again.judge("A.JPG")
    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("made", "code"),
    [
        pytest.param(b"\xff\xd8\xff\xe0 no picture", "photo-unreadable", id="no picture"),
        pytest.param(b"", "photo-type", id="empty"),
        pytest.param(b"GIF89a" + bytes(40), "photo-type", id="another form"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo-type", id="a drawing"),
        pytest.param(png_of(60_000, 60_000), "photo-huge", id="a bomb"),
        pytest.param(png_of(9_000, 9_000), "photo-huge", id="too many pixels"),
        pytest.param(picture((400, 300))[:-60], "photo-unreadable", id="cut off"),
        pytest.param(held(1)[:-900], "photo-unreadable", id="a telephone's, cut off"),
        pytest.param(bytes((24 << 20) + 1), "photo-huge", id="too many bytes"),
    ],
)
def test_file_that_can_not_be_shown_then_why(tmp_path: Path, made: bytes, code: str) -> None:
    path = tmp_path / "data" / "pictures" / "a.jpg"
    path.parent.mkdir(parents=True)
    path.write_bytes(made)
    judged = PhotoFolder(tmp_path).judge("a.jpg")
    assert (judged.code, judged.key) == (code, "")


@pytest.mark.parametrize("turn", range(1, 9))
def test_held_in_any_way_then_upright(turn: int) -> None:
    made = held(turn)
    with Image.open(io.BytesIO(made)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("L")
    shown = drawn_anew(made)[-1]
    with Image.open(io.BytesIO(shown.content)) as opened:
        assert opened.size == upright.size == (shown.width, shown.height)
        drawn = opened.convert("L")
    places = [(20, 20), (upright.width - 20, 20), (20, upright.height - 20)]
    for place in places:
        assert abs(int(drawn.getpixel(place)) - int(upright.getpixel(place))) < 12


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((4000, 3000), [(320, 240), (960, 720)]),
        ((3000, 4000), [(320, 427), (960, 1280)]),
        ((500, 400), [(320, 256), (500, 400)]),
        ((200, 100), [(200, 100)]),
        ((100, 6000), [(11, 640), (32, 1920)]),
        ((1, 1), [(1, 1)]),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_size_then_never_larger_nor_longer_than_a_page_stands(
    size: tuple[int, int], shown: list[tuple[int, int]], form: str
) -> None:
    assert [(each.width, each.height) for each in drawn_anew(picture(size, form))] == shown


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_any_sort_of_pixels_then_shown_on_white(mode: str) -> None:
    drawn = Image.new(mode, (30, 30))
    made = io.BytesIO()
    drawn.save(made, "PNG")
    with Image.open(io.BytesIO(drawn_anew(made.getvalue())[0].content)) as opened:
        assert opened.mode == "RGB"
        # Nothing at all where a pixel says nothing.
        assert opened.getpixel((15, 15)) == ((255,) * 3 if "A" in mode else (0, 0, 0))


def test_print_colours_then_shown() -> None:
    assert drawn_anew(picture((30, 20), "JPEG", "CMYK"))[0].width == 30


def test_no_picture_then_no_traceback() -> None:
    with pytest.raises(NotShownError):
        drawn_anew(b"\x89PNG\r\n\x1a\n" + bytes(20))
