"""The catalogues say all that the code says, and nothing more."""

import ast
import re
import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboard.locale import FALLBACK, LANGUAGES
from dashboard.locale.catalogues import catalogue_path

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"text": 1, "t": 1, "mark": 1, "plural": 2}
"""By the name of the function: how many of its first arguments are messages (`t` is short for `reader.text`)."""
TRANSLATED = [lang for lang in LANGUAGES if lang != FALLBACK]


@cache
def said_in_code() -> dict[str, tuple[str, ...]]:
    files = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "src").rglob("*.py"))]
    found: dict[str, tuple[str, ...]] = {}
    for path in files:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            given = [said(argument) for argument in call.args[: KEYWORDS.get(name, 0)]]
            if name == "plural" and all(given):
                found[given[0][0]] = (given[0][0], given[1][0])
            elif name != "plural":
                found.update({each: (each,) for each in sum(given, ()) if each not in found})
    return found


def said(argument: ast.expr) -> tuple[str, ...]:
    """The messages that an argument is, or chooses between."""
    if isinstance(argument, ast.IfExp):
        return said(argument.body) + said(argument.orelse)
    return (argument.value,) if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ()


def catalogue(lang):
    with catalogue_path(lang).open("rb") as file:
        return {(m.id if isinstance(m.id, tuple) else (m.id,)): m.string for m in read_po(file) if m.id}


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_message_is_translated(lang):
    have = {forms[0] for forms, said in catalogue(lang).items() if said and all(said)}
    missing = sorted(set(said_in_code()) - have)
    assert not missing, f"add to {catalogue_path(lang).name} of {lang}: {missing}"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_translation_is_unused(lang):
    unused = sorted(forms[0] for forms in catalogue(lang) if forms[0] not in said_in_code())
    assert not unused, f"delete from the catalogue of {lang}: {unused}"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_translations_have_the_fields_of_their_message(lang):
    """All of them, so that nothing goes unsaid; the form of a plural for one may say the number in a word."""
    for forms, said in catalogue(lang).items():
        for form, translated in enumerate(said if isinstance(said, tuple) else (said,)):
            asked, given = fields(forms[min(form, len(forms) - 1)]), fields(translated)
            freely = {"n"} if len(forms) > 1 and form == 0 else set()
            assert given - freely == asked - freely, f"{translated!r} has other fields than {forms[0]!r}"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_draft_is_left(lang):
    """Drafts of another language stand in angle marks (see scripts/add_language.py)."""
    drafts = [forms[0] for forms, said in catalogue(lang).items() if "‹" in "".join(said)]
    assert not drafts, f"translate in the catalogue of {lang}: {drafts}"


COUNTED = re.compile(r"\{(?:n|count|links|parts|number)\} (?:[a-z]+ )?[a-z]+s\b")
"""A number and a noun in the plural."""

SEVERAL = {
    "At most {n} partners stand side by side; not shown: {names}.": "a bound of the page",
    "A brief holds {n} pins; it is full.": "a bound of the page",
    "Only the first {n} signs of the text were read.": "a bound of the page",
    "Only its first {n} statements were judged.": "a bound of the page",
    "The {n} best results": "a bound of the page",
    "{number} percentage points": "a measurement, which has decimals",
    "Figures of {n} different areas.": "said of several alone",
}
"""What never counts one, each with the reason. Findings and texts of charts that name the
`{top}` or the `{last_period}` are not told of one figure alone (`finding`, `charts/alt`)."""


def test_what_is_counted_has_a_form_for_one():
    """Messages in the plural that are said of any number: "1 countries" is none."""
    told = {one for one, forms in said_in_code().items() if len(forms) == 1 and COUNTED.search(one)}
    assert {one for one in told if not re.search(r"\{(?:top|last_period)\}", one)} == set(SEVERAL)


def fields(message):
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}
