"""What makes generated counties harder: extensions, milestones, notices, and what their offices set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from tests import factories
from tests.factories import Row
from tests.reference.generated_chance import Chance


def _extensions(chance: Chance) -> Iterable[Row]:
    dated = [row for row in chance.drawn["commitments"] if row["due"]]
    for number in chance.some(6 if dated else 0):
        row = chance.random.choice(dated)
        due = date.fromisoformat(row["due"])
        yield factories.extension(
            commitment=row["id"],
            set_on=chance.after(row["made_on"], 90),
            new_due=(due + timedelta(days=chance.random.randint(1, 60))).isoformat(),
            reason=f"第{number + 2}批配件没有到",
        )


def _milestones(chance: Chance) -> Iterable[Row]:
    posted = chance.drawn["challenges"]
    for number in chance.some(12 if posted else 0):
        row = chance.random.choice(posted)
        first, last = (date.fromisoformat(row[name]) for name in ("posted_on", "due"))
        due = first + timedelta(days=chance.random.randint(0, max((last - first).days, 0)))
        yield factories.milestone(
            challenge=row["id"],
            text=f"完成第{number + 2}段",
            due=due.isoformat(),
            done_on=chance.maybe(chance.after(row["posted_on"], 60)),
        )


def _notices(chance: Chance) -> Iterable[Row]:
    for number in chance.some(10):
        kind = chance.one("拟上榜公示", "办结公示", "更正公示", "承诺公示", "承诺公示")
        started = chance.ago(40)
        ended = date.fromisoformat(started) + timedelta(days=chance.random.randint(7, 30))
        subjects = {"拟上榜公示": "deeds", "办结公示": "tasks", "承诺公示": "commitments"}
        about = {subjects[kind]: _members(chance, subjects[kind])} if kind in subjects else {}
        is_over = ended < chance.as_of
        yield factories.notice(
            kind=kind,
            title=f"第{number + 2}批事项",
            community=chance.one("", "qinghe", "nanyuan"),
            started_on=started,
            ended_on=chance.maybe(ended.isoformat(), 0.4 if kind == "承诺公示" else 1),
            outcome=chance.one("", "未收到异议", "异议待答复", "异议已答复") if is_over else "",
            **about,
        )


def _members(chance: Chance, kind: str) -> str:
    ids = [row["id"] for row in chance.drawn.get(kind, ())]
    return "、".join(chance.random.sample(ids, min(len(ids), chance.random.randint(0, 3))))


def _replies(chance: Chance) -> Iterable[Row]:
    for number in chance.some(8):
        about = chance.of("commitments", "tasks")
        if about:
            yield factories.reply(
                subject=about,
                unit=chance.one("zjj", "czj", "jyj"),
                date=chance.ago(60),
                text=f"第{number + 2}批材料没有到",
            )


def _corrections(chance: Chance) -> Iterable[Row]:
    for number in chance.some(5):
        yield factories.correction(
            target=chance.of("commitments", "tasks", "deeds") or "qinghe-1",
            date=chance.ago(90),
            category=chance.one("文字", "事实", "状态", "作废", "隐私"),
            before="",
            after="",
            reason=f"第{number + 2}次核对",
        )


def _reviews(_: Chance) -> Iterable[Row]:
    yield factories.review()


def _objections(chance: Chance) -> Iterable[Row]:
    for _ in chance.some(9):
        received = chance.ago(90)
        outcome = chance.one("", "受理中", "属实已改正", "部分属实已改正", "不属实", "不予受理")
        is_over = outcome not in ("", "受理中")
        yield factories.objection(
            target=chance.of("commitments", "tasks") or "qinghe-1",
            received_on=received,
            outcome=outcome,
            answered_on=chance.after(received, 12) if is_over else "",
            answered_by="街道党工委" if is_over else "",
        )


MORE_KINDS: dict[str, Callable[[Chance], Iterable[Row]]] = {
    "extensions": _extensions,
    "milestones": _milestones,
    "notices": _notices,
    "corrections": _corrections,
    "replies": _replies,
    "objections": _objections,
    "reviews": _reviews,
}

_KEPT = ("commitments", "tasks", "meetings", "activities", "visits", "positions", "shifts")


def settings(chance: Chance) -> dict[str, Any]:
    """What an office sets in `programme.yml`: other limits, and since when a kind is kept."""
    limits = {
        "due_soon_days": chance.random.randint(0, 20),
        "task_due_soon_workdays": chance.random.randint(0, 4),
        "min_cell": chance.random.randint(1, 6),
        "silent_days": chance.random.randint(20, 120),
        "answer_workdays": chance.random.randint(1, 9),
        "match_days": chance.random.randint(5, 50),
        "escalation_days": chance.random.randint(5, 40),
        "board_tasks": chance.random.randint(1, 9),
        "overdue_short_days": chance.random.randint(1, 9),
        "overdue_long_days": chance.random.randint(10, 40),
    }
    chosen = {name: str(limits[name]) for name in limits if chance.random.random() < 0.5}
    kept = {kind: chance.ago(300)[:7] for kind in _KEPT if chance.random.random() < 0.15}
    return {"limits": chosen, **({"kept_from": kept} if kept else {})}


def local_days(chance: Chance) -> dict[str, list[dict[str, str]]]:
    """`calendar.yml`: days that the county takes off or works, whatever the country does."""
    days = {chance.around(40) for _ in chance.some(5)}
    found: dict[str, list[dict[str, str]]] = {"rest": [], "work": []}
    for day in sorted(days):
        found[chance.one("rest", "work")].append({"date": day, "note": "本县另定"})
    return {kind: some for kind, some in found.items() if some}


def ledger(chance: Chance, tasks: Iterable[Row]) -> list[Row]:
    """The lines of `ledger/ids.csv`: what stood on the site since when; none before a first publication."""
    began = chance.ago(60)
    lines = []
    for row in tasks:
        if done := row.get("completed_on"):
            public = chance.after(max(done, began), 9)
            lines += [(public, row["id"], "completed")] if chance.random.random() < 0.7 else []
        lines.append((chance.after(max(row["raised_on"], began), 9), row["id"], "published"))
    return [
        {"day": day, "kind": "tasks", "id": task, "event": event}
        for day, task, event in sorted(lines)
    ]
