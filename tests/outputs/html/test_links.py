"""Addresses in record text are links; nothing else becomes one, and no text gets out of its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from sunboard.outputs.html.links import with_links


def linked(text: str) -> list[str]:
    """The addresses that became links in a paragraph with this text."""
    return re.findall(r'<a class="sb-url" href="([^"]*)"', with_links(f"<p>{escape(text)}</p>"))


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("见https://a.cn/s/AbC，", ["https://a.cn/s/AbC"]),
        ("见http://a.cn。", ["http://a.cn"]),
        ("（https://a.cn/b）", ["https://a.cn/b"]),
        ("(https://a.cn/b).", ["https://a.cn/b"]),
        ("https://a.cn/b_(c)!", ["https://a.cn/b_(c)"]),
        ("[https://a.cn/x[1]]", ["https://a.cn/x[1]"]),
        ("https://a.cn/?a=1&b=2;", ["https://a.cn/?a=1&amp;b=2"]),
        ("https://a.cn/?a&", ["https://a.cn/?a&amp;"]),
        ("https://a.cn:8080/x#y、https://b.cn", ["https://a.cn:8080/x#y", "https://b.cn"]),
        ("https://A.CN/x", ["https://A.CN/x"]),
        ("https://a.cn/晒榜", ["https://a.cn/"]),
        # What looks like one place and leads to another: only what is read is where it leads.
        ("https://gov.cn@evil.example/x", ["https://gov.cn"]),
        ('https://a.cn/"onmouseover="x', ["https://a.cn/"]),
        ("https://a.cn/'><script>", ["https://a.cn/"]),
        ("javascript://a.cn/%0aalert(1)", []),
        ("javascript:alert(1)", []),
        ("data:text/html,https", []),
        ("xhttps://a.cn", []),
        ("ftp://a.cn", []),
        ("https://", []),
        ("https://。", []),
    ],
)
def test_address_then_a_link_without_what_follows(text: str, addresses: list[str]) -> None:
    assert linked(text) == addresses


@pytest.mark.parametrize(
    "html",
    [
        '<p title="https://a.cn">x</p>',
        '<a href="x/">办好了，见https://a.cn</a>',
        '<a href="x/"><small>https://a.cn</small></a>',
        "<option>https://a.cn</option>",
        "<textarea>https://a.cn</textarea>",
        '<script>"https://a.cn"</script>',
        "<p>没有网址</p>",
    ],
)
def test_attribute_or_other_link_then_left_as_it_is(html: str) -> None:
    assert with_links(html) == html


def test_text_after_a_link_then_linked_again() -> None:
    html = '<a href="x/">x</a><article>https://a.cn</article><address>http://b.cn</address>'
    assert with_links(html).count("sb-url") == 2


def test_link_then_followed_by_nobody_s_judgement() -> None:
    assert with_links("<p>https://a.cn</p>") == (
        '<p><a class="sb-url" href="https://a.cn" rel="nofollow noopener">https://a.cn</a></p>'
    )


@given(st.lists(st.sampled_from([*"\"'<>&();.。）/?#@ a1", "https://a.cn", "&amp;"])).map("".join))
def test_any_text_then_it_reads_as_before_and_only_links_are_added(text: str) -> None:
    escaped = str(escape(text))
    found = with_links(f"<p>{escaped}</p>")
    bare = re.sub(
        r'<a class="sb-url" href="[^"<>]*" rel="nofollow noopener">([^<>]*)</a>', r"\1", found
    )
    assert bare == f"<p>{escaped}</p>"
