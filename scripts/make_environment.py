"""Makes .venv, with the pinned requirements and this project's own package in it.

Run as `python3 scripts/make_environment.py run` (what runs the dashboard), `... feeds` (what renews official series too)
or `... dev` (what tests and checks all of it);
`... bench` puts beside the latter, in .venv/bench, what only measurements need and nothing else may find; so does
`... standards` with the validators and readers of `make check-standards`.
Uses nothing but the standard library and is instant when nothing has changed. On Debian without python3-venv it
installs that package when it may; else it says what to install. It refuses a Python that is too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = {
    "run": ("requirements.txt",),
    "feeds": ("requirements.txt", "requirements-feeds.txt"),
    "dev": ("requirements.txt", "requirements-feeds.txt", "requirements-dev.txt"),
}
SERVES = {"run": ("run", "feeds", "dev"), "feeds": ("feeds", "dev"), "dev": ("dev",)}
"""Which environments do for what: each holds all of the ones before it."""

BESIDE = {
    "bench": (ROOT / "bench" / "requirements.txt", "what is measured beside the dashboard"),
    "standards": (ROOT / "requirements-standards.txt", "what validates the standards"),
}
"""What lies in a folder of its own in .venv, where nothing else finds it: its pins, and what it is."""


def main(kind):
    """Makes the environment of a kind, unless it is there."""
    if kind in BESIDE:
        main("dev")
        make_beside(kind)
        return
    if sys.version_info < OLDEST:
        sys.exit(
            f"The dashboard needs Python {version(OLDEST)} or newer and this is {version(sys.version_info[:2])}: "
            "name another with `make PYTHON=python3.12 ...`."
        )
    if any(stamp(known).is_file() and stamp(known).read_text() == state(known) for known in SERVES[kind]):
        return
    say(f"Making .venv with Python {version(sys.version_info[:3])}; this takes a minute or two, once.")
    if not usable():
        make_venv()
    for old in VENV.glob("made-for-*"):
        old.unlink()
    # Nothing is installed whose bytes are not those that were pinned.
    pip(
        "install",
        "--no-compile",
        "--require-hashes",
        *(part for name in REQUIREMENTS[kind] for part in ("--requirement", name)),
    )
    compile_all()
    # What it builds with is among the requirements, so this step downloads nothing.
    pip("install", "--no-deps", "--no-build-isolation", "--editable", ".")
    stamp(kind).write_text(state(kind))


def stamp(kind):
    """The file that tells for which state of the project .venv was made."""
    return VENV / f"made-for-{kind}"


def state(kind):
    """What .venv depends on: the pins, the package's own description, the Python, and where the checkout lies."""
    files = (*REQUIREMENTS[kind], "pyproject.toml", "scripts/make_environment.py")
    parts = [str(VENV), sys.version, *((ROOT / name).read_text(encoding="utf-8") for name in files)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def python():
    """The environment's own Python."""
    return VENV / "bin" / "python"


def make_beside(kind):
    """Puts what only one chore needs beside the environment, unless it is there."""
    pins, what = BESIDE[kind]
    folder = VENV / kind
    made_for, wanted = folder / "made-for", sys.version + pins.read_text(encoding="utf-8")
    if made_for.is_file() and made_for.read_text(encoding="utf-8") == wanted:
        return
    say(f"Installing {what}; once.")
    shutil.rmtree(folder, ignore_errors=True)
    # What it shares with the dashboard is in the environment already.
    pip("install", "--no-deps", "--require-hashes", "--target", str(folder), "--requirement", str(pins))
    made_for.write_text(wanted, encoding="utf-8")


def usable():
    """Whether .venv is an environment of this very Python and of this very place."""
    try:
        asked = "import sys, pip; print(sys.version, sys.prefix, sep='\\0')"
        answer = subprocess.run([python(), "-c", asked], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.strip() == f"{sys.version}\0{VENV}" and any(VENV.glob("made-for-*"))


def make_venv():
    """Makes an empty .venv."""
    if not can_make_venv():
        install_venv()
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def can_make_venv():
    """Whether this Python brings what venv needs: Debian packs that apart."""
    return (
        subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True).returncode == 0
    )


def install_venv():
    """Installs Debian's package for venv, as root; else says what to install."""
    package = f"python{version(sys.version_info[:2])}-venv"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing Debian's {package}.")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
            subprocess.run(["apt-get", *words], env=quiet, stdin=subprocess.DEVNULL, check=False)
    if not can_make_venv():
        sys.exit(
            f"This Python cannot make a virtual environment: install {package} (on Debian, as root: apt-get install "
            f"{package}) and run the same command again."
        )


def pip(*words):
    """Runs the environment's pip; ends the run with its exit code when it fails."""
    quietly = ["--quiet", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run([python(), "-m", "pip", *words, *quietly], cwd=ROOT, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"pip could not do `{' '.join(words)}`; what it said stands above.")


def compile_all():
    """Compiles what was installed on all processors; pip would do it on one, which takes longer than all the rest.

    Some packages bring files that are no modules and cannot be compiled, so what it says is not heard.
    """
    words = [python(), "-m", "compileall", "-q", "-q", "-j", "0", VENV / "lib"]
    subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def version(numbers):
    """A version as people write it."""
    return ".".join(map(str, numbers))


def say(sentence):
    """Tells at once what is being done."""
    print(sentence, flush=True)


if __name__ == "__main__":
    if sys.argv[1:] not in [[kind] for kind in (*REQUIREMENTS, *BESIDE)]:
        sys.exit(f"usage: make_environment.py {'|'.join((*REQUIREMENTS, *BESIDE))}")
    try:
        main(sys.argv[1])
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{failed.cmd[0]} failed with exit code {failed.returncode}.")
