"""Makes static/plotly.min.js: the part of plotly.js that draws our charts, a third of the whole.

Run `python scripts/make_plotly.py` when requirements.txt gains another plotly, or a chart another kind of trace (name
it in scripts/plotly/plotly.js). npm installs what scripts/plotly/package-lock.json names, bytes and all, into a
temporary folder (the only network this uses). The version must be the one that the plotly package for Python speaks.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import plotly

ROOT = Path(__file__).resolve().parent.parent
RECIPE = ROOT / "scripts" / "plotly"
MADE = ROOT / "static"
FILES = ("plotly.min.js", "plotly.LICENSE.txt")


def main() -> None:
    """Makes the bundle and the licences of what is in it."""
    wanted = json.loads((RECIPE / "package.json").read_text(encoding="utf-8"))["dependencies"]["plotly.js"]
    if wanted != spoken():
        sys.exit(
            f"make_plotly: the plotly package speaks plotly.js {spoken()}, scripts/plotly/package.json names {wanted}: "
            "write that version there, and run `npm install --package-lock-only` beside it"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(RECIPE, folder, dirs_exist_ok=True)
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=folder)
        run("node", "build.js", folder=folder)
        MADE.mkdir(exist_ok=True)
        for file in FILES:
            shutil.copyfile(folder / file, MADE / file)
            print(f"{(MADE / file).relative_to(ROOT)}: {(MADE / file).stat().st_size / 1000:.0f} kB")


def spoken() -> str:
    """The version of plotly.js that the installed plotly package writes figures for."""
    own = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    with own.open(encoding="utf-8") as file:
        found = re.search(r"plotly\.js v([\d.]+)", file.read(300))
    if found is None:
        sys.exit(
            f"make_plotly: {own.name} of the plotly package no longer tells its version at its beginning"
        )
    return found[1]


def run(*command: str, folder: Path) -> None:
    """Runs a command in a folder; ends with what it said where it fails."""
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        sys.exit(f"make_plotly: {command[0]} is not on the PATH; install Node.js, or leave static/ as it is")
    except subprocess.CalledProcessError as error:
        sys.exit(f"make_plotly: {' '.join(command)} failed:\n{error.stdout}{error.stderr}")


if __name__ == "__main__":
    main()
