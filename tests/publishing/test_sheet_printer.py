"""A county's sheets: each where it belongs, several in one file, and only made when something changed."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path

import pypdf
import pytest
from sunboard.checks.private.names import NameFinder
from sunboard.gate.gate import Gate
from sunboard.gate.judge import Judge
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.makers import SHEET_MAKERS
from sunboard.problems import Severity
from sunboard.publishing import typesetter
from sunboard.publishing.sheet_printer import Choice, print_sheets
from sunboard.publishing.sheet_store import Printed, forget_others
from sunboard.settings import SheetSettings

from tests.factories import Row, county_rows, kept, make_measures
from tests.outputs.sheets.paper import qr_codes

TEMPLATES = Path(__file__).parents[2] / "site_templates" / "sheets"
GATE = Gate(Judge(NameFinder()))


def run(county: Ground, store: Path, choice: Choice | None = None) -> Printed:
    return print_sheets(county, GATE, [TEMPLATES], store, 1, lambda *_: None, choice or Choice())


def county_with(**rows: list[Row]) -> Ground:
    return make_measures(**{**county_rows(), **rows})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which everything of `county_rows` is kept."""
    folder = tmp_path_factory.mktemp("store")
    run(county_with(), folder)
    return folder


@pytest.fixture(scope="module")
def printed(store: Path) -> Printed:
    return run(county_with(), store)


def paths(done: Printed) -> set[str]:
    return {file.link.path for file in done.files}


def pages_of(file: Path) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(file).pages)


def test_second_run_then_it_makes_nothing(printed: Printed) -> None:
    assert len(printed.files) > 10
    assert printed.made == 0


def test_every_sheet_then_an_address_of_its_own_and_the_size_and_pages_it_has(
    printed: Printed,
) -> None:
    assert max(Counter(file.link.path for file in printed.files).values()) == 1
    for file in printed.files:
        assert file.stored.file.stat().st_size == file.link.size
        if file.link.path.endswith(".pdf"):
            assert len(pages_of(file.stored.file)) == file.link.pages, file.link.path


def test_one_community_changed_then_only_its_own_are_made(store: Path) -> None:
    before = {file.link.path: file.stored.key for file in run(county_with(), store).files}
    rows = county_rows()["commitments"]
    # What it has done so far counts nowhere yet: no other place's figures change.
    changed = [
        {**row, "text": "为老人办理餐补登记30人"} if row["id"] == "cn-3" else row for row in rows
    ]
    again = run(county_with(commitments=changed), store)
    new = {file.link.path for file in again.files if file.is_new}
    assert new == {p for p in paths(again) if before.get(p) != _key(again, p)}
    assert {"sheets/nanyuan/2026-10-a3.pdf", "sheets/nanyuan/2026-10-a4.pdf"} <= new
    assert not any(path.startswith(("sheets/qinghe/", "sheets/county/")) for path in new)


def _key(done: Printed, path: str) -> str:
    return next(file.stored.key for file in done.files if file.link.path == path)


def test_all_that_hang_then_in_one_file_on_the_best_paper_and_once_on_a4(
    printed: Printed,
) -> None:
    bundles = {b.path: b for b in printed.links.bundles if b.owner == 0}
    assert set(bundles) == {"sheets/qinghe/all-a3.pdf", "sheets/qinghe/all-a4.pdf"}
    hanging = [s for s in printed.links.sheets if s.owner == 0 and s.hangs]
    small = [s for s in hanging if s.paper == "a4"]
    has_large = {s.label for s in hanging if s.paper == "a3"}
    best = [s for s in hanging if s.paper == "a3" or s.label not in has_large]
    assert bundles["sheets/qinghe/all-a4.pdf"].pages == sum(s.pages for s in small)
    assert bundles["sheets/qinghe/all-a3.pdf"].pages == sum(s.pages for s in best)


def test_each_sheet_in_one_file_then_its_pages_are_counted_from_1(printed: Printed) -> None:
    (bundle,) = (f for f in printed.files if f.link.path == "sheets/qinghe/all-a4.pdf")
    firsts = [page for page in pages_of(bundle.stored.file) if "第 1 页" in page.extract_text()]
    small = [s for s in printed.links.sheets if s.owner == 0 and s.hangs and s.paper == "a4"]
    assert len(firsts) == len(small)


def test_both_sides_printed_then_each_sheet_begins_on_an_odd_page(store: Path) -> None:
    choice = Choice(frozenset({0}), is_duplex=True)
    done = run(county_with(), store, choice)
    for bundle in (f for f in done.files if f.link.kind == ""):
        if not bundle.link.path.endswith(".pdf"):
            continue
        pages = pages_of(bundle.stored.file)
        first = [n for n, page in enumerate(pages, 1) if "第 1 页" in page.extract_text()]
        assert len(first) > 1
        assert [n for n in first if n % 2 == 0] == []
        for number, page in enumerate(pages[1:], 1):
            if not page.extract_text():
                assert page.mediabox == pages[number - 1].mediabox, "an empty back is of its leaf"


def test_town_then_an_archive_of_its_communities(printed: Printed) -> None:
    (file,) = (f for f in printed.files if f.link.path == "sheets/yuncheng.zip")
    with zipfile.ZipFile(file.stored.file) as archive:
        names = archive.namelist()
        assert names == ["清河社区-全部张贴版-A3.pdf", "清河社区-全部张贴版-A4.pdf"]
        pdf = archive.read(names[0])
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) > 1


def test_communities_of_one_name_then_both_are_in_their_town_s_archive(store: Path) -> None:
    places = [{"id": key, "name": "清河社区", "town": "yuncheng"} for key in ("qinghe", "nanyuan")]
    done = run(county_with(communities=places), store)
    (file,) = (f for f in done.files if f.link.path == "sheets/yuncheng.zip")
    with zipfile.ZipFile(file.stored.file) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names)) == 4
    for key in ("qinghe", "nanyuan"):
        assert f"清河社区（{key}）-全部张贴版-A4.pdf" in names


def test_character_that_no_font_has_then_that_sheet_alone_is_missing(
    store: Path, printed: Printed
) -> None:
    rows = [*county_rows()["commitments"], kept(id="cn-9", text="更换楼道𪚥灯40盏", estate="")]
    done = run(county_with(commitments=rows), store)
    lost = {"sheets/qinghe/2026-10-a3.pdf", "sheets/qinghe/2026-10-a4.pdf"}
    named = {problem.place.file for problem in done.problems}
    assert lost <= named
    assert paths(printed) - paths(done) == named
    problem = next(p for p in done.problems if p.place.file in lost)
    assert problem.code == "sheet-glyph"
    assert problem.params["record"] == "cn-9"
    for words in ("𪚥", "U+2A6A5", "cn-9", "2026年10月承诺践诺评诺榜"):
        assert words in problem.text()


def test_choice_then_nothing_else_is_printed(store: Path) -> None:
    choice = Choice(frozenset({1}), frozenset({"month"}), frozenset({"a4"}))
    assert paths(run(county_with(), store, choice)) == {"sheets/nanyuan/2026-10-a4.pdf"}


def test_what_no_run_uses_then_forgotten(tmp_path: Path) -> None:
    month = Choice(frozenset({0}), frozenset({"month"}))
    run(county_with(), tmp_path, month)
    other = run(county_with(), tmp_path, Choice(frozenset({1}), frozenset({"month"})))
    forget_others(tmp_path, other)
    kept = {path.name for path in tmp_path.iterdir()} - {"lock"}
    assert kept == {file.stored.file.name for file in other.files}
    assert run(county_with(), tmp_path, month).made == 2


def test_font_asked_for_is_not_there_then_told_and_printed_with_another(tmp_path: Path) -> None:
    county = make_measures(
        programme_overrides={"sheets": SheetSettings(fonts=("方正没有体",))}, **county_rows()
    )
    done = run(county, tmp_path, Choice(frozenset({0}), frozenset({"month"})))
    assert len(done.files) == 2
    (problem,) = done.problems
    assert (problem.code, problem.severity) == ("sheet-font-unusable", Severity.WARNING)
    assert "方正没有体" in problem.text()


def test_no_font_at_all_then_nothing_is_printed_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetter, "PREFERRED_FONTS", ())
    done = run(county_with(), tmp_path)
    assert done.files == ()
    assert [problem.code for problem in done.problems] == ["sheet-fonts"]


@pytest.mark.parametrize("kind", [maker.kind for maker in SHEET_MAKERS])
def test_qr_code_then_it_is_the_address_of_the_board(kind: str, printed: Printed) -> None:
    address = county_with().programme.web_address
    files = [file for file in printed.files if file.link.kind == kind]
    assert files
    for file in files[:2]:
        assert qr_codes(file.stored.file) == [f"{address}{file.link.board}"]
