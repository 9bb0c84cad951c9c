"""更正: every correction, newest first, and what the own page of the record says of it at its top."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reference import deeds
from tests.reference.county import County
from tests.reference.pages import NOW
from tests.reference.records import Row, a_day
from tests.reference.said_records import PARTS
from tests.reference.standing_posted import TOLD
from tests.reference.timing import spoken
from tests.reference.words import Figures

LABELS = {
    "commitments": "承诺",
    "tasks": "服务单",
    "deeds": "闪光言行",
    "estates": "小区",
    "communities": "社区",
    "units": "部门单位",
    "notices": "公示",
}
FACTS = {
    "successor": "留下的记录",
    "field": "更正的项目",
    "before": "原来",
    "after": "现在",
    "reason": "原因",
    "decided_by": "决定",
}
OWN_PAGES = {
    "commitments": "commitments",
    "deeds": "deeds",
    "estates": "e",
    "communities": "c",
    "units": "u",
    "notices": "notices",
}
"""The kinds whose own page says at its top what was corrected, and where it is."""


def figures(county: County) -> Figures:
    rows = sorted(county.rows("corrections"), key=lambda row: (a_day(row, "date"), row["id"]))
    rows.reverse()
    found = {f"corrects {row['id']}": PARTS.join(_said(county, row)) for row in rows}
    if rows:
        found["corrections corrections/"] = " ".join(row["id"] for row in rows)
    marks: dict[str, list[str]] = {}
    for row in rows:
        kind = _kind(county, row)
        if kind in OWN_PAGES and (mark := _mark(county, row)):
            marks.setdefault(f"corrected {OWN_PAGES[kind]}/{row['target']}/", []).append(mark)
    for row in county.rows("deeds"):
        if deeds.stage(county, row) == "revoked":
            because = county.project.label_of("revocation_reasons", row.get("reason"))
            said = f"本条已撤榜。 原因：{because or '未填'}"
            marks.setdefault(f"corrected deeds/{row['id']}/", []).append(said)
    return found | {key: PARTS.join(said) for key, said in marks.items()}


def _mark(county: County, row: Row) -> str:
    """改了状态、作废和撤下的，它自己的网页写明；撤下的只写哪天、哪一类."""
    label = county.project.label_of("correction_classes", row["category"])
    on = spoken(a_day(row, "date"))
    if _meaning(county, row) == "privacy" and row.get("after") == "一名党员":
        stays = "里面没有同意公开的姓名换成了「一名党员」；其余没有改，各项数字照样算上它。"
        return f"{on}隐去姓名（{label}）。 {stays} 更正记录"
    if _meaning(county, row) == "privacy":
        counts = "这条记录写了什么不再公开；它仍在原来的位置，各项数字照样算上它。"
        return f"{on}撤下（{label}）。 {counts} 更正记录"
    if is_removed(county, row["target"]):
        return ""
    if row["id"] in reworded(county):
        words = f"{reworded(county)[row['id']]}；原因：{row.get('reason', '')}"
        return f"{on}更正（{label}）。 {words} 更正记录"
    if _meaning(county, row) not in ("status", "void"):
        return ""
    return f"{on}更正（{label}）。 原因：{row.get('reason', '')} 更正记录"


def reworded(county: County) -> dict[str, str]:
    """By id the corrections whose words stand where the cell still has others: from which, and into which."""
    for kind in LABELS:
        county.rows(kind)
    return {
        row["id"]: f"原来写「{row['before']}」，现在写「{row['after']}」"
        for row in county.rows("corrections")
        if row["id"] in county.project.rewording
    }


def is_removed(county: County, target: str) -> bool:
    """Whether a correction for privacy took a record down: nobody is named with it."""
    rows = [row for row in county.rows("corrections") if row.get("after") != "一名党员"]
    return any(r["target"] == target and _meaning(county, r) == "privacy" for r in rows)


def _said(county: County, row: Row) -> Iterator[str]:
    """涉及个人隐私的、更正已撤下的、还没有公示的闪光言行和没有同意公开姓名的人的，只写日期和类别."""
    term, on = _term(county, row), a_day(row, "date")
    head = f"{on} {spoken(on)} {term['label']}"
    if _meaning(county, row) == "privacy" or not _is_told(county, row["target"]):
        yield from (head, term.get("note", ""))
        return
    kind = _called(county, row)
    yield f"{head} {f'{kind} ' if kind else ''}{row['target']}"
    facts = [f"{label} {row[field]}" for field, label in FACTS.items() if field in row]
    yield from facts or [term.get("note", "")]


def _is_told(county: County, target: str) -> bool:
    """Whether what was corrected may be told of, as far as it is still recorded."""
    found = county.project.by_id("deeds"), county.project.by_id("people")
    deed, person = (rows.get(target) for rows in found)
    if is_removed(county, target):
        return False
    is_put_up = deed is None or deeds.stage(county, deed) in TOLD
    return is_put_up and (person is None or deeds.may_be_named(person, NOW.date()))


def _kind(county: County, row: Row) -> str:
    """The kind of the record that is meant; "" where there is none of that id any more."""
    return next((kind for kind in LABELS if row["target"] in county.project.by_id(kind)), "")


def _called(county: County, row: Row) -> str:
    """The kind's name, of what is void too."""
    every = {kind: county.project.void_rows(kind) for kind in LABELS}
    void = (kind for kind, rows in every.items() if row["target"] in {each["id"] for each in rows})
    return LABELS.get(_kind(county, row) or next(void, ""), "")


def _meaning(county: County, row: Row) -> str:
    return county.project.counts_as("correction_classes", row["category"])


def _term(county: County, row: Row) -> dict[str, str]:
    key = county.project.key_of("correction_classes", row["category"])
    terms = county.project.terms("correction_classes")
    return next(term for term in terms if term["key"] == key)
