"""Every class of what points to somebody, and how offices write it: a secret is made here, undisguised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.privacy import numbers

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭"
)
GIVEN = "桂香秀英建国玉兰淑珍志强丽华海燕春梅国庆永福德贵雪琴晓东子涵梓萱浩然欣怡宇航佳慧景行若溪"
TITLES = (
    "大爷",
    "阿姨",
    "奶奶",
    "女士",
    "先生",
    "大妈",
    "师傅",
    "叔叔",
    "某",
    "某某",
    "老人",
    "婆婆",
)
ESTATES = ("清河花园", "百合花园", "书香名邸", "柳岸小区", "南苑家园", "河畔新村", "")


@dataclass(frozen=True)
class Phrase:
    """A secret as it would be written by somebody who hides nothing."""

    before: str
    """A cue that says what it is; "" for none."""
    core: str
    """What must not come out."""
    after: str = ""


def full_name(rng: Random) -> str:
    """Two or three characters, and no country."""
    name = rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2, 2))))
    return full_name(rng) if name == "韩国" else name


def somebody(rng: Random) -> str:
    """By full name, or by surname and title, as residents are called."""
    if rng.random() < 0.6:
        return full_name(rng)
    return rng.choice(SURNAMES) + rng.choice(TITLES)


def door(rng: Random, *more: str) -> str:
    """A door as it is written; `more` is what may stand behind its number beside a name."""
    after = rng.choice(("室", "房", "号房", "", *more))
    room = f"{rng.randrange(1, 30)}{rng.randrange(1, 5):02}{after}"
    return room if after else f"{rng.randrange(1, 30)}号楼{room}"


def fine_address(rng: Random) -> str:
    building, entry, floor, flat = (rng.randrange(1, most) for most in (40, 6, 33, 5))
    room = f"{floor}{flat:02}"
    written = rng.choice(
        (
            f"{building}号楼{entry}单元{room}",
            f"{building}号楼{entry}单元{room}室",
            f"{building}栋{entry}单元{room}",
            f"{building}幢{room}室",
            f"{building}-{entry}-{room}",
            f"{building}栋{_spoken(room)}",
            f"{_spoken(str(building))}栋{_spoken(room)}",
            f"{building}号楼{entry}单元{floor}楼东户",
            f"{building}号院{entry}排{flat}号",
            f"{building}座{room}",
            f"{building}#{entry}单元{room}",
        )
    )
    return rng.choice(ESTATES) + written


def _spoken(number: str) -> str:
    return number.translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def hardship(rng: Random) -> str:
    who, where = somebody(rng), door(rng)
    return rng.choice(
        (
            f"低保户{who}",
            f"{who}家是低保",
            f"{who}（低保对象）",
            f"特困人员{who}",
            f"特困供养对象{who}",
            f"困境儿童{full_name(rng)}",
            f"信访人{who}",
            f"{who}多次信访",
            f"刑释人员{who}",
            f"刑满释放人员{who}",
            f"{where}低保户",
            f"{where}的特困老人",
            f"{where}住着刑释人员",
            f"低保边缘户{who}",
            f"社区矫正对象{who}",
            f"吸毒人员{who}",
            f"贫困户{who}",
            f"{who}享受低保待遇",
        )
    )


def health(rng: Random) -> str:
    who, where = somebody(rng), door(rng)
    illness = rng.choice(
        ("尿毒症", "癌症", "高血压", "糖尿病", "抑郁症", "精神分裂症", "脑梗", "白血病")
    )
    return rng.choice(
        (
            f"残疾人{who}",
            f"{who}肢体残疾",
            f"{who}，{rng.choice('一二三四')}级残疾",
            f"伤残{who}",
            f"患病的{who}",
            f"{who}患有{illness}",
            f"{who}患{illness}",
            f"{who}因{illness}住院",
            f"精神障碍患者{who}",
            f"{who}有精神病",
            f"{where}精神病人",
            f"{where}残疾老人",
            f"{where}住户患{illness}",
            f"{illness}患者{who}",
            f"{who}确诊{illness}",
            f"失能老人{who}",
            f"{who}（视力残疾）",
            f"自闭症儿童{who}",
        )
    )


def minor(rng: Random) -> str:
    who, age = full_name(rng), rng.randrange(5, 15)
    grade = rng.choice("一二三四五六")
    group = rng.randrange(1, 13)
    return rng.choice(
        (
            f"学生{who}，{grade}年级{group}班",
            f"{who}（{age}岁）",
            f"{age}岁的{who}",
            f"{grade}年级（{group}）班{who}",
            f"初{rng.choice('一二三')}（{group}）班的{who}",
            f"云桥小学{grade}年级学生{who}",
            f"未成年人{who}",
            f"留守儿童{who}",
            f"幼儿园大班的{who}小朋友",
            f"{who}，女，{age}岁",
            f"{who}的孩子，{age}岁，在云桥小学{grade}年级{group}班",
            f"孤儿{who}",
        )
    )


def birth(rng: Random) -> str:
    who, day = somebody(rng), numbers.birth_date(rng)
    return rng.choice(
        (
            f"{who}（{day}出生）",
            f"{who}，{day}出生",
            f"{who}，{day}生",
            f"{who}生于{day}",
            f"{who}，女，{day}出生",
            f"{day}出生的{who}",
            f"{who}出生日期{day}",
            f"{who}，生日{day}",
            f"出生年月：{day}，{who}",
        )
    )


def door_beside_name(rng: Random) -> str:
    who, where = somebody(rng), door(rng, "户")
    bare = door(rng, "户").rstrip("户")
    return rng.choice(
        (
            f"{who}住{bare}",
            f"{bare}业主{who}",
            f"{bare}住户{who}",
            f"{who}住{where}",
            f"{where}{who}",
            f"{who}（{where}）",
            f"{where}业主{who}",
            f"{where}住户{who}",
            f"{where}的{who}",
            f"{who}家{where}",
            f"{who}，{where}",
        )
    )


def _numbered(make: Callable[[Random], str], *cues: str) -> Callable[[Random], Phrase]:
    return lambda rng: Phrase(rng.choice(cues), make(rng))


def _called(make: Callable[[Random], tuple[str, str]]) -> Callable[[Random], Phrase]:
    return lambda rng: Phrase(*make(rng))


def _told(make: Callable[[Random], str]) -> Callable[[Random], Phrase]:
    return lambda rng: Phrase("", make(rng))


CLASSES: dict[str, Callable[[Random], Phrase]] = {
    "resident ID": _numbered(numbers.resident_id, "", "", "身份证", "身份证号：", "证件号码"),
    "15-digit ID": _numbered(numbers.old_resident_id, "", "身份证", "一代身份证号"),
    "残疾人证": _numbered(numbers.disability_card, "", "残疾人证", "残疾证号"),
    "passport": _numbered(numbers.passport, "护照", "护照号", "护照号码：", "持护照", ""),
    "permit": _called(numbers.permit),
    "military ID": _called(numbers.military_id),
    "mobile": _numbered(numbers.mobile, "", "", "电话", "手机号", "联系电话：", "微信同号"),
    "bank card": _numbered(numbers.bank_card, "", "卡号", "银行卡", "工行卡号："),
    "plate": _numbered(numbers.plate, "", "车牌", "车牌号", "车主"),
    "e-mail": _numbered(numbers.email, "", "邮箱", "邮箱：", "电子邮件"),
    "WeChat": _numbered(
        numbers.account_name, "微信", "微信号", "微信号：", "加微信", "VX", "vx:", "薇信"
    ),
    "QQ": _numbered(numbers.qq, "QQ", "QQ号", "QQ：", "qq", "加QQ", "扣扣", "QQ号码是"),
    "birth date": _told(birth),
    "fine address": _told(fine_address),
    "door and name": _told(door_beside_name),
    "hardship": _told(hardship),
    "health": _told(health),
    "minor": _told(minor),
    "home": _numbered(numbers.coordinates, "家在", "住址坐标", "定位：", "", "其家位于"),
    "account": _called(numbers.money_account),
}
"""What the issue calls a secret, each with the forms that offices use."""

SENTENCES = (
    "{}",
    "居民反映楼道灯不亮，{}，已派人维修。",
    "已上门核实（{}），居民表示满意。",
    "入户走访3次，{}，问题已解决",
    "由物业服务中心联系{}，10月20日前完成。",
    "更换照明灯40盏；{}；现场照片已存档。",
    "回访：{}，满意",
    "{}反映下水道堵塞，疏通12米",
)
"""What offices write around it."""
