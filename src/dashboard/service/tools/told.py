"""A figure as tools tell it: with its papers, ready to be cited, and with what it must not be taken for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.charts.labels import qualifications
from dashboard.data import describe
from dashboard.data.licences import of_compilation
from dashboard.data.store import Edition
from dashboard.locale import Reader, mark, reader_for, today
from dashboard.render.card import Edition as Export
from dashboard.render.citation import citation
from dashboard.render.prose import value
from dashboard.service.api.answers import number
from dashboard.view import address

Row = Mapping[str, Any]
Told = dict[str, Any]

FLANDERS = "be-vlg"
_STATUS = {
    "E": mark("an exact figure: the source itself says it is approximate"),
    "P": mark("a final figure: it is provisional"),
    "U": mark("a firm figure: it is misprinted or contradicted in its source"),
    "B": mark("part of one series with the periods before: there is a break"),
    "D": mark("part of one series with the others: it follows another definition"),
}


@dataclass(frozen=True)
class Desk:
    """Whoever answers: one edition of the data, a language, and the address of the dashboard."""

    edition: Edition
    reader: Reader
    base: str

    @classmethod
    def of(cls, edition: Edition, lang: str, base: str) -> Desk:
        """The desk that speaks a language. Raises ValueError for one that the dashboard does not speak."""
        return cls(edition, reader_for(lang), base)

    def rows(self, ids: Iterable[str]) -> list[Row]:
        """The labelled figures of these ids, in their order; ids of older versions count for the present ones."""
        known, aliases = self.edition.rows(self.reader.lang), self.edition.package.aliases
        return [known[aliases.get(one, one)] for one in ids if aliases.get(one, one) in known]

    def link(self, row: Row) -> str:
        """The address of the dashboard that opens a figure."""
        asked = {"lang": [self.reader.lang], "figure": [row["id"]], "v": [self.edition.package.version]}
        return self.base + address(f"/{row['subject']}", asked)

    def told(self, row: Row, *, whole: bool = False) -> Told:
        """A figure with its papers; `whole` with the citation in full and the definition of what is measured."""
        reader, package = self.reader, self.edition.package
        link = self.link(row)
        licence = of_compilation(package, reader.lang)
        export = Export(reader, link, package.version, today(), "", as_of=package.created, licence=licence)
        cited = citation(row, export, package)
        said: Told = {
            "id": row["id"],
            "what": describe(row, package, reader.lang, reader.period),
            "text": value(row, reader),
            "value": number(row["value"]),
            "unit": row["unit_name"],
            "whose": _coded(row, "ref_area"),
            "partner": _coded(row, "counterpart"),
            "item": row["item_name"] or None,
            "period": row["time_period"],
            "status": qualifications(row, reader) or [reader.text("as stated")],
            "source": {
                "title": row["source_title"],
                "publisher": row["source_publisher"],
                "date": row["source_date"] or None,
                "url": row["source_url"] or None,
                "licence": row["source_licence"] or None,
                "place": row["locator"] or None,
                "as_printed": row["as_printed"] or None,
            },
            "note": row["note"] or None,
            "not_to_be_taken_for": self.cautions(row),
            "link": link,
            "data_version": package.version,
            "licence_of_the_compilation": export.rights() or None,
            "citation": cited.short,
        }
        if whole:
            said |= {"definition": row["definition"], "concept": row["concept_name"]}
            said |= {"citation_in_full": cited.full, "sentence": cited.sentence}
        return said

    def cautions(self, row: Row) -> list[str]:
        """What a figure must not be taken for."""
        t = self.reader.text
        found = [t(_STATUS[row["obs_status"]])] if row["obs_status"] in _STATUS else []
        if row["authority"] == "press":
            found.append(t("an official figure: the press reports it"))
        if row["derived"]:
            found.append(t("a figure that a source prints: this dashboard worked it out"))
        if row["ref_area"] != FLANDERS:
            found.append(t("a figure of Flanders: it is of {whose}", whose=row["ref_area_name"]))
        found.append(t("a figure of another concept than {concept}", concept=row["concept_name"]))
        return found


def _coded(row: Row, name: str) -> dict[str, str]:
    return {"code": row[name], "name": row[f"{name}_name"]}
