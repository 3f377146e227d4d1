"""What a descriptor says, as small objects: the files of a package, their columns, and what points at what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .languages import FIRST

OBSERVATIONS = "observations/"


@dataclass(frozen=True)
class Field:
    """One column: its type and what its cells must satisfy."""

    name: str
    type: str
    required: bool
    unique: bool
    pattern: str
    enum: tuple[str, ...]
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True)
class ForeignKey:
    """The column `field` holds values of the column `target_field` of the table `target`."""

    field: str
    target: str
    target_field: str


@dataclass(frozen=True)
class Resource:
    """One file of the package. `fields` is empty where the file is no table (geometry).

    `subject` is what its observations are about, "" of a file without any. Several files may hold those of one subject.
    """

    name: str
    path: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    needs: tuple[str, ...] = ()
    subject: str = ""

    @property
    def columns(self) -> list[str]:
        """The names of the columns in order."""
        return [field.name for field in self.fields]


def subject_of(entry: Mapping[str, Any]) -> str:
    """The subject of a resource of the descriptor: what it says itself, else its name; "" where it holds no observations."""
    if not str(entry.get("path", "")).startswith(OBSERVATIONS):
        return ""
    return str(entry.get("subject") or entry.get("name", ""))


@dataclass(frozen=True)
class Descriptor:
    """What the package says of itself: its version, its resources in order, and the languages in which every label
    must be; `stated` is all of it, as JSON with the shared schemas filled in.
    """

    version: str
    resources: tuple[Resource, ...]
    languages: tuple[str, ...] = (FIRST,)
    stated: Mapping[str, Any] = field(default_factory=dict)
