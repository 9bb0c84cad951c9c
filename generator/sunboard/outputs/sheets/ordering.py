"""The order of names on official lists: by the strokes of the surname, by pinyin, or as recorded.

By strokes, surnames stand as the national standard has them (GB 13000.1 字符集汉字字序): by how many strokes
they have, then stroke by stroke, 横竖撇点折. ICU counts the strokes of Taiwan's forms (陈 8, 黄 12) and goes on
by radical (张 before 李), which every clerk would see at once; it only orders given names here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import icu

STATEMENTS = {
    "stroke": "以姓氏笔画为序",
    "pinyin": "以姓氏拼音为序",
    "given": "以登记先后为序",
}
"""What a sheet says of its order, by the programme's `name_order`."""

_SURNAMES = {
    1: "一乙",
    2: "丁七卜人八九刁刀力乜",
    3: "三于干土士才寸大万弋上口山千乞川么广门之弓卫子女飞习马",
    4: "丰王井开元韦云扎木支太区尤车巨牙戈水贝牛毛长仇仉从公乌凤勾殳卞文亢方火计尹丑孔巴邓双毋",
    5: "玉甘艾古本左厉石布龙平东卡占卢帅归旦叶甲申田由史央冉生丘付代白仝丛令用印乐包邝冯玄闪兰汉宁"
    "永司弘皮边台母",
    6: "匡刑邢戎吉老巩朴权过西厍有百达成尧毕师曲同吕年朱竹乔伍伏延仲任华仰自伊向后行全危各多邬色庄"
    "刘齐次衣充闫闭问羊关米江汲池汤宇安祁许农寻那阮孙阳阴如羽牟买红纪",
    7: "寿麦运扶贡折却芮苌花苍芳严芦劳苏杜巫李杨甫束豆邴励还来连轩步肖时吴里旷男员别岑利邱何伯佟佘余"
    "谷妥邸狄角邹言况应冷辛冶间闵汪沐沙沃沈怀忻宋初罕迟张陆阿陈邵邰",
    8: "奉武拉幸招苗英苟茆苑范直茅林松杭郁欧郏叔卓虎尚果国昌明易昂迪呼罗牧和季竺岳佴欣金周鱼狐忽冼庞"
    "於郑单炎法宗官空宛宓郎诗房居屈孟姆线练细终经",
    9: "封项政赵贲郝荆革荀荣胡茹南柯查相柏柳郦咸点是星贵蚁哈钟钭钮郜香种秋段信皇鬼禹侯俟须俞郗独逄昝"
    "饶彦施闻闾养姜娄洪洛宣宦宫祖祝费胥姚贺盈羿骆",
    10: "泰秦珠班敖起袁都热耿聂莫莘晋桂桓索栗贾夏原顾顿柴党晃晁晏恩钱铁称秘候倪徒徐殷爱奚翁卿逢凌栾高"
    "郭席离唐部益郸烟浦海涂悦家容宰朗诸谈展陶姬通能桑",
    11: "理堵黄菊菅萧梅检曹戚龚盛常眭鄂崔银矫笪符敏盘庹麻庾康鹿章商阎盖清渠淳梁寇宿谌扈逯尉屠隋隗隆"
    "绪绳巢",
    12: "琴越颉揭彭揣葛董敬蒋韩辜植惠覃粟赏景喻黑锁嵇程税傅集焦储舒鲁童普道曾湛温滑游寒富禄谢强缑",
    13: "瑞鄢靳蓝蒯蓟蓬蒲蒙楚楼裘赖甄雷零訾虞路锡简詹鲍解廉靖雍阙慈满慎窦褚福",
    14: "碧赫綦慕蔡蔺蔚臧辕裴锺管鲜雒廖韶端阚谭肇谯暨翟熊缪",
    15: "撒樊暴墨镇稽黎德滕颜潭潘",
    16: "燕薛薄融霍冀穆衡澹",
    17: "璩戴鞠藏魏繁糜濮",
    18: "瞿",
    20: "酆籍",
    21: "夔",
}
"""The first characters of surnames by their number of strokes, in the standard's order."""

_PLACES = {
    character: (strokes, place)
    for strokes, characters in _SURNAMES.items()
    for place, character in enumerate(characters)
}

Key = tuple[object, ...]


def name_key(order: str) -> Callable[[str], Key]:
    """What names are sorted by under one of the programme's orders; those of one surname stay together."""
    return {"stroke": _stroke_key, "pinyin": _pinyin_key, "given": lambda _: ()}[order]


def _stroke_key(name: str) -> Key:
    """The surname's first character, then a one-character given name before the longer ones."""
    plain = "".join(name.split())
    strokes, place = _PLACES.get(plain[0]) or (_strokes_of(plain[0]), len(_PLACES))
    is_longer = len(plain) > _SHORT_NAME
    return strokes, place, plain[0], is_longer, _collator("stroke").getSortKey(plain[1:])


_SHORT_NAME = 2


def _pinyin_key(name: str) -> Key:
    """Syllable by syllable with its tone, a surname as it is read as one (单 shàn, 曾 zēng)."""
    plain = "".join(name.split())
    syllables = _reader().transliterate(plain).split()
    first, *rest = (_collator("pinyin").getSortKey(syllable) for syllable in syllables)
    return first, plain[0], *rest


@cache
def _collator(kind: str) -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale(f"zh@collation={kind}"))


@cache
def _reader() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Han-Latin/Names")


@cache
def _index() -> icu.ImmutableIndex:
    return icu.AlphabeticIndex(icu.Locale("zh@collation=stroke")).buildImmutableIndex()


def _strokes_of(character: str) -> int:
    """How many strokes a character has as ICU counts them; more than any has for what is no character."""
    label, _ = _index().getBucket(_index().getBucketIndex(character))
    digits = label.rstrip("劃画")
    return int(digits) if digits.isdigit() else _NO_CHARACTER


_NO_CHARACTER = 100
