"""Starts the dashboard as a service: settings, a socket, the server until it is told to stop."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
from collections.abc import Mapping

import uvicorn

from dashboard.service import connections, logs
from dashboard.service.app import create
from dashboard.service.settings import Settings, SettingsError, read
from dashboard.service.sockets import LARGEST

PING = 10.0
"""Seconds between two signs of life on a websocket: proxies drop what is silent, and a browser that is gone is missed."""

SWITCH = 0.001
"""Seconds after which a thread that works makes way for another: a run of a page is many short steps of two threads, and
each would wait for whoever builds a view meanwhile.
"""

PATIENCE = 10
"""Seconds that a stopping server gives to answers under way."""

_log = logging.getLogger("dashboard.service")


def main(environment: Mapping[str, str] = os.environ) -> int:
    """Serves until told to stop. Returns 2 where it cannot start, after one sentence that says what to change."""
    logs.begin("text")
    try:
        settings = read(environment)
        logs.begin(settings.log)
        listening = listen(settings)
    except SettingsError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    descriptors = connections.raise_limit()
    host = "localhost" if settings.address in ("0.0.0.0", "::") else settings.address
    _log.info(
        "open http://%s:%d%s/ (%d file descriptors)", host, settings.port, settings.base_path, descriptors
    )
    sys.setswitchinterval(SWITCH)
    with listening:
        server = uvicorn.Server(_configured(settings))
        server.run(sockets=[listening])
    return 0 if server.started else 3


def listen(settings: Settings) -> socket.socket:
    """A socket on the address and port of the settings.

    Raises SettingsError where the port is taken, reserved, or not of this machine.
    """
    family = socket.AF_INET6 if ":" in settings.address else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if settings.address == "::":
        listening.setsockopt(
            socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0
        )  # IPv4 too, whatever the system's default
    try:
        listening.bind((settings.address, settings.port))
    except OSError as fault:
        listening.close()
        raise SettingsError(_why(fault, settings)) from None
    listening.listen(2048)
    listening.set_inheritable(True)
    return listening


def _why(fault: OSError, settings: Settings) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"Port {settings.port} is taken: stop what listens there, or set DASHBOARD_PORT to another."
    if fault.errno == errno.EACCES:
        return f"Port {settings.port} is reserved: set DASHBOARD_PORT to a number above 1023."
    return f"Address {settings.address} is not of this machine: set DASHBOARD_ADDRESS to one that is."


def _configured(settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        create(settings),
        http=connections.Requests,
        ws=connections.Messages,
        ws_ping_interval=PING,
        ws_ping_timeout=2 * PING,
        ws_max_size=LARGEST,
        ws_per_message_deflate=True,
        access_log=False,
        log_level="warning",
        server_header=False,
        log_config=None,
        proxy_headers=True,
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=PATIENCE,
    )
