"""What a section has no figures of about the chosen partner, to be said in the section itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import pandas as pd

from dashboard.content.selections import WORLD
from dashboard.data import Package, home
from dashboard.locale import Reader, mark, mid_sentence

ALL_FOREIGN = "non-residents"
"""All guests from abroad, who are nobody's."""


@dataclass
class Lacking:
    """What the present section lacks: whole sentences, and indicators; and the indicators that the page told of already."""

    sentences: list[str] = field(default_factory=list)
    indicators: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)

    def add(self, indicators: Collection[str]) -> None:
        """There are no figures of these."""
        self.indicators += [code for code in indicators if code not in self.told]
        self.told.update(indicators)

    def said(self, partner: str, package: Package, reader: Reader) -> list[str]:
        """All of it in the reader's words, about a partner; it is told then."""
        sentences = self.sentences
        if self.indicators:
            names = package.names("indicators", reader.lang)
            what = "; ".join(mid_sentence(names[code]) for code in self.indicators)
            message = mark("No figures about {partner} of: {what}.")
            named = package.in_sentence(partner, reader.lang)
            sentences = [*sentences, reader.text(message, partner=named, what=what)]
        self.sentences, self.indicators = [], []
        return sentences


def of_partners(figures: pd.DataFrame, package: Package) -> bool:
    """Whether any of the figures is about a partner; of none at all it was a partner's that were asked for."""
    nobody = home(package) | {WORLD, ALL_FOREIGN}
    return figures.empty or not nobody.issuperset(figures["counterpart"])
