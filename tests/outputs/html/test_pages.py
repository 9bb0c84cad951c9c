"""Pages from shells: titles and texts escaped, the site's words on every page, hand-written ones too."""

from datetime import date

import pytest
from lxml.html import fromstring
from sunboard.outputs.html.pages import Renderer, make_renderer
from sunboard.outputs.html.shells import ShellError

from tests.factories import (
    AS_OF,
    ROOT,
    commitment,
    county_rows,
    deed,
    make_measures,
    make_pages,
    make_programme,
    task,
    whole_county,
)
from tests.outputs.html.bare import SHELL, renderer_of


def rendered(path: str, renderer: Renderer | None = None, **rows: object) -> str:
    page = make_pages(make_measures(**rows))[path]
    return (renderer or renderer_of()).render(page).decode()


PAGES = make_pages(whole_county())
RENDERER = renderer_of()


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_then_it_renders_with_its_title(path: str) -> None:
    page = PAGES[path]
    html = RENDERER.render(page).decode()
    assert f"<title>{page.title}</title>" in html
    assert "%%SUNBOARD" not in html
    assert html.count("<main>") == 1


def test_every_kind_of_page_when_there_is_nothing_then_it_still_renders() -> None:
    for path, page in make_pages(make_measures()).items():
        assert page.title in RENDERER.render(page).decode(), path


@pytest.mark.parametrize("kept", [("commitments",), ("tasks",), ("commitments", "tasks")], ids=str)
def test_cells_named_for_phones_then_each_by_the_head_of_its_column(kept: tuple[str, ...]) -> None:
    rows = {"commitments": [commitment()], "tasks": [task()]}
    named = 0
    for page in make_pages(make_measures(**{kind: rows[kind] for kind in kept})).values():
        for table in fromstring(RENDERER.render(page)).iterfind(".//table"):
            heads = [head.text_content() for head in table.iterfind("./thead/tr/th")]
            for row in table.iterfind("./tbody/tr"):
                for head, cell in zip(heads, row, strict=True):
                    assert cell.get("data-label") in (None, head)
                    named += cell.get("data-label") is not None
    assert named


def test_title_and_description_then_escaped_like_everything_else() -> None:
    text = '"><script>alert(1)</script>'
    html = rendered("deeds/sg-1/", deeds=[deed(what=text)])
    assert "<script>" not in html
    assert "&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_programme_then_its_words_stand_on_every_page() -> None:
    renderer = renderer_of(
        issuer="<协调办>",
        supervision_phone="0000-1&2",
        county="云'桥",
        address="",
    )
    html = rendered("silent/", renderer)
    for text in ("&lt;协调办&gt;", "0000-1&amp;2", "云&#39;桥"):
        assert text in html
    assert "来信地址" not in html


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_demonstration_then_every_page_says_so(is_demonstration: bool) -> None:
    renderer = renderer_of(is_demonstration=is_demonstration)
    assert ("示范数据" in rendered("silent/", renderer)) == is_demonstration
    filled = renderer.finish(FINISHED, "about/index.html").decode()
    assert ("示范数据" in filled) == is_demonstration


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_site_that_is_renewed_then_the_script_is_told_whose_days_but_for_a_demonstration(
    is_demonstration: bool,
) -> None:
    renderer = renderer_of(is_demonstration=is_demonstration)
    pages = (rendered("silent/", renderer), renderer.finish(LOST, "404.html").decode())
    for html in pages:
        assert ('data-sb-zone="Asia/Shanghai"' in html) != is_demonstration
        assert html.count("data-sb-stale") == (not is_demonstration)


LOST = "%%SUNBOARD:SITE%%%%SUNBOARD:DAY%%%%SUNBOARD:BANNER%%<main>文字</main>%%SUNBOARD:FOOTER%%"
FINISHED = "<a href='%%SUNBOARD:HOME%%'></a>%%SUNBOARD:NAV%%" + LOST


def test_hand_written_page_then_its_holes_are_filled() -> None:
    html = RENDERER.finish(FINISHED, "about/index.html").decode()
    assert "云桥县" in html
    assert "<main>文字</main>" in html
    assert "%%" not in html


def test_day_of_the_records_then_only_the_page_that_asks_for_it_holds_it() -> None:
    days = date(2026, 4, 5), date(2026, 4, 6)
    one, next_one = (renderer_of(day) for day in days)
    assert one.render(PAGES["silent/"]) == next_one.render(PAGES["silent/"])
    asking = FINISHED + "%%SUNBOARD:ASOF%%"
    assert "2026年4月5日" in one.finish(asking, "updated/index.html").decode()
    assert one.finish(FINISHED, "about/index.html") == next_one.finish(FINISHED, "about/index.html")


def test_method_page_then_it_prints_the_programmes_limits() -> None:
    renderer = renderer_of(limits={"min_cell": 7, "silent_days": 45})
    html = renderer.finish(FINISHED + "%%SUNBOARD:LIMITS%%", "method/index.html").decode()
    for text in ("少于7项", "45天没有新记录", "上一步之后10个工作日内"):
        assert text in html


@pytest.mark.parametrize(
    "html", [FINISHED + "%%SUNBOARD:MAIN%%", FINISHED + FINISHED, "<main></main>", FINISHED + "%%SUNBOARD"]
)  # fmt: skip
def test_hand_written_page_with_wrong_markers_then_refused_by_its_name(html: str) -> None:
    with pytest.raises(ShellError, match=r"about/index\.html"):
        RENDERER.finish(html, "about/index.html")


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("", ""),
        ("https://a.example", ""),
        ("https://a.example/", ""),
        ("https://a.example/shaibang/", "/shaibang"),
        ("https://a.example:8080/zzb/shaibang", "/zzb/shaibang"),
        ("https://a.example//b.example/", "/b.example"),
    ],
)
def test_page_for_lost_addresses_then_its_links_start_from_where_the_site_lies(
    address: str, root: str
) -> None:
    links = "<a href='%%SUNBOARD:ROOT%%/'></a><a href='%%SUNBOARD:ROOT%%/object/'></a>"
    html = renderer_of(web_address=address).finish(LOST + links, "404.html").decode()
    assert f"<a href='{root}/'></a><a href='{root}/object/'></a>" in html
    # An office's theme may leave out the navigation; where it is, no entry is that of this page.
    whole = renderer_of(web_address=address).finish(FINISHED + links, "404.html").decode()
    assert f'href="{root}/c/">' in whole
    assert 'href="./' not in whole
    assert "aria-current" not in whole
    with pytest.raises(ShellError, match="ROOT is unknown"):
        RENDERER.finish(FINISHED + "%%SUNBOARD:ROOT%%", "about/index.html")


@pytest.mark.parametrize(
    ("path", "root"), [("about/index.html", "../"), ("a/b/index.html", "../../")]
)
def test_link_of_a_hand_written_page_to_a_board_then_from_wherever_it_lies(
    path: str, root: str
) -> None:
    links = '<a href="site:deeds/"></a><a href="site:#units"></a><a href="site.html">site:</a>'
    html = RENDERER.finish(FINISHED + links, path).decode()
    said = f'<a href="{root}deeds/"></a><a href="{root}#units"></a><a href="site.html">site:</a>'
    assert said in html


HEAD = "%%SUNBOARD:HEAD%%"


@pytest.mark.parametrize("address", ["", "https://a.example/shaibang/"])
def test_head_then_where_a_page_lies_and_what_it_can_be_subscribed_to(address: str) -> None:
    county = make_measures(programme_overrides={"web_address": address}, **county_rows())
    renderer = renderer_of(web_address=address)
    pages = make_pages(county)
    canonical = {
        path: (
            f'<meta property="og:url" content="{address}{path}">'
            f'<link rel="canonical" href="{address}{path}">'
            if address
            else ""
        )
        for path in ("deeds/", "changes/", "about/")
    }
    atom = '<link rel="alternate" type="application/atom+xml" title="上榜的言行（Atom）"'
    own = f'{atom} href="../deeds/honours.xml">'
    assert renderer.render(pages["deeds/"]).decode().endswith(f"{canonical['deeds/']}{own}")
    # Its feed stands in every head.
    said = renderer.render(pages["changes/"]).decode()
    preview = said.partition("</footer>")[2].removesuffix(canonical["changes/"])
    assert preview == (
        '<meta property="og:type" content="website"><meta property="og:title" content="改动">'
        f'<meta property="og:description" content="{pages["changes/"].description}">'
    )
    written = renderer.finish(FINISHED + HEAD, "about/index.html").decode()
    assert written.endswith(canonical["about/"] or "</p>\n")
    lost = renderer.finish(LOST + HEAD, "404.html").decode()
    assert "canonical" not in lost


def test_shell_of_an_offices_own_theme_without_a_head_then_pages_have_none() -> None:
    shells = {2: SHELL.replace(HEAD, "")}
    templates, keys = ROOT / "site_templates", {("places", 2)}
    renderer = make_renderer(templates, shells, keys, make_programme(), AS_OF)
    assert "canonical" not in renderer.render(PAGES["c/qinghe/"]).decode()


HOLES = ["TITLE", "DESCRIPTION", "MAIN", "SITE", "BANNER", "FOOTER", "HOME", "NAV"]


@pytest.mark.parametrize("missing", HOLES)
def test_shell_without_a_hole_then_refused_by_its_depth(missing: str) -> None:
    shells = {2: SHELL.replace(f"%%SUNBOARD:{missing}%%", "")}
    templates, keys = ROOT / "site_templates", {("units", 2)}
    with pytest.raises(ShellError, match=rf"shell 2: marker {missing} is missing"):
        make_renderer(templates, shells, keys, make_programme(), AS_OF)


@pytest.mark.parametrize(
    ("path", "root"),
    [("", "./"), ("silent/", "../"), ("commitments/cn-1/", "../../"), ("c/qinghe/2026-10/", "../../../")],
)  # fmt: skip
def test_links_then_relative_to_the_page(path: str, root: str) -> None:
    html = rendered(path, **county_rows())
    assert 'href="/' not in html
    assert f'href="{root}' in html


def test_record_text_with_line_breaks_then_nothing_but_text() -> None:
    html = rendered("commitments/cn-1/", commitments=[commitment(text="第一行\n<b>第二行</b>")])
    assert "第一行\n&lt;b&gt;第二行&lt;/b&gt;" in html


def test_title_of_a_record_then_what_it_is_comes_before_its_id() -> None:
    for path, page in PAGES.items():
        own = path.rstrip("/").rpartition("/")[2]
        if own and own in page.title and path.partition("/")[0] not in ("c", "e", "u"):
            before = page.title.partition(own)[0]
            assert len(before.strip("（( ")) > len("承诺"), page.title


def test_preview_then_what_a_record_says_can_not_leave_it() -> None:
    said = '换灯"><script>alert(1)</script>'
    html = rendered("commitments/cn-1/", commitments=[commitment(text=said)])
    (title,) = fromstring(html).xpath("//meta[@property='og:title']/@content")
    assert title.startswith(said)
    assert not fromstring(html).xpath("//script")
