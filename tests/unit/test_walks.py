"""The two walks in docs/architecture.md lead through functions that there are, and come back to no room."""

import ast
import re
from itertools import groupby

import pytest

from serving import ROOT

SAID = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
HOP = re.compile(r"^(\d)\. `(src/dashboard/(\w+)/[\w/]+\.py)`: `(\w+)`", re.MULTILINE)
MOST = 8


def walks():
    """Each walk as its hops: number, file, room, function."""
    found = []
    for hop in HOP.findall(SAID):
        if hop[0] == "1":
            found.append([])
        found[-1].append(hop)
    return found


def test_there_are_two():
    assert [[int(hop[0]) for hop in walk] for walk in walks()] == [list(range(1, MOST + 1))] * 2


@pytest.mark.parametrize("walk", walks(), ids=["a code", "a row"])
def test_no_room_is_come_back_to_and_every_function_is_there(walk):
    rooms = [room for room, _ in groupby(hop[2] for hop in walk)]
    assert len(rooms) == len(set(rooms))
    lost = [
        f"{file}: {function}"
        for _, file, _, function in walk
        if function
        not in {
            node.name
            for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef)
        }
    ]
    assert lost == []
