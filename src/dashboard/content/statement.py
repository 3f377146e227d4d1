"""The accessibility statement: the parts, in their order, of the model in Implementing Decision (EU) 2018/1523.

Whoever runs the dashboard is named by settings (DASHBOARD_OPERATOR, DASHBOARD_CONTACT), for the statement is theirs;
where they are missing the page says so instead of naming somebody.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from dashboard.content.inline import Inline, Outside, words
from dashboard.content.page import Page
from dashboard.locale import mark

DRAWN_UP = "2026-11-22"
"""The day of the last assessment. Whoever tests again, changes it with what the statement says."""

DIRECTIVE = "https://eur-lex.europa.eu/eli/dir/2016/2102/oj"
OMBUDSMAN = "https://www.vlaanderen.be/vlaamse-ombudsdienst/uw-klacht"

LIMITS: Sequence[tuple[str, str]] = (
    (
        mark("Charts and maps are drawings."),
        mark(
            "Their marks cannot be walked one by one with the keyboard. Each has a text alternative that states what it "
            "shows, and its figures stand in the tab “Table”; what a click on a mark does, the filters and lists do too."
        ),
    ),
    (
        mark("What sources print stays in the language of the source."),
        mark(
            "Titles of documents and figures as printed are quoted, mostly in Dutch. They are not marked as such for "
            "screen readers, because the data does not record the language of each quotation."
        ),
    ),
    (
        mark("Some messages of the software underneath are in English."),
        mark(
            "They come from Streamlit, which has no other language: that a list has no results, and that the "
            "connection is lost."
        ),
    ),
    (
        mark("Files that are taken away have not been tried with assistive technology."),
        mark(
            "Charts on slides and in workbooks carry their text alternative, and the same figures stand in tables on "
            "the pages."
        ),
    ),
    (
        mark("Documents and sites of others are not part of this statement."),
        mark("The dashboard links to its sources as they were published."),
    ),
)
"""What falls short, each with the reason and what there is instead."""

TRIED: Sequence[str] = (
    mark(
        "axe-core on every page, in each language, light and dark, at the width of a desk and of a phone; it finds "
        "nothing, and what it cannot decide was decided by people and written down with the reason"
    ),
    mark("a figure found, filtered, traced to its source and its link copied with the keyboard alone"),
    mark(
        "all colours of charts and text measured for contrast, and colours that stand side by side for readers who see "
        "no red, no green or no blue"
    ),
    mark("every page at 400% zoom without sideways scrolling, with reduced motion, and in forced colours"),
)
"""How it was tried; each is a test that runs with every change."""

CONFORMS = mark(
    "This dashboard conforms in part with the Web Content Accessibility Guidelines (WCAG), version 2.2, level AA; the "
    "European standard EN 301 549 refers to version 2.1 of them. It falls short in the points that follow."
)


def add_statement(page: Page) -> None:
    """Who says this of what, how far it conforms, what falls short, how that was found, and where to complain."""
    t = page.text
    operator = os.environ.get("DASHBOARD_OPERATOR", "").strip()
    law = t(
        "This follows the Flemish Administrative Decree (Bestuursdecreet) of 7 December 2018, which carries out "
        "Directive (EU) 2016/2102 on the accessibility of websites of public sector bodies."
    )
    who = (
        t("{operator} wants everyone to be able to use this dashboard.", operator=operator)
        if operator
        else t("Whoever runs this dashboard wants everyone to be able to use it.")
    )
    page.fragment(
        "statement/about.html",
        who=words(who, law, Outside(t("The directive"), DIRECTIVE), between=" "),
        what=t("This statement is about all pages of “Flanders in the world”."),
    )
    _part(page, mark("How far it conforms"), t(CONFORMS))
    limits = [(t(what), t(why)) for what, why in LIMITS]
    _part(page, mark("What falls short, and why"), points=limits)
    prepared = t(
        "This statement was drawn up on {day}, from an assessment by the makers themselves. No third party and no reader "
        "who uses assistive technology has assessed it yet. They tried:",
        day=page.reader.period(DRAWN_UP),
    )
    _part(page, mark("How this was found"), prepared, points=[("", t(each)) for each in TRIED])
    _contact(page, os.environ.get("DASHBOARD_CONTACT", "").strip())
    complaint = t(
        "Whoever gets no answer, or one that does not satisfy, can complain to the Flemish Ombudsman "
        "(Vlaamse Ombudsdienst); the body that runs the dashboard must first have had the chance to solve it."
    )
    how = Outside(t("How to complain to the Flemish Ombudsman"), OMBUDSMAN)
    _part(page, mark("If that does not help"), words(complaint, " ", how, "."))


def _part(page: Page, heading: str, said: Inline = "", points: Sequence[tuple[str, str]] = ()) -> None:
    """A part under its heading: what is said, and points, each perhaps with its first words in bold."""
    page.section(heading)
    page.head()
    page.fragment("statement/part.html", said=said, points=points)


def _contact(page: Page, contact: str) -> None:
    """Where readers say what they cannot use; that nobody has been named, where that is so."""
    t = page.text
    page.section(mark("Tell us"))
    page.head()
    page.fragment(
        "statement/contact.html",
        ask=t(
            "Is something on these pages hard to use, or do you need a figure in another form? Say which page it is; "
            "“Copy link” gives its address."
        ),
        named=t("Contact:")
        if contact
        else t("The operator of this installation has not named a contact yet."),
        contact=contact,
        where=contact if "://" in contact else f"mailto:{contact}",
    )
