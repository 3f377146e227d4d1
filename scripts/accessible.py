"""Asks axe-core what stands in the way of readers on a page, as it is drawn in a browser.

What axe cannot decide is a finding too. What docs/accessibility.md says was decided, or stays with its reason, is none.
"""

import re
from functools import cache

from playwright.sync_api import Page

from serving import ROOT

AXE = ROOT / "tests" / "browser" / "axe" / "axe.min.js"
DECIDED = ROOT / "docs" / "accessibility.md"
KEPT = "## Breaches that stay"
_ROW = re.compile(r"^\| `([a-z-]+)` \| `([^`]+)` \|", re.MULTILINE)

# Rules that are off by themselves: one of WCAG 2.2, the others on trial.
MORE = (
    "target-size", "label-content-name-mismatch", "focus-order-semantics", "p-as-heading", "table-fake-caption",
    "td-has-header",
)  # fmt: skip

_RUN = """async ([more, decided, kept]) => {
  const options = {
    elementRef: true,
    preload: false,
    resultTypes: ["violations", "incomplete"],
    rules: Object.fromEntries(more.map((rule) => [rule, {enabled: true}])),
  };
  const told = (word, rule, node) => {
    const said = [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
    return `${word} ${rule.id} (${rule.impact}): ${said}\\n  ${node.target.join(" ")}\\n  ${node.html.slice(0, 300)}`;
  };
  const each = (rules, make) => rules.flatMap((rule) => rule.nodes.map((node) => make(rule, node)));
  const listed = (table, rule, node) => table.some(([id, where]) => id === rule.id && node.element?.matches(where));
  const breaks = (found) => each(found.violations, (rule, node) => [rule, node])
    .filter(([rule, node]) => !listed(kept, rule, node))
    .map(([rule, node]) => told("breaks", rule, node));
  const found = await axe.run(document, options);
  const all = breaks(found);
  const open = each(found.incomplete, (rule, node) => [rule, node])
    .filter(([rule, node]) => !listed([...decided, ...kept], rule, node));
  for (const [rule, node] of open) {
    // What lies across the edge of what is in view cannot be judged there, but in the middle of it.
    node.element?.scrollIntoView({block: "center", inline: "center"});
    const again = await axe.run(node.element ?? document, {...options, rules: {}, runOnly: [rule.id]});
    all.push(...breaks(again), ...each(again.incomplete, (same, still) => told("may break", same, still)));
  }
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  return all;
}"""


Table = tuple[tuple[str, str], ...]


@cache
def decided() -> tuple[Table, Table]:
    """The rules and selectors that people have decided on: where axe could not, and where what it calls a breach stays."""
    open_, _, rest = DECIDED.read_text(encoding="utf-8").partition(KEPT)
    return tuple(_ROW.findall(open_)), tuple(_ROW.findall(rest))


def barriers(page: Page) -> list[str]:
    """All that axe finds on the page as it is now, or cannot decide, and nobody has; one text for each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(_RUN, [MORE, *decided()])
