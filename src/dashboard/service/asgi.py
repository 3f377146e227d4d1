"""The application for an ASGI server of your choice: `uvicorn dashboard.service.asgi:app`.

Settings come from the environment (docs/service.md), save address and port, which are that server's own. A setting
that cannot be served ends the start with one sentence.
"""

import os
import sys

from dashboard.service.app import create
from dashboard.service.settings import SettingsError, read

try:
    app = create(read(os.environ))
except SettingsError as wrong:
    sys.stderr.write(f"{wrong}\n")
    raise SystemExit(2) from None
