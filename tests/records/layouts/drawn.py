"""Sheets drawn at random: records as offices keep and lay them out, and what is to be read of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sunboard.records.layouts.headings import table_of
from sunboard.records.sheets import Merged, Sheet
from sunboard.schema import KIND_BY_NAME, Field, FieldType, Kind

KINDS = (
    "pairings",
    "commitments",
    "tasks",
    "deeds",
    "communities",
    "estates",
    "units",
    "list_items",
)
TOWNS = ("城关镇", "新城街道", "河口镇")
COMMUNITIES = ("东关社区", "西关社区", "北门社区", "南苑社区", "文化社区", "开元社区", "金河社区")
ESTATES = (
    "东关花园",
    "锦绣家园",
    "教育小区",
    "水岸新城",
    "和谐苑",
    "安置小区",
    "粮食局家属院",
    "一品天下",
)
UNITS = (
    "县住建局",
    "县财政局",
    "县医院",
    "供电公司",
    "农商银行",
    "县人社局",
    "县卫健局",
    "县教育局",
)
TEXTS = (
    "更换老化排水管道",
    "安装充电桩12个",
    "每月开展1次讲座",
    "义诊4场，惠及居民",
    "合计更换路灯6盏",
    "为老人建照料室1处",
    "1.清理楼道 2.修整门锁",
    "整修出入口道路\n并划线",
)
NAMES = {"towns": TOWNS, "communities": COMMUNITIES, "estates": ESTATES, "units": UNITS}
OTHER_WORDS = (
    ("单位", "部门"),
    ("日期", "时间"),
    ("期限", "时限"),
    ("办理", "处置"),
    ("包联", "包保"),
)
"""What one office writes in headings, and another."""
FULL = str.maketrans("0123456789()", "０１２３４５６７８９（）")

Record = dict[str, str]


@dataclass(frozen=True)
class Column:
    """A column: its heading, and the field that it means."""

    heading: str
    field: str
    of: str = ""
    """The kind that it tells of, where that is another than the sheet's."""
    counts: bool = False
    """Whether it counts the rows."""


@dataclass
class Drawn:
    """A sheet, and the tables that it holds: by kind the rows, each with its line."""

    sheet: Sheet
    kind: Kind
    tables: dict[str, list[tuple[int, Record]]] = field(default_factory=dict)


class Draw:
    """One sheet, by a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.kind = KIND_BY_NAME[self.random.choice(KINDS)]
        self.year = self.random.randint(2024, 2027)
        self.says_year = self.chance(0.6)
        self.is_csv = self.chance(0.5)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def sheet(self) -> Drawn:
        """The whole of it."""
        fields = self.fields()
        told = self.told()
        records = self.records(fields)
        return self.laid_out(self.columns(fields, told), records)

    # --- what is in it ---

    def fields(self) -> list[Field]:
        """The fields that have a column: all that are required, and some others."""
        usable = [each for each in self.kind.fields if self.is_usable(each)]
        optional = [each for each in usable if not each.required]
        some = self.random.sample(optional, self.random.randint(0, min(4, len(optional))))
        chosen = [each for each in usable if each.required or each in some]
        if self.kind.name == "pairings" and all(each.name != "estate" for each in chosen):
            chosen.append(self.kind.field_by_name["estate"])
        return chosen

    def is_usable(self, each: Field) -> bool:
        if each.type is FieldType.ID:
            return False
        return not each.refers_to or (len(each.refers_to) == 1 and each.refers_to[0] in NAMES)

    def told(self) -> dict[str, dict[str, str]]:
        """Kind → heading → field, of columns that tell of what a list of pairings refers to."""
        if self.kind.name != "pairings" or self.chance(0.3):
            return {}
        return {
            "communities": {"镇（街道）": "town", "社区电话": "office_phone"},
            "estates": {"户数": "households", "楼栋数": "buildings"},
            "units": {"联系电话": "office_phone"},
        }

    def records(self, fields: list[Field]) -> list[Record]:
        """The records, those of one community together, and every place and unit told of alike."""
        count = self.random.randint(1, 14)
        town_of = {name: self.random.choice(TOWNS) for name in COMMUNITIES}
        order = {name: (TOWNS.index(town_of[name]), at) for at, name in enumerate(COMMUNITIES)}
        rows = []
        for at in range(count):
            row = {each.name: self.value(each, at) for each in fields}
            if row.get("community"):
                row["town"] = town_of[row["community"]]
            rows.append(row)
        key = "community" if "community" in {each.name for each in fields} else "town"
        if any(each.name == key for each in fields):
            rows.sort(
                key=lambda row: (
                    order.get(row[key]) or (TOWNS.index(row["town"]) if row.get("town") else -1, 0)
                )
            )
        return rows

    def value(self, each: Field, at: int) -> str:
        """A text for a field; one that is not required may be blank."""
        if not each.required and self.chance(0.3):
            return ""
        if each.names:
            pool = NAMES.get(self.kind.name, ("甲",))
            return pool[at % len(pool)] + ("" if at < len(pool) else f"{at}期")
        if each.refers_to:
            return self.random.choice(NAMES[each.refers_to[0]])
        number = self.random.randint(1, 900)
        texts = {
            FieldType.DATE: self.day(),
            FieldType.COUNT: str(number),
            FieldType.NUMBER: str(number),
            FieldType.PHONE: f"0000-72{number:05}",
            FieldType.TERM: self.random.choice(("甲类", "乙类", "已完成")),
        }
        return texts.get(each.type) or self.random.choice(TEXTS)

    def day(self) -> str:
        day = date(self.year, 1, 1) + timedelta(days=self.random.randrange(365))
        forms = [
            day.isoformat(),
            f"{day.year}.{day.month}.{day.day}",
            f"{day.year}年{day.month}月{day.day}日",
        ]
        if self.says_year:
            forms += [f"{day.month}月{day.day}日", f"{day.month}月底", "全年"]
        return self.random.choice(forms)

    def meant(self, each: Field, text: str) -> str:
        """What a date says once it has its year."""
        if each.type is FieldType.DATE and text and str(self.year) not in text:
            return f"{self.year}年{text}"
        return text

    # --- how it is laid out ---

    def columns(self, fields: list[Field], told: dict[str, dict[str, str]]) -> list[Column]:
        """The columns in any order, but what tells of others beside them."""
        groups = []
        for each in fields:
            group = [Column(self.heading(each), each.name)]
            kind = each.refers_to[0] if each.refers_to else ""
            for heading, name in told.get(kind, {}).items():
                group.append(Column(heading, name, kind))
            groups.append(group)
        self.random.shuffle(groups)
        columns = [column for group in groups for column in group]
        if self.chance(0.8) or len(columns) == 1:
            columns.insert(0, Column("序号", "", counts=True))
        if self.chance(0.4):
            columns.append(Column("备注", ""))
        return columns

    def heading(self, each: Field) -> str:
        """A heading that means a field, and maybe a note or blanks in it."""
        table = table_of(self.kind)
        words = [each.label, *each.aliases]
        if each.name == "name":
            words = [word for word in words if word != each.label] or words
        words = [word for word in words if table.field(word) is each and len(word) > 1]
        word = self.random.choice(words or [each.label])
        other = self.random.choice(OTHER_WORDS)
        if self.chance(0.3) and table.field(word.replace(*other)) is each:
            word = word.replace(*other)
        if self.chance(0.1):
            word += "（必填）"
        if self.chance(0.1):
            word = word[:1] + "　" + word[1:]
        return word

    def style(self, columns: list[Column]) -> str:
        """How places that several rows have in common are written."""
        places = [c for c in columns if self.is_place(c)]
        if not places or any(not self.is_needed(c) for c in places):
            return "repeated"
        return self.random.choice(("repeated", "ditto", "blank" if self.is_csv else "merged"))

    def is_place(self, column: Column) -> bool:
        return column.field == "town" or (column.field == "community" and not column.of)

    def is_needed(self, column: Column) -> bool:
        kind = KIND_BY_NAME[column.of] if column.of else self.kind
        return kind.field_by_name[column.field].required

    def laid_out(self, columns: list[Column], records: list[Record]) -> Drawn:
        """The sheet, row by row."""
        width, style = len(columns), self.style(columns)
        rows, merged = self.titles(width), []
        head = self.head(columns, merged, len(rows))
        rows.extend(head)
        lines: list[int] = []
        breaks: set[int] = set()
        above: Record = {}
        for at, record in enumerate(records):
            if at and self.chance(0.04):
                rows.append([""] * width)
            if at and self.chance(0.04):
                rows.extend([*each] for each in head)
                if style == "merged":  # no merged cell reaches over headings
                    above = {}
                    breaks.add(at)
            rows.append(self.row(columns, record, at, above, style))
            lines.append(len(rows))
            above = record
        if style == "merged":
            merged.extend(self.merges(columns, records, lines, breaks))
        rows.extend(self.feet(columns, len(records)))
        return self.finished(rows, tuple(merged), records, lines, columns)

    def titles(self, width: int) -> list[list[str]]:
        """What stands above the headings."""
        rows = []
        year = f"（{self.year}年）" if self.says_year else ""
        if self.says_year or self.chance(0.7):
            rows.append([f"清源县{self.kind.label}台账{year}"])
        if self.chance(0.5):
            rows.append(
                ["填报单位：清源县委组织部（盖章）", f"填报日期：{self.year}.11.20"][
                    : max(1, width)
                ]
            )
        if rows and self.chance(0.3):
            rows.insert(self.random.randint(0, len(rows)), [])
        return [[*row, *[""] * (width - len(row))] for row in rows]

    def head(self, columns: list[Column], merged: list[Merged], above: int) -> list[list[str]]:
        """The headings, in one row or in two."""
        texts = [column.heading for column in columns]
        spans = self.groups(columns)
        if not spans:
            return [texts]
        upper, lower = [*texts], [""] * len(texts)
        for first, last, word in spans:
            for at in range(first, last + 1):
                upper[at], lower[at] = (word if at == first else ""), texts[at]
        if not self.is_csv:
            inside = {at for first, last, _ in spans for at in range(first, last + 1)}
            merged += [Merged(above + 1, f + 1, above + 1, last + 1) for f, last, _ in spans]
            merged += [
                Merged(above + 1, at + 1, above + 2, at + 1)
                for at in range(len(texts))
                if at not in inside
            ]
        return [upper, lower]

    def groups(self, columns: list[Column]) -> list[tuple[int, int, str]]:
        """The columns that stand below a common heading: at most one group, never all of them."""
        if len(columns) < 5 or self.chance(0.6):
            return []
        first = self.random.randint(1, len(columns) - 3)
        return [(first, first + 1, self.random.choice(("基本情况", "登记情况", "有关信息")))]

    def row(
        self, columns: list[Column], record: Record, at: int, above: Record, style: str
    ) -> list[str]:
        """One record as the office writes it."""
        cells = []
        for column in columns:
            text = self.text(column, record, at)
            is_same = self.is_place(column) and above.get(column.field) == record.get(column.field)
            is_below = column.of == "communities" and above.get("community") == record.get(
                "community"
            )
            if style in ("blank", "merged") and (is_same or (is_below and column.field != "town")):
                text = ""
            elif style == "ditto" and is_same:
                text = self.random.choice(("同上", "〃", " 同 上"))
            cells.append(f" {text}　" if text and self.chance(0.03) else text)
        return cells

    def text(self, column: Column, record: Record, at: int) -> str:
        """What stands in a cell."""
        if column.counts:
            return str(at + 1)
        if not column.field:
            return self.random.choice(("", "", "已核对"))
        if column.of and column.field != "town":
            return self.told_text(column, record)
        return record[column.field]

    def told_text(self, column: Column, record: Record) -> str:
        """What is told of a place or a unit: the same in every row."""
        field_of = {"communities": "community", "estates": "estate", "units": "unit"}
        name = record[field_of[column.of]]
        if not name:
            return ""
        scope = record["community"] if column.of == "estates" else ""
        own = random.Random(f"{scope}{name}{column.field}")
        return (
            f"0000-72{own.randint(0, 99999):05}"
            if "phone" in column.field
            else str(own.randint(1, 900))
        )

    def merges(
        self, columns: list[Column], records: list[Record], lines: list[int], breaks: set[int]
    ) -> Iterator[Merged]:
        """The cells that are merged because several rows have a place in common."""
        for at, column in enumerate(columns):
            key = column.field if self.is_place(column) else "community"
            if not self.is_place(column) and column.of != "communities":
                continue
            start = 0
            for end in range(1, len(records) + 1):
                is_other = end == len(records) or records[end].get(key) != records[start].get(key)
                if is_other or end in breaks:
                    if end - start > 1:
                        yield Merged(lines[start], at + 1, lines[end - 1], at + 1)
                    start = end

    def feet(self, columns: list[Column], count: int) -> list[list[str]]:
        """What stands below the records."""
        width = len(columns)
        rows = []
        if self.chance(0.2) and columns[0].counts:
            rows.append([str(count + 1)])
        if self.chance(0.5):
            total = ["合计", *[""] * (width - 1)]
            total[-1] = f"{count}件"
            rows.append(total)
        if self.chance(0.3):
            rows.append(["注：以上为9月底数。"])
        if self.chance(0.3):
            rows.append(["填表人：某某", "审核人：某某"])
        if self.chance(0.3):
            rows.append([])
        return [[*row, *[""] * (width - len(row))][:width] for row in rows]

    def finished(
        self,
        rows: list[list[str]],
        merged: tuple[Merged, ...],
        records: list[Record],
        lines: list[int],
        columns: list[Column],
    ) -> Drawn:
        """The sheet, and what is to be read of it."""
        name = self.random.choice((self.kind.label, *self.kind.called))
        file = f"data/{name}.csv" if self.is_csv else "data/台账.xlsx"
        drawn = Drawn(Sheet(file, "" if self.is_csv else name, rows, merged=merged), self.kind)
        mine = [column for column in columns if column.field and not column.of]
        types = self.kind.field_by_name
        drawn.tables[self.kind.name] = [
            (line, {c.field: self.meant(types[c.field], record[c.field]) for c in mine})
            for line, record in zip(lines, records, strict=True)
        ]
        for kind in self.derived_kinds(columns):
            drawn.tables[kind] = self.derived(kind, columns, records, lines)
        return drawn

    def derived_kinds(self, columns: list[Column]) -> set[str]:
        """What a list tells of whole: of a community its town, too, without which there is none."""
        kinds = {column.of for column in columns if column.of}
        if any(column.field == "town" for column in columns):
            kinds.add("towns")
        if self.kind.name == "pairings":
            kinds.update(("estates", "units"))
        return kinds

    def derived(
        self, kind: str, columns: list[Column], records: list[Record], lines: list[int]
    ) -> list[tuple[int, Record]]:
        """The places and units told of, each from its first row."""
        named = {"towns": "town", "communities": "community", "estates": "estate", "units": "unit"}[
            kind
        ]
        found: dict[tuple[str, str], tuple[int, Record]] = {}
        for line, record in zip(lines, records, strict=True):
            texts = {"name": record.get(named, "")}
            for column in columns:
                if column.of == kind:
                    texts[column.field] = self.text(column, record, 0)
            if kind == "estates":
                texts["community"] = record["community"]
            key = (texts["name"], texts.get("community", texts.get("town", "")))
            if texts["name"] and key not in found:
                found[key] = (line, texts)
        return [*found.values()]
