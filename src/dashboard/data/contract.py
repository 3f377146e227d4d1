"""The tables and columns that code asks for by name. Types, rules and titles stand in the descriptor only.

`name_*` is a label: a column for each language of the package (`name_en`, `name_nl`), see languages.in_languages.
"""

NAME, NOTE = "name_*", "note_*"
PRINTED_COLUMNS = (
    "id", "indicator", "ref_area", "counterpart", "item", "time_period", "value", "obs_status",
    "source", "locator", "as_printed", NOTE,
)  # fmt: skip
TABLE_COLUMNS = {
    "indicators": ("id", NAME, "definition_*", "unit", "decimals", "concept"),
    "indicator-themes": ("indicator", "theme"),
    "concepts": ("id", NAME),
    "items": ("id", "kind", NAME),
    "item-themes": ("item", "theme"),
    "regions": ("id", "kind", NAME, "codes", "other_names_*", "latitude", "longitude", "sentence_*"),
    "region-members": ("group", "member"),
    "themes": ("id", "parent", NAME),
    "units": ("id", "measure", NAME, "symbol", "singular_*"),
    "sources": ("id", "kind", "authority", "title", "publisher", "date", "url", "publisher_*", "licence", "licence_confirmed"),
    "licences": ("id", NAME, "url"),
    "offices": (
        "id", "entity", "kind", "status", NAME, "city_*", "region", "latitude", "longitude", "opened", "parent",
        "source", "locator", NOTE,
    ),
    "office-jurisdictions": ("office", "region"),
    "office-tasks": ("office", "kind", NAME),
    "derivations": (
        "id", "subject", "indicator", "ref_area", "counterpart", "item", "time_period", "operation", "inputs", NOTE,
    ),
    "reconciliations": ("id", "subject", NAME, "operation", "inputs", "printed", "expected", NOTE),
}  # fmt: skip
