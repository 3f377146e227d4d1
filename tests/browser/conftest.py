"""A real Chromium on the dashboard. What a page must never do fails each test at its end, whatever the test is about:
an error in the console, a failed request, a request to another host, a traceback in the server's log.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from browsing import DEVICES, LOCALES, LONGEST_DRAW, Watch, browsing, settled
from serving import Server

Open = Callable[..., Page]
Look = tuple[str, str, str]
"""The address of a server, a device and a language: what a window cannot change."""

# A click that is only tried leads nowhere.
TRIED = "addEventListener('click', (event) => { if (event.tried) event.preventDefault(); }, true)"

# Two browsers and two servers share two cores: what is expected is waited for a while.
expect.set_options(timeout=LONGEST_DRAW / 2)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker; each test has contexts of its own."""
    with browsing() as started:
        yield started


class Windows:
    """Windows of one browser, each in a context of its own, kept open for the tests that follow.

    A page in a window that has shown the dashboard before costs a third of the processor time of one in a new window:
    what runs the dashboard is compiled already. Between two tests a window forgets all that a reader may have left there.
    """

    MOST_KEPT = 5

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: list[tuple[Look, Page]] = []

    def take(self, look: Look, *, fresh: bool = False) -> Page:
        """A window for a server, a device and a language that nobody uses; `fresh` asks for a new one."""
        device, lang = look[1:]
        kept = None if fresh else next((each for each in self._kept if each[0] == look), None)
        if kept is not None:
            self._kept.remove(kept)
            return kept[1]
        context = self._browser.new_context(**DEVICES[device], locale=LOCALES[lang])
        context.set_default_timeout(LONGEST_DRAW / 2)
        context.add_init_script(TRIED)
        return context.new_page()

    def give_back(self, look: Look, page: Page) -> None:
        """Keeps a window as if nobody had used it; where that cannot be, closes it."""
        if page.is_closed():
            page.context.close()
            return
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.context.clear_cookies()
        page.context.clear_permissions()
        page.mouse.move(0, 0)
        self._kept.append((look, page))
        if len(self._kept) > self.MOST_KEPT:
            self._kept.pop(0)[1].context.close()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """The windows of a worker's browser."""
    return Windows(browser)


@pytest.fixture
def opener(windows: Windows) -> Iterator[Callable[[Server], Open]]:
    """Makes a function that opens addresses of a server, each in a window of its own that knows nothing of others."""
    used, watches, logs, allowed = [], [], [], set()

    def on(server: Server) -> Open:
        logs.append((server, len(server.printed())))

        def open_address(
            address: str = "/",
            *,
            device: str = "desktop",
            colours: str = "light",
            lang: str = "en",
            expected: str | None = None,
            fresh: bool = False,
        ) -> Page:
            # `expected` is a fault that this very test is about: it must occur. `fresh` is for a test that leaves in its
            # window what cannot be taken out again.
            allowed.update({expected} - {None})
            look = (server.url, device, lang)
            page = windows.take(look, fresh=fresh)
            page.set_viewport_size(DEVICES[device]["viewport"])
            page.emulate_media(
                media="screen", color_scheme=colours, reduced_motion="no-preference", forced_colors="none"
            )
            watch = Watch(server.url)
            used.append((look, page, watch, fresh))
            watches.append(watch)
            watch.follow(page)
            page.goto(server.url + address)
            settled(page)
            return page

        return open_address

    yield on
    for look, page, watch, fresh in used:
        watch.leave(page)
        try:
            page.context.close() if fresh else windows.give_back(look, page)
        except Error:  # it was on its way elsewhere, or hangs
            page.context.close()
    seen = [fault for watch in watches for fault in watch.faults]
    faults = [fault for fault in seen if not any(words in fault for words in allowed)]
    faults += [f"did not occur: {words}" for words in allowed if not any(words in fault for fault in seen)]
    for server, before in logs:
        # A server that a test started for itself has ended, and taken its log along.
        news = server.printed()[before:] if server.log.exists() else ""
        if "Traceback" in news:
            faults.append(f"the server failed:\n{news[:3000]}")
    assert not faults, "\n".join(faults)


@pytest.fixture
def open_page(opener: Callable[[Server], Open], server: Server) -> Open:
    """Opens an address of the dashboard (`open_page("/tourism?region=deu", device="phone", lang="nl")`)."""
    return opener(server)


@pytest.fixture
def open_broken(opener: Callable[[Server], Open], broken_server: Server) -> Open:
    """Opens an address of the dashboard whose tourism file is broken."""
    return opener(broken_server)
