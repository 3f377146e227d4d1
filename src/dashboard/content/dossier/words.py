"""The words of a dossier: names of its sections, of the kinds of facts, and the page that draws each kind of fact."""

from collections.abc import Mapping

from dashboard.content.entries import KINDS as entry_kinds
from dashboard.content.priorities.words import COMMITMENTS
from dashboard.locale import mark

SECTION_NAMES = {
    "trade": mark("Trade in goods"),
    "mirror": mark("What they will say"),
    "services": mark("Services"),
    "visitors": mark("Visitors and nights"),
    "investment": mark("Investment"),
    "network": mark("Posts and offices"),
    "people": mark("People"),
    "country": mark("The partner itself"),
    "money": mark("Money"),
    "knowledge": mark("Research, education and culture"),
    "partnerships": mark("Partnerships"),
    "priorities": mark("Priorities and proposals"),
    "opportunities": mark("Opportunities and interests"),
    "objectives": mark("Objectives and who carries them"),
    "events": mark("Events and agreements"),
    "estimates": mark("Estimates"),
    "further": mark("Further"),
    "groups": mark("Said about groups it belongs to"),
    "gaps": mark("Open gaps"),
}
"""By the codes of dashboard.data.dossier."""

SECTION_NOTES = {
    "services": mark(
        "Trade in services has no Flemish figure by partner: these are Belgium’s, unless another area is named."
    ),
    "priorities": mark(
        "The sections of the memorandum of 2024 on it, what they ask for, and the sheets that explain them."
    ),
    "estimates": mark("Worked out by rules of thumb or models, not observed; not to be added up."),
    "groups": mark(
        "Not about the partner alone: what is said of a group holds for the group, not for each of its members."
    ),
    "gaps": mark("What the documents announce but do not print, leave undated or leave unnamed."),
}

SECTION_PAGES = {
    "partnerships": "partnerships",
    "priorities": "priorities",
    "opportunities": "opportunities",
    "objectives": "priorities",
    "events": "timeline",
    "network": "diplomatic-network",
    "mirror": "mirror",
    "gaps": "sources",
}
"""The page on which the facts of a section are drawn; figures lead to their own pages."""

KINDS: Mapping[str, Mapping[str, str]] = {
    **entry_kinds,
    "commitments": COMMITMENTS,
    "organisations": {
        "international": mark("International organisation"),
        "eu": mark("Body of the European Union"),
        "public": mark("Public body"),
        "research-centre": mark("Research centre"),
        "cluster": mark("Cluster"),
        "university": mark("University"),
        "company-network": mark("Network of companies"),
        "civil-society": mark("Civil society"),
        "port": mark("Port"),
        "museum": mark("Museum"),
    },
    "events": {
        "event": mark("Event"),
        "treaty": mark("Treaty"),
        "agreement": mark("Agreement"),
        "decision": mark("Decision"),
        "publication": mark("Publication"),
        "law": mark("Law or rules"),
    },
    "treaties": {
        "in-force": mark("In force"),
        "signed": mark("Signed, not in force"),
        "ended": mark("Ended"),
    },
}
"""By table and by the code in its column `kind`; a code without a word here is not shown."""

REGION_KINDS = {
    "world": mark("World"),
    "group": mark("Group of countries"),
    "country": mark("Country"),
    "subdivision": mark("Part of a country"),
}
