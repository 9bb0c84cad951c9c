"""Nothing private comes through the gate, whatever file it is in; the rest comes through as it was."""

import csv
import io
import json
import zipfile

import pytest
from sunboard.gate.report import problems_of
from sunboard.language import speaking
from sunboard.publishing.workers import gather

from tests.gate.looked_for import HIDDEN, HIDDEN_EN, MOBILE, Written
from tests.speaking import ENGLISH, in_every_language

PAGE = "c/angang/index.html"


def test_a_text_is_replaced_and_the_page_goes_out() -> None:
    written = Written()
    written.board(PAGE, f"<h1>安港</h1><td>请打{MOBILE}</td><td>办结</td>".encode())
    assert written.text(PAGE) == f"<h1>安港</h1><td>{HIDDEN}</td><td>办结</td>"
    assert written.found == [("hidden", "R-25-number", [PAGE])]


def test_on_an_english_site_it_is_said_in_english_in_every_form_of_file() -> None:
    written, document = Written(), json.dumps([MOBILE])
    with speaking(ENGLISH):
        written.board(PAGE, f'<p title="{MOBILE}">{MOBILE}</p>'.encode())
        written.own("about/index.html", f"<p>{MOBILE}</p>".encode())
        written.board("a.csv", f'id,who\na,{MOBILE}\nb,"{MOBILE}"\n'.encode())
        written.board("a.json", document.encode())
        on_paper = written.gate.document("sheets/a.pdf", document)
        name = written.gate.name("sheets/", MOBILE)
    assert written.text(PAGE) == f'<p title="{HIDDEN_EN}">{HIDDEN_EN}</p>'
    assert written.text("about/index.html") == f"<p>{HIDDEN_EN}</p>"
    table = csv.reader(io.StringIO(written.text("a.csv")))
    assert list(table) == [["id", "who"], ["a", HIDDEN_EN], ["b", HIDDEN_EN]]
    assert json.loads(written["a.json"]) == json.loads(on_paper) == [name] == [HIDDEN_EN]


def test_what_is_innocent_comes_through_byte_for_byte() -> None:
    written, page = (
        Written(),
        "<p title='a'>低保政策</p>&#160;<b>楼120</b>\r\n<td>8度</td>".encode(),
    )
    written.board(PAGE, page)
    written.own("about/index.html", page)
    assert list(written.values()) == [page, page]
    assert written.found == []


@pytest.mark.parametrize("name", ["title", "alt", "content", "data-sb-said", "aria-label"])
def test_an_attribute_is_replaced(name: str) -> None:
    written = Written()
    written.board(PAGE, f'<a class="x" {name}="司马蓁" href="../">a</a>'.encode())
    assert written.text(PAGE) == f'<a class="x" {name}="{HIDDEN}" href="../">a</a>'


@pytest.mark.parametrize("address", [f"tel:{MOBILE}", "../%E5%8F%B8%E9%A9%AC%E8%93%81/"])
def test_an_address_leads_nowhere(address: str) -> None:
    written = Written()
    written.board(PAGE, f'<p><a href="{address}">去</a></p>'.encode())
    assert written.text(PAGE) in ('<p><a href="#">去</a></p>', f'<p><a href="{address}">去</a></p>')
    written.own("about/index.html", f'<p><a href="{address}">去</a></p>'.encode())
    assert written.text("about/index.html") == '<p><a href="#">去</a></p>'


def test_a_hand_written_page_is_read_through_its_markup() -> None:
    written = Written()
    written.own("about/index.html", b"<p>139<b>1234</b>5678</p><!-- 13912345678 --><p>ok</p>")
    assert written.text("about/index.html") == f"<p>{HIDDEN}<b></b></p><!--{HIDDEN}--><p>ok</p>"


def test_tables_lose_the_cell() -> None:
    written = Written()
    written.board("figures.csv", f'\ufeff编号,谁\r\na,"司马蓁，{MOBILE}"\r\nb,全县\r\n'.encode())
    assert written.text("figures.csv") == f'\ufeff编号,谁\r\na,"{HIDDEN}"\r\nb,全县\r\n'


def test_a_cell_of_several_lines_is_read_whole() -> None:
    written = Written()
    written.board("figures.csv", '编号,谁\na,"139\n1234\n5678"\nb,"x\n""y"""\nc,司马蓁\n'.encode())
    assert written.text("figures.csv") == f'编号,谁\na,"{HIDDEN}"\nb,"x\n""y"""\nc,{HIDDEN}\n'


def test_json_loses_the_string_however_it_is_escaped() -> None:
    written = Written()
    said = {"a": "司马蓁", "b": int(MOBILE), "c": 1, "d": [MOBILE], "e": "晒榜"}
    for name, ascii_only in (("a.json", True), ("b.json", False)):
        written.board(name, json.dumps(said, ensure_ascii=ascii_only).encode())
        assert json.loads(written[name]) == {
            "a": HIDDEN,
            "b": None,
            "c": 1,
            "d": [HIDDEN],
            "e": "晒榜",
        }


def test_an_address_of_its_own_keeps_a_page_back() -> None:
    written = Written()
    written.board(f"c/{MOBILE}/index.html", b"<p>ok</p>")
    assert written == {}
    assert written.found == [("address", "R-25-number", ["c/…/index.html"])]


def test_an_archive_is_kept_back_whole() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("说明.txt", f"电话{MOBILE}")
    written = Written()
    written.own("a.zip", content.getvalue())
    assert written == {}
    assert written.found == [("left-out", "R-25-number", ["a.zip"])]


def test_what_can_t_be_read_goes_out_and_is_said() -> None:
    written = Written()
    written.own("a.pdf", b"%PDF-1.7 broken")
    assert list(written) == ["a.pdf"]
    assert written.found == [("unread", "unread", ["a.pdf"])]


def test_sheets_are_set_from_other_words() -> None:
    written = Written()
    document = json.dumps({"sheets": [{"rows": [MOBILE, "晒榜"]}]}, ensure_ascii=False)
    assert json.loads(written.gate.document("sheets/a.pdf", document)) == {
        "sheets": [{"rows": [HIDDEN, "晒榜"]}]
    }
    assert written.gate.name("sheets/", "司马蓁小区") == HIDDEN


@pytest.mark.parametrize(
    "private",
    [MOBILE, f"{MOBILE[:3]}\n{MOBILE[3:]}", f'"{MOBILE}"', f"\\{MOBILE}", "司马\n蓁"],
    ids=["plain", "two lines", "quoted", "behind a backslash", "a name on two lines"],
)
@pytest.mark.parametrize("before", [[], ["1．", "2．修门"], ["晒榜"] * 9], ids=len)
def test_a_text_on_a_sheet_is_found_however_json_writes_it_and_whatever_stands_before(
    before: list[str], private: str
) -> None:
    written = Written()
    document = json.dumps({"rows": [*before, private, "3．", 12345678901]}, ensure_ascii=False)
    shown = json.loads(written.gate.document("sheets/a.pdf", document))
    assert shown == {"rows": [*before, HIDDEN, "3．", 12345678901]}


def test_a_sheet_that_holds_nothing_private_goes_on_as_it_is() -> None:
    document = '{"rows": ["1．", "修\\n门"]}'
    assert Written().gate.document("sheets/a.pdf", document) is document


def test_a_text_on_a_sheet_is_read_apart_from_its_neighbour() -> None:
    written = Written()
    said = "目标：1901户业主苏师傅\u3000鼓楼社区（全社区）"
    assert json.loads(
        written.gate.document("sheets/a.pdf", json.dumps([said], ensure_ascii=False))
    ) == [HIDDEN]


def test_what_others_found_is_told_once_and_never_what_it_says() -> None:
    written = Written()

    def find(number: int) -> None:
        written.board(f"{number}/index.html", f"<p>{MOBILE}</p>".encode())

    find(3)
    gather(3, find, 3, lambda _: None, [written.gate.finds])
    (problem,) = problems_of(written.gate.finds.all())
    assert problem.place.file == "0/index.html"
    assert "共4个文件" in problem.text()
    assert all(MOBILE[:5] not in said for said in in_every_language(problem.text))


def test_forms_of_one_table_lose_the_cell_in_each_and_an_archive_of_them_goes_out_as_it_is() -> (
    None
):
    written = Written()
    forms = {
        "data/a.csv": f'"司马蓁"\n"{MOBILE}"\n'.encode(),
        "data/a.json": b'[["%s"]]' % MOBILE.encode(),
    }
    write = written.gate.before_forms(written.__setitem__)
    write(forms)
    assert written.text("data/a.csv") == f'"{HIDDEN}"\n"{HIDDEN}"\n'
    assert json.loads(written["data/a.json"]) == [[HIDDEN]]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.csv", b"\\u" + written["data/a.csv"])
    write({"data/all.zip": held.getvalue()})
    assert written["data/all.zip"] == held.getvalue()


@pytest.mark.parametrize(
    "document",
    [
        "<w:p><w:r><w:t>请打1391234</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>5678</w:t></w:r></w:p>",
        "<si><r><t>请打1391234</t></r><r><t>5678</t></r></si>",
        "<text:p>请打1391234<text:span>5678</text:span></text:p>",
        "<a:p><a:r><a:t>请打1391234</a:t></a:r><a:r><a:t>5678</a:t></a:r></a:p>",
    ],
    ids=["document", "workbook", "open document", "slides"],
)
def test_a_number_over_several_runs_of_an_office_file_then_it_is_left_out(document: str) -> None:
    content, written = io.BytesIO(), Written()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("content.xml", document)
    written.own("a.docx", content.getvalue())
    assert not written
    assert written.found == [("left-out", "R-25-number", ["a.docx"])]
