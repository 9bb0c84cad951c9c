"""The audit finds what stands in a folder, whatever file it stands in, and repeats none of it."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, PngImagePlugin
from sunboard.checks.private.people_file import finder_of
from sunboard.cli import main
from sunboard.gate.audit import Auditor, files_of

from tests.gate.looked_for import MOBILE, judge


def fill(folder: Path) -> None:
    (folder / "a.html").write_text(f"<p>ok</p>\n<p>139<b>1234</b>5678</p><img alt='{MOBILE}'>")
    (folder / "b.json").write_text(json.dumps({"a": f"请打{MOBILE}"}))
    (folder / "c.csv").write_text(f"编号,电话\n1,{MOBILE}\n", encoding="gb18030")
    (folder / f"d-{MOBILE}.txt").write_text("ok")
    (folder / "e.svg").write_text("<svg><text>139<tspan>12345678</tspan></text></svg>")
    with zipfile.ZipFile(folder / "f.zip", "w") as archive:
        archive.writestr("g.txt", MOBILE)
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", MOBILE)
    Image.new("RGB", (2, 2)).save(folder / "h.png", pnginfo=words)
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (2, 2)).save(folder / "i.jpg", exif=exif)
    (folder / "j.doc").write_bytes(b"\xd0\xcf\x11\xe0\0")


def test_every_file_is_read(tmp_path: Path) -> None:
    fill(tmp_path)
    auditor = Auditor(judge())
    looked = {path: auditor.look(tmp_path, path) for path in files_of(tmp_path)}
    found = {path: [(s.code, s.place) for s in each.sights] for path, each in looked.items()}
    number = "R-25-number"
    assert found == {
        "a.html": [(number, "第2行")],
        "b.json": [(number, "第1行")],
        "c.csv": [(number, "第2行")],
        f"d-{MOBILE}.txt": [(number, "文件名")],
        "e.svg": [(number, "第1行")],
        "f.zip": [(number, "压缩包里的文件 第1行")],
        "h.png": [(number, "图片信息 Comment")],
        "i.jpg": [("R-25-position", "图片信息里的拍摄地点")],
        "j.doc": [],
    }
    assert [path for path, each in looked.items() if each.unread] == ["j.doc"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_report_repeats_nothing(tmp_path: Path, form: str) -> None:
    fill(tmp_path)
    ended = CliRunner().invoke(main, ["audit", str(tmp_path), "--format", form])
    assert ended.exit_code == 1
    assert "1391234" not in ended.output
    assert "姓名没有查" in ended.output


def test_nothing_found_and_something_unread_end_differently(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>晒榜</p>")
    assert CliRunner().invoke(main, ["audit", str(tmp_path)]).exit_code == 0
    (tmp_path / "j.doc").write_bytes(b"\0")
    assert CliRunner().invoke(main, ["audit", str(tmp_path)]).exit_code == 3


def test_names_are_those_of_a_list_or_of_a_table_without_consent(tmp_path: Path) -> None:
    file, day = tmp_path / "people.csv", date(2026, 11, 1)
    file.write_text("司马蓁\n熊旭\n")
    assert finder_of(file, day).names == {"司马蓁", "熊旭"}
    file.write_text(
        "编号,姓名,同意公开姓名日期,撤回同意日期\n"
        "1,司马蓁,,\n2,熊旭,2026-01-01,\n3,余杰,2026-01-01,2026-10-01\n4,龚庆洋,2026-12-01,\n"
    )
    assert finder_of(file, day).names == {"司马蓁", "余杰", "龚庆洋"}
