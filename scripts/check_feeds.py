"""Plays the renewal of a feed on a copy of the data, from the answer to an older link, and writes how it went.

Refresh, accept, check, publish, and what a link says that was made before. The answer is made up from what the feed holds:
every series as it is, one value higher, and one year more. The project's own data is left alone. Run by `make check-feeds`.
"""

from __future__ import annotations

import csv
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dashboard.content import content_of
from dashboard.content.outline import outline
from dashboard.data import DATA_FOLDER, load
from dashboard.data.store import Store
from dashboard.feeds.flags import STATUS_OF
from dashboard.locale import LANGUAGES

FEED, SERIES = "eurostat-tour-occ-arn2", "arrivals-eurostat-be-vlg-non-residents"
"""The feed that is renewed, and the series of it that the provider is made to revise."""

MORE = 1.02
"""So much higher is the revised value."""

PAGE = Path(__file__).resolve().parents[1] / "docs" / "feeds.md"
MARK = "<!-- Below this line: make check-feeds -->"


def main() -> int:
    """Plays it and writes docs/feeds.md. Returns 1 where a step was refused or the link does not tell the revision."""
    with tempfile.TemporaryDirectory() as made:
        lines, sound = play(Path(made))
    head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text("\n".join([f"{head}{MARK}", "", *lines, ""]), encoding="utf-8")
    print("\n".join(lines))
    return 0 if sound else 1


def play(folder: Path) -> tuple[list[str], bool]:
    """The lines of the page, and whether it went as it should."""
    data = folder / "data"
    shutil.copytree(DATA_FOLDER, data)
    before = load(data).version
    after = ".".join([before.split(".")[0], str(int(before.split(".")[1]) + 1), "0"])
    asked = answer(data, folder / "answer.csv")
    release = f"{int(newest(data)) + 2}-07"
    lines = [
        f"The answer has {asked} values: those that are held, one of them {MORE - 1:.0%} higher, and a year more.",
        "",
    ]
    told, sound = [], True

    def step(shown: str, *command: str) -> str:
        nonlocal sound
        environment = os.environ | {
            "FEEDS_FOLDER": str(folder / "feeds"),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, env=environment, check=False
        )
        said = "\n".join(line for line in (done.stdout + done.stderr).splitlines() if "Warning" not in line)
        sound &= done.returncode == 0
        told.extend([f"$ {shown}", *said.replace(str(folder), "...").splitlines(), ""])
        return said

    chore = ("-m", "dashboard.feeds", "--data", str(data))
    given = ("--from", str(folder / "answer.csv"), "--release", release)
    said = step(
        f"make refresh FEED={FEED} FROM=answer.csv RELEASE={release}",
        *chore,
        "refresh",
        "--feed",
        FEED,
        *given,
    )
    name = re.search(r"make accept PROPOSAL=(\S+)", said)
    if name is None:
        return [*lines, *fenced(told)], False
    told += [
        "The first rows of the proposal that are no new figures:",
        "",
        *proposed(folder / "feeds", name[1]),
        "",
    ]
    step(f"make accept PROPOSAL={name[1]}", *chore, "accept", name[1])
    step("make check-data", "-m", "dashboard.data.check", str(data))
    script = Path(__file__).with_name("publish.py")
    step(f"make publish VERSION={after}", str(script), after, str(data))
    lines += fenced(told)
    for lang in LANGUAGES:
        address = f"/tourism?lang={lang}&figure={SERIES}-{newest(DATA_FOLDER)}&v={before}"
        said = remark(data, address, lang)
        sound &= before in said and after in said
        lines += ["", f"An older link, `{address}`, now says:", "", f"> {said}"]
    return lines, sound


def answer(data: Path, path: Path) -> int:
    """Writes what the provider is made to answer; how many values it has."""
    flags = {status: flag for flag, status in reversed(STATUS_OF.items())}
    year = newest(data)
    rows = []
    for row in held(data):
        series = dict(part.split("=") for part in row["locator"].split(", "))
        value = row["as_printed"]
        if row["id"] == f"{SERIES}-{year}":
            value = str(round(float(value) * MORE))
        rows.append(written(series, row["time_period"], value, flags[row["obs_status"]]))
        if row["time_period"] == year:
            rows.append(written(series, str(int(year) + 1), value, "p"))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    return len(rows)


def written(series: dict[str, str], period: str, value: str, flag: str) -> dict[str, str]:
    """A row as the provider writes it."""
    return {**series, "TIME_PERIOD": period, "OBS_VALUE": value, "OBS_FLAG": flag}


def held(data: Path) -> list[dict[str, str]]:
    """The figures of the feed."""
    with (data / "observations" / f"tourism--{FEED}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def newest(data: Path) -> str:
    """The newest year of the series that is revised."""
    return max(row["time_period"] for row in held(data) if row["id"].startswith(SERIES))


def proposed(kept: Path, name: str) -> list[str]:
    """What a proposal has besides new figures, as its table says it: the heads, and a few rows."""
    (path,) = kept.rglob(f"{name}/proposal.csv")
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    return [head, *[row for row in rows if not row.startswith("new")][:4]]


def remark(data: Path, address: str, lang: str) -> str:
    """What the page of an address says of the link, as text."""
    store = Store(data)
    asked = dict(part.split("=") for part in address.partition("?")[2].split("&"))
    content = content_of(
        outline("tourism"), store.edition(), {key: [value] for key, value in asked.items()}, lang=lang
    )
    said = str(content.remarks.markup) if content.remarks else ""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", said)).split())


def fenced(lines: list[str]) -> list[str]:
    """Lines as they stand on a terminal."""
    return ["```", *lines[:-1], "```"]


if __name__ == "__main__":
    sys.exit(main())
