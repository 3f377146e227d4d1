"""The filters in the sidebar, the same on every page. They project the address and write to it; they hold no state."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from dashboard.data import Package
from dashboard.locale import Reader, mark
from dashboard.ui import contents, memory, session
from dashboard.view import View, query


def draw_filters(
    reader: Reader, view: View, subject: str | None, tables: Collection[str] = (), kinds: Collection[str] = ()
) -> None:
    """Theme, region and year, each choice with the number of figures behind it on this page, and of facts of `tables`
    (only of some `kinds`, where any are named).

    `subject` None counts the figures of all subjects, "" none.
    """
    known = memory.of(session.stamp(), "filters", reader.lang, subject, tuple(tables), tuple(kinds))
    for name, chosen in (("theme", view.themes), ("region", view.regions)):
        labels, usable = known.once(name, lambda name=name: _options(reader, name, subject, tables, kinds))
        options = [code for code in labels if code in usable or code in chosen]
        _multiselect(reader, name, options, chosen, labels)
    if subject != "":
        _year(reader, view, subject, known)


def _options(
    reader: Reader, name: str, subject: str | None, tables: Collection[str], kinds: Collection[str]
) -> tuple[dict[str, str], frozenset[str]]:
    """What each code of a dimension is called in its list, groups before their members' kind and each by name; and the
    codes for which there are figures or facts somewhere.
    """
    table = session.package().table(f"{name}s").set_index("id")
    names = table[f"name_{reader.lang}"].to_dict()
    here = Counter(session.figure_counts(subject, name) if subject != "" else {})
    here.update(session.fact_counts(tables, name, kinds) if tables else {})
    everywhere = Counter(session.figure_counts(None, name)) + Counter(session.fact_counts((), name))
    rank = {"world": 0, "group": 1, "country": 2, "subdivision": 3}
    sort = table["kind"].map(rank).fillna(0).to_dict() if "kind" in table else {}
    codes = sorted(names, key=lambda code: (sort.get(code, 0), names[code].casefold()))
    return {code: f"{names[code]} ({reader.number(here[code])})" for code in codes}, frozenset(everywhere)


def _multiselect(
    reader: Reader, name: str, options: list[str], chosen: Sequence[str], labels: Mapping[str, str]
) -> None:
    key = f"filter-{name}"
    st.session_state[key] = list(chosen)
    titles = {"theme": reader.text("Theme"), "region": reader.text("Region or country")}
    everything = {"theme": reader.text("All themes"), "region": reader.text("All regions")}
    st.multiselect(
        titles[name],
        options,
        format_func=labels.__getitem__,
        key=key,
        placeholder=everything[name],
        on_change=lambda: session.change(**{name: st.session_state[key]}),
        select_all=False,
    )


def _year(reader: Reader, view: View, subject: str | None, known: memory.Memory) -> None:
    key = "filter-year"
    st.session_state[key] = view.year
    counts = session.year_counts(subject)
    years = session.vocabulary().years
    labels = known.once(
        "year", lambda: {year: f"{year} ({reader.number(counts.get(year, 0))})" for year in years}
    )
    options = [year for year in years if counts.get(year) or year == view.year]
    st.selectbox(
        reader.text("Year"),
        options,
        index=None,
        format_func=labels.__getitem__,
        key=key,
        placeholder=reader.text("All years"),
        on_change=lambda: session.change(year=[st.session_state[key]] if st.session_state[key] else []),
    )


def clear() -> None:
    """Takes all filters out of the address."""
    session.change(theme=[], region=[], year=[])


MOST_NAMED = 20
"""Filters that are named in a line; of more it is said how many more there are."""


def in_words(reader: Reader, view: View, package: Package) -> str:
    """What the filters are set to, in a line that can be read; empty without any."""
    names = _names(reader, view, package)
    if len(names) > MOST_NAMED:
        more = len(names) - MOST_NAMED + 1
        names = [*names[: MOST_NAMED - 1], reader.plural("{n} more", "{n} more", more)]
    return " · ".join([*names, *([view.year] if view.year else [])])


def _names(reader: Reader, view: View, package: Package) -> list[str]:
    chosen = []
    for table, codes in (("themes", view.themes), ("regions", view.regions)):
        names = package.names(table, reader.lang)
        chosen += [names[code] for code in codes]
    return chosen


def chips(
    reader: Reader, view: View, leaves: int, of: int, *, facts: bool = False, dossier: bool = True
) -> None:
    """One line under the title: what is filtered, how many figures that leaves, and the way back; with the way to the
    dossier of the partners and themes that are chosen, unless this is it.
    """
    if not view.filtered:
        if facts:
            st.caption(reader.plural("{n} entry on this page.", "{n} entries on this page.", of))
        else:
            st.caption(reader.plural("{n} figure on this page.", "{n} figures on this page.", of))
        return
    package = session.package()
    chosen = _names(reader, view, package)
    with st.container(horizontal=True, vertical_alignment="center", key="chips"):
        text = reader.text(
            mark("{filters}: {some} of {all} entries.")
            if facts
            else mark("{filters}: {some} of {all} figures."),
            filters=in_words(reader, view, package),
            some=reader.number(leaves),
            all=reader.number(of),
        )
        st.markdown(f"**{text}**")
        st.button(reader.text("Clear filters"), key="clear-filters", on_click=clear, type="tertiary")
        if dossier and chosen and contents.listed("dossier"):
            st.page_link(
                contents.entry("dossier").file,
                label=reader.text("Dossier: {name}", name=" · ".join(chosen)),
                icon=contents.entry("dossier").icon,
                query_params=query(view.elsewhere("dossier")),
            )
