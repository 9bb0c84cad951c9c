"""Rows of generated counties, drawn around the valid ones of `tests.factories`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tests import factories
from tests.factories import Row
from tests.reference.generated_chance import PLACES, Chance

EVENTS = ("退回", "中止", "恢复", "重办", "转办", "取消", "答复")


def _commitments(chance: Chance) -> Iterable[Row]:
    for number in chance.some(10):
        made = chance.ago(200)
        done = chance.maybe(chance.after(made, 60))
        outcome = chance.one(
            *("", "", "未完成", "已兑现", "部分兑现", "未兑现", "撤回", "无法评定"),
            *("√", "已完成，换好5盏", "未完成：配件停产"),
        )
        yield factories.commitment(
            **chance.place() | ({} if chance.random.random() < 0.8 else {"community": ""}),
            unit=chance.one("zjj", "czj", "jyj"),
            mode=chance.one("清单式", "组团式", ""),
            text=f"更换第{number}处路灯{number + 3}盏",
            target=chance.one("", "全部点亮", f"更换{number + 3}盏", f"{number + 3}", "完成率80%"),
            made_on=made,
            approved_on=made,
            due=chance.maybe(chance.around(60), 0.85),
            outcome=outcome,
            done_on=done,
            recorded_on=chance.maybe(done),
            result=chance.maybe(
                chance.one(
                    *(f"换好{number + 3}盏", "部分完成，换好2盏", "未完成：配件停产"),
                    *(f"更换路灯{number + 3}盏", "已更换2盏，安装灯杆1根", "完成率85%"),
                    *(f"已完成2/{number + 3}盏", "完成率100%，更换2盏"),
                )
            )
            if done or outcome
            else "",
            evidence=chance.maybe(f"验收单{number}号"),
            reason="配件停产" if outcome not in ("", "已兑现") else "",
        )


def _tasks(chance: Chance) -> Iterable[Row]:
    for number in chance.some(16):
        dates = [chance.ago(90)]
        dates += [chance.after(dates[0], 3)]
        dates += [chance.after(dates[-1], 6)]
        dates += [chance.after(dates[-1], 6)]
        dates += [chance.after(dates[-1], 25)]
        steps = ("raised_on", "reported_on", "dispatched_on", "accepted_on", "completed_on")
        reached = chance.random.randint(1, 5)
        cells = {
            name: chance.maybe(on, 0.9) if name != "raised_on" else on
            for name, on in list(zip(steps, dates, strict=True))[:reached]
        }
        done = cells.get("completed_on", "")
        yield factories.task(
            **{name: cells.get(name, "") for name in steps},
            **chance.place() | ({} if chance.random.random() < 0.8 else {"community": ""}),
            unit=chance.one("zjj", "czj", "jyj", ""),
            people="",
            by_community=chance.one(*[""] * 4, "nanyuan"),
            by_town="yuncheng" if number % 7 == 0 else "",
            mode=chance.one("清单式", "组团式", ""),
            channel=chance.one("入户走访", "观察员", "电话"),
            text=f"第{number}栋水管漏水{number + 2}处",
            due=chance.maybe(chance.one(chance.around(20), chance.one(*_HOW_LONG)), 0.6),
            state=chance.one(*[""] * 4, "已办结"),
            result=chance.maybe(chance.one(*_came_of(number)), 0.8)
            if done
            else chance.one(*[""] * 6, "完成", f"已完成，修好{number + 2}处"),
            evidence=chance.maybe(f"回访记录{number}号") if done else "",
            **(_answers_beside(chance, done) if done else {}),
            **chance.serves(),
        )


_HOW_LONG = ("7天", "3日内", "2周", "5个工作日", "15个工作日", "1个月", "24小时", "36小时", "当天")
"""What stands in the place of a due date where offices write how long something may take."""


def _came_of(number: int) -> tuple[str, ...]:
    """What clerks write as the result of a task that was done on some day; some of it is none."""
    return (*[f"修好{number + 2}处"] * 4, "退回，不归我单位管", "已完成", "完成率85%")


def _answers_beside(chance: Chance, done: str) -> Row:
    """What a sheet of tasks has of what residents said; of most nothing."""
    if chance.random.random() < 0.7:
        return {}
    said = _answers(chance)
    return {
        "satisfaction": said["level"] or chance.one("", "未回访"),
        "solved": said["solved"] or chance.one("", "正在协调"),
        "evaluated_on": chance.maybe(chance.after(done, 20), 0.7),
    }


def _events(chance: Chance) -> Iterable[Row]:
    tasks = chance.drawn["tasks"]
    for _ in chance.some(14 if tasks else 0):
        row = chance.random.choice(tasks)
        yield factories.event(
            chance.one(*EVENTS),
            chance.after(row["raised_on"], 40),
            task=row["id"],
            unit=chance.one("zjj", "czj"),
        )


def _evaluations(chance: Chance) -> Iterable[Row]:
    finished = [row for row in chance.drawn["tasks"] if row["completed_on"]]
    finished += [row for row in chance.drawn["commitments"] if row["done_on"]]
    for _ in chance.some(16 if finished else 0):
        row = chance.random.choice(finished)
        yield factories.evaluation(
            subject=row["id"],
            evaluator=chance.one("群众", "群众", "群众", "社区", "本人"),
            **_answers(chance),
            date=chance.maybe(chance.after(row.get("completed_on") or row["done_on"], 30), 0.85),
            count=chance.one("", "", "1", "4"),
        )


def _answers(chance: Chance) -> Row:
    """A level, whether it is solved, or both."""
    level = chance.one("很满意", "满意", "基本满意", "不满意")
    solved = chance.maybe(chance.one("解决", "是", "部分解决", "未解决", "否"), 0.4)
    return {"level": chance.maybe(level, 0.7) if solved else level, "solved": solved}


def _pairings(chance: Chance) -> Iterable[Row]:
    for number in chance.some(8):
        started = chance.ago(400)
        is_leader = chance.random.random() < 0.4
        yield factories.pairing(
            **chance.place(),
            kind="领导包联" if is_leader else chance.maybe("单位包联", 0.8),
            unit=chance.one("zjj", "czj", "jyj", "czj、jyj"),
            leader_office=chance.maybe(chance.one("副县长", "副局长"), 1 if is_leader else 0.2),
            key_households=chance.maybe(str(number)) if is_leader else "",
            started_on=chance.maybe(chance.one(started, f"{started[:8]}01"), 0.85),
            ended_on=chance.maybe(chance.around(60), 0.4),
        )


def _positions(chance: Chance) -> Iterable[Row]:
    counts = ("", "0", "2", "3", "5", "6") if chance.random.random() < 0.8 else ("",)
    for _ in chance.some(8):
        reported = chance.maybe(chance.ago(300), 0.8)
        yield factories.position(
            person=f"dy-{chance.random.randint(1, 5)}",
            position=chance.one("家园先锋", "家园医生", "家园卫士"),
            community=chance.one("qinghe", "nanyuan"),
            relation=chance.one("单位结对社区", "居住地社区"),
            reported_on=reported,
            households=chance.one(*counts),
            ended_on=chance.maybe(chance.ago(60), 0.3),
        )


def _visits(chance: Chance) -> Iterable[Row]:
    for number in chance.some(8):
        ended = chance.ago(120)
        started = date.fromisoformat(ended) - timedelta(days=chance.random.randint(0, 40))
        yield factories.visit(
            unit=chance.one("zjj", "czj", "jyj"),
            estate=chance.one(*PLACES),
            started_on=started.isoformat(),
            ended_on=chance.maybe(ended),
            households=str(number),
            visits=chance.maybe(str(number + chance.random.randint(0, 3))),
        )


def _activities(chance: Chance) -> Iterable[Row]:
    for number in chance.some(10):
        yield factories.activity(
            **chance.place(),
            unit=chance.one("zjj", "czj", "jyj"),
            service=chance.one("政策宣讲", "法律服务", ""),
            obligation=chance.maybe("参加一次志愿服务"),
            mode=chance.one("清单式", ""),
            title=f"第{number}次讲解",
            date=chance.ago(150),
            sessions=chance.one("", "1", "3"),
            attendances=chance.one("", ("30", "约30", "30余人")[number % 3]),
            persons=chance.one("", ("20", "20人左右")[number % 2]),
        )


LEVELS = ("小区", "社区", "镇（街道）", "县")


def _meetings(chance: Chance) -> Iterable[Row]:
    for _ in chance.some(12):
        level = chance.one("小区", "社区", "社区", "社区", "镇（街道）", "镇（街道）", "县")
        on = chance.ago(150)
        yield factories.meeting(
            level=level,
            community=chance.one("qinghe", "nanyuan") if level in ("小区", "社区") else "",
            town="yuncheng" if level == "镇（街道）" else "",
            date=on,
            units=chance.one("", "zjj", "zjj、czj"),
            raised_from=_lower(chance, level, on),
            guided_by=chance.maybe(chance.of("pairings"), 0.3),
        )


def _lower(chance: Chance, level: str, on: str) -> str:
    """An earlier meeting of a lower level, from which this one may have been raised."""
    lower = LEVELS[: LEVELS.index(level)]
    found = [m["id"] for m in chance.drawn["meetings"] if m["level"] in lower and m["date"] < on]
    return chance.maybe(chance.one(*found), 0.7) if found else ""


def _decisions(chance: Chance) -> Iterable[Row]:
    for number in chance.some(12):
        meeting = chance.of("meetings")
        if chance.random.random() < 0.4:
            yield factories.raised(meeting=meeting, text=f"更换第{number}组水泵")
            continue
        yield factories.decision(
            meeting=meeting,
            text=f"更换第{number}处楼道灯",
            unit=chance.one("zjj", "czj"),
            due=chance.around(60),
            done_on=chance.maybe(chance.ago(40)),
            result=chance.maybe(f"换好{number}处"),
        )


def _deeds(chance: Chance) -> Iterable[Row]:
    for number in chance.some(8):
        happened = chance.ago(150)
        state = chance.one("已推荐", "已核实", "已批准", "公示中", "已上榜", "已上榜", "已撤榜")
        start = chance.around(40)
        end = date.fromisoformat(start) + timedelta(days=chance.random.randint(7, 20))
        is_approved = chance.random.random() < 0.7
        yield factories.deed(
            **chance.place(),
            date=happened,
            unit=chance.one(*["zjj", "czj", "jyj"] * 4, ""),
            people=chance.one("", "dy-1", "dy-1、dy-3"),
            what=f"疏通第{number}处排水口{number + 2}个",
            result=f"{number + 4}户没有进水",
            verifier=chance.maybe("社区党委组织委员", 0.8),
            approver="云城街道党工委" if is_approved else "",
            approved_on=chance.after(happened, 20) if is_approved else "",
            window_from=start if is_approved else "",
            window_to=end.isoformat() if is_approved else "",
            objection=chance.one("", "未收到异议", "异议待答复", "异议已答复"),
            state=state,
            reason="重复申报" if state == "已撤榜" else "",
            decided_on=chance.ago(10) if state == "已撤榜" else "",
        )


def _challenges(chance: Chance) -> Iterable[Row]:
    for number in chance.some(6):
        posted = chance.ago(150)
        taken = chance.after(posted, 30)
        make = chance.random.choice((factories.challenge, factories.taken, factories.solved))
        days = {} if make is factories.challenge else {"taken_on": taken}
        days |= {"closed_on": chance.after(taken, 50)} if make is factories.solved else {}
        yield make(
            **chance.place(),
            text=f"破解第{number}处停车难",
            posted_on=posted,
            due=chance.around(40),
            **days,
        )


def _list_items(chance: Chance) -> Iterable[Row]:
    kinds = ("需求清单", "资源清单", "项目清单", "责任清单")
    for number in chance.some(12):
        kind = chance.one(*kinds)
        yield factories.item(
            kind,
            **chance.place(),
            text=f"翻新第{number}处公告栏",
            unit=chance.one("zjj", "czj", "jyj", ""),
            listed_on=chance.ago(90),
            due=chance.maybe(chance.around(40), 0.7),
            matched_with=_resource(chance) if kind == "需求清单" else "",
            fulfilled_by=chance.maybe(
                chance.of("tasks", "commitments", "challenges", "activities"), 0.4
            ),
        )


def _resource(chance: Chance) -> str:
    """One of the resources listed before."""
    found = [r["id"] for r in chance.drawn["list_items"] if r["list"] == "资源清单"]
    return chance.maybe(chance.one(*found), 0.7) if found else ""


def _teams(chance: Chance) -> Iterable[Row]:
    for number in chance.some(8):
        make = chance.random.choice((factories.team, factories.force))
        yield make(
            community=chance.one("qinghe", "nanyuan"),
            started_on=chance.maybe(chance.ago(200)),
            ended_on=chance.maybe(chance.around(60), 0.3),
            name=f"第{number}队",
        )


def _stations(chance: Chance) -> Iterable[Row]:
    for number in chance.some(4):
        yield factories.station(
            **chance.place(),
            name=f"第{number}服务站",
            opened_on=chance.maybe(chance.ago(200)),
            closed_on=chance.maybe(chance.ago(30), 0.3),
        )


def _shifts(chance: Chance) -> Iterable[Row]:
    taken = set()
    for _ in chance.some(12):
        day, unit, slot = chance.around(60), chance.one("zjj", "czj"), chance.one("上午", "下午")
        state, station = chance.one("已到岗", "未到岗", ""), chance.of("stations")
        # Nobody is at two stations at once, and tables tell shifts apart by that.
        if (day, unit, slot) not in taken:
            taken.add((day, unit, slot))
            yield factories.shift(day, state, station=station, unit=unit, slot=slot)


def _observers(chance: Chance) -> Iterable[Row]:
    for number in chance.some(4):
        yield factories.observer_count(
            community=chance.one("qinghe", "nanyuan"),
            counted_on=chance.ago(120),
            recruited=str(number + 5),
            active=str(number),
        )


KINDS: dict[str, Callable[[Chance], Iterable[Row]]] = {
    "pairings": _pairings,
    "commitments": _commitments,
    "challenges": _challenges,
    "meetings": _meetings,
    "decisions": _decisions,
    "tasks": _tasks,
    "task_events": _events,
    "evaluations": _evaluations,
    "positions": _positions,
    "visits": _visits,
    "activities": _activities,
    "deeds": _deeds,
    "list_items": _list_items,
    "teams": _teams,
    "stations": _stations,
    "shifts": _shifts,
    "observers": _observers,
}
"""What is drawn, those first that others refer to."""
