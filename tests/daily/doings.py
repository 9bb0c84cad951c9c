"""Forty-odd ways to do the things of daily life wrong, each as an office would do it: which rows it changes.

By kind and id of a row what its cells become; None where the row is deleted; a row that isn't there is added.
"""

from __future__ import annotations

from collections.abc import Mapping

Change = Mapping[str, Mapping[str, Mapping[str, str] | None]]

DOINGS: Mapping[str, Change] = {
    # --- to extend ---
    "due date changed instead of extended": {"commitments": {"cn-2": {"due": "2026-12-31"}}},
    "extended to an earlier day": {"extensions": {"yq-1": {"new_due": "2026-07-31"}}},
    "extended without a reason": {"extensions": {"yq-1": {"reason": ""}}},
    "extended by nobody": {"extensions": {"yq-1": {"decided_by": ""}}},
    "extended a commitment that there isn't": {"extensions": {"yq-1": {"commitment": "cn-99"}}},
    "extended before it was promised": {"extensions": {"yq-1": {"set_on": "2026-01-05"}}},
    # --- to finish ---
    "kept without a day": {"commitments": {"cn-1": {"done_on": ""}}},
    "kept without a result": {"commitments": {"cn-1": {"result": "", "evidence": ""}}},
    "kept, with praise for a result": {
        "commitments": {"cn-1": {"result": "圆满完成，受到居民一致好评。"}}
    },
    "kept on a day to come": {"commitments": {"cn-1": {"done_on": "2026-12-24"}}},
    "not kept, without a reason": {
        "commitments": {"cn-1": {"outcome": "未兑现", "result": "", "done_on": "", "evidence": ""}}
    },
    "done before it was accepted": {"tasks": {"fw-1": {"completed_on": "2026-09-02"}}},
    "suspended without a reason": {"task_events": {"bd-1": {"reason": ""}}},
    "rated before it was done": {"evaluations": {"pj-1": {"date": "2026-09-05"}}},
    "a word that is on no list": {"tasks": {"fw-1": {"category": "修东西"}}},
    # --- to correct ---
    "wording changed in silence": {"commitments": {"cn-1": {"text": "更换楼道照明灯20盏"}}},
    "baseline changed in silence": {"commitments": {"cn-1": {"baseline": "坏了60盏"}}},
    "target changed in silence": {"commitments": {"cn-1": {"target": "点亮一半"}}},
    "day of the promise changed in silence": {"commitments": {"cn-1": {"made_on": "2026-04-02"}}},
    "correction of a record that there isn't": {"corrections": {"gz-1": {"target": "cn-77"}}},
    "correction without a reason": {"corrections": {"gz-1": {"reason": ""}}},
    "correction of a class that there isn't": {"corrections": {"gz-1": {"category": "小改"}}},
    # --- to explain ---
    "explained before it was promised": {"replies": {"sm-1": {"date": "2025-12-01"}}},
    "door number in an explanation": {"replies": {"sm-1": {"text": "3号楼2单元501室不开门"}}},
    # --- to take back ---
    "person deleted instead of withdrawn": {"people": {"dy-1": None}},
    "withdrawn on a day that there isn't": {"people": {"dy-1": {"withdrawn_on": "2026-02-30"}}},
    "withdrawn some day": {"people": {"dy-1": {"withdrawn_on": "上周"}}},
    "name in a text": {"tasks": {"fw-1": {"result": "吴晓岚更换照明灯2盏"}}},
    "mobile in a text": {"tasks": {"fw-1": {"text": "楼道灯不亮，请打13900001234"}}},
    "door number in a text": {"tasks": {"fw-1": {"text": "3号楼2单元501室门口灯不亮"}}},
    "mobile for an office telephone": {"units": {"zjj": {"office_phone": "13900001234"}}},
    # --- units ---
    "unit merged into itself": {"units": {"jyj": {"ended_on": "2026-10-01", "successor": "jyj"}}},
    "unit renamed in other tables alone": {"visits": {"zf-1": {"unit": "云桥县住房保障和建设局"}}},
    "partnership that ends before it begins": {"pairings": {"bl-1": {"ended_on": "2025-01-01"}}},
    "estate of another neighbourhood": {"tasks": {"fw-1": {"estate": "nanyuan-1"}}},
    # --- a new year ---
    "id of last year used again": {
        "commitments": {
            "cn-1b": {
                "id": "cn-1",
                "unit": "czj",
                "community": "nanyuan",
                "text": "新建口袋公园1处",
                "target": "建成开放",
                "made_on": "2026-09-02",
                "due": "2026-12-30",
                "approved_by": "云城街道党工委",
                "approved_on": "2026-09-05",
            }
        }
    },
    "year mistyped": {"commitments": {"cn-2": {"approved_on": "2062-08-01"}}},
    "day without a year": {"visits": {"zf-1": {"started_on": "9月1日"}}},
    "id in capitals": {
        "tasks": {
            "fw-9": {
                "id": "FW-9",
                "community": "qinghe",
                "category": "设施维修",
                "text": "井盖松动",
                "raised_on": "2026-10-01",
            }
        }
    },
    # --- a name, numbers ---
    "name where an id belongs": {"deeds": {"sg-1": {"people": "周立群"}}},
    "number with its unit": {"estates": {"qinghe-1": {"households": "320户左右"}}},
    "number below nought": {"visits": {"zf-1": {"visits": "-3"}}},
    "question mark for a rare character": {"units": {"jyj": {"name": "云桥县教?局"}}},
    # --- to delete ---
    "published commitment deleted": {"commitments": {"cn-1": None}, "evaluations": {"pj-2": None}},
    "request deleted that others name": {"tasks": {"fw-1": None}},
    # --- to honour ---
    "honoured before its notice ended": {
        "deeds": {"sg-1": {"window_to": "2026-11-20"}},
        "notices": {"gs-1": {"ended_on": "2026-11-20", "outcome": ""}},
    },
    "honoured by the same hand": {"deeds": {"sg-1": {"verifier": "云城街道党工委"}}},
    "honoured without a verifier": {"deeds": {"sg-1": {"verifier": ""}}},
}
