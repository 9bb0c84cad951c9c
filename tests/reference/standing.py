"""How every commitment, task and decision stands, in the words of each row and each own page that shows it."""

from __future__ import annotations

from datetime import date

from tests.reference.county import County
from tests.reference.records import Row, a_day, day
from tests.reference.said_records import PARTS
from tests.reference.timing import is_provisional, own_sum, spoken, task_sum, timing
from tests.reference.words import Figures
from tests.reference.work import FINISHED, UNTIMED, Work, basis

WORDS = {
    "commitments": {
        "open": "践诺中",
        "done": "已兑现",
        "claimed": "报称兑现",
        "part_done": "部分兑现",
        "not_done": "未兑现",
        "withdrawn": "已撤回",
        "superseded": "已被替代",
        "not_assessable": "无法评定",
        "overdue": "逾期未兑现",
        "disputed": "兑现有异议",
    },
    "tasks": {
        "open": "在办",
        "done": "已办结",
        "claimed": "报称办结",
        "declined": "已退回",
        "suspended": "已中止",
        "cancelled": "已取消",
        "overdue": "逾期未办",
        "disputed": "办结有异议",
    },
    "decisions": {
        "open": "在落实",
        "done": "已落实",
        "claimed": "报称落实",
        "overdue": "逾期未落实",
    },
    "escalations": {"open": "等上级开会", "done": "上级已开会", "overdue": "逾期未开会"},
}
"""榜上写哪个词."""

BASIS = {
    "": ("尚无结果", "还没有人登记完成，没有需要核实的结果。"),
    "self": ("仅自报", "有结果，但没有佐证，也没有他人评议，只是自报。"),
    "evidenced": ("有佐证", "有佐证，还没有他人评议。"),
    "evaluated": ("已评议", "有单位以外的人评议，且没有群众表示不满意。"),
    "disputed": ("有异议", "有群众表示不满意，还没有答复。"),
}


def figures(county: County) -> Figures:
    found: Figures = {}
    for item in county.commitments:
        found |= _commitment(county, item)
    for item in county.tasks:
        found |= _task(county, item)
    raised = [item for _, item in county.escalations]
    for item in (*county.decisions, *raised):
        found |= _decision(county, item)
    return found


def word(county: County, item: Work) -> str:
    """The status that a row shows; 逾期 and 有异议 take the place of the outcome's."""
    words = WORDS[item.kind]
    if item.is_overdue:
        return words["overdue"]
    if item.outcome == "done" and basis_of(county, item) == "disputed":
        return words["disputed"]
    return _called(county, item) or words[item.outcome]


def _called(county: County, item: Work) -> str:
    """登记的结果照登记的写；服务单停在哪一种变动，写那一种."""
    if item.kind not in ("commitments", "tasks"):
        return ""
    vocabulary = "outcomes" if item.kind == "commitments" else "task_events"
    label = county.project.called(vocabulary, item.outcome)
    if item.kind == "commitments" and "outcome" in item.row:
        own = item.row["outcome"]
        if county.project.counts_as(vocabulary, own) == item.outcome:
            label = county.project.label_of(vocabulary, own)
    is_event = item.kind == "tasks" or item.outcome in ("withdrawn", "superseded")
    return f"已{label.removeprefix('已')}" if label and is_event else label


def basis_of(county: County, item: Work) -> str:
    """凭据, of a commitment or a task; nobody judges a decision."""
    if item.kind not in ("commitments", "tasks"):
        return ""
    return basis(item, county.judged_of(item), county.events.get(item.row["id"], ()))


def state(county: County, item: Work) -> str:
    """The status and the timing, as they stand beside each other."""
    return f"{word(county, item)} {timing(county.project, item)}"


def _name(county: County, item: Work, board: str) -> str:
    """A row is found by the record's id, and where nothing leads to the record by its words."""
    return item.row["id"] if county.project.makes(board) else item.row["text"]


def _due(due: date | None, missing: str = "未定期限") -> str:
    return due.isoformat() if due else missing


def _commitment(county: County, item: Work) -> Figures:
    row, said = item.row, state(county, item)
    name, why = BASIS[basis_of(county, item)]
    if name == "仅自报" and "result" not in row:
        why = why.replace("有结果，但没有", "没有结果，没有")
    if county.judged_of(item).solved["unsolved"]:
        why = why.replace("也没有他人评议", "有群众说没有解决")
        why = why.replace("，还没有他人评议", "，也有群众说没有解决")
    if not county.is_kept("evaluations"):
        why = why.replace("也没有他人评议，", "").replace("，还没有他人评议", "")
    own = f"commitments/{row['id']}"
    found = {
        f"own {own}": said,
        f"so {own}": f"所以：{said.partition('{')[0].replace(' ', '，')}，{name}。",
        f"why {own}": PARTS.join(filter(None, (_sum(item), extended(county, item), why))),
    }
    if county.is_kept("evaluations"):
        found[f"judged {own}"] = name
    if said_of := replies(county, item):
        found[f"replied {own}"] = PARTS.join(said_of)
    key = _name(county, item, "commitments")
    found[f"row commitments/{key}"] = PARTS.join((said, _due(item.due), result(item)))
    found[f"unit commitments/{key}"] = item.unit
    return found


def result(item: Work) -> str:
    """What came of a commitment, or why nothing did."""
    row, owes = item.row, item.outcome in ("not_done", "part_done")
    said = row.get("result") or row.get("reason") or ("没有写原因" if owes else "")
    return said or ("未填" if item.outcome == "claimed" else "")


def _sum(item: Work) -> str:
    if item.outcome in UNTIMED:
        return "这类结果不计时限，也不计入兑现率，单独列出。"
    if item.due is None:
        return "没有写期限，所以既不算按期，也不算逾期，单独计数。"
    return f"最初{own_sum(item, '完成')}"


def extended(county: County, item: Work) -> str:
    """延期几次，最后延到哪天, and how it stands against that day."""
    rows = [r for r in county.rows("extensions") if r["commitment"] == item.row["id"]]
    if not rows:
        return ""
    last = sorted(rows, key=lambda row: a_day(row, "set_on"))[-1]
    due = a_day(last, "new_due")
    past = (item.seen - due).days
    is_told = item.outcome == "open" or item.outcome in FINISHED
    against = "没有超过" if past <= 0 else f"超过{past}天" if is_told else "超过了"
    stands = "不知道是不是在延期后的期限以前" if item.has_no_day else f"按延期后的期限{against}"
    return f"延期{len(rows)}次，最后延到{spoken(due)}；{stands}，但是否按期仍以最初期限为准。"


def due_of_task(county: County, item: Work) -> str:
    """A task's date as it was written, where it moves to, and 暂定 where an announcement may move it."""
    limit, waits = item.limit, is_provisional(county.project, item)
    due = _due(limit.named if limit else None)
    if limit is not None and limit.named != limit.stated:
        moves = (limit.stated - limit.named).days
        return f"{due}（{'暂定' if waits else ''}顺延{moves}天）"
    return f"{due}（暂定）" if waits else due


def result_of_task(item: Work) -> str:
    return item.row.get("result") or ("未填" if item.outcome == "claimed" else "")


def judged(county: County, item: Work, *words: str) -> str:
    """What residents said of it, with how many: satisfied of those who judged, solved of those who answered."""
    of = county.judged_of(item)
    counts = zip(words, ("satisfied", "solved"), (of.levels, of.solved), strict=True)
    return "，".join(
        word.format(f"{said[key]} / {said.total()}") for word, key, said in counts if said
    )


def _task(county: County, item: Work) -> Figures:
    row, due = item.row, due_of_task(county, item)
    came = result_of_task(item)
    said = judged(county, item, "满意 {} 人", "已解决 {} 人")
    key = f"tasks/{row['id']}"
    found = {
        f"row {key}": PARTS.join(
            (state(county, item), due, came, f"群众评价：{said}" if said else "")
        ),
        f"unit {key}": item.unit,
    }
    # The sum stands in a month's record, which a task of no community is not in.
    if row["community"]:
        words = [
            f"{spoken(a_day(r, 'date'))}更正了文字：原来写「{r['before']}」，现在写「{r['after']}」"
            for r in county.project.wordings.get(row["id"], ())
            if r["id"] in county.project.rewording
        ]
        found[f"sum {key}"] = "；".join(filter(None, (task_sum(county.project, item), *words)))
        if said_of := replies(county, item, "："):
            found[f"replied {key}"] = "；".join(said_of)
    return found


def replies(county: County, item: Work, between: str = " ") -> list[str]:
    """单位的说明：谁、哪天、说了什么，先说的在前，同一天的按编号."""
    rows = [row for row in county.rows("replies") if row["subject"] == item.row["id"]]
    units = county.project.by_id("units")
    said = []
    for row in sorted(rows, key=lambda row: (a_day(row, "date"), row["id"])):
        unit = units[row["unit"]]
        name = unit.get("short_name", unit["name"])
        said.append(f"{name}{spoken(a_day(row, 'date'))}说明{between}{row['text']}")
    return said


def _decision(county: County, item: Work) -> Figures:
    row, said = item.row, state(county, item)
    due = _due(item.due, "未填")
    is_shown = item.outcome != "open" or item.kind == "decisions"
    done = item.done_on.isoformat() if item.done_on and is_shown else ""
    found = {f"own decisions/{row['id']}": PARTS.join((said, due, done))}
    key = _name(county, item, "meetings")
    found[f"row decisions/{key}"] = PARTS.join((said, due, _came_of(county, item)))
    found[f"unit decisions/{key}"] = item.unit
    return found


def _came_of(county: County, item: Work) -> str:
    """The meeting that took it up, the tasks that carry it out, or its own result or reason."""
    row = item.row
    if item.kind == "escalations" and item.done_on:
        return f"{_meeting(county, row['meeting'], item.done_on)}已开会研究"
    serving = [
        task
        for task in county.tasks
        if task.row.get("decision") == row["id"] and task.outcome not in ("declined", "cancelled")
    ]
    if item.kind == "decisions" and serving:
        return _serving(serving)
    claimed = "未填" if item.outcome == "claimed" else ""
    return row.get("result") or row.get("reason") or claimed


def _serving(tasks: list[Work]) -> str:
    done = [task for task in tasks if task.outcome in ("done", "claimed")]
    if len(tasks) == 1 and done:
        return tasks[0].row.get("result", "未填")
    return f"派成服务单{len(tasks)}件，办结{len(done)}件"


def _meeting(county: County, raised_from: str, on: date) -> str:
    """Whose meeting took it up, and when; of several on one day the first by id."""
    above = [
        row
        for row in county.rows("meetings")
        if row.get("raised_from") == raised_from and day(row, "date") == on
    ]
    return f"{_place(county, min(above, key=lambda row: row['id']))} {on}"


def _place(county: County, meeting: Row) -> str:
    for kind, field in (("communities", "community"), ("towns", "town")):
        if field in meeting:
            return county.project.by_id(kind)[meeting[field]]["name"]
    return str(county.project.programme["county"])
