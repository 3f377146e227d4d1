"""Makes a Package of a folder: reads every file once, checks it, and keeps what is sound.

A file with anything wrong in it is not used at all: a broken observation file loses its subject, a broken
dimension table the subjects that need it. What is lost is named in `problems`; everything else is served.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from . import problems
from .aliases import check_aliases
from .contract import TABLE_COLUMNS
from .derivation_rules import RULES
from .derive import Known, derive
from .expansion import DERIVATIONS, Expanded, expand
from .feeds import check_feeds
from .frames import KNOWN_INDICATORS, Codes, framed, joined, plain_date, printed_frame
from .geometry import check_geometry
from .history import check_history
from .inputs import RECONCILIATIONS, check_inputs, declared, measures
from .languages import in_languages, lacking
from .latest import STOCKS, stocks
from .mirror import SUBJECT as MIRROR
from .mirror import Pair, mirrored
from .package import Package
from .problems import Problem, merged
from .reconcile import reconcile
from .resource import Descriptor
from .rules import all_rules
from .schema import DESCRIPTOR, read_descriptor
from .tables import Table, read_table

DATA_FOLDER = Path(__file__).resolve().parents[3] / "data"


def load(folder: Path | None = None, languages: Iterable[str] = (), *, published: bool = False) -> Package:
    """The package in a folder, by default the project's own. Never raises for what is wrong in there.

    Every label must be in each of `languages`, and in whatever other language the package has any label. Of a version
    that was `published` nothing is asked that was not asked then: it is read, and not checked again.
    """
    folder = Path(folder or DATA_FOLDER).resolve()
    with _uncollected():
        return _load(folder, _snapshot(folder), languages, published=published)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python's collector of circles stands still: it would walk over all rows again and again, and they have none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _load(folder: Path, files: Mapping[str, bytes], languages: Iterable[str], *, published: bool) -> Package:
    descriptor, found = read_descriptor(files, folder.name, languages)
    tables: dict[str, Table] = {}
    for resource in descriptor.resources:
        if not resource.fields:
            found += _missing(resource.path, files, folder.name)
            continue
        tables[resource.name], against = read_table(resource, files.get(resource.path), folder.name)
        found += against
    expanded, revision, origin = expand(tables), digest_of(files)[:12], f"{folder.name}/{DESCRIPTOR}"
    if published:
        return _assemble(descriptor, tables, expanded, [], revision, origin, published=True)
    if descriptor.resources:
        found += _unlisted(files, folder.name)
    found += all_rules(tables) + expanded.problems
    if RULES not in tables or tables[RULES].file not in {problem.file for problem in found}:
        found += check_inputs(tables, expanded)  # else nobody can say which figures follow
    found += check_aliases(tables)
    found += check_feeds(tables)
    if descriptor.resources:
        found += check_geometry(files, folder.name, _codes_of("regions", tables, found))
    return _assemble(descriptor, tables, expanded, found, revision, origin)


def digest_of(files: Mapping[str, bytes]) -> str:
    """Sixty-four characters that change with any byte or file name; the first twelve are a package's revision."""
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _assemble(
    descriptor: Descriptor,
    tables: Mapping[str, Table],
    expanded: Expanded,
    found: list[Problem],
    revision: str,
    origin: str,
    *,
    published: bool = False,
) -> Package:
    """The package that the sound ones of the tables make."""
    files = {problem.file for problem in found}
    sound = {name for name, table in tables.items() if table.file not in files}
    parts = _parts(tables)
    needs = {subject: _needs(names, tables) for subject, names in parts.items()}
    usable = {subject for subject, needed in needs.items() if needed <= sound}
    spoken = descriptor.languages
    frames = {
        name: table.frame() if name in sound else _blank(table, spoken)
        for name, table in tables.items()
        if not table.resource.subject
    }
    figures = _printed(
        frames, tables, [name for subject in needs if subject in usable for name in parts[subject]], spoken
    )
    measured = measures(tables, expanded.table)
    missing: dict[str, set[str]] = {}
    worked_out: dict[str, Known] = {}
    if DERIVATIONS in sound:
        derivations = declared(tables, expanded.table if RULES in sound else None)
        derived = derive(derivations, figures, measured, usable, spoken)
        found, missing = found + derived.problems, derived.missing
        if derived.problems:
            sound.discard(DERIVATIONS)
        else:
            figures, worked_out = joined([figures, derived.frame], spoken), derived.known
    sums = tables.get(RECONCILIATIONS) if RECONCILIATIONS in sound else None
    reconciled, against = reconcile(sums, figures, worked_out, measured, spoken)
    found += against
    pairs: tuple[Pair, ...] = ()
    if MIRROR in usable:
        both = mirrored(
            figures, {name: frames[name] for name in frames if name in sound},
            [tables[name] for names in parts.values() for name in names], worked_out, measured, spoken,
        )  # fmt: skip
        pairs, figures, found = both.pairs, joined([figures, both.frame], spoken), found + both.problems
    # After all else: a change that nobody explained is reported, but takes no figure away.
    found = [] if published else found + check_history(tables, descriptor.version, origin)
    # Pages of today may ask a version of then for what it did not measure yet.
    checked = "indicators" in sound and not published
    figures.attrs[KNOWN_INDICATORS] = Codes(frames["indicators"]["id"]) if checked else None
    figures.attrs[STOCKS] = stocks(frames)
    return Package(
        version=descriptor.version,
        revision=revision,
        languages=spoken,
        subjects=tuple(needs),
        problems=tuple(sorted(merged(found))),
        _figures=figures,
        _tables=_blanks(spoken) | frames,
        _sound=frozenset(sound),
        _usable=frozenset(usable),
        _concerns=_concerns(needs, parts, tables, found, missing, origin),
        _reconciled=reconciled,
        _stated=descriptor.stated,
        mirrored=pairs,
        sizes={name: len(table) if name in sound else 0 for name, table in tables.items()},
    )


def _snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of the folder by its path within it; one that cannot be read counts as missing."""
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            try:
                files[name] = path.read_bytes()
            except OSError:
                continue
    return files


def _codes_of(name: str, tables: Mapping[str, Table], found: Iterable[Problem]) -> set[str]:
    """The codes of a table; none where it has a problem, which is told already."""
    sound = name in tables and tables[name].file not in {problem.file for problem in found}
    return set(tables[name].column("id")) if sound else set()


def _missing(path: str, files: Mapping[str, bytes], folder: str) -> list[Problem]:
    return [] if path in files else [problems.missing_file(f"{folder}/{path}", f"{folder}/{DESCRIPTOR}")]


def _unlisted(files: Mapping[str, bytes], folder: str) -> list[Problem]:
    """CSV files that the descriptor does not even mention, be it in a resource that cannot be used."""
    text = files[DESCRIPTOR]
    strange = [name for name in files if name.endswith(".csv") and f'"{name}"'.encode() not in text]
    return [problems.unlisted_file(f"{folder}/{name}", f"{folder}/{DESCRIPTOR}") for name in strange]


def _blanks(languages: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    """Tables without rows, so that pages can still be drawn where the descriptor itself is broken."""
    return {
        name: pd.DataFrame({column: [] for column in in_languages(columns, languages)}, dtype="str")
        for name, columns in TABLE_COLUMNS.items()
    }


def _blank(table: Table, languages: tuple[str, ...]) -> pd.DataFrame:
    frame = Table(table.resource, table.file, columns={name: [] for name in table.resource.columns}).frame()
    return frame.assign(**dict.fromkeys(lacking(frame.columns, languages), pd.Series(dtype="str")))


def _printed(
    frames: Mapping[str, pd.DataFrame],
    tables: Mapping[str, Table],
    usable: list[str],
    languages: tuple[str, ...],
) -> pd.DataFrame:
    if not usable:
        return framed({}, languages)
    sources = frames["sources"]
    authorities = dict(zip(sources["id"], sources["authority"], strict=True))
    dates = {one: plain_date(date) for one, date in zip(sources["id"], sources["date"], strict=True)}
    return joined((printed_frame(tables[name], authorities, dates, languages) for name in usable), languages)


def _parts(tables: Mapping[str, Table]) -> dict[str, list[str]]:
    """The tables that hold the observations of each subject, both in the order of the descriptor."""
    found: dict[str, list[str]] = {}
    for name, table in tables.items():
        if table.resource.subject:
            found.setdefault(table.resource.subject, []).append(name)
    return found


def _needs(names: Iterable[str], tables: Mapping[str, Table]) -> set[str]:
    """The tables without which a subject cannot be shown: those of its observations, what their codes point at, the
    tables that put those codes into groups and themes, and what their descriptors say they `needs`.
    """
    needed: set[str] = set()
    waiting = [each for name in names for each in (name, *tables[name].resource.needs)]
    while waiting:
        name = waiting.pop()
        if name in needed:
            continue
        needed.add(name)
        if name in tables:
            waiting += [foreign.target for foreign in tables[name].resource.foreign_keys]
        waiting += [other for other, table in tables.items() if _groups(table, name)]
    return needed


def _groups(table: Table, name: str) -> bool:
    """Whether a table puts the codes of another into groups: its key is made of links, the first there."""
    targets = {foreign.field: foreign.target for foreign in table.resource.foreign_keys}
    key = table.resource.primary_key
    return bool(key) and all(column in targets for column in key) and targets[key[0]] == name


def _concerns(
    needs: Mapping[str, set[str]],
    parts: Mapping[str, list[str]],
    tables: Mapping[str, Table],
    found: Iterable[Problem],
    missing: Mapping[str, set[str]],
    origin: str,
) -> dict[str, tuple[Problem, ...]]:
    """The problems by the subject that they concern; under "", those of the descriptor."""
    by_file: dict[str, list[Problem]] = {}
    for problem in sorted(set(found)):
        by_file.setdefault(problem.file, []).append(problem)
    schemas = [
        problem for file in by_file if file == origin or "/schemas/" in file for problem in by_file[file]
    ]
    files = [tables[name] for names in parts.values() for name in names]
    homes = {one: table.file for table in files for one in table.column("id")}
    halves = [table.file for table in files if not table.whole]
    concerns = {"": tuple(schemas)}
    for subject, needed in needs.items():
        related = [tables[name].file for name in sorted(needed) if name in tables]
        for one in sorted(missing.get(subject, ())):
            related += [homes[one]] if one in homes else halves
        own = [problem for file in dict.fromkeys(related) for problem in by_file.get(file, ())]
        for name in (DERIVATIONS, RULES, RECONCILIATIONS):
            if name in tables:
                own += _of_subject(subject, tables[name], by_file.get(tables[name].file, ()))
        concerns[subject] = tuple(schemas + own)
    return concerns


def _of_subject(subject: str, table: Table, found: Iterable[Problem]) -> list[Problem]:
    """Which of a table's problems concern a subject: all if they break it, else those on its own lines."""
    whose = dict(zip(table.lines, table.column("subject"), strict=True))
    if all(problem.rule == problems.RECONCILIATION for problem in found):
        return [problem for problem in found if whose.get(problem.line) == subject]
    return list(found) if subject in whose.values() or not whose else []
