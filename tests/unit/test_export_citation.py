"""Citations: of every figure, in both languages, complete, and with nothing that the figure does not say."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest

from dashboard.data import Package, labelled
from dashboard.locale import Reader, reader_for
from dashboard.render.card import Edition
from dashboard.render.citation import Citation, citation
from dashboard.render.prose import value

LINK = "https://example.org/export-markets?figure=x&lang=en&v=1.0.0"
ENGLISH = re.compile(
    r"\b(the|with|from|as|printed|source|sources|came|worth|partner is|transit included|data version|note|"
    r"worked|derived|approximate|provisional|press)\b"
)
NO_BREAK = "\u00a0"


def edition(lang: str) -> Edition:
    return Edition(reader_for(lang), LINK, "1.0.0", date(2026, 11, 22), "Export markets")


def rows(real: Package, lang: str) -> list[dict]:
    """A figure of each sort: those of one indicator and source are cited alike, but for what is remarked on one."""
    sort = ["indicator", "ref_area", "item", "obs_status", "source", "derived", "note_en"]
    return labelled(real.observations().drop_duplicates(sort), real, lang).to_dict("records")


def cited(real: Package, figure: str, lang: str) -> Citation:
    row = labelled(real.figures([figure]), real, lang).iloc[0]
    return citation(row, edition(lang), real)


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def close(said: str, row: dict, reader: Reader) -> bool:
    """Whether the number in a text is the figure's, to the last digit that is written."""
    decimal, group = reader.separators
    number = re.search(r"\d[\d.,]*", said).group().rstrip(".,").replace(group, "").replace(decimal, ".")
    scales = {" bn": 1e9, " mld": 1e9, " m": 1e6, " mln": 1e6}
    scale = next((scales[unit] for unit in scales if re.search(rf"\d{unit}\b", plain(said))), 1)
    last = 10 ** -len(number.partition(".")[2])
    return abs(float(number) * scale - abs(row["value"])) <= last * scale / 2 * 1.001


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_figure_can_be_cited_in_full(real: Package, lang: str) -> None:
    made = edition(lang)
    reader = made.reader
    for row in rows(real, lang):
        found = citation(row, made, real)
        said = {value(row, reader), value(row, reader, unsigned=True)}
        assert close(next(iter(said)), row, reader), (row["id"], said)
        for text in (found.short, found.full, found.sentence):
            assert "  " not in text, row["id"]
            assert "{" not in text, row["id"]
            assert "nan" not in text.split(), row["id"]
            assert row["indicator_name"] in text or text is found.sentence, row["id"]
            assert any(one in text for one in said), row["id"]
            assert row["time_period"][:4] in text, row["id"]
            assert ".." not in text.replace("...", ""), row["id"]
        assert row["ref_area_name"] in found.short
        assert found.short.endswith(f"{reader.text('data version {version}', version='1.0.0')})")
        for part in (row["source_title"], row["source_publisher"], row["locator"], LINK, row["concept_name"]):
            assert plain(" ".join(part.split())) in plain(found.full), (row["id"], part)
        assert found.sentence.endswith(")."), row["id"]
        assert " ".join(row["source_publisher"].split()) in found.sentence, row["id"]
        if row["as_printed"]:
            assert f"“{' '.join(row['as_printed'].split())}”" in found.full, row["id"]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_what_qualifies_a_figure_is_said_in_words(real: Package, lang: str) -> None:
    made = edition(lang)
    t = made.reader.text
    words = {
        "E": t("approximate, as the source says"),
        "P": t("provisional"),
        "U": t("misprinted or contradicted in the source"),
        "B": t("break in the series: not comparable with the periods before"),
        "D": t("by another definition than the rest of the series"),
    }
    for row in rows(real, lang):
        found = citation(row, made, real)
        for text in (found.short, found.full, found.sentence):
            for status, said in words.items():
                outside = text.replace(row["note"], "")
                assert (said in outside) == (row["obs_status"] == status) or status == "P", row["id"]
            assert (t("worked out by this dashboard") in text) == row["derived"], row["id"]
            assert (t("as reported by the press") in text) == (row["authority"] == "press"), row["id"]


def test_the_sentence_never_shows_more_digits_than_the_figure_carries(real: Package) -> None:
    made = edition("en")
    for row in rows(real, "en"):
        claim = plain(citation(row, made, real).sentence)
        for number, scale in re.findall(r"(?<![\d.,])(\d+\.\d+) (bn|m)\b", claim):
            quantum = (1e9 if scale == "bn" else 1e6) * 10 ** -len(number.split(".")[1])
            if abs(float(number) * (1e9 if scale == "bn" else 1e6) - abs(row["value"])) < quantum:
                assert quantum >= row["quantum"] * 0.99, (row["id"], number, scale)


def test_our_own_words_are_dutch_in_dutch(real: Package) -> None:
    made = edition("nl")
    theirs = (
        "source_title", "source_publisher", "locator", "as_printed", "note", "indicator_name", "item_name",
        "concept_name", "ref_area_name", "counterpart_name", "source_url", "unit_name",
    )  # fmt: skip
    for row in rows(real, "nl"):
        found = citation(row, made, real)
        for text in (found.short, found.full, found.sentence):
            own = text.split("Berekend als:")[0]
            # The longest first: a publisher's name may stand within the address.
            for said in sorted((" ".join(str(row[one]).split()) for one in theirs), key=len, reverse=True):
                own = own.replace(said, "") if said else own
            assert not ENGLISH.search(own), (row["id"], ENGLISH.search(own), own)


# What a reader pastes into a note: one of each kind of measure.
SENTENCES = {
    "goods-exports-be-vlg-usa-2015": (
        "In 2015 Flanders exported goods to the United States worth €18.12 bn, transit included (",
        "In 2015 voerde Vlaanderen voor € 18,12 mld. goederen uit naar de Verenigde Staten, doorvoer inbegrepen (",
    ),
    "goods-exports-share-be-vlg-usa-2015": (
        "In 2015 6.03% of the goods exports of Flanders went to the United States, transit included (",
        "In 2015 ging 6,03% van de goederenuitvoer van Vlaanderen naar de Verenigde Staten, doorvoer inbegrepen (",
    ),
    "goods-exports-rank-be-vlg-usa-2015": (
        "In 2015 “Rank as export market” came to place 5 for Flanders (partner: United States) (",
        "In 2015 kwam “Rang als afzetmarkt” voor Vlaanderen (partner: Verenigde Staten) uit op plaats 5 (",
    ),
    "us-cooperation-spending-line-fwo-grants-2015": (
        "In 2015 “Co-operation with the US: lines in the footnotes: Grants of the Research Foundation (FWO)” came to "
        "€1,106,427.53 for Flanders (partner: United States) (",
        "In 2015 kwam “Samenwerking met de VS: posten in de voetnoten: Beurzen via het FWO” voor Vlaanderen "
        "(partner: Verenigde Staten) uit op € 1.106.427,53 (",
    ),
    "rd-intensity-against-partner-be-vlg-usa-2013": (
        "In 2013 “R&D intensity against the partner” came to −0.20 percentage points for Flanders "
        "(partner: United States) (worked out by this dashboard; ",
        "In 2013 kwam “O&O-intensiteit tegenover de partner” voor Vlaanderen (partner: Verenigde Staten) uit op "
        "−0,20 procentpunten (berekend door dit dashboard; ",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_read_as_one_would_write_them(real: Package, name: str) -> None:
    english, dutch = SENTENCES[name]
    assert plain(cited(real, name, "en").sentence).startswith(english)
    assert plain(cited(real, name, "nl").sentence).startswith(dutch)


def test_every_measure_has_its_unit(real: Package) -> None:
    seen = set()
    for row in rows(real, "en"):
        text = plain(citation(row, edition("en"), real).sentence)
        unit, measure = row["unit"], row["measure"]
        seen.add(measure)
        if measure == "money":
            assert (row["unit_symbol"] or "€") in text, row["id"]
            assert "-per-" not in unit or " per " in text, row["id"]
        elif measure == "percent":
            assert "%" in text, row["id"]
        elif measure == "points":
            assert "percentage point" in text, row["id"]
        elif measure == "rank":
            assert "place " in text, row["id"]
        elif measure in ("count", "mass", "volume") and unit != "number":
            assert row["unit_said"] in text, row["id"]
    assert seen == set(real.table("units")["measure"])


def test_a_fall_is_said_without_a_sign(real: Package) -> None:
    frame = labelled(real.observations(), real, "en")
    falls = frame[
        (frame["indicator"] == "goods-exports-growth") & (frame["value"] < 0) & (frame["item"] == "")
    ]
    assert len(falls) > 3
    for row in falls.to_dict("records"):
        said = citation(row, edition("en"), real).sentence.split(" (")[0]
        if "“" not in said:
            assert " fell by " in said
            assert "−" not in said


def test_flanders_counts_without_brussels_only_where_it_does(real: Package) -> None:
    frame = labelled(real.observations(), real, "en")
    flemish = frame[frame["ref_area"] == "be-vlg"]
    for indicator, apart in (
        ("nights", True),
        ("nights-with-brussels", False),
        ("nights-destination", False),
    ):
        row = flemish[flemish["indicator"] == indicator].iloc[0]
        assert ("without Brussels" in citation(row, edition("en"), real).sentence) == apart


def test_a_figure_has_the_link_it_is_given(real: Package) -> None:
    row = labelled(real.observations().head(1), real, "en").iloc[0]
    found = citation(row, edition("en"), real, link="https://example.org/own")
    assert "https://example.org/own (consulted on 22 November 2026)." in found.full
    assert LINK not in found.full


def test_half_years_days_and_spans_begin_a_sentence(real: Package) -> None:
    frame = labelled(real.observations(), real, "nl")
    begins = {"S": "In de eerste helft van ", "Q": "In het ", "/": "Van "}
    for sign, words in begins.items():
        part: pd.DataFrame = frame[frame["time_period"].str.contains(sign, regex=False)]
        row = part[~part["time_period"].str.contains("S2")].iloc[0]
        assert citation(row, edition("nl"), real).sentence.startswith(words)
    day = frame[frame["time_period"].str.fullmatch(r"\d{4}-\d\d-\d\d")].iloc[0]
    assert citation(day, edition("nl"), real).sentence.startswith("Op ")
