"""Columns of a kind of record that are no field of it: the build knows them, and nobody types them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from sunboard.language import say
from sunboard.measures.ground import Ground
from sunboard.measures.tasks import tasks_of
from sunboard.publishable.open_data.fields import DataField, DataType
from sunboard.publishable.open_data.listed import listed_rows


def more_fields(kind: str) -> tuple[DataField, ...]:
    """What they are, behind those that are declared."""
    if kind != "tasks":
        return ()
    meaning = say("办结的结果哪天在网站上公开的，由存底得出；不知道是哪天的空着。")
    return (DataField("published_on", say("结果公开日期"), meaning, DataType.DATE),)


def more_columns(ground: Ground, kind: str) -> dict[str, Any]:
    """What stands in them, an entry for each record that has a row."""
    if kind != "tasks":
        return {}
    days, rows = tasks_of(ground).publication.day, listed_rows(ground, kind)
    return {"published_on": pa.array(days if rows is None else days[rows])}
