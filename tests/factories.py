"""A small valid county, and rows to put into it.

A row is a mapping of field names to text, as a clerk writes it. Every function returns a valid row and
takes what is to be different; `make_measures` checks the rows for real, so a row that would be withheld
from the site fails the test that relies on it.
"""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import yaml
from PIL import Image, ImageDraw
from sunboard.boards.addresses import photo_path
from sunboard.boards.makers import make_page, plan_pages
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.boards.values import Page
from sunboard.checks import check_records
from sunboard.checks.saying import format_problem
from sunboard.measures.ground import Ground, PhotoFile, make_ground
from sunboard.problems import Severity
from sunboard.publishable.records import obey
from sunboard.records import read_programme
from sunboard.records.defaults import DEFAULTS
from sunboard.records.publications import IDS_COLUMNS, Publications
from sunboard.records.text_tables import SourceFile, TextTable
from sunboard.schema import BOARDS, KIND_BY_NAME
from sunboard.settings import Programme

from tests.warm import run_warm

ROOT = Path(__file__).parents[1]
PROGRAMME_FILE = ROOT / "data" / "programme.yml"
AS_OF = date(2026, 10, 31)
"""The day `data/programme.yml` names; a Saturday."""

Row = dict[str, str]

TOWNS: list[Row] = [
    {"id": "yuncheng", "name": "云城街道"},
    {"id": "linshan", "name": "临山镇"},
]
COMMUNITIES: list[Row] = [
    {
        "id": "qinghe",
        "name": "清河社区",
        "town": "yuncheng",
        "branch": "清河社区党委",
        "office_phone": "0000-5550101",
    },
    {"id": "nanyuan", "name": "南苑社区", "town": "linshan"},
]
ESTATES: list[Row] = [
    {
        "id": "qinghe-1",
        "name": "清河花园",
        "community": "qinghe",
        "households": "320",
        "buildings": "8",
        "branch": "清河花园党支部",
        "building_groups": "4",
        "centre_households": "0",
    },
    {"id": "qinghe-2", "name": "河畔新村", "community": "qinghe"},
    {"id": "nanyuan-1", "name": "南苑家园", "community": "nanyuan", "households": "150"},
    {"id": "nanyuan-2", "name": "柳岸小区", "community": "nanyuan"},
]
UNITS: list[Row] = [
    {
        "id": "zjj",
        "name": "云桥县住房和城乡建设局",
        "short_name": "住建局",
        "type": "机关",
        "leader_office": "副局长",
        "department": "物业管理科",
        "office_phone": "0000-5550201",
    },
    {
        "id": "czj",
        "name": "云桥县财政局",
        "short_name": "财政局",
        "leader_office": "副局长",
        "department": "办公室",
        "office_phone": "0000-5550202",
    },
    {"id": "jyj", "name": "云桥县教育局", "short_name": "教育局"},
]
PEOPLE: list[Row] = [
    {"id": "dy-1", "name": "周立群", "unit": "zjj", "named_consent_on": "2026-01-05"},
    {"id": "dy-2", "name": "吴晓岚", "unit": "zjj"},
    {"id": "dy-3", "name": "郑国栋", "unit": "czj", "named_consent_on": "2026-01-05"},
    {
        "id": "dy-4",
        "name": "孙雅琴",
        "unit": "czj",
        "named_consent_on": "2026-01-05",
        "withdrawn_on": "2026-06-01",
    },
    {"id": "dy-5", "name": "钱明远", "unit": "jyj", "named_consent_on": "2026-12-01"},
]
UNNAMED = ("吴晓岚", "孙雅琴", "钱明远")
"""Never agreed, agreed and withdrew, agrees only after the as-of date."""

BASE: dict[str, list[Row]] = {
    "towns": TOWNS,
    "communities": COMMUNITIES,
    "estates": ESTATES,
    "units": UNITS,
    "people": PEOPLE,
}


def commitment(**overrides: str) -> Row:
    """An open commitment of the 住建局 to 清河花园, due after the as-of date."""
    return {
        "id": "cn-1",
        "unit": "zjj",
        "community": "qinghe",
        "estate": "qinghe-1",
        "list": "项目清单",
        "service": "平安服务",
        "mode": "清单式",
        "text": "更换楼道照明灯40盏",
        "baseline": "坏了40盏",
        "target": "全部点亮",
        "measure": "盏",
        "made_on": "2026-03-02",
        "due": "2026-11-30",
        "reviewed_by": "县住建局党组",
        "approved_by": "云城街道党工委",
        "approved_on": "2026-03-05",
        **overrides,
    }


def kept(**overrides: str) -> Row:
    """A commitment kept the day before it was due."""
    done = {
        "due": "2026-06-30",
        "outcome": "已兑现",
        "result": "更换照明灯40盏，全部点亮",
        "done_on": "2026-06-29",
        "recorded_on": "2026-07-01",
        "evidence": "验收单3号",
    }
    return commitment(**{**done, **overrides})


def extension(**overrides: str) -> Row:
    """A due date moved from the end of June to the end of August."""
    return {
        "id": "yq-1",
        "commitment": "cn-1",
        "set_on": "2026-06-20",
        "new_due": "2026-08-31",
        "reason": "汛期停工",
        "decided_by": "街道党工委会议",
        **overrides,
    }


def task(**overrides: str) -> Row:
    """A task of the 住建局 at 清河花园, accepted on Monday 2026-10-19 and due two weeks later."""
    return {
        "id": "fw-1",
        "community": "qinghe",
        "estate": "qinghe-1",
        "category": "设施维修",
        "channel": "入户走访",
        "claim": "点题交办",
        "mode": "清单式",
        "text": "楼道照明灯不亮",
        "unit": "zjj",
        "people": "dy-1",
        "raised_on": "2026-10-13",
        "reported_on": "2026-10-13",
        "dispatched_on": "2026-10-14",
        "accepted_on": "2026-10-19",
        **overrides,
    }


def finished(**overrides: str) -> Row:
    """A task finished within its limit, with its result."""
    done = {
        "raised_on": "2026-09-01",
        "reported_on": "2026-09-01",
        "dispatched_on": "2026-09-02",
        "accepted_on": "2026-09-03",
        "completed_on": "2026-09-10",
        "result": "更换照明灯2盏",
        "quantity": "2",
        "measure": "盏",
        "evidence": "回访记录8号",
    }
    return task(**{**done, **overrides})


def event(kind: str, on: str, **overrides: str) -> Row:
    """Something that happened to a task."""
    row = {"id": "bd-1", "task": "fw-1", "event": kind, "date": on, "reason": "配件未到货"}
    return {**row, **overrides}


def evaluation(**overrides: str) -> Row:
    """A resident satisfied with a task."""
    return {
        "id": "pj-1",
        "subject": "fw-1",
        "evaluator": "群众",
        "level": "满意",
        "date": "2026-10-20",
        **overrides,
    }


def reply(**overrides: str) -> Row:
    """The 住建局 explains why commitment cn-2 is late."""
    return {
        "id": "sm-1",
        "subject": "cn-2",
        "unit": "zjj",
        "date": "2026-09-05",
        "text": "单元门到货晚了，9月底装完",
        **overrides,
    }


def deed(**overrides: str) -> Row:
    """An honoured deed of one person of the 住建局."""
    return {
        "id": "sg-1",
        "date": "2026-08-08",
        "people": "dy-1",
        "unit": "zjj",
        "community": "qinghe",
        "estate": "qinghe-1",
        "form": "闪光之行",
        "category": "应急处突",
        "what": "暴雨夜带人疏通排水口3处",
        "result": "地下车库没有进水，86辆车无损",
        "recommender": "清河花园党支部",
        "verifier": "社区党委组织委员",
        "approver": "云城街道党工委",
        "approved_on": "2026-08-15",
        "window_from": "2026-08-16",
        "window_to": "2026-08-22",
        "objection": "未收到异议",
        "state": "已上榜",
        **overrides,
    }


def pairing(**overrides: str) -> Row:
    """The 住建局 answers for the whole of 清河社区."""
    return {
        "id": "bl-1",
        "kind": "单位包联",
        "unit": "zjj",
        "community": "qinghe",
        "started_on": "2025-03-10",
        "basis": "云基治办〔2025〕6号",
        **overrides,
    }


def position(**overrides: str) -> Row:
    """A member who has reported in to 清河社区."""
    return {
        "id": "gw-1",
        "person": "dy-1",
        "position": "家园先锋",
        "community": "qinghe",
        "relation": "单位结对社区",
        "reported_on": "2025-06-23",
        "households": "5",
        **overrides,
    }


def leader(**overrides: str) -> Row:
    """A leader of the 住建局 linked with 清河花园 since spring, helping two key households."""
    return pairing(
        **{
            "id": "bl-9",
            "kind": "领导包联",
            "estate": "qinghe-1",
            "leader_office": "副县长",
            "started_on": "2026-03-16",
            "key_households": "2",
            **overrides,
        }
    )


def visit(**overrides: str) -> Row:
    """Visits of the 住建局 as a whole in 清河花园 in September."""
    return {
        "id": "zf-1",
        "unit": "zjj",
        "estate": "qinghe-1",
        "started_on": "2026-09-01",
        "ended_on": "2026-09-30",
        "households": "12",
        "visits": "15",
        **overrides,
    }


def item(key: str = "项目清单", **overrides: str) -> Row:
    """An item of a list that the 住建局 is to do in 清河社区 by the end of the year."""
    return {
        "id": "qd-1",
        "list": key,
        "text": "翻新社区公告栏2处",
        "unit": "zjj",
        "community": "qinghe",
        "listed_on": "2026-09-01",
        "due": "2026-12-31",
        **overrides,
    }


def need(**overrides: str) -> Row:
    """A need listed three weeks before the as-of date."""
    words = {"text": "希望有人来量血压", "listed_on": "2026-10-10"}
    return item("需求清单", **{**words, **overrides})


def resource(**overrides: str) -> Row:
    """A resource listed on the same day."""
    words = {"text": "医护人员一组6人", "listed_on": "2026-10-10", "due": ""}
    return item("资源清单", **{**words, **overrides})


def activity(**overrides: str) -> Row:
    """A session of the 住建局 for the whole of 清河社区, with everything written down."""
    return {
        "id": "hd-1",
        "unit": "zjj",
        "community": "qinghe",
        "service": "政策宣讲",
        "mode": "清单式",
        "title": "讲解老楼加装电梯的办理流程",
        "date": "2026-09-12",
        "sessions": "2",
        "attendances": "30",
        "persons": "24",
        "result": "到场30人次，3个单元领走申请表",
        **overrides,
    }


def team(**overrides: str) -> Row:
    """The volunteers of 清河社区."""
    return {
        "id": "ll-1",
        "community": "qinghe",
        "team": "志愿者",
        "role": "同盟军",
        "size": "30",
        "started_on": "2025-06-01",
        **overrides,
    }


def force(**overrides: str) -> Row:
    """A social organisation that works in 清河社区."""
    return team(
        **{"team": "", "force": "社会组织", "name": "清河老年协会", "size": "9", **overrides}
    )


def observer_count(**overrides: str) -> Row:
    """The observers of 清河社区 at the end of a quarter."""
    return {
        "id": "gcy-1",
        "community": "qinghe",
        "counted_on": "2026-09-30",
        "recruited": "12",
        "active": "5",
        **overrides,
    }


def station(**overrides: str) -> Row:
    """A service station in 清河花园, in use."""
    return {
        "id": "zd-1",
        "name": "清河花园党群服务站",
        "community": "qinghe",
        "estate": "qinghe-1",
        "address": "清河花园东门北侧",
        "hours": "每天 8:30—18:00",
        "equipment": "休息椅、医药箱",
        "phone": "0000-5550301",
        "opened_on": "2025-06-01",
        **overrides,
    }


def shift(on: str = "2026-10-14", state: str = "已到岗", **overrides: str) -> Row:
    """A shift of the 住建局 at that station; missed ones have a reason."""
    reason = "单位集中培训" if state == "未到岗" else ""
    row = {"id": "lz-1", "station": "zd-1", "unit": "zjj", "date": on, "slot": "上午"}
    return {**row, "state": state, "reason": reason, **overrides}


def meeting(**overrides: str) -> Row:
    """A monthly meeting of 清河社区, to which the 住建局 came."""
    return {
        "id": "hy-1",
        "level": "社区",
        "community": "qinghe",
        "convenor": "清河社区党委",
        "date": "2026-08-20",
        "units": "zjj",
        "summary": "研究楼道照明",
        **overrides,
    }


def higher_meeting(level: str = "镇（街道）", **overrides: str) -> Row:
    """A meeting of the town, or of the county, two weeks later."""
    place = {"community": "", "town": "yuncheng" if level == "镇（街道）" else ""}
    row = meeting(id="hy-2", level=level, convenor="云城街道党工委", date="2026-09-03", **place)
    return {**row, **overrides}


def decision(**overrides: str) -> Row:
    """Something that meeting decided, with a month to do it."""
    return {
        "id": "yd-1",
        "meeting": "hy-1",
        "text": "更换清河花园楼道灯",
        "state": "议定",
        "unit": "zjj",
        "due": "2026-09-20",
        **overrides,
    }


def raised(**overrides: str) -> Row:
    """Something that meeting raised to the level above."""
    row = decision(id="yd-2", text="更换供水泵组", state="提级", unit="", due="", reason="没有权限")
    return {**row, **overrides}


def challenge(**overrides: str) -> Row:
    """A challenge about 清河花园 that nobody has taken."""
    return {
        "id": "bt-1",
        "poster": "清河社区党委",
        "community": "qinghe",
        "estate": "qinghe-1",
        "text": "破解夜间停车难",
        "goal": "新增车位40个",
        "posted_on": "2026-08-03",
        "due": "2026-11-30",
        **overrides,
    }


def taken(**overrides: str) -> Row:
    """The same, taken by the 住建局 of its own accord after ten days."""
    how = {"claim": "主动认领", "takers": "zjj", "form": "单独揭榜", "taken_on": "2026-08-13"}
    return challenge(**{**how, **overrides})


def solved(**overrides: str) -> Row:
    """The same, closed on 2026-10-20."""
    done = {"result": "新增车位42个", "closed_on": "2026-10-20", "evidence": "验收单9号"}
    return taken(**{**done, **overrides})


def milestone(**overrides: str) -> Row:
    """A step of that challenge, due at the end of September."""
    return {
        "id": "jd-1",
        "challenge": "bt-1",
        "text": "摸清车位底数",
        "due": "2026-09-30",
        **overrides,
    }


def notice(**overrides: str) -> Row:
    """A notice of honours whose window is over, nobody having objected."""
    return {
        "id": "gs-1",
        "kind": "拟上榜公示",
        "title": "2026年8月拟上榜闪光言行",
        "basis": "云基治办〔2026〕3号",
        "text": "现将拟上榜的闪光言行公示，征求意见。",
        "started_on": "2026-08-17",
        "ended_on": "2026-08-21",
        "issuer": "云桥县基层治理协调办公室",
        "phone": "0000-5550301",
        "outcome": "未收到异议",
        **overrides,
    }


def correction(**overrides: str) -> Row:
    """A date of commitment cn-1 corrected."""
    return {
        "id": "gz-1",
        "target": "cn-1",
        "date": "2026-07-06",
        "category": "状态",
        "before": "完成日期：2026年6月28日",
        "after": "完成日期：2026年6月29日",
        "reason": "验收单上的日期是后一个",
        "decided_by": "云城街道党工委",
        **overrides,
    }


def review(**overrides: str) -> Row:
    """An office has looked into what could not be read, and is on file no longer."""
    return {
        "id": "fh-1",
        "sort": "看不清的记录",
        "date": "2026-10-20",
        "reason": "两行是表尾的合计，删去了",
        "decided_by": "云桥县委组织部",
        **overrides,
    }


def objection(**overrides: str) -> Row:
    """An objection to commitment cn-1 that was right."""
    return {
        "id": "yy-1",
        "target": "cn-1",
        "received_on": "2026-07-02",
        "outcome": "属实已改正",
        "answered_on": "2026-07-06",
        "answered_by": "云城街道党工委",
        **overrides,
    }


def picture(**overrides: str) -> Row:
    """A picture of what a deed came to, with nobody on it; its file has to be put there."""
    return {
        "id": "tp-1",
        "file": "after.png",
        "subject": "sg-1",
        "sort": "之后的样子",
        "alt": "疏通以后的排水口",
        "checked_by": "清河社区党委",
        **overrides,
    }


def numbered(rows: Iterable[Row]) -> list[Row]:
    """The rows with ids of their own: the prefix each has, and its number."""
    return [
        {**row, "id": f"{row['id'].split('-')[0]}-{number}"} for number, row in enumerate(rows, 1)
    ]


def county_rows() -> dict[str, list[Row]]:
    """A county in which every kind has rows and every page something to show; yours to change."""
    return {
        **{kind: [dict(row) for row in rows] for kind, rows in BASE.items()},
        "pairings": [
            pairing(),
            pairing(id="bl-2", unit="czj", community="nanyuan", estate="nanyuan-1"),
            pairing(id="bl-3", kind="领导包联", unit="czj", leader_office="县委常委", basis=""),
        ],
        "positions": [
            position(),
            position(id="gw-2", person="dy-2", position="家园医生"),
            position(id="gw-3", person="dy-3", community="nanyuan", reported_on=""),
        ],
        "visits": [visit(), visit(id="zf-2", person="dy-2", households="3", visits="4")],
        "commitments": [
            kept(),
            commitment(id="cn-2", due="2026-08-31", text="更换单元门12樘", person="dy-2"),
            commitment(
                id="cn-3",
                unit="czj",
                community="nanyuan",
                estate="",
                text="为老人办理餐补登记",
                made_on="2026-05-11",
                approved_on="2026-05-12",
            ),
            kept(
                id="cn-4", outcome="部分兑现", reason="缺材料", text="补种行道树30棵", person="dy-4"
            ),
        ],
        "extensions": [extension(commitment="cn-2", set_on="2026-08-20", new_due="2026-09-30")],
        "meetings": [meeting(guided_by="bl-3"), higher_meeting(raised_from="hy-1")],
        "decisions": [decision(), raised(), decision(id="yd-3", meeting="hy-2", unit="czj")],
        "challenges": [solved(), challenge(id="bt-2", community="", estate="")],
        "milestones": [milestone(), milestone(id="jd-2", done_on="2026-09-09")],
        "tasks": [
            finished(people="dy-1、dy-2", commitment="cn-1", decision="yd-1", challenge="bt-1"),
            task(id="fw-2", accepted_on="2026-10-14", due="2026-10-20", text="水管漏水"),
            finished(id="fw-3", unit="czj", people="dy-4", estate="qinghe-2", text="井盖松动"),
            task(
                id="fw-4",
                unit="czj",
                community="nanyuan",
                estate="nanyuan-1",
                people="",
                text="路灯不亮",
                raised_on="2026-07-06",
                reported_on="2026-07-06",
                dispatched_on="2026-07-07",
                accepted_on="",
            ),
        ],
        "task_events": [event("中止", "2026-07-20", task="fw-4")],
        "evaluations": [
            evaluation(subject="fw-1", count="3"),
            evaluation(id="pj-2", subject="fw-3", level="不满意"),
            evaluation(id="pj-3", subject="cn-1", evaluator="社区", level="很满意"),
        ],
        "replies": [
            reply(),
            reply(id="sm-2", subject="fw-2", date="2026-10-22", text="正在等配件"),
        ],
        "deeds": [
            deed(),
            deed(
                id="sg-2",
                date="2026-05-03",
                people="dy-1、dy-2、dy-3、dy-5",
                what="为独居老人送餐一个月",
                category="助人为乐",
            ),
            deed(
                id="sg-3",
                date="2026-10-10",
                people="dy-4",
                unit="czj",
                what="提出错时停车的建议",
                form="闪光之言",
                state="公示中",
                verifier="",
                approver="",
                approved_on="",
                objection="",
                window_from="2026-10-26",
                window_to="2026-11-06",
            ),
        ],
        "notices": [
            notice(deeds="sg-1", started_on="2026-08-16", ended_on="2026-08-22"),
            notice(
                id="gs-2",
                kind="办结公示",
                tasks="fw-1",
                started_on="2026-10-26",
                ended_on="2026-11-06",
                outcome="",
                community="nanyuan",
            ),
            notice(id="gs-3", kind="承诺公示", commitments="cn-1", ended_on="", outcome=""),
        ],
        "corrections": [
            correction(),
            correction(id="gz-2", target="fw-99", category="作废", before="", after=""),
        ],
        "objections": [
            objection(),
            objection(id="yy-2", target="fw-3", outcome="不属实"),
            objection(id="yy-3", target="fw-2", outcome="", answered_on="", answered_by=""),
        ],
        "reviews": [review()],
        "pictures": [picture()],
        "teams": numbered([team(), force(), team(community="nanyuan", ended_on="2026-05-31")]),
        "observers": [observer_count(), observer_count(id="gcy-2", counted_on="2026-06-30")],
        "stations": [station(), station(id="zd-2", estate="", closed_on="2026-09-30")],
        "shifts": numbered(
            [
                shift(),
                shift("2026-10-15", "未到岗", unit="czj"),
                shift("2026-10-16", "", service="医疗健康"),
                shift("2026-11-04", "", unit="czj"),
                shift("2026-09-01", station="zd-2"),
            ]
        ),
    }


@cache
def sample_programme() -> Programme:
    """The programme of `data/programme.yml`."""
    programme, problems = read_programme(ROOT)
    assert programme is not None, problems
    return programme


def make_programme(**overrides: Any) -> Programme:
    """The programme with other values; `limits` names only the limits that differ."""
    programme = sample_programme()
    limits = replace(programme.limits, **overrides.pop("limits", {}))
    # Every kind is kept from the beginning, so that what was never recorded is a zero.
    overrides.setdefault("kept_from", dict.fromkeys(KIND_BY_NAME, date.min))
    return replace(programme, limits=limits, **overrides)


def text_table(kind_name: str, rows: Sequence[Mapping[str, str]]) -> TextTable:
    """Rows as if they had been read from `data/<kind>.csv`."""
    kind = KIND_BY_NAME[kind_name]
    unknown = {name for row in rows for name in row} - set(kind.field_by_name)
    assert not unknown, f"{kind_name} has no field {sorted(unknown)}"
    texts = {
        f.name: pa.array([row.get(f.name, "") for row in rows], pa.large_string())
        for f in kind.fields
    }
    file = SourceFile(
        path=f"data/{kind_name}.csv",
        headings={f.name: f.label for f in kind.fields},
        row_count=len(rows),
    )
    lines = np.arange(len(rows), dtype=np.int32)
    return TextTable(kind, texts, (file,), np.zeros_like(lines), lines + 2)


@cache
def _base_table(kind_name: str) -> TextTable:
    return text_table(kind_name, BASE[kind_name])


def make_measures(
    as_of: date = AS_OF,
    programme_overrides: Mapping[str, Any] | None = None,
    *,
    is_sound: bool = True,
    published: Sequence[str] | None = None,
    **rows_by_kind: Sequence[Mapping[str, str]],
) -> Ground:
    """The ground of the base county with these rows; a kind that is named replaces the base's.

    `is_sound` says that no row may be withheld; `published` are the lines of the ledger `ids.csv`.
    """
    programme = make_programme(**(programme_overrides or {}))
    rows = {**BASE, **rows_by_kind}
    tables = {
        name: _base_table(name) if rows[name] is BASE.get(name) else text_table(name, rows[name])
        for name in rows
    }
    checked = check_records(tables, programme, as_of)
    if is_sound:
        errors = [format_problem(p) for p in checked.problems if p.severity is Severity.ERROR]
        assert errors == []
    ledger = None if published is None else publications(published)
    ground = obey(make_ground(checked.records, programme, as_of, ledger))
    ids = ground.records["pictures"].texts("id")
    files = {row: (PhotoFile(photo_path(each, 200), 200, 100),) for row, each in enumerate(ids)}
    return ground.showing(files) if files else ground


@cache
def whole_county() -> Ground:
    """The ground of `county_rows`, made once in a process: for tests that ask in Chinese and change nothing."""
    return make_measures(**county_rows())


def publications(lines: Sequence[str]) -> Publications:
    """The ledger of what stood on the site since when, with lines as in `2026-09-11,tasks,fw-1,completed`."""
    cells = [line.split(",") for line in lines]
    columns = {
        name: pa.array([row[n] for row in cells], pa.large_string())
        for n, name in enumerate(IDS_COLUMNS)
    }
    return Publications(pa.table({**columns, "day": columns["day"].cast(pa.date32())}))


def make_pages(county: Ground, sheet_links: SheetLinks | None = None) -> dict[str, Page]:
    """Every page of the boards the programme asks for, by path; `sheet_links` are the sheets to link to."""
    plan = plan_pages(county, sheet_links or SheetLinks())
    pages = [make_page(county, maker, number) for maker, number in plan]
    by_path = {page.path: page for page in pages}
    assert len(by_path) == len(pages), "two pages share an address"
    return by_path


def position_of(ground: Ground, kind: str, record_id: str) -> int:
    """Where a record stands in its table."""
    return int(ground.records[kind].frame["id"].to_list().index(record_id))


def shuffled(rows_by_kind: Mapping[str, list[Row]], seed: int) -> dict[str, list[Row]]:
    """The same rows in another order, kind by kind."""
    chance = random.Random(seed)
    return {kind: chance.sample(rows, len(rows)) for kind, rows in rows_by_kind.items()}


def programme_tree(**overrides: Any) -> dict[str, Any]:
    """`data/programme.yml` and its defaults as plain mappings and text, with other values at the top level.

    Sheets and pictures are not asked for: setting them takes longer than the rest of a small build.
    """
    default, own = deepcopy(_programme_trees())
    # What a thing is also called, no programme says.
    del default["words"]
    boards = [board for board in BOARDS if board not in ("sheets", "share")]
    steps = [{**step, **own["steps"].get(step["key"], {})} for step in default["steps"]]
    tree = {**default, "limits": {}, **own, "boards": boards, "steps": steps, **overrides}
    return tree if tree["demonstration"] == "是" else _own(tree)


@cache
def _programme_trees() -> list[dict[str, Any]]:
    texts = [file.read_text(encoding="utf-8") for file in (DEFAULTS, PROGRAMME_FILE)]
    return [yaml.load(text, yaml.CBaseLoader) for text in texts]


def programme_text(tree: Mapping[str, Any]) -> str:
    """The file of a programme."""
    settings = {"allow_unicode": True, "sort_keys": False, "width": 1000}
    return str(yaml.dump(tree, Dumper=yaml.CSafeDumper, **settings))


def _own(tree: dict[str, Any]) -> dict[str, Any]:
    """A programme without what is left of the demonstration, which would stop a publication."""
    texts = {key: value for key, value in tree.items() if isinstance(value, str)}
    other = {"（示范）": "", "示范路": "人民路", "yunqiao.example": "yunqiao.test"}
    for old, new in other.items():
        texts = {key: value.replace(old, new) for key, value in texts.items()}
    return tree | texts


def write_project(
    folder: Path, programme: Mapping[str, Any] | None = None, **rows_by_kind: Sequence[Row]
) -> Path:
    """Write a project: `data/programme.yml`, and one CSV file a kind.

    Kinds that are not named have the rows of `county_rows`; a kind without rows has no file.
    """
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    tree = programme_tree() if programme is None else programme
    (data / "programme.yml").write_text(programme_text(tree), encoding="utf-8")
    for kind, rows in {**county_rows(), **rows_by_kind}.items():
        write_rows(data / f"{kind}.csv", kind, rows)
        for file in (row.get("file", "") for row in rows if kind == "pictures"):
            if Path(file).suffix.lower() in KIND_BY_NAME[kind].beside:
                write_photo(data / kind / file)
    return folder


def write_photo(path: Path, colour: str = "#88aacc") -> None:
    """Write the file of a picture where there is none, a drawing, as its ending says."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = Image.new("RGB", (200, 100), colour)
    ImageDraw.Draw(drawn).ellipse((20, 20, 80, 80), fill="#eecc99")
    drawn.save(path)


def write_rows(path: Path, kind_name: str, rows: Sequence[Row]) -> None:
    """Write one CSV file of records; remove it where there are none."""
    if not rows:
        path.unlink(missing_ok=True)
        return
    names = [field.name for field in KIND_BY_NAME[kind_name].fields]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)


def read_cases(table: str) -> list[dict[str, str]]:
    """Cases written as a table: a line each, cells between `|`, the first line names the columns."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def own_theme(project: Path) -> Path:
    """Give a project a theme of its own."""
    for part in ("content", "site_templates"):
        shutil.copytree(ROOT / part, project / part)
    shutil.copy(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    return project


@dataclass(frozen=True)
class Run:
    """What a run of `sunboard` said and ended with."""

    code: int
    out: str
    err: str


def run_sunboard(*arguments: str | Path, **settings: Any) -> Run:
    """Run the command in a process of its own; `settings` are those of `subprocess.run`.

    Where `make elsewhere` runs the tests, it is one that has what Windows has.
    """
    if "SUNBOARD_ELSEWHERE" in os.environ:
        settings["env"] = elsewhere(settings.get("env"))
    elif settings.keys() <= {"cwd"}:
        return Run(*run_warm([*map(str, arguments)], **settings))
    command = [sys.executable, "-m", "sunboard", *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, **settings
    )
    return Run(done.returncode, done.stdout, done.stderr)


def elsewhere(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment in which Python has what Windows has, and no more."""
    path = [str(ROOT / "tests" / "elsewhere"), *sys.path]
    return {**(environment or os.environ), "PYTHONPATH": os.pathsep.join(filter(None, path))}


def copy_records(project: Path, folder: Path) -> Path:
    """A project of the same records, for builds that leave nothing in the one they were taken from."""
    shutil.copytree(project / "data", folder / "data")
    return folder


def report_of(project: Path) -> Any:
    """What the last build of a project says became of every row."""
    return json.loads((project / ".sunboard" / "build-report.json").read_text(encoding="utf-8"))


def build_site(project: Path, out: Path, *arguments: str, expected: int = 0) -> Path:
    """Build a project's site in a process of its own."""
    run = run_sunboard("build", "-C", project, "--out", out, "--workers", "1", *arguments)
    assert run.code == expected, f"{run.out}\n{run.err}"
    return out
