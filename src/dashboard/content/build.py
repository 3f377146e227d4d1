"""Asks a page what it shows in a view, for whoever wants to know: the screen, the first paint, plain pages, previews,
briefs, files, measurements. The same view of the same data is built once, whoever asks first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from urllib.parse import urlencode

import pandas as pd

from dashboard.content import blocks, elsewhere, links, openings, peers, release, titles
from dashboard.content.blocks import Block, FactsCard, FigureCard, Fragment, Headline, LeftOut, OnePagerCard
from dashboard.content.cache import ViewCache, ViewMemory, views
from dashboard.content.outline import Outline, site
from dashboard.content.page import Page
from dashboard.content.remaining import add_remaining
from dashboard.content.site import Site
from dashboard.data.store import Edition
from dashboard.locale import mark, reader_for, today
from dashboard.render.card import Card, FactCard
from dashboard.view import Remark, View, parse, query

Parameters = Mapping[str, Sequence[str]]

CONTENT = "content"
CARDS = (FigureCard, FactsCard, OnePagerCard)

CHECK = "check"
"""The page that says what one can truly say of a view."""

MOST_PROBLEMS = 20
"""A reader is told this many; `make check-data` tells them all."""


@dataclass(frozen=True)
class PageContent:
    """What a page shows in a view. Shared by all who see that view: never alter it.

    `page` is what it was built with. `count` says how many figures are in view ("" where the page says so itself),
    `problems` what is wrong with the data that the page needs, and `remarks` what this very address asked for in vain.
    """

    page: Page
    title: str
    heading: str
    lede: str
    warning: str
    count: str
    problems: tuple[str, ...]
    blocks: tuple[Block, ...]
    usable: bool = True
    remarks: Fragment | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Block]:
        """All blocks in the order in which they stand, those that hold others before what they hold."""
        return _walk(self.blocks)

    @property
    def broken(self) -> str:
        """That some figures cannot be shown; "" where nothing is wrong."""
        t = self.page.text
        said = t("Some figures cannot be shown, because the data has an error. All other figures are shown.")
        return said if self.problems else ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """The titles of charts that the filters have taken away."""
        return next((block.titles for block in self.walk() if isinstance(block, LeftOut)), ())

    @property
    def headlines(self) -> list[Headline]:
        """The headline numbers."""
        return [block for block in self.walk() if isinstance(block, Headline)]

    @property
    def cards(self) -> list[Card | FactCard]:
        """The cards as data, to be taken away."""
        return [block.card for block in self.walk() if isinstance(block, CARDS)]

    def block(self, key: str) -> FigureCard | FactsCard | OnePagerCard | None:
        """The card with this key, or what took its place, if the view has it."""
        key = self.renamed.get(key, key)
        cards = (block for block in self.walk() if isinstance(block, CARDS))
        return next((block for block in cards if block.key == key), None)

    def card(self, key: str) -> Card | FactCard | None:
        """The same as data."""
        found = self.block(key)
        return found.card if found else None


def content_of(
    outline: Outline,
    edition: Edition,
    asked: Parameters,
    *,
    lang: str,
    scheme: str = "light",
    pages: Site | None = None,
    cache: ViewCache = views,
) -> PageContent:
    """What a page shows for these parameters of an address, in a language and for a colour scheme.

    `pages` are all there are, by default those of app.py; `cache` is where what is worked out is kept. A page
    of which the filters leave nothing, or whose data is broken, has content too: it says so.
    """
    view, remarks, memory = _view(outline, edition, asked, lang=lang, scheme=scheme, cache=cache)
    unfiltered = cache.of(edition.revision, outline.slug, lang)

    def make() -> PageContent:
        known, site_ = (memory, unfiltered), pages or site()
        return _built(outline, edition, view, lang=lang, scheme=scheme, pages=site_, known=known)

    built = memory.once(CONTENT, make)
    return replace(built, remarks=links.remarks_of(built.page, remarks, view.version, asked))


def known_content(
    outline: Outline, edition: Edition, asked: Parameters, *, lang: str, scheme: str = "light"
) -> PageContent | None:
    """As `content_of`, where the page was built already; None where it was not."""
    view, remarks, memory = _view(outline, edition, asked, lang=lang, scheme=scheme, cache=views)
    built = memory.known(CONTENT)
    if not isinstance(built, PageContent):
        return None
    return replace(built, remarks=links.remarks_of(built.page, remarks, view.version, asked))


def _view(
    outline: Outline, edition: Edition, asked: Parameters, *, lang: str, scheme: str, cache: ViewCache
) -> tuple[View, tuple[Remark, ...], ViewMemory]:
    """The view that is asked for, what is asked for in vain, and what is known of the view."""
    package = edition.package
    view, remarks = parse(
        asked,
        release.vocabulary(edition),
        page=outline.slug if outline.subject(package) else "",
        choices=tuple(outline.choices(package)),
        written=outline.written,
    )
    if view.written:
        return view, remarks, ViewMemory()  # what a reader has written is kept nowhere
    said = urlencode(query(view), doseq=True)
    if outline.versioned:
        said = f"{said}&v={view.version}"
    return view, remarks, cache.of(edition.revision, outline.slug, lang, scheme, said, today())


def _built(
    outline: Outline,
    edition: Edition,
    view: View,
    *,
    lang: str,
    scheme: str,
    pages: Site,
    known: tuple[ViewMemory, ViewMemory],
) -> PageContent:
    package, reader, slug = edition.package, reader_for(lang), outline.slug
    subject = outline.subject(package)
    memory, unfiltered = known
    figures = unfiltered.once("figures", lambda: _figures(edition, subject, lang))
    facts = unfiltered.once("facts", lambda: _facts(edition, outline, lang))
    page = Page(
        slug=slug, reader=reader, scheme=scheme, edition=edition, site=pages, view=view,
        figures=figures.copy(deep=False), facts=facts.copy(deep=False), known=memory, known_unfiltered=unfiltered,
        choices=tuple(outline.choices(package)), heading=reader.text(outline.heading),
    )  # fmt: skip
    usable = not subject or package.usable(subject)
    if usable:
        _build(outline, page)
    return PageContent(
        page=page,
        title=titles.title_of(page),
        heading=page.heading,
        lede=reader.text(outline.lede) if outline.lede else "",
        warning=reader.text(outline.warning) if outline.warning else "",
        count=_count(page, len(figures) + len(facts), facts=bool(_tables(edition, outline, lang)))
        if usable and outline.summary and not outline.words
        else "",
        problems=_problems(page, subject, (*_tables(edition, outline, lang), *outline.joins)),
        blocks=page.said,
        usable=usable,
        renamed=outline.renamed,
    )


def _build(outline: Outline, page: Page) -> None:
    if outline.words:
        outline.build(page)
        return
    if page.view.figure and (figure := page.observation(page.view.figure)):
        page.add(blocks.AskedFigure(figure))
    if not left(page) and not outline.whole:
        known = elsewhere.offer(page)
        if not (known and page.compares):
            return
    if outline.subject(page.package):
        openings.add_openings(page)
    outline.build(page)
    page.close()
    if outline.subject(page.package):
        add_remaining(page)
    if page.left_out:
        page.begin(None)
        page.add(LeftOut.of(page.left_out, page.reader))
    if outline.subject(page.package) and (beside := peers.link_from(page)):
        page.add(beside)
    if outline.subject(page.package) and page.site.listed(CHECK):
        said = {**query(page.view.elsewhere(CHECK)), "of": [page.slug]}
        page.add(
            blocks.PageLink(
                CHECK, page.text("What one can truly say of this view"), said, page.site.entry(CHECK).icon
            )
        )


def left(page: Page) -> int:
    """How many of the page's figures and facts the filters leave."""
    return page.once("left", lambda: page.figures_left() + len(page.facts_left()))


def _count(page: Page, every: int, *, facts: bool) -> str:
    """How many figures (or entries, with facts) the filters leave of how many."""
    reader = page.reader
    if not page.view.filtered:
        if facts:
            return reader.plural("{n} entry on this page.", "{n} entries on this page.", every)
        return reader.plural("{n} figure on this page.", "{n} figures on this page.", every)
    return reader.text(
        mark("{filters}: {some} of {all} entries.") if facts else mark("{filters}: {some} of {all} figures."),
        filters=titles.in_words(reader, page.view, page.package),
        some=reader.number(left(page)),
        all=reader.number(every),
    )


def _figures(edition: Edition, subject: str | None, lang: str) -> pd.DataFrame:
    figures = edition.figures(lang).copy(deep=False)
    return figures if subject is None else figures[figures["subject"] == subject]


def _facts(edition: Edition, outline: Outline, lang: str) -> pd.DataFrame:
    tables = _tables(edition, outline, lang)
    found = release.facts(edition, lang, tables, outline.kinds)
    return found if tables else found.head(0)


def _tables(edition: Edition, outline: Outline, lang: str) -> tuple[str, ...]:
    """The tables of facts that a page shows; a whole page shows all."""
    if outline.whole:
        return tuple(release.facts(edition, lang)["table"].unique())
    return tuple(outline.tables)


def _problems(page: Page, subject: str | None, tables: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with the data that a page needs: with its subject, and with these tables of facts.

    A page of all subjects (`subject` None) needs all of it.
    """
    package = page.package
    problems = package.problems
    if subject is not None:
        of_tables = (problem for problem in package.problems if PurePath(problem.file).stem in tables)
        problems = (*package.problems_of(subject), *of_tables)
    return tuple(list(dict.fromkeys(map(str, problems)))[:MOST_PROBLEMS])


def _walk(found: Sequence[Block]) -> Iterator[Block]:
    for block in found:
        yield block
        yield from _walk(getattr(block, "members", ()))
