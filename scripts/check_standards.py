"""Has validators and readers of others judge what the data addresses give in the standards of the field, and prints what
they say: run by `make check-standards`, which puts them in a folder of their own.

SDMX-ML against its schemas, and read by two libraries; a view in SDMX-CSV and in JSON-stat read back, with the very values
and statuses of the view; Croissant with its own library, down to records; the catalogue against shapes of StatDCAT-AP.
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import logging
import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from asgi_client import ask
from asgi_service import served
from dashboard.data import DATA_FOLDER, Package, preferred, select
from dashboard.data.store import store
from dashboard.locale import LANGUAGES
from dashboard.service.api.cubes import DIMENSIONS, WHOLE

VIEWS = ("page=tourism&region=usa", "page=budget", "page=services-balance&lang=nl")
"""Views whose figures are read back: of a partner, of a page, in another language."""

SHAPES = Path(__file__).with_name("standards") / "statdcat-ap.shapes.ttl"
RECORDS = 1500
"""Records of each set that Croissant's library is made to read."""

Key = tuple[str, ...]
Said = Mapping[Key, tuple[float, str]]


class Given:
    """What the data addresses give, asked in this process; `package` is the data that they should give."""

    def __init__(self) -> None:
        self._app = served().state.data
        self.package: Package = store(DATA_FOLDER, LANGUAGES).package()

    def body(self, address: str) -> bytes:
        """The body of an answer. Raises AssertionError where it is none."""
        answer = ask(self._app, f"/v1/{address}")
        assert answer.status == 200, (address, answer.body[:200])
        return answer.body

    def figures(self, view: str) -> Said:
        """The preferred figures of a view, by their codes: value and status."""
        ids = {one["id"] for one in json.loads(self.body(f"figures?{view}"))["figures"]}
        every = self.package.observations()
        kept = preferred(select(every[every["id"].isin(ids)]))
        return {
            tuple(row[name] or WHOLE for name in DIMENSIONS): (row["value"], row["obs_status"])
            for row in kept.to_dict("records")
        }


def main() -> int:
    """Makes every check, prints what was found, and returns 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shapes", type=Path, default=SHAPES, help="SHACL shapes for the catalogue")
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    given, sound = Given(), True
    checks: dict[str, Callable[[Given], str]] = {
        "SDMX-ML 3.0": structure,
        "SDMX-CSV 2.0": sdmx_csv,
        "JSON-stat 2.0": json_stat,
        "Croissant 1.1": croissant,
        "StatDCAT-AP 3": lambda given: statdcat(given, asked.shapes),
    }
    for name, check in checks.items():
        try:
            said = check(given)
        except Exception as fault:  # noqa: BLE001 - whatever a validator raises is what it has to say
            said, sound = f"FAILED: {type(fault).__name__}: {fault}", False
        print(f"{name}: {said}", flush=True)
    return 0 if sound else 1


def structure(given: Given) -> str:
    """The structure is valid by SDMX's own schemas and has every code that a figure has."""
    import sdmx
    from pysdmx.io import read_sdmx

    body = given.body("structure.xml")
    validated = read_sdmx(io.BytesIO(body), validate=True)
    message = sdmx.read_sdmx(io.BytesIO(body))
    lists = {code: set(found.items) for code, found in message.codelist.items()}
    figures = given.package.observations()
    for name, of in (("indicator", "CL_INDICATOR"), ("ref_area", "CL_AREA"), ("counterpart", "CL_AREA")):
        assert set(figures[name]) <= lists[of], (name, set(figures[name]) - lists[of])
    assert {item or WHOLE for item in figures["item"]} <= lists["CL_ITEM"]
    assert set(figures["obs_status"]) <= lists["CL_OBS_STATUS"]
    assert [one.id for one in message.structure["FIGURES"].dimensions] == [
        name.upper() for name in DIMENSIONS
    ]
    codes = sum(map(len, lists.values()))
    return (
        f"valid by its XML schemas, {_named('pysdmx')} reads {len(validated.structures)} artefacts; {_named('sdmx1')} "
        f"reads a data structure of {len(DIMENSIONS)} dimensions and {codes} codes, and every figure's codes are among them"
    )


def sdmx_csv(given: Given) -> str:
    """A view comes back from SDMX-CSV with its values and statuses, by either reader."""
    import sdmx
    from pysdmx.io import read_sdmx

    definition = sdmx.read_sdmx(io.BytesIO(given.body("structure.xml"))).structure["FIGURES"]
    many = 0
    for view in VIEWS:
        body, known = given.body(f"figures.sdmx.csv?{view}"), _sdmx_periods(given.figures(view))
        (found,) = sdmx.read_sdmx(_file(body, "csv"), structure=definition).data
        _same(
            known,
            {
                tuple(str(one.key[name.upper()].value) for name in DIMENSIONS): (
                    float(one.value),
                    str(one.attached_attribute["OBS_STATUS"].value),
                )
                for one in found.obs
            },
        )
        (other,) = read_sdmx(body.decode()).data
        rows = other.data.astype(str).to_dict("records")
        _same(
            known,
            {
                tuple(row[name.upper()] for name in DIMENSIONS): (float(row["OBS_VALUE"]), row["OBS_STATUS"])
                for row in rows
            },
        )
        many += len(known)
    readers = f"{_named('sdmx1')} and {_named('pysdmx')}"
    return f"{many} figures of {len(VIEWS)} views read back by {readers}: values and statuses equal"


def json_stat(given: Given) -> str:
    """A view comes back from JSON-stat with its values and statuses."""
    from pyjstat import pyjstat

    many = 0
    for view in VIEWS:
        said, known = json.loads(given.body(f"figures.jsonstat?{view}")), given.figures(view)
        found: dict[Key, tuple[float, str]] = {}
        for part in said["link"]["item"] if said["class"] == "collection" else [said]:
            read = pyjstat.Dataset.read(json.dumps(part))
            frame = read.write("dataframe", naming="id")
            cells = frame[frame["value"].notna()]
            status = {int(place): one for place, one in read["status"].items()}
            found |= {
                tuple(row[name] for name in DIMENSIONS): (float(row["value"]), status[place])
                for place, row in zip(cells.index, cells.to_dict("records"), strict=True)
            }
        _same(known, found)
        many += len(known)
    return f"{many} figures of {len(VIEWS)} views read back by {_named('pyjstat')}: values and statuses equal"


def croissant(given: Given) -> str:
    """The description is valid, and the files that it names have the records that it promises."""
    import mlcroissant

    with tempfile.TemporaryDirectory() as made:
        folder, local = Path(made), {}
        for name, address in (("figures.csv", "figures.csv?lang=en"), ("package.zip", "package.zip")):
            (folder / name).write_bytes(given.body(address))
            local[name] = folder / name
        said = mlcroissant.Dataset(jsonld=json.loads(given.body("croissant.json")), mapping=local)
        issues = said.metadata.issues
        assert not issues.errors, issues.report()
        read = {one.id: _count(said, one.id) for one in said.metadata.record_sets}
    figures = len(given.package.observations())
    assert read["figures"] == min(figures, RECORDS)
    counts = ", ".join(f"{name} {many}" for name, many in read.items())
    warned = f"; warnings: {issues.report()}" if issues.warnings else ", no warnings"
    return (
        f"{_named('mlcroissant')} finds no errors{warned}; conforms to {said.metadata.ctx.conforms_to.value}; records read "
        f"(at most {RECORDS} of each): {counts}"
    )


def _count(said: object, name: str) -> int:
    return sum(1 for _ in itertools.islice(said.records(name), RECORDS))


def statdcat(given: Given, shapes: Path) -> str:
    """The catalogue keeps the shapes, in Turtle and in JSON-LD, which say the same."""
    import rdflib
    from pyshacl import validate
    from rdflib.compare import isomorphic

    turtle = rdflib.Graph().parse(data=given.body("statdcat.ttl"), format="turtle")
    linked = rdflib.Graph().parse(data=given.body("statdcat.jsonld"), format="json-ld")
    assert isomorphic(turtle, linked), "Turtle and JSON-LD say different things"
    rules = rdflib.Graph().parse(shapes, format="turtle")
    sound, _, told = validate(turtle, shacl_graph=rules, advanced=False)
    assert sound, told
    broken = rdflib.Graph()
    for triple in turtle:
        if triple[1] != rdflib.DCTERMS.publisher:
            broken.add(triple)
    assert not validate(broken, shacl_graph=rules)[0], (
        "the shapes do not notice a catalogue without a publisher"
    )
    sets = len(set(turtle.subjects(rdflib.RDF.type, rdflib.DCAT.Dataset)))
    given_as = len(set(turtle.subjects(rdflib.RDF.type, rdflib.DCAT.Distribution)))
    return (
        f"{_named('pyshacl')} by {shapes.name}: {' '.join(told.split())}; {len(turtle)} statements, {sets} data sets, {given_as} "
        "distributions; a catalogue without its publisher is refused"
    )


def _same(known: Said, read: Said) -> None:
    assert known, "a view without figures shows nothing"
    other = {key for key in known.keys() | read.keys() if known.get(key) != read.get(key)}
    assert not other, f"{len(other)} differ, such as {sorted(other)[:3]}"


def _sdmx_periods(known: Said) -> Said:
    """The figures with their periods as SDMX writes them."""
    from dashboard.service.api.cubes import sdmx_period

    return {(*key[:-1], sdmx_period(key[-1])): said for key, said in known.items()}


def _file(body: bytes, ending: str) -> Path:
    with tempfile.NamedTemporaryFile(suffix=f".{ending}", delete=False) as made:
        made.write(body)
    return Path(made.name)


def _named(library: str) -> str:
    return f"{library} {version(library)}"


if __name__ == "__main__":
    sys.exit(main())
