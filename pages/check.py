"""Claims checked against the figures, and what one can truly say of a view."""

from dashboard.content import Outline, Page
from dashboard.content.checking import CLAIM, add_claim, add_sentences, own_choices
from dashboard.locale import mark


def build(page: Page) -> None:
    """The page, from the top down."""
    add_claim(page)
    add_sentences(page)


PAGE = Outline(
    "check",
    build,
    heading=mark("Claim check"),
    lede=mark(
        "Paste what was said: each claim is laid beside the figures, with the sentence that would be right."
    ),
    choices=own_choices,
    whole=True,
    summary=False,
    written=(CLAIM,),
)

if __name__ == "__main__":
    from dashboard.ui import draw_page

    draw_page(PAGE)
