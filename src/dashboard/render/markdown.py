"""A page's HTML as Markdown, for programs that read text: headings, sentences, lists, tables and links, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import html as parser
from lxml.html import HtmlElement

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
BLOCKS = frozenset(
    [*HEADINGS, "p", "ul", "ol", "dl", "table", "div", "section", "article", "figure", "details", "summary", "main", "header"]
)  # fmt: skip
SILENT = frozenset(["script", "style", "form", "template", "svg"])
_SIGNS = re.compile(r"([\\`*_\[\]<>|])")


def markdown_of(page: str, address: str) -> str:
    """What stands in the main part of an HTML page, as Markdown. Links that are relative are so to `address`."""
    root = parser.document_fromstring(page)
    main = next(iter(root.xpath("//main")), root)
    said = [block for block in _blocks(main, address) if block.strip()]
    return "\n\n".join(said) + "\n"


def _blocks(node: HtmlElement, address: str) -> Iterator[str]:
    """The blocks in a node; what stands between two of them is a paragraph."""
    line: list[str] = [_escaped(node.text)]
    for child in node:
        if not isinstance(child.tag, str) or child.tag in SILENT or "skip" in child.get("class", "").split():
            pass
        elif child.tag in BLOCKS or child.xpath(
            "." + "|.".join(f"//{tag}" for tag in ("p", "table", "ul", "dl"))
        ):
            yield _tidy(line)
            line = []
            yield from _block(child, address)
        else:
            line.append(" " * (child.tag == "span") + _inline(child, address))
        line.append(_escaped(child.tail))
    yield _tidy(line)


def _block(node: HtmlElement, address: str) -> Iterator[str]:
    if node.tag in HEADINGS:
        yield f"{HEADINGS[node.tag]} {_tidy([_within(node, address)])}"
    elif node.tag in ("ul", "ol"):
        yield "\n".join(_items(node, address))
    elif node.tag == "dl":
        yield "\n".join(_terms(node, address))
    elif node.tag == "table":
        yield from _table(node, address)
    elif node.tag == "summary":
        yield f"**{_tidy([_within(node, address)])}**"
    else:
        yield from _blocks(node, address)


def _items(node: HtmlElement, address: str) -> Iterator[str]:
    for item in node.iterchildren("li"):
        said = [block for block in _blocks(item, address) if block]
        yield "- " + "\n".join(said).replace("\n", "\n  ")


def _terms(node: HtmlElement, address: str) -> Iterator[str]:
    for term in node.iter("dt", "dd"):
        said = " ".join(block for block in _blocks(term, address) if block)
        yield f"- **{said}**" if term.tag == "dt" else f"  {said}"


def _table(node: HtmlElement, address: str) -> Iterator[str]:
    rows = [
        [
            " ".join(block for block in _blocks(cell, address) if block).replace("\n", " ")
            for cell in row.iter("th", "td")
        ]
        for row in node.iter("tr")
    ]
    if rows:
        head, *rest = rows
        lines = [head, ["---"] * len(head), *rest]
        yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _within(node: HtmlElement, address: str) -> str:
    said = _escaped(node.text)
    for child in node:
        within = _inline(child, address)
        # What a style sheet sets apart stands without a space between in the page.
        apart = " " if said[-1:].isalnum() and within[:1].isalnum() and child.tag == "span" else ""
        said += apart + within + _escaped(child.tail)
    return said


def _inline(node: HtmlElement, address: str) -> str:
    if not isinstance(node.tag, str) or node.tag in SILENT:
        return ""
    said = _within(node, address)
    if node.tag == "a" and node.get("href") and said.strip():
        return f"[{said.strip()}]({urljoin(address, node.get('href'))})"
    if node.tag == "img":
        return f"*{_escaped(node.get('alt'))}*" if node.get("alt") else ""
    if node.tag in ("b", "strong") and said.strip():
        return f"**{said.strip()}**"
    return "\n" if node.tag == "br" else said


def _escaped(text: str | None) -> str:
    return _SIGNS.sub(r"\\\1", text or "")


def _tidy(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
