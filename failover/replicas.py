"""Several replicas of the service on this machine, and nginx before them as deploy/nginx/dashboard.conf says."""

from __future__ import annotations

import os
import re
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from serving import HOST, ROOT

TEMPLATE = ROOT / "deploy" / "nginx" / "dashboard.conf"
NAME = "figures.example.be"
"""The name that the configuration and the guide give as an example."""

BASE = "/figures"
PLACES = ("/etc/ssl/dashboard/fullchain.pem", "/etc/ssl/dashboard/privkey.pem", "/var/cache/nginx/dashboard")
"""The certificate, its key, and the folder of kept files, as the configuration names them."""

_plainly = build_opener(ProxyHandler({}))
"""Asks this machine itself, whatever proxy the environment names."""


@dataclass
class Replica:
    """One process of the service, always on the same port. What it prints goes to `log`."""

    port: int
    log: Path
    environment: Mapping[str, str]
    process: subprocess.Popen | None = field(default=None, repr=False)

    def start(self) -> None:
        """Starts it; it is ready only later."""
        settings = {
            **os.environ,
            **self.environment,
            "DASHBOARD_ADDRESS": HOST,
            "DASHBOARD_PORT": str(self.port),
        }
        with self.log.open("ab") as printed:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "dashboard.service"],
                cwd=ROOT, env=settings, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT,
            )  # fmt: skip

    @property
    def ready(self) -> bool:
        """Whether it says that readers can be sent to it. Raises RuntimeError where it has ended by itself."""
        if self.process is None or self.process.poll() is not None:
            raise RuntimeError(
                f"the replica on port {self.port} ended:\n{self.log.read_text(errors='replace')}"
            )
        try:
            with _plainly.open(f"http://{HOST}:{self.port}{BASE}/readyz", timeout=5) as answer:
                return answer.status == 200
        except (URLError, OSError):
            return False

    @property
    def most_memory(self) -> float:
        """MB that it has held at most; 0 where the system does not tell."""
        status = Path(f"/proc/{self.process.pid}/status") if self.process else Path()
        found = (
            re.search(r"^VmHWM:\s+(\d+) kB", status.read_text(), re.MULTILINE) if status.is_file() else None
        )
        return int(found[1]) / 1024 if found else 0.0

    def kill(self) -> None:
        """Ends it without a word to anybody, as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self, patience: float = 20) -> None:
        """Ends it as an administrator would; killed where it takes longer than `patience` seconds."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            self.kill()


def adapted(template: str, changes: Mapping[str, str]) -> str:
    """The configuration with what is particular to a place put in. Raises ValueError where there is no such text."""
    for old, new in changes.items():
        if old not in template:
            raise ValueError(f"{TEMPLATE.name} does not say {old!r} any more")
        template = template.replace(old, new)
    return template


class Proxy:
    """nginx over some replicas, with a certificate that was made for it. Everything it writes is in `folder`."""

    def __init__(
        self, nginx: Path, folder: Path, *, port: int, plain_port: int, replicas: Sequence[int]
    ) -> None:
        self.port, self.plain_port = port, plain_port
        self._nginx, self._folder, self._replicas = nginx, folder, tuple(replicas)
        self._process: subprocess.Popen | None = None
        self._certificate, self._key, cache = (
            folder / name for name in ("certificate.pem", "key.pem", "kept")
        )
        changes = {
            "127.0.0.1:8501": f"{HOST}:{replicas[0]}",
            "127.0.0.1:8502": f"{HOST}:{replicas[1]}",
            "listen 443 ssl": f"listen {HOST}:{port} ssl",
            "listen 80": f"listen {HOST}:{plain_port}",
            **dict(zip(PLACES, map(str, (self._certificate, self._key, cache)), strict=True)),
        }
        site = folder / "dashboard.conf"
        site.write_text(adapted(TEMPLATE.read_text(encoding="utf-8"), changes), encoding="utf-8")
        self._config = folder / "nginx.conf"
        self._config.write_text(_around(site, folder), encoding="utf-8")

    def start(self) -> None:
        """Makes the certificate, has nginx check its configuration, and starts it.

        Raises RuntimeError with what nginx says where it does not accept the configuration.
        """
        _certify(self._certificate, self._key)
        for name in ("body", "proxy", "other"):
            (self._folder / name).mkdir(exist_ok=True)
        command = [self._nginx, "-p", self._folder, "-c", self._config, "-e", self._folder / "error.log"]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        if tried.returncode:
            raise RuntimeError(f"nginx refuses the configuration:\n{tried.stderr}")
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def trusted(self) -> ssl.SSLContext:
        """What a browser that trusts this certificate uses."""
        return ssl.create_default_context(cafile=str(self._certificate))

    def complaints(self) -> list[str]:
        """What nginx logged as an error, save that a replica could not be reached or a door was closed."""
        log = self._folder / "error.log"
        lines = log.read_text(errors="replace").splitlines() if log.is_file() else []
        grave = ("[error]", "[crit]", "[alert]", "[emerg]")
        meant = ("upstream", "access forbidden by rule")
        return [
            line
            for line in lines
            if any(word in line for word in grave) and not any(word in line for word in meant)
        ]

    def stop(self) -> None:
        """Ends nginx and its workers."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=10)


def until(condition: Callable[[], bool], end: float, what: str) -> float:
    """Waits until something holds. Returns the seconds that it took; raises TimeoutError at `end` (monotonic)."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} took longer than there was time for")
        time.sleep(0.1)  # the pause between two looks, not a guess
    return time.monotonic() - began


def _around(site: Path, folder: Path) -> str:
    """What Debian's own nginx.conf puts around a site, without its user and its places."""
    user = "user root;\n" if os.geteuid() == 0 else ""
    kinds = ("fastcgi", "scgi", "uwsgi")
    others = "\n".join(f"    {kind}_temp_path {folder}/other;" for kind in kinds)
    return (
        f"{user}daemon off;\nworker_processes 2;\npid {folder}/nginx.pid;\n"
        f"events {{ worker_connections 1024; }}\nhttp {{\n    access_log off;\n"
        f"    client_body_temp_path {folder}/body;\n    proxy_temp_path {folder}/proxy;\n{others}\n"
        f"    include {site};\n}}\n"
    )


def _certify(certificate: Path, key: Path) -> None:
    made = subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME},IP:{HOST}",
            "-keyout", key, "-out", certificate,
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        raise RuntimeError(f"openssl made no certificate:\n{made.stderr}")
