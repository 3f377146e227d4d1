"""A dossier that is asked for: the page, its partners, its references, and what all of its parts are made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.content import table
from dashboard.content.dossier.citing import Citations
from dashboard.content.dossier.parts import Beside, Body, Fold, Part, Reference, Said, Statement, Titled
from dashboard.content.dossier.words import KINDS
from dashboard.content.inline import Inline, Link
from dashboard.content.page import Page
from dashboard.locale import Reader
from dashboard.view import View, address, query

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """What the parts of one dossier are made with. `partners` are the regions side by side; ("",) where it is about a
    theme alone.

    `opened` says whether what is folded away at first shall be open.
    """

    page: Page
    partners: tuple[str, ...]
    opened: bool
    citations: Citations

    @property
    def reader(self) -> Reader:
        """The reader's language."""
        return self.page.reader

    def text(self, message: str, /, **fields: object) -> str:
        """The message in the reader's language."""
        return self.reader.text(message, **fields)

    def region(self, code: str) -> str:
        """The name of a region."""
        return self.page.package.names("regions", self.reader.lang)[code]

    def dossier_of(self, code: str, name: str = "") -> Link:
        """The way to the dossier of one partner, for the same theme."""
        view = View(lang=self.page.view.lang, themes=self.page.view.themes, regions=(code,))
        return Link(name or self.region(code), address("", query(view)))

    def to_page(self, slug: str, label: str, view: View | None = None) -> Link:
        """The way to another page, with this view's filters unless a view is given; it leads nowhere without such a page."""
        asked = self.page.view.elsewhere(slug) if view is None else view
        return Link(label, address(slug, query(asked)) if self.page.site.listed(slug) else "")

    def said(self, row: Row, when: str = "", reference: Reference | None = None) -> Said:
        """A figure's value as the way to it on its own page, with its unit and its marks."""
        view = replace(View(lang=self.page.view.lang), figure=row["id"])
        unit = table.unit(row)
        value = table.short(row, self.reader) + (f"\N{NO-BREAK SPACE}{unit}" if unit else "")
        way = self.to_page(row["subject"], value, view)
        return Said(way, table.badges_of(row, self.reader), when, reference)

    def statement(self, row: Row, **more: Any) -> Statement:
        """A fact in one item of a list; `more` are what it begins and ends with."""
        word = KINDS.get(row["table"], {}).get(row["kind"], "")
        return Statement(
            row["name"],
            self.citations.cite(row),
            kind=self.text(word) if word else "",
            note=row["note"],
            **more,
        )

    def titled(self, heading: Inline, body: Body, **more: Any) -> Titled:
        """Parts under a small heading, a level below that of the section, or of the column of a partner."""
        return Titled(heading, body, level=4 if len(self.partners) == 1 else 5, minor=True, **more)

    def folded(
        self, members: Sequence[Any], most: int, wrap: Callable[[Sequence[Any]], Part]
    ) -> tuple[Part, ...]:
        """Members of a list or table, those beyond `most` behind a fold that says how many there are. `wrap` makes list or
        table of them.
        """
        # A fold around a few hides less than it costs.
        if len(members) <= most + 2:
            return (wrap(members),)
        return wrap(members[:most]), self.fold(self.more(len(members) - most), wrap(members[most:]))

    def more(self, number: int) -> str:
        """How many things are folded away."""
        return self.reader.plural("{n} more", "{n} more", number)

    def fold(self, summary: str, *body: Part | Inline, opened: bool = False) -> Fold:
        """What a reader may open."""
        return Fold(summary, body, self.opened or opened)

    def beside(self, columns: Sequence[Body]) -> Body:
        """What there is for each partner, beside each other where there are several."""
        if len(self.partners) == 1:
            return columns[0]
        named = [(self.region(code), body) for code, body in zip(self.partners, columns, strict=True)]
        return (Beside(named, self.text("Nothing.")),)
