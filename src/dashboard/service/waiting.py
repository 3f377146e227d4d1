"""Waits until the service of these settings can take readers: `python -m dashboard.service.waiting`, after a start.

It asks where the settings say that the service listens, whichever interface that is. Ends with 1 where readers cannot
come within a minute and a half.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException

from dashboard.service.settings import Settings, SettingsError, read

LONGEST, PAUSE = 90.0, 0.5
ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Where a service that listens everywhere is asked."""


def ready(settings: Settings) -> bool:
    """Whether the service says that readers can be sent to it."""
    connection = HTTPConnection(ANY.get(settings.address, settings.address), settings.port, timeout=5)
    try:
        connection.request("GET", f"{settings.base_path}/readyz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def main(environment: Mapping[str, str] = os.environ, *, longest: float = LONGEST) -> int:
    """Waits. Returns 2 for settings that cannot be served."""
    try:
        settings = read(environment)
    except SettingsError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    end = time.monotonic() + longest
    while not ready(settings):
        if time.monotonic() > end:
            sys.stderr.write(f"The service was not ready within {longest:.0f} seconds; its log says why.\n")
            return 1
        time.sleep(PAUSE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
