"""Words that rules look for, each list with its reason; for Python's patterns and RE2 alike."""

from __future__ import annotations

import re

COMPARATIVE = "降低|提高|减少|增加"
"""R-8: words that promise a change; without the state before nobody can tell whether it came."""

VAGUE = "加强|努力|尽量|力争|进一步|积极推进|逐步"
"""R-8: words that promise an effort instead of a thing."""

PRAISE = (
    "一致好评|广泛好评|高度好评|好评|充分肯定|高度肯定|高度评价|高度认可|一致认可|广泛赞誉|"
    "交口称赞|点赞|效果显著|成效显著|成效明显|效果明显|效果良好|圆满完成|圆满成功|取得实效|"
    "非常满意|十分满意|良好反响|热烈反响|热烈欢迎"
)
"""R-2: words that praise a result without saying what it is."""

PRAISE_FILLER = (
    "居民|群众|小区|社区|住户|业主|大家|各方|领导|广大|受到|得到|获得|赢得|深受|的|了|并|和|均|都|"
    "工作|任务|活动|服务|不断|连连|纷纷|此项|该项|各项|完成|取得|反响|已|非常|十分|一致|很|好"
)
"""R-2: words that add nothing to praise."""

QUANTITY = "[0-9０-９一二两三四五六七八九十百千万半]"
"""R-2, R-8: a text with one of these says how much."""

NEGATIVE = re.compile(
    "(?<!自我)批评|通报(?!表扬|表彰|嘉奖|会|情况)|处分|警告(?!标|牌|线|灯|语)|问责|"
    "(?<!设施)(?<!设备)(?<!管网)落后|违纪|诫勉|失职|渎职|懒政|不作为|停职|免职|撤职|记过|检讨"
)
"""R-28: words that say something bad about a person. The board honours and accounts for things done;
it is no pillory, and nobody named on it can answer back."""

NEGATIVE_STEMS = (
    "批评|通报|处分|警告|问责|落后|违纪|诫勉|失职|渎职|懒政|不作为|停职|免职|撤职|记过|检讨"
)
"""The same without exceptions, for RE2, which has no look-around."""

_NOT_WORDS = re.compile(r"[\W_]+")
_PRAISE_AND_FILLER = re.compile(f"{PRAISE}|{PRAISE_FILLER}")
_SHORTEST_FACT = 4


def is_only_praise(text: str) -> bool:
    """Whether hardly anything is left of a result without praise, and no quantity."""
    left = _NOT_WORDS.sub("", _PRAISE_AND_FILLER.sub("", text))
    return len(left) < _SHORTEST_FACT and re.search(QUANTITY, left) is None
