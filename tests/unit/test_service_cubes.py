"""Views in the standards of statistics, unrolled again: the very figures of the view, with their statuses."""

from __future__ import annotations

import csv
import io
from itertools import product
from math import prod

import pytest

from asgi_client import Answer, ask
from dashboard.data import DATA_FOLDER, Package, preferred, select
from dashboard.data.store import store
from dashboard.locale import LANGUAGES
from dashboard.service.api import api
from dashboard.service.api.cubes import DIMENSIONS, MOST_CELLS

VIEW = "page=tourism&region=usa&year=2015"


def get(address: str) -> Answer:
    return ask(api(store(DATA_FOLDER, LANGUAGES)), f"/v1/{address}")


def in_view(package: Package) -> dict[tuple[str, ...], tuple[float, str]]:
    """What should come back, by its codes: the preferred figure of each series and period."""
    found = {one["id"] for one in get(f"figures?{VIEW}").json()["figures"]}
    figures = package.observations("tourism")
    kept = preferred(select(figures[figures["id"].isin(found)]))
    return {
        tuple(row[name] or "_Z" for name in DIMENSIONS): (row["value"], row["obs_status"])
        for row in kept.to_dict("records")
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_stat_unrolls_to_the_figures_of_the_view(real: Package, lang: str) -> None:
    said = get(f"figures.jsonstat?{VIEW}&lang={lang}").json()
    assert (said["version"], said["class"], said["id"]) == ("2.0", "dataset", list(DIMENSIONS))
    axes = [said["dimension"][name]["category"] for name in said["id"]]
    assert [len(axis["index"]) for axis in axes] == said["size"]
    assert all(list(axis["label"]) == axis["index"] for axis in axes)
    cells = list(product(*(axis["index"] for axis in axes)))
    found = {cells[int(place)]: (value, said["status"][place]) for place, value in said["value"].items()}
    assert len(found) > 5
    assert found == in_view(real)


def test_sdmx_csv_has_the_figures_of_the_view(real: Package) -> None:
    answer = get(f"figures.sdmx.csv?{VIEW}")
    assert answer.headers["content-type"].startswith("application/vnd.sdmx.data+csv; version=2.0.0")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode())))
    found = {
        tuple(row[name.upper()] for name in DIMENSIONS): (float(row["OBS_VALUE"]), row["OBS_STATUS"])
        for row in rows
    }
    assert found == in_view(real)
    assert {row["STRUCTURE"] for row in rows} == {"datastructure"}


def test_what_no_reader_could_lay_out_as_one_cube_is_a_collection_of_cubes(real: Package) -> None:
    said = get("figures.jsonstat").json()
    assert said["class"] == "collection"
    items = said["link"]["item"]
    assert max(prod(item["size"]) for item in items) <= MOST_CELLS
    assert {code for item in items for code in item["dimension"]["indicator"]["category"]["index"]} == set(
        real.observations()["indicator"]
    )
    held = sum(len(item["value"]) for item in items)
    assert held + said["extension"]["other_figures_of_the_same"] == len(real.observations())
    assert get("figures.sdmx.csv?limit=3").status == 400
