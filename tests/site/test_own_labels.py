"""A programme that calls every term of every vocabulary otherwise: no default word is left on any page."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
import yaml
from sunboard.records.defaults import DEFAULTS

from tests.factories import ROOT, build_site, copy_records
from tests.site.county import CountySite
from tests.site.pages import read_pages

SAMPLE = ROOT / "tests" / "sample_data"
ORDINARY = {
    # Things that sentences speak of, whatever a list calls one of its terms.
    *(
        "社区",
        "解决",
        "部分解决",
        "小区",
        "县",
        "镇（街道）",
        "单位",
        "组织",
        "群众",
        "本人",
        "机关",
        "观察员",
        "电话",
        "网页",
    ),
    # What somebody does, or how something is.
    *("答复", "重办", "转办", "恢复", "退回", "中止", "取消", "撤回", "被替代", "议定", "提级"),
    *("单位包联", "领导包联", "满意", "不满意", "公示中", "志愿服务", "扫码", "其他"),
    # What kinds of correction and surfaces for names are, as the pages that nobody draws explain them.
    *("文字", "事实", "状态", "作废", "隐私", "照片", "转发", "检索", "纸单", "开放数据"),
    *("很满意", "基本满意", "拟上榜公示"),
}
"""Default labels that are words of the language as well, and stand in sentences as such."""


def _relabelled(project: Path) -> dict[str, str]:
    """Give every term another label, the one before as its alias; by each label before the one now."""
    file = project / "data" / "programme.yml"
    programme = yaml.safe_load(file.read_text(encoding="utf-8"))
    default = yaml.load(DEFAULTS.read_bytes(), yaml.CSafeLoader)["vocabularies"]
    vocabularies = programme["vocabularies"] = default | programme["vocabularies"]
    numbers, now = count(), {}
    for term in (term for terms in vocabularies.values() for term in terms):
        before = term["label"]
        term["aliases"] = [before, *term.get("aliases", ())]
        term["label"] = now[before] = _word(next(numbers))
    file.write_text(yaml.safe_dump(programme, allow_unicode=True), encoding="utf-8")
    return now


def _word(number: int) -> str:
    """A word of its own for each number, which no other holds."""
    return "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{number:03}")


def _told(records: Path) -> Iterator[str]:
    """What records say themselves, and the programme of its terms."""
    for file in sorted(records.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.reader(opened):
                yield from row
    for file in sorted(records.glob("*.yml")):
        if file.name != "programme.yml":
            for row in yaml.safe_load(file.read_text(encoding="utf-8")):
                yield from map(str, row.values())
    programme = yaml.safe_load((records / "programme.yml").read_text(encoding="utf-8"))
    for terms in programme["vocabularies"].values():
        yield from (f"（{term.get('note', '')}）" for term in terms)


@pytest.fixture(scope="module")
def project(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    def make(out: Path) -> None:
        copy_records(SAMPLE, out / "project")
        _relabelled(out / "project")
        build_site(out / "project", out / "site")

    return made_once("own-labels", make)


def test_no_default_label_is_left_on_any_page(project: Path, tmp_path: Path) -> None:
    labels = _relabelled(copy_records(SAMPLE, tmp_path / "again"))
    pages = read_pages(CountySite(project / "site"))
    told = set(_told(project / "project" / "data"))
    looked_for = [
        label
        for label in labels.keys() - ORDINARY
        if not any(label in text and label != text for text in told)
    ]
    assert {"已兑现", "未兑现", "已上榜", "异议待答复", "主动认领"} <= set(looked_for)
    left = {
        (page.path, label) for page in pages.values() for label in looked_for if label in page.shown
    }
    assert left == set()


@pytest.mark.parametrize(
    ("label", "page", "form"),
    [
        ("已兑现", "commitments/index.html", "{}"),
        ("未兑现", "commitments/index.html", "逾期{}的在前，其次{}"),
        ("撤回", "index.html", "其中3项{}、"),
        ("退回", "about/index.html", "已{}"),
        ("已上榜", "deeds/index.html", "{}"),
        ("需求清单", "lists/index.html", "{}"),
        ("未到岗", "stations/index.html", "{}"),
        ("已兑现", "method/index.html", "叫{}"),
    ],
)
def test_own_label_is_the_word_that_is_shown(
    project: Path, tmp_path: Path, label: str, page: str, form: str
) -> None:
    word = _relabelled(copy_records(SAMPLE, tmp_path / "again"))[label]
    shown = read_pages(CountySite(project / "site"))[page].shown
    assert form.format(word, word) in shown
