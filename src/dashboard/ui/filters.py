"""The filters in the sidebar, the same on every page. They project the address and write to it; they hold no state."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar

import streamlit as st

from dashboard.content import Outline, Page, PageContent, facets, release
from dashboard.content.titles import chosen_names
from dashboard.data import Package, search
from dashboard.data.regions import other_codes, other_names
from dashboard.locale import Reader
from dashboard.ui import contents, session
from dashboard.ui.internals import DeltaGenerator
from dashboard.ui.projected import project, said
from dashboard.view import ends_of, query, span

SHORTEST_WITHIN = 5
"""Shorter names stand within others by chance."""

_room: ContextVar[DeltaGenerator] = ContextVar("room for the filters")

UNSEEN = "\n"
"""What follows this in a choice of a list is not seen (style.css) nor heard (access.js): one is only found by it."""


def make_room() -> None:
    """Keeps a place for the filters where Streamlit is now, until the page is there that they belong to."""
    _room.set(st.container(key="filters", gap="small"))


def draw_filters(page: Page, outline: Outline) -> None:
    """Theme, region and year, each choice with what stands behind it on this page as the other filters leave it."""
    room = _room.get(None)
    if room is None:  # in a frame of another site, where nothing stands beside the page
        return
    with room:
        for name, chosen in (("theme", page.view.themes), ("region", page.view.regions)):
            _multiselect(page, name, chosen)
        if outline.subject(page.package) != "":
            _years(page)


def _options(page: Page, name: str) -> tuple[list[str], dict[str, str]]:
    """The codes of a dimension for which there are figures or facts somewhere, groups before countries and each by name,
    but groups that are called by countries after these; and what each is called.
    """
    edition, reader = page.edition, page.reader
    table = edition.package.table(f"{name}s").set_index("id")
    names = table[f"name_{reader.lang}"].to_dict()
    everywhere = Counter(release.counts(edition, None, name))
    everywhere.update(release.fact_counts(edition, (), name))
    rank = {"world": 0, "group": 1, "country": 2, "subdivision": 3}
    sort = table["kind"].map(rank).fillna(0).to_dict() if "kind" in table else {}
    within, found_by = _also_found_by(edition.package, reader, name, names)

    def place(code: str) -> tuple[bool, int, str]:
        kind = sort.get(code, 0)
        return code in within and kind <= rank["group"], kind, search.fold(names[code])

    codes = [code for code in sorted(names, key=place) if everywhere[code]]
    return codes, {code: f"{names[code]} ({{n}}){UNSEEN}{found_by[code]}" for code in names}


def _also_found_by(
    package: Package, reader: Reader, name: str, names: Mapping[str, str]
) -> tuple[frozenset[str], dict[str, str]]:
    """The codes whose names hold that of another, and what else than its name finds each: the name without accents and
    in other languages, its other names in this one, its codes. What holds the name of another finds nothing, or Suriname
    would come with the Netherlands.
    """
    tables = [package.names(f"{name}s", lang) for lang in package.languages]
    regions = name == "region"
    called = other_names(package, [reader.lang]) if regions else {}
    short = other_codes(package) if regions else {}
    plain = {code: search.fold(own) for code, own in names.items()}
    held = {code: own for code, own in plain.items() if len(own) >= SHORTEST_WITHIN}

    def holds(code: str, said: str) -> bool:
        return any(own in said and other != code for other, own in held.items())

    found = {}
    for code, own in names.items():
        others = [word for each in called.get(code, ()) if not holds(code, word := search.fold(each))]
        every = [plain[code], *(search.fold(each[code]) for each in tables), *others]
        every += [search.fold(each) for each in short.get(code, ())]
        found[code] = " · ".join(word for word in dict.fromkeys(every) if word != own.casefold())
    return frozenset(code for code, said in plain.items() if holds(code, said)), found


def _multiselect(page: Page, name: str, chosen: Sequence[str]) -> None:
    key, reader = f"filter-{name}", page.reader
    usable, called = page.edition.once(("filter", name, reader.lang), lambda: _options(page, name))
    behind = facets.behind(page, name)
    options = [*usable, *(code for code in chosen if code not in usable)]
    labels = {code: called[code].replace("{n}", reader.number(behind.get(code, 0)), 1) for code in options}
    titles = {"theme": reader.text("Theme"), "region": reader.text("Region or country")}
    everything = {"theme": reader.text("All themes"), "region": reader.text("All regions")}
    project(key, list(chosen), labels)
    st.multiselect(
        titles[name],
        options,
        format_func=labels.__getitem__,
        key=key,
        placeholder=everything[name],
        on_change=lambda: session.change(**{name: said(key, labels)}),
        filter_mode="contains",
        select_all=False,
    )


def _years(page: Page) -> None:
    """One year, and below it, once there is one, the year up to which a span runs."""
    reader = page.reader
    first, last = ends_of(page.view.year) if page.view.year else (None, None)
    behind = facets.behind(page, "year")
    known = sorted({*release.vocabulary(page.edition).years, *filter(None, (first, last))}, reverse=True)

    def change(first: str | None, last: str | None) -> None:
        session.change(year=[span(first, last if last and last > first else first)] if first else [])

    def draw(key: str, label: str, chosen: str | None, none: str, years: list[str], to: Callable) -> None:
        labels = {year: f"{year} ({reader.number(behind.get(year, 0))})" for year in years}
        project(key, chosen, labels)
        st.selectbox(
            label,
            years,
            index=None,
            format_func=labels.__getitem__,
            key=key,
            placeholder=none,
            on_change=lambda: to(next(iter(said(key, labels)), None)),
        )

    there = [year for year in known if behind.get(year) or year == first]
    draw(
        "filter-year",
        reader.text("Year"),
        first,
        reader.text("All years"),
        there,
        lambda year: change(year, last),
    )
    if first:
        later = [year for year in known if year > first and (behind.get(year) or year == last)]
        until, none = (last if last != first else None), reader.text("That year alone")
        draw(
            "filter-until",
            reader.text("Up to and including"),
            until,
            none,
            later,
            lambda year: change(first, year),
        )


def clear() -> None:
    """Takes all filters out of the address."""
    session.change(theme=[], region=[], year=[])


def chips(content: PageContent, *, dossier: bool = True) -> None:
    """One line under the title: what is filtered, how many figures that leaves, and the way back; with the way to the
    dossier of the partners and themes that are chosen, unless this is it.
    """
    page = content.page
    view, reader = page.view, page.reader
    if not view.filtered:
        st.caption(content.count)
        return
    chosen = chosen_names(reader, view, page.package)
    with st.container(horizontal=True, vertical_alignment="center", key="chips"):
        st.markdown(f"**{content.count}**")
        st.button(reader.text("Clear filters"), key="clear-filters", on_click=clear, type="tertiary")
        if dossier and chosen and contents.listed("dossier"):
            st.page_link(
                contents.entry("dossier").file,
                label=reader.text("Dossier: {name}", name=" · ".join(chosen)),
                icon=contents.entry("dossier").icon,
                query_params=query(view.elsewhere("dossier")),
            )
