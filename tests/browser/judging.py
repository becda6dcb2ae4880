"""What must hold of every page passed: accessible, within its frame on a desk and on a phone; and its picture."""

import os
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = """levels => axe.run(document, {
    runOnly: {type: 'tag', values: levels}, resultTypes: ['violations'], selectors: false
})"""
DESK, PHONE = ViewportSize(width=1440, height=1000), ViewportSize(width=390, height=844)


def check_page(page: Page, name: str) -> None:
    """Fails on what axe finds (WCAG 2.0 to 2.2, A and AA) and on sideways scrolling; leaves the page as wide as a desk.

    name: of the picture that is written where YIKOU_PICTURES names a folder.
    """
    page.evaluate(AXE)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        _keep_picture(page, f"{name}-{size['width']}", size)
        page.evaluate("scrollTo(0, 0)")  # what lies half below the bar at the top would count as too small
        found = page.evaluate(RUN_AXE, LEVELS)["violations"]
        told = [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]
        assert not told, f"{name} at {size['width']}: {told}"
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], f"{name} is wider than its frame"


def _keep_picture(page: Page, name: str, size: ViewportSize) -> None:
    """A frame as tall as the page: bars that stick would else lie across its middle."""
    folder = os.environ.get("YIKOU_PICTURES")
    if folder:
        tall = max(size["height"], page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": size["width"], "height": tall})
        page.screenshot(path=f"{folder}/{name}.png")
        page.set_viewport_size(size)
