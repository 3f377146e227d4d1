"""A real Chromium on the dashboard. What a page must never do fails each test at its end, whatever the test is about:
an error in the console, a failed request, a request to another host, a traceback in the server's log.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DEVICES, LOCALES, LONGEST_DRAW, Watch, browsing, settled
from serving import Server

Open = Callable[..., Page]

# Two browsers and two servers share two cores: what is expected is waited for a while.
expect.set_options(timeout=LONGEST_DRAW / 2)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker; each test has contexts of its own."""
    with browsing() as started:
        yield started


@pytest.fixture
def opener(browser: Browser) -> Iterator[Callable[[Server], Open]]:
    """Makes a function that opens addresses of a server, each in a browser that has seen nothing yet."""
    contexts, watches, logs, allowed = [], [], [], set()

    def on(server: Server) -> Open:
        logs.append((server, len(server.printed())))

        def open_address(
            address: str = "/",
            *,
            device: str = "desktop",
            colours: str = "light",
            lang: str = "en",
            expected: str | None = None,
        ) -> Page:
            # `expected` is a fault that this very test is about: it must occur.
            allowed.update({expected} - {None})
            context = browser.new_context(**DEVICES[device], color_scheme=colours, locale=LOCALES[lang])
            context.set_default_timeout(LONGEST_DRAW / 2)
            contexts.append(context)
            page = context.new_page()
            watch = Watch(server.url)
            watch.follow(page)
            watches.append(watch)
            page.goto(server.url + address)
            settled(page)
            return page

        return open_address

    yield on
    for context in contexts:
        context.close()
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
