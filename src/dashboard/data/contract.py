"""The tables and columns that code asks for by name. Types, rules and titles stand in the descriptor only."""

PRINTED_COLUMNS = (
    "id", "indicator", "ref_area", "counterpart", "item", "time_period", "value", "obs_status",
    "source", "locator", "as_printed", "note_en", "note_nl",
)  # fmt: skip
NAMES = ("name_en", "name_nl")
NOTES = ("note_en", "note_nl")
TABLE_COLUMNS = {
    "indicators": ("id", *NAMES, "definition_en", "definition_nl", "unit", "decimals", "concept"),
    "indicator-themes": ("indicator", "theme"),
    "concepts": ("id", *NAMES),
    "items": ("id", "kind", *NAMES),
    "item-themes": ("item", "theme"),
    "regions": ("id", "kind", *NAMES, "latitude", "longitude", "sentence_en", "sentence_nl"),
    "region-members": ("group", "member"),
    "themes": ("id", "parent", *NAMES),
    "units": ("id", "measure", *NAMES, "symbol", "singular_en", "singular_nl"),
    "sources": ("id", "kind", "authority", "title", "publisher", "date", "url", "publisher_en", "publisher_nl"),
    "offices": (
        "id", "entity", "kind", "status", *NAMES, "city_en", "city_nl", "region", "latitude", "longitude",
        "opened", "parent", "source", "locator", *NOTES,
    ),
    "office-jurisdictions": ("office", "region"),
    "office-tasks": ("office", "kind", *NAMES),
    "derivations": (
        "id", "subject", "indicator", "ref_area", "counterpart", "item", "time_period", "operation", "inputs",
        *NOTES,
    ),
    "reconciliations": ("id", "subject", *NAMES, "operation", "inputs", "printed", "expected", *NOTES),
}  # fmt: skip
