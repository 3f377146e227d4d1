"""What has changed since a version of the data, in words: for the page, and for whoever follows a partner or a theme."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.content import release, table
from dashboard.data import describe, versions
from dashboard.data.changes import Difference, difference
from dashboard.data.store import Edition
from dashboard.locale import LANGUAGES, Reader, mark

Match = Callable[[pd.DataFrame], pd.DataFrame]
"""Leaves of some labelled figures those that a reader has asked for."""

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

ABOUT = {
    "indicator": mark("what is measured"),
    "ref_area": mark("whose figure it is"),
    "counterpart": mark("the partner"),
    "item": mark("which part"),
    "time_period": mark("the period"),
}
KINDS = {"indicator": "indicators", "ref_area": "regions", "counterpart": "regions", "item": "items"}


@dataclass(frozen=True)
class News:
    """What has changed for a reader, among the figures that were asked for: labelled `new` and `withdrawn` figures, and
    the rows of the difference that are `revised`.
    """

    difference: Difference
    new: pd.DataFrame
    revised: pd.DataFrame
    withdrawn: pd.DataFrame
    reader: Reader
    edition: Edition

    @property
    def nothing(self) -> bool:
        """Whether nothing at all has changed."""
        return self.new.empty and self.revised.empty and self.withdrawn.empty

    def counted(self) -> str:
        """How many figures are new, revised and withdrawn, in a sentence."""
        plural, join = self.reader.plural, self.reader.join
        if self.nothing:
            return self.reader.text("No figure is new, revised or withdrawn.")
        t = self.reader.text
        new, revised, gone = len(self.new), len(self.revised), len(self.withdrawn)
        said = [
            plural("{n} figure is new", "{n} figures are new", new) if new else t("no figure is new"),
            plural("{n} was revised", "{n} were revised", revised) if revised else t("none was revised"),
            plural("{n} was withdrawn", "{n} were withdrawn", gone) if gone else t("none was withdrawn"),
        ]
        return f"{join(said)}."

    def revisions(self) -> list[tuple[str, str]]:
        """The revised figures, each with its id and a sentence: from what to what, and why."""
        return [(str(row["id"]), self._revised(row)) for row in self.revised.to_dict("records")]

    def losses(self) -> list[str]:
        """The withdrawn figures, each with the value that it had."""
        package, reader = self.edition.package, self.reader
        return [
            f"{describe(row, package, reader.lang, reader.period)}: {table.exact(row, reader)}"
            for row in self.withdrawn.to_dict("records")
        ]

    def _revised(self, row: Mapping[str, Any]) -> str:
        reader, package = self.reader, self.edition.package
        known = self.edition.rows(reader.lang)[row["id"]]
        what = describe(known, package, reader.lang, reader.period)
        old, new = (
            table.exact({**known, "value": value}, reader) for value in (row["old_value"], row["new_value"])
        )
        said = [reader.text("from {old} to {new}", old=old, new=new)] if old != new else []
        said += [
            reader.text(
                "{what} is {new} and not {old}",
                what=reader.text(ABOUT[name]), old=self._named(name, code), new=self._named(name, known[name]),
            )
            for name, code in row["old_about"].items()
        ]  # fmt: skip
        reason = str(row.get(f"reason_{reader.lang}", ""))
        return f"{what}: {reader.join(said)}{f' ({reason})' if reason else ''}"

    def _named(self, column: str, code: str) -> str:
        if column == "time_period":
            return self.reader.period(code)
        if not code:
            return self.reader.text("none")
        return self.edition.package.names(KINDS[column], self.reader.lang).get(code, code)


def between(edition: Edition, since: str) -> Difference:
    """What an edition has that a published version before it had not; worked out once.

    Raises KeyError for a version that was never published.
    """

    def made() -> Difference:
        present = edition.now or edition
        return difference(versions.opened(present, since, LANGUAGES), edition, LANGUAGES)

    return edition.once(("difference", since), made)


def news_of(edition: Edition, since: str, reader: Reader, match: Match) -> News:
    """What has changed since a version among the figures that `match` leaves."""
    found = between(edition, since)
    figures = edition.figures(reader.lang)
    left = match(figures[figures["id"].isin(found.touched)])
    return News(
        difference=found,
        new=left[left["id"].isin(found.new)],
        revised=found.revised[found.revised["id"].isin(left["id"])],
        withdrawn=match(found.withdrawn[reader.lang]),
        reader=reader,
        edition=edition,
    )


def days(edition: Edition) -> dict[str, str]:
    """The day on which each version was published, up to this edition, the oldest first."""
    found = edition.once("days of versions", lambda: versions.created(edition.now or edition))
    listed = list(found)
    return {one: found[one] for one in listed[: listed.index(edition.package.version) + 1]}


def resolved(edition: Edition, asked: str) -> str | None:
    """The version that is meant by a version, or by a day on which it was the latest; None where there was none."""
    known = days(edition)
    if not DAY.fullmatch(asked):
        return asked if asked in known else None
    return next((version for version, day in reversed(known.items()) if day <= asked), None)


def compared(edition: Edition) -> tuple[str, ...]:
    """The versions with which an edition can be compared: those that are kept whole."""
    return versions.kept(edition.now or edition)


def before(edition: Edition) -> str | None:
    """The version before this one; None where it is the first."""
    known = list(days(edition))
    return known[-2] if len(known) > 1 else None


def name(edition: Edition, version: str, reader: Reader) -> str:
    """A version with its day, to stand within a sentence."""
    day = days(edition).get(version, "")
    said = reader.text("version {version}", version=version)
    return f"{said} ({reader.period(day)})" if day else said


def versions_named(edition: Edition, reader: Reader) -> str:
    """All versions that were published, in an enumeration."""
    return reader.join(list(release.versions(edition)))
