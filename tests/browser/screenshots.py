"""Pictures of every kind of page, for people to look at: `python -m tests.browser.screenshots`."""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.browser.serving import serve
from tests.site.county import PAGE_KINDS, ROOT, CountySite, page_address
from tests.site.pages import SUB_PATH

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
TALLEST = 4000
"""Where a picture ends; the rest of a long list looks like its beginning."""


def take_screenshots(site: CountySite, out: Path) -> int:
    """Write one picture a kind, width and scheme; returns how many there are."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    with serve(site.folder) as server, sync_playwright() as playwright:
        browser = launch(playwright)
        for scheme in SCHEMES:
            page = browser.new_page(color_scheme=scheme, locale="zh-CN")
            for kind in PAGE_KINDS:
                page.goto(f"{server}{SUB_PATH}{page_address(site.largest(kind))}")
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 800})
                    height = page.evaluate("document.documentElement.scrollHeight")
                    page.screenshot(
                        path=out / f"{kind}-{width}-{scheme}.png",
                        full_page=True,
                        clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)},
                    )
                    count += 1
        browser.close()
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "build/site", help="a built site")
    parser.add_argument("--out", type=Path, default=ROOT / "build/screenshots")
    chosen = parser.parse_args()
    if not (chosen.site / "index.html").is_file():
        parser.error(f"there is no site in {chosen.site}: make site builds one")
    count = take_screenshots(CountySite(chosen.site), chosen.out)
    print(f"{count} pictures in {chosen.out}")


if __name__ == "__main__":
    main()
