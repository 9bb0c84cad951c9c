"""What the programme itself says is looked at like any text, and costs nothing but its words."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from sunboard.checks.private.names import NameFinder
from sunboard.checks.private.programme import without_private
from sunboard.checks.records import WITHHELD
from sunboard.records import read_programme
from sunboard.settings import Programme

SAMPLE = Path(__file__).parents[2] / "sample_data"
TEXT = (SAMPLE / "data" / "programme.yml").read_text(encoding="utf-8")


def read(tmp_path: Path, text: str) -> Programme:
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "programme.yml").write_text(text, encoding="utf-8")
    programme, problems = read_programme(tmp_path)
    assert programme is not None, problems
    return programme


def with_setting(setting: str) -> str:
    key = setting.partition(":")[0]
    lines = [setting if line.startswith(f"{key}:") else line for line in TEXT.splitlines()]
    assert setting in lines
    return "\n".join(lines)


def test_sample_then_nothing_is_found() -> None:
    programme, _ = read_programme(SAMPLE)
    assert programme is not None
    assert without_private(programme, SAMPLE) == (programme, [])


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("supervision_phone: 13900000000", "R-25-number"),
        ("issuer: 县委组织部，微信号 abc_12345", "R-25-online"),
        ("name: 110101199003070003", "R-25-number"),
    ],
)
def test_setting_with_something_private_then_it_is_withheld(
    tmp_path: Path, setting: str, code: str
) -> None:
    key, text = setting.partition(":")[0], with_setting(setting)
    programme = read(tmp_path, text)
    cleaned, (problem, *rest) = without_private(programme, tmp_path)
    assert (problem.code, problem.place.row) == (code, text.splitlines().index(setting) + 1)
    assert rest == []
    assert getattr(cleaned, key) == WITHHELD
    others = [each.name for each in fields(programme) if each.init and each.name != key]
    assert all(getattr(cleaned, name) == getattr(programme, name) for name in others)


def test_setting_names_whom_nobody_may_then_it_is_withheld(tmp_path: Path) -> None:
    programme = read(tmp_path, with_setting("issuer: 县委组织部（联系人赵长河）"))
    cleaned, (problem,) = without_private(programme, tmp_path, NameFinder(["赵长河"]))
    assert (problem.code, cleaned.issuer) == ("R-26-beside", WITHHELD)


def test_english_programme_then_it_is_said_in_english(tmp_path: Path) -> None:
    text = f"{with_setting('supervision_phone: 13900000000')}\nlanguage: en\n"
    cleaned, _ = without_private(read(tmp_path, text), tmp_path)
    assert cleaned.supervision_phone == "(withheld as private)"


def test_term_with_a_number_in_its_label_then_it_keeps_its_key_and_what_it_counts_as(
    tmp_path: Path,
) -> None:
    programme = read(tmp_path, TEXT.replace("label: 单位包联", "label: 单位包联13900000000"))
    cleaned, problems = without_private(programme, tmp_path)
    assert len(problems) == 1
    (before, *_), (after, *_) = (
        each.vocabulary("pairing_kinds").terms for each in (programme, cleaned)
    )
    assert (after.key, after.counts_as, after.label) == (before.key, before.counts_as, WITHHELD)


def test_address_then_it_may_have_a_door(tmp_path: Path) -> None:
    programme = read(tmp_path, with_setting("address: 人民路3号楼101室"))
    assert without_private(programme, tmp_path) == (programme, [])


def test_web_address_with_a_number_then_there_is_none(tmp_path: Path) -> None:
    programme = read(tmp_path, with_setting("web_address: https://13900000000.example/"))
    assert without_private(programme, tmp_path)[0].web_address == ""
