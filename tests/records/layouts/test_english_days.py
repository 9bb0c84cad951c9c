"""Days written in English, and the form in which days are read."""

import pytest
from sunboard.records.layouts.english_days import either, in_figures


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("3 Sept 2026", "2026年9月3日"),
        ("3rd of September, 2026", "2026年9月3日"),
        ("Thursday, 3 September 2026", "2026年9月3日"),
        ("3-Sep-2026", "2026年9月3日"),
        ("September 3, 2026", "2026年9月3日"),
        ("Sep. 3", "9月3日"),
        ("by 30 June 2026", "2026年6月30日"),
        ("3 Sept 2026 14:05", "2026年9月3日 14:05"),
        ("Sept 2026", "2026年9月"),
        ("MAY 2026", "2026年5月"),
        ("end of 2026", "2026年底"),
        ("By the end of the year 2026", "2026年底"),
        ("end of the year", "年底"),
        ("end of September 2026", "2026年9月底"),
        ("End September", "9月底"),
        ("mid-March 2026", "2026年3月中旬"),
        ("early March 2026", "2026年3月上旬"),
        ("Q3 2026", "2026年第3季度"),
        ("13/09/2026", "2026-09-13"),
        ("09.13.2026", "2026-09-13"),
        ("9-9-2026", "2026-09-09"),
        # What says no day, or a day in a sentence, is what it is.
        ("March of progress", "March of progress"),
        ("May be done", "May be done"),
        ("03/09/2026", "03/09/2026"),
        ("2026-09-03", "2026-09-03"),
        ("Mended on 3 Sept 2026", "Mended on 3 Sept 2026"),
        ("2026年底", "2026年底"),
    ],
)
def test_day_in_english_then_in_figures(written: str, figures: str) -> None:
    assert in_figures(written) == figures


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("03/09/2026", ("2026-09-03", "2026-03-09")),
        ("3.9.2026", ("2026-09-03", "2026-03-09")),
        ("13/09/2026", None),
        ("9/9/2026", None),
        ("2026/3/9", None),
        ("0/9/2026", None),
    ],
)
def test_either_number_may_be_the_month_then_both_days(
    written: str, days: tuple[str, str] | None
) -> None:
    assert either(written) == days
