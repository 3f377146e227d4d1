"""What the memorandum asks the government to do: by kind, as a list, and the amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.content import naming, table
from dashboard.content.blocks import Text
from dashboard.content.facts_card import add_card
from dashboard.content.facts_table import Table, facts_table
from dashboard.content.inline import Inline, Link
from dashboard.content.page import Page
from dashboard.content.priorities.asked_for import amount, groups, section_link
from dashboard.content.priorities.walk import KIND
from dashboard.content.priorities.words import COMMITMENTS
from dashboard.data.priorities import Memorandum, commitments
from dashboard.render.plotly.facts.tallies import describe, tallies
from dashboard.view import ALL

HEIGHT = 520  # pixels of the list of commitments
PEOPLE = ("persons", "fte")  # units in which commitments count people
FEW = 40  # commitments that stand open at once


def _left(page: Page) -> pd.DataFrame:
    return commitments(page.facts_left("commitments"), page.package)


def add_commitments(page: Page, memo: Memorandum) -> None:
    """How many commitments there are of each kind, and beside it those of the chosen kind."""
    found = _left(page)
    if found.empty:
        page.left_out.append(page.text("Proposals by kind"))
        return
    page.head()
    kind = page.choice(KIND)
    chosen = found if kind == ALL else found[found["kind"] == kind]
    numbers = Counter(found["kind"])
    counted = {code: numbers[code] for code in COMMITMENTS if numbers[code]}
    names = {code: page.text(name) for code, name in COMMITMENTS.items()}
    top = max(counted, key=counted.__getitem__)
    finding = page.text(
        "{commitments}, of which {top} of the kind “{kind}”",
        commitments=page.reader.plural("{n} proposal", "{n} proposals", len(found)),
        kind=names[top],
        top=page.reader.number(counted[top]),
    )
    marked = () if kind == ALL else (kind,)
    with page.row():
        add_card(
            page,
            "commitments",
            found,
            heading=finding,
            subtitle=page.text("What the memorandum asks for, counted by kind"),
            figure=lambda: tallies(counted, names, reader=page.reader, scheme=page.scheme, chosen=marked),
            alt=describe(counted, names, reader=page.reader),
            make_table=lambda: _table(page, memo, chosen, finding),
            pick=lambda codes: page.choose(KIND, ALL if codes[0] == kind else codes[0]),
            notes=(
                page.text("Kinds are given by this dashboard. A click on a bar lists what stands behind it."),
            ),
        )
        with page.box("commitments-list", stretch=True):
            options = {ALL: page.text("All kinds"), **names}
            page.selector(KIND, page.text("Kind of proposal"), options, width=280)
            with page.box("scroll-commitments", border=False, height=lambda: HEIGHT):
                if chosen.empty:
                    none = page.text("No proposal of this kind matches these filters.")
                    page.add(Text(none, look="quiet"))
                else:
                    folds = _folds(page, memo, chosen)
                    page.fragment(
                        "priorities/folds.html", folds=folds, opened=len(chosen) <= FEW, level=page.level + 1
                    )


def _folds(page: Page, memo: Memorandum, found: pd.DataFrame) -> Sequence[Mapping[str, object]]:
    """Commitments under the priority that they belong to."""
    branches = [memo.sections[code].branch if code in memo.sections else "" for code in found["section"]]
    return [
        {
            "name": memo.sections[branch].label if branch else page.text("Proposals"),
            "number": page.reader.number(len(rows)),
            "groups": groups(page, memo, rows),
        }
        for branch, rows in found.groupby(branches, sort=False)
    ]


def _table(page: Page, memo: Memorandum, found: pd.DataFrame, caption: str) -> Table:
    t = page.text
    rows = [
        (
            row["name"],
            t(COMMITMENTS[row["kind"]]),
            amount(page, row["figure"]),
            section_link(page, memo.sections[row["section"]]) if row["section"] in memo.sections else "",
            naming.place(row),
            row["note"],
        )
        for row in found.to_dict("records")
    ]
    return facts_table(
        caption, [t("Proposal"), t("Kind"), t("Amount"), t("Section"), t("Source"), t("Note")], rows
    )


def add_amounts(page: Page, memo: Memorandum) -> None:
    """The commitments with an amount as headline numbers, each with the way to its figure and its section.

    Of money and of people only: that there is to be one voice, or a report every two years, is no amount.
    """
    with page.row(columns=0, width=176, gap="small"):
        for row in _left(page).to_dict("records"):
            figure = page.observation(row["figure"])
            if figure and (figure["measure"] == "money" or figure["unit"] in PEOPLE):
                page.head()
                with page.box(f"amount-{row['id']}", stretch=True):
                    page.fragment("priorities/amount.html", amount=_amount(page, memo, row, figure))


def _amount(page: Page, memo: Memorandum, row: Mapping, figure: Mapping) -> Mapping[str, object]:
    section = memo.sections.get(row["section"])
    where: Inline = section_link(page, section) if section else ""
    return {
        "name": row["name"],
        "number": Link(table.short(figure, page.reader), page.figure_address(figure["id"])),
        "unit": table.unit(figure),
        "section": where,
        "when": page.reader.period(figure["time_period"]),
        "badges": table.badges_of(figure, page.reader),
    }
