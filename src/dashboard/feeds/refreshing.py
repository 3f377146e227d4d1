"""Refreshes feeds: asks each provider, keeps the raw answer, maps it and writes a proposal. Published data is only read.

A feed that cannot be refreshed costs itself alone: it ends with a sentence and what to do, and the next one follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

from dashboard.data import Package
from dashboard.data.feeds import CodeLists, Feed, code_lists
from dashboard.feeds import papers, refusals
from dashboard.feeds.asking import Asker
from dashboard.feeds.kept import BY_HAND, Answer, Kept, answer_of
from dashboard.feeds.mapping import mapped
from dashboard.feeds.proposal import Held, proposed, sentence
from dashboard.feeds.providers import PROVIDERS, Provider, Question
from dashboard.feeds.refusals import Pending, Refused

SECONDS = 60
WAITS = (5.0, 10.0, 20.0, 30.0, 60.0, 60.0, 60.0)
"""Seconds between questions after an answer that is being made; then the run goes on without it."""


@dataclass(frozen=True)
class Outcome:
    """How a feed came out: a sentence, and the name of its proposal or ""."""

    feed: str
    sentence: str
    proposal: str = ""
    refused: bool = False


@dataclass(frozen=True)
class Given:
    """A file that a person gives in the place of an answer, and the release that it is of."""

    path: Path
    release: str


class Refresher:
    """Refreshes the feeds of one package. `bases` are addresses of providers in the place of their own."""

    def __init__(
        self,
        package: Package,
        folder: Path,
        kept: Kept,
        asker: Asker,
        say: Callable[[str], None],
        bases: Mapping[str, str] | None = None,
        *,
        again: bool = False,
    ) -> None:
        self._package, self._folder, self._kept, self._asker, self._say = package, folder, kept, asker, say
        self._bases, self._again = bases or {}, again
        self._lists: CodeLists = code_lists(package)
        self._walled: set[str] = set()

    def all(self, feeds: Iterable[Feed], given: Given | None = None) -> list[Outcome]:
        """How each feed came out, in order."""
        listed = list(feeds)
        found = []
        for number, feed in enumerate(listed, start=1):
            self._say(f"{number}/{len(listed)} {feed.id}")
            found.append(self.one(feed, given))
        return found

    def one(self, feed: Feed, given: Given | None = None) -> Outcome:
        """How one feed came out; raises nothing for what a provider does."""
        try:
            if given is None and feed.by_hand:
                return Outcome(
                    feed.id, "no service is declared; give its file by hand: FROM=path RELEASE=..."
                )
            if given is None and feed.provider in self._walled:
                return Outcome(feed.id, "not asked: the provider has just answered with a page for people.")
            answer = self._given(given) if given else self._asked(feed)
            return self._proposed(feed, answer, given.release if given else "")
        except Pending as waiting:
            return Outcome(feed.id, str(waiting), refused=True)
        except Refused as refused:
            return Outcome(feed.id, "refused: " + "\n    ".join(map(str, refused.problems)), refused=True)

    def _given(self, given: Given) -> Answer:
        try:
            return answer_of(given.path.read_bytes(), f"{BY_HAND}: {given.path.name}")
        except OSError as error:
            raise Refused(refusals.unreadable_file(str(given.path), error.strerror or str(error))) from error

    def _asked(self, feed: Feed) -> Answer:
        """The provider's answer: one that was asked for just now, the one that was being made, or a new one."""
        fresh = None if self._again else self._kept.fresh(feed.id)
        if fresh is not None:
            self._say(f"  asked at {fresh.asked} already")
            return fresh
        provider = PROVIDERS[feed.provider]
        base = self._bases.get(feed.provider, provider.base)
        pending = "" if self._again else self._kept.pending(feed.id)
        question = Question(pending) if pending else provider.question(feed, base)
        try:
            return self._answered(feed, provider, question, base)
        except Refused:
            self._kept.forget_pending(feed.id)
            raise

    def _answered(self, feed: Feed, provider: Provider, question: Question, base: str) -> Answer:
        self._say(f"  asking {question.address}")
        answer = self._asker.ask(question, provider.pause)
        waited = 0.0
        for wait in WAITS:
            later = provider.later(answer.content, base)
            if later is None:
                return answer
            self._kept.pend(feed.id, later.address)
            if later.address != question.address:
                self._say(f"  it is being made: {later.address}")
            question = later
            if not later.address.rpartition("/")[0].endswith("/data"):
                self._asker.wait(wait)
                waited += wait
            answer = self._asker.ask(question, provider.pause)
        if provider.later(answer.content, base) is None:
            return answer
        raise refusals.too_slow(question.address, round(waited / SECONDS, 1))

    def _proposed(self, feed: Feed, answer: Answer, release: str) -> Outcome:
        path = self._kept.keep(feed.id, answer)
        provider = PROVIDERS[feed.provider]
        try:
            delivery = provider.read(answer.content, answer.media_type, path.name, feed, self._lists)
        except Refused as refused:
            if provider.walled and any(each.rule == "HTML instead of data" for each in refused.problems):
                self._walled.add(feed.provider)
            raise
        found = mapped(delivery, feed, self._lists, path.name)
        if found.problems:
            raise Refused(*found.problems)
        stated = release or delivery.release or _modified(answer)
        if not stated:
            raise Refused(refusals.not_by_hand(feed.id))
        told = {"address": answer.address, "asked": answer.asked, "sha256": answer.sha256}
        proposal = proposed(
            feed, Held(feed, self._package, self._folder), found, told,
            delivered=len(delivery.cells), release=stated, structure=delivery.structure, file=path.name,
        )  # fmt: skip
        papers.write(proposal, self._kept.proposal(proposal.name), feed, self._package)
        said = f"{sentence(proposal)}. Look at {self._kept.proposal(proposal.name) / 'proposal.html'}"
        if proposal.doubts:
            said += "".join(f"\n    {doubt}" for doubt in proposal.doubts)
        return Outcome(feed.id, said, proposal.name)


def _modified(answer: Answer) -> str:
    """The day on which a live answer was last changed, or else asked for; "" for a file given by hand."""
    if not answer.live:
        return ""
    stated = next((v for name, v in answer.headers.items() if name.lower() == "last-modified"), "")
    try:
        return parsedate_to_datetime(stated).date().isoformat() if stated else answer.asked[:10]
    except ValueError:
        return answer.asked[:10]
