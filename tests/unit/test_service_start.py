"""How the service starts: without looking for garbage, which it does once it stands."""

import gc
import subprocess
import sys

from dashboard.service import app


def test_garbage_is_collected_once_the_service_stands():
    gc.disable()
    try:
        app.settle()
        assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()


def test_importing_the_service_leaves_the_collector_alone():
    asked = "import gc, dashboard.service.__main__, dashboard.service.app; print(gc.isenabled())"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "True"
