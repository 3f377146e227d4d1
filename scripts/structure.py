"""Counts what the structure promises, of this checkout and of another revision beside it: `make structure SINCE=v1`.

Files and lines of src/dashboard, room by room; rings of modules that import each other, imports for type checking
included; names of Streamlit's internals that are imported, in the room that may know Streamlit and outside it; and the
rooms that write what a chart says: its categories, series and points, with their order, keys and emphasis.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "dashboard"
INTERNAL = (
    "streamlit.proto", "streamlit.runtime", "streamlit.web", "streamlit.navigation", "streamlit.delta_generator",
    "streamlit.elements", "streamlit.components.v2.", "streamlit.file_util", "streamlit.config",
)  # fmt: skip
"""What Streamlit documents nowhere as its interface."""

PARTS = ("ChartSpec", "Category", "Series", "Point")
"""What a chart's specification is made of."""


def modules(source: Path) -> dict[str, ast.Module]:
    """Every module below `source`, parsed, by its dotted name."""
    found = {}
    for path in sorted(source.rglob("*.py")):
        parts = path.relative_to(source.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = ast.parse(path.read_text("utf-8"))
    return found


def imported(name: str, tree: ast.Module, packages: set[str]) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it they stand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                own = name.split(".") if name in packages else name.split(".")[:-1]
                own = own[: len(own) - node.level + 1]
                base = ".".join([*own, base] if base else own)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def graph(trees: Mapping[str, ast.Module], packages: set[str]) -> dict[str, set[str]]:
    """Which of our modules each module imports."""
    found: dict[str, set[str]] = {}
    for name, tree in trees.items():
        found[name] = set()
        for wanted in imported(name, tree, packages):
            target = wanted if wanted in trees else wanted.rpartition(".")[0]
            if target in trees and target != name:
                found[name].add(target)
    return found


def makers(trees: Mapping[str, ast.Module], packages: set[str]) -> set[str]:
    """The rooms in which a part of a chart's specification is made."""
    found = set()
    for name, tree in trees.items():
        known = {
            each.rpartition(".")[2]
            for each in imported(name, tree, packages)
            if each.startswith(f"{PACKAGE}.charts.") and each.rpartition(".")[2] in PARTS
        }
        called = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        if called & known:
            found.add(name.split(".")[1])
    return found


def by_room(source: Path) -> dict[str, int]:
    """Lines of Python in each room."""
    rooms = sorted(path for path in source.iterdir() if (path / "__init__.py").exists())
    return {
        room.name: sum(len(path.read_text("utf-8").splitlines()) for path in room.rglob("*.py"))
        for room in rooms
    }


def rings(edges: Mapping[str, set[str]]) -> list[list[str]]:
    """The sets of modules of which each reaches each other (strongly connected, more than one), by Tarjan's algorithm."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        number[name] = low[name] = len(number)
        stack.append(name)
        for other in sorted(edges[name]):
            if other not in number:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], number[other])
        if low[name] == number[name]:
            ring = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(ring) > 1:
                found.append(sorted(ring))

    for name in edges:
        if name not in number:
            visit(name)
    return sorted(found, key=len, reverse=True)


def measured(root: Path) -> dict[str, str]:
    """What is counted of one checkout, in words."""
    source = root / "src" / PACKAGE
    trees = modules(source)
    packages = {
        ".".join(path.parent.relative_to(source.parent).parts) for path in source.rglob("__init__.py")
    }
    # A package's own file is its table of contents: it imports its modules, and they import through it.
    edges = graph({name: tree for name, tree in trees.items() if name not in packages}, packages)
    circles = rings(edges)
    lines = sum(by_room(source).values())
    inside, outside = [], []
    for name, tree in trees.items():
        used = [each for each in imported(name, tree, packages) if each.startswith(INTERNAL)]
        (inside if name.startswith(f"{PACKAGE}.ui") else outside).extend(used)
    return {
        "Python files in src/dashboard": str(len(trees)),
        "lines of Python in src/dashboard": f"{lines:,}",
        "rings": f"{len(circles)} ({', '.join(str(len(each)) for each in circles)} modules)"
        if circles
        else "0",
        "Streamlit internals imported in ui": str(len(inside)),
        "Streamlit internals imported elsewhere": str(len(outside)),
        "rooms that make a chart's specification": ", ".join(sorted(makers(trees, packages))) or "none",
        **{f"lines in {room}/": f"{count:,}" for room, count in by_room(source).items()},
    }


def main(since: str) -> None:
    """Prints the counts of this checkout, beside those of another revision where one is named."""
    now = measured(ROOT)
    before: Mapping[str, str] = {}
    if since:
        with tempfile.TemporaryDirectory(prefix="structure-") as name:
            tree = Path(name) / "tree"
            subprocess.run(
                ["git", "worktree", "add", "--quiet", "--detach", str(tree), since], cwd=ROOT, check=True
            )
            try:
                before = measured(tree)
            finally:
                subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)
    for what, value in now.items():
        print(f"{what}: {before.get(what, '-')} -> {value}" if before else f"{what}: {value}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
