"""Tries what everyday use does to links, country names and files, many times over, and prints how it came out.

300 bad links, 100 addresses as programs mangle them, 200 names of countries in each language (of CLDR, which nobody here
wrote), 300 files as people save them. Always the same ones. Ends with 1 where any came out otherwise than it should.
"""

import csv
import io
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from babel import Locale

from asgi_client import ask
from asgi_service import served
from dashboard.content import release
from dashboard.data import DATA_FOLDER, load
from dashboard.data.regions import other_codes
from dashboard.data.search import REGION, Index, entries
from dashboard.data.store import Edition, store
from dashboard.locale import LANGUAGES
from dashboard.service.contents import entries as pages
from dashboard.service.contents import path_of
from dashboard.view import fold
from mangling import PEOPLE, PROGRAMS, Mangle

LINKS, ADDRESSES, NAMES, FILES = 300, 100, 200, 300
Outcome = tuple[str, str]  # what was tried, and what was wrong with how it came out


def main() -> int:
    """Tries all and prints the figures."""
    edition = store(DATA_FOLDER, LANGUAGES).edition()
    wrong = 0
    for name, tried, outcomes in (
        ("bad links", LINKS, links(edition, PEOPLE, LINKS)),
        ("addresses as programs mangle them", ADDRESSES, links(edition, PROGRAMS, ADDRESSES)),
        ("names of countries, searched for and in addresses", NAMES * len(LANGUAGES), names(edition)),
        ("files as people save them", FILES, files()),
    ):
        failed = list(outcomes)
        wrong += len(failed)
        print(f"{name}: {tried} tried, {tried - len(failed)} came out as they should")
        for what, why in failed:
            print(f"  {what}: {why}")
    return 1 if wrong else 0


def links(edition: Edition, mangles: dict[str, Mangle], number: int) -> Iterator[Outcome]:
    """The addresses that do not lead to the view that they were made from."""
    app, chance = served(), random.Random(16)
    vocabulary = release.vocabulary(edition)
    for n in range(number):
        how = list(mangles)[n % len(mangles)]
        page = chance.choice(pages()).slug
        said = [("lang", chance.choice(LANGUAGES)), ("year", chance.choice(list(vocabulary.years)))]
        said += [("region", code) for code in chance.sample(list(vocabulary.regions), 2)]
        said.insert(1, ("theme", chance.choice(list(vocabulary.themes))))
        chance.shuffle(said)
        right = f"{path_of(page)}?{urlencode(said)}"
        mangled = mangles[how](right)
        came_to = followed(app, mangled)
        if asked(came_to) != asked(right):
            yield f"{how}: {mangled}", f"led to {came_to}"


def followed(app: object, address: str, steps: int = 4) -> str:
    """Where a browser is led that opens an address; how it was answered instead, where that is no page."""
    for _ in range(steps):
        answer = ask(app, address, method="HEAD", sec_fetch_mode="navigate")
        if answer.status != 307:
            return address if answer.status == 200 else f"answer {answer.status}"
        address = answer.headers["location"]
    return "no end"


def asked(address: str) -> tuple[str, dict[str, list[str]]]:
    """The path and the parameters of an address, whatever their order."""
    parts = urlsplit(address)
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(parts.query):
        found.setdefault(name, []).append(value)
    return parts.path, found


def names(edition: Edition) -> Iterator[Outcome]:
    """The names of countries, as CLDR has them, that search does not find first or that an address does not take."""
    package = edition.package
    by_code = {short[0]: code for code, short in other_codes(package).items()}
    countries = set(package.table("regions").query("kind == 'country'")["id"])
    index = Index(entries(package, LANGUAGES, {"dossier": dict.fromkeys(LANGUAGES, "Dossiers")}))
    also = release.vocabulary(edition).also["region"]
    for lang in LANGUAGES:
        told = Locale.parse(lang).territories
        chosen = [(code, two) for two, code in sorted(by_code.items()) if code in countries][:NAMES]
        for code, two in chosen:
            name = told[two]
            first = [entry.code for entry in index.find(name, limit=1) if entry.kind == REGION]
            if first != [code]:
                yield f"{name} ({lang})", f"search finds {first}, not {code}"
            elif also.get(fold(name)) != code:
                yield f"{name} ({lang})", f"an address takes it for {also.get(fold(name))}"


# Files ---------------------------------------------------------------------------------------------------------------


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def _text(rows: list[list[str]], separator: str = ",", end: str = "\n") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(rows)
    return file.getvalue()


def _column(rows: list[list[str]], name: str, change: Callable[[str], str]) -> list[list[str]]:
    place = rows[0].index(name)
    return [
        rows[0],
        *([*row[:place], change(row[place]) if row[place] else "", *row[place + 1 :]] for row in rows[1:]),
    ]


def _comma(cell: str) -> str:
    return cell.replace(".", ",") if "." in cell else f"{cell},0"


SAVED: dict[str, Callable[[list[list[str]]], bytes]] = {
    "byte order mark": lambda rows: _text(rows).encode("utf-8-sig"),
    "semicolons": lambda rows: _text(rows, ";").encode(),
    "tabs": lambda rows: _text(rows, "\t").encode(),
    "mark and semicolons": lambda rows: _text(rows, ";").encode("utf-8-sig"),
    "semicolons and decimal commas": lambda rows: _text(_column(rows, "value", _comma), ";").encode(),
    "all that Excel does": lambda rows: (
        b"\xef\xbb\xbfsep=;\r\n" + _text(_column(rows, "value", _comma), ";", "\r\n").encode()
    ),
    "a line for the separator": lambda rows: b"sep=,\n" + _text(rows).encode(),
    "UTF-16": lambda rows: _text(rows, "\t").encode("utf-16"),
    "Windows letters": lambda rows: _text([*rows, [*rows[1][:-1], "é’"]]).encode("cp1252"),
    "a title above": lambda rows: b"Figures\n\n" + _text(rows).encode(),
    "a header in capitals": lambda rows: _text([[cell.upper() for cell in rows[0]], *rows[1:]]).encode(),
    "blank columns": lambda rows: _text([[*row, "", ""] for row in rows]).encode(),
    "blank rows": lambda rows: _text([*rows, *([[""] * len(rows[0])] * 5)]).encode(),
    "decimal commas": lambda rows: _text(_column(rows, "value", _comma)).encode(),
    "thousands": lambda rows: _text(_column(rows, "value", lambda cell: f"1 {cell[:1]}00")).encode(),
    "Arabic digits": lambda rows: _text(_column(rows, "value", lambda cell: "٢٥")).encode(),
    "units": lambda rows: _text(_column(rows, "value", lambda cell: f"€ {cell}")).encode(),
    "formula errors": lambda rows: _text(_column(rows, "value", lambda cell: "#REF!")).encode(),
    "quarters": lambda rows: _text(_column(rows, "time_period", lambda cell: "2015Q3")).encode(),
    "weeks": lambda rows: _text(_column(rows, "time_period", lambda cell: "2015-W05")).encode(),
    "halves": lambda rows: _text(_column(rows, "time_period", lambda cell: "H1 2015")).encode(),
    "months in words": lambda rows: _text(_column(rows, "time_period", lambda cell: "mrt 2015")).encode(),
    "days": lambda rows: _text(_column(rows, "time_period", lambda cell: "31/12/2015")).encode(),
    "spans": lambda rows: _text(_column(rows, "time_period", lambda cell: "2015-16")).encode(),
    "codes in capitals": lambda rows: _text(_column(rows, "ref_area", str.upper)).encode(),
    "codes of Eurostat": lambda rows: _text(_column(rows, "ref_area", lambda cell: "BE2")).encode(),
    "names for codes": lambda rows: _text(_column(rows, "ref_area", lambda cell: "Vlaanderen")).encode(),
    "a blank column": lambda rows: _text(_column(rows, "locator", lambda cell: "")).encode(),
    "a column less": lambda rows: _text([row[:-1] for row in rows]).encode(),
    "a web page": lambda rows: b"<!DOCTYPE html><title>Log in</title>",
}
"""What programs and people make of a table of figures."""

NAMED = {
    "quarters": "write 2015-Q3", "halves": "write 2015-S1", "months in words": "write 2015-03", "days": "write 2015-12-31",
    "spans": "write 2015/2016", "weeks": "is a week", "Arabic digits": "is no number", "decimal commas": "decimal comma",
    "codes in capitals": "write be-vlg", "codes of Eurostat": "write be-vlg", "names for codes": "write be-vlg",
    "all that Excel does": "semicolons between its cells and has commas in its numbers", "semicolons": "semicolons",
    "tabs": "tabs",
}  # fmt: skip
"""What the problem must say, where that is one thing."""


def files() -> Iterator[Outcome]:
    """The files that are not told of as one problem that names the cause."""
    chance = random.Random(16)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "data"
        shutil.copytree(DATA_FOLDER, folder)
        tables = sorted((folder / "observations").glob("*.csv"))
        for n in range(FILES):
            how, path = list(SAVED)[n % len(SAVED)], chance.choice(tables)
            before = path.read_bytes()
            rows = _rows(before.decode("utf-8"))
            some = [rows[0], *(row for row in rows[1:] if row[rows[0].index("ref_area")] == "be-vlg")]
            kept = [some[0], *some[1 : chance.randint(4, 30)]]
            path.write_bytes(SAVED[how](kept if len(kept) > 2 else rows))
            own = [each for each in load(folder, LANGUAGES).problems if each.file.endswith(path.name)]
            said = [str(each) for each in own if each.rule != "revisions"]
            path.write_bytes(before)
            if len(said) != 1:
                yield f"{how} in {path.name}", f"{len(said)} problems: {' | '.join(said[:3])}"
            elif not re.search(re.escape(NAMED.get(how, "")), said[0]):
                yield f"{how} in {path.name}", said[0]


if __name__ == "__main__":
    sys.exit(main())
