"""Nobody appears without consent, and nothing internal appears at all."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sunboard.records.ledger_files import SITE_MARKER
from sunboard.schema import KINDS, FieldType, Privacy

from tests.china_days import is_workday
from tests.outputs.sheets.tagged import table_rows
from tests.site import records
from tests.site.county import CountySite
from tests.site.pages import SitePage
from tests.site.published import pages_text, said_by, unbroken
from tests.site.records import as_of, counts_as, day, rows

Pages = dict[str, SitePage]


@pytest.fixture(scope="module")
def lines(county_site: CountySite) -> str:
    """Every line that stands in any file of the site, printed sheets included, each once.

    The marker holds a hash, whose digits may be those of a telephone, as may those of open data: left out here.
    """
    found = set(county_site.files)
    for name in set(county_site.files) - {SITE_MARKER}:
        found.update(said_by(county_site.folder / name))
    return re.sub(r"sha256:[0-9a-f]{64}", "", "\n".join(sorted(found)))


@pytest.fixture(scope="module")
def sheets(county_site: CountySite) -> dict[Path, str]:
    """The text of every printed sheet."""
    return {
        pdf: unbroken(pages_text(pdf)) for pdf in sorted(county_site.folder.glob("sheets/*/*.pdf"))
    }


def test_what_is_printed_and_what_is_tucked_away_in_a_pdf_is_read(
    sheets: dict[Path, str], lines: str
) -> None:
    """Were they not, the tests below could not fail for sheets."""
    deed, text = next(
        (deed, text)
        for deed in rows("deeds")
        for pdf, text in sheets.items()
        if pdf.name == f"certificate-{deed['id']}-a4.pdf"
    )
    assert deed["id"] in text
    assert text in lines
    title = re.search("<dc:title>.*?荣誉证书", lines)
    assert title, "no title of a certificate was read"


def test_archives_then_every_member_is_a_sheet_that_is_published_by_itself(
    county_site: CountySite, sheets: dict[Path, str]
) -> None:
    published = {pdf.read_bytes() for pdf in sheets}
    archives = [name for name in county_site.files if re.fullmatch(r"sheets/.*\.zip", name)]
    assert archives
    for name in archives:
        with zipfile.ZipFile(county_site.folder / name) as archive:
            assert archive.comment == b""
            members = archive.infolist()
            assert members
            assert [m.filename for m in members if archive.read(m) not in published] == []
            assert {(m.comment, m.extra) for m in members} == {(b"", b"")}


def test_nobody_is_named_without_consent(lines: str) -> None:
    named = {row["name"] for row in rows("people") if _may_be_named(row)}
    withheld = {row["name"] for row in rows("people")} - named
    assert len(withheld) > 10, (
        "the demonstration has too few people without consent to show anything"
    )
    text = _without(lines, named)
    assert sorted(name for name in withheld if name in text) == []


def test_those_who_withdrew_are_among_the_people_tested() -> None:
    withdrawn = [row for row in rows("people") if (day(row, "withdrawn_on") or date.max) <= as_of()]
    involved = {person for row in rows("deeds") for person in _people(row)}
    assert involved & {row["id"] for row in withdrawn}


def test_somebody_with_consent_is_named(lines: str) -> None:
    honoured = {person for row in rows("deeds") for person in _people(row)}
    names = {row["name"] for row in rows("people") if row["id"] in honoured and _may_be_named(row)}
    assert any(name in lines for name in names)


def test_no_internal_field_is_published(lines: str) -> None:
    """Neither its headings nor a value that stands nowhere else in the records."""
    headings, shown, internal, public = set(), set(), set(), set()
    for kind in KINDS:
        hidden = {field for field in kind.fields if field.privacy is Privacy.INTERNAL}
        headings |= {field.name for field in hidden} | {field.label for field in hidden}
        open_fields = set(kind.fields) - hidden
        shown |= {field.name for field in open_fields} | {field.label for field in open_fields}
        for row in rows(kind.name):
            for field in kind.fields:
                if field.type is FieldType.DATE and (on := day(row, field.name)):
                    (internal if field in hidden else public).add(on)
    # The boards work out due dates from the days of tasks: only earlier days are surely internal.
    first_task = min(day(task, "raised_on") for task in rows("tasks"))
    # Open data have every day that is worked, or not, against its weekday.
    ordinary = {on for on in internal if is_workday(on) == (on.weekday() < 5)}
    secret = {on for on in ordinary - public if on < first_task}
    assert secret, "the demonstration has no day that only an internal field holds"
    spellings = {f"{on.year}年{on.month}月{on.day}日" for on in secret} | {f"{on}" for on in secret}
    words = headings - shown
    assert {"参加党员", "轮值党员"} <= words
    assert sorted(word for word in words | spellings if word in lines) == []


def test_who_called_served_or_kept_a_shift_is_told_nowhere(lines: str) -> None:
    """Those who stand in no other record that names its people appear by no name, with consent or not."""
    internal = {row["person"] for row in rows("visits") if "person" in row}
    internal |= {p for kind in ("activities", "shifts") for row in rows(kind) for p in _people(row)}
    told = {p for kind in ("tasks", "deeds") for row in rows(kind) for p in _people(row)}
    told |= {row["person"] for row in rows("commitments") if "person" in row}
    names = {row["id"]: row["name"] for row in rows("people")}
    known = {names[person] for person in told if person in names}
    secret = {names[person] for person in internal - told} - known
    assert len(secret) > 10, "the demonstration has too few people known from these records alone"
    assert sorted(name for name in secret if name in _without(lines, known)) == []


def test_nobodys_id_is_published(lines: str) -> None:
    assert sorted(person for person in records.ids("people") if person in lines) == []


def test_no_appraisal_is_published(county_site: CountySite, lines: str) -> None:
    assert [name for name in county_site.files if name.endswith((".xlsx", ".part"))] == []
    words = ("个人数据", "平时考核参考", "在岗岗位")
    assert [word for word in words if word in lines] == []


def test_no_mobile_or_identity_number_is_published(lines: str) -> None:
    assert re.findall(r"(?<![\d-])1[3-9]\d{9}(?!\d)", lines) == []
    assert re.findall(r"(?<!\d)[1-9]\d{16}[\dXx](?![\dA-Za-z])", lines) == []


def test_a_revoked_deed_is_told_nowhere(pages: Pages) -> None:
    """It keeps its place, its kind and the reason; who did what is taken down (rule R-30)."""
    named = {row["id"]: row["name"] for row in rows("people") if _may_be_named(row)}
    revoked = [row for row in rows("deeds") if counts_as("deed_states", row["state"]) == "revoked"]
    assert revoked, "the demonstration has no deed that was revoked"
    told = set()
    for deed in revoked:
        story = [*(named[p] for p in _people(deed) if p in named), deed["what"], deed["result"]]
        for path, text in _mentions(pages, deed["id"]):
            told.update((deed["id"], path, words) for words in story if words in text)
    assert sorted(told) == []


def test_a_revoked_deed_is_printed_on_no_sheet(sheets: dict[Path, str]) -> None:
    """Neither it nor a certificate: paper can't be taken down from here (rule R-30)."""
    revoked = {
        row["id"] for row in rows("deeds") if counts_as("deed_states", row["state"]) == "revoked"
    }
    assert revoked
    told = [
        (pdf.name, deed)
        for pdf, text in sheets.items()
        for deed in revoked
        if deed in text or deed in pdf.name
    ]
    assert told == []


def test_a_shortfall_names_no_person(pages: Pages) -> None:
    """Who promised something that was not kept is said as a unit (rule R-28)."""
    shown = [
        (commitment, name)
        for commitment, name in _unkept().items()
        if name in pages[f"commitments/{commitment}/index.html"].text
    ]
    assert shown == []


def test_a_shortfall_names_no_person_on_paper(sheets: dict[Path, str]) -> None:
    unkept, shown, seen = _unkept(), [], 0
    for pdf, text in sheets.items():
        # The other paper, and all sheets in one file, show the same rows.
        if not pdf.name.endswith("-a4.pdf") or pdf.name.startswith("all-"):
            continue
        listed = {commitment for commitment in unkept if commitment in text}
        seen += len(listed)
        # None can name anybody of whose name a letter is missing.
        near = {commitment for commitment in listed if set(unkept[commitment]) <= set(text)}
        for row in table_rows(pdf) if near else ():
            here = {commitment for commitment in near if commitment in row}
            shown += [(pdf.name, unkept[one]) for one in here if unkept[one] in row]
    assert seen > 10, "the sheets show too few open commitments"
    assert shown == []


def _unkept() -> dict[str, str]:
    """The commitments that were not kept, or not yet; and the name of who made each."""
    names = {row["id"]: row["name"] for row in rows("people")}
    return {
        row["id"]: names[row["person"]]
        for row in rows("commitments")
        if "person" in row and (day(row, "done_on") is None or "result" not in row)
    }


def _mentions(pages: Pages, deed: str) -> Iterator[tuple[str, str]]:
    """The whole of a deed's own page, and the entry of every list that leads to it or names its id."""
    own = f"deeds/{deed}/index.html"
    yield own, pages[own].text
    for page in pages.values():
        if page.path != own and deed in page.text:
            for entry in page.tree.xpath(
                f"//li[contains(.//@href, '/{deed}/') or contains(., '{deed}')] | //*[@id='{deed}']"
            ):
                yield page.path, entry.text_content()


def _may_be_named(person: records.Row) -> bool:
    consent, withdrawn = day(person, "named_consent_on"), day(person, "withdrawn_on")
    if consent is None or consent > as_of():
        return False
    return withdrawn is None or withdrawn > as_of()


def _people(deed: records.Row) -> list[str]:
    return re.split(r"[、;；]\s*", deed["people"]) if "people" in deed else []


def _without(text: str, names: set[str]) -> str:
    """The text with some names blotted out: a longer name may hold a shorter one."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.sub("|".join(map(re.escape, longest_first)), "■", text)
