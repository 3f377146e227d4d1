"""Finds the Chromium that opens the pages in tests, benchmarks and screenshots, and prints its path.

Takes the first that starts: the one named by DASHBOARD_BROWSER, one on the PATH, Playwright's own. With `--install`
it then installs Debian's package when it may (root), or asks Playwright for its own, and otherwise says in one
sentence what to install.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ON_THE_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "No Chromium was found for the browser tests: put `chromium` or `google-chrome` on the PATH "
    "(on Debian, as root: apt-get install chromium) and run the same command again."
)


def find(*, install: bool = False) -> str | None:
    """The path of a Chromium that starts, or None. May install one when told to."""
    ways = [named, on_the_path, playwrights]
    if install:
        ways += [debians, playwrights_new]
    return next((path for way in ways for path in way() if starts(path)), None)


def named() -> Iterator[str]:
    """The one that the environment names."""
    if path := os.environ.get("DASHBOARD_BROWSER"):
        yield path


def on_the_path() -> Iterator[str]:
    """Those on the PATH."""
    for name in ON_THE_PATH:
        if path := shutil.which(name):
            yield path


def playwrights() -> Iterator[str]:
    """The one that Playwright has installed, if it has."""
    from playwright.sync_api import (
        sync_playwright,  # with a browser on the PATH this need not even be installed
    )

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).is_file():
        yield path


def debians() -> Iterator[str]:
    """Debian's package, installed now. Its recommended packages are left out, a font is not: pages are read."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Debian's chromium for the browser tests.")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = ["chromium", "fonts-dejavu-core"]
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
            run(["apt-get", *words], environment)
        yield from on_the_path()


def playwrights_new() -> Iterator[str]:
    """The one that Playwright downloads, where it can."""
    say("Asking Playwright for its Chromium for the browser tests.")
    run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))
    yield from playwrights()


def starts(path: str) -> bool:
    """Whether this is a browser that runs here, and no stub that only tells how to get one."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "chrom" in answer.stdout.lower()


def run(command: list[str], environment: dict[str, str]) -> None:
    """Runs an installer; whether it succeeded shows in what is found afterwards. Standard output is ours alone."""
    try:
        subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=600, check=False
        )
    except subprocess.TimeoutExpired:
        say(f"{command[0]} took more than ten minutes and was stopped.")


def say(sentence: str) -> None:
    """Tells what is being done, beside the answer."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    found = find(install="--install" in sys.argv[1:])
    if found is None:
        sys.exit(MISSING)
    print(found)
