"""Providers, one file each: its address, how its series are asked for, its oddities and its faults."""

from collections.abc import Mapping

from .census import Census
from .eurostat import Comext, Eurostat
from .nbb import NBB
from .oecd import OECD
from .provider import Provider, Question
from .statbel import Statbel
from .voting import Voting
from .worldbank import WorldBank

PROVIDERS: Mapping[str, Provider] = {
    "eurostat": Eurostat(),
    "comext": Comext(),
    "nbb": NBB(),
    "oecd": OECD(),
    "worldbank": WorldBank(),
    "statbel": Statbel(),
    "us-census": Census(),
    "un-voting": Voting(),
}
"""By their name in feeds.csv."""

__all__ = ["PROVIDERS", "Provider", "Question"]
