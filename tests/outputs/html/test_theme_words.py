"""The theme and hand-written pages speak the language that is spoken, whatever it holds."""

import json
import re
from pathlib import Path

import pytest
from sunboard.language import CHINESE, Tongue, speaking
from sunboard.language.own_words import Word, in_own_words
from sunboard.outputs.html.shells import ShellError, read_shell
from sunboard.outputs.html.theme_words import in_own_words as page_in_own_words
from sunboard.outputs.html.theme_words import said_in_asset, said_in_page

TEMPLATES = Path(__file__).parents[3] / "site_templates"
TONGUE = Tongue("en", {"跳到正文": 'Skip <b> & "read"', "晒榜": "Sunboard", "期限": 'Due\\ "on"'})


def test_page_then_its_marks_are_said_and_escaped() -> None:
    html = '<html lang="%%SUNBOARD:LANG%%"><a title="%%SAY:跳到正文%%">%%SAY:晒榜%%%%SUNBOARD:NAV%%'
    assert said_in_page(html) == ('<html lang="zh-Hans"><a title="跳到正文">晒榜%%SUNBOARD:NAV%%')
    with speaking(TONGUE):
        assert said_in_page(html) == (
            '<html lang="en"><a title="Skip &lt;b&gt; &amp; &#34;read&#34;">Sunboard%%SUNBOARD:NAV%%'
        )


def test_part_in_another_language_then_words_of_the_site_in_it_say_theirs() -> None:
    mark = "%%SAY:晒榜%%"
    html = f'<p>{mark}</p><article lang="en"><a title="{mark}">{mark}</a></article>{mark}'
    assert said_in_page(html) == (
        '<p>晒榜</p><article lang="en"><a title="晒榜"><span lang="zh-Hans">晒榜</span></a></article>晒榜'
    )
    with speaking(TONGUE):
        assert '<a title="Sunboard">Sunboard</a>' in said_in_page(html)


def test_page_by_hand_then_own_words_are_text_in_it_and_leave_addresses_and_marks_alone() -> None:
    own = in_own_words(CHINESE, {Word("小区"): Word('院落 <b> & "x"')})
    with speaking(own):
        said = page_in_own_words(
            '<a title="小区" href="小区" class="小区">小区 &amp; %%SAY:小区%%</a> &lt;&quot;'
        )
    assert said == (
        '<a title="院落 &lt;b&gt; &amp; &quot;x&quot;" href="小区" class="小区">'
        "院落 &lt;b&gt; &amp; &quot;x&quot; &amp; %%SAY:小区%%</a> &lt;&quot;"
    )


def test_label_that_looks_like_a_mark_then_none_is_left() -> None:
    own = in_own_words(TONGUE, {Word("小区"): Word("%%SAY:网格")})
    with speaking(own):
        assert said_in_page("%%SAY:小区%%") == "&#37;&#37;SAY:网格"


@pytest.mark.parametrize("name", ["Tom & Co", "Tom &amp; Co"])
def test_name_of_a_site_of_its_own_then_it_stands_as_it_is(name: str) -> None:
    with speaking(TONGUE):
        assert said_in_page(f"<title>%%SAY:{name}%%</title>") == "<title>Tom &amp; Co</title>"


@pytest.mark.parametrize(
    "html", ["%%SAY:跳到正文", "%%SAY:跳到正文 %%SUNBOARD:MAIN%%", "%%SAY:x<p>%%SAY:跳到正文%%"]
)
def test_mark_that_is_not_closed_then_the_page_is_refused(html: str) -> None:
    with pytest.raises(ShellError, match="malformed"):
        read_shell(said_in_page(html), frozenset({"MAIN"} if "MAIN" in html else ()), "x")


@pytest.mark.parametrize("name", ["a.css", "a.js"])
def test_string_of_an_asset_then_nothing_ends_it(name: str) -> None:
    with speaking(TONGUE):
        said = said_in_asset(name, 'x: "%%SAY:期限%% "'.encode()).decode()
    # Of these two signs JSON's rules are those of stylesheets and scripts.
    assert json.loads(said.removeprefix("x: ")) == 'Due\\ "on" '


def test_other_file_then_it_stays_as_it_is() -> None:
    assert said_in_asset("a.svg", b"%%SAY:x%%\xff") == b"%%SAY:x%%\xff"


def test_assets_then_each_mark_stands_in_a_string_in_double_quotes() -> None:
    marked = 0
    for file in sorted((TEMPLATES / "assets").rglob("*.*")):
        if file.suffix in {".css", ".js"}:
            text = file.read_text(encoding="utf-8")
            strings = re.findall(r'"(?:[^"\\\n]|\\.)*"', text)
            assert text.count("%%SAY:") == "".join(strings).count("%%SAY:"), file
            marked += text.count("%%SAY:")
    assert marked > 5
