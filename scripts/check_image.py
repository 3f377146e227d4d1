"""Builds the image and runs it as it is meant to run: `make check-image`. Skipped with a word where buildah is not there.

The base is made by debootstrap, so that no registry is asked. The service runs in it without root, with a file system
that is only read, and must become ready.
"""

from __future__ import annotations

import os
import re
import shutil
import ssl
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
TRUSTED = "/run/trusted.crt"
"""Where the certificates that pip trusts stand in the build."""

ASKED = """
import importlib.util, json, os, subprocess, sys, time
from urllib.request import urlopen
try:
    open("/app/written", "w"); sys.exit("the file system can be written to")
except OSError:
    pass
left = [name for name in ("pip", "setuptools", "flit_core", "frictionless", "pytest") if importlib.util.find_spec(name)]
began = time.monotonic()
service = subprocess.Popen([sys.executable, "-m", "dashboard.service"])
def ask(path):
    with urlopen("http://127.0.0.1:8597" + path, timeout=60) as answer:
        return answer.read()
for _ in range(240):
    try:
        version = json.loads(ask("/readyz"))["data"]["version"]; break
    except OSError:
        time.sleep(0.5)
else:
    sys.exit("not ready within two minutes")
seconds = time.monotonic() - began
for path, sign in (
    ("/tourism", b"<title>"), ("/plain/tourism?lang=en&region=usa", b"<table"), ("/_stcore/health", b"ok"),
    ("/preview.png?page=tourism", b"PNG"), ("/api/v1/figures.csv?page=tourism", b"time_period"),
):
    if sign not in ask(path):
        sys.exit(path + " is not answered as it should be")
service.terminate(); service.wait(30)
from dashboard.data import DATA_FOLDER
from dashboard.service.passed import passed
tried = "was built with all pages" if passed(DATA_FOLDER) else "is tried again at each start"
print(f"version {version}, which {tried}, served by user {os.getuid()}, ready after {seconds:.1f} s;",
      f"of what only builds or checks there is: {', '.join(left) or 'nothing'}")
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


def settings(folder: Path) -> list[str]:
    """How pip asks in the build for what it asks for here: the same settings, and the same certificates."""
    listed = run(sys.executable, "-m", "pip", "config", "list")
    said = dict(re.findall(r"^[^\s=]*\.([\w-]+)='(.*)'$", listed, re.MULTILINE))
    trusted = said.pop("cert", ssl.get_default_verify_paths().cafile)
    kept = {name: value for name, value in said.items() if not value.startswith("/")}
    if trusted:
        kept["cert"] = TRUSTED
    written = folder / "pip.conf"
    lines = "".join(f"{name} = {value}\n" for name, value in kept.items())
    written.write_text(f"[global]\n{lines}", encoding="utf-8")
    found = ["--volume", f"{written}:/etc/pip.conf:ro"]
    return [*found, "--volume", f"{Path(trusted).resolve()}:{TRUSTED}:ro"] if trusted else found


def main() -> int:
    """Builds and runs. Returns 0 also where it is skipped."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing or os.geteuid():
        print(f"The image was not built: {' and '.join(missing) or 'root'} is not there.")
        return 0
    try:
        with tempfile.TemporaryDirectory(prefix="dashboard-image-") as made:
            tried(Path(made))
    finally:
        subprocess.run(["buildah", "rmi", "--force", IMAGE, BASE], capture_output=True, check=False)
    return 0


def tried(folder: Path) -> None:
    """Builds the image, says how large it is, and runs it."""
    began = time.monotonic()
    base(folder)
    based = time.monotonic()
    run(
        "buildah", "build", "--quiet", "--isolation", "chroot", "--network", "host", *settings(folder),
        "--build-arg", f"BASE={BASE}", "--file", "deploy/Containerfile", "--tag", IMAGE, ".", cwd=ROOT,
    )  # fmt: skip
    container = run("buildah", "from", IMAGE)
    try:
        mount = Path(run("buildah", "mount", container))
        whole, own = size(mount), size(mount / "app")
        print(
            f"base in {based - began:.0f} s, image in {time.monotonic() - based:.0f} s; {whole:.0f} MB, of which the "
            f"dashboard and what it runs on {own:.0f} MB"
        )
        print(served(str(mount)))
    finally:
        run("buildah", "rm", container)


def size(folder: Path) -> float:
    """MB of all files below a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*")) / 1e6


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
