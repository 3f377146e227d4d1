"""The filters in the sidebar, the same on every page. They project the address and write to it; they hold no state."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from dashboard.content import Outline, Page, PageContent, release
from dashboard.content.titles import chosen_names
from dashboard.data import Package, search
from dashboard.data.regions import other_codes, other_names
from dashboard.data.store import Edition
from dashboard.locale import Reader
from dashboard.ui import contents, session
from dashboard.ui.projected import project
from dashboard.view import query

SHORTEST_WITHIN = 5
"""Shorter names stand within others by chance."""

UNSEEN = "\n"
"""What follows this in a choice of a list is not seen (style.css) nor heard (access.js): one is only found by it."""


def draw_filters(page: Page, outline: Outline) -> None:
    """Theme, region and year, each choice with the number of figures behind it on this page, and of its facts."""
    reader, view, edition = page.reader, page.view, page.edition
    subject, kinds = outline.subject(page.package), outline.kinds
    tables = tuple(release.facts(edition, reader.lang)["table"].unique()) if outline.whole else outline.tables
    known = page.known_unfiltered
    for name, chosen in (("theme", view.themes), ("region", view.regions)):
        labels, usable = known.once(
            ("filter", name), lambda name=name: _options(edition, reader, name, subject, tables, kinds)
        )
        options = [code for code in labels if code in usable or code in chosen]
        _multiselect(reader, name, options, chosen, labels)
    if subject != "":
        _year(page, subject)


def _options(
    edition: Edition,
    reader: Reader,
    name: str,
    subject: str | None,
    tables: Collection[str],
    kinds: Collection[str],
) -> tuple[dict[str, str], frozenset[str]]:
    """What each code of a dimension is called in its list, groups before countries and each by name, but groups that
    are called by countries after these; and the codes for which there are figures or facts somewhere.
    """
    table = edition.package.table(f"{name}s").set_index("id")
    names = table[f"name_{reader.lang}"].to_dict()
    here = Counter(release.counts(edition, subject, name) if subject != "" else {})
    here.update(release.fact_counts(edition, tables, name, kinds) if tables else {})
    everywhere = Counter(release.counts(edition, None, name)) + Counter(
        release.fact_counts(edition, (), name)
    )
    rank = {"world": 0, "group": 1, "country": 2, "subdivision": 3}
    sort = table["kind"].map(rank).fillna(0).to_dict() if "kind" in table else {}
    within, found_by = edition.once(
        ("found by", name, reader.lang), lambda: _also_found_by(edition.package, reader, name, names)
    )

    def place(code: str) -> tuple[bool, int, str]:
        kind = sort.get(code, 0)
        return code in within and kind <= rank["group"], kind, search.fold(names[code])

    codes = sorted(names, key=place)
    labels = {code: f"{names[code]} ({reader.number(here[code])}){UNSEEN}{found_by[code]}" for code in codes}
    return labels, frozenset(everywhere)


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


def _multiselect(
    reader: Reader, name: str, options: list[str], chosen: Sequence[str], labels: Mapping[str, str]
) -> None:
    key = f"filter-{name}"
    project(key, list(chosen), [labels[code] for code in options])
    titles = {"theme": reader.text("Theme"), "region": reader.text("Region or country")}
    everything = {"theme": reader.text("All themes"), "region": reader.text("All regions")}
    st.multiselect(
        titles[name],
        options,
        format_func=labels.__getitem__,
        key=key,
        placeholder=everything[name],
        on_change=lambda: session.change(**{name: st.session_state[key]}),
        filter_mode="contains",
        select_all=False,
    )


def _year(page: Page, subject: str | None) -> None:
    key = "filter-year"
    reader, view, edition = page.reader, page.view, page.edition
    counts = release.year_counts(edition, subject)
    years = release.vocabulary(edition).years
    labels = page.known_unfiltered.once(
        ("filter", "year"),
        lambda: {year: f"{year} ({reader.number(counts.get(year, 0))})" for year in years},
    )
    options = [year for year in years if counts.get(year) or year == view.year]
    project(key, view.year, [labels[year] for year in options])
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
