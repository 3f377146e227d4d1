"""No figure is named by its id and no year is written into code or messages, but where the year is the subject."""

import ast
import re
from collections.abc import Iterator

import pytest

from serving import ROOT

TRIALS = {ROOT / "scripts" / name for name in ("check_mutations.py", "saving.py")}
"""What they try is what people write, years included."""

CODE = sorted(
    path
    for folder in ("pages", "src/dashboard", "scripts")
    for path in (ROOT / folder).rglob("*.py")
    if path not in TRIALS
)
CATALOGUES = sorted((ROOT / "src/dashboard/locale").rglob("*.po"))
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")

SUBJECTS = {
    "strategy note of 2016": "the name of a document",
    "strategienota van 2016": "the name of a document",
    "memorandum of 2024": "the name of a document",
    "memorandum van 2024": "the name of a document",
    "memorandum for 2024–2029": "the name of a document",
    "memorandum voor 2024–2029": "the name of a document",
    "government term 2024–2029": "the name of a government term",
    "regeerperiode 2024–2029": "the name of a government term",
}
"""What names a year whatever the figures are, wherever it stands, each with the reason."""

HERE = {
    ("pages/tourism.py", "2016"): "the fall of the nights after March 2016 is what its card is about",
    ("pages/tourism.py", "fall-2016"): "the key of that card, which stands in pins",
    ("pages/tourism.py", "22 March 2016"): "the day of the attacks",
    ("pages/tourism.py", "what happened in 2016"): "the page tells of the attacks",
    ("nl.po", "22 maart 2016"): "the day of the attacks",
    ("nl.po", "wat er in 2016 gebeurde"): "the page tells of the attacks",
    ("src/dashboard/content/checking.py", "doubled since 2010"): "an example of what somebody may claim",
    ("nl.po", "doubled since 2010"): "an example of what somebody may claim",
    ("nl.po", "sinds 2010 verdubbeld"): "an example of what somebody may claim",
    ("src/dashboard/data/versions.py", "1980"): "the first year that a ZIP file can hold",
    ("src/dashboard/service/api/following.py", "www.w3.org/XML/1998/namespace"): "a namespace of XML",
    ("src/dashboard/data/derivation_rules.py", "a period such as 2018"): "an example of a period",
    ("src/dashboard/data/derivation_rules.py", "one such as 2018"): "an example of a period",
    ("src/dashboard/render/properties.py", "2083"): "a number of characters",
    ("src/dashboard/content/statement.py", "2026-11-22"): "the day on which the statement was drawn up",
    ("src/dashboard/content/statement.py", "/dir/2016/2102/"): "the number of a directive",
    ("src/dashboard/content/statement.py", "(EU) 2016/2102"): "the number of a directive",
    ("src/dashboard/content/statement.py", "7 December 2018"): "the date of a decree",
    (
        "src/dashboard/data/meant.py",
        "2015, 2016-S1, 2020-Q1, 2020-03, 2015-12-31 or 2017/2022",
    ): "examples of periods",
    ("src/dashboard/data/problems/cells.py", "2026-11-21"): "an example of how a day is written",
    ("nl.po", "(EU) 2016/2102"): "the number of a directive",
    ("nl.po", "7 december 2018"): "the date of a decree",
    (
        "src/dashboard/locale/reader.py",
        "2015, 2016-S1, 2020-Q1, 2020-03 or 2015-12-31",
    ): "examples of how periods are written",
    (
        "src/dashboard/service/api/schemas.py",
        "2015, 2016-S1, 2015-12-31, 2017/2022",
    ): "examples of how periods are written",
    (
        "src/dashboard/data/coverage.py",
        "2019",
    ): "the year from which a check of the data counts trade as recent",
    ("src/dashboard/render/bundle.py", "1980"): "the first year that a ZIP can write",
    ("src/dashboard/service/api/routes.py", "1980"): "the first year that a ZIP can write",
    ("src/dashboard/service/connections.py", "2048"): "a number of bytes",
    ("src/dashboard/ui/frontend.py", "U+2000-206F, U+2070-209F"): "numbers of letters",
    ("scripts/wells.py", "1920"): "a width in pixels",
    ("src/dashboard/service/start.py", "2048"): "a number of connections",
    ("src/dashboard/service/sockets/guard.py", "2000"): "a number of messages",
    (
        "src/dashboard/render/plotly/facts/events.py",
        "2010",
    ): "from which year on events carry their names on the chart",
    ("src/dashboard/feeds/__main__.py", "such as 2026-07"): "an example of a release",
    ("src/dashboard/feeds/refusals/proposals.py", "RELEASE=2026-07"): "an example of a release",
    ("src/dashboard/feeds/reading/format.py", "2000"): "a number of signs",
    ("src/dashboard/claims/times.py", "1900"): "before which a number in a sentence is no year",
}
"""What names a year in one place, each with the reason."""

NO_YEARS = re.compile(r"http://www\.w3\.org/\d{4}/|\\u[0-9a-f]{4}")
"""Names of XML, and signs of Unicode by their number."""


def is_prose(node: ast.AST) -> bool:
    """Whether a statement is a docstring, of whatever it stands under: it tells programmers, not readers."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def literals(path) -> Iterator[tuple[int, str]]:
    """All texts and whole numbers in a file of code but docstrings, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if is_prose(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in prose and isinstance(node.value, str | int):
            yield node.lineno, str(node.value)


def messages(path) -> Iterator[tuple[int, str]]:
    """What a catalogue says; what it translates stands in the code."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("msgstr"):
            yield number, line


def allowed(place: str) -> list[str]:
    return sorted([*SUBJECTS, *(said for where, said in HERE if where == place)], key=len, reverse=True)


def left(text: str, place: str, met: set[str]) -> list[str]:
    """The years in a text that none of what is allowed accounts for."""
    text = NO_YEARS.sub("", text)
    for said in allowed(place):
        if said == text or (said in text and not said.isdigit()):
            met.add(said)
            text = text.replace(said, "")
    return YEAR.findall(text)


@pytest.fixture(scope="module")
def found():
    """The years that nothing accounts for, by place, and what is allowed that was met."""
    met: set[str] = set()
    years = []
    for path in CODE:
        place = path.relative_to(ROOT).as_posix()
        years += [
            f"{place}:{line}: {year}" for line, text in literals(path) for year in left(text, place, met)
        ]
    for path in CATALOGUES:
        place = f"{path.parent.parent.name}.po"
        years += [
            f"{place}:{line}: {year}" for line, text in messages(path) for year in left(text, place, met)
        ]
    return years, met


def test_no_year_is_written_into_code_or_messages(found):
    years, _ = found
    assert years == [], "ask for the latest, a cross-section or a series, and let the message have a field"


def test_everything_that_may_name_a_year_does(found):
    _, met = found
    assert {*SUBJECTS, *(said for _, said in HERE)} - met == set()


def test_no_figure_is_named_by_its_id(real):
    known = set(real.observations()["id"]) - set(real.table("indicators")["id"])
    named = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in CODE
        for line, text in literals(path)
        if text in known
    ]
    assert named == [], "name it by its indicator, area, partner and item: its id is for links"
