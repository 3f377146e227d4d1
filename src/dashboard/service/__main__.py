"""Starts the dashboard as a service: `python -m dashboard.service`. Settings: docs/service.md."""

import gc
import sys

if __name__ == "__main__":
    # While it starts there is next to no garbage, and looking for it again and again among all that is imported takes a
    # fifth of the time. The application has it collected once it stands (see app.settle).
    gc.disable()

    from dashboard.service.start import main

    sys.exit(main())
