"""What can be wrong with the shapes that maps are drawn with."""

from __future__ import annotations

from collections.abc import Iterable

from .problem import Problem, nearest, shown

RULE = "geometry"
AGAIN = "put it back, or make it anew: `make geometry`."


def no_shapes(file: str) -> Problem:
    """A file of shapes is not there."""
    return Problem(file, 0, "", RULE, "the file is missing, and maps are drawn with it", AGAIN)


def no_collection(file: str) -> Problem:
    """A file of shapes that is JSON and no GeoJSON."""
    return Problem(file, 0, "", RULE, "it is no FeatureCollection with features", AGAIN)


def shape_of_nothing(file: str, number: int, code: str, known: Iterable[str]) -> Problem:
    """A shape whose id is no region's."""
    near = nearest(code, known)
    meant = f", such as {' or '.join(near)}" if near else ""
    message = f"feature {number} has the id {shown(code)}, which no region has"
    return Problem(
        file, 0, "", RULE, message, f"use a code of regions{meant}, or take the feature out of the file."
    )


def two_shapes(file: str, number: int, code: str) -> Problem:
    """A second shape of one region."""
    message = f"feature {number} is a second shape of {shown(code)}"
    return Problem(file, 0, "", RULE, message, "keep one, or make both one MultiPolygon.")


def broken_shape(file: str, number: int, code: str, reason: str) -> Problem:
    """A shape that cannot be drawn."""
    return Problem(file, 0, "", RULE, f"feature {number}, {shown(code)}: {reason}", AGAIN)
