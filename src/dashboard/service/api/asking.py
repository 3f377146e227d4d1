"""What is asked for: the parameters of the pages, read as pages read them, and what is asked in vain.

A page honours the rest of such a link and says so to its reader. A program has nobody who reads that: a region that is
misspelt would give it all figures without a word. So here it is an error that names what is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd
from starlette.requests import Request

from dashboard.content.release import versions, vocabulary
from dashboard.data import covers, filtered
from dashboard.data.problems import listed
from dashboard.data.store import Edition, Store
from dashboard.locale import preferred
from dashboard.service.api import paging
from dashboard.service.api.answers import BOM, YES
from dashboard.service.api.faults import Fault
from dashboard.service.searching import LONGEST, SHORTEST
from dashboard.view import Remark, View, parse, put_right

OVERVIEW, ASOF, QUESTION = "overview", "asof", "q"
_CHOICES = """
about at authority claim commitment detail event indicator kind layer length less measure note of office on part partner pin
place result rows section since subject table view
"""
OF_VIEWS = ("page", "theme", "region", "year", "figure", "lang", "v", ASOF)
OF_PAGES = frozenset(_CHOICES.split())
"""What pages choose besides: a page's address may be pasted as it is, though its figures do not depend on these."""


def edition(request: Request, store: Store) -> Edition:
    """The data as it is now, or as it was in the published version that `asof` names.

    Raises Fault where that was never published, naming those that were.
    """
    present = store.edition()
    version = request.query_params.get(ASOF, "")
    found = store.version(version, present) if version else present
    if found is None:
        there = ", ".join(versions(present))
        raise Fault(
            404, f"Version {listed([version[:20]])} of the data was never published; there are: {there}."
        )
    return found


def asked(
    request: Request, edition: Edition, also: Sequence[str] = paging.NAMES
) -> tuple[View, list[Remark]]:
    """The view that is asked for, with its language, and what is worth knowing of it. What an address has suffered on
    its way is put right first, as for pages; without a language in it the client's own counts. `also` are the parameters
    besides those of a view that are named to whoever asks for others.

    Raises Fault where anything is asked in vain, naming all of it.
    """
    known = (OVERVIEW, *edition.package.subjects)
    own = {**dict.fromkeys(OF_PAGES - {"note", "pin"}), "page": known}
    parameters = put_right(_parameters(request), vocabulary(edition), own)
    pages = parameters.pop("page", [OVERVIEW])
    ignored = sorted(OF_PAGES & parameters.keys())
    remarks = [Remark("unknown-value", "page", page[:60]) for page in pages if page not in known]
    if len(pages) > 1:
        remarks.append(Remark("repeated", "page", " ".join(pages)[:60]))
    page = pages[0] if not remarks else OVERVIEW
    rest = {name: values for name, values in parameters.items() if name not in OF_PAGES}
    view, found = parse(rest, vocabulary(edition), page="" if page == OVERVIEW else page)
    notes = [one for one in found if one.kind == "other-page"]
    if remarks or len(found) > len(notes):
        refuse([*remarks, *found], edition, (*OF_VIEWS, *also))
    notes += [Remark("not-of-figures", name) for name in ignored]
    version = edition.package.version
    if view.version and view.version != version:
        notes.append(Remark("other-version", "v", view.version, version))
    return replace(
        view, page=page, lang=view.lang or preferred(request.headers.get("accept-language", ""))
    ), notes


def only(request: Request, edition: Edition, *names: str) -> View:
    """As `asked`, for an address that takes no other parameters than these."""
    parts = {name: [""] for name in paging.NAMES if name in request.query_params}
    meant = put_right(_parameters(request) | parts, vocabulary(edition), {})
    strange = [Remark("unknown-parameter", name[:60]) for name in meant if name not in (*names, ASOF)]
    if strange:
        refuse(strange, edition, (*names, ASOF))
    return asked(request, edition)[0]


def question(request: Request, edition: Edition) -> tuple[str, str]:
    """What is looked for, and the language in which to answer.

    Raises Fault where nothing is, too little or too much, or where anything else is asked.
    """
    asked_for = _parameters(request)
    said = " ".join(asked_for.pop(QUESTION, ()))
    if not SHORTEST <= len(said) <= LONGEST:
        raise Fault(400, f"{QUESTION} is what is looked for: {SHORTEST} to {LONGEST} signs.")
    meant = put_right(asked_for, vocabulary(edition), {})
    view, found = parse({"lang": meant.pop("lang", [])} if "lang" in meant else {}, vocabulary(edition))
    strange = [Remark("unknown-parameter", name[:60]) for name in meant if name != ASOF]
    if strange or found:
        refuse([*strange, *found], edition, (QUESTION, "lang", ASOF))
    return said, view.lang or preferred(request.headers.get("accept-language", ""))


def _parameters(request: Request) -> dict[str, list[str]]:
    """All parameters but those of a part of all figures, and the one for a byte order mark, which every address takes."""
    query = request.query_params
    asked_for = query.getlist(BOM)
    if asked_for and asked_for != [YES]:
        raise Fault(400, f"{BOM} has one value, {YES}: a byte order mark before CSV, as Excel wants it.")
    return {name: query.getlist(name) for name in query if name not in (BOM, *paging.NAMES)}


def of_view(edition: Edition, view: View) -> tuple[str, ...]:
    """The ids of a view's figures, as its page counts them: of its subject, left by theme, region and year."""
    return _left(edition, view.page, view.themes, view.regions, view.year)


@lru_cache(maxsize=256)
def _left(
    edition: Edition, page: str, themes: tuple[str, ...], regions: tuple[str, ...], year: str | None
) -> tuple[str, ...]:
    figures = _coded(edition)
    if page != OVERVIEW:
        figures = figures[figures["subject"] == page]
    figures = filtered(figures, edition.package, themes=themes, regions=regions)
    periods = zip(figures["id"], figures["time_period"], strict=True)
    return tuple(one for one, period in periods if not year or covers(period, year))


@lru_cache(maxsize=2)
def _coded(edition: Edition) -> pd.DataFrame:
    """All figures with the codes that a view chooses by, and no more: rows of few columns are chosen sooner."""
    columns = ["id", "subject", "indicator", "item", "ref_area", "counterpart", "time_period"]
    return edition.package.observations()[columns]


def refuse(remarks: list[Remark], edition: Edition, known: Sequence[str]) -> None:
    """Raises the Fault that names what was asked in vain, and the parameters that are `known` where one was not."""
    said = [told(remark) for remark in remarks]
    subjects = ", ".join((OVERVIEW, *edition.package.subjects))
    of_page = any(remark.parameter == "page" for remark in remarks)
    hint = f" Pages: {subjects}; /api/v1/cards has what any page shows." if of_page else ""
    if any(remark.kind == "unknown-parameter" for remark in remarks):
        hint += parameters_here(known)
    detail = " ".join(one["message"] for one in said) + hint + " /api/v1/catalogue lists the codes."
    raise Fault(400, detail, remarks=said)


def parameters_here(known: Sequence[str]) -> str:
    """The sentence that names the parameters of an address."""
    return f" Parameters here: {', '.join((*known, BOM))}."


def told(remark: Remark) -> dict[str, str]:
    """A remark as an answer has it, with its sentence."""
    asked_for = f"{remark.parameter}={remark.value}"
    sentences = {
        "unknown-value": f"There is no {asked_for}.",
        "unknown-parameter": f"There is no parameter {remark.parameter} here.",
        "empty": f"{remark.parameter} has no value.",
        "repeated": f"{remark.parameter} has several values where one fits.",
        "other-page": f"{asked_for} is a figure of another page, {remark.instead}.",
        "more": f"And {remark.value} more.",
        "not-of-figures": f"{remark.parameter} changes what a page shows, not which figures it has.",
        "other-version": f"Asked for version {remark.value} of the data; this is {remark.instead}.",
    }
    message = sentences[remark.kind]
    if remark.instead and remark.kind in ("unknown-value", "unknown-parameter"):
        message += f" Did you mean {remark.instead}?"
    return {
        "kind": remark.kind,
        "parameter": remark.parameter,
        "value": remark.value,
        "instead": remark.instead,
        "message": message,
    }
