"""Somebody whom a text points out, named or not."""

from __future__ import annotations

import re

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻潘葛范彭郎鲁韦马苗方俞"
    "任袁柳鲍史唐费薛雷贺倪汤罗毕郝邬安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮"
    "蓝季贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房丁邓石崔吉龚程邢陆翁曲储段侯武刘龙叶黎"
    "白蒲卓乔温庄晏柴阎聂曾关游权冉涂尚佟谭肖丘"
)
_CALLED = "大爷|大伯|大妈|大娘|大叔|大姐|大嫂|阿姨|叔叔|奶奶|爷爷|婆婆|老太|老伯|老汉|女士|先生|同学|小朋友"
STEMS = f"[{SURNAMES}](?:某|{_CALLED})"
"""Whoever may be a resident, for RE2, which has no look-around."""
RESIDENT = re.compile(
    f"[{SURNAMES}](?:某(?![单日月年时处些种个各项天楼小社局部地镇街乡村公企学医])"
    f'|(?:{_CALLED})(?![”」』"]?(?:工作室|调解|志愿|服务|热线|讲堂|课堂|驿站|说事|帮|巡逻|宣讲|团|队)))'
)
"""Somebody who is not named and yet pointed out, as 王某 or 李大爷; 王大爷调解队 is nobody."""

_RARE_IN_WORDS = (
    "王李张刘陈杨赵吴徐孙朱胡郭宋谢韩曹许邓冯蔡彭潘袁董苏吕魏蒋杜沈姜范卢戴崔姚邹熊孟秦薛"
)
"""Surnames that few words begin with."""
_WORD = "张贴|张挂|张榜|朱红|许多|许可|杨树|苏醒|孙子|孙女|李子|徐徐|杜绝|谢谢|谢绝|沈阳|韩国|苏州|谢意|宋庄"
_PERSON = (
    "居民|业主|住户|户主|租户|[保困残疾病]户|残疾人|[老病]人|患者|儿童|孤儿|学生|[保困]人员|家属|信访人|刑释人员|"
    "当事人|群众"
)
_AFTER = r"[\W\d_]|$|等|家|的|同志|因|患|系|为|是|在|住|现|反映|需|想|不|行|有|没|提|来|一[家人户]|男|女|[老夫]"
_NAME = rf"(?!{_WORD})[{_RARE_IN_WORDS}][\u4e00-\u9fff]{{1,2}}?"
NAMED = re.compile(
    rf"(?:{_PERSON})[:(]?{_NAME}(?={_AFTER})|(?:姓名|户主|户名):?[\u4e00-\u9fff]{{2,4}}"
)
"""A resident's name by what stands before it, as 低保户王建国 or 姓名:王建国."""
NAME = re.compile(rf"(?<![\u4e00-\u9fff]){_NAME}(?![\u4e00-\u9fff])")
"""What may be a name that stands by itself."""


def points_out(sentence: str) -> bool:
    """Whether some resident is meant, and no other."""
    return RESIDENT.search(sentence) is not None or NAMED.search(sentence) is not None
