"""Shells: cut at their markers once, filled, stamped, and never read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.outputs.html.shells import (
    BOARD_HOLES,
    SITE_HOLES,
    Shell,
    ShellError,
    read_shell,
    without_absent,
)

BOTH = frozenset({"TITLE", "MAIN"})


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<p>%%SUNBOARD:TITLE%%</p>", "marker MAIN is missing"),
        ("<p></p>", "marker MAIN, TITLE is missing"),
        ("", "marker MAIN, TITLE is missing"),
        ("%%SUNBOARD:TITLE%% %%SUNBOARD:MAIN%% %%SUNBOARD:MAIN%%", "marker MAIN is doubled"),
        ("%%SUNBOARD:TITLE%% %%SUNBOARD:MAIN%% %%SUNBOARD:NEWS%%", "marker NEWS is unknown"),
        ("%%SUNBOARD:TITLE%% %%SUNBOARD:MAIN%% %%SUNBOARD:FOOTER%%", "marker FOOTER is unknown"),
        ("%%SUNBOARD:TITLE%% %%SUNBOARD:MAIN%% %%SUNBOARD:main%%", "a marker is malformed"),
        ("%%SUNBOARD:TITLE%% %%SUNBOARD:MAIN%% %%SUNBOARD", "a marker is malformed"),
        ("%%SUNBOARD:TITLE%% %%SUNBOARD:MAIN%% %%SUNBOARD:%%", "a marker is malformed"),
        ("%%SUNBOARD:TITLE%% %%SUNBOARD:MAIN%% %%SUNBOARD:MA IN%%", "a marker is malformed"),
        ("%%SUNBOARD:TITLE% %%SUNBOARD:MAIN%%", "marker TITLE is missing"),
    ],
)
def test_marker_that_is_wrong_then_the_shell_is_refused_and_named(html: str, message: str) -> None:
    with pytest.raises(ShellError) as refused:
        read_shell(html, BOTH, "shell places/2")
    assert str(refused.value) == f"shell places/2: {message}"


def test_shell_then_it_is_cut_at_its_markers() -> None:
    shell = read_shell("a%%SUNBOARD:TITLE%%b%%SUNBOARD:MAIN%%c", BOTH, "x")
    assert shell == Shell(("a", "b", "c"), ("TITLE", "MAIN"))
    assert shell.stamp({"TITLE": "1", "MAIN": "2"}) == b"a1b2c"


def test_markers_side_by_side_and_at_the_ends_then_nothing_is_lost() -> None:
    shell = read_shell("%%SUNBOARD:TITLE%%%%SUNBOARD:MAIN%%", BOTH, "x")
    assert shell.stamp({"TITLE": "1", "MAIN": "2"}) == b"12"


def test_holes_filled_for_all_pages_then_the_others_stay() -> None:
    html = "%%SUNBOARD:SITE%%|%%SUNBOARD:MAIN%%|%%SUNBOARD:FOOTER%%|%%SUNBOARD:TITLE%%|"
    shell = read_shell(html, BOTH | {"SITE", "FOOTER"}, "x")
    filled = shell.fill({"SITE": "县", "FOOTER": "电话", "UNKNOWN": "?"})
    assert filled.holes == ("MAIN", "TITLE")
    assert filled.stamp({"MAIN": "榜", "TITLE": "题"}).decode() == "县|榜|电话|题|"
    assert shell.holes == ("SITE", "MAIN", "FOOTER", "TITLE")


def test_hole_without_a_value_then_an_error() -> None:
    shell = read_shell("%%SUNBOARD:MAIN%%", frozenset({"MAIN"}), "x")
    with pytest.raises(KeyError):
        shell.stamp({"TITLE": "x"})


PIECES = st.lists(
    st.sampled_from(
        ["%%SUNBOARD:MAIN%%", "%%SUNBOARD:TITLE%%", "%%", "SUNBOARD", "x", "<p>", "榜"]
    ),
    max_size=6,
).map("".join)


@given(PIECES, PIECES)
def test_value_that_looks_like_a_marker_then_it_is_put_in_as_it_is(title: str, main: str) -> None:
    shell = read_shell("<%%SUNBOARD:TITLE%%|%%SUNBOARD:MAIN%%>", BOTH, "x")
    expected = f"<{title}|{main}>".encode()
    assert shell.stamp({"TITLE": title, "MAIN": main}) == expected
    assert shell.fill({"TITLE": title}).stamp({"MAIN": main}) == expected
    assert shell.fill({"TITLE": title, "MAIN": main}).stamp({}) == expected


def test_holes_of_a_site_then_no_name_means_two() -> None:
    assert not SITE_HOLES & BOARD_HOLES


PARTS = (
    "<p>甲</p>\n<!-- board: deeds -->\n<p>乙</p>\n<!-- /board -->\n"
    "<!-- board: silent -->\n<p>丙</p>\n<!-- /board -->\n<p>丁</p>"
)


@pytest.mark.parametrize(
    ("boards", "left"),
    [
        (("deeds", "silent"), "<p>甲</p>\n<p>乙</p>\n<p>丙</p>\n<p>丁</p>"),
        (("deeds",), "<p>甲</p>\n<p>乙</p>\n<p>丁</p>"),
        (("silent",), "<p>甲</p>\n<p>丙</p>\n<p>丁</p>"),
        ((), "<p>甲</p>\n<p>丁</p>"),
    ],
)
def test_parts_about_boards_then_only_those_that_are_made(
    boards: tuple[str, ...], left: str
) -> None:
    assert without_absent(PARTS, boards, (), "about/index.html") == left


@pytest.mark.parametrize(
    ("boards", "absent", "left"),
    [
        (("loop",), (), "<p>甲乙，丙。</p>丁"),
        (("loop",), ("evaluations",), "<p>甲乙。</p>丁"),
        (("loop",), ("tasks",), "<p>甲</p>"),
        ((), (), "<p>甲</p>丁"),
    ],
)
def test_parts_in_parts_then_each_by_its_own_board_or_kind(
    boards: tuple[str, ...], absent: tuple[str, ...], left: str
) -> None:
    html = (
        "<p>甲<!-- kind: tasks --><!-- board: loop -->乙<!-- kind: evaluations -->，丙<!-- /kind -->。"
        "<!-- /board --><!-- /kind --></p><!-- kind: tasks -->丁<!-- /kind -->"
    )
    assert without_absent(html, boards, absent, "method/index.html") == left


@pytest.mark.parametrize(
    ("boards", "left"),
    [
        (("deeds",), "<ul>\n<li>甲</li>\n<li>乙</li>\n<li>丙</li>\n</ul>\n<ol>\n</ol>"),
        ((), "<ul>\n<li>甲</li>\n<li>丙</li>\n</ul>\n<ol>\n</ol>"),
    ],
)
def test_part_between_items_then_the_list_is_one(boards: tuple[str, ...], left: str) -> None:
    html = (
        "<ul>\n<li>甲</li>\n</ul>\n<!-- board: deeds -->\n<ul>\n<li>乙</li>\n</ul>\n<!-- /board -->\n"
        "<ul>\n<li>丙</li>\n</ul>\n<ol>\n</ol>"
    )
    assert without_absent(html, boards, (), "method/index.html") == left


@pytest.mark.parametrize(
    "html",
    [
        "<!-- board: deeds --><p>乙</p>",
        "<p>乙</p><!-- /board -->",
        "<!-- board: deeds --><!-- kind: tasks --><p>乙</p><!-- /board --><!-- /kind -->",
        "<!-- board: Deeds --><p>乙</p><!-- /board -->",
        "<!-- board: deedz --><p>乙</p><!-- /board -->",
        "<!-- kind: deedz --><p>乙</p><!-- /kind -->",
    ],
    ids=["not closed", "not opened", "crossed", "no name", "no such board", "no such kind"],
)
def test_part_without_its_counterpart_then_refused(html: str) -> None:
    with pytest.raises(ShellError, match="method"):
        without_absent(html, ("deeds", "silent"), (), "method/index.html")
