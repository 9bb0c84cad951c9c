"""Whole builds, each in a process of its own: same bytes, whole or not at all, nothing left behind."""

import os
import re
import shutil
from pathlib import Path

import pytest
from sunboard.records.ledger_files import SITE_MARKER

from tests.building import STAYS, build, content
from tests.factories import (
    ROOT,
    build_site,
    copy_records,
    county_rows,
    own_theme,
    programme_tree,
    report_of,
    run_sunboard,
    write_project,
)

SAMPLE = ROOT / "tests" / "sample_data"


@pytest.fixture
def live(sample_site: Path, tmp_path: Path) -> Path:
    """A published site, as it was published."""
    return Path(shutil.copytree(sample_site, tmp_path / "www" / "site"))


def pages(folder: Path) -> set[str]:
    return {name.removesuffix("index.html") for name in content(folder) if name.endswith(".html")}


@pytest.mark.parametrize(
    ("workers", "surroundings", "mask"),
    [
        ("2", {"TZ": "America/New_York", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, 0o022),
        ("4", {"TZ": "Pacific/Kiritimati", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "2"}, 0o077),
    ],
    ids=["two processes, New York", "four processes, Kiritimati"],
)
def test_same_records_elsewhere_then_the_same_bytes(
    workers: str, surroundings: dict[str, str], mask: int, sample_site: Path, tmp_path: Path
) -> None:
    project = copy_records(SAMPLE, tmp_path / "一个 别处" / "project")
    run = run_sunboard(
        "build", "-C", ".", "--workers", workers,
        cwd=project, env={**os.environ, **surroundings}, umask=mask,
    )  # fmt: skip
    assert run.code == 0, run
    assert content(project / "build" / "site") == content(sample_site)
    assert report_of(project) == report_of(sample_site.parent / "project")


def test_site_of_the_sample_then_every_board_and_the_report_beside_it(sample_site: Path) -> None:
    made = pages(sample_site)
    for path in ("", "commitments/", "deeds/", "deeds/2026-q3/", "silent/", "about/", "404.html",
                 "c/songyuan/", "c/songyuan/2026-05/", "e/liuan-1/", "u/fagai/",
                 "commitments/cn-1/", "deeds/sg-1/"):  # fmt: skip
        assert path in made, path
    others = {name for name in content(sample_site) if not name.startswith("data/")} - {
        "figures.csv"
    }
    assert not any("report" in name or name.endswith((".csv", ".yml")) for name in others)
    report = report_of(sample_site.parent / "project")
    boards = [
        path
        for path in made
        if path not in ("404.html", "about/", "method/", "object/", "privacy/", "updated/")
    ]
    assert report["pages"] == len(boards)
    assert report["as_of"] == "2026-10-31"
    assert [file["withheld"] for file in report["files"]] == [0] * len(report["files"])
    # Rows of the files: lines less the heading.
    lines = (SAMPLE / "data" / "tasks.csv").read_text("utf-8").count("\n") - 1
    assert [f["published"] for f in report["files"] if f["kind"] == "tasks"] == [lines]


def test_build_over_the_live_site_then_the_same_and_unchanged_files_are_not_written_again(
    live: Path, sample_site: Path, tmp_path: Path
) -> None:
    names = set(content(live)) - {SITE_MARKER}
    before = {name: (live / name).stat().st_ino for name in names}
    build_site(copy_records(SAMPLE, tmp_path / "project"), live)
    assert content(live) == content(sample_site)
    assert {name: (live / name).stat().st_ino for name in names} == before


BROKEN_THEMES = {
    "mkdocs.yml that is none": ("mkdocs.yml", "nav: [", "site_name", "mkdocs.yml"),
    "a setting nobody knows": ("mkdocs.yml", "plugins: []", "plugins: [gone-plugin]", "gone-plugin"),
    "a theme template that is none": (
        "site_templates/theme/base.html", "{%- endfor %}", "", "TemplateSyntaxError",
    ),
    "a link that leads nowhere": ("content/about.md", "# ", "[断](gone.md)\n\n# ", "gone.md"),
    "a shell without its hole": ("site_templates/theme/board.html", "%%SUNBOARD:MAIN%%", "", "MAIN"),
    "a foot that asks for what isn't there": (
        "site_templates/components/colophon.html", "foot.issuer", "foot.gone", "gone",
    ),
    "a page template that is none": ("site_templates/boards/page.html", "{{ ", "{{ }} {{ ", "主题有错"),
    "a name that means nothing": (
        "site_templates/components/status.html", "value.word", "value.gone", "gone",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN_THEMES)
def test_broken_theme_then_refused_with_1_and_the_live_site_stays(
    what: str, live: Path, tmp_path: Path
) -> None:
    file, old, new, said = BROKEN_THEMES[what]
    project = own_theme(write_project(tmp_path / "project"))
    text = (project / file).read_text(encoding="utf-8")
    if what == "mkdocs.yml that is none":
        old, new = text, "site_name: [\n"
    assert old in text
    (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    before = content(live)
    run = build(project, live)
    assert run.code == 1, run
    assert said in run.err
    assert STAYS.search(run.err)
    assert "Traceback" not in run.err
    assert content(live) == before
    assert sorted(path.name for path in live.parent.iterdir()) == [".site-releases", "site"]
    assert [path.name for path in live.with_name(".site-releases").iterdir()] == ["lock"]


def test_own_theme_and_content_then_they_are_used(tmp_path: Path) -> None:
    project = own_theme(write_project(tmp_path / "project"))
    (project / "content" / "about.md").write_text(
        "---\ntitle: 说明\nsection: about\ndescription: x\n---\n\n# 我们自己写的\n",
        encoding="utf-8",
    )
    (project / "site_templates" / "blocks" / "empty.html").write_text(
        "{% macro empty(value, root) %}<p>空空如也</p>{% endmacro %}", encoding="utf-8"
    )
    site = build_site(project, tmp_path / "site")
    assert "我们自己写的" in (site / "about" / "index.html").read_text("utf-8")
    assert "空空如也" in (site / "u" / "jyj" / "index.html").read_text("utf-8")


def test_withheld_record_then_3_and_its_neighbours_are_published(tmp_path: Path) -> None:
    rows = county_rows()
    rows["commitments"][1] = {**rows["commitments"][1], "unit": "no-such-unit"}
    rows["deeds"][0] = {**rows["deeds"][0], "what": "同上"}
    project, site = write_project(tmp_path / "project", **rows), tmp_path / "site"
    run = build(project, site)
    assert run.code == 3, run
    assert re.search(r"^错误 data/commitments.csv 第3行「unit」：.*\[R-10\]$", run.out, re.M)
    assert re.search(r"^错误 data/deeds.csv 第2行「what」：.*\[R-24\]$", run.out, re.M)
    # The extension of what is withheld goes with it.
    assert (
        "  另有2条记录因此不公布，或者少一格（data/extensions.csv 1条、data/replies.csv 1条）"
        in run.out
    )
    made = pages(site)
    assert made >= {
        "commitments/cn-1/",
        "commitments/cn-3/",
        "deeds/sg-2/",
        "u/zjj/",
        "e/qinghe-1/",
    }
    assert not made & {"commitments/cn-2/", "deeds/sg-1/"}
    for name, html in content(site).items():
        assert "更换单元门12樘".encode() not in html, name
    report = report_of(project)
    counts = {
        file["kind"]: (file["read"], file["published"], file["withheld"])
        for file in report["files"]
    }
    assert counts["commitments"] == (4, 3, 1)
    assert counts["deeds"] == (3, 2, 1)
    assert counts["tasks"] == (4, 4, 0)


@pytest.mark.parametrize("missing", ["programme.yml", "units.csv", "estates.csv"])
def test_what_every_board_needs_is_missing_then_1_and_the_live_site_stays(
    missing: str, live: Path, tmp_path: Path
) -> None:
    project = copy_records(SAMPLE, tmp_path / "project")
    (project / "data" / missing).unlink()
    before = content(live)
    run = build(project, live)
    assert run.code == 1, run
    assert missing in run.out
    assert STAYS.search(run.err)
    assert content(live) == before


@pytest.mark.parametrize(
    "arguments",
    [["--as-of", "2026-13-01"], ["--workers", "many"], ["--lang", "de"], ["-C", "no-such-folder"]],
    ids=" ".join,
)
def test_wrong_use_then_2_and_the_live_site_stays(arguments: list[str], live: Path) -> None:
    before = content(live)
    assert build(SAMPLE, live, *arguments).code == 2
    assert content(live) == before


def test_records_that_are_gone_then_their_pages_are_too(live: Path, tmp_path: Path) -> None:
    project = copy_records(SAMPLE, tmp_path / "project")
    for name, gone in (("commitments.csv", "cn-12"), ("deeds.csv", "sg-2"), ("tasks.csv", "fw-19")):
        file = project / "data" / name
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(f"{gone},")]
        assert len(kept) == len(lines) - 1
        file.write_text("".join(kept), encoding="utf-8")
    before = pages(live)
    assert {"commitments/cn-12/", "deeds/sg-2/"} <= before
    run = build(project, live)
    assert run.code in (0, 3), run
    after = pages(live)
    assert before - after >= {"commitments/cn-12/", "deeds/sg-2/"}
    for name, html in content(live).items():
        assert b"fw-19" not in html, name


def test_office_that_wants_few_boards_then_only_those_and_no_link_to_others(tmp_path: Path) -> None:
    tree = programme_tree(boards=["communities", "estates"])
    site = build_site(write_project(tmp_path / "project", tree), tmp_path / "site")
    made = pages(site)
    assert {path.split("/")[0] for path in made if "/" in path} == {
        "c", "e", "changes", "editions", "search", "data", "about", "method", "object", "privacy", "updated",
    }  # fmt: skip
    for path in (path for path in made if path.startswith(("c/", "e/"))):
        html = (site / path / "index.html").read_text("utf-8")
        # Its own address and telephones aside.
        for link in re.findall(r'(?<!rel="canonical" )href="(?!tel:)([^"#]+)', html):
            target = (site / path / link).resolve()
            assert target.is_file() or (target / "index.html").is_file(), (path, link)


def test_as_of_given_then_it_decides_and_not_the_programme(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    assert build(project, site, "--as-of", "2026-11-03").code == 0
    html = (site / "commitments" / "cn-2" / "index.html").read_text("utf-8")
    assert "数据截至2026年11月3日还没有完成：过期64天" in html
    assert '"2026年11月3日"' in (site / "asof.css").read_text("utf-8")
    assert "<strong>2026年11月3日</strong>" in (site / "updated" / "index.html").read_text("utf-8")


def test_out_not_given_then_the_projects_build_folder(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    run = run_sunboard("build", "-C", project, "--workers", "1")
    assert run.code == 0, run
    assert (project / "build" / "site" / "index.html").is_file()
    assert (project / ".sunboard" / "build-report.json").is_file()
    assert sorted(path.name for path in (project / "build").iterdir()) == [".site-releases", "site"]


@pytest.mark.parametrize("where", ["project", "project/data", "letters", "letters/a.txt"])
def test_out_that_holds_something_else_then_2_and_nothing_is_lost(
    where: str, tmp_path: Path
) -> None:
    write_project(tmp_path / "project")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("x")
    before = content(tmp_path)
    run = build(tmp_path / "project", tmp_path / where)
    assert run.code == 2, run
    assert content(tmp_path) == before


def test_out_that_is_empty_and_the_current_folder_then_the_site_is_put_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "www").mkdir()
    project = write_project(tmp_path / "project")
    run = run_sunboard("build", "-C", project, "--out", ".", cwd=tmp_path / "www")
    assert run.code == 0, run
    assert (tmp_path / "www" / "index.html").is_file()


def test_calendar_at_fault_then_no_date_is_counted_by_half_of_it(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    build_site(project, site)
    before = content(site)
    (project / "data" / "calendar.yml").write_text("rst: [2026-07-16]\n", encoding="utf-8")
    run = build(project, site)
    assert run.code == 1, run
    assert "calendar.yml" in run.out
    assert content(site) == before


def test_row_that_cannot_be_read_then_the_report_counts_it_as_refused(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    with (project / "data" / "deeds.csv").open("a", encoding="utf-8") as file:
        file.write("sg-9" + ",x" * 40 + "\n")
    assert build(project, tmp_path / "site").code == 3
    report = report_of(project)
    (deeds,) = (file for file in report["files"] if file["kind"] == "deeds")
    counted = (deeds["read"], deeds["published"], deeds["withheld"], deeds["refused"])
    assert counted == (4, 3, 0, 1)


def test_all_places_withheld_then_no_traceback(tmp_path: Path) -> None:
    rows = [{"id": "yuncheng", "name": "XX"}, {"id": "linshan", "name": "XX"}]
    run = build(write_project(tmp_path / "project", towns=rows), tmp_path / "site")
    assert run.code in (1, 3), run
    assert "Traceback" not in run.err


def test_folder_that_cannot_be_written_then_1_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    run = build(write_project(tmp_path / "project"), tmp_path / "file" / "site")
    assert run.code == 1, run
    assert "Traceback" not in run.err
