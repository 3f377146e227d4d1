"""The data room: reads data/, checks it at the door, answers questions about it, derives and reconciles.

Knows pandas; refuses to know streamlit, plotly, and how anything looks. Start with `load`.
"""

import pandas as pd

from .comparability import Difference, comparability
from .derive import describe, formula, lineage
from .facts import facts, facts_about
from .freshness import OLD, feed_states, freshness, is_late, years_old
from .hierarchy import closure
from .history import revisions
from .labels import labelled
from .latest import Latest, goes_with, is_month, is_year, latest, latest_of, newest_period, of_period
from .licences import Licence
from .loading import DATA_FOLDER, load
from .offices import STANDING, offices
from .package import Package
from .periods import bounds, covers, middle, years_of
from .problems import Problem
from .query import SeriesKey, counts, filtered, preferred, select, series
from .reconcile import reconciliations
from .regions import REPORTING, expand, home, is_group, members, parents
from .rows import records

# Pages take many small frames out of a large one: with texts kept as Python's own that costs half of what it does with
# Arrow's, which is made for long columns.
pd.set_option("mode.string_storage", "python")

__all__ = [
    "DATA_FOLDER",
    "OLD",
    "REPORTING",
    "STANDING",
    "Difference",
    "Latest",
    "Licence",
    "Package",
    "Problem",
    "SeriesKey",
    "bounds",
    "closure",
    "comparability",
    "counts",
    "covers",
    "describe",
    "expand",
    "facts",
    "facts_about",
    "feed_states",
    "filtered",
    "formula",
    "freshness",
    "goes_with",
    "home",
    "is_group",
    "is_late",
    "is_month",
    "is_year",
    "labelled",
    "latest",
    "latest_of",
    "lineage",
    "load",
    "members",
    "middle",
    "newest_period",
    "of_period",
    "offices",
    "parents",
    "preferred",
    "reconciliations",
    "records",
    "revisions",
    "select",
    "series",
    "years_of",
    "years_old",
]
