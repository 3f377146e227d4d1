"""NBB.Stat of the National Bank of Belgium: a .Stat service (SDMX 2.1 addresses), asked for SDMX-CSV 2.0.

Oddities: the address that sdmx1 has for it is dead; a firewall can answer a page for people with status 200, and then
nothing more is asked; what a flow really has must be asked of `availableconstraint` before the first load. Flemish trade by
partner exists by the national concept alone.
"""

from __future__ import annotations

from dashboard.data.feeds import Feed
from dashboard.feeds.providers.provider import Provider, Question

CSV = "application/vnd.sdmx.data+csv;version=2.0.0"


class NBB(Provider):
    """The National Bank's service."""

    base = "https://nsidisseminate-stat.nbb.be/rest"
    pause = 3.0
    walled = True

    def question(self, feed: Feed, base: str) -> Question:
        """The key of the series within the bank's flow."""
        since = f"?startPeriod={feed.since}" if feed.since else ""
        return Question(f"{base}/data/BE2,{feed.flow},1.0/{feed.query}{since}", CSV)
