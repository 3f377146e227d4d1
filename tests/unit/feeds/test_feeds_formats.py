"""Every format of answers says the same, whatever it is written in; and what the providers' services really answered."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from dashboard.feeds.delivery import Cell
from dashboard.feeds.reading import read, sdmx_ml
from dashboard.feeds.refusals import Refused

ANSWERS = Path(__file__).parents[4] / "shared" / "sources" / "feed-answers"
real_answers = pytest.mark.skipif(
    not ANSWERS.is_dir(), reason="the providers' real answers do not lie beside this checkout"
)

SAID = {("A", "US", "2020", "1000", ""), ("A", "US", "2021", "1100.5", "p"), ("A", "DE", "2021", "", "c")}
"""Frequency, partner, period, value and flag of each cell."""

CSV_1 = (
    "DATAFLOW,LAST UPDATE,freq,partner,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
    "ESTAT:NIGHTS(1.0),2026-07-01,A,US,2020,1000,\nESTAT:NIGHTS(1.0),2026-07-01,A,US,2021,1100.5,p\n"
    "ESTAT:NIGHTS(1.0),2026-07-01,A,DE,2021,,c\n"
)
CSV_2 = (
    "STRUCTURE,STRUCTURE_ID,ACTION,freq,partner,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
    "dataflow,ESTAT:NIGHTS(1.0),I,A,US,2020,1000,,\ndataflow,ESTAT:NIGHTS(1.0),I,A,US,2021,1100.5,p,F\n"
    "dataflow,ESTAT:NIGHTS(1.0),I,A,DE,2021,,,C\n"
)
TSV = "freq,partner\\TIME_PERIOD\t2020 \t2021 \nA,US\t1000 \t1100.5 p\nA,DE\t: \t: c\n"
JSON_STAT = json.dumps(
    {
        "version": "2.0", "class": "dataset", "updated": "2026-07-01T11:00:00+0200", "id": ["freq", "partner", "time"],
        "size": [1, 2, 2], "value": {"0": 1000, "1": 1100.5}, "status": {"1": "p", "3": "c"},
        "dimension": {
            "freq": {"category": {"index": {"A": 0}}},
            "partner": {"category": {"index": {"US": 0, "DE": 1}}},
            "time": {"category": {"index": {"2020": 0, "2021": 1}}},
        },
    }
)  # fmt: skip
SDMX_JSON = json.dumps(
    {
        "meta": {"prepared": "2026-07-01T00:00:00Z"},
        "data": {
            "structures": [{
                "dimensions": {
                    "dataSet": [], "observation": [
                        {"id": "TIME_PERIOD", "values": [{"id": "2020"}, {"id": "2021"}]}
                    ],
                    "series": [
                        {"id": "FREQ", "values": [{"id": "A"}]}, {"id": "PARTNER", "values": [{"id": "US"}, {"id": "DE"}]}
                    ],
                },
                "attributes": {"observation": [{"id": "OBS_STATUS", "values": [{"id": "p"}, {"id": "c"}]}]},
            }],
            "dataSets": [{
                "series": {
                    "0:0": {"observations": {"0": [1000, None], "1": [1100.5, 0]}},
                    "0:1": {"observations": {"1": [None, 1]}},
                }
            }],
        },
    }
)  # fmt: skip
NAMES = (
    'xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" '
    'xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic" '
    'xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific" '
    'xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
URN = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=ESTAT:NIGHTS(1.0)"
HEAD = (
    "<m:Header><m:ID>x</m:ID><m:Test>false</m:Test><m:Prepared>2026-07-01T00:00:00</m:Prepared>"
    '<m:Sender id="ESTAT"/><m:Structure structureID="S1" dimensionAtObservation="TIME_PERIOD"{more}>'
    f"<c:Structure><URN>{URN}</URN></c:Structure></m:Structure></m:Header>"
)


def series(partner: str, *cells: str) -> str:
    """A series of SDMX-ML, generic."""
    key = "".join(
        f'<g:Value id="{name}" value="{code}"/>' for name, code in (("freq", "A"), ("partner", partner))
    )
    return f"<g:Series><g:SeriesKey>{key}</g:SeriesKey>{''.join(cells)}</g:Series>"


def cell(period: str, value: str, flag: str = "") -> str:
    """An observation of SDMX-ML, generic."""
    said = f'<g:Attributes><g:Value id="OBS_FLAG" value="{flag}"/></g:Attributes>' if flag else ""
    number = f'<g:ObsValue value="{value}"/>' if value else ""
    return f'<g:Obs><g:ObsDimension value="{period}"/>{number}{said}</g:Obs>'


ML_GENERIC = (
    f"<m:GenericData {NAMES}>{HEAD.format(more='')}<m:DataSet structureRef='S1'>"
    + series("US", cell("2020", "1000"), cell("2021", "1100.5", "p"))
    + series("DE", cell("2021", "NaN", "c"))
    + "</m:DataSet></m:GenericData>"
)
SPACE = f"{URN}:ObsLevelDim:TIME_PERIOD"
ML_SPECIFIC = (
    f'<m:StructureSpecificData {NAMES} xmlns:n="{SPACE}">'
    + HEAD.format(more=f' namespace="{SPACE}"')
    + '<m:DataSet s:structureRef="S1" s:dataScope="DataStructure" xsi:type="n:DataSetType">'
    '<Series freq="A" partner="US"><Obs TIME_PERIOD="2020" OBS_VALUE="1000"/>'
    '<Obs TIME_PERIOD="2021" OBS_VALUE="1100.5" OBS_FLAG="p"/></Series>'
    '<Series freq="A" partner="DE"><Obs TIME_PERIOD="2021" OBS_FLAG="c"/></Series>'
    "</m:DataSet></m:StructureSpecificData>"
)


def zipped(text: str) -> bytes:
    """A ZIP with one file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("answer", text)
    return packed.getvalue()


FORMATS = {
    "SDMX-CSV 1": CSV_1, "SDMX-CSV 2": CSV_2, "TSV": TSV, "JSON-stat": JSON_STAT, "SDMX-JSON 2": SDMX_JSON,
    "SDMX-ML generic": ML_GENERIC, "SDMX-ML structure-specific": ML_SPECIFIC, "ZIP": zipped(CSV_1),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_the_same(name: str) -> None:
    body = FORMATS[name]
    found = read(body if isinstance(body, bytes) else body.encode(), "", "answer")
    assert found.dimensions == ("freq", "partner")
    assert {
        (*each.codes, each.period, each.value, each.flag.removeprefix("@")) for each in found.cells
    } == SAID


@pytest.mark.parametrize("name", ["SDMX-CSV 1", "JSON-stat", "SDMX-JSON 2"])
def test_the_release_is_told_where_the_answer_tells_it(name: str) -> None:
    assert read(FORMATS[name].encode(), "", "answer").release == "2026-07-01"


@pytest.mark.parametrize(
    "name", ["SDMX-CSV 1", "SDMX-CSV 2", "SDMX-ML generic", "SDMX-ML structure-specific"]
)
def test_the_structure_is_told_where_the_answer_tells_it(name: str) -> None:
    assert read(FORMATS[name].encode(), "", "answer").structure == "ESTAT:NIGHTS(1.0)"


def test_an_error_within_json_is_a_refusal() -> None:
    for said in (
        {"error": [{"status": 413, "label": "too big"}]},
        {"errors": [{"code": 404, "title": "nothing"}]},
    ):
        with pytest.raises(Refused, match=r"too big|nothing"):
            read(json.dumps(said).encode(), "", "answer")


@real_answers
def test_eurostats_own_tsv_is_read_with_its_flags() -> None:
    found = read((ANSWERS / "estat" / "tour_occ_arn2_slice.tsv").read_bytes(), "", "answer")
    assert found.dimensions == ("freq", "c_resid", "unit", "nace_r2", "geo")
    cells = {(each.codes[1], each.codes[3], each.codes[4], each.period): each for each in found.cells}
    assert cells["TOTAL", "I551-I553", "BE2", "2024"].value == "11251231"
    assert cells["FOR", "I551", "BE2", "2014"][2:4] == ("", "@C")
    assert ("DOM", "I551-I553", "BE", "1990") not in cells, "a colon alone is no cell"


@real_answers
def test_comext_is_read_and_its_refusal_within_a_success_is_heard() -> None:
    (data,) = (ANSWERS / "estat").glob("comext*.tsv")
    found = read(data.read_bytes(), "", "answer")
    assert found.dimensions == ("freq", "reporter", "partner", "product", "flow", "indicators")
    assert Cell(("M", "DE", "US", "01", "1", "VALUE_IN_EUROS"), "2026-06", "1235161", "", 2) in found.cells
    (fault,) = (ANSWERS / "estat").glob("comext*fault*.xml")
    with pytest.raises(Refused, match=r"413: 'EXTRACTION_TOO_BIG.*Way out: ask for less at once"):
        read(fault.read_bytes(), "application/xml", "answer")


@real_answers
@pytest.mark.parametrize("name", ["footer.xml", "footer2.xml"])
def test_eurostats_note_on_a_later_answer_is_understood(name: str) -> None:
    address, queued = sdmx_ml.elsewhere((ANSWERS / "estat" / name).read_bytes())
    assert address.startswith("http://ec.europa.eu/eurostat/SDMX/diss-web/file/")
    assert queued == ""


@real_answers
def test_the_national_banks_own_answer_is_read() -> None:
    found = read((ANSWERS / "nbb" / "data_DF_EXR.json").read_bytes(), "", "answer")
    assert found.structure == "BE2:DSD_EXR(1.0)"
    assert found.release == "2026-04-12"
    said = json.loads((ANSWERS / "nbb" / "data_DF_EXR.json").read_bytes())["data"]
    assert len(found.cells) == sum(len(one["observations"]) for one in said["dataSets"][0]["series"].values())
    first = next(iter(said["dataSets"][0]["series"].values()))["observations"]
    assert float(found.cells[0].value) == next(iter(first.values()))[0]
    assert {"freq", "exr_currency"} <= set(found.dimensions)


@real_answers
@pytest.mark.parametrize(
    "name", ["estat/GOV_10Q_GGNFA.xml", "estat/CL_FREQ.xml", "oecd/actualconstraint-0.xml"]
)
def test_structures_are_read_by_the_library_and_are_no_data(name: str) -> None:
    content = (ANSWERS / name).read_bytes()
    assert type(sdmx_ml.message(content, "answer")).__name__ == "StructureMessage"
    with pytest.raises(Refused, match="not of data"):
        read(content, "application/xml", "answer")
