"""Which of our languages a reader's browser would rather have."""

from dashboard.locale.catalogues import FALLBACK, LANGUAGES

LONGEST = 1000
"""Characters of a header that are read; browsers send fewer."""


def weights(header: str) -> dict[str, float]:
    """The choices of an Accept header in lower case with their weights; what cannot be read weighs nothing."""
    found: dict[str, float] = {}
    for part in header[:LONGEST].lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if not name:
            continue
        stated = [piece.removeprefix("q=") for piece in parameters if piece.startswith("q=")]
        try:
            found[name] = min(1.0, max(0.0, float(stated[0]))) if stated else 1.0
        except ValueError:
            found[name] = 0.0
    return found


def preferred(header: str) -> str:
    """The first language of an Accept-Language header, by its weights, that there is: `nl` for `fr-BE, nl-BE;q=0.8`."""
    asked = weights(header)
    by_weight = sorted((name for name, weight in asked.items() if weight > 0), key=lambda name: -asked[name])
    tongues = (name.replace("_", "-").partition("-")[0] for name in by_weight)
    return next((tongue for tongue in tongues if tongue in LANGUAGES), FALLBACK)
