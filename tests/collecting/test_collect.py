"""`sunboard collect`: nothing handed in is lost, two nights say the same, and the last good file is kept."""

from __future__ import annotations

import io
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.building import content
from tests.factories import ROOT, Run, run_sunboard

OFFICE = ROOT / "tests" / "cases" / "office-workbook" / "结对共建台账.xlsx"
PROGRAMME = "name: 结对共建\ncounty: 清源县\nissuer: 清源县委组织部\nsupervision_phone: 0999-1\n"
HEADINGS = "社区,反映问题,受理时间,承办单位\n"
ROW = "东关社区,第1号路灯不亮请尽快修好,2026-10-01,县住建局\n"
EARLIER = "2026-09-03"


class Office:
    """A project, and the folder in which others hand in."""

    def __init__(self, folder: Path) -> None:
        self.project, self.drop = folder / "county", folder / "收件"
        (self.project / "data").mkdir(parents=True)
        self.drop.mkdir()
        (self.project / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
        shutil.copy(OFFICE, self.project / "data")

    def hand_in(self, sender: str, name: str, topics: range, *, age: float = 3600) -> Path:
        """Put a sender's table into their folder, so many seconds ago."""
        lines = [f"东关社区,第{n}号路灯不亮请尽快修好,2026-10-{n:02},县住建局\n" for n in topics]
        return self.put(sender, name, (HEADINGS + "".join(lines)).encode(), age=age)

    def put(self, sender: str, name: str, data: bytes, *, age: float = 3600) -> Path:
        path = self.drop / sender / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (time.time() - age,) * 2)
        return path

    def collect(self, *more: str) -> Run:
        return run_sunboard("collect", self.drop, "-C", self.project, *more)

    def used(self, sender: str) -> dict[str, bytes]:
        """What the project has of a sender."""
        return content(self.project / "data" / "received" / sender)

    def aside(self) -> list[bytes]:
        """What others took the place of."""
        return [*content(self.project / ".sunboard" / "replaced").values()]

    def receipt(self, sender: str) -> str:
        return (self.drop / sender / "回执.txt").read_text(encoding="utf-8-sig")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_table_that_was_handed_in_then_taken_and_told(office: Office) -> None:
    handed = office.hand_in("东关社区", "诉求.csv", range(1, 9))
    run = office.collect()
    assert run.code == 0
    assert "东关社区：诉求.csv 收下了，8条记录。" in run.out
    assert office.used("东关社区") == {"诉求.csv": handed.read_bytes()}
    assert "诉求.csv 是" in office.receipt("东关社区")
    page = (office.project / ".sunboard" / "收件.html").read_text(encoding="utf-8")
    assert "东关社区" in page
    assert "8条记录" in page
    assert (office.project / "data" / "private" / ".gitignore").read_text() == "*\n"


def test_two_nights_then_the_same(office: Office) -> None:
    office.hand_in("东关社区", "诉求.csv", range(1, 9))
    office.put("西关社区", "坏.xlsx", b"PK\x03\x04 cut off")
    office.collect()
    shared, project = content(office.drop), content(office.project / "data")
    run = office.collect()
    assert "诉求.csv 是" in run.out
    assert (content(office.drop), content(office.project / "data")) == (shared, project)
    assert office.aside() == []


def test_file_that_is_just_being_copied_then_waits(office: Office) -> None:
    office.hand_in("东关社区", "诉求.csv", range(1, 9), age=5)
    run = office.collect()
    assert run.code == 3
    assert "诉求.csv 刚放进来，也许还没有拷完，下一次再收。" in run.out
    assert office.used("东关社区") == {}
    os.utime(office.drop / "东关社区" / "诉求.csv", (time.time() - 600,) * 2)
    assert office.collect().code == 0
    assert list(office.used("东关社区")) == ["诉求.csv"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 cut off", "用不了"),
        (b"", "用不了"),
        ("会议通知\n请各单位按时参加\n".encode(), "用不了"),
        ((HEADINGS + ROW).encode(), "上次收下的有8条，这份只有1条"),
    ],
    ids=["cut off", "empty", "no table", "far fewer"],
)  # fmt: skip
def test_new_one_that_is_bad_then_the_last_good_one_is_kept(
    office: Office, data: bytes, said: str
) -> None:
    good = office.hand_in("东关社区", "诉求.csv", range(1, 9)).read_bytes()
    office.collect()
    office.put("东关社区", "诉求.csv", data)
    run = office.collect()
    assert run.code == 3
    assert said in run.out
    assert "现在用的还是" in run.out
    assert "用不了" in office.receipt("东关社区")
    assert office.used("东关社区") == {"诉求.csv": good}
    office.hand_in("东关社区", "诉求.csv", range(1, 10))
    assert office.collect().code == 0
    assert office.aside() == [good]


def test_far_fewer_that_somebody_says_are_right_then_taken(office: Office) -> None:
    good = office.hand_in("东关社区", "诉求.csv", range(1, 9)).read_bytes()
    office.collect()
    few = office.hand_in("东关社区", "诉求.csv", range(1, 2)).read_bytes()
    assert office.collect("--accept", "东关社区").code == 0
    assert office.used("东关社区") == {"诉求.csv": few}
    assert office.aside() == [good]


def test_new_one_that_lacks_a_sheet_then_the_one_that_has_it_is_kept(office: Office) -> None:
    book = Workbook()
    book.active.title = "服务单"
    for line in (HEADINGS + ROW).splitlines():
        book.active.append(line.split(","))
    without = as_bytes(book)
    visits = book.create_sheet("走访")
    visits.append(["走访单位", "小区", "走访时间", "走访户数"])
    visits.append(["县住建局", "东关花园", "2026-10-02", 3])
    whole = as_bytes(book)
    office.put("东关社区", "台账.xlsx", whole)
    assert office.collect().code == 0
    office.put("东关社区", "台账.xlsx", without)
    run = office.collect()
    assert run.code == 3
    assert "原来的 台账.xlsx 里有、新的 台账.xlsx 里没有的：「走访」（包联走访1条）" in run.out
    assert office.used("东关社区") == {"台账.xlsx": whole}
    assert office.collect("--accept", "东关社区").code == 0
    assert office.used("东关社区") == {"台账.xlsx": without}


def as_bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_next_month_s_edition_takes_the_place_and_the_old_one_is_not_taken_again(
    office: Office,
) -> None:
    old = office.hand_in("东关社区", "诉求9月.csv", range(1, 9), age=9000).read_bytes()
    office.collect()
    new = office.hand_in("东关社区", "诉求10月.csv", range(1, 12)).read_bytes()
    office.collect()
    run = office.collect()
    assert office.used("东关社区") == {"诉求10月.csv": new}
    assert office.aside() == [old]
    assert "诉求9月.csv 不再用了" in run.out


def test_edition_that_is_partly_the_same_then_its_sender_is_asked(office: Office) -> None:
    office.hand_in("东关社区", "诉求9月.csv", range(1, 11), age=9000)
    office.collect()
    office.hand_in("东关社区", "诉求10月.csv", range(8, 18))
    run = office.collect()
    assert "和收下的 诉求9月.csv 有一部分行一样。要代替它，请用同一个文件名再交" in run.out
    assert list(office.used("东关社区")) == ["诉求9月.csv"]


def test_edition_of_what_is_still_open_then_it_goes_on_with_the_old_one(office: Office) -> None:
    lines = [f"DH202610{n:04},{ROW}" for n in range(1, 15)]
    for month, own, age in (("9", lines[:10], 9000), ("10", lines[7:], 3600)):
        text = f"来件编号,{HEADINGS}{''.join(own)}"
        office.put("东关社区", f"诉求{month}月.csv", text.encode(), age=age)
        office.collect()
    assert sorted(office.used("东关社区")) == ["诉求10月.csv", "诉求9月.csv"]
    mapping = (office.project / "data" / "mapping.yml").read_text(encoding="utf-8")
    folder = "received/东关社区"
    assert f'"{folder}/诉求10月.csv": ["{folder}/诉求9月.csv"]' in mapping
    check = run_sunboard("check", "-C", office.project, "--as-of", "2026-10-31")
    assert "有3行的来件编号" in check.out
    assert "算两件" not in check.out


def test_two_who_call_their_files_alike_then_both_are_used(office: Office) -> None:
    office.hand_in("东关社区", "台账.csv", range(1, 5))
    office.hand_in("西关社区", "台账.csv", range(1, 5))
    office.collect()
    assert list(office.used("东关社区")) == list(office.used("西关社区")) == ["台账.csv"]
    assert office.aside() == []


def test_file_that_is_gone_from_the_shared_folder_then_still_used(office: Office) -> None:
    office.hand_in("东关社区", "诉求.csv", range(1, 9)).unlink()
    office.hand_in("东关社区", "诉求.csv", range(1, 9))
    office.collect()
    (office.drop / "东关社区" / "诉求.csv").unlink()
    run = office.collect()
    assert "诉求.csv 这里没有了，" in run.out
    assert list(office.used("东关社区")) == ["诉求.csv"]


def test_who_hands_in_nothing_this_month_then_named_with_who_has_no_folder(office: Office) -> None:
    office.hand_in("东关社区", "诉求.csv", range(1, 9))
    (office.drop / "西关社区").mkdir()
    run = office.collect()
    assert "本月还没有交的：西关社区。" in run.out
    assert "还没有文件夹的社区：北门社区、" in run.out
    log = office.project / "data" / "private" / "received.csv"
    day = log.read_text(encoding="utf-8").splitlines()[1].partition(",")[0]
    log.write_text(log.read_text(encoding="utf-8").replace(day, EARLIER), encoding="utf-8")
    run = office.collect()
    assert "本月还没有交的：东关社区、西关社区。" in run.out
    assert "诉求.csv 是2026年9月3日收下的" in run.out


def others(office: Office) -> Iterator[Path]:
    """What nobody means to hand in, or of which nobody knows whose it is."""
    for name in ("~$诉求.xlsx", ".~lock.诉求.csv#", ".DS_Store", "Thumbs.db"):
        yield office.put("东关社区", name, b"x")
    yield office.put("东关社区", "照片.jpg", b"x")
    yield office.put("", "没有主的.csv", b"x")
    (office.drop / "东关社区" / "旧的").mkdir()
    link = office.drop / "东关社区" / "外面.csv"
    link.symlink_to("/etc/hostname")


def test_what_is_no_table_then_left_and_told(office: Office) -> None:
    list(others(office))
    run = office.collect()
    assert "东关社区：外面.csv、旧的、照片.jpg 不是表格，没有收。" in run.out
    assert "没有主的.csv 没有放在谁的文件夹里，没有收。" in run.out
    assert office.used("东关社区") == {}


def test_row_at_fault_then_told_in_the_receipt_by_the_name_its_sender_knows(office: Office) -> None:
    file = office.hand_in("东关社区", "诉求.csv", range(1, 9))
    text = file.read_text(encoding="utf-8").replace("2026-10-03", "2026-13-03")
    office.put("东关社区", "诉求.csv", text.encode())
    run = office.collect()
    assert "有1处要改。" in run.out
    assert "错误 诉求.csv 第4行" in office.receipt("东关社区")


def test_shared_folder_that_nobody_may_write_to_then_taken_all_the_same(office: Office) -> None:
    office.hand_in("东关社区", "诉求.csv", range(1, 9))
    (office.drop / "东关社区" / "回执.txt").mkdir()
    run = office.collect()
    assert run.code == 0
    assert "回执写不到：东关社区。" in run.err


@pytest.mark.parametrize("put", [os.symlink, lambda _, path: os.mkfifo(path)])
def test_link_or_pipe_in_the_place_of_a_receipt_then_nothing_of_the_keeper_s_is_written_to(
    office: Office, put: Callable[[Path, Path], None]
) -> None:
    office.hand_in("东关社区", "诉求.csv", range(1, 9))
    mine, place = office.project / "data" / "programme.yml", office.drop / "东关社区" / "回执.txt"
    put(mine, place)
    assert office.collect().code == 0
    assert mine.read_text(encoding="utf-8") == PROGRAMME
    assert not place.is_symlink()
    assert "诉求.csv 是" in office.receipt("东关社区")


def test_numbered_by_a_publication_then_known_again_in_the_next_one(office: Office) -> None:
    office.hand_in("东关社区", "诉求.csv", range(1, 9))
    office.collect()
    publish = ("publish", "--number", "-C", office.project, "--workers", "1")
    assert run_sunboard(*publish).code in (0, 3)
    numbered = office.used("东关社区")["诉求.csv"].decode("utf-8-sig").splitlines()
    assert "编号" in numbered[0]
    before = content(office.project / "data")
    office.collect()
    assert content(office.project / "data") == before
    office.hand_in("东关社区", "诉求.csv", range(1, 12))
    office.collect()
    assert run_sunboard(*publish).code in (0, 3)
    again = office.used("东关社区")["诉求.csv"].decode("utf-8-sig").splitlines()
    assert again[: len(numbered)] == numbered
    assert len(again) == len(numbered) + 3


def test_in_english_then_so_are_report_and_receipt(office: Office) -> None:
    office.hand_in("东关社区", "诉求.csv", range(1, 9))
    (office.drop / "西关社区").mkdir()
    run = office.collect("--lang", "en")
    assert "东关社区: 诉求.csv was taken in, 8 records." in run.out
    assert "Nothing yet this month from 西关社区." in run.out
    assert (office.drop / "东关社区" / "receipt.txt").exists()


def test_what_nobody_sees_or_may_know_then_told_and_never_repeated(office: Office) -> None:
    office.put("东关社区", "台账　新.csv", b"x")
    office.put("", "照片.jpg", b"x")
    (office.drop / "private").mkdir()
    (office.drop / "link").symlink_to(office.project)
    office.hand_in("东关社区", "13812345678诉求.csv", range(1, 9))
    run = office.collect()
    assert run.code == 3
    assert r"台账\u3000新.csv 的名称里有看不见的字符" in run.out
    assert "link、private、照片.jpg 没有放在谁的文件夹里，没有收。" in run.out
    assert "***.csv 收下了，8条记录。" in run.out
    log = (office.project / "data" / "private" / "received.csv").read_text(encoding="utf-8")
    page = (office.project / ".sunboard" / "收件.html").read_text(encoding="utf-8")
    for said in (run.out, run.err, log, page, office.receipt("东关社区")):
        assert "13812345678" not in said
    assert "***.csv 是" in office.collect().out


def test_long_name_then_taken_and_replaced_and_one_that_leaves_no_room_held(office: Office) -> None:
    name, longer = "表" * 65 + ".csv", "表" * 83 + "12.csv"
    assert len(longer.encode()) == 255
    good = office.hand_in("东关社区", name, range(1, 9)).read_bytes()
    office.hand_in("北门社区", longer, range(1, 9))
    office.hand_in("西关社区", "诉求.csv", range(1, 9))
    run = office.collect()
    assert "用不了：文件名太长，没有收；请改成66个汉字以内的。" in run.out
    assert "西关社区：诉求.csv 收下了" in run.out
    office.hand_in("东关社区", name, range(1, 10))
    office.collect()
    assert office.aside() == [good]
    assert run_sunboard("number", "-C", office.project).code == 0


def test_id_that_another_handed_in_then_held_and_theirs_stays(office: Office) -> None:
    text = "编号," + HEADINGS + "fw-1," + ROW
    office.put("西关社区", "诉求.csv", text.encode())
    office.collect()
    office.put("东关社区", "诉求.csv", text.encode())
    run = office.collect()
    assert "东关社区：诉求.csv 用不了：第2行的编号别人已经用了" in run.out
    assert office.used("东关社区") == {}


def test_file_by_which_the_site_could_not_be_published_then_held(office: Office) -> None:
    for sender in ("东关社区", "西关社区"):
        office.hand_in(sender, "tasks.csv", range(1, 13))
    office.collect()
    run = run_sunboard("publish", "--number", "-C", office.project, "--workers", "1")
    assert run.code in (0, 3)
    lines = [f"第{n}条,东关社区,路灯{n}不亮,2026-10-01,县住建局\n" for n in range(1, 13)]
    office.put("东关社区", "tasks.csv", f"编号,{HEADINGS}{''.join(lines)}".encode())
    run = office.collect()
    assert "东关社区：tasks.csv 用不了：收了它，整个网站就发布不了：" in run.out
    assert "西关社区：tasks.csv 是" in run.out
    assert office.collect("--accept", "东关社区").code == 0


def no_file(office: Office) -> None:
    (office.drop / "东关社区").mkdir()
    os.mkfifo(office.drop / "东关社区" / "诉求.csv")


def too_big(office: Office) -> None:
    path = office.put("东关社区", "诉求.csv", b"x")
    with path.open("r+b") as file:
        file.truncate(40 << 30)
    os.utime(path, (time.time() - 3600,) * 2)


def called_as_a_kind(office: Office) -> None:
    office.hand_in("people", "诉求.csv", range(1, 9))


def only_the_office_s(office: Office) -> None:
    office.put("东关社区", "people.csv", "编号,姓名,单位\ndy-1,周立群,县住建局\n".encode())


@pytest.mark.parametrize(
    "bad", [no_file, too_big, called_as_a_kind, only_the_office_s]
)  # fmt: skip
def test_whatever_one_hands_in_then_others_are_taken_in(
    office: Office, bad: Callable[[Office], None]
) -> None:
    bad(office)
    office.hand_in("西关社区", "诉求.csv", range(1, 9))
    run = office.collect()
    assert "西关社区：诉求.csv 收下了，8条记录。" in run.out
    assert "-" not in run.out
    assert not run.err or "给管理的人的一页" in run.err
    assert list(office.used("西关社区")) == ["诉求.csv"]
    assert "people：诉求.csv 收下了，8条记录。" in run.out or not office.used("东关社区")
