"""A site in memory: one at a time is shown, and of one in the making what is asked for is waited for."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sunboard.served_site import Served, ServedSite

PAGE, OTHER = "index.html", "c/index.html"


def site_of(**contents: bytes) -> ServedSite:
    site = ServedSite()
    with site.remade() as files:
        for name, content in contents.items():
            files.write(f"{name}.html", content)
    return site


def content(found: Served | None) -> bytes | None:
    return found and found.content


def asked(work: Callable[[], Served | None]) -> "Future[Served | None]":
    return ThreadPoolExecutor(1).submit(work)


def test_page_that_is_made_then_shown_while_others_are_in_the_making() -> None:
    site = site_of(index=b"before")
    with site.remade() as files:
        files.write(PAGE, b"now")
        assert content(site.read((PAGE,))) == b"now"


def test_page_that_is_not_made_yet_then_waited_for() -> None:
    site = site_of(index=b"before")
    with site.remade() as files:
        waiting = asked(lambda: site.read((PAGE,)))
        with pytest.raises(TimeoutError):
            waiting.result(0.05)
        files.write(PAGE, b"now")
        assert content(waiting.result(10)) == b"now"


def test_page_that_is_gone_then_known_once_all_is_made() -> None:
    site = site_of(index=b"before")
    with site.remade():
        waiting = asked(lambda: site.read((PAGE,)))
    assert waiting.result(10) is None


def test_site_that_fails_then_the_one_before_is_shown_as_a_change() -> None:
    site = site_of(index=b"before")
    half = []

    def fail() -> None:
        with site.remade() as files:
            files.write(PAGE, b"half")
            half.append(site.read((PAGE,)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert content(site.read((PAGE,))) == b"before"
    assert half[0]
    assert site.wait(half[0].version, 0) != half[0].version


def test_who_looks_at_a_page_then_told_of_another_site_even_of_one_made_before_they_asked() -> None:
    site = site_of(index=b"before")
    shown = site.read((PAGE,))
    assert shown
    assert site.wait(shown.version, 0.01) == shown.version
    with site.remade() as files:
        files.write(PAGE, b"now")
    assert site.wait(shown.version, 0) != shown.version


def test_pages_that_were_asked_for_then_remembered_the_last_first() -> None:
    site = site_of(a=b"", b=b"")
    with site.remade() as files:
        files.write("asof.css", b"")
        for name in ("a.html", "b.html"):
            files.write(name, b"")
    for path in ("a.html", "asof.css", "b.html"):
        site.read((path,))
    assert site.asked == ("b.html", "a.html")


@pytest.mark.parametrize("second", ["c/index.html", "c", "c/index.html/more.html"])
def test_two_files_at_one_address_then_refused_as_in_a_folder(second: str) -> None:
    with ServedSite().remade() as files:
        files.write(OTHER, b"")
        with pytest.raises(FileExistsError):
            files.write(second, b"")
