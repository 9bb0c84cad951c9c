"""Doors, and where on the earth they are; offices have rooms too, and a stairwell is everybody's."""

from __future__ import annotations

import re

from sunboard.checks.private.lazily import lazily
from sunboard.checks.private.normal import Reading
from sunboard.checks.private.somebody import NAME, RESIDENT, WHO, points_out

_OFFICE = (
    "(?:中心|大厅|大楼|政府|党校|局|委|站|会|办公|行政|综合|教学|门诊|党群|物业|医院|学校|法院"
    "|派出所|司法所|馆|窗口|办公室|值班室|[大中小]学|县一中)"
    "(?:[A-Za-z]座|[东西南北主附]?楼)?[(]?(?:第?[0-9十]+号?[楼层幢栋])?[),、 ]?"
    "|(?:来[信访](?:地址|接待|请|可|到|:)|(?:请|邮)寄|寄信|寄送?[至往])[^。;\n]{0,40}"
)
_OFFICE_BEFORE = lazily(f"(?:{_OFFICE})$")
_LABEL_BEFORE = lazily(
    "(?:车位|车库|储藏|编号|型号|规格|图纸|合同|取件码|电缆|标准|版本|商铺|门面|机房|楼顶"
    "|[电水气]表箱?|消防栓)号?[: ]?$"
    r"|\d转$"
)
_FACILITY = (
    "(?:服务中心|服务站|党群|助餐|食堂|议事厅|投票|图书|书屋|驿站|之家|办公|会议|活动(?:室|中心)"
    "|阅览|接待|卫生[站室]"
    "|值班|物业(?:服务|办公|管理|中心)|配电|水泵|水箱|商铺|门面|门店|老年大学|文化站|警务室|调解室|便民|超市)"
)
_OF_ALL_BEFORE = lazily(rf"{_FACILITY}[^。;,\n]{{0,4}}?(?:设在|位于|在|:|[(])[^。;,\n]{{0,8}}$")
_OF_ALL_AFTER = lazily(
    rf"[室号房]{{0,2}}[),]?(?:已?改[为成]|设为|设|[为是内的]){{0,2}}(?:社区|小区)?{_FACILITY}"
)
"""What everybody may go to, in a building of homes: 党群服务站设在5幢101室, 3号楼101室为物业服务中心."""
_HOME_AFTER = lazily(
    r"[室号房]{0,2}(?:户主|业主|住户|租户|居民|老人|邻居|家(?![园庭])|油烟|[^。;,\n]{0,3}(?:漏水"
    r"|渗水|堵塞|报修))"
)
_LONGEST_BEFORE = 50
_PUBLIC_ROOM = (
    "[(]?(?:会议|办公|办理|领取(?!补)|报名|咨询|值班|开会|党群|居委|物业(?:服务|办公|管理|接待"
    "|中心|用房|前台|公司)"
    "|社区(?:图书|办公|党群|活动|居委|服务|工作站|书屋|阅览|食堂|卫生|便民)|活动(?:室|中心|场|用房|阵地))"
    "|(?:改为|改成|改造为|改建|腾出|作为|用作|设为)(?!.{0,3}(?:群租|民宿|麻将|隔断|出租))"
)
_COUNTED = "[年月日号层个户盏块米平元人台套件次处棵吨公里辆多余千万亿%级期批栋幢家]|单元|m[23]|楼(?![上下])"
_NUMBER = r"\d(?:[\s.·_-]{0,2}\d){2,3}"
_ENDS = rf"(?!\s?\d|[至到~-]\d|{_COUNTED})"
_BETWEEN = r"[\s.·_-]{0,2}"
_ROOMISH = rf"[1-9](?:{_BETWEEN}\d)?{_BETWEEN}0{_BETWEEN}[1-9]"
"""A floor and one of its few doors, which no count looks like: 401, 1203."""
_STILL_COUNTED = (
    "[盏块米元吨辆棵件处层级批栋幢千万亿%]|[余多][户人个家名位盏]|户(?!主)|家(?=[商企店饭]|单位"
    "|门店)|人(?!反映|家|来)"
    "|个(?!别)|次(?!卧)|台(?!阶)|套(?!管)|年(?!前|久)|[月日]|期(?!间)|平[方米]|里(?!面)"
    "|公[里斤顷]|单元|楼(?![上下])|m[23]"
    "|号(?:楼|线|院|车位|桩|表|井|泵|电梯)"
)
"""What may stand behind such a number where it counts; the same signs may begin other words."""
_AT = rf"(?:{_NUMBER}{_ENDS}|{_ROOMISH}(?!\s?\d|[至到~-]\d|{_STILL_COUNTED}))"
_SHORT = r"\d(?:\s?\d)?\s{0,3}"
_FLAT = lazily(
    rf"单元{_BETWEEN}{_AT}|单元[,、]{_ROOMISH}{_ENDS}"
    r"|单元[\s.-]?\d(?:\s?\d)?\s?0\s?[1-8]户(?!居民|家庭|群众|住户|业主|[数均全人次])"
    rf"|\d(?:号?楼|栋|幢)(?:[A-Za-z]座?)?{_BETWEEN}(?!{_NUMBER}(?:室|号?房)){_AT}"
    rf"|\d门洞?{_BETWEEN}{_ROOMISH}{_ENDS}"
    rf"|\d弄\d{{1,3}}号{_ROOMISH}{_ENDS}|房号[:为是]?{_ROOMISH}{_ENDS}"
    rf"|\d#[\s.-]?(?:{_SHORT}-\s?)?{_NUMBER}{_ENDS}"
    rf"|(?<![\da-z-])(?:{_SHORT}-)?{_SHORT}-\s{{0,3}}{_SHORT}-\s{{0,3}}(?!20[1-3]\d)\d(?:\s{{0,2}}\d){{2,3}}(?![\d-])"
    rf"|(?:家住|住址|住在|居住[于在]|家在|门牌)[^。;,\n]{{0,20}}?{_SHORT}-\s?{_NUMBER}(?![\d-])"
    rf"|\d座[\s.·_-]{{0,2}}{_NUMBER}(?!室|号?房){_ENDS}|\d号院\d{{1,2}}排\d{{1,2}}号"
    r"|\d[楼层](?:[东西南北中左右][户门边首侧]?(?:户|人家|邻居))|单元(?:顶楼|\d[楼层])?[东西南北中]户"
    rf"|(?P<room>{_NUMBER}(?:室(?!{_PUBLIC_ROOM})|号?房(?!{_PUBLIC_ROOM}|[屋产源租价管]|间数)))"
)

_HOUSE = (
    r"\d单元|\d[楼层](?!以|高)|(?:[路街巷弄村组]|大道)\d(?:\s?\d){0,3}(?:-\d{1,3})?号(?!楼|线|院)"
)
_NEAR = "[^。;!?\n,]{0,8}"
_AT_HOME = lazily(
    rf"(?:{_HOUSE})(?:[的之]|居民|住户|业主|独居老?人?|老人|高龄老人|孤寡老人)*{RESIDENT.pattern}"
    rf"|(?:家住|住在|住址|居住[于在]|户籍地?址?|家庭住址)[:是在]?[^。;,\n]{{0,16}}?(?:{_HOUSE})"
    rf"|(?:{_HOUSE})[的之]?{WHO}家"
    rf"|{RESIDENT.pattern}(?:家|家里)?[(]?(?:住址?|家住|住在|居住[于在]?|家在){_NEAR}(?:{_HOUSE})"
)

_ROOM = r"(?<!\d)[1-9]\d?0[1-8](?!\d)"
_SUFFIX = "(?:室|户|号?房)"
_ENDED = r"(?=[^\u4e00-\u9fff\d]|$|反映|家|的)"


def _beside(who: str) -> str:
    """A door, and somebody to whom it belongs."""
    # However often that is written here, it is compiled anew: it has all surnames.
    return (
        rf"{who}(?:(?:家?住|住在){_ROOM}|家?[(]{_ROOM}{_SUFFIX}[)]|[家,]{_ROOM}{_SUFFIX}"
        rf"|[家住,(]\d{{1,2}}(?:号楼|栋|幢){_ROOM})"
        rf"|(?:{_ROOM}(?:{_SUFFIX}?(?:的|业主|住户)+|{_SUFFIX})"
        rf"|\d(?:号楼|栋|幢){_ROOM}{_SUFFIX}?(?:的|业主|住户)*){who}{_ENDED}"
    )


_BESIDE = lazily(_beside(WHO))
_ANY_ROOM = lazily(_ROOM)
"""Stands wherever that finds anybody, and is compiled in a hundredth of the time."""
_DOOR = (
    r"(?:单元\d{3,4}|\d(?:号?楼|栋|幢|座|#)\d{3,4}|\d-\d{1,2}-\d{3,4}"
    rf"|(?:\d{{1,2}}(?:号?楼|栋|幢|座)(?:\d{{1,2}}单元)?|(?<!\d))\d{{3,4}}{_SUFFIX}){_SUFFIX}?"
)
_NO_PLACE = "(?<![庄村巷街路里镇乡桥湾坊塘苑园府院楼港区县市局所站])"
_LIVES = lazily(
    rf"{_beside(WHO + _NO_PLACE)}|{_DOOR}(?:的|业主|住户|户主|租户|居民)*{WHO}{_NO_PLACE}{_ENDED}"
    rf"|{WHO}{_NO_PLACE}(?:家|住|[,(]){{1,3}}(?:\d{{1,2}}(?:号?楼|栋|幢|座))?(?:\d{{1,2}}单元)?\d*{_DOOR}"
)
"""What an address tells of those alone who live there."""
_BY_ITSELF = lazily(rf"{NAME.pattern}{_NO_PLACE}(?!\d)")
"""A name; what leads on to a number is an estate's."""

_DEGREE = r"\s?\d(?:\s?\d){1,2}\s?(?:[.](?:\s?\d){3,}|[°度])"
_DECIMAL = r"\d(?:\s{0,2}\d){1,2}\s{0,2}[.](?:\s{0,2}\d){4,}"
_PAIR = lazily(
    rf"(?<![\d.])(?P<a>{_DECIMAL})\s*[,、/;\s|]\s*(?:北?纬度?:?|[NE]\s?)?(?P<b>{_DECIMAL})(?![\d.])"
)
_LONGITUDES, _LATITUDES = range(73, 136), range(18, 54)
_WORDED = lazily(rf"(?:东经|北纬|经度|纬度|(?<![A-Za-z])[NE]|lng|lat)[:= ]?(?:{_DEGREE}|\d{{5,}})")


_POINTS = lazily(r"[.·].*[.·]", re.DOTALL)
_TIGHT_PAIR = lazily(r"(?<!\d)(\d{7,9})[(),、/;|]{1,2}(?:北?纬度?:?|[NE])?(\d{7,9})(?!\d)")


def door(reading: Reading) -> bool:
    """Which door it is: 3单元201, 501室, 3-2-501, 三栋二〇一; or who lives behind the stairs that it names."""
    return any(
        tells_door(text)
        or _AT_HOME.search(text)
        or (_ANY_ROOM.search(text) and _BESIDE.search(text))
        for text in dict.fromkeys((reading.places, reading.tight, *_untied(reading.places)))
    )


def inhabited_door(reading: Reading) -> bool:
    """A door, and who lives there; a door by itself may be an office's."""
    texts = dict.fromkeys((reading.places, reading.tight, *_untied(reading.places)))
    return any(
        _AT_HOME.search(text) or _LIVES.search(text) or (tells_door(text) and _tells_who(text))
        for text in texts
    )


def _tells_who(places: str) -> bool:
    return points_out(places) or _BY_ITSELF.search(places) is not None


def _untied(places: str) -> tuple[str, str]:
    """A door of three numbers, between whose figures there was something as well."""
    text = re.sub(r"(?<=[\d-])[\s.·_~]+(?=[\d-])|(?<=[\d-])。(?=[\d-])", "", places)
    between = "---" if "---" in text else "--"
    parts = (part.replace("-", "") for part in text.split(between))
    return re.sub("-+", "-", text), "-".join(parts) if between in text else text


def tells_door(places: str) -> bool:
    """Whether a door stands there; no day, no 2单元5楼 nor 101至601, no office's room."""
    return any(
        _HOME_AFTER.match(places, found.end()) is not None or not _is_of_all(places, found)
        for found in _FLAT.finditer(places)
    )


def _is_of_all(places: str, found: re.Match[str]) -> bool:
    """Whether it is an office's, or a place that everybody may go to; or the number of something else."""
    before = places[max(0, found.start() - _LONGEST_BEFORE) : found.start()]
    is_other = _LABEL_BEFORE if found["room"] is None else _OFFICE_BEFORE
    return any(
        (
            is_other.search(before),
            _OF_ALL_BEFORE.search(before),
            _OF_ALL_AFTER.match(places, found.end()),
        )
    )


def position(reading: Reading) -> bool:
    """A point on the map: a longitude and a latitude."""
    if any(len(_WORDED.findall(text)) > 1 for text in (reading.places, reading.figures)):
        return True
    if _POINTS.search(reading.text) and any(map(_is_pair, _TIGHT_PAIR.findall(reading.figures))):
        return True
    for found in _PAIR.finditer(reading.spelt):
        degrees = [int(float(re.sub(r"\s", "", found[name]))) for name in "ab"]
        if any(x in _LONGITUDES and y in _LATITUDES for x, y in (degrees, degrees[::-1])):
            return True
    return False


def _is_pair(found: tuple[str, str]) -> bool:
    """Whether two numbers without their points may be a longitude and a latitude."""
    lengths = (2, 3)
    return any(
        int(a[:x]) in _LONGITUDES and int(b[:y]) in _LATITUDES
        for a, b in (found, found[::-1])
        for x in lengths
        for y in (2,)
    )
