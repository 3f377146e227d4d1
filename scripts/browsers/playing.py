"""Chromium as Playwright drives it in the tests, for comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, Page, TimeoutError

from browsers.webdriver import Refused
from browsing import DEVICES, LOCALES, browsing

LONGEST = 60_000


class Played:
    """One window of a browser."""

    def __init__(self, page: Page, version: str) -> None:
        self._page = page
        self.version = version

    def open(self, url: str) -> None:
        """Goes to an address."""
        self._page.goto(url)

    def run(self, script: str, *given: object) -> object:
        """What a JavaScript function answers; a promise is waited for."""
        return self._page.evaluate(f"(given) => ({script})(...given)", list(given))

    def click(self, selector: str, *, held: str | None = None, middle: bool = False) -> None:
        """Clicks the first element that is seen, with a key held or the middle button where that is asked."""
        self._page.locator(selector).locator("visible=true").first.click(
            modifiers=[held] if held else [], button="middle" if middle else "left"
        )

    def write(self, selector: str, text: str) -> None:
        """Types into a field."""
        self._page.locator(selector).locator("visible=true").first.press_sequentially(text, delay=20)

    def press(self, *keys: str) -> None:
        """Presses keys, all held until the last is pressed."""
        self._page.keyboard.press("+".join(keys))

    def beside(self, press: Callable[[], None], longest: float) -> str:
        """The address of the tab or window that pressing something opens, which is closed again; empty where none opens."""
        try:
            with self._page.context.expect_page(timeout=longest * 1000) as opening:
                press()
        except TimeoutError:
            return ""
        opened = opening.value
        opened.wait_for_url(lambda url: url != "about:blank", wait_until="commit")
        address = opened.url
        opened.close()
        return address

    def dark(self, dark: bool) -> None:
        """Pages see that the reader likes them dark."""
        self._page.emulate_media(color_scheme="dark" if dark else "light")

    def size(self, width: int, height: int) -> None:
        """Makes the window that large."""
        self._page.set_viewport_size({"width": width, "height": height})

    def picture(self, path: Path) -> None:
        """Saves what is seen."""
        self._page.screenshot(path=path)

    def printed(self) -> bytes:
        """The page on paper, as PDF. Raises Refused where the browser prints nothing by itself."""
        try:
            return self._page.pdf(format="A4")
        except Error as refused:
            raise Refused(refused.message) from None

    def file(self, press: Callable[[], None], longest: float) -> bytes:
        """The file that comes of pressing something. Raises TimeoutError where none comes."""
        with self._page.expect_download(timeout=longest * 1000) as coming:
            press()
        return Path(coming.value.path()).read_bytes()


@contextmanager
def played() -> Iterator[Played]:
    """A window of the Chromium that is found."""
    with browsing() as browser:
        context = browser.new_context(**DEVICES["desktop"], locale=LOCALES["en"])
        context.set_default_timeout(LONGEST)
        yield Played(context.new_page(), f"Chromium {browser.version}")
