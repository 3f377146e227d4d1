"""Pins: cards and figures that a reader keeps for a brief, each with the view it was seen in, in one short word.

`export-markets.markets~region.deu` is the card `markets` of `/export-markets` for Germany; `figure.<id>` one figure.
All signs that it is made of stand in an address as they are, so that twelve pins and more fit into a link.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FIGURE = "figure"
"""What stands in the place of the page in the pin of a single figure."""

MOST_PINS = 24
"""A brief holds no more; what a link asks for beyond that is named to the reader."""

LONGEST_NOTE = 160

LONGEST_PIN = 8000
"""Signs of a pin: those of a card that was seen with every region there is."""

_CODE = r"[a-z0-9]+(?:-[a-z0-9]+)*"
PIN = re.compile(rf"(?=.{{3,{LONGEST_PIN}}}$){_CODE}\.{_CODE}(?:~[a-z]+(?:-[a-z]+)*\.{_CODE})*", re.ASCII)
"""How a pin is written."""

NOTE = re.compile(rf"(?P<place>[1-9]\d?)\.(?P<text>[^\x00-\x1f\x7f-\x9f\u2028\u2029]{{1,{LONGEST_NOTE}}})")
"""How a reader's line on a pin is written: the pin's place in the brief, a full stop, the line."""


@dataclass(frozen=True)
class Pin:
    """A card of a page as seen with some parameters, or (`page` is `figure`) a single figure by its id."""

    page: str
    key: str
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __str__(self) -> str:
        """The word that stands in the address."""
        said = (f"~{name}.{value}" for name, values in self.asked.items() for value in values)
        return f"{self.page}.{self.key}{''.join(said)}"


def read_pin(written: str) -> Pin:
    """The pin that such a word means.

    Raises ValueError when it is not written as pins are; `parse` lets no such word through.
    """
    if PIN.fullmatch(written) is None:
        raise ValueError(
            f"{written!r} is no pin; write page.card or figure.id, then ~name.code for each parameter"
        )
    card, *said = written.split("~")
    page, _, key = card.partition(".")
    asked: dict[str, list[str]] = {}
    for each in said:
        name, _, value = each.partition(".")
        asked.setdefault(name, []).append(value)
    return Pin(page, key, asked)


def renamed(written: str, aliases: Mapping[str, str]) -> str:
    """The same pin with the present id of each figure that it names by an older one."""
    parts = (part.partition(".") for part in written.split("~"))
    return "~".join(
        name + dot + (aliases.get(code, code) if name == FIGURE else code) for name, dot, code in parts
    )


def notes_by_place(notes: Sequence[str]) -> dict[int, str]:
    """The lines of a brief by the place of their pin, from 1; the first line of a place counts."""
    found: dict[int, str] = {}
    for note in notes:
        read = NOTE.fullmatch(note)
        if read is not None:
            found.setdefault(int(read["place"]), cleaned(read["text"]))
    return {place: line for place, line in found.items() if line}


def cleaned(line: str) -> str:
    """A line without signs that cannot be shown: some of them are no text to other programs, and break their files."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in line).split())


def write_notes(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of pins in their order as they stand in an address; empty ones are left out."""
    lasting = map(cleaned, lines)
    return tuple(f"{place}.{line[:LONGEST_NOTE]}" for place, line in enumerate(lasting, start=1) if line)
