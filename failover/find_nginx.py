"""Finds the nginx for `make check-deploy`: the one on the PATH, else Debian's, unpacked into a folder.

Debian's package is unpacked and not installed: installing it would start a web server on port 80. That takes no
root, only `apt-get`, and leaves nothing behind but the folder.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ON_THE_PATH = ("nginx", "/usr/sbin/nginx")
MISSING = "No nginx was found: put `nginx` on the PATH (on Debian, as root: apt-get install nginx) and run this again."
LONGEST = 120
"""Seconds that fetching the package may take."""


class NoNginx(Exception):
    """There is no nginx that starts, and none could be fetched; its text says what to install."""


def find(folder: Path) -> Path:
    """The path of an nginx that starts; `folder` is where Debian's is unpacked when there is none yet.

    Raises NoNginx where there is none.
    """
    for path in (*_on_the_path(), *_debians(folder)):
        if _starts(path):
            return path
    raise NoNginx(MISSING)


def _on_the_path() -> Iterator[Path]:
    for name in ON_THE_PATH:
        if found := shutil.which(name):
            yield Path(found)


def _debians(folder: Path) -> Iterator[Path]:
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    quiet = {"cwd": folder, "stdin": subprocess.DEVNULL, "capture_output": True, "timeout": LONGEST}
    try:
        done = subprocess.run(["apt-get", "download", "-qq", "nginx"], check=False, **quiet)
        if done.returncode and os.geteuid() == 0:
            # The lists of packages may never have been fetched, or be older than what the archive has.
            subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
            subprocess.run(["apt-get", "download", "-qq", "nginx"], check=False, **quiet)
        for package in folder.glob("nginx_*.deb"):
            subprocess.run(["dpkg-deb", "--extract", package, folder / "nginx"], check=True, **quiet)
            yield folder / "nginx" / "usr" / "sbin" / "nginx"
    except (OSError, subprocess.SubprocessError):
        return


def _starts(path: Path) -> bool:
    try:
        answer = subprocess.run([path, "-v"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.returncode == 0
