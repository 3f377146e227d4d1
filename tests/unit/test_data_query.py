"""Questions to the figures: selecting, preferring, filtering by theme and region, counting, labelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.data import (
    Package,
    counts,
    expand,
    filtered,
    is_group,
    labelled,
    latest,
    members,
    offices,
    parents,
    preferred,
    select,
    series,
)

if TYPE_CHECKING:
    from conftest import Folder


def ids(frame: pd.DataFrame) -> set[str]:
    return set(frame["id"])


# --- select


def test_select_by_one_code_or_several(package: Package) -> None:
    frame = package.observations()
    assert ids(select(frame, indicator="goods-exports", time_period="2014")) == {
        "goods-exports-be-vlg-wld-2014"
    }
    assert ids(select(frame, indicator={"office-staff", "network-cost"})) == {
        "staff-new-york-2016",
        "network-cost-2016",
    }
    shares = select(frame, indicator="goods-exports-share", counterpart="usa", derived=False)
    assert ids(shares) == {"share-usa-2015", "share-usa-pharma-2015"}
    assert ids(select(shares, item="")) == {"share-usa-2015"}
    assert ids(select(shares, item="pharma")) == {"share-usa-pharma-2015"}
    assert list(shares.index) == [0, 1]


def test_an_empty_selection_is_fine_and_keeps_its_columns(package: Package) -> None:
    frame = package.observations()
    empty = select(frame, indicator="nights", time_period="1999")
    assert empty.empty
    assert list(empty.columns) == list(frame.columns)
    assert select(empty, indicator="goods-exports").empty, "the frame has none, but the package knows it"
    assert select(frame, ref_area="nowhere").empty


def test_an_unknown_indicator_is_a_mistake_of_the_page(package: Package) -> None:
    for frame in (package.observations(), labelled(package.observations(), package, "nl")):
        with pytest.raises(KeyError, match="no indicator 'nigths'; there are: nights"):
            select(frame, indicator=["nights", "nigths"])


def test_a_frame_from_elsewhere_cannot_say_which_indicators_exist() -> None:
    with pytest.raises(ValueError, match="does not come from a package"):
        select(pd.DataFrame({"indicator": ["nights"]}), indicator="nights")


@pytest.mark.parametrize("file", ["indicators.csv", "datapackage.json"])
def test_a_page_may_still_select_where_nothing_can_be_read(tiny: Folder, file: str) -> None:
    tiny.write(file, "")
    package = tiny.load()
    for frame in (package.observations(), labelled(package.observations(), package, "en")):
        assert select(frame, indicator="nights").empty
        assert filtered(frame, package).empty
        assert preferred(frame).empty


# --- one of several


def test_preferred_takes_the_official_figure_before_the_press(package: Package) -> None:
    totals = select(package.observations(), indicator="goods-exports", counterpart="wld")
    assert ids(preferred(totals)) == {"goods-exports-be-vlg-wld-2014", "goods-exports-be-vlg-wld-2015"}


def test_preferred_takes_the_printed_figure_before_the_derived(package: Package) -> None:
    shares = select(package.observations(), indicator="goods-exports-share", counterpart="usa", item="")
    assert len(shares) == 3
    assert ids(preferred(shares)) == {"share-usa-2015"}


def competing(**columns: list) -> pd.DataFrame:
    rows = len(next(iter(columns.values())))
    base = {
        "id": [f"figure-{row}" for row in range(rows)],
        "indicator": ["nights"] * rows,
        "ref_area": ["bel"] * rows,
        "counterpart": ["usa"] * rows,
        "item": [""] * rows,
        "time_period": ["2015"] * rows,
        "authority": ["official"] * rows,
        "derived": [False] * rows,
        "source_date": ["2016"] * rows,
        "quantum": [1.0] * rows,
    }
    return pd.DataFrame(base | columns)


@pytest.mark.parametrize(
    ("columns", "winner"),
    [
        ({"source_date": ["2016", "2018-04", "2018"]}, "figure-1"),
        ({"source_date": ["2016", "", "2015-12-31"]}, "figure-0"),
        ({"quantum": [1e6, 1e3, 1e9]}, "figure-1"),
        ({"quantum": [1.0, 1.0]}, "figure-0"),
        (
            {"authority": ["press", "official"], "source_date": ["2020", "2010"], "derived": [False, True]},
            "figure-1",
        ),
        ({"derived": [True, False], "source_date": ["2020", "2010"]}, "figure-1"),
        ({"source_date": ["2010", "2020"], "quantum": [1.0, 1e6]}, "figure-1"),
        ({"id": ["nights-fit-2019", "nights"], "source_date": ["2020", "2010"]}, "nights"),
        ({"id": ["nights-2", "nights-20"], "source_date": ["2010", "2020"]}, "nights-20"),
        ({"id": ["nights", "nights-fit"], "authority": ["press", "official"]}, "nights-fit"),
        ({"id": ["nights", "nights-fit"], "derived": [True, False]}, "nights-fit"),
        ({"id": ["a", "a-b", "a-b-c", "b"], "source_date": ["2010", "2021", "2022", "2015"]}, "b"),
    ],
)
def test_the_order_of_preference(columns: dict[str, list], winner: str) -> None:
    assert ids(preferred(competing(**columns))) == {winner}


def test_a_plain_id_elsewhere_is_no_rival() -> None:
    """Only a figure of the same series and period gives way to the id that it lengthens."""
    frame = competing(
        id=["nights", "nights-late", "nights-other"],
        time_period=["2014", "2015", "2015"],
        source_date=["2010", "2020", "2019"],
    )
    assert ids(preferred(frame)) == {"nights", "nights-late"}


def test_preferred_keeps_order_and_what_does_not_compete(package: Package) -> None:
    frame = package.observations()
    kept = preferred(frame)
    assert list(kept["id"]) == [one for one in frame["id"] if one in ids(kept)]
    keys = ["indicator", "ref_area", "counterpart", "item", "time_period"]
    assert len(kept) == len(frame[keys].drop_duplicates())


def test_latest(package: Package) -> None:
    frame = latest(preferred(package.observations()))
    nights = select(frame, indicator="nights", ref_area="be-vlg", counterpart="usa")
    assert list(nights["time_period"]) == ["2015"], "a whole year before the half that follows it"
    halves = competing(time_period=["2016-S2", "2016", "2016-S1"])
    assert ids(latest(halves)) == {"figure-1"}, "the year before its second half"


def test_series_run_from_old_to_new(package: Package) -> None:
    lines = dict(series(package.observations("tourism")))
    key = ("nights", "be-vlg", "usa", "")
    assert list(lines[key]["time_period"]) == ["2015", "2016-S1"]
    (first, *_) = lines
    assert first._asdict() == {"indicator": "nights", "ref_area": "bel", "counterpart": "usa", "item": ""}
    assert sum(map(len, lines.values())) == len(package.observations("tourism"))


def test_questions_to_nothing(package: Package) -> None:
    empty = select(package.observations(), indicator="nights", time_period="1999")
    assert preferred(empty).empty
    assert latest(empty).empty
    assert list(series(empty)) == []
    assert filtered(empty, package, themes=["economy"], regions=["europe"]).empty
    assert set(counts(empty, package).values()) == {0}
    assert labelled(empty, package, "nl").empty


# --- regions


def test_a_group_is_what_is_in_it(package: Package) -> None:
    assert expand(["neighbours"], package) == {"neighbours", "deu", "fra"}
    assert expand(["bel", "usa"], package) == {"bel", "be-vlg", "be-bru", "usa", "us-tx"}
    assert {"eu27", "be-vlg", "deu"} <= expand(["europe"], package)
    assert expand([], package) == frozenset()
    assert members("bel", package) == ("be-vlg", "be-bru")
    assert parents("deu", package) == ("eu27", "neighbours")
    assert [is_group(code, package) for code in ("wld", "eu27", "bel", "be-vlg")] == [
        True,
        True,
        False,
        False,
    ]
    for ask in (
        lambda: expand(["bell"], package),
        lambda: members("bell", package),
        lambda: parents("bell", package),
    ):
        with pytest.raises(KeyError, match="no code 'bell' in regions; there are: bel"):
            ask()
    with pytest.raises(KeyError, match="no code 'eu28' in regions; there are: eu27"):
        is_group("eu28", package)


# --- filters


def test_a_region_filter_looks_at_the_partner(package: Package) -> None:
    frame = package.observations("export-markets")
    found = ids(filtered(frame, package, regions=["usa"]))
    assert "share-usa-2015" in found
    assert "share-deu-2015" not in found
    assert "goods-exports-be-vlg-wld-2015" not in found, "the world is no part of the United States"


def test_a_group_chooses_its_members_and_itself(package: Package) -> None:
    frame = package.observations("export-markets")
    assert ids(filtered(frame, package, regions=["eu27"])) == {"share-deu-2015", "share-eu27-2015"}
    assert ids(filtered(frame, package, regions=["neighbours"])) == {"share-deu-2015"}


def test_a_country_does_not_choose_its_groups(package: Package) -> None:
    assert "share-eu27-2015" not in ids(filtered(package.observations(), package, regions=["deu"]))


def test_a_reporting_area_counts_when_chosen_itself_or_by_its_country(package: Package) -> None:
    nights = package.observations("tourism")
    assert ids(filtered(nights, package, regions=["be-bru"])) == {"nights-be-bru-usa-2015"}
    assert ids(filtered(nights, package, regions=["bel"])) == ids(nights)
    assert filtered(package.observations("diplomatic-network"), package, regions=["europe"]).empty
    assert ids(filtered(nights, package, regions=["eu27"])) == {"nights-be-vlg-deu-2015"}


def test_a_theme_filter_looks_at_indicator_and_item(package: Package) -> None:
    frame = package.observations()
    assert ids(filtered(frame, package, themes=["health"])) == {"share-usa-pharma-2015", "nights-both-2015"}
    assert ids(filtered(frame, package, themes=["diplomacy"])) == ids(
        package.observations("diplomatic-network")
    )


def test_a_theme_group_chooses_its_children(package: Package) -> None:
    frame = package.observations()
    economy = ids(filtered(frame, package, themes=["economy"]))
    assert economy == ids(filtered(frame, package, themes=["goods-trade", "health"]))
    assert economy > ids(filtered(frame, package, themes=["goods-trade"]))


def test_several_themes_and_regions(package: Package) -> None:
    frame = package.observations()
    either = filtered(frame, package, themes=["tourism", "diplomacy"])
    assert set(either["subject"]) == {"tourism", "diplomatic-network"}
    assert ids(filtered(frame, package, themes=["goods-trade"], regions=["deu", "eu27"])) == {
        "share-deu-2015",
        "share-eu27-2015",
    }
    assert len(filtered(frame, package)) == len(frame), "no filter, all figures"


def test_unknown_filters_are_named(package: Package) -> None:
    frame = package.observations()
    with pytest.raises(KeyError, match="no code 'tourisme' in themes; there are: tourism"):
        filtered(frame, package, themes=["tourisme"])
    with pytest.raises(KeyError, match="no code 'uza' in regions; there are: usa"):
        filtered(frame, package, regions=["uza"])


@pytest.mark.parametrize("by", ["region", "theme"])
def test_counts_say_what_each_choice_leaves(package: Package, by: str) -> None:
    frame = package.observations()
    found = counts(frame, package, by=by)
    assert list(found) == list(package.table(f"{by}s")["id"])
    for code, number in found.items():
        assert number == len(filtered(frame, package, **{f"{by}s": [code]})), code


def test_counts_are_by_region_or_theme(package: Package) -> None:
    with pytest.raises(ValueError, match="not by 'year'"):
        counts(package.observations(), package, by="year")


# --- labels


def test_labels_in_both_languages(package: Package) -> None:
    frame = package.observations()
    dutch = labelled(frame, package, "nl").set_index("id")
    english = labelled(frame, package, "en").set_index("id")
    assert list(dutch.index) == list(frame["id"])
    row = dutch.loc["share-usa-pharma-2015"]
    assert row["indicator_name"] == "Aandeel in de goederenuitvoer"
    assert (row["ref_area_name"], row["counterpart_name"], row["item_name"]) == (
        "Vlaanderen",
        "Verenigde Staten",
        "Geneesmiddelen",
    )
    assert (row["unit"], row["unit_name"], row["unit_symbol"], row["measure"], row["decimals"]) == (
        "percent",
        "procent",
        "%",
        "percent",
        2,
    )
    assert (row["concept"], row["concept_name"]) == ("community", "Met doorvoer")
    assert dutch.loc["share-usa-2015", "item_name"] == ""
    assert dutch.loc["exports-growth-2015", "note"] == "Peilen geven meer."
    assert english.loc["exports-growth-2015", "note"] == "Levels give more."
    assert english.loc["share-usa-2015", "indicator_name"] == "Share of goods exports"


def test_sources_beside_the_figures(package: Package) -> None:
    rows = labelled(package.observations(), package, "en").set_index("id")
    columns = ["source_title", "source_publisher", "source_url"]
    assert list(rows.loc["goods-exports-be-vlg-wld-2015", columns]) == [
        "Record exports",
        "FIT",
        "https://fit.example/record",
    ]
    assert list(rows.loc["share-usa-press-2015", columns]) == [
        "Strategienota; Exporten stijgen",
        "Vlaamse Regering; De Krant",
        "https://krant.example/export",
    ]


def test_periods_can_be_plotted(package: Package) -> None:
    rows = labelled(package.observations(), package, "en").set_index("id")
    assert rows.loc["nights-be-vlg-usa-2015", "sort_period"] == 2015.5
    assert rows.loc["nights-be-vlg-usa-2016-s1", "sort_period"] == 2016.25


def test_no_label_is_missing(package: Package) -> None:
    frame = labelled(package.observations(), package, "nl")
    texts = frame.select_dtypes("str")
    assert not texts.isna().any().any()
    assert frame["decimals"].dtype == "int64"


# --- offices


def test_offices_with_all_that_is_known_of_them(package: Package) -> None:
    rows = offices(package, "nl").set_index("id")
    new_york, houston = rows.loc["new-york-fit"], rows.loc["houston-fit"]
    assert (new_york["name"], new_york["region_name"]) == ("New York, kantoor", "Verenigde Staten")
    assert (new_york["serves"], new_york["serves_names"]) == (("usa",), ("Verenigde Staten",))
    assert (new_york["tasks"], new_york["organisations"]) == (("Handel",), ("Verenigde Naties",))
    assert (new_york["staff"], new_york["staff_period"], new_york["staff_figure"]) == (
        6,
        "2016",
        "staff-new-york-2016",
    )
    assert new_york["figures"] == ("staff-new-york-2016",)
    assert (houston["plans"], houston["plans_names"]) == (("reinforce",), ("Meer personeel",))
    assert (houston["parent_name"], new_york["parent_name"]) == ("New York, kantoor", "")
    assert pd.isna(houston["staff"])
    assert (houston["staff_period"], houston["tasks"]) == ("", ())


def test_offices_of_a_broken_table(tiny: Folder) -> None:
    tiny.write("offices.csv", "")
    assert offices(tiny.load(), "nl").empty
    tiny.write("datapackage.json", "{")
    assert offices(tiny.load(), "nl").empty
