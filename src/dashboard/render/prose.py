"""Figures in running text: the value with its unit, when, and a claim that reads as a sentence in either language.

What is measured most often (trade, nights, shares of markets) has a sentence of its own; everything else is quoted by
the name of its series, which is right in any language whatever its gender or number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.column import amounts
from dashboard.data import Package
from dashboard.locale import Reader, mark

Row = Mapping[str, Any]
NO_BREAK = "\u00a0"
MOST_DECIMALS = 3  # of a number scaled to millions or billions; with more digits it is written in full

# Names that take an article, or another form, within a sentence.
IN_PROSE = {
    "wld": mark("the rest of the world"), "usa": mark("the United States"), "gbr": mark("the United Kingdom"),
    "nld": mark("the Netherlands"), "are": mark("the United Arab Emirates"), "phl": mark("the Philippines"),
    "caf": mark("the Central African Republic"), "dom": mark("the Dominican Republic"),
    "bhs": mark("the Bahamas"), "mdv": mark("the Maldives"), "com": mark("the Comoros"), "syc": mark("the Seychelles"),
    "es-pv": mark("the Basque Country"), "neighbours": mark("the neighbouring countries"),
    "eu27": mark("the European Union (27)"), "eu28": mark("the European Union (28, with the United Kingdom)"),
    "non-residents": mark("abroad"),
}  # fmt: skip

# By indicator; of two sentences the second is for a fall. Only for figures without an item.
CLAIMS: dict[str, tuple[str, ...]] = {
    "goods-exports": (mark("{when} {whose} exported goods to {partner} worth {value}, transit included"),),
    "goods-imports": (mark("{when} {whose} imported goods from {partner} worth {value}, transit included"),),
    "goods-balance": (
        mark("{when} the goods trade balance of {whose} with {partner} was {value}, transit included"),
    ),
    "goods-exports-growth": (
        mark("{when} the goods exports of {whose} to {partner} rose by {value}, transit included"),
        mark("{when} the goods exports of {whose} to {partner} fell by {value}, transit included"),
    ),
    "goods-imports-growth": (
        mark("{when} the goods imports of {whose} from {partner} rose by {value}, transit included"),
        mark("{when} the goods imports of {whose} from {partner} fell by {value}, transit included"),
    ),
    "goods-exports-share": (
        mark("{when} {value} of the goods exports of {whose} went to {partner}, transit included"),
    ),
    "goods-imports-share": (
        mark("{when} {value} of the goods imports of {whose} came from {partner}, transit included"),
    ),
    "services-exports": (mark("{when} {whose} exported services to {partner} worth {value}"),),
    "services-imports": (mark("{when} {whose} imported services from {partner} worth {value}"),),
    "services-balance": (mark("{when} the services balance of {whose} with {partner} was {value}"),),
    "nights": (mark("{when} {guests} spent {value} in registered accommodation in {whose}"),),
    "nights-growth": (
        mark("{when} the number of nights that {guests} spent in registered accommodation in {whose} rose by {value}"),
        mark("{when} the number of nights that {guests} spent in registered accommodation in {whose} fell by {value}"),
    ),
}  # fmt: skip
WITHOUT_BRUSSELS = "tourism-statbel"  # the concept under which the Flemish Region counts without Brussels ...
TOGETHER = "nights-with-brussels"  # ... but in these indicators, which take the two together


def value(row: Row, reader: Reader, *, unsigned: bool = False) -> str:
    """The figure with every digit that it carries and its unit in words: `€18.12 bn`, `312,345 nights`."""
    number = abs(row["value"]) if unsigned else row["value"]
    if row["measure"] == "rank":
        return reader.text("place {number}", number=reader.exact(number))
    points = row["measure"] == "points"
    money = row["measure"] == "money"
    said = reader.amount(
        number,
        measure="ratio" if points else row["measure"],
        symbol=row["unit_symbol"] if money else "",
        decimals=int(row["decimals"]) if _computed(row) else MOST_DECIMALS,
        quantum=row["quantum"],
        short=_computed(row) or _short(number, row["quantum"]),
    )
    return _with_unit(said, row)


def column(rows: Sequence[Row], reader: Reader) -> list[str]:
    """These figures as they stand below each other, units in words: those of one unit have the same decimals."""
    plain = [
        {
            **row,
            "measure": "ratio" if row["measure"] == "points" else row["measure"],
            "unit_symbol": row["unit_symbol"] if row["measure"] == "money" else "",
        }
        for row in rows
    ]
    return [
        value(row, reader) if row["measure"] == "rank" else _with_unit(said, row)
        for row, said in zip(rows, amounts(plain, reader), strict=True)
    ]


def _with_unit(said: str, row: Row) -> str:
    if row["measure"] == "points":
        return f"{said}{NO_BREAK}{row['unit_said']}"
    if row["measure"] == "money":
        per = row["unit_name"].partition(" ")[2] if row["unit"].startswith("eur-") else ""
        return f"{said} {per}" if per else said
    counted = row["measure"] in ("count", "mass", "volume") and row["unit"] != "number"
    return f"{said}{NO_BREAK}{row['unit_said']}" if counted else said


def when(period: str, reader: Reader) -> str:
    """A period as a sentence begins with it: `In 2015`, `In the first half of 2016`, `On 31 December 2015`."""
    first, _, last = period.partition("/")
    if last:
        return reader.text("From {first} to {last}", first=reader.period(first), last=reader.period(last))
    said = reader.period(period)
    if "-S" in period:
        return reader.text("In the {half}", half=said)
    if "-Q" in period:
        return reader.text("In {quarter}", quarter=said)
    return (
        reader.text("On {day}", day=said)
        if period.count("-") == 2
        else reader.text("In {period}", period=said)
    )


def claim(row: Row, reader: Reader, package: Package) -> str:
    """What the figure says, as a sentence without its full stop."""
    messages = CLAIMS.get(row["indicator"], ())
    falls = len(messages) == 2 and row["value"] < 0
    if not messages or row["item"] or not _named(row, package) or (len(messages) == 2 and not row["value"]):
        return _by_name(row, reader)
    return reader.text(
        messages[falls],
        when=when(row["time_period"], reader),
        whose=_place(row, "ref_area", reader),
        partner=_place(row, "counterpart", reader),
        guests=_guests(row, reader),
        value=value(row, reader, unsigned=falls),
    )


def series_name(row: Row, reader: Reader) -> str:
    """Indicator and item: `Goods exports: Pharmaceuticals`."""
    name = row["indicator_name"]
    return reader.text("{what}: {item}", what=name, item=row["item_name"]) if row["item_name"] else name


def _by_name(row: Row, reader: Reader) -> str:
    fields = {
        "when": when(row["time_period"], reader),
        "name": series_name(row, reader),
        "whose": _place(row, "ref_area", reader),
        "value": value(row, reader),
    }
    if row["counterpart"] == "wld":
        return reader.text("{when} “{name}” came to {value} for {whose}", **fields)
    return reader.text(
        "{when} “{name}” came to {value} for {whose} (partner: {partner})",
        partner=row["counterpart_name"],
        **fields,
    )


def _named(row: Row, package: Package) -> bool:
    """Whether the names of both regions are known to stand well in a sentence: groups are called in many ways."""
    kinds = package.links("regions", "id", "kind")
    return all(
        row[column] in IN_PROSE or kinds.get(row[column]) in (("country",), ("subdivision",))
        for column in ("ref_area", "counterpart")
    )


def _place(row: Row, column: str, reader: Reader) -> str:
    code = row[column]
    if column == "ref_area":
        apart = row["concept"] == WITHOUT_BRUSSELS and not row["indicator"].startswith(TOGETHER)
        if code == "be-vlg" and apart:
            return reader.text("Flanders without Brussels")
        if code == "wld":
            return reader.text("the world")
    return reader.text(IN_PROSE[code]) if code in IN_PROSE else row[f"{column}_name"]


def _guests(row: Row, reader: Reader) -> str:
    if row["counterpart"] == "wld":
        return reader.text("all guests together")
    return reader.text("guests from {place}", place=_place(row, "counterpart", reader))


def _computed(row: Row) -> bool:
    """Whether the digits are those of a quotient or a product: as many as charts show say enough."""
    return row["derived"] and row["operation"] not in ("sum", "difference")


def _short(number: float, quantum: float) -> bool:
    """Whether scaling to millions or billions loses none of the digits that the figure carries."""
    factor = 1e9 if abs(number) >= 1e9 else 1e6 if abs(number) >= 1e6 else 1
    return quantum == 0 or factor == 1 or quantum / factor >= 10**-MOST_DECIMALS * 0.999
