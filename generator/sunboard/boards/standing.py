"""What is said of a record that stands as it was published, though the records say otherwise (R-9)."""

from __future__ import annotations

from sunboard.checks.records import Stands
from sunboard.language import listed, say
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground, remembered
from sunboard.schema import KIND_BY_NAME


@remembered
def standing_words(ground: Ground, kind: str) -> dict[int, str]:
    """By its position what is said of each record of a kind that stands as it was published."""
    standing = ground.records.standing.get(kind, {})
    if not standing:
        return {}
    ids = ground.records[kind].text_array("id").to_pylist()
    return {
        row: _said(kind, standing[record_id])
        for row, record_id in enumerate(ids)
        if record_id in standing
    }


def _said(kind: str, stands: Stands) -> str:
    day = said_day(stands.day)
    if stands.is_gone:
        return say("台账中已没有这一条，这里是{day}公布的", day=day)
    fields = KIND_BY_NAME[kind].field_by_name
    names = listed(str(fields[name].heading) for name in stands.fields)
    if stands.clashes:
        return say("{fields}和别的记录后来改的对不上，这里是{day}公布的", day=day, fields=names)
    return say("{fields}最近一次改动没有通过检查，这里是{day}公布的", day=day, fields=names)
