"""The typesetter: the same bytes again, a fault that names a character no font has, whole and tagged files."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
import typst
from sunboard.language import Tongue, speaking
from sunboard.outputs.sheets.documents import render_sheets
from sunboard.outputs.sheets.month import make_month_sheet
from sunboard.publishing import typesetter as module
from sunboard.publishing.typesetter import GlyphError, NoFontsError, Typesetter, page_count

from tests.factories import ROOT, county_rows, kept, make_measures, numbered
from tests.outputs.sheets.paper import faults, text_of

TEMPLATES = ROOT / "site_templates" / "sheets"
PACKAGE_FONT = "Noto Sans CJK TC"


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter([TEMPLATES], ())


def document(paper: str = "a3", **rows: object) -> str:
    county = make_measures(**(rows or county_rows()))
    sheet = make_month_sheet(county, 0, paper)
    return render_sheets(sheet.title, [sheet])


def test_sheet_then_the_same_bytes_from_another_typesetter(typesetter: Typesetter) -> None:
    again = Typesetter([TEMPLATES], ())
    assert typesetter.pdf(document()) == again.pdf(document()) == typesetter.pdf(document())


def test_sheet_then_tagged_titled_in_chinese_and_complete(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(typesetter.pdf(document(), date(2026, 10, 31)))
    assert faults(pdf) == []
    facts = pypdf.PdfReader(pdf).metadata
    assert facts is not None
    assert (facts.title, facts.author) == (
        "清河社区承诺践诺评诺榜",
        "云桥县党建引领基层治理协调办公室（示范）",
    )
    assert str(facts.creation_date).startswith("2026-10-31")


@pytest.mark.parametrize("count", [0, 5, 40, 90])
def test_pages_then_counted_as_another_reader_counts_them(
    typesetter: Typesetter, count: int
) -> None:
    pdf = typesetter.pdf(document(commitments=numbered([kept()] * count)))
    assert page_count(pdf) == len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("character", ["𪚥", "\U0001f600", "\u0e01"])
def test_character_that_no_font_has_then_it_is_named(
    typesetter: Typesetter, character: str
) -> None:
    with pytest.raises(GlyphError) as error:
        typesetter.pdf(document(commitments=[kept(text=f"更换{character}灯40盏")]))
    assert error.value.character == character


@pytest.mark.parametrize("families", [(), (PACKAGE_FONT,)], ids=["preferred", "the package's"])
def test_rare_characters_of_names_then_printed(families: tuple[str, ...], tmp_path: Path) -> None:
    names = "䶮㛃𬭎𬱖𬍛镕喆堃祎玥頔韡龑"
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(Typesetter([TEMPLATES], families).pdf(document(commitments=[kept(text=names)])))
    assert names in text_of(pdf)


def test_package_font_then_set_in_the_mainland_s_forms() -> None:
    fonts = typst.Fonts(include_embedded_fonts=False, font_paths=module._package_folders())

    def glyphs(region: str, family: str) -> bytes:
        words = f'#set text(lang: "zh", region: "{region}", font: "{family}")\n骨直角'.encode()
        svg = typst.Compiler(words, font_paths=fonts).compile(words, format="svg")
        assert isinstance(svg, bytes)
        return svg

    # 骨 has another form in Taiwan: only there it is the font's own.
    assert glyphs("cn", PACKAGE_FONT) != glyphs("tw", PACKAGE_FONT)


def test_fonts_asked_for_then_they_come_first_and_what_is_missing_is_told() -> None:
    typesetter = Typesetter([TEMPLATES], ("方正没有体", PACKAGE_FONT))
    assert typesetter.families[0] == PACKAGE_FONT
    assert typesetter.unusable == ("方正没有体",)


@pytest.mark.parametrize(
    ("weights", "is_usable"),
    [([400, 700], True), ([400, 900], True), ([400], False), ([700], False), ([100, 700], False)],
)
def test_family_without_a_real_bold_then_passed_over(weights: list[int], is_usable: bool) -> None:
    faces = [SimpleNamespace(family="某体", style="normal", weight=weight) for weight in weights]
    assert ("某体" in module._families_with_bold(faces)) is is_usable  # type: ignore[arg-type]


def test_titles_then_in_song_where_there_is_one_else_as_all_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_song = Typesetter([TEMPLATES], ())
    assert with_song.titles == ("Noto Serif CJK SC", *with_song.families)
    monkeypatch.setattr(module, "SONG_FONTS", ("没有这样的宋体",))
    without = Typesetter([TEMPLATES], ())
    assert without.titles == without.families
    assert without.recipe != with_song.recipe
    assert "NotoSerif" in fonts_of(with_song.pdf(document()))
    assert "NotoSerif" not in fonts_of(without.pdf(document()))


def fonts_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    fonts = (font for page in pages for font in page["/Resources"].get("/Font", {}).values())
    return " ".join(font.get_object()["/BaseFont"] for font in fonts)


def test_no_font_at_all_then_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PREFERRED_FONTS", ())
    with pytest.raises(NoFontsError):
        Typesetter([TEMPLATES], ())


def test_recipe_then_it_tells_other_templates_and_fonts_apart(tmp_path: Path) -> None:
    for file in TEMPLATES.glob("*.typ"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    first = Typesetter([tmp_path], ()).recipe
    assert Typesetter([tmp_path], ()).recipe == first
    assert Typesetter([tmp_path], (PACKAGE_FONT,)).recipe != first
    frame = tmp_path / "frame.typ"
    frame.write_text(frame.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert Typesetter([tmp_path], ()).recipe != first


ENGLISH = Tongue(
    "en",
    {
        "第 {page} 页　共 {pages} 页": "Page {page} of {pages}",
        "监督电话：{phone}": 'Ask "us" {phone}',
        "数据截至{day}": "Up to {day}",
    },
)


def test_another_language_then_templates_speak_it_and_the_document_says_so(tmp_path: Path) -> None:
    pdf = tmp_path / "sheet.pdf"
    with speaking(ENGLISH):
        # What fills a place is no place.
        sheet = json.loads(document())
        sheet["sheets"][0]["frame"]["phone"] = "{day} 12345"
        pdf.write_bytes(Typesetter([TEMPLATES], ()).pdf(json.dumps(sheet)))
    text = text_of(pdf)
    assert 'Ask"us"{day}12345' in text
    assert "Page1of" in text
    assert faults(pdf, "en") == []


def test_recipe_then_it_tells_languages_apart() -> None:
    chinese = Typesetter([TEMPLATES], ()).recipe
    with speaking(Tongue("zh-Hans", {"（盖章）": "（公章）"})):
        own_words = Typesetter([TEMPLATES], ()).recipe
    with speaking(Tongue("en")):
        english = Typesetter([TEMPLATES], ()).recipe
    assert len({chinese, own_words, english}) == 3


def test_document_then_record_text_is_text_in_it() -> None:
    text = json.loads(document(commitments=[kept(text='换"灯"\\40盏')]))
    row = text["sheets"][0]["body"]["commitments"]["rows"][0]
    assert row["cells"][0]["text"] == '换"灯"\\40盏'
