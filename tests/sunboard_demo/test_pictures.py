"""The demonstration's pictures: drawn, of people who consent and of what was done, and the same each time."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from sunboard.records.photo_files import PhotoFolder
from sunboard_demo.pictures import draw_pictures

from tests.sunboard_demo.reading import SampleCounty

MOST_BYTES = 160_000
"""Of all of them together: they lie in the repository."""


def drawn(county: SampleCounty) -> dict[str, bytes]:
    folder = "pictures/"
    return {
        name.removeprefix(folder): made
        for name, made in county.files.items()
        if name.startswith(folder)
    }


def test_every_row_has_a_drawing_of_its_own_and_no_other_lies_there(
    demo_county: SampleCounty,
) -> None:
    rows, files = demo_county.rows["pictures"], drawn(demo_county)
    assert [row["file"] for row in rows] == list(dict.fromkeys(row["file"] for row in rows))
    assert {row["file"] for row in rows} == files.keys()
    photos = PhotoFolder(demo_county.root)
    assert photos.count(row["file"] for row in rows) == []
    assert {photos.rows_of(photos.judge(row["file"]).key) for row in rows} == {1}
    assert sum(map(len, files.values())) < MOST_BYTES


def test_drawn_again_then_the_same_bytes(demo_county: SampleCounty, tmp_path: Path) -> None:
    rows = demo_county.rows["pictures"]
    draw_pictures(tmp_path / "pictures", rows)
    again = {path.name: path.read_bytes() for path in (tmp_path / "pictures").iterdir()}
    assert again == drawn(demo_county)


def test_drawing_then_few_colours_as_no_photograph_has(demo_county: SampleCounty) -> None:
    for made in drawn(demo_county).values():
        with Image.open(io.BytesIO(made)) as opened:
            assert opened.mode == "P"
            assert opened.info == {}


def test_portrait_then_of_somebody_who_consents_and_was_honoured_alone(
    demo_county: SampleCounty,
) -> None:
    people = demo_county.by_id("people")
    honoured = [row for row in demo_county.rows["deeds"] if row["state"] == "已上榜"]
    portraits = [row for row in demo_county.rows["pictures"] if row["sort"] == "人像"]
    assert portraits
    for row in portraits:
        person = people[row["person"]]
        assert person["photo_consent_on"]
        assert "withdrawn_on" not in person
        assert row["people"] == row["person"]
        assert [each for each in honoured if each["people"] == row["person"]]


def test_scene_then_a_pair_of_what_was_done(demo_county: SampleCounty) -> None:
    rows = [row for row in demo_county.rows["pictures"] if row["sort"] != "人像"]
    subjects = [row["subject"] for row in rows]
    assert {subjects.count(each) for each in subjects} == {2}
    kinds = {kind: demo_county.by_id(kind) for kind in ("tasks", "deeds", "commitments")}
    for row in rows:
        (record,) = [every[row["subject"]] for every in kinds.values() if row["subject"] in every]
        assert record["result"]
    assert {kind for kind, every in kinds.items() if every.keys() & {*subjects}} == kinds.keys()
