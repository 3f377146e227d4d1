"""What a part of a sentence measures: exports of services, nights, a deficit ..., from the words in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .claim import Quantity, Reason
from .pieces import Piece, Sentence

MONEY = ("eur", "usd", "other-money")
KNOWN = (
    "topic",
    "flow",
    "market",
    "item",
    "region",
    "matter",
    "harmless",
    "unit",
    "sign",
    "signed",
    "aspect",
    "change",
)
"""Kinds that a name of an indicator may be as well, and then is."""
COUNTS = {"projects": "fdi-projects", "jobs": "fdi-jobs"}


@dataclass(frozen=True)
class Topic:
    """A subject. `flow` is exports, imports or balance where goods or services may have to be told from elsewhere, `matter`
    which of them was said; `sign` is 1 for a surplus, -1 for a deficit; `indicator` one that was named in full.
    """

    code: str = ""
    flow: str = ""
    matter: str = ""
    sign: int = 0
    indicator: str = ""
    projects: bool = False
    trouble: Reason | None = None

    def or_else(self, other: Topic) -> Topic:
        """This topic, with what it leaves out taken from another part of the text."""
        if self.flow and not self.matter and (other.flow or other.matter) and other.matter:
            return replace(self, matter=other.matter, code=f"{other.matter}-{self.flow}")
        if self.matter and not self.flow and other.flow:
            return replace(self, flow=other.flow, code=f"{self.matter}-{other.flow}")
        if self.code or self.indicator:
            return self
        sign = self.sign or other.sign if not other.code.endswith("-balance") else self.sign
        return replace(other, sign=sign, trouble=self.trouble)

    def for_quantity(self, quantity: Quantity | None) -> str:
        """The code of the topic that a number can be of: of investment, money, projects or jobs."""
        unit = quantity.unit if quantity else ""
        if self.code != "fdi":
            return self.code
        if unit in COUNTS:
            return COUNTS[unit]
        if unit in MONEY or (quantity is not None and quantity.scaled):
            return "fdi-amount"
        return "fdi-projects" if self.projects else "fdi-amount"


NO_TOPIC = Topic()


def topic_of(sentence: Sentence, piece: Piece) -> Topic:
    """The topic that a part names; an empty one where it names none."""
    named = list(piece.codes("topic"))
    flows = piece.codes("flow")
    matters = piece.codes("matter")
    counted = {amount.quantity.unit for amount in piece.amounts}
    if "visitors" in named and ({"nights", "arrivals"} & set(named)):
        named.remove("visitors")
    if "trade" in named and (flows or len(named) > 1 or piece.has("sign", "signed", "market")):
        named.remove("trade")
    if len(named) > 1 and set(named) & counted:
        named = [one for one in named if one in counted]
    inside = {m.code("indicator") for m in piece.mentions if m.has("indicator") and not m.has(*KNOWN)}
    if inside:
        trouble = Reason.SEVERAL if len(inside) > 1 or flows else None
        return Topic(indicator=str(inside.pop()), trouble=trouble)
    signed = next(iter(piece.codes("signed")), "")
    if signed:
        matter, _, kind = signed.partition("-")
        return Topic(f"{matter}-balance", "balance", matter, 1 if kind == "surplus" else -1)
    sign = next(iter(piece.codes("sign")), "")
    if sign:
        said = matters[0] if matters else _matter(named)
        return Topic(f"{said or 'goods'}-balance", "balance", said, 1 if sign == "surplus" else -1)
    market = next(iter(piece.codes("market")), "")
    placed = any(amount.ordinal for amount in piece.amounts)
    if placed or (market and piece.has("superlative", "ordinal", "aspect", "top", "compare", "place")):
        return _ranked(piece, market, matters, named, flows)
    if len(named) == 1:
        matter, _, flow = named[0].rpartition("-")
        if flow in ("exports", "imports", "balance") and matter in ("goods", "services", "goods-services"):
            trouble = Reason.SEVERAL if set(flows) - {flow} else None
            return Topic(named[0], flow, matter, trouble=trouble)
        trouble = Reason.SEVERAL if flows and named[0] != "fdi" else None
        return Topic(named[0], projects=_projects(sentence, piece), trouble=trouble)
    if len(named) > 1:
        return Topic(named[0], trouble=Reason.SEVERAL)
    if flows:
        matter = matters[0] if matters else ""
        trouble = Reason.SEVERAL if len(flows) > 1 or len(matters) > 1 else None
        return Topic(f"{matter or 'goods'}-{flows[0]}", flows[0], matter, trouble=trouble)
    items = piece.codes("item")
    if any(item.startswith("network-") for item in items) and not piece.has("region"):
        people = any(item in ("network-diplomats", "network-abroad") for item in items)
        return Topic("network-staff" if people else "network-offices")
    if any(item in ("network-representations", "network-fit", "network-visitflanders") for item in items):
        return Topic("network-offices")
    if piece.has("tourism") and counted & {"persons", "jobs"}:
        return Topic("tourism-jobs")
    if piece.has("invest"):
        return Topic("fdi", projects=_projects(sentence, piece))
    if "projects" in counted:
        return Topic("fdi-projects")
    if matters:
        return Topic(matter=matters[0])
    return Topic()


def _ranked(
    piece: Piece, market: str, matters: tuple[str, ...], named: list[str], flows: tuple[str, ...]
) -> Topic:
    """The topic of a place among markets or suppliers."""
    touristic = {"nights", "arrivals", "visitors"} & set(named) or market == "tourism"
    if touristic or piece.has("tourism"):
        return Topic("tourism")
    if market and market not in ("goods-exports", "goods-imports"):
        matter, _, flow = market.partition("-")
        return Topic(market, flow, matter) if flow else Topic(market)
    flow = (
        market.partition("-")[2]
        or next(iter(flows), "")
        or next((one.rpartition("-")[2] for one in named), "")
    )
    matter = matters[0] if matters else _matter(named)
    if not flow:
        return Topic(named[0]) if named else Topic()
    return Topic(f"{matter or 'goods'}-{flow}", flow, matter or "goods")


def _matter(named: list[str]) -> str:
    return next(
        (
            one.rpartition("-")[0]
            for one in named
            if one.rpartition("-")[2] in ("exports", "imports", "balance")
        ),
        "",
    )


def _projects(sentence: Sentence, piece: Piece) -> bool:
    return any("project" in token.folded for token in sentence.tokens[piece.start : piece.end])
