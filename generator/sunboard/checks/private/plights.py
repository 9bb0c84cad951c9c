"""What nobody may learn of a resident from a board: hardship, illness, age."""

from __future__ import annotations

import re

from sunboard.checks.private.homes import tells_door
from sunboard.checks.private.lazily import lazily
from sunboard.checks.private.normal import CHINESE_DIGITS, Reading, digits_in
from sunboard.checks.private.somebody import CERTAIN, NAME, WHO, is_of_a_household, points_out

_NO_NEED = "政策|标准|医保|保险|宣传|宣讲|讲座|条例|日"
_NO_DISABLED = f"人(?:坡道|通道|停车|车位|卫生间|厕所|电梯|联合会|康复站|专职|事业|权益|{_NO_NEED})"
HARDSHIP_STEMS = (
    "低保|低收入|特困|五保|困境|贫困户|失独|孤儿|孤寡|戒毒|吸毒|涉毒|建档立卡|监测户|困难家庭"
    "|困难群众|单亲|离异|"
    "临时救助|安置帮教|前科|失信被执行|家暴|缠访|(?:独居|空巢|留守)老人|因病致贫|下岗|失业|重点人员|"
    "刑满|刑释|服刑|缓刑|社区矫正|信访人|上访|多次信访|困难户"
)
HEALTH_STEMS = (
    "残疾|残障|智障|伤残|重病|大病|癌|肿瘤|白血病|尿毒症|透析|精神|抑郁|瘫痪|偏瘫|卧床|艾滋|"
    "患病|患有|患儿|确诊|化疗|脑瘫|自闭症|痴呆|失能|失智|中风|[^隐后祸外灾]患|^患|住院"
    "|[病症梗压炎]患者|植物人|聋哑|盲人|肢残|"
    "半身不遂|糖尿病|心脏病|尘肺|截肢|乙肝|肺结核|手术|渐冻症|智力低下|脑出血|流产|工伤|阳性|阿尔茨海默"
)
"""The words themselves for RE2, which has no look-around."""
_HARDSHIP = lazily(
    HARDSHIP_STEMS.replace("低保|低收入", f"(?:低保|低收入)(?!{_NO_NEED})").replace(
        "失业", "失业(?!保险|登记|[金率])"
    )
)
_HEALTH = lazily(
    f"残疾(?!{_NO_DISABLED})|残障|智障|伤残|重病|大病(?!{_NO_NEED})|(?<!防)癌(?!症?筛查)|肿瘤"
    f"|白血病|尿毒症|透析|"
    "精神(?:[一二三四]级|类?疾?病|障碍|残疾|分裂|失常|异常|疾患|不正常|有问题)|抑郁|瘫痪|偏瘫|卧床|艾滋|"
    "患病|患有|患儿|确诊|化疗|脑瘫|自闭症|痴呆|失能|失智|中风|住院|[病症梗压炎]患者|植物人|聋哑|盲人|肢残|"
    "半身不遂|糖尿病|心脏病|尘肺|截肢|乙肝|肺结核|手术|渐冻症|智力低下|脑出血|流产|工伤|阳性|阿尔茨海默|"
    r"(?<![隐后祸外灾])患[\u4e00-\u9fff]{1,8}?[病症癌炎瘤梗压喘亢疹障疮石栓]"
)

MINOR_STEMS = (
    r"岁|年级|[男女]童|少先队员|[孙儿]子|女儿|新生|未成年|[小中大]班|小朋友|男孩|女孩|患儿"
    rf"|[0-9)）十{''.join(CHINESE_DIGITS)}]\s{{0,3}}班"
)
_DIGIT = f"[\\d{''.join(CHINESE_DIGITS)}十]"
_YOUNG = (
    r"(?<![\d至到一二三四五六七八九十])(?<!\d-)(?:1[0-7]|\d|十[一二三四五六七]?|[一二三四五六七八九])周?岁"
    r"(?![以及至到~-])"
)
_CHILD = "(?:(?<!大)(?<!研究)学生|未成年人?|儿童|孤儿|岁的|少先队员|年级|[男女]童|[孙儿]子|[孙]?女儿|高一新生)"
_SCHOOL_CLASS = lazily(
    rf"{_DIGIT}年级?[(]?{_DIGIT}{{1,2}}[)]?班|[初高][一二三123][(]?{_DIGIT}{{1,2}}[)]?班"
    rf"|{_DIGIT}[(]{_DIGIT}{{1,2}}[)]班|幼儿园[小中大][一二三四五六\d]?班"
)
_SENTENCE_END = lazily("[。;!?]")
_ONE_CHILD = lazily(
    rf"{_YOUNG}|[男女]孩|患儿|[\u4e00-\u9fff]小朋友|{_CHILD}(?:{CERTAIN}|{WHO}(?:[^\u4e00-\u9fff]"
    rf"|$|反映|小朋友))|{CERTAIN}[,(][一二三四五六]年级"
)
_CLASS_OF_ONE = lazily(rf"{WHO}小朋友|班(?!房)的?{WHO}(?:[^\u4e00-\u9fff]|$|反映)")
_SMALL_NAME = lazily(r"(?<![\u4e00-\u9fff])小[\u4e00-\u9fff](?=[,(]|今年|同学|在读|就读|是)")
_ONE_OF_A_CLASS = lazily(rf"{_ONE_CHILD.pattern}|(?<!名)(?<!位)(?<!些)同学(?!们)")
_ANY_CHILD = lazily(
    "班|岁|[男女][孩童]|患儿|小朋友|学生|未成年|儿童|孤儿|少先队员|年级|[孙儿]子|女儿|高一新生"
)
"""One of these stands wherever those find a child, or a class."""
_ANY_CLASS = lazily("班|小朋友")
"""And one of these wherever `_CLASS_OF_ONE` finds one."""
_MANY = lazily(r"\d+余?[名个位人]|们|各班|全班")

BIRTH_STEMS = (
    rf"19[0-9][0-9][-./年]|生人|出生|生于|生日|[年月日0-9OoIil"
    rf"|{''.join(CHINESE_DIGITS)}][\s.·_-]{{0,3}}生"
)
_GAP = r"[\s.·_-]?"
_HAN = r"[\u4e00-\u9fff]"
_YEAR = rf"(?:1{_GAP}[89]|2{_GAP}0)(?:{_GAP}\d){{2}}"
_FULL_DATE = r"(?:1[89]\d\d|20[0-2]\d)(?:年\d{1,2}月?\d{1,2}日?|/\d{1,2}/\d{1,2}|\d{2,4}日?)"
_BORN_ON = lazily(
    rf"(?:出生|生于|生日)(?:日期|年月日?)?[:是为]?[,(]?{_FULL_DATE}(?!\d?[至前以后之])"
    rf"|{_FULL_DATE}(?:出生|生(?![产活效成育态日]))(?![前以后之人])"
)
"""Nobody but one is told of by the whole day."""
_NUMBER = rf"[\d十](?:{_GAP}[\d十])?"
_BORN_ALONE = "生"
_BORN = r"(?:出生|生(?![产活效成育态日]))"
_BIRTH = lazily(
    rf"(?:出生(?:日期|年月日?)?|生于|生日)[:是为]?[(]?{_YEAR}(?:[-./年]|\d{{4}})"
    rf"|{_YEAR}[-./年]{_NUMBER}(?:[-./月](?:{_NUMBER}日?)?)?{_BORN}|{_YEAR}(?:年|\d{{4}}){_BORN}"
    rf"|生日[:是为]?(?:农历)?{_NUMBER}月{_NUMBER}"
    rf"|(?<!\d)\d\d年(?:\d{{1,2}}月?(?:\d{{1,2}}日?)?(?:出生|生(?![产活效成育态日]))|生人)"
)
_WITH_DAY = lazily(
    rf"{CERTAIN}[,(](?:[男女][,]?)?(?:19\d\d[-./年]\d{{1,2}}(?:[-./月]|[,)])|\d\d[.]\d{{1,2}}[.]\d{{1,2}}生)"
    rf"|{CERTAIN}[\s,]?[男女][\s,]?(?:{_HAN}族[\s,]?)?19\d\d[-./年]\d"
)
"""A name, and a day of long ago beside it."""


def hardship(reading: Reading) -> bool:
    """That a resident, or a household, is poor, alone, convicted or at odds with an office."""
    return _told_of_somebody(_HARDSHIP, reading)


def health(reading: Reading) -> bool:
    """That a resident, or somebody of a household, is ill or disabled."""
    return _told_of_somebody(_HEALTH, reading)


def minor(reading: Reading) -> bool:
    """A child with a name, or one child with its school class."""
    # What is cheap to see comes first: most sentences hold none of it, and need none of what is long.
    return any(
        _is_child(each) or _is_child(digits_in(each))
        for each in reading.sentences
        if _ANY_CHILD.search(each)
    ) or any(
        _is_child(each) for each in _SENTENCE_END.split(reading.tight) if _ANY_CHILD.search(each)
    )


def birth_date(reading: Reading) -> bool:
    """The day that somebody who is pointed out was born on."""
    if _WITH_DAY.search(reading.words):
        return True
    # Each of the others says that somebody was born.
    return _BORN_ALONE in reading.joined and (
        _BORN_ON.search(reading.tight) is not None
        or any(
            _BIRTH.search(digits_in(sentence)) and (points_out(sentence) or NAME.search(sentence))
            for sentence in reading.sentences
            if _BORN_ALONE in sentence
        )
    )


def _told_of_somebody(word: re.Pattern[str], reading: Reading) -> bool:
    return any(
        word.search(sentence)
        and (points_out(sentence) or is_of_a_household(sentence) or tells_door(digits_in(sentence)))
        for sentence in reading.sentences
    )


def _is_child(sentence: str) -> bool:
    if _ANY_CLASS.search(sentence) and _CLASS_OF_ONE.search(sentence):
        return True
    if _SCHOOL_CLASS.search(sentence):
        is_one = _ONE_OF_A_CLASS.search(sentence) and not _MANY.search(sentence)
        return bool(is_one) or _has_name(sentence)
    return _ONE_CHILD.search(sentence) is not None and _has_name(sentence)


def _has_name(sentence: str) -> bool:
    return (
        points_out(sentence)
        or _SMALL_NAME.search(sentence) is not None
        or NAME.search(sentence) is not None
    )
