"""What the codes of the priority tables are called on screen."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.locale import mark

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "document": mark("The whole document"),
        "priority": mark("Priority"),
        "section": mark("Section"),
        "subsection": mark("Subsection"),
        "annex": mark("Annex"),
        "box": mark("Box in the text"),
    }
)
COMMITMENTS: Mapping[str, str] = MappingProxyType(
    {
        "money": mark("Money"),
        "institution": mark("Institution or function"),
        "strategy": mark("Strategy or plan"),
        "agreement": mark("Agreement"),
        "network": mark("Network"),
        "instrument": mark("Instrument"),
        "law": mark("Law or rules"),
        "monitoring": mark("Monitoring"),
    }
)
