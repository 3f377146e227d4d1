"""How far the figures reach, and that each can be opened where it says it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data import Package, facts, labelled
from dashboard.data.check import main
from dashboard.data.coverage import MANY, coverage

if TYPE_CHECKING:
    import pytest

    from conftest import Folder


def _with_trade(tiny: Folder, *rows: tuple[str, str, str]) -> None:
    """Adds goods exports of 100 euro, each of a reporting area, a partner and a period."""
    said = tiny.read("observations/export-markets.csv")
    added = [
        f"extra-{n},goods-exports,{area},{partner},,{period},100,A,strategy-2016,1,100,,"
        for n, (area, partner, period) in enumerate(rows)
    ]
    tiny.write("observations/export-markets.csv", "\n".join([said.rstrip("\n"), *added, ""]))


def test_partners_count_by_who_states_their_trade(tiny: Folder) -> None:
    _with_trade(
        tiny,
        *[("be-vlg", "deu", str(year)) for year in range(2010, 2010 + MANY)],
        ("bel", "deu", "2020-Q1"),
        ("fra", "bel", "2021"),
        ("bel", "fra", "2018"),
        ("bel", "eu27", "2023"),
        ("bel", "wld", "2023"),
    )
    found = coverage(tiny.load())
    assert found.with_many == {"country": 1, "group": 0}, "Germany; the world and Belgium are no partners"
    assert found.with_recent_trade == {"country": 2, "group": 1}
    assert found.whose == {"be-vlg": 1, "bel": 2, "partner": 1}


def test_a_row_of_a_list_that_nobody_has_is_no_place(
    tiny: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.replace("observations/tourism.csv", ",table,500.000,", ",row X-12,500.000,")
    assert main([str(tiny.path)]) == 1
    said = capsys.readouterr().out
    assert "column locator: 'row X-12' names a row of a list that no reader has (rule: openable)" in said
    assert "1 figures without an openable source\n" in said


def test_places_on_pages_are_said_in_the_readers_language(real: Package) -> None:
    codes = set(real.table("locators")["id"])
    assert codes & set(real.observations()["locator"]), "else nothing is shown here"
    for lang in real.languages:
        for frame in (labelled(real.observations(), real, lang), facts(real, lang)):
            assert not codes & set(frame["locator"]), lang
