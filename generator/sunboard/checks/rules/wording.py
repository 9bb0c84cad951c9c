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
    "工作|任务|活动|服务|此项|该项|各项|完成|取得|反响|已|非常|十分|一致|很|好"
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

_NO_NEED = "政策|标准|医保|保险|宣传|宣讲|讲座|条例|日"
_NO_DISABLED = f"人(?:坡道|通道|停车|车位|卫生间|厕所|电梯|联合会|康复站|专职|事业|权益|{_NO_NEED})"
HARDSHIP = re.compile(
    f"低保(?!{_NO_NEED})|低收入(?!{_NO_NEED})|特困|五保|残疾(?!{_NO_DISABLED})|残障|智障|重病|"
    f"大病(?!{_NO_NEED})|(?<!防)癌(?!症?筛查)|肿瘤|白血病|尿毒症|透析|精神病|精神障碍|抑郁症|瘫痪|卧床|"
    "艾滋|失独|孤儿|戒毒|刑满|社区矫正"
)
"""R-27: what nobody may learn of a resident from a board."""

HARDSHIP_STEMS = (
    "低保|低收入|特困|五保|残疾|残障|智障|重病|大病|癌|肿瘤|白血病|尿毒症|透析|精神病|精神障碍|抑郁症|"
    "瘫痪|卧床|艾滋|失独|孤儿|戒毒|刑满|社区矫正"
)
"""The same without exceptions, for RE2, which has no look-around."""

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻潘葛范彭郎鲁韦马苗方俞"
    "任袁柳鲍史唐费薛雷贺倪汤罗毕郝邬安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮"
    "蓝季贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房丁邓石崔吉龚程邢陆翁曲储段侯武刘龙叶黎"
    "白蒲卓乔温庄晏柴阎聂曾关游权冉涂尚佟谭肖丘"
)
_CALLED = (
    "大爷|大伯|大妈|大娘|大叔|大姐|大嫂|阿姨|叔叔|奶奶|爷爷|婆婆|老太|老伯|老汉|女士|先生|同学"
)
RESIDENT = re.compile(
    f"[{_SURNAMES}](?:某(?![单日月年时处些种个项天楼小社局部地镇街乡村公企学医])"
    f'|(?:{_CALLED})(?![”」』"]?(?:工作室|调解|志愿|服务|热线|讲堂|课堂|驿站|说事|帮|巡逻|宣讲|团|队)))'
)
"""R-27: somebody who is not named and yet pointed out, as 王某 or 李大爷; 王大爷调解队 is nobody."""

_NOT_WORDS = re.compile(r"[\W_]+")
_PRAISE_AND_FILLER = re.compile(f"{PRAISE}|{PRAISE_FILLER}")
_SHORTEST_FACT = 4


def is_only_praise(text: str) -> bool:
    """Whether hardly anything is left of a result without praise, and no quantity."""
    left = _NOT_WORDS.sub("", _PRAISE_AND_FILLER.sub("", text))
    return len(left) < _SHORTEST_FACT and re.search(QUANTITY, left) is None
