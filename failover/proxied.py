"""What nginx must do beside handing on: the promises of deploy/nginx/dashboard.conf that one request can show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading import Site, cookies

COOKIE = "dashboard_replica"
ELSEWHERE = "127.0.0.2"
"""Also this machine, but not an address that may ask how the service does."""


def replica_of_newcomer(site: Site) -> str:
    """The letter of the replica that a reader who comes without a cookie is given to."""
    answer, _ = site.get(f"{site.base}/tourism", Accept="text/html")
    return cookies(answer.headers.get_all("Set-Cookie")).get(COOKIE, "")


def faults(site: Site, plain_port: int) -> Iterator[str]:
    """Every promise that does not hold, in one sentence each."""
    yield from _page(site)
    yield from _files(site)
    yield from _data(site)
    yield from _doors(site)
    plain, _ = Site(site.host, plain_port, site.base, None).get(f"{site.base}/tourism?lang=nl")
    if plain.status != 308 or not (plain.getheader("Location") or "").startswith(f"https://{site.host}/"):
        yield f"http is answered with {plain.status} {plain.getheader('Location')} instead of being sent to https"


def _page(site: Site) -> Iterator[str]:
    answer, _ = site.get(f"{site.base}/tourism", Accept="text/html")
    if answer.status != 200:
        yield f"a page is answered with {answer.status}"
    given = answer.getheader("Set-Cookie") or ""
    if not all(word in given for word in (COOKIE, "Secure", "HttpOnly", "SameSite=None", "Partitioned")):
        yield f"a newcomer gets the cookie {given!r}"
    if not answer.getheader("Strict-Transport-Security") or not answer.getheader("Content-Security-Policy"):
        yield "a page comes without its security headers"
    letter = cookies([given]).get(COOKIE, "")
    for _ in range(4):
        again, _body = site.get(f"{site.base}/tourism", Accept="text/html", Cookie=f"{COOKIE}={letter}")
        if again.getheader("Set-Cookie") is not None:
            yield f"a reader of replica {letter} was given to another: {again.getheader('Set-Cookie')}"
    outside, _ = site.get("/tourism", Accept="text/html")
    if outside.status != 404:
        yield f"outside the base path the answer is {outside.status}"


def _files(site: Site) -> Iterator[str]:
    _, shell = site.get(f"{site.base}/tourism", Accept="text/html")
    found = re.search(rb"static/js/index\.[\w-]+\.js", shell)
    if found is None:
        yield "the page names no script of its own"
        return
    path = f"{site.base}/{found[0].decode()}"
    answer, body = site.get(path, Accept_Encoding="gzip")
    said = {name.lower(): value for name, value in answer.getheaders()}
    if answer.status != 200 or said.get("content-encoding") != "gzip":
        yield f"{path} comes with {answer.status}, encoded as {said.get('content-encoding')}"
    if "immutable" not in said.get("cache-control", "") or "set-cookie" in said:
        yield f"{path} cannot be kept: {said.get('cache-control')}, cookie {said.get('set-cookie')}"
    _, same = site.get(path, Accept_Encoding="gzip")
    if same != body:
        yield f"{path} differs when it is fetched again"
    plain, _ = site.get(path)
    if plain.getheader("Content-Encoding"):
        yield f"{path} is compressed for who did not ask for it"


def _data(site: Site) -> Iterator[str]:
    path = f"{site.base}/api/v1/figures?page=tourism"
    answer, _ = site.get(path, Accept_Encoding="gzip")
    if (
        answer.status != 200
        or answer.getheader("Content-Encoding") != "gzip"
        or answer.getheader("Set-Cookie")
    ):
        yield f"{path}: {answer.status}, {answer.getheader('Content-Encoding')}, {answer.getheader('Set-Cookie')}"


def _doors(site: Site) -> Iterator[str]:
    for name in ("healthz", "readyz", "metrics", "_stcore/metrics"):
        answer, _ = site.get(f"{site.base}/{name}", source=ELSEWHERE)
        if answer.status != 403:
            yield f"/{name} is answered with {answer.status} to whoever asks"
    health, _ = site.get(f"{site.base}/healthz")
    if health.status != 200:
        yield f"/healthz is answered with {health.status} to this machine"
    other = Site("other.example.org", site.port, site.base, site.trusted)
    foreign, _ = other.get(f"{site.base}/tourism")
    if foreign.status < 400:
        yield f"a host name that is not ours is answered with {foreign.status}"
