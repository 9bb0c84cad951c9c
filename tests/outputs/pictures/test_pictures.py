"""Pictures to be passed on: their codes are read off them, nobody is on them without consent to that."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from sunboard.checks.checked import Checked
from sunboard.checks.private.names import NameFinder
from sunboard.gate.bare_png import holds_pixels_alone
from sunboard.gate.report import gate_for
from sunboard.measures.ground import Ground
from sunboard.outputs.pictures.documents import picture_document
from sunboard.outputs.pictures.makers import LONG, PREVIEW, pictures
from sunboard.publishable.passing import passed_on
from sunboard.publishing.picture_printer import print_pictures
from sunboard.publishing.typesetter import GlyphError, PictureSetter
from sunboard.schema.surface import Surface

from tests.factories import PEOPLE, ROOT, county_rows, deed, make_measures, programme_tree
from tests.speaking import in_english

NAME, TEMPLATES = PEOPLE[0]["name"], [ROOT / "site_templates" / "pictures"]
ADDRESS = "https://yunqiao.example/shaibang/"
BOARDS = [*programme_tree()["boards"], "share"]


def county(covers: str = "", address: str = ADDRESS, **rows: object) -> Ground:
    people = [{**PEOPLE[0], "consent_for": covers}, *PEOPLE[1:]]
    programme = {"web_address": address, "boards": BOARDS}
    return make_measures(
        programme_overrides=programme, **{**county_rows(), "people": people, **rows}
    )


def documents(ground: Ground) -> dict[str, str]:
    shared = passed_on(ground)
    return {job.path: picture_document(job.make(shared), job.form) for job in pictures(shared)}


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@pytest.fixture(scope="module")
def setter() -> PictureSetter:
    return PictureSetter(TEMPLATES)


def test_county_then_two_of_each_estate_honour_and_quarter() -> None:
    paths = set(documents(county()))
    boards = {"e/qinghe-1/", "deeds/sg-1/", "deeds/2026-q3/"}
    assert {f"{board}{name}" for board in boards for name in ("share.png", "preview.png")} <= paths
    assert not [path for path in paths if path.startswith(("c/", "u/"))]


def test_address_is_not_known_then_no_code_and_nothing_for_chats_to_fetch() -> None:
    made = documents(county(address=""))
    assert made
    assert all(path.endswith("share.png") for path in made)
    assert {json.loads(document)["qr"] for document in made.values()} == {""}


@pytest.mark.parametrize("board", ["e/qinghe-1/", "deeds/sg-1/", "deeds/2026-q3/"])
def test_long_picture_then_its_code_leads_to_its_page_and_it_is_as_wide_as_phones_show(
    setter: PictureSetter, board: str
) -> None:
    png = setter.png(documents(county())[f"{board}share.png"])
    assert holds_pixels_alone(png)
    shown = opened(png)
    assert shown.width == 1080
    assert [code.text for code in zxingcpp.read_barcodes(shown)] == [f"{ADDRESS}{board}"]
    # As a chat that makes it smaller hands it on.
    smaller = shown.resize((540, shown.height // 2))
    assert [code.text for code in zxingcpp.read_barcodes(smaller)] == [f"{ADDRESS}{board}"]


@pytest.mark.parametrize("board", ["e/qinghe-1/", "deeds/sg-1/", "deeds/2026-q3/"])
def test_preview_then_of_the_size_that_chats_ask_for(setter: PictureSetter, board: str) -> None:
    png = setter.png(documents(county())[f"{board}preview.png"])
    assert holds_pixels_alone(png)
    assert opened(png).size == (1200, 630)


def test_text_that_is_far_too_long_then_the_preview_stays_what_it_is(setter: PictureSetter) -> None:
    rows = county_rows()
    rows["estates"][0]["name"] = "东风路社区第三网格红色家园示范小区" * 3
    made = documents(county(deeds=[deed(what="疏通排水口3处，" * 60)], estates=rows["estates"]))
    for path in ("deeds/sg-1/preview.png", "e/qinghe-1/preview.png"):
        assert opened(setter.png(made[path])).size == (1200, 630)
    assert opened(setter.png(made["deeds/sg-1/share.png"])).width == 1080


def test_same_document_then_the_same_bytes_also_of_another_setter(setter: PictureSetter) -> None:
    document = documents(county())["e/qinghe-1/share.png"]
    assert setter.png(document) == PictureSetter(TEMPLATES).png(document)


def test_record_text_that_looks_like_markup_then_it_stays_text(setter: PictureSetter) -> None:
    said = '#panic("x") $ \\ *换灯* @label <b>3盏</b>'
    made = documents(county(deeds=[deed(what=said)]))
    assert json.loads(made["deeds/sg-1/share.png"])["what"] == said
    assert setter.png(made["deeds/sg-1/share.png"])


def test_character_that_no_font_has_then_it_is_said(setter: PictureSetter) -> None:
    made = documents(county(deeds=[deed(what="换上\U0001fae8灯3盏")]))
    with pytest.raises(GlyphError):
        setter.png(made["deeds/sg-1/share.png"])


@pytest.mark.parametrize(
    ("covers", "is_named"),
    [("", False), ("网页、纸单、检索、照片", False), ("转发", True), ("网页、转发", True)],
)
def test_picture_then_it_names_whoever_consents_to_be_passed_on(
    covers: str, is_named: bool
) -> None:
    said = "".join(documents(county(covers)).values())
    assert (NAME in said) == is_named


def test_text_that_names_somebody_then_hidden_on_pictures_without_that_consent() -> None:
    deeds = [deed(people="dy-2", what=f"和{NAME}一起疏通排水口3处")]
    for covers, is_told in (("网页、纸单", False), ("网页、纸单、转发", True)):
        document = documents(county(covers, deeds=deeds))["deeds/sg-1/share.png"]
        assert (f"和{NAME}一起" in document) == is_told
        assert NAME in document or "涉及隐私" in document


def test_deed_off_the_board_or_not_honoured_yet_then_no_picture() -> None:
    deeds = [
        deed(state="已撤榜", decided_on="2026-10-01", reason="事实有出入"),
        deed(id="sg-2", state="公示中", window_to="2026-11-20"),
    ]
    assert not [path for path in documents(county(deeds=deeds)) if path.startswith("deeds/sg-")]


def test_english_then_it_is_set_in_it() -> None:
    document = in_english(lambda: documents(county())["e/qinghe-1/share.png"])
    assert "promise" in document.lower()


def test_set_twice_then_kept_and_only_what_changed_is_set_again(tmp_path: Path) -> None:
    def run(ground: Ground) -> dict[str, bool]:
        gate = gate_for(Checked(ground.records, (), NameFinder()), ground).of(Surface.SHARE)
        made = print_pictures(passed_on(ground), gate, TEMPLATES, tmp_path, 2, lambda *_: None)
        assert made.problems == ()
        return {file.path: file.is_new for file in made.files}

    only = {"deeds": [deed(), deed(id="sg-2", date="2026-05-05", community="nanyuan", estate="")]}
    first = run(county(**only))
    assert all(first.values())
    assert not any(run(county(**only)).values())
    only["deeds"][1]["what"] = "连夜清理积雪4车"
    changed = {path for path, is_new in run(county(**only)).items() if is_new}
    assert changed == {
        f"{board}{name}"
        for board in ("deeds/sg-2/", "deeds/2026-q2/")
        for name in ("share.png", "preview.png")
    }


def test_forms_then_both_of_every_subject() -> None:
    jobs = list(pictures(passed_on(county())))
    assert [job.form for job in jobs] == [LONG, PREVIEW] * (len(jobs) // 2)
