"""The ZIP: a data package that frictionless finds valid, with the figures in view and all that they refer to."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.data import Package, labelled, select
from dashboard.locale import reader_for
from dashboard.render.bundle import bundle_of
from dashboard.render.card import Card, Edition, FactCard

if TYPE_CHECKING:
    from conftest import Folder

LINK = "https://example.org/tourism?lang=en&region=usa&v=1.0.0"


def edition(lang: str = "en") -> Edition:
    return Edition(
        reader_for(lang), LINK, "1.0.0", date(2026, 11, 22), "Tourism", filters="Region: United States"
    )


def card(figures: pd.DataFrame) -> Card:
    return Card(
        "tourism", "nights", "Nights fell", "Nights", "Source: Statbel", ("Mind Brussels.",), "alt", figures, figures,
        spec=None,
    )  # fmt: skip


def facts() -> FactCard:
    table = pd.DataFrame({"What": ["=1+1", "Treaty"], "Source": ["Note, 3", ""]})
    return FactCard("partnerships", "list", "Agreements", "", "Source: Y", (), "alt", table)


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


def table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", keep_default_na=False, na_values={"value": [""]})


def errors(folder: Path) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its dependencies
        import frictionless

        return [
            str(found) for found in frictionless.validate(str(folder / "datapackage.json")).flatten(["note"])
        ]


VIEWS = {
    "everything": lambda frame: frame,
    "one subject": lambda frame: frame[frame["subject"] == "budget"],
    "one partner": lambda frame: frame[frame["counterpart"] == "usa"],
    "derived only": lambda frame: frame[frame["derived"]].tail(12),
    "printed only": lambda frame: frame[~frame["derived"]].head(7),
    "one figure": lambda frame: frame.head(1),
    "no figure": lambda frame: frame.head(0),
}


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_a_valid_data_package(real: Package, tmp_path: Path, view: str, lang: str) -> None:
    figures = VIEWS[view](labelled(real.observations(), real, lang))
    folder = unpacked(bundle_of([card(figures), facts()], edition(lang), real), tmp_path)
    assert errors(folder) == []
    printed = figures[~figures["derived"]]
    assert list(table(folder, "observations")["id"]) == list(printed["id"])
    assert list(table(folder, "observations")["value"]) == list(printed["value"])
    if len(printed) < len(figures):
        derived = table(folder, "derived")
        seen = derived[derived["in_view"]]
        assert list(seen["id"]) == list(figures["id"][figures["derived"]])
        assert list(seen["value"]) == list(figures["value"][figures["derived"]])
        held = {one for name in ("observations", "inputs", "derived") if (folder / f"{name}.csv").exists()
                for one in table(folder, name)["id"]}  # fmt: skip
        assert {one for cell in derived["inputs"] for one in cell.split()} <= held
        assert (derived["formula"] != "").all()


def test_a_foreign_key_that_dangles_would_be_found(real: Package, tmp_path: Path) -> None:
    figures = labelled(real.observations("tourism").head(3), real, "en")
    folder = unpacked(bundle_of([card(figures)], edition(), real), tmp_path)
    sources = (folder / "sources.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "sources.csv").write_text("".join(sources[:1]), encoding="utf-8")
    assert errors(folder)


def test_it_holds_no_more_than_the_figures_refer_to(real: Package, tmp_path: Path) -> None:
    figures = labelled(real.figures(["goods-exports-share-be-vlg-usa-2015"]), real, "en")
    folder = unpacked(bundle_of([card(figures)], edition(), real), tmp_path)
    assert sorted(table(folder, "regions")["id"]) == ["be-vlg", "usa"]
    assert list(table(folder, "indicators")["id"]) == ["goods-exports-share"]
    assert list(table(folder, "concepts")["id"]) == ["goods-community"]
    assert list(table(folder, "units")["id"]) == ["percent"]
    assert list(table(folder, "sources")["id"]) == ["us-strategy-2016"]


def test_the_descriptor_says_what_it_is(real: Package, tmp_path: Path) -> None:
    figures = labelled(select(real.observations("tourism"), indicator="nights"), real, "nl")
    folder = unpacked(bundle_of([card(figures)], edition("nl"), real), tmp_path)
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert said["version"] == "1.0.0"
    assert said["homepage"] == LINK
    assert said["profile"] == "tabular-data-package"
    named = {source["title"] for source in said["sources"]}
    codes = {one for codes in figures["sources"] for one in codes}
    sources = real.table("sources").set_index("id")
    assert len(codes) > 3
    assert {f"{sources.at[one, 'title']} ({sources.at[one, 'publisher']})" for one in codes} == named
    project = real.described()
    own = next(entry for entry in project["resources"] if entry["name"] == "tourism")["schema"]
    held = next(entry for entry in said["resources"] if entry["name"] == "observations")["schema"]
    assert held == own


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_readme_says_title_filters_date_version_and_link(
    real: Package, tmp_path: Path, lang: str
) -> None:
    figures = labelled(real.observations("tourism").tail(4), real, lang)
    folder = unpacked(bundle_of([card(figures), facts()], edition(lang), real), tmp_path)
    said = (folder / "README.md").read_text(encoding="utf-8")
    for part in ("Tourism", "Nights fell", "Mind Brussels.", "Region: United States", "2026", "1.0.0", LINK):
        assert part in said, part
    files = {path.name for path in folder.glob("*.csv")}
    assert all(f"`{name}`" in said for name in files)
    assert ("How to cite" in said) == (lang == "en")
    cited = (folder / "CITATIONS.md").read_text(encoding="utf-8")
    assert all(f"`{one}`" in cited for one in figures["id"])


def test_the_same_view_gives_the_same_bytes(real: Package) -> None:
    figures = labelled(real.observations("tourism"), real, "en")
    assert bundle_of([card(figures)], edition(), real) == bundle_of([card(figures.copy())], edition(), real)


def test_facts_lie_beside_the_figures_and_run_nothing(real: Package, tmp_path: Path) -> None:
    folder = unpacked(bundle_of([facts()], edition(), real), tmp_path)
    assert errors(folder) == []
    assert list(table(folder, "facts-partnerships-list")["What"]) == ["'=1+1", "Treaty"]


def test_hostile_cells_are_defused_and_signed_numbers_kept(tiny: Folder, tmp_path: Path) -> None:
    tiny.replace("sources.csv", "strategy-2016,document,official,", "strategy-2016,document,official,@")
    package = tiny.load()
    figures = labelled(package.observations(), package, "en")
    folder = unpacked(bundle_of([card(figures)], edition(), package), tmp_path / "zip")
    assert errors(folder) == []
    assert "'@Strategienota" in set(table(folder, "sources")["title"])


def test_a_sign_that_a_source_prints_is_kept(real: Package, tmp_path: Path) -> None:
    frame = real.observations()
    signed = frame[frame["as_printed"].str.fullmatch(r"[+-]\d+([.,]\d+)?\s?%")]
    assert len(signed) > 3
    folder = unpacked(bundle_of([card(labelled(signed, real, "en"))], edition(), real), tmp_path)
    assert list(table(folder, "observations")["as_printed"]) == list(signed["as_printed"])


def test_a_package_without_a_descriptor_makes_no_bundle(tiny: Folder) -> None:
    tiny.write("datapackage.json", "{")
    with pytest.raises(ValueError, match="no descriptor"):
        bundle_of([], edition(), tiny.load())
