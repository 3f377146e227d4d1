"""What all parts of a dossier are written with: the page, its partners, its references, and its links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from dashboard.content import listing, table
from dashboard.content.page import Page
from dashboard.ui import contents
from dashboard.ui.dossier.citing import Citations
from dashboard.ui.dossier.words import KINDS
from dashboard.view import View, address, query

if TYPE_CHECKING:
    from dashboard.locale import Reader

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Pen:
    """Writes HTML for one dossier. `partners` are the regions side by side; ("",) where it is about a theme alone.

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
        """The message in the reader's language, safe in HTML."""
        return escape(self.reader.text(message, **fields))

    def region(self, code: str) -> str:
        """The name of a region; not escaped."""
        return self.page.package.names("regions", self.reader.lang)[code]

    def dossier_of(self, code: str, name: str = "") -> str:
        """A link to the dossier of one partner, for the same theme."""
        view = View(lang=self.page.view.lang, themes=self.page.view.themes, regions=(code,))
        return listing.link(address("", query(view)), name or self.region(code))

    def to_page(self, slug: str, label: str, view: View | None = None) -> str:
        """A link to another page, with this view's filters unless a view is given; only the label without such a page."""
        asked = self.page.view.elsewhere(slug) if view is None else view
        return listing.link(address(slug, query(asked)) if contents.listed(slug) else "", label)

    def row(self, figure: str) -> Row | None:
        """A figure by its id, of any subject; nothing where its subject cannot be shown."""
        every = self.page.figures
        found = every[every["id"] == figure]
        return None if found.empty else found.iloc[0].to_dict()

    def figure(self, row: Row) -> str:
        """A figure's value as a link to it on its own page, with its unit and its marks."""
        view = replace(View(lang=self.page.view.lang), figure=row["id"])
        unit = table.unit(row)
        said = table.short(row, self.reader) + (f"\N{NO-BREAK SPACE}{unit}" if unit else "")
        return f'<span class="value">{self.to_page(row["subject"], said, view)}</span>{table.badges(row, self.reader)}'

    def fact(self, row: Row, *, before: str = "", after: str = "", kind: bool = True) -> str:
        """A fact in one list item: its name and kind, its note, its reference. `before` and `after` are HTML."""
        word = KINDS.get(row["table"], {}).get(row["kind"], "") if kind else ""
        said = f' <span class="kind">{self.text(word)}</span>' if word else ""
        note = f' <span class="note">{escape(row["note"])}</span>' if row["note"] else ""
        return f"<li>{before}{escape(row['name'])}{said}{after} {self.citations.cite(row)}{note}</li>"

    def folded(self, parts: Sequence[str], most: int, wrap: Callable[[str], str]) -> str:
        """The parts, those beyond `most` behind a fold that says how many there are. `wrap` puts list or table around."""
        # A fold around a few hides less than it costs.
        few = len(parts) <= most + 2
        shown = wrap("".join(parts if few else parts[:most]))
        if few:
            return shown
        return shown + self.fold(self.more(len(parts) - most), wrap("".join(parts[most:])))

    def more(self, number: int) -> str:
        """How many things are folded away."""
        return self.reader.plural("{n} more", "{n} more", number)

    def fold(self, summary: str, body: str, *, opened: bool = False) -> str:
        """What a reader may open."""
        state = " open" if self.opened or opened else ""
        return f"<details{state}><summary>{escape(summary)}</summary>{body}</details>"

    def beside(self, columns: Sequence[str]) -> str:
        """One column for each partner, beside each other where there is room; each says whose it is."""
        if len(self.partners) == 1:
            return columns[0]
        each = zip(self.partners, columns, strict=True)
        word = self.text("Nothing.")
        nothing = f'<p class="nothing">{word}</p>'
        parts = "".join(
            f"<div><h4>{escape(self.region(code))}</h4>{said or nothing}</div>" for code, said in each
        )
        return f'<div class="beside n{len(self.partners)}">{parts}</div>'
