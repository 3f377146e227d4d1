"""Looks in a drawn page for words that are cut, and for letters of charts that would be too faint on paper."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""What WCAG 1.4.12 lets readers set."""

# Cut by design: what only screen readers are told, a filter's names to be found by, and cells that a switch opens.
_MEANT = """.unseen, .rows table.figures, [data-testid="stMultiSelectTagsContainer"], script, style, noscript, textarea,
  .modebar"""

# A piece of text is cut where a box around it hides what reaches over its edge, or where it reaches out of its button.
# What scrolls can be reached; outside of that nothing counts.
_CUT = """([meant]) => {
  const found = [];
  const hides = (how) => how === 'hidden' || how === 'clip';
  const scrolls = (how) => how === 'auto' || how === 'scroll';
  const walker = document.createTreeWalker(document.querySelector('.stApp'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const host = node.parentElement;
    const words = node.data.trim();
    const side = host.closest('[data-testid="stSidebar"]');
    if (side && side.getBoundingClientRect().right <= 0) continue; // slides in when it is asked for
    if (!words || host.closest(meant) || !host.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const pieces = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    for (let box = host; box && box !== document.body && pieces.length; box = box.parentElement) {
      const style = getComputedStyle(box);
      const { left, right, top, bottom } = box.getBoundingClientRect();
      if (right - left < 2 && bottom - top < 2) break; // shown when it is reached
      const edged = box.matches('button, [role="tab"]');
      const across = hides(style.overflowX) || edged;
      const down = hides(style.overflowY) || edged;
      const out = (piece) =>
        (across && (piece.left < left - 1.5 || piece.right > right + 1.5)) ||
        (down && (piece.top < top - 3 || piece.bottom > bottom + 3));
      if (style.display !== 'inline' && style.display !== 'contents' && pieces.some(out)) {
        found.push(`${words.slice(0, 60)} in ${box.tagName} ${box.getAttribute('class') ?? ''}`);
        break;
      }
      if (scrolls(style.overflowX) || scrolls(style.overflowY)) break;
    }
  }
  return found;
}"""

# Letters inside a bar are read against the bar, others against the white of the sheet.
_FAINT = r"""([least]) => {
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
  const light = (part) => ((part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const bright = ([red, green, blue]) => 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
  const white = [255, 255, 255];
  const on = (ground, element) => {
    const style = getComputedStyle(element);
    const [red, green, blue, alpha = 1] = parts(style.fill);
    const share = alpha * style.fillOpacity * style.opacity;
    return [red, green, blue].map((part, at) => part * share + ground[at] * (1 - share));
  };
  const found = [];
  for (const text of document.querySelectorAll('.main-svg text')) {
    if (!text.textContent.trim() || !text.getClientRects().length) continue;
    const turned = getComputedStyle(text.closest('.js-plotly-plot')).filter !== 'none';
    const bar = text.matches('.bartext-inside') && text.parentElement.querySelector('path');
    const ground = bar && !getComputedStyle(bar).fill.startsWith('url') ? on(white, bar) : white;
    for (const piece of [text, ...text.querySelectorAll('tspan')]) {
      const [dark, pale] = [bright(on(ground, piece)), bright(ground)].sort((one, other) => one - other);
      const contrast = (pale + 0.05) / (dark + 0.05);
      if (turned || contrast < least) found.push(`${contrast.toFixed(2)}: ${piece.textContent}`);
    }
  }
  return found;
}"""

LEAST = 4.5
"""The contrast that WCAG asks of letters."""


def cut(page: Page) -> list[str]:
    """The words on a page of which a part is hidden, each with what hides it."""
    return page.evaluate(_CUT, [_MEANT])


@contextmanager
def spaced(page: Page) -> Iterator[None]:
    """More room between letters, words, lines and paragraphs, as WCAG 1.4.12 lets readers set it."""
    sheet = page.add_style_tag(content=SPACING)
    yield
    sheet.evaluate("sheet => sheet.remove()")


def faint_on_paper(page: Page) -> list[str]:
    """The letters in charts that a print of this very page would have with too little contrast."""
    before = page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'")
    page.emulate_media(media="print", color_scheme=before)
    found = page.evaluate(_FAINT, [LEAST])
    page.emulate_media(media="screen", color_scheme=before)
    return found
