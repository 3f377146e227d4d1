"""Tries what is taken away: each kind of file of a card, of a page, of a brief and of a page with sixty partners, made as
the dashboard does, with its time and size, and opened by another program where that is there (LibreOffice, a PDF reader).
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from dashboard.content import links
from dashboard.content.blocks import BriefFiles
from dashboard.render.card import Card, Edition
from dashboard.render.files import KINDS, Cards
from dashboard.render.picture import picture
from page_content import content

OFFICE = "soffice"
"""LibreOffice's own name; without it the files are made and not opened."""

SECONDS = 300
PARTNERS = 60
PINS = (
    "export-markets.markets~region.deu", "export-markets.suppliers~region.deu", "export-markets.totals",
    "services-balance.balance", "tourism.nights", "tourism.purpose", "budget.oda", "knowledge.intensity",
    "diplomatic-network.staff", "partnerships.theme-matrix", "figure.goods-exports-be-vlg-usa-2015", "figure.oda-be-vlg-wld-2023",
)  # fmt: skip
WITHOUT_PAGES = ("csv", "zip", "html", "png", "svg")
"""Kinds of which a program does not make pages."""


def measured(rounds: int) -> dict[str, dict[str, dict[str, Any]]]:
    """Per kind of file and what is in it: milliseconds (median of `rounds`; the first making is not counted), kilobytes, and
    the pages that LibreOffice or a PDF reader finds in it (None where it was not opened).
    """
    found: dict[str, dict[str, dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place, (what, (shown, told)) in enumerate(_contents().items()):
            makers = {kind.ending: partial(kind.make, shown, told, _package()) for kind in KINDS}
            if len(shown) == 1 and isinstance(shown[0], Card):
                makers |= {
                    ending: partial(picture, shown[0], told, format=ending) for ending in ("png", "svg")
                }
            for ending, make in makers.items():
                file = folder / f"{place}-{ending}.{ending}"
                found.setdefault(ending, {})[what] = {"file": file, **_tried(make, file, rounds)}
        every = [one for each in found.values() for one in each.values()]
        opened = _opened([one["file"] for one in every])
        for one in every:
            one["pages"] = opened.get(one.pop("file"))
    return found


def _contents() -> dict[str, tuple[Cards, Edition]]:
    base = "https://figures.example.be"
    page = content("export-markets", {}, lang="en")
    brief = content("brief", {"pin": PINS}, lang="en")
    pinned = next(block for block in brief.walk() if isinstance(block, BriefFiles)).cards()
    dossier = content("brief", {"region": ["usa"]}, lang="en")
    own = next(block for block in dossier.walk() if isinstance(block, BriefFiles)).cards()
    countries = page.page.package.table("regions").query("kind == 'country'")["id"].tolist()[:PARTNERS]
    wide = content("export-markets", {"region": countries}, lang="en")
    sheet = content("dossier", {"region": ["usa"]}, lang="en")
    beside = content("dossier", {"region": ["deu", "fra", "nld"]}, lang="en")
    return {
        "one card": (page.cards[:1], links.edition(page.page, base)),
        "a page": (page.cards, links.edition(page.page, base)),
        f"a brief of {len(PINS)}": (pinned, links.edition(brief.page, base)),
        "the brief of a partner": (own, links.edition(dossier.page, base)),
        "a one-pager": (sheet.cards, links.edition(sheet.page, base)),
        "a comparison of three": (beside.cards, links.edition(beside.page, base)),
        f"a page with {PARTNERS} partners": (wide.cards, links.edition(wide.page, base)),
    }


def _package() -> Any:
    return content("export-markets", {}, lang="en").page.package


def _tried(make: Callable[[], bytes], file: Path, rounds: int) -> dict[str, float]:
    made = make()
    file.write_bytes(made)
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        make()
        taken.append((time.perf_counter() - began) * 1000)
    return {"ms": statistics.median(taken), "kilobytes": len(made) / 1000}


def _opened(files: Sequence[Path]) -> dict[Path, int]:
    """In how many pages each file is seen, where a program for it is there: all of them in one start of LibreOffice."""
    paged = [file for file in files if file.suffix[1:] not in WITHOUT_PAGES]
    office = [file for file in paged if file.suffix != ".pdf"] if shutil.which(OFFICE) else []
    if office:
        folder = office[0].parent
        home = f"-env:UserInstallation=file://{folder}/office"
        command = [
            OFFICE,
            home,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, office),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    seen = [file for file in paged if file.suffix == ".pdf" or file in office]
    return {file: len(PdfReader(file.with_suffix(".pdf")).pages) for file in seen}


def as_table(found: dict[str, dict[str, dict[str, Any]]]) -> list[str]:
    """The measurements as a Markdown table, one line per kind of file: milliseconds, kilobytes, pages."""
    names = list(dict.fromkeys(name for each in found.values() for name in each))
    lines = [f"| file | {' | '.join(names)} |", f"|---|{'---:|' * len(names)}"]
    for kind, each in found.items():
        lines.append(f"| {kind.upper()} | {' | '.join(map(_cell, (each.get(name) for name in names)))} |")
    return [*lines, "", _opened_by(found.values())]


def _cell(one: dict[str, Any] | None) -> str:
    if one is None:
        return ""
    pages = f", {one['pages']} p." if one["pages"] else ""
    return f"{one['ms']:.0f} ms, {one['kilobytes']:.0f} kB{pages}"


def _opened_by(found: Sequence[dict[str, dict[str, Any]]]) -> str:
    opened = [one for each in found for one in each.values() if one["pages"]]
    return f"{len(opened)} files were opened, those of Office by LibreOffice, PDF by pypdf: p. is how many pages they have there."
