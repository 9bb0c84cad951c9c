"""Somebody whom a text points out, named or not."""

from __future__ import annotations

from sunboard.checks.private.lazily import lazily

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻潘葛范彭郎鲁韦马苗方俞"
    "任袁柳鲍史唐费薛雷贺倪汤罗毕郝邬安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮"
    "蓝季贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房丁邓石崔吉龚程邢陆翁曲储段侯武刘龙叶黎"
    "白蒲卓乔温庄晏柴阎聂曾关游权冉涂尚佟谭肖丘柏水窦章云苏裴"
)
_CALLED = "大爷|大伯|大妈|大娘|大叔|大姐|大嫂|阿姨|叔叔|奶奶|爷爷|婆婆|老太|老伯|老汉|女士|先生|同学|小朋友"
_OR_CALLED = "师傅|老人|老师|医生|主任"
"""Those are also whoever helps, so that they count beside a plight alone."""
_OF_TWO = "欧阳|司马|上官|诸葛|司徒|夏侯|皇甫|尉迟|慕容|令狐|端木"
BEGINS_A_NAME = f"[{SURNAMES}{''.join(name[0] for name in _OF_TWO.split('|'))}]"
"""What any surname begins with, for RE2."""
STEMS = f"[{SURNAMES}](?:某|{_CALLED})"
"""Whoever may be a resident, for RE2, which has no look-around."""
RESIDENT = lazily(
    f"[{SURNAMES}](?:某(?![单日月年时处些种个各项天楼小社局部地镇街乡村公企学医])"
    f'|(?:{_CALLED})(?![”」』"]?(?:工作室|调解|志愿|服务|热线|讲堂|课堂|驿站|说事|帮|巡逻|宣讲|团|队)))'
)
"""Somebody who is not named and yet pointed out, as 王某 or 李大爷; 王大爷调解队 is nobody."""

RARE_IN_WORDS = (
    "王李张刘陈杨赵吴徐孙朱胡郭宋谢韩曹许邓冯蔡彭潘袁董苏吕魏蒋杜沈姜范卢戴崔姚邹熊孟秦薛"
)
"""Surnames that few words begin with."""
_WORD = (
    "张贴|王国|陈列|陈旧|张力|张罗|张口|许久|戴上|于此|朱门|秦腔|潘多|杨柳|李家|"
    "王家|张家|胡同|郭家|张挂|张榜|朱红|许多|许可|杨树|苏醒|孙子|孙女|李子|"
    "徐徐|杜绝|谢谢|谢绝|沈阳|韩国|苏州|谢意|宋庄"
)
_NOT_BEFORE = (
    "关爱|关怀|关注|关心|关系|安全|安置|安排|安装|安心|康复|康养|管理|项目|房屋|房租|房间|温暖|成长|常态|计生|方面|方案|方便|"
    "万元|金额|严重|许多|时间|程度|高龄|高考|尤其|任务|任何|经费|路灯|水电|水费|水表|水管|水务|水压|施工|张贴|支持|于是|毕业|"
    "车辆|游园|云桥|白天|周一|周二|周三|周四|周五|周六|周日|周边|周末|周围|周岁|陆续|顾问|齐全|曾经|何时|何种|余名|余人|祝福|谈心|谈话|戴口|费用|童年|平台|江边|叶片"
)
"""Words that may stand where a name does; looked at where a plight or a door is told of."""
_HAN = r"[\u4e00-\u9fff]"
_NO_WORD = rf"(?!{_NOT_BEFORE}|(?:{_WORD})(?!{_HAN}(?:[^\u4e00-\u9fff]|$)))"
_FULL = rf"{_NO_WORD}(?:{_OF_TWO}|[{SURNAMES}]){_HAN}{{1,2}}?"
CERTAIN = (
    rf"{_NO_WORD}(?:(?:{_OF_TWO}){_HAN}|[{RARE_IN_WORDS}](?!某|{_CALLED}|{_OR_CALLED})"
    rf"(?:{_HAN}{{2}}|{_HAN}(?!{_HAN})))"
)
"""Somebody by full name with a surname that begins few words, whatever word follows."""
WHO = rf"(?:[{SURNAMES}](?:某某?|{_CALLED}|{_OR_CALLED})|{_FULL})"
"""Somebody by full name, or by surname and how they are called, where other words say that it is one."""
_PERSON = (
    "居民|业主|住户|户主|租户|[保困残疾病缘]户|残疾人|[老病盲]人|伤残|患者|儿童|孤儿|(?<!大)(?<!研究)学生|未成年人|"
    "低保|低收入|五保|特困|困难(?:家庭|群众)|建档立卡户|监测户|救助|(?:低保|残疾|特困)名单|[肢聋盲]残?[残哑]?人|"
    "[保困]人员|[放释毒]人员|(?:低保|供养|矫正|帮教|救助)对象|家属|信访人|当事人|群众|患病的|年级|班的?|岁的|小孩"
)
_AFTER = (
    r"[\W\d_]|$|等|家|的|同志|因|患|系|为|是|在|住|现|反映|需|想|不|行|有|没|提|来|一[家人户]|男|女|[老夫]|"
    "多次|享受|确诊|小朋友"
)
NAMED = lazily(
    rf"(?:{_PERSON})[:(]?(?:{CERTAIN}|{WHO}(?={_AFTER}))|(?:姓名|户主|户名):?[\u4e00-\u9fff]{{2,4}}"
)
"""A resident's name by what stands before it, as 低保户王建国 or 姓名:王建国."""
_AFTER_VERB = "联系|走访|慰问|看望|帮助|核实|上门|协助|发现|得知|反映|告知|回访"
_AFTER_ROLE = "长员手者理任师工记警士部"
"""What words for somebody's part end with: 队长, 网格员, 志愿者, 经理, 民警, 干部."""
_BEGINS = rf"(?:(?<!{_HAN})|(?<={_AFTER_VERB})|(?<=[为给对向到与和请找由知织替让叫{_AFTER_ROLE}]))"
_ILL = (
    "心脏病|糖尿病|尿毒症|肺结核|乙肝|中风|精神(?:异常|病|障碍|分裂)|智力低下|产后抑郁|抑郁|流产|住院|化疗|尘肺|工伤|渐冻症|脑出血"
    "|半身不遂|瘫痪|搭桥|癌|透析|痴呆|截肢"
)
_POOR = "因病致贫|刑满|下岗|离异|失业|临时救助|家庭困难|低保|特困|进京上访|前科|曾因[^。;,]{0,6}判刑|独生子去世"
_PLIGHT = "低保|特困|五保|困境|残|患|精神|视力|听力|言语|智力|肢体|失能|[一二三四]级"
TOLD = lazily(
    rf"{_BEGINS}{WHO}(?=家?(?:是|属于?|系)(?:{_PLIGHT}|孤|信访|刑)|[,(](?:{_PLIGHT}|[男女],|1?\d岁)"
    rf"|患(?!者)|确诊|(?:多次)?(?:信访|上访)|享受|因{_HAN}{{1,8}}住院|有(?:精神|残疾|{_HAN}{{0,4}}病)"
    r"|(?:肢体|视力|听力|言语|智力|精神)残疾|[,(]?(?:出生|生于|生日|[12]\d{3}[-./年])"
    r"|的?(?:孩子|儿子|女儿|孙子|孙女|父亲|母亲|妻子|丈夫|爱人|老伴)|夫妇|(?:申请|办理)(?:低保|特困|救助|残疾)|低保"
    r"|[一二三四]级残疾|(?:视力|听力|言语|智力|肢体|精神)[一二三四]级)"
    rf"|{_BEGINS}(?:{CERTAIN}|{WHO}|[{SURNAMES}][姨婶叔伯嫂]|老[{SURNAMES}]头?)(?:夫妇|家庭?)?的?(?:得了|做了|患|有|吃|是)?(?:{_ILL}|{_POOR})"
    rf"|(?:{_ILL}|植物人|阳性|残疾|自闭症)(?:症|晚期|患者|孩子|户)?的?(?:母亲|父亲)?{CERTAIN}"
    rf"|(?:独居|空巢|留守|孤寡)老人{CERTAIN}|(?:失业|重点|失独|单亲)(?:人员|家庭|妈妈|爸爸){CERTAIN}"
    rf"|[为替帮给]{CERTAIN}家?(?:申请|办理|发放|联系|落实)"
)
"""A resident's name by what is told behind it, as 王建国患 or 王建国(低保."""
NAME = lazily(rf"(?<!{_HAN})(?!{_WORD})[{RARE_IN_WORDS}]{_HAN}{{1,2}}?(?!{_HAN})")
"""What may be a name that stands by itself."""


_SHORTEST = 2
"""Characters of a full name."""
_TOLD_OF = lazily(rf"(?:{_PERSON})[:(]?((?:{_OF_TWO}|[{SURNAMES}]){_HAN}{{1,2}})")


def told_of(sentence: str) -> set[str]:
    """What may be the names of residents in a normal text: each with one and with two characters behind."""
    found = {name[1] for name in _TOLD_OF.finditer(sentence)}
    return found | {name[:-1] for name in found if len(name) > _SHORTEST}


_KIN = lazily(
    "老伴|老公|老婆|丈夫|妻子|爱人|[儿孙]子(?!们)|[孙女]女|女儿(?!们)|儿媳|女婿|(?<!失独)(?<!单亲)(?:母亲|父亲|妈妈|爸爸|爷爷|奶奶)(?!们|节)|岳[父母]"
    "|公公|婆婆(?!们)|外[公婆]|姥[姥爷]|孩子(?!们)|小孩(?!们)|(?:哥哥|弟弟|姐姐|妹妹)(?!们)|我(?:妈|爸|哥|弟|姐|妹|家|丈|妻|儿|女)"
    "|家[父母]|家[里中](?:的?老人|有?病人)|本人|自己患"
)
"""Somebody's relative, or whoever writes: with the place and the day one household is meant."""
_SEVERAL = lazily(
    rf"(?:(?:[3-9]|\d\d)余?[名个位]|多[名位个]|[些各]|不少|许多|部分|家庭的){_HAN}{{0,6}}?(?:{_KIN.pattern})"
    "|等(?:人员|群体|家庭|群众)"
)
"""Where several are told of, no household is."""


_SO_LONG = lazily(
    "(?:下岗|失业|离异|刑满|瘫痪|偏瘫|卧床|住院|化疗|透析|截肢|中风|患病|确诊|抑郁)(?:释放|待业|在家|[后了已经有快近将]){0,3}"
    r"(?:\d+|[半一二两三四五六七八九十]+)[来余多]?个?(?:年|月|周|星期|天)[来余多]?(?!以?[上内下]|的?(?:人|居民|职工|家庭|党员|者|群|对象|患))"
)
"""A plight and how long it has lasted: nobody says so of several, nor of people like them."""


def is_of_a_household(sentence: str) -> bool:
    """Whether a relative of somebody is meant, or whoever writes, named or not."""
    is_of_one = _KIN.search(sentence) or _SO_LONG.search(sentence)
    return is_of_one is not None and _SEVERAL.search(sentence) is None


def points_out(sentence: str) -> bool:
    """Whether some resident is meant, and no other."""
    return any(each.search(sentence) for each in (RESIDENT, NAMED, TOLD))
