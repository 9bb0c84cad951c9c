"""A project's records as anybody would read them: csv, yaml and dates.

Nothing of the generator is imported but the headings that `data/README.md` is made from.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import Any

import yaml
from sunboard.schema import KIND_BY_NAME

from tests.reference.workdays import Workdays

Row = dict[str, str]
"""Cells by the field's name; a field that is not filled is not there."""

_UNFINISHED = re.compile(r"(?:尚|还)?未(?:完成|办结|落实)(?=$|[，,。;；:：(（\n])")
SHOULD_BE_ALL = {
    "positions": ("positions", "position"),
    "teams": ("teams", "team"),
    "social_forces": ("teams", "force"),
}
"""Of which lists a place may lack something, and where it says what it has."""
PLACELESS = ("commitments", "tasks")
"""没有写明社区也照样计数的."""
DEFAULTS = Path(__file__).parents[2] / "generator" / "sunboard" / "records" / "defaults.yml"
"""What goes for limits, steps and closed lists that the programme doesn't name."""


@dataclass(frozen=True)
class Project:
    """The folder that holds `data/`."""

    folder: Path

    @cached_property
    def programme(self) -> dict[str, Any]:
        """What `programme.yml` says, and the defaults of what it doesn't, every word of it as text."""
        return with_defaults(_yaml(self.folder / "data" / "programme.yml"))

    @cached_property
    def as_of(self) -> date:
        """The last whole day."""
        return date.fromisoformat(self.programme["as_of"])

    def limit(self, name: str) -> int:
        """One of the limits, as the programme has it."""
        return int(self.programme["limits"][name])

    def makes(self, board: str) -> bool:
        """Whether the programme asks for a board; 四个一 is made for whoever says so, the others unless not."""
        asked = self.programme.get("boards") or {}
        if isinstance(asked, list):
            return board in asked
        return str(asked.get(board, "否" if board == "obligations" else "是")) in ("是", "yes")

    @cached_property
    def workdays(self) -> Workdays:
        """The county's working days."""
        file = self.folder / "data" / "calendar.yml"
        local = _yaml(file) if file.exists() else {}
        days = {
            kind: [day["date"] if isinstance(day, dict) else day for day in local.get(kind, ())]
            for kind in ("rest", "work")
        }
        return Workdays(frozenset(days["rest"]), frozenset(days["work"]))

    def rows(self, kind: str) -> tuple[Row, ...]:
        """Every row of a kind, as the files and their lines come; none where there is no file."""
        if kind not in self._rows:
            apart = _each_of_several if kind == "pairings" else lambda row: (row,)
            every = (one for row in self._read(kind) for one in apart(row))
            rows = tuple(self._placed(kind, row) for row in every)
            if kind in KIND_BY_NAME:
                told = (row for row in rows if row.get("id") not in self.gone)
                rows = tuple(self._reworded(kind, self._without_void(kind, row)) for row in told)
            if kind == "commitments":
                rows = tuple(self._said_first(row, "outcome", "outcomes") for row in rows)
                rows = tuple(_without_unfinished(row, "outcome", "done_on") for row in rows)
                rows = tuple(self._without_short(row, "outcome", "done_on") for row in rows)
            if kind == "visits":
                rows = tuple({**_of_one_day(row), **row} for row in rows)
            if kind == "tasks":
                rows = tuple(self._said_first(row, "state", "task_states") for row in rows)
                rows = tuple(self._without_returns(row) for row in rows)
                rows = tuple(_without_unfinished(row, "state", "completed_on") for row in rows)
                rows = tuple(self._without_short(row, "state", "completed_on") for row in rows)
            if kind == "evaluations":
                rows += tuple(self._told(rows))
            self._rows[kind] = rows
        return self._rows[kind]

    def _reworded(self, kind: str, row: Row) -> Row:
        """表里还是「原来」的字的，照「现在」的写：只有一格有这些字，或者写明了是哪一格，数字没有变."""
        # A package has tables of its own beside those of records.
        has_words = kind in KIND_BY_NAME and kind != "corrections"
        for correction in self.wordings.get(row.get("id", ""), ()) if has_words else ():
            fields = [
                each.name
                for each in KIND_BY_NAME[kind].narratives
                if correction.get("field", each.label) in (each.name, each.label, *each.aliases)
                and _in_words(row.get(each.name, ""), correction) != row.get(each.name, "")
            ]
            if len(fields) == 1:
                row = {**row, fields[0]: _in_words(row[fields[0]], correction)}
                self.rewording.add(correction["id"])
        return row

    @cached_property
    def rewording(self) -> set[str]:
        """The corrections of wording that are shown where the cell itself still has other words."""
        return set()

    @cached_property
    def wordings(self) -> dict[str, list[Row]]:
        """The corrections of wording that say from which words into which, and change no number; by target."""
        found: dict[str, list[Row]] = {}
        for row in self.rows("corrections"):
            is_meant = self.counts_as("correction_classes", row["category"]) == "wording"
            before, after = row.get("before", ""), row.get("after", "")
            if is_meant and before and after and _numbers(before) == _numbers(after):
                found.setdefault(row["target"], []).append(row)
        return found

    @cached_property
    def void(self) -> dict[str, Row]:
        """By id the corrections that declare something void: no place, no unit, no person and no deed."""
        return {
            row["target"]: row
            for row in self._read("corrections")
            if self.counts_as("correction_classes", row["category"]) == "void"
            and row["target"] not in self._taken_down
            and any(row["target"] in ids for ids in self._ids_of_void_kinds.values())
        }

    @cached_property
    def _taken_down(self) -> set[str]:
        """因隐私撤下的，不算作废."""
        return {
            row["target"]
            for row in self._read("corrections")
            if self.counts_as("correction_classes", row["category"]) == "privacy"
            and row.get("after") != "一名党员"
        }

    @cached_property
    def _ids_of_void_kinds(self) -> dict[str, set[str]]:
        return {
            kind: {row["id"] for row in self._read(kind) if "id" in row}
            for kind in KIND_BY_NAME
            if kind not in NEVER_VOID
        }

    def void_rows(self, kind: str) -> list[Row]:
        """The void records of a kind."""
        every = () if kind in NEVER_VOID or not self.void else self._read(kind)
        return [self._placed(kind, row) for row in every if row.get("id") in self.void]

    def has_void(self, kind: str) -> bool:
        """Whether any record of a kind is void, or nothing without one that is."""
        if kind == "evaluations" and any(map(_answers, self.void_rows("tasks"))):
            return True
        return bool(self.void) and any(row.get("id") in self.gone for row in self._read(kind))

    @cached_property
    def gone(self) -> set[str]:
        """Ids of what is void, and of what is nothing without it."""
        found = set(self.void)
        while found:
            more = {
                row["id"]
                for kind in self._ids_of_void_kinds
                for row in self._read(kind)
                if "id" in row and found & {row.get(name, "") for name in _needed(kind)}
            }
            if more <= found:
                break
            found |= more
        return found

    def _without_void(self, kind: str, row: Row) -> Row:
        """A row that names nothing void."""
        if not self.gone:
            return row
        names = [each.name for each in KIND_BY_NAME[kind].fields if each.refers_to]
        cut = {name: self._not_gone(row[name]) for name in names if name in row}
        return {
            name: cut.get(name, cell)
            for name, cell in row.items()
            if cut.get(name, cell) or not cell
        }

    def _not_gone(self, cell: str) -> str:
        return "、".join(each for each in re.split(r"[、;；]\s*", cell) if each not in self.gone)

    def _said_first(self, row: Row, field: str, vocabulary: str) -> Row:
        """A promise or task; what became of it by the word that its cell begins with, or else its result.

        A result that is no more than such a word is none.
        """
        terms = self.terms(vocabulary)
        known = {word for t in terms for word in (t["key"], t["label"], *t.get("aliases", ()))}
        text = row.get(field) or row.get("result", "")
        if row.get("result") in known:
            row = {name: cell for name, cell in row.items() if name != "result"}
        said = re.split("[，,。;；:：(（\n]", text)[0].strip()
        if said not in known or text in known:
            return {**row, field: text} if text in known else row
        return {"result": text, **row, field: said}

    def _without_returns(self, row: Row) -> Row:
        """A task, without a result that begins by saying that it was stopped, which no event says."""
        said = re.split("[，,。;；:：(（\n]", row.get("result", ""))[0].strip()
        halts = ("declined", "suspended", "cancelled")
        events = self.rows("task_events")
        stopped = {e["task"] for e in events if self.counts_as("task_events", e["event"]) in halts}
        words = {
            word
            for term in self.terms("task_events")
            if term.get("counts_as") in halts
            for word in (term["key"], term["label"], *term.get("aliases", ()))
        }
        is_none = said in words and "completed_on" in row and row["id"] not in stopped
        return {name: cell for name, cell in row.items() if name != "result"} if is_none else row

    def _without_short(self, row: Row, field: str, done: str) -> Row:
        """A promise or task; 结果写的比目标少、完成率不到100%的，不算有结果."""
        vocabulary = {"outcome": "outcomes", "state": "task_states"}[field]
        said = row.get(field)
        is_done = self.counts_as(vocabulary, said) == "done" if said else done in row
        if not is_done or not _is_short(row.get("result", ""), row):
            return row
        return {name: cell for name, cell in row.items() if name != "result"}

    def by_id(self, kind: str) -> dict[str, Row]:
        """The rows of a kind by id."""
        return {row["id"]: row for row in self.rows(kind)}

    def ids(self, kind: str) -> list[str]:
        return [row["id"] for row in self.rows(kind)]

    @cached_property
    def ledger(self) -> tuple[Row, ...]:
        """The lines of `ledger/ids.csv`; none before the first publication."""
        file = self.folder / "data" / "ledger" / "ids.csv"
        return tuple(csv.DictReader(io.StringIO(_text(file)))) if file.exists() else ()

    def terms(self, vocabulary: str) -> list[dict[str, Any]]:
        """A closed list of the programme, in its order.

        有哪几种，看本县登记过的，和写明每个社区都要有的.
        """
        every = self._every_term(vocabulary)
        if vocabulary not in SHOULD_BE_ALL:
            return every
        kind, field = SHOULD_BE_ALL[vocabulary]
        kept = {self.key_of(vocabulary, row.get(field)) for row in self.rows(kind)} - {""}
        kept |= self.everywhere(vocabulary)
        return [term for term in every if not self.rows(kind) or term["key"] in kept]

    def everywhere(self, vocabulary: str) -> set[str]:
        """本县写明每个社区都要有的, by key; 没有写明的，不算哪个社区缺."""
        said = (self.programme.get("everywhere") or {}).get(vocabulary) or []
        if said in ("是", "yes"):
            return {str(term["key"]) for term in self._every_term(vocabulary)}
        return {self.key_of(vocabulary, word) for word in said} if said != "否" else set()

    def _every_term(self, vocabulary: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.programme["vocabularies"][vocabulary]
        return found

    def counts_as(self, vocabulary: str, word: str | None) -> str:
        """What a word counts as, written as its key, its label or another word for it; "" for no word."""
        return str(self._term(vocabulary, word).get("counts_as", "")) if word else ""

    def key_of(self, vocabulary: str, word: str | None) -> str:
        """The key of a word; "" for no word."""
        return str(self._term(vocabulary, word)["key"]) if word else ""

    def label_of(self, vocabulary: str, word: str | None) -> str:
        """What readers see of a word; "" for no word."""
        return str(self._term(vocabulary, word)["label"]) if word else ""

    def called(self, vocabulary: str, meaning: str) -> str:
        """What readers see of what counts as something: its first word; "" for none."""
        labels = (t["label"] for t in self.terms(vocabulary) if t.get("counts_as") == meaning)
        return str(next(labels, ""))

    def _term(self, vocabulary: str, word: str) -> dict[str, Any]:
        return next(
            term
            for term in self._every_term(vocabulary)
            if word in (term["key"], term["label"], *term.get("aliases", ()))
        )

    @cached_property
    def _rows(self) -> dict[str, tuple[Row, ...]]:
        return {}

    def _read(self, kind: str) -> Iterator[Row]:
        names = headings(kind)
        data = self.folder / "data"
        every = [*data.glob(f"{kind}.*"), *(data / kind).rglob("*.*")]
        # Photos lie beside their table.
        files = [file for file in every if file.suffix in (".csv", ".yml", ".yaml")]
        for file in sorted(files):
            for raw in _raw_rows(file):
                cells = {names[_plain(k)]: v.strip() for k, v in raw.items() if v}
                yield {name: cell for name, cell in cells.items() if cell}

    def _told(self, listed: tuple[Row, ...]) -> Iterator[Row]:
        """办结了的服务单带着的评价；评价表里评过的那一样以评价表为准."""
        resident = next(t for t in self.terms("evaluator_types") if t["counts_as"] == "resident")
        said = {
            (row["subject"], name)
            for row in listed
            if self.counts_as("evaluator_types", row["evaluator"]) == "resident"
            and number(row, "count") != 0
            for name in ("level", "solved")
            if name in row
        }
        for task in self.rows("tasks"):
            answers = {
                name: answer
                for name, answer in _answers(task).items()
                if (task["id"], name) not in said
            }
            if answers:
                on = {"date": task["evaluated_on"]} if "evaluated_on" in task else {}
                yield {"subject": task["id"], "evaluator": resident["key"], **answers, **on}

    def _placed(self, kind: str, row: Row) -> Row:
        """A row with the community of its estate where it names none; "" where it needs and names neither."""
        has_place = kind in PLACELESS or "estate" in row
        if "community" not in headings(kind).values() or not has_place:
            return row
        estate = self.by_id("estates").get(row.get("estate", ""), {})
        return {"community": estate.get("community", ""), **row}


def _answers(task: Row) -> Row:
    """What a request that was finished carries of how it was judged."""
    cells = (("level", "satisfaction"), ("solved", "solved"))
    said = {
        name: task[cell]
        for name, cell in cells
        if task.get(cell, "未回访") not in ("未回访", "正在协调")
    }
    return said if "completed_on" in task else {}


def with_defaults(own: dict[str, Any]) -> dict[str, Any]:
    """A programme with the default of all that it says nothing of."""
    default = _yaml(DEFAULTS)
    lists = {
        name: _listed(own.get("vocabularies", {}).get(name), terms)
        for name, terms in default["vocabularies"].items()
    }
    return {
        **own,
        "limits": default["limits"] | own.get("limits", {}),
        "steps": _listed(own.get("steps"), default["steps"]),
        "vocabularies": lists,
    }


def _without_unfinished(row: Row, field: str, done: str) -> Row:
    """A promise or task: 未完成 is nothing recorded, and no result where there is a day of completion."""
    said = row.get(field, "")
    if _UNFINISHED.match(said):
        left = {name: cell for name, cell in row.items() if name != field}
        row = left if _UNFINISHED.fullmatch(said) else {"result": said, **left}
    is_none = done in row and _UNFINISHED.match(row.get("result", ""))
    return {name: cell for name, cell in row.items() if name != "result"} if is_none else row


_DOING = "(?:完成|办结|安装|更换|改造|修复)"


def _is_short(result: str, row: Row) -> bool:
    """跟目标一个单位、写在「完成」「安装」后面的数加起来比目标少，或者完成率、完成的几分之几不到全部."""
    target, percent = row.get("target", ""), re.search(r"(\d+)%", row.get("target", ""))
    if rate := re.match(rf"已?{_DOING}率?(\d+)%", result):
        return int(rate[1]) < int(percent[1] if percent else 100)
    if part := re.search(rf"{_DOING}(\d+)/(\d+)", result):
        return int(part[1]) < int(part[2])
    goals = re.findall(r"(\d+)([盏户处])", target)
    goals = [(target, row.get("measure", ""))] if target.isdigit() else goals
    if len(goals) != 1:
        return False
    wanted, unit = goals[0]
    done = [int(n) for n in re.findall(rf"{_DOING}[^\d，。]{{0,4}}(\d+){unit}", result)]
    return bool(done) and sum(done) < int(wanted)


def _listed(own: Any, default: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A list of a programme; a mapping says by key in what it differs from the default."""
    if isinstance(own, list):
        return own
    said = {
        key: {"label": text} if isinstance(text, str) else text for key, text in (own or {}).items()
    }
    return [{**entry, **said.get(entry["key"], {})} for entry in default]


def _each_of_several(row: Row) -> Iterator[Row]:
    """A pairing of each unit, community and estate that a row names."""
    names = ("unit", "community", "estate")
    for number, each in enumerate(
        product(*(members(row, name) or [""] for name in names)), start=1
    ):
        told = {name: said for name, said in zip(names, each, strict=True) if said}
        own = f"{row['id']}-{number}" if number > 1 else row["id"]
        yield {**row, **told, "id": own}


NEVER_VOID = ("towns", "communities", "estates", "units", "people", "deeds", "corrections")


def _needed(kind: str) -> list[str]:
    """The fields of a kind that name what its records are nothing without."""
    return [each.name for each in KIND_BY_NAME[kind].fields if each.refers_to and each.required]


def _in_words(text: str, correction: Row) -> str:
    before, after = correction["before"], correction["after"]
    return text if before in after and after in text else text.replace(before, after)


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", unicodedata.normalize("NFKC", text))


def _of_one_day(row: Row) -> Row:
    """What a row of visits says where it has neither a last day nor a number of visits."""
    return {"ended_on": row["started_on"], "visits": row["households"]}


def day(row: Row, field: str) -> date | None:
    """A date, however it is written; None where it is not filled."""
    if field not in row:
        return None
    found = re.match(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", unicodedata.normalize("NFKC", row[field]))
    assert found, f"{row[field]} is no date"
    return date(*map(int, found.groups()))


def due_on(project: Project, row: Row, since: str) -> date | None:
    """期限；写多久的（7天、5个工作日、1个月、24小时、当天），从另一个日期的第二天数起."""
    text = row.get("due", "")
    length = re.fullmatch(r"(\d*)(天|日内|周|个工作日|个月|小时|当天)", text)
    if length is None or since not in row:
        return None if length else day(row, "due")
    start, unit, count = a_day(row, since), length[2], int(length[1] or 0)
    if unit == "个工作日":
        return project.workdays.fewest.nth_after(start, count)
    if unit == "个月":
        months = start.year * 12 + start.month - 1 + count
        following = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
        last = following - timedelta(days=1)
        return last.replace(day=min(start.day, last.day))
    days = {"周": 7 * count, "小时": (count + 23) // 24}.get(unit, count)
    return start + timedelta(days=days)


def a_day(row: Row, field: str) -> date:
    """A date that every row of the kind has."""
    found = day(row, field)
    assert found is not None, row
    return found


def number(row: Row, field: str) -> int | None:
    """A whole number, with 约, 余 or 人 around it or without; None where it is not filled."""
    if field not in row:
        return None
    written = unicodedata.normalize("NFKC", row[field])
    found = re.fullmatch(r"约?(\d+)余?人?(?:左右)?", written)
    return int(found[1] if found else written)


def members(row: Row, field: str) -> list[str]:
    """The ids in a field that may hold several."""
    return re.split(r"[、;；]\s*", row[field]) if field in row else []


@cache
def headings(kind: str) -> dict[str, str]:
    """A kind's fields by every heading that they may have."""
    fields = KIND_BY_NAME[kind].fields
    return {_plain(heading): field.name for field in fields for heading in field.headings}


def _plain(heading: str) -> str:
    """A heading without what clerks vary: width, case, spaces."""
    return re.sub(r"[\s_]", "", unicodedata.normalize("NFKC", heading)).lower()


def _raw_rows(file: Path) -> Iterator[Row]:
    if file.suffix == ".csv":
        text = _text(file)
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        yield from csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    else:
        yield from _yaml(file)


def _yaml(file: Path) -> Any:
    return yaml.load(_text(file), yaml.CBaseLoader)


def _text(file: Path) -> str:
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")
