"""What points to one person or one household is found, and what only looks like it is left alone."""

import re
import unicodedata

import pytest
from sunboard.checks.rules.private import STEM, hardship_told, holds_number, tells_door

from tests.checks.small_county import check, codes


def found_in(text: str) -> tuple[bool, bool, bool]:
    """Whether a number, a door and a hardship are found, as the rule looks: a stem first, then NFKC text."""
    if not re.search(STEM, text):
        return False, False, False
    plain = unicodedata.normalize("NFKC", text)
    return holds_number(plain), tells_door(plain), bool(hardship_told(plain))


@pytest.mark.parametrize(
    "text",
    [
        "有事打13900000000",
        "139 0000 0000",
        "139-0000-0000",
        "+86 13900000000",
        "１３９００００００００",
        "１３９－００００－００００",
        "身份证110101199003070000，本人到场",
        "11010119900307000X",
        "１１０１０１１９９００３０７０００Ｘ",
    ],
)
def test_a_mobile_or_an_identity_card_is_found(text: str) -> None:
    assert found_in(text) == (True, False, False)


@pytest.mark.parametrize(
    "text",
    [
        "去2单元501帮忙",
        "３单元５０１漏水",
        "3单元 501漏水",
        "3单元　501漏水",
        "３－２－５０１",
        "二单元602楼上漏水",
        "3-2-501",
        "3-2-2001",
        "A3-2-501",
        "501室停水",
        "松园社区3号楼501室",
        "来信已收。501室停水",
        "社区3号楼501室",
        "3号楼501室，改水管",
    ],
)
def test_a_door_is_found(text: str) -> None:
    assert found_in(text) == (False, True, False)


@pytest.mark.parametrize(
    "text",
    [
        "给低保户王大爷换灯",
        "残疾居民李某出行不便",
        "张女士患尿毒症，送透析",
        "李某某家属患癌",
        "独居的陈奶奶瘫痪在床",
    ],
)
def test_a_resident_s_hardship_is_found(text: str) -> None:
    assert found_in(text) == (False, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        # Offices, their telephones and their rooms.
        "楼道灯不亮，请联系物业，电话0576-88123456",
        "0000-6300001",
        "电话86-576-88123456转8012",
        "值班电话400-139-0000",
        "请到县政务服务中心2楼201室办理",
        "社区卫生服务中心（3楼）305室",
        "到社区居委会201室领取",
        "在县政府2号楼305室开会",
        "住建局办公楼503室",
        "3号楼302室办公",
        "来信请寄云桥县人民路12号205室",
        "县一中教学楼305室",
        "3号楼101室（党群服务站）",
        "把2号楼101室改造为居民活动室",
        "第2会议室",
        # Numbers of hotlines, papers, contracts and codes.
        "拨打12345热线，工单号202610311390001",
        "索引号620702074/2024-00008，邮编225800，户号3301234567890",
        "热线工单DH20261031139000012已回复",
        "12345工单编号202610311390000001",
        "编号2026103113900000",
        "云政办发〔2026〕13号",
        "依据云建〔2025〕186号，2026年3月-2026年10月改造",
        "统一社会信用代码12331023MB1234567X",
        "按GB 50016-2014验收",
        "电缆YJV-3-2-185",
        "投入资金13900000000元",
        # What is everybody's.
        "3号楼门厅",
        "人民路128号门口路灯不亮",
        "3号楼2单元5楼楼道灯不亮",
        "2单元1-6层水压不足",
        "2单元120户居民反映异味",
        "3号楼120户停水",
        "1单元1200平方米外墙渗水",
        "1幢1单元、2单元共48户",
        "1-3号楼、5-8号楼门禁失灵",
        "健身器材3套，位于2号楼与3号楼之间",
        "车位编号B-101至B-120",
        "车位号2-1-105灯不亮",
        "5单元101至601下水管老化",
        "12号楼5单元没有照明灯，地面不平",
        "位于平阳东路3499号，共5幢楼120户，有200平方米的车库",
        # Days and hours.
        "2单元2026年9月以来异味",
        "改到2026-10-14补班",
        "26-10-2026恢复供水",
        "2026年10月",
        "8:30-11:30",
        "上午8:30—11:30",
        # Hardships of nobody in particular, and people without one.
        "开展低保政策宣讲3场",
        "为残疾人家庭安装扶手12处",
        "走访特困户、低保户共12户",
        "高龄独居老人助餐25人",
        "王家村残疾人康复站",
        "向某单位反映残疾人出行难",
        "王大爷建议加装残疾人坡道",
        "“李大姐”调解室走访残疾人家庭",
        "周阿姨志愿队看望失独家庭",
        "请张女士讲大病医保",
        "组织防癌讲座，何女士主讲",
        "请李女士联系物业取快递",
        "王大爷家换灯。另宣讲低保政策",
    ],
)
def test_what_only_looks_private_is_left_alone(text: str) -> None:
    assert found_in(text) == (False, False, False)


def test_a_public_address_has_a_door_and_no_number() -> None:
    station = {
        "id": "zd-1",
        "name": "松园服务站",
        "community": "songyuan",
        "address": "3号楼101室",
    }
    assert codes(check(stations=station).problems) == []
    at_home = {**station, "address": "3号楼101室，13900000000"}
    assert codes(check(stations=at_home).problems) == ["R-25-number"]
