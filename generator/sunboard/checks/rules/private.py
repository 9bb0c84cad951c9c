"""R-25, R-27: what points to one person or one household stands in no public text.

A stem for RE2 finds the few texts of a column that are worth a look; Python's patterns then know what only
looks private: offices have rooms too, and a stairwell is everybody's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from sunboard.checks.arrays import matches
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.drafting import THREADS
from sunboard.checks.rules.wording import HARDSHIP, HARDSHIP_STEMS, RESIDENT
from sunboard.schema import Field

_D = "[0-9０-９]"
STEM = (
    rf"[1１][3-9３-９]{_D}[ 　－-]?{_D}{{4}}[ 　－-]?{_D}{{4}}|{_D}{{17}}[0-9０-９XxＸｘ]"
    rf"|单元[ 　－-]?{_D}{{3}}|{_D}室|{_D}[-—－]{_D}{{1,2}}[-—－]{_D}{{3}}"
    rf"|{HARDSHIP_STEMS}"
)
"""Whatever may be one of the patterns below, for RE2."""

_MOBILE = r"(?<!\d)(?:(?:\+|00)86[ -]?|86[ -])?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d元万])"
_BIRTHDAY = r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY_CARD = rf"(?<!\d)[1-9]\d{{5}}{_BIRTHDAY}\d{{3}}[\dXx](?!\d)"
_NUMBER = re.compile(f"{_MOBILE}|{_IDENTITY_CARD}")

_OFFICE = (
    "(?:中心|大厅|大楼|政府|党校|局|委|站|会|办公|行政|综合|教学|门诊|党群|物业|医院|学校|法院|派出所|司法所|馆|窗口)"
    "(?:[A-Za-z]座|[东西南北主附]?楼)?[(]?(?:第?[0-9一二三四五六七八九十]+号?[楼层幢])?[),、 ]?"
    "|(?:来信|来访|寄)[^。;\n]{0,40}"
)
_OFFICE_BEFORE = re.compile(f"(?:{_OFFICE})$")
_LABEL_BEFORE = re.compile("(?:车位|车库|编号|型号|规格|图纸|合同|取件码)号?[: ]?$")
_LONGEST_BEFORE = 50
_PUBLIC_ROOM = (
    "[(]?(?:会议|办公|咨询|办理|领取|报名|值班|开会|党群|居委|物业|社区|活动)"
    "|改为|改成|改造为|改建|腾出|作为|用作|设为"
)
_COUNTED = "[年月号层个户盏块米平元人台套件次处棵吨公里辆多余千万亿%]|楼(?![上下])"
_DOOR = re.compile(
    rf"单元[ -]?\d{{3,4}}(?!\d|[至到~—-]\d|{_COUNTED})"
    r"|(?<![\da-z—-])\d{1,2}[-—]\d{1,2}[-—](?!20[1-3]\d)\d{3,4}(?![\d—-])"
    rf"|(?P<room>\d{{3,4}}室(?!{_PUBLIC_ROOM}))"
)

_SENTENCE_END = re.compile("[。;!?\n]")


def texts_point_to_nobody(drafts: Drafts) -> Iterator[RecordFault]:
    """R-25, R-27: a text holds somebody's number, tells which door it is about, or whose hardship."""
    jobs = [(draft, field) for draft in drafts.by_kind.values() for field in draft.kind.narratives]
    with ThreadPoolExecutor(THREADS) as threads:
        suspects = threads.map(lambda job: matches(job[0].texts[job[1].name], STEM), jobs)
    for (draft, field), where in zip(jobs, suspects, strict=True):
        for row in np.flatnonzero(where).tolist():
            for fault in _faults(draft, field, row):
                yield draft.fault(row, field.name, fault)


def _faults(draft: Draft, field: Field, row: int) -> Iterator[Fault]:
    text = unicodedata.normalize("NFKC", draft.texts[field.name][row].as_py())
    if holds_number(text):
        yield Fault("R-25-number")
    # Where the public finds something stands behind a door like any other.
    if not field.address and tells_door(text):
        yield Fault("R-25-household")
    if word := hardship_told(text):
        yield Fault("R-27-hardship", {"word": word})


def holds_number(text: str) -> bool:
    """Whether a mobile telephone stands in an NFKC text, or an identity card, with its day of birth."""
    return _NUMBER.search(text) is not None


def tells_door(text: str) -> bool:
    """Whether it tells a home: 3单元201, 501室, 3-2-501; no day, no 2单元5楼 nor 101至601, no office's room."""
    for door in _DOOR.finditer(text):
        before = text[max(0, door.start() - _LONGEST_BEFORE) : door.start()]
        is_other = _LABEL_BEFORE if door["room"] is None else _OFFICE_BEFORE
        if is_other.search(before) is None:
            return True
    return False


def hardship_told(text: str) -> str:
    """The word for the hardship of a resident whom the same sentence points out; "" for none."""
    for sentence in _SENTENCE_END.split(text):
        word = HARDSHIP.search(sentence)
        if word is not None and RESIDENT.search(sentence) is not None:
            return word.group()
    return ""
