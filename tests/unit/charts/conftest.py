"""Labelled observations for the tests of charts, with only what a test says differing from a plain official figure."""

from collections.abc import Callable

import pandas as pd
import pytest

from dashboard.locale import Reader, reader_for

PLAIN = {
    "indicator": "goods-exports-share",
    "indicator_name": "Share of goods exports",
    "ref_area": "be-vlg",
    "ref_area_name": "Flanders",
    "counterpart": "wld",
    "counterpart_name": "World",
    "item": "",
    "item_name": "",
    "time_period": "2015",
    "value": 10.0,
    "unit": "percent",
    "unit_symbol": "%",
    "measure": "percent",
    "decimals": 2,
    "obs_status": "A",
    "derived": False,
    "authority": "official",
    "note": "",
    "as_printed": "10%",
}
EURO = {"unit": "eur", "unit_symbol": "€", "measure": "money", "decimals": 1}
NAMES = {
    "deu": "Germany", "fra": "France", "usa": "United States", "nld": "Netherlands", "be-vlg": "Flanders",
    "be-bru": "Brussels", "be-wal": "Wallonia", "bel": "Belgium",
}  # fmt: skip

Figures = Callable[..., pd.DataFrame]


def middle(period: str) -> float:
    """The middle of a year, or of half a year."""
    year, _, half = period.partition("-S")
    return float(year) + (0.25 if half == "1" else 0.75 if half == "2" else 0.5)


@pytest.fixture
def figures() -> Figures:
    """Makes a frame: one row for each dictionary, `common` being the same in all; ids tell what each row says."""

    def make(*rows: dict, **common: object) -> pd.DataFrame:
        made = []
        for row in rows:
            full = {**PLAIN, **common, **row}
            for code in ("counterpart", "ref_area"):
                if code in {**common, **row}:
                    full[f"{code}_name"] = NAMES.get(full[code], full[code])
            if full["item"]:
                full["item_name"] = full["item"].replace("-", " ").capitalize()
            told = ("indicator", "ref_area", "counterpart", "item", "time_period")
            parts = [full[name] for name in told if full[name] not in ("", "wld")]
            made.append({"id": "-".join(parts).lower(), **full, "sort_period": middle(full["time_period"])})
        return pd.DataFrame(made)

    return make


@pytest.fixture(params=["en", "nl"])
def reader(request: pytest.FixtureRequest) -> Reader:
    """Each language in turn, for what must hold in all."""
    return reader_for(request.param)


@pytest.fixture
def english() -> Reader:
    """English."""
    return reader_for("en")


@pytest.fixture
def dutch() -> Reader:
    """Dutch."""
    return reader_for("nl")


@pytest.fixture
def euro() -> dict[str, object]:
    """The columns of a figure in euro."""
    return dict(EURO)


@pytest.fixture
def markets(figures: Figures) -> pd.DataFrame:
    """Three markets, not in the order of their shares, one of them press and one derived."""
    return figures(
        {"counterpart": "usa", "value": 6.03},
        {"counterpart": "deu", "value": 17.08, "authority": "press"},
        {"counterpart": "fra", "value": 12.67, "derived": True, "obs_status": "E"},
    )


def square(code: str, west: float, south: float) -> dict:
    """A country ten degrees wide and high."""
    ring = [[west, south], [west, south + 10], [west + 10, south + 10], [west + 10, south], [west, south]]
    return {
        "type": "Feature",
        "properties": {"id": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@pytest.fixture
def geojson() -> dict:
    """Four square countries."""
    return {
        "type": "FeatureCollection",
        "features": [
            square("deu", 5, 47),
            square("fra", -5, 43),
            square("usa", -105, 35),
            square("bra", -55, -15),
        ],
    }


@pytest.fixture
def places() -> dict[str, tuple[float, float]]:
    """Where regions are, one of them without a shape."""
    return {"deu": (51.0, 10.0), "fra": (47.0, 2.0), "usa": (40.0, -100.0), "mlt": (35.9, 14.4)}
