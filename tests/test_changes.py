"""What the site says of how its records have changed: each change on its day, nothing on a night without."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
import yaml
from lxml import html

from tests.building import build, content
from tests.factories import (
    Row,
    build_site,
    correction,
    county_rows,
    event,
    programme_tree,
    run_sunboard,
    task,
    write_project,
    write_rows,
)

County = dict[str, list[Row]]
FIRST, SECOND, THIRD = "2026-10-29", "2026-10-30", "2026-10-31"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county that was published twice, the second time without news."""
    folder = tmp_path_factory.mktemp("published")
    project = write_project(folder / "project")
    for day in (FIRST, SECOND):
        build_site(project, folder / "site", "--record", "--as-of", day)
    return folder


def the_day_after(published: Path, folder: Path, edit: Callable[[County], None]) -> Path:
    """The site of the same county, edited, a day later."""
    project, site = folder / "project", folder / "site"
    shutil.copytree(published / "project", project)
    county = county_rows()
    edit(county)
    for kind, rows in county.items():
        write_rows(project / "data" / f"{kind}.csv", kind, rows)
    build(project, site, "--record", "--as-of", THIRD)
    return site


def row_of(county: County, kind: str, record_id: str) -> Row:
    return next(row for row in county[kind] if row["id"] == record_id)


def lines(site: Path, day: str) -> dict[str, dict[str, str]]:
    """What the page of changes says of a day: under each heading the lines, and what stands beside them."""
    page = html.fromstring((site / "changes" / "index.html").read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = {}
    for section in page.xpath(f"//section[@id='{day}']"):
        for heading in section.xpath("h3"):
            block = heading.getnext()
            found[heading.text_content().strip()] = {
                link.text_content(): "".join(link.xpath("../small/text()"))
                for link in block.xpath(".//a")
            }
    return found


def finished(county: County) -> None:
    row_of(county, "tasks", "fw-2").update(completed_on=THIRD, result="换水管4米")


def added(county: County) -> None:
    county["tasks"].append(task(id="fw-90", raised_on=THIRD, text="楼道堆了杂物"))


def corrected(county: County) -> None:
    row_of(county, "tasks", "fw-3").update(completed_on="2026-09-09")
    county["corrections"].append(
        correction(id="gz-9", target="fw-3", field="办结日期", before="", after="", date=THIRD)
    )


def done_again(county: County) -> None:
    row_of(county, "tasks", "fw-3").update(
        completed_on="", result="", quantity="", measure="", evidence=""
    )
    county["task_events"].append(event("重办", THIRD, id="bd-9", task="fw-3"))


def taken_down(county: County) -> None:
    county["corrections"].append(
        correction(
            id="gz-9", target="fw-3", category="隐私", before="", after="", reason="", date=THIRD
        )
    )


@pytest.mark.parametrize(
    ("edit", "heading", "label", "said"),
    [
        (finished, "有进展", "服务单 fw-2", r"办结日期：2026-10-31；办理结果：换水管4米"),
        (added, "新公布", "服务单 fw-90 楼道堆了杂物", ""),
        (
            corrected,
            "更正",
            "服务单 fw-3",
            r"办结日期由“2026-09-10”改为“2026-09-09”（依据：gz-9）；原因：.+，决定：.+",
        ),
        (done_again, "更正", "服务单 fw-3", r"办结日期不再写明；.*（依据：bd-9）；原因不公开"),
        (taken_down, "隐去", "服务单 fw-3", "有内容依规定隐去"),
    ],
    ids=["progress", "new", "corrected", "done again", "taken down"],
)
def test_record_changed_then_told_on_its_day_and_in_the_feeds_of_its_place_and_unit(
    published: Path,
    tmp_path: Path,
    edit: Callable[[County], None],
    heading: str,
    label: str,
    said: str,
) -> None:
    site = the_day_after(published, tmp_path, edit)
    here = lines(site, THIRD)[heading]
    ((found, beside),) = [each for each in here.items() if each[0].startswith(label)]
    assert re.fullmatch(said, beside)
    for feed in ("changes", "c/qinghe"):
        read = feedparser.parse(str(site / feed / "changes.xml"))
        assert not read.bozo
        titles = {entry.title: entry.get("summary", "") for entry in read.entries}
        assert titles[f"{heading}：{found}"] == beside
        assert all(entry.updated.startswith(THIRD) for entry in read.entries)


def test_what_was_taken_down_then_no_byte_says_what_it_said(
    published: Path, tmp_path: Path
) -> None:
    before = content(published / "site")
    words = row_of(county_rows(), "tasks", "fw-3")["text"].encode()
    assert any(words in file for file in before.values())
    site = the_day_after(published, tmp_path, taken_down)
    assert not [name for name, file in content(site).items() if words in file]


def test_what_became_late_then_listed_on_the_day_after_its_due_date(
    published: Path, tmp_path: Path
) -> None:
    site = the_day_after(
        published,
        tmp_path,
        lambda county: county["tasks"].append(
            task(id="fw-90", raised_on="2026-10-01", due=SECOND, text="楼道堆了杂物")
        ),
    )
    assert lines(site, THIRD)["开始逾期"]["服务单 fw-90 楼道堆了杂物"] == "期限是2026年10月30日"


def test_nothing_changed_then_no_day_is_listed_and_no_feed_changes(
    published: Path, tmp_path: Path
) -> None:
    site = the_day_after(published, tmp_path, lambda _: None)
    before = content(published / "site")
    feeds = {name for name in before if name.endswith("changes.xml")}
    assert "u/zjj/changes.xml" in feeds
    after = content(site)
    assert {name: after[name] for name in feeds} == {name: before[name] for name in feeds}
    assert after["changes/index.html"] == before["changes/index.html"]
    assert "从2026年10月29日起记改动，还没有改动。".encode() in after["changes/index.html"]


def test_built_again_after_it_was_put_down_then_the_same(published: Path, tmp_path: Path) -> None:
    site = the_day_after(published, tmp_path, finished)
    before = content(site)
    build(tmp_path / "project", site, "--as-of", THIRD)
    after = content(site)
    about = [name for name in before if name.endswith(("changes.xml", "changes/index.html"))]
    assert {name: after[name] for name in about} == {name: before[name] for name in about}


def figures(site: Path) -> list[str]:
    return (site / "figures.csv").read_text(encoding="utf-8-sig").splitlines()


def on_the_second_day(published: Path, folder: Path, edit: Callable[[County], None]) -> Path:
    """The site of the day before, made from the log once the county has been edited and published."""
    the_day_after(published, folder, edit)
    site = folder / "earlier"
    build(folder / "project", site, "--from-log", "--as-of", SECOND)
    return site


@pytest.mark.parametrize(
    "edit",
    [finished, added, corrected, done_again, taken_down, lambda county: county["tasks"].clear()],
    ids=["progress", "new", "corrected", "done again", "taken down", "all rows gone"],
)
def test_earlier_day_from_the_log_then_its_figures_are_those_that_were_published(
    published: Path, tmp_path: Path, edit: Callable[[County], None]
) -> None:
    site = on_the_second_day(published, tmp_path, edit)
    assert figures(site) == figures(published / "site")


def test_what_was_taken_down_since_then_an_earlier_day_does_not_say_it_either(
    published: Path, tmp_path: Path
) -> None:
    words = row_of(county_rows(), "tasks", "fw-3")["text"].encode()
    site = on_the_second_day(published, tmp_path, taken_down)
    assert not [name for name, file in content(site).items() if words in file]


def test_who_has_withdrawn_since_then_is_not_named_on_an_earlier_day(
    published: Path, tmp_path: Path
) -> None:
    named = row_of(county_rows(), "people", "dy-1")["name"]
    assert any(named.encode() in file for file in content(published / "site").values())

    def withdraws(county: County) -> None:
        row_of(county, "people", "dy-1").update(named_consent_on="")

    site = on_the_second_day(published, tmp_path, withdraws)
    assert not [name for name, file in content(site).items() if named.encode() in file]


def test_day_before_the_log_then_refused_in_words(published: Path, tmp_path: Path) -> None:
    run = build(published / "project", tmp_path / "site", "--from-log", "--as-of", "2026-10-01")
    assert (run.code, "存底从2026-10-29记起，没有2026-10-01的记录" in run.err) == (1, True)


def test_difference_of_two_days_then_each_change_and_the_figures_that_moved(
    published: Path, tmp_path: Path
) -> None:
    the_day_after(published, tmp_path, finished)
    run = run_sunboard("diff", "-C", tmp_path / "project", SECOND, THIRD)
    assert run.code == 0, run
    (line,) = [line for line in run.out.splitlines() if "服务单 fw-2" in line and "有进展" in line]
    assert line.startswith("2026年10月31日，有进展：")
    assert line.endswith("办结日期：2026-10-31；办理结果：换水管4米")
    assert re.search(r"^到期办结：\d+/\d+ → \d+/\d+$", run.out, re.MULTILINE)
    alike = run_sunboard("diff", "-C", tmp_path / "project", FIRST, SECOND)
    assert alike.out.strip() == "这两天之间没有改动。"


def frozen(site: Path, period: str) -> dict[str, str]:
    """The figures of an edition by what they are called; of several called alike the first."""
    page = html.fromstring((site / "editions" / period / "index.html").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for name in page.xpath("//section[@id='figures']//dt"):
        # Of several that are called alike one stands below the other.
        found.setdefault(name.text_content().strip(), name.getnext().text_content().strip())
    return found


def test_month_that_is_over_then_its_figures_are_frozen_and_what_was_corrected_stands_beside(
    published: Path, tmp_path: Path
) -> None:
    assert not (published / "site" / "editions" / "2026-10").exists()
    site = the_day_after(published, tmp_path, lambda _: None)
    then = frozen(site, "2026-10")
    county = {
        row["指标"]: "/".join(filter(None, (row["数或分子"], row["分母"])))
        for row in csv.DictReader(figures(site))
        if row["谁的"] == "全县" and row["指标"] in ("到期办结", "承诺总数")
    }
    assert county == {name: then[name] for name in county}
    assert "第1次公布，数据截至2026年10月31日" in page_text(site / "editions" / "2026-10")

    rows = county_rows()
    corrected(rows)
    finished(rows)
    for kind in ("tasks", "corrections"):
        write_rows(tmp_path / "project" / "data" / f"{kind}.csv", kind, rows[kind])
    build(tmp_path / "project", site, "--record", "--as-of", "2026-11-02")
    assert frozen(site, "2026-10") == then
    assert "服务单 fw-3" in page_text(site / "editions" / "2026-10")
    assert "服务单 fw-2" not in page_text(site / "editions" / "2026-10")
    # A month that isn't over has none, and what is frozen is frozen once.
    lines = (tmp_path / "project" / "data" / "ledger" / "editions.csv").read_text("utf-8")
    assert {line.split(",")[0] for line in lines.splitlines()[1:]} == {"2026-10"}
    assert len(lines.splitlines()) == len({*lines.splitlines()})


def test_quarter_that_is_over_then_frozen_beside_its_last_month(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    for day in ("2026-08-30", "2026-10-02"):
        build(project, tmp_path / "site", "--record", "--as-of", day)
    made = {path.name for path in (tmp_path / "site" / "editions").iterdir() if path.is_dir()}
    assert made == {"2026-08", "2026-09", "2026-q3"}
    assert "数据截至2026年10月2日" in page_text(tmp_path / "site" / "editions" / "2026-q3")


def page_text(folder: Path) -> str:
    page = html.fromstring((folder / "index.html").read_text(encoding="utf-8"))
    return str(page.xpath("string(//main)"))


def promise_corrected(county: County) -> None:
    row_of(county, "commitments", "cn-2").update(due="2026-12-31")
    county["corrections"].append(
        correction(
            id="gz-9",
            target="cn-2",
            field="完成期限",
            before="",
            after="",
            reason="登记时看错了文件",
            decided_by="县委组织部",
            date=THIRD,
        )
    )


def test_promise_corrected_then_its_page_shows_what_it_said_and_why_it_changed(
    published: Path, tmp_path: Path
) -> None:
    before = row_of(county_rows(), "commitments", "cn-2")["due"]
    site = the_day_after(published, tmp_path, promise_corrected)
    page = html.fromstring((site / "commitments" / "cn-2" / "index.html").read_text("utf-8"))
    (entry,) = page.xpath("//section[@id='history']//li")
    assert (entry.xpath("string(.//del)"), entry.xpath("string(.//ins)")) == (before, "2026-12-31")
    said = entry.text_content()
    assert "完成期限" in said
    assert "原因：登记时看错了文件，决定：县委组织部" in said
    (link,) = entry.xpath(".//a/@href")
    assert link.endswith("corrections/#gz-9")
    untouched = (site / "commitments" / "cn-1" / "index.html").read_text("utf-8")
    assert 'id="history"' not in untouched


def test_task_corrected_then_its_row_says_what_it_said(published: Path, tmp_path: Path) -> None:
    site = the_day_after(published, tmp_path, corrected)
    month = page_text(site / "c" / "qinghe" / "2026-09")
    assert "2026年10月31日：办结日期由“2026-09-10”改为“2026-09-09”（依据：gz-9）" in month


def test_what_was_corrected_is_taken_down_then_nothing_says_what_it_was(
    published: Path, tmp_path: Path
) -> None:
    site = the_day_after(published, tmp_path, promise_corrected)
    rows = county_rows()
    promise_corrected(rows)
    rows["corrections"].append(
        correction(
            id="gz-10", target="cn-2", category="隐私", before="", after="", reason="", date=THIRD
        )
    )
    write_rows(
        tmp_path / "project" / "data" / "corrections.csv", "corrections", rows["corrections"]
    )
    build(tmp_path / "project", site, "--record", "--as-of", THIRD)
    for name in ("commitments/cn-2/index.html", "changes/index.html", "changes/changes.xml"):
        assert "看错了文件" not in (site / name).read_text("utf-8")
    assert "<del>" not in (site / "commitments" / "cn-2" / "index.html").read_text("utf-8")


def programme_with(project: Path, **settings: object) -> None:
    path = project / "data" / "programme.yml"
    tree = {**yaml.safe_load(path.read_text(encoding="utf-8")), **settings}
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_rule_of_the_programme_is_changed_then_listed_with_its_day_and_what_it_said(
    published: Path, tmp_path: Path
) -> None:
    assert 'id="rules"' not in (published / "site" / "changes" / "index.html").read_text("utf-8")
    project, site = tmp_path / "project", tmp_path / "site"
    shutil.copytree(published / "project", project)
    outcomes = [
        *programme_tree()["vocabularies"]["outcomes"],
        {"key": "some", "label": "做了一些", "counts_as": "done"},
    ]
    programme_with(project, limits={"silent_days": 1}, vocabularies={"outcomes": outcomes})
    build(project, site, "--record", "--as-of", THIRD)
    page = html.fromstring((site / "changes" / "index.html").read_text("utf-8"))
    said = {
        link.text_content(): "".join(link.xpath("../small/text()"))
        for link in page.xpath("//section[@id='rules']//a")
    }
    assert said["沉默"].startswith("2026年10月31日起：1天没有新记录（原来：")
    assert said["「做了一些」算作什么"] == "2026年10月31日起：已兑现（原来：没有）"
    method = html.fromstring((site / "method" / "index.html").read_text("utf-8"))
    limits = "".join(method.xpath("//div[@class='sb-limits']")[0].itertext())
    assert "规则的改动" in limits
    assert "2026年10月31日起：1天没有新记录（原来：90天没有新记录）" in limits
    # Whoever has no new record for a day is silent.
    assert re.search(r"（照原来的规则：\d+/\d+）", limits)
    assert "2026年10月31日的记录，照原来的规则和照新的规则算" in page.text_content()
    # The same once more is no change, and is put down once.
    lines = (project / "data" / "ledger" / "rules.csv").read_text("utf-8")
    build(project, site, "--record", "--as-of", THIRD)
    assert (project / "data" / "ledger" / "rules.csv").read_text("utf-8") == lines


def test_rule_is_changed_later_then_an_earlier_day_does_not_say_that_it_was_changed_then(
    published: Path, tmp_path: Path
) -> None:
    project, site = tmp_path / "project", tmp_path / "site"
    shutil.copytree(published / "project", project)
    programme_with(project, limits={"silent_days": 120})
    build(project, site, "--from-log", "--as-of", SECOND)
    assert 'id="rules"' not in (site / "changes" / "index.html").read_text("utf-8")


def test_record_that_went_on_twice_on_one_day_then_one_entry_in_the_feed(
    published: Path, tmp_path: Path
) -> None:
    site = the_day_after(published, tmp_path, finished)
    county = county_rows()
    finished(county)
    row_of(county, "tasks", "fw-2").update(evidence="回访记录9号", quantity="4", measure="米")
    write_rows(tmp_path / "project" / "data" / "tasks.csv", "tasks", county["tasks"])
    build(tmp_path / "project", site, "--record", "--as-of", THIRD)
    ids = [each.id for each in feedparser.parse(str(site / "changes" / "changes.xml")).entries]
    assert len(ids) == len({*ids})
    assert sum("tasks/fw-2/" in each for each in ids) == 1
