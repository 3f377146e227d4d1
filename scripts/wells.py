"""Lists the empty room that rows of cards leave on every page, as a browser lays them out: `make wells`.

A **well** is empty room of more than DEEPEST pixels from top to bottom within what stands in a row, or a place of a row that
nothing stands in. Headline numbers side by side end together with their buttons; what they say above them may be long or
short. Each page is looked at in the widths of WIDTHS, without filters and with one partner.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import cycle

from playwright.sync_api import Page

from browsing import browsing, settled
from serving import PAGES, path_of, serving

DEEPEST = 48
"""Pixels: the gap between two paragraphs of a card or between two cards, half as much again."""

WIDTHS = (1440, 1920, 1100)
PARTNERS = ("usa", "deu", "jpn", "fra")
"""Partners of whom much, enough and little is known; pages take turns."""

# What is seen of a cell, from top to bottom: letters, charts, pictures, fields, and the edges of boxes with a border.
_WELLS = """(deepest) => {
  const found = [];
  const seen = (box) => box.width > 0 && box.height > 0;
  const drawn = '.live-chart, canvas, svg, img, button, input, textarea, iframe, summary, hr, [role="combobox"]';
  function bands(cell) {
    const all = [];
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || node.parentElement.closest('.unseen, .live-chart, style, script')) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (seen(box)) all.push([box.top, box.bottom]);
    }
    for (const element of cell.querySelectorAll(drawn)) {
      const box = element.getBoundingClientRect();
      if (seen(box) && !element.closest('.unseen')) all.push([box.top, box.bottom]);
    }
    for (const element of [cell, ...cell.querySelectorAll('div, section')]) {
      const { borderTopWidth, borderBottomWidth } = getComputedStyle(element);
      if (borderTopWidth === '0px' || borderBottomWidth === '0px') continue;
      const { top, bottom } = element.getBoundingClientRect();
      all.push([top, top + 1], [bottom - 1, bottom]);
    }
    return all.sort((one, other) => one[0] - other[0]);
  }
  const name = (cell) => {
    const card = cell.querySelector('[class*="st-key-card-"]');
    const key = card && [...card.classList].find((each) => each.startsWith('st-key-'));
    return key?.slice(7) ?? cell.querySelector('[id^="card-"]')?.id ?? cell.innerText.slice(0, 40).replaceAll('\\n', ' ');
  };
  for (const grid of document.querySelectorAll('[data-testid="stMain"] :is([data-testid="stGrid"], .lists > .pair)')) {
    const whole = grid.getBoundingClientRect();
    if (!seen(whole)) continue;
    const rows = new Map();
    for (const cell of grid.children) {
      const box = cell.getBoundingClientRect();
      if (!seen(box)) continue;
      const top = Math.round(box.top);
      if (!rows.has(top)) rows.set(top, []);
      rows.get(top).push([cell, box]);
    }
    const gap = parseFloat(getComputedStyle(grid).columnGap) || 0;
    const lower = Math.max(...[...rows.values()].flat().map(([, box]) => box.bottom));
    for (const cells of rows.values()) {
      const [, first] = cells[0];
      // A cell that reaches over several rows stands beside those as well.
      const beside = [...rows.values()].flat().filter(([, box]) => box.top < first.top - 1 && box.bottom > first.top + 1);
      const boxes = [...cells, ...beside].map(([, box]) => box);
      const taken = boxes.reduce((sum, box) => sum + box.width, 0) + gap * (boxes.length - 1);
      if (whole.width - taken > deepest) {
        found.push({ what: 'blank place', where: name(cells.at(-1)[0]), pixels: Math.round(whole.width - taken) });
      }
      const bottom = Math.max(...cells.map(([, box]) => box.bottom));
      for (const [cell, box] of cells) {
        if (cell.querySelector('[data-testid="stGrid"]') && !cell.querySelector('[class*="st-key-card-"]')) continue;
        // A tile ends with its button, and a row of tiles is as high as the one that says most.
        if (cell.querySelector('.tile-box > .evidence') && !cell.querySelector('[class*="st-key-card-"]')) continue;
        let end = box.top;
        let worst = 0;
        for (const [from, to] of [...bands(cell), [Math.min(bottom, lower), bottom]]) {
          worst = Math.max(worst, from - end);
          end = Math.max(end, to);
        }
        if (worst > deepest) found.push({ what: 'empty room', where: name(cell), pixels: Math.round(worst) });
      }
    }
  }
  return found;
}"""


def wells(page: Page, widths: Iterable[int] = WIDTHS) -> list[str]:
    """The wells of the open page, a line for each, in windows of these widths."""
    lines = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        lines += [
            f"{width}: {well['where']}: {well['what']} of {well['pixels']} pixels"
            for well in page.evaluate(_WELLS, DEEPEST)
        ]
    return lines


def views() -> Iterator[str]:
    """The address of every page, without filters and with a partner."""
    for slug, partner in zip(PAGES, cycle(PARTNERS), strict=False):
        yield path_of(slug)
        yield f"{path_of(slug)}?region={partner}"


def main() -> int:
    """Prints every well; returns 1 where there is one."""
    every = 0
    with serving() as server, browsing() as browser:
        page = browser.new_context(locale="en-GB").new_page()
        for address in sys.argv[1:] or views():
            page.goto(server.url + address)
            settled(page)
            found = wells(page)
            every += len(found)
            for line in found:
                print(f"{address} {line}", flush=True)
    print(f"{every} wells")
    return 1 if every else 0


if __name__ == "__main__":
    sys.exit(main())
