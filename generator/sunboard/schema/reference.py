"""The field reference, `data/README.md`, made from the declarations.

Renew it with `python -m sunboard.schema.reference data/README.md`; a test keeps it true.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sunboard.schema import (
    KIND_BY_NAME,
    KINDS,
    REQUIRED_KINDS,
    Field,
    FieldType,
    Kind,
    Need,
    Privacy,
    told_by,
)

_TYPE_WORDS: dict[FieldType, str] = {
    FieldType.ID: "编号",
    FieldType.REF: "引用",
    FieldType.REFS: "引用，可多个，用顿号隔开",
    FieldType.TEXT: "文字",
    FieldType.NAME: "姓名",
    FieldType.DATE: "日期，如 2026-03-01",
    FieldType.COUNT: "整数",
    FieldType.NUMBER: "数字",
    FieldType.TERM: "词表",
    FieldType.TERMS: "词表，可多个，用顿号隔开",
    FieldType.PHONE: "办公电话",
}

_PRIVACY_WORDS: dict[Privacy, str] = {
    Privacy.PUBLIC: "公开",
    Privacy.CONSENT: "本人同意才公开",
    Privacy.INTERNAL: "不公开",
}

_NEED_WORDS: dict[Need | None, str] = {None: "", Need.DONE: "做完", Need.HONOUR: "上榜"}

_DEFAULTS = Path(__file__).parents[1] / "records" / "defaults.yml"

_HEAD = Path(__file__).with_name("reference_head.md")
"""What is to be known of all kinds: prose, of which nothing follows from the declarations."""


def reference() -> str:
    """The whole of `data/README.md`."""
    return "\n".join(
        [_HEAD.read_text(encoding="utf-8"), *(_kind_section(kind) for kind in KINDS), _defaults()]
    )


def _defaults() -> str:
    """What goes for a programme that says nothing else, as the program reads it."""
    text = _DEFAULTS.read_text(encoding="utf-8")
    return f"## 默认值\n\n`programme.yml` 里没有写的，照这里的：\n\n```yaml\n{text}```\n"


def _kind_section(kind: Kind) -> str:
    need = "必须有" if kind.name in REQUIRED_KINDS else "可以没有"
    lines = [
        f"## {kind.label} `{kind.name}`",
        "",
        f"一行是{kind.row_meaning}。这类记录{need}。",
        "",
        "| 表头 | 英文 | 必填 | 填什么 | 说明 | 公开 | 也可写作 |",
        "|---|---|---|---|---|---|---|",
        *(_field_row(kind, field) for field in kind.fields),
        "",
    ]
    return "\n".join(lines)


def _field_row(kind: Kind, field: Field) -> str:
    others = "或".join(other.label for other in told_by(kind, field)) if field.required else ""
    cells = (
        field.label,
        f"`{field.name}`",
        f"是，或填{others}" if others else _needed_for(field),
        _content(field),
        field.description,
        _public(field),
        "、".join(field.aliases),
    )
    return f"| {' | '.join(cells)} |"


def _needed_for(field: Field) -> str:
    """What a record is not without it; "" where it lacks nothing."""
    if field.required:
        return "看得到" if field.counts_without else "是"
    return _NEED_WORDS[field.need]


def _public(field: Field) -> str:
    words = _PRIVACY_WORDS[Privacy.INTERNAL if field.off_pages else field.privacy]
    if field.protected:
        return f"{words}，公布后不改"
    return f"{words}，随办随填" if field.progress else words


def _content(field: Field) -> str:
    words = _TYPE_WORDS[field.type]
    if field.refers_to:
        kinds = [KIND_BY_NAME[name] for name in field.refers_to]
        by_name = "或名称" if all(kind.names for kind in kinds) else ""
        return f"{words}：{'或'.join(kind.label for kind in kinds)}编号{by_name}"
    if field.vocabulary:
        return f"{words} `{field.vocabulary}`"
    return f"{words}（{field.unit}）" if field.unit else words


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8", newline="\n")
