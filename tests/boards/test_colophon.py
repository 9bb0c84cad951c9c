"""The foot of every page: registers that are given, each with its way, and nothing of others."""

import pytest
from sunboard.boards.colophon import colophon_of
from sunboard.settings import Filings

from tests.factories import make_programme

ICP = ("ICP备案", "京ICP备05070218号-1", "https://beian.miit.gov.cn/")
POLICE = (
    "公安备案",
    "京公网安备11040102700068号",
    "https://beian.mps.gov.cn/#/query/webSearch?code=11040102700068",
)
CODE = ("网站标识码", "bm01000001", None)


@pytest.mark.parametrize(
    ("filings", "shown"),
    [
        (Filings(), ()),
        (Filings(icp=ICP[1]), (ICP,)),
        (Filings(ICP[1], POLICE[1], CODE[1]), (ICP, POLICE, CODE)),
    ],
)
def test_foot_shows_the_registers_that_are_given(
    filings: Filings, shown: tuple[tuple[str, ...], ...]
) -> None:
    assert colophon_of(make_programme(filings=filings)).filings == shown
