"""A link made with an older version of the data says which figures in view were revised since; or that none was."""

import csv
import json
import shutil

import lxml.html
import pytest

from page_content import package
from serving import ROOT

FIGURE = "goods-exports-be-vlg-usa-2015"
NOW, LATER = package().version, "99.0.0"


@pytest.fixture
def revised(tmp_path, monkeypatch):
    """The project's data one version later, in which one figure was corrected."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    file = folder / "observations" / "export-markets.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        header, *rows = list(csv.reader(opened))
    for row in rows:
        if row[header.index("id")] == FIGURE:
            row[header.index("value")], row[header.index("as_printed")] = "18200000000", "18,20 miljard euro"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows([header, *rows])
    with (folder / "revisions.csv").open("a", encoding="utf-8") as opened:
        opened.write(
            f"{FIGURE},18120000000,18200000000,{LATER},2026-12-22,corrected by its source,verbeterd door de bron\n"
        )
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["version"] = LATER
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))


@pytest.mark.usefixtures("revised")
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", ("€18.12 bn", "€18.2", "corrected by its source")),
     ("nl", ("€ 18,12 mld.", "€ 18,2", "verbeterd door de bron"))],
)  # fmt: skip
def test_it_says_from_what_to_what_and_why(visit, lang, said):
    remarks = visit("export-markets")(lang=lang, v=NOW).remarks
    remarks = lxml.html.fromstring(remarks).text_content().replace("\N{NO-BREAK SPACE}", " ")
    for words in said:
        assert words in remarks
    assert remarks.count(said[-1]) == 1  # however many figures in view rest on it


@pytest.mark.usefixtures("revised")
def test_where_no_figure_in_view_was_revised_it_says_that_all_are_current(visit):
    assert "All figures in view are still current." in visit("tourism")(lang="en", v="1.0.0").remarks


def test_a_link_of_the_present_version_says_nothing(visit):
    assert visit("tourism")(lang="en", v=NOW).remarks == ""
