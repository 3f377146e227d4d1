"""Tries what everyday use does to links, country names and files, many times over, and writes how it came out.

300 bad links, 100 addresses as programs mangle them, 200 names of countries in each language (of CLDR, which nobody here
wrote), 300 files as people save them. Always the same ones. Ends with 1 where any came out otherwise than it should.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from babel import Locale

from asgi_client import ask
from asgi_service import served
from dashboard.content import release
from dashboard.data import DATA_FOLDER, load
from dashboard.data.regions import other_codes
from dashboard.data.schema import DESCRIPTOR, read_descriptor
from dashboard.data.search import REGION, Index, entries
from dashboard.data.store import Edition, store
from dashboard.locale import LANGUAGES
from dashboard.service.contents import entries as pages
from dashboard.service.contents import path_of
from dashboard.view import fold
from mangling import PEOPLE, PROGRAMS, Mangle
from saving import NAMED, SAVED, rows_of

LINKS, ADDRESSES, NAMES, FILES = 300, 100, 200, 300
ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "everyday.md"
MARK = "<!-- Below this line: make check-everyday -->"


class Outcome(NamedTuple):
    """What was done to something right, what it was then, and what is wrong with how it came out: "" where nothing is."""

    how: str
    what: str
    wrong: str


def main() -> int:
    """Tries all, prints what came out otherwise than it should, and writes the table of it in docs/everyday.md."""
    edition = store(DATA_FOLDER, LANGUAGES).edition()
    tried = {
        "Bad links": list(links(edition, PEOPLE, LINKS)),
        "Addresses as programs mangle them": list(links(edition, PROGRAMS, ADDRESSES)),
        "Names of countries, searched for and in addresses": list(names(edition)),
        "Files as people save them": list(files()),
    }
    for name, outcomes in tried.items():
        wrong = [one for one in outcomes if one.wrong]
        print(f"{name}: {len(outcomes)} tried, {len(outcomes) - len(wrong)} came out as they should")
        for one in wrong:
            print(f"  {one.how}, {one.what}: {one.wrong}")
    PAGE.write_text(page(tried), encoding="utf-8")
    return 1 if any(one.wrong for outcomes in tried.values() for one in outcomes) else 0


def page(tried: dict[str, list[Outcome]]) -> str:
    """The page on what was tried, with the tables made anew below its mark."""
    lines = [PAGE.read_text(encoding="utf-8").partition(MARK)[0] + MARK, ""]
    lines += ["| what | tried | came out as they should |", "|---|---:|---:|"]
    for name, outcomes in tried.items():
        lines.append(f"| {name} | {len(outcomes)} | {sum(not one.wrong for one in outcomes)} |")
    for name, outcomes in tried.items():
        lines += ["", f"## {name}", "", "| how | tried | as they should |", "|---|---:|---:|"]
        for how in dict.fromkeys(one.how for one in outcomes):
            those = [one for one in outcomes if one.how == how]
            lines.append(f"| {how} | {len(those)} | {sum(not one.wrong for one in those)} |")
    return "\n".join(lines) + "\n"


def links(edition: Edition, mangles: dict[str, Mangle], number: int) -> Iterator[Outcome]:
    """Addresses of views, mangled in turn: each should lead to the view that it was made from."""
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
        yield Outcome(how, mangled, "" if asked(came_to) == asked(right) else f"led to {came_to}")


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
    parts = urlsplit(f"http://figures.test{address}")
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(parts.query):
        found.setdefault(name, []).append(value)
    return parts.path, found


def names(edition: Edition) -> Iterator[Outcome]:
    """The names of countries as CLDR has them: search should find the country first, and an address take it."""
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
            taken, wrong = also.get(fold(name)), ""
            if first != [code]:
                wrong = f"search finds {first}, not {code}"
            elif taken != code:
                wrong = f"an address takes it for {taken}"
            yield Outcome(Locale.parse(lang).english_name, name, wrong)


# Files ---------------------------------------------------------------------------------------------------------------


def files() -> Iterator[Outcome]:
    """Files of figures, saved badly in turn: each should be told of as one problem that names the cause."""
    chance = random.Random(16)
    with tempfile.TemporaryDirectory() as made:
        tables = list(_tables(Path(made)))
        for n in range(FILES):
            how, (folder, path) = list(SAVED)[n % len(SAVED)], chance.choice(tables)
            before = path.read_bytes()
            rows = rows_of(before.decode("utf-8"))
            of_whom = rows[0].index("ref_area")
            area = chance.choice(rows[1:])[of_whom]
            some = [row for row in rows[1:] if row[of_whom] == area][: chance.randint(3, 30)]
            path.write_bytes(SAVED[how]([rows[0], *some]))
            said = _said(folder, path)
            path.write_bytes(before)
            wrong = "" if len(said) == 1 else f"{len(said)} problems: {' | '.join(said[:3])}"
            if not wrong and NAMED.get(how, "").format(area=area) not in said[0]:
                wrong = said[0]
            yield Outcome(how, path.name, wrong)


def _tables(made: Path) -> Iterator[tuple[Path, Path]]:
    """Each table of observations in a package of its own with what its codes point at; all other tables are empty."""
    texts = {path.relative_to(DATA_FOLDER).as_posix(): path.read_bytes() for path in DATA_FOLDER.rglob("*.*")}
    read, _ = read_descriptor(texts, DATA_FOLDER.name, LANGUAGES)
    targets = {each.name: {key.target for key in each.foreign_keys} for each in read.resources}
    for each in read.resources:
        if not each.subject:
            continue
        needed, waiting = set(), {each.name}
        while waiting:
            needed |= waiting
            waiting = set().union(*(targets[name] for name in waiting)) - needed
        folder = made / each.name
        shutil.copytree(DATA_FOLDER / "schemas", folder / "schemas")
        for one in read.resources:
            (folder / one.path).parent.mkdir(exist_ok=True)
            header, _, _ = texts[one.path].partition(b"\n")
            (folder / one.path).write_bytes(texts[one.path] if one.name in needed else header + b"\n")
        (folder / DESCRIPTOR).write_bytes(texts[DESCRIPTOR])
        if problems := _said(folder, folder / each.path):
            raise ValueError(f"{each.name} is not sound before it is saved badly: {problems[0]}")
        yield folder, folder / each.path


def _said(folder: Path, path: Path) -> list[str]:
    """What is said of one file of a package."""
    return [str(each) for each in load(folder, LANGUAGES).problems if each.file.endswith(f"/{path.name}")]


if __name__ == "__main__":
    sys.exit(main())
