"""The State Council's notice of days off, pasted into `data/calendar.yml`."""

from datetime import date
from pathlib import Path
from textwrap import indent

import pytest
from sunboard.calendar import china_calendar
from sunboard.problems import Problem
from sunboard.public_holidays import Arrangement, national_days
from sunboard.records.local_days import CALENDAR_FILE, read_calendar

NOTICE_2026 = """\
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""
NOTICE_2025 = """\
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
"""
NOTICE_2024 = """\
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
"""
NOTICE_2019 = """\
一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
五、端午节：6月7日放假，与周末连休。
六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
"""
NOTICE_2015 = """\
一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。
二、春节：2月18日至24日放假调休，共7天。2月15日（星期日）、2月28日（星期六）上班。
三、清明节：4月5日放假，4月6日（星期一）补休。
四、劳动节：5月1日放假，与周末连休。
五、端午节：6月20日放假，6月22日（星期一）补休。
六、中秋节：9月27日放假。
七、国庆节：10月1日至7日放假调休，共7天。10月10日（星期六）上班。
"""
NOTICE_2027 = """\
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""
"""Made up: of a year that nothing is announced of yet."""


def read(root: Path, text: str) -> tuple[tuple[Arrangement, ...], list[Problem]]:
    path = root / CALENDAR_FILE
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    found, problems = read_calendar(root)
    return found.announced, problems


def pasted(year: int, notice: str) -> str:
    return f"announced:\n  {year}: |\n{indent(notice, '    ')}"


@pytest.mark.parametrize(
    ("year", "notice"),
    [(2026, NOTICE_2026), (2025, NOTICE_2025), (2024, NOTICE_2024), (2019, NOTICE_2019)],
)
def test_real_notice_then_the_library_s_own_days(tmp_path: Path, year: int, notice: str) -> None:
    (found,), problems = read(tmp_path, pasted(year, notice))
    assert problems == []
    known = national_days()
    said = {day for day in found.rest if day.weekday() < 5}
    # The notice of 2019 was amended in March, for Labour Day alone: its days here are the amended ones.
    # December 31 of 2024 and the like belong to other years' notices.
    assert said == {
        day for day in known.rest if day.weekday() < 5 and (day.year == year or day in found.rest)
    }
    assert {*found.work} == {day for day in known.work if day.year == year or day in found.work}


def test_rest_made_up_for_then_off_without_its_weekend(tmp_path: Path) -> None:
    (found,), problems = read(tmp_path, pasted(2015, NOTICE_2015))
    assert problems == []
    assert {date(2015, 4, 5), date(2015, 4, 6), date(2015, 6, 22)} <= {*found.rest}
    assert date(2015, 6, 21) not in found.rest


def test_notice_of_next_year_then_it_counts_in_place_of_the_law_s_days(tmp_path: Path) -> None:
    announced, problems = read(tmp_path, pasted(2027, NOTICE_2027))
    assert problems == []
    calendar = china_calendar(announced=announced)
    assert calendar.explain(date(2027, 1, 29), date(2027, 2, 22)).workdays == 12
    assert 2027 not in calendar.open_years


def test_full_width_digits_and_blanks_then_read_all_the_same(tmp_path: Path) -> None:
    wide = NOTICE_2027.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    plain = NOTICE_2027.replace("（", "(").replace("）", ")").replace("：", ": ")
    plain = plain.replace("\n", "\n\n")
    (tmp_path / "wide").mkdir()
    found = [read(tmp_path / "wide", pasted(2027, wide)), read(tmp_path, pasted(2027, plain))]
    assert found[0] == found[1]
    assert found[0][1] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("一、元旦", "各地区：\n一、元旦", 3, "line"),
        ("一、元旦：", "", 3, "line"),
        ("元旦", "元宵节", 3, "line"),
        ("放假，共3天。\n二", "，共3天。\n二", 3, "line"),
        ("1月1日（周五）至3日（周日）", "1月1日（周五）起3天", 3, "line"),
        ("。\n二", "。值班按规定。\n二", 3, "line"),
        ("1月1日（周五）", "1月1日（周四）", 3, "weekday"),
        ("1月31日（周日）", "1月30日（周日）", 4, "weekday"),
        ("共8天", "共7天", 4, "sum"),
        ("放假1天，不调休。\n六", "放假2天，不调休。\n六", 7, "sum"),
        ("2月20日（周六）上班", "2月19日上班", 4, "work"),
        ("1月1日（周五）", "2026年1月1日", 3, "day"),
        ("1月1日（周五）至3日（周日）", "1月3日至1日", 3, "day"),
        ("2月5日（周五）至12日", "2月30日至12日", 4, "day"),
        ("5月1日（周六）至5日（周三）", "5月1日至9月5日", 6, "day"),
        ("六、中秋节：9月15日（周三）放假1天，不调休。\n", "", 2, "missing"),
        ("9月15日（周三）", "9月16日（周四）", 2, "statutory"),
        ("1月31日（周日）", "2月7日（周日）", 2, "both"),
    ],
)
def test_fault_then_it_is_named_at_its_line_and_nothing_is_announced(
    tmp_path: Path, old: str, new: str, line: int, code: str
) -> None:
    assert old in NOTICE_2027
    announced, problems = read(tmp_path, pasted(2027, NOTICE_2027.replace(old, new, 1)))
    assert announced == ()
    assert [(p.place.row, p.code) for p in problems] == [(line, f"calendar-announced-{code}")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("announced: 2027\n", [(1, "programme-not-mapping")]),
        ("announced:\n  明年: |\n    一、元旦\n", [(2, "calendar-announced-year")]),
        ("announced:\n  1999: |\n    一、元旦\n", [(2, "calendar-announced-year")]),
        ("announced:\n  2027:\n", [(2, "programme-required")]),
        ("announced:\n  2027: [一、元旦]\n", [(2, "programme-not-text")]),
    ],
)
def test_other_forms_then_reported(tmp_path: Path, text: str, found: list[tuple[int, str]]) -> None:
    announced, problems = read(tmp_path, text)
    assert announced == ()
    assert [(p.place.row, p.code) for p in problems] == found


def test_two_years_then_each_counts_by_itself(tmp_path: Path) -> None:
    text = pasted(2027, NOTICE_2027) + pasted(2026, NOTICE_2026).removeprefix("announced:\n")
    announced, problems = read(tmp_path, text)
    assert problems == []
    assert [arrangement.year for arrangement in announced] == [2026, 2027]


@pytest.mark.parametrize("text", ["announced:\n", "rest: []\nannounced:\n"])
def test_nothing_pasted_then_nothing_is_wrong(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == ((), [])
