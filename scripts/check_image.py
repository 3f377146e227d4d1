"""Builds the image and runs it as it is meant to run: `make check-image`. Skipped with a word where buildah is not there.

The base is made by debootstrap, so that no registry is asked. The service runs in it without root, with a file system
that is only read, and must become ready.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("buildah", "debootstrap")
BASE, IMAGE = "localhost/dashboard-base", "localhost/dashboard-trial"
SUITE = "bookworm"
PACKAGES = "python3,python3-venv,ca-certificates"
ASKED = """
import json, os, subprocess, sys, time
from urllib.request import urlopen
try:
    open("/app/written", "w"); sys.exit("the file system can be written to")
except OSError:
    pass
service = subprocess.Popen([sys.executable, "-m", "dashboard.service"])
for _ in range(120):
    try:
        with urlopen("http://127.0.0.1:8597/readyz", timeout=5) as answer:
            print(json.load(answer)["data"]["version"], "served by user", os.getuid()); break
    except OSError:
        time.sleep(0.5)
else:
    sys.exit("not ready within a minute")
service.terminate(); service.wait(30)
"""


def run(*words: str, **more: object) -> str:
    """What a command prints; the run ends with its output where it fails."""
    done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, **more)
    if done.returncode:
        sys.exit(f"{words[0]} {words[1]} failed with {done.returncode}:\n{done.stdout[-3000:]}")
    return done.stdout.strip()


def base(folder: Path) -> None:
    """An image of Debian with Python alone."""
    root = folder / "root"
    run("debootstrap", "--variant=minbase", f"--include={PACKAGES}", SUITE, str(root))
    (root / "usr/bin/python").symlink_to("python3")
    shutil.rmtree(root / "var/cache/apt", ignore_errors=True)
    shutil.rmtree(root / "var/lib/apt/lists", ignore_errors=True)
    made = run("buildah", "from", "scratch")
    run("buildah", "add", "--quiet", made, str(root), "/")
    run("buildah", "commit", "--quiet", "--rm", made, BASE)


def main() -> int:
    """Builds and runs. Returns 0 also where it is skipped."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing or os.geteuid():
        print(f"The image was not built: {' and '.join(missing) or 'root'} is not there.")
        return 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="dashboard-image-") as made:
        base(Path(made))
        settings = [
            part
            for name in os.environ
            if name.startswith("PIP_")
            for part in ("--env", f"{name}={os.environ[name]}")
        ]
        own = Path("/etc/pip.conf")
        settings += ["--volume", f"{own}:{own}:ro"] if own.is_file() else []
        run(
            "buildah", "build", "--quiet", "--isolation", "chroot", "--network", "host", *settings,
            "--build-arg", f"BASE={BASE}", "--file", "deploy/Containerfile", "--tag", IMAGE, ".", cwd=ROOT,
        )  # fmt: skip
        container = run("buildah", "from", IMAGE)
        try:
            mount = run("buildah", "mount", container)
            size = sum(path.lstat().st_size for path in Path(mount).rglob("*")) / 1e6
            print(f"built in {time.monotonic() - began:.0f} s, {size:.0f} MB")
            print(served(mount))
        finally:
            run("buildah", "rm", container)
            run("buildah", "rmi", "--force", IMAGE, BASE)
    return 0


def served(root: str) -> str:
    """Runs the service in the image's files, which are only read, as the image's user."""
    script = (
        f"mount --bind {root} {root} && mount -o remount,bind,ro {root} && mount -t tmpfs tmpfs {root}/tmp && "
        f"mount -t proc proc {root}/proc && exec chroot --userspec=10001:10001 {root} /usr/bin/env -i "
        "PATH=/app/.venv/bin:/usr/bin:/bin HOME=/tmp MPLCONFIGDIR=/tmp/matplotlib PYTHONDONTWRITEBYTECODE=1 "
        'DASHBOARD_PORT=8597 DASHBOARD_ADDRESS=127.0.0.1 python -c "$0"'
    )
    return run("unshare", "--mount", "sh", "-c", script, ASKED, timeout=180)


if __name__ == "__main__":
    sys.exit(main())
