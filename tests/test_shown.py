"""What is asked of a page's markup is what its reader sees."""

from lxml import html

from tests.markup import words
from tests.shown import Link, Shown

PAGE = """<main>
<h1>清河社区</h1>
<section id="tasks"><h2>服务单 <span class="sb-section__count">2件</span></h2>
<dl class="sb-figures"><div><dt>办结</dt><dd data-figure="k" data-value="1/2"><b>1</b>&nbsp;/&nbsp;2</dd>
<dd class="sb-figure__note">另有1件</dd></div></dl>
<h3>逾期的</h3>
<table><caption>早的在前。</caption><thead><tr><th>什么事</th><th>期限</th></tr></thead>
<tbody><tr><th><a href="../../c/qinghe/2026-09/#fw-1">换灯</a> <small>fw-1 · 小区</small></th>
<td>9月</td></tr>
<tr><th>修门 <small>fw-2</small></th><td data-figure="k" data-value="1/2">1</td></tr></tbody></table>
<h3>别的</h3><p>没有。</p></section>
</main>"""


def page(markup: str = PAGE) -> Shown:
    return Shown(html.fromstring(markup), "c/qinghe/")


def test_words_then_a_space_between_blocks_and_none_within_a_line() -> None:
    assert (
        words(html.fromstring("<li><p>第<b>1</b>步</p><p>1&nbsp;/&nbsp;2</p></li>"))
        == "第1步 1 / 2"
    )


def test_section_then_by_its_id_or_its_heading_up_to_the_next_such_heading() -> None:
    assert page().section("tasks").title == page().section("服务单").title == "服务单"
    assert page().section("服务单").titles == ["服务单", "逾期的", "别的"]
    assert page().section("逾期的").text.endswith("1")
    assert page().section("别的").text == "别的 没有。"


def test_row_then_its_id_is_that_of_its_address_or_what_its_small_type_begins_with() -> None:
    first, second = page().rows
    assert (first.id, first.name, first.href) == ("fw-1", "换灯", "c/qinghe/2026-09/#fw-1")
    assert (second.id, second.name, second.href) == ("fw-2", "修门", "")
    assert first.cells["期限"].text == "9月"


def test_figure_that_stands_twice_then_the_first_with_its_label_and_note() -> None:
    (figure,) = page().figures.values()
    assert (figure.text, figure.label, figure.note) == ("1 / 2", "办结", "另有1件")
    assert page().facts == []


def test_link_that_climbs_too_far_then_it_is_seen_to_leave_the_site() -> None:
    links = page('<p><a href="../../../u/zjj/">住建局</a> <a href="./#tasks">本页</a></p>').links
    assert links == [Link("住建局", "/deep/down/on/its/u/zjj/"), Link("本页", "c/qinghe/#tasks")]
