"""Pictures of people and of proof: drawn anew, shown by consent, and gone from every release with it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageDraw, PngImagePlugin
from sunboard.records.drawn_photos import drawn_anew

from tests.building import content
from tests.factories import (
    Row,
    Run,
    correction,
    county_rows,
    picture,
    programme_tree,
    run_sunboard,
    write_project,
    write_rows,
)

DAY, NEXT = "2026-10-31", "2026-11-01"
SECRET = "王小明 13800138000"
CONSENTED = {"photo_consent_on": "2026-01-05"}
PORTRAIT = picture(
    id="tp-1", file="A.JPG", person="dy-1", sort="人像", subject="", alt="一名穿红马甲的人"
)
AFTER = picture(id="tp-2")
BEFORE = picture(
    id="tp-3", file="before.webp", subject="fw-1", sort="之前的样子", alt="楼道里没有灯"
)
JFIF = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
"""What Pillow says of a JPEG that says nothing."""


def taken(form: str = "JPEG", size: tuple[int, int] = (1200, 900)) -> bytes:
    """A picture with all that a telephone writes into one: where, when, who, and a remark."""
    drawn = Image.new("RGB", size, "#88aacc")
    ImageDraw.Draw(drawn).ellipse((0, 0, size[0] // 2, size[1] // 2), fill="#eecc99")
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SECRET
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (30.0, 15.0, 2.0), 3: "E", 4: (120.0, 9.0, 1.0)}
    )
    made, words = io.BytesIO(), PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET)
    more = (
        {"pnginfo": words}
        if form == "PNG"
        else {"comment": SECRET.encode()}
        if form == "JPEG"
        else {}
    )
    drawn.save(made, form, exif=exif, **more)
    return made.getvalue()


def publish(project: Path, as_of: str = DAY) -> Run:
    return run_sunboard(
        "publish", "-C", project, "--workers", "1", "--as-of", as_of, "--consent-day", NEXT
    )


def people(**overrides: str) -> list[Row]:
    first, *others = county_rows()["people"]
    return [{**first, **CONSENTED, **overrides}, *others]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    tree = programme_tree(demonstration="否", as_of="", kept_releases="3")
    rows = {**county_rows(), "people": people(), "pictures": [PORTRAIT, AFTER, BEFORE]}
    project = write_project(tmp_path / "project", tree, **rows)
    folder = project / "data" / "pictures"
    (folder / "A.JPG").unlink()
    (folder / "a.jpg").write_bytes(taken())
    (folder / "after.png").write_bytes(taken("PNG", (200, 100)))
    (folder / "before.webp").write_bytes(taken("WEBP", (300, 150)))
    return project


def shown(project: Path) -> dict[str, bytes]:
    return {n: c for n, c in content(project / "build" / "site").items() if n.startswith("photos/")}


def said_on_pages(project: Path) -> set[str]:
    """The addresses of photos that pages name."""
    site = content(project / "build" / "site")
    pages = (made.decode() for name, made in site.items() if name.endswith(".html"))
    return {each for page in pages for each in _ADDRESS.findall(page)}


_ADDRESS = re.compile(r"photos/[\w-]+\.jpg")


def kept_anywhere(project: Path, made: Iterable[bytes]) -> list[Path]:
    """The files of the site, of all releases and of the stores that hold one of these."""
    gone = {*made}
    paths = [*(project / "build").rglob("*"), *(project / ".sunboard").rglob("*")]
    return [path for path in paths if path.is_file() and path.read_bytes() in gone]


def showing(project: Path) -> list[str]:
    site = content(project / "build" / "site")
    return sorted(name for name in site if name.endswith(".html") and b"photos/tp-1-" in site[name])


def test_published_then_in_two_sizes_and_nothing_of_what_the_file_says(project: Path) -> None:
    assert publish(project).code in (0, 3)
    files = shown(project)
    assert sorted(files) == [
        "photos/tp-1-320.jpg", "photos/tp-1-900.jpg", "photos/tp-2-100.jpg", "photos/tp-3-150.jpg",
    ]  # fmt: skip
    assert said_on_pages(project) == files.keys()
    for made in files.values():
        with Image.open(io.BytesIO(made)) as opened:
            assert dict(opened.getexif()) == {}
            assert {*opened.info} <= JFIF
        assert SECRET.encode() not in made
    # Turned as the telephone was held.
    with Image.open(io.BytesIO(files["photos/tp-1-900.jpg"])) as opened:
        assert opened.size == (900, 1200)
    site = project / "build" / "site"
    assert "photos/" not in run_sunboard("audit", site).out
    (site / "photos" / "own.jpg").write_bytes(taken())
    assert "photos/own.jpg" in run_sunboard("audit", site).out


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_drawn_anew_then_pixels_alone_and_the_same_bytes_each_time(form: str) -> None:
    first, second = drawn_anew(taken(form)), drawn_anew(taken(form))
    assert first == second
    assert [(each.width, each.height) for each in first] == [(320, 427), (900, 1200)]


def test_page_then_words_for_those_who_see_none_and_room_before_it_is_loaded(project: Path) -> None:
    assert publish(project).code in (0, 3)
    page = (project / "build/site/deeds/sg-1/index.html").read_text(encoding="utf-8")
    month = (project / "build/site/c/qinghe/2026-09/index.html").read_text(encoding="utf-8")
    row = month[month.index('<tr id="fw-1"') :]
    for said, where, alt in (
        (page, "tp-2-100.jpg", "疏通以后的排水口"),
        (row[: row.index("</tr>")], "tp-3-150.jpg", "楼道里没有灯"),
    ):
        (tag,) = [part for part in said.split("<img")[1:] if where in part.partition(">")[0]]
        for words in (f'alt="{alt}"', 'loading="lazy"', 'width="1', 'height="'):
            assert words in tag.partition(">")[0]
    assert showing(project) == [
        "deeds/2026-q3/index.html", "deeds/index.html", "deeds/sg-1/1/index.html", "deeds/sg-1/index.html",
        "deeds/sg-2/index.html", "index.html",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"withdrawn_on": DAY}, id="withdrew"),
        pytest.param({"photo_consent_on": ""}, id="consented to the name alone"),
        pytest.param(
            {"photo_consent_on": "", "consent_for": "网页、纸单"}, id="pages, not pictures"
        ),
    ],
)
def test_consent_taken_back_then_out_of_every_release_and_the_store(
    project: Path, changed: Row
) -> None:
    assert publish(project).code in (0, 3)
    gone = shown(project)["photos/tp-1-320.jpg"]
    write_rows(project / "data" / "people.csv", "people", people(**changed))
    assert publish(project, NEXT).code in (0, 3)
    assert sorted(shown(project)) == ["photos/tp-2-100.jpg", "photos/tp-3-150.jpg"]
    assert showing(project) == []
    assert kept_anywhere(project, [gone]) == []


def drop_consent(project: Path) -> None:
    write_rows(project / "data" / "people.csv", "people", people(photo_consent_on=""))


def withdraw(project: Path) -> None:
    write_rows(project / "data" / "people.csv", "people", people(withdrawn_on=DAY))


def delete_row(project: Path) -> None:
    write_rows(project / "data" / "pictures.csv", "pictures", [AFTER, BEFORE])


def find_somebody(project: Path) -> None:
    rows = [{**PORTRAIT, "people": "dy-2"}, AFTER, BEFORE]
    write_rows(project / "data" / "pictures.csv", "pictures", rows)


TAKEN_BACK = (drop_consent, withdraw, delete_row, find_somebody)


@pytest.mark.parametrize("take_back", TAKEN_BACK)
def test_taken_back_on_a_stopped_night_then_that_photo_is_gone_and_the_others_stay(
    project: Path, take_back: Callable[[Path], None]
) -> None:
    assert publish(project).code in (0, 3)
    before = shown(project)
    take_back(project)
    (project / "data" / "units.csv").unlink()
    assert "已换成一句" in publish(project, NEXT).err
    after = shown(project)
    assert before.keys() == after.keys()
    gone = {path for path in before if before[path] != after[path]}
    assert gone == {"photos/tp-1-320.jpg", "photos/tp-1-900.jpg"}
    with Image.open(io.BytesIO(after["photos/tp-1-320.jpg"])) as opened:
        assert opened.size == (1, 1)
    assert kept_anywhere(project, [before[path] for path in gone]) == []
    assert "已换成一句" not in publish(project, NEXT).err


def test_consent_taken_back_where_nobody_can_tell_of_photos_then_none_is_left(
    project: Path,
) -> None:
    assert publish(project).code in (0, 3)
    before = shown(project)
    withdraw(project)
    (project / "data" / "pictures.csv").write_bytes(b"\x00\xff\x00")
    (project / "data" / "units.csv").unlink()
    assert "已换成一句" in publish(project, NEXT).err
    assert {*before.values()} & {*shown(project).values()} == set()
    assert kept_anywhere(project, before.values()) == []


@pytest.mark.parametrize("take_off", [delete_row, find_somebody])
def test_taken_off_by_its_row_then_out_of_every_release_and_no_way_back(
    project: Path, take_off: Callable[[Path], None]
) -> None:
    assert publish(project).code in (0, 3)
    gone = shown(project)["photos/tp-1-320.jpg"]
    take_off(project)
    assert publish(project, NEXT).code in (0, 3)
    assert kept_anywhere(project, [gone]) == []
    back = run_sunboard("rollback", "-C", project, "--consent-day", NEXT)
    assert (back.code, "不能退回去" in back.err) == (1, True), back


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({**AFTER, "checked_by": ""}, "没有写哪个组织核对过"),
        ({**AFTER, "people": "dy-2"}, "照片上有人没有同意公开照片"),
        ({**AFTER, "people": "dy-77"}, "「people」"),
        ({**AFTER, "people": "dy-1、dy-77"}, "「people」"),
        ({**AFTER, "people": "dy-8"}, "data/pictures.csv 1条"),
        ({**AFTER, "person": "dy-77", "sort": "人像"}, "「person」"),
        ({**AFTER, "subject": "sg-77"}, "「subject」"),
        ({**AFTER, "alt": ""}, "图片说明"),
        ({**AFTER, "subject": ""}, "没有写是哪件事的照片"),
        ({**AFTER, "person": "dy-1"}, "对不上「照片种类」"),
        ({**PORTRAIT, "person": "", "subject": "sg-1"}, "人像没有写是谁的"),
    ],
    ids=[
        "nobody checked",
        "somebody else is on it",
        "nobody knows who is on it",
        "nobody knows who else is on it",
        "whose row can not be believed is on it",
        "nobody knows whose portrait",
        "nobody knows of what",
        "no words for it",
        "of nothing",
        "of both",
        "nobody's portrait",
    ],
)
def test_not_agreed_to_then_not_shown(project: Path, row: Row, words: str) -> None:
    unbelieved = {
        **county_rows()["people"][0],
        **CONSENTED,
        "id": "dy-8",
        "name": "欧阳青",
        "unit": "zz-9",
    }
    write_rows(project / "data" / "people.csv", "people", [*people(), unbelieved])
    write_rows(project / "data" / "pictures.csv", "pictures", [row])
    run = publish(project)
    assert words in run.err + run.out
    told = sorted(shown(project))
    assert told == []


@pytest.mark.parametrize(
    ("made", "words"),
    [
        pytest.param(b"\xff\xd8\xff\xe0 no picture", "坏了，打不开", id="no picture"),
        pytest.param(b"GIF89a" + bytes(40), "不是 JPEG、PNG 或 WebP", id="another form"),
        pytest.param(bytes((24 << 20) + 1), "太大，最多24兆字节、6000万像素", id="too large"),
        pytest.param(None, "没有这个名称的照片", id="not there"),
    ],
)
def test_file_that_can_not_be_shown_then_said_with_what_would_do_and_the_rest_is_published(
    project: Path, made: bytes | None, words: str
) -> None:
    assert publish(project).code in (0, 3)
    file = project / "data" / "pictures" / "after.png"
    file.unlink()
    if made is not None:
        file.write_bytes(made)
    run = publish(project, NEXT)
    assert run.code == 3
    assert "data/pictures.csv 第3行" in run.err + run.out
    assert words in run.err + run.out
    assert [name for name in shown(project) if "tp-2" in name] == []
    assert len(shown(project)) == 3
    page = project / "build/site/deeds/sg-1/index.html"
    assert "疏通排水口" in page.read_text(encoding="utf-8")


def test_files_that_no_row_means_then_said_and_not_published(project: Path) -> None:
    folder = project / "data" / "pictures"
    (folder / "nobody.png").write_bytes(taken("PNG", (60, 50)))
    (folder / "IMG_1.heic").write_bytes(b"\0\0\0\x18ftypheic")
    run = publish(project)
    assert "data/pictures/nobody.png：没有哪一行写了这张照片" in run.err + run.out
    assert "data/pictures/IMG_1.heic：照片只收 JPEG、PNG、WebP" in run.err + run.out
    assert len(shown(project)) == 4


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"people": "dy-2"}, id="who knows that somebody else is on it"),
        pytest.param({"people": "dy-77"}, id="whose people can not be read"),
        pytest.param({"checked_by": ""}, id="that nobody checked"),
    ],
)
def test_same_photo_under_another_name_then_shown_by_neither_row(project: Path, other: Row) -> None:
    folder = project / "data" / "pictures"
    (folder / "copy.png").write_bytes((folder / "after.png").read_bytes())
    twin = {**AFTER, "id": "tp-4", "file": "copy.png", "subject": "cn-2", **other}
    write_rows(project / "data" / "pictures.csv", "pictures", [AFTER, twin])
    run = publish(project)
    if other != {"people": "dy-77"}:
        assert "data/pictures.csv第2行也是这张照片" in run.err + run.out
    assert shown(project) == {}


def test_same_photo_of_two_things_then_shown_of_both(project: Path) -> None:
    twin = {**AFTER, "id": "tp-4", "subject": "fw-1"}
    write_rows(project / "data" / "pictures.csv", "pictures", [AFTER, twin])
    publish(project)
    assert sorted(shown(project)) == ["photos/tp-2-100.jpg", "photos/tp-4-100.jpg"]


@pytest.mark.parametrize("taken_down", ["tp-2", "sg-1"])
def test_taken_down_then_out_of_every_release_and_the_store(project: Path, taken_down: str) -> None:
    assert publish(project).code in (0, 3)
    gone = shown(project)["photos/tp-2-100.jpg"]
    run = run_sunboard(
        "takedown", taken_down, "--by", "云桥县委组织部", "-C", project, "--on", NEXT
    )
    assert run.code == 0, run.err
    assert publish(project, NEXT).code in (0, 3)
    assert "photos/tp-2-100.jpg" not in shown(project)
    assert kept_anywhere(project, [gone]) == []


def test_subject_taken_down_then_said(project: Path) -> None:
    rows = [
        *county_rows()["corrections"],
        correction(id="gz-9", target="sg-1", category="隐私", after=""),
    ]
    write_rows(project / "data" / "corrections.csv", "corrections", rows)
    run = run_sunboard("check", "-C", project, "--as-of", DAY, "--consent-day", NEXT)
    assert "data/pictures/after.png：照片说的事或人，网页上现在没有" in run.out


@pytest.mark.parametrize("harm", ["a size is missing", "a size is another", "half a file is left"])
def test_store_harmed_then_the_same_photos(project: Path, harm: str) -> None:
    publish(project)
    before, store = shown(project), project / ".sunboard" / "photos"
    one, *_ = sorted(path for path in store.glob("*.jpg") if ".0of2." in path.name)
    if harm == "a size is missing":
        one.unlink()
    elif harm == "a size is another":
        one.write_bytes(b"\xff\xd8 harmed")
    else:
        (store / f".{one.name}.new").write_bytes(one.read_bytes()[:50])
    publish(project, NEXT)
    assert shown(project) == before
    assert [path.name for path in store.iterdir() if path.name.endswith(".new")] == []


def test_second_night_then_nothing_is_made_again(project: Path) -> None:
    publish(project)
    store = project / ".sunboard" / "photos"
    made = {path: path.stat().st_mtime_ns for path in store.iterdir()}
    publish(project)
    assert {path: path.stat().st_mtime_ns for path in store.iterdir()} == made


def test_no_pictures_then_no_trace_of_any(project: Path) -> None:
    (project / "data" / "pictures.csv").unlink()
    publish(project)
    site = content(project / "build" / "site")
    assert [name for name in site if "photos/" in name] == []
    assert [
        name for name, made in site.items() if name.endswith(".html") and b"photos/" in made
    ] == []


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"people": "dy-2"}, id="somebody is known on it after all"),
        pytest.param({"checked_by": ""}, id="the office takes its word back"),
        pytest.param({"file": "other.png"}, id="another file"),
        pytest.param(None, id="the row is deleted"),
    ],
)
def test_picture_changed_after_it_was_published_then_the_change_counts_tonight(
    project: Path, changed: Row | None
) -> None:
    """What was published stays but for pictures: whoever finds somebody on one must be able to take it off."""
    assert publish(project).code in (0, 3)
    rows = [PORTRAIT] if changed is None else [PORTRAIT, {**AFTER, **changed}]
    write_rows(project / "data" / "pictures.csv", "pictures", rows)
    assert publish(project, NEXT).code in (0, 3)
    assert [name for name in shown(project) if "tp-2" in name] == []
