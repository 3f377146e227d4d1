"""What a browser writes above a page, in its history and its bookmarks: which view this is, and whose."""

from __future__ import annotations

from dashboard.content.page import Page
from dashboard.data import Package
from dashboard.locale import Reader, mark
from dashboard.render.citation import in_one_line
from dashboard.view import View

NAME = mark("Flanders in the world")


def title_of(page: Page) -> str:
    """The title of a view: the figure that is asked for, else the page with what is chosen on it or with its filters."""
    figure = page.observation(page.view.figure or "")
    if figure:
        return in_one_line(figure, page.package, page.reader)
    said = page.chosen or in_words(page.reader, page.view, page.package)
    return f"{page.heading}: {said}" if said else page.heading


def of_view(title: str, reader: Reader) -> str:
    """The title of a view with the name of the dashboard, which the front page has for its title."""
    name = reader.text(NAME)
    return name if title == name else f"{title} – {name}"


MOST_NAMED = 20
"""Filters that are named in a line; of more it is said how many more there are."""


def in_words(reader: Reader, view: View, package: Package) -> str:
    """What the filters are set to, in a line that can be read; empty without any."""
    names = chosen_names(reader, view, package)
    if len(names) > MOST_NAMED:
        more = len(names) - MOST_NAMED + 1
        names = [*names[: MOST_NAMED - 1], reader.plural("{n} more", "{n} more", more)]
    return " · ".join([*names, *([years_in_words(reader, view.year)] if view.year else [])])


def years_in_words(reader: Reader, years: str) -> str:
    """A year, or a span of years, as it is read: `2015`, `2015–2024`."""
    return reader.period(years.replace("-", "/"))


def chosen_names(reader: Reader, view: View, package: Package) -> list[str]:
    """The themes and regions that are chosen, by name."""
    chosen = []
    for table, codes in (("themes", view.themes), ("regions", view.regions)):
        names = package.names(table, reader.lang)
        chosen += [names[code] for code in codes]
    return chosen
