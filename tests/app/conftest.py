"""Runs pages without a browser, by Streamlit's own AppTest and always through app.py, as readers reach them."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from serving import FRONT_PAGE, PAGES_FOLDER, ROOT

SECONDS = 60


class Shown:
    """A page as AppTest ran it, asked in a page's own words."""

    def __init__(self, app: AppTest) -> None:
        self.app = app

    @property
    def faults(self) -> list[str]:
        """What a reader would see of a page that failed."""
        return [element.message for element in self.app.exception] + [box.value for box in self.app.error]

    @property
    def titles(self) -> list[str]:
        """The page's titles."""
        return [title.value for title in self.app.title]

    @property
    def charts(self) -> int:
        """How many charts and maps there are."""
        plots = [card for card in self._sent if card.partition("\n")[2]]
        return len(plots) + len(self.app.get("deck_gl_json_chart"))

    @property
    def query(self) -> dict[str, list[str]]:
        """The parameters in the address bar."""
        said = self.app.query_params.items()
        return {name: [values] if isinstance(values, str) else values for name, values in said}

    @property
    def html(self) -> str:
        """All that the page writes as HTML of its own, cards and headline numbers included."""
        return "\n".join(
            [*(element.proto.body for element in self.app.get("html")), *map(html_of, self._sent)]
        )

    @property
    def _sent(self) -> list[str]:
        return [element.proto.bytes.decode() for element in self.app.get("bidi_component")]

    @property
    def remarks(self) -> str:
        """What the page says that its link asked for in vain, as HTML."""
        bodies = [element.proto.body for element in self.app.get("html")]
        return "\n".join(body for body in bodies if 'class="remarks"' in body)

    @property
    def notices(self) -> list[str]:
        """What the page tells in boxes."""
        return [box.value for box in (*self.app.info, *self.app.warning)]


def html_of(sent: str) -> str:
    """What a card or a headline number writes as HTML."""
    words = json.loads(sent.partition("\n")[0])
    if tiles := words.get("tiles"):
        numbers = [tile["html"] + tile["evidence"] for tile in tiles]
        return "".join([words["head"], *numbers, words["foot"]])
    return "".join(words.get(part, "") for part in ("head", "html", "body", "foot", "evidence"))


@pytest.fixture
def visit() -> Callable[[str], Callable[..., Shown]]:
    """A reader of one page, who opens link after link to it: `visit("tourism")(lang="nl", region=["deu", "fra"])`."""

    def visitor(slug: str) -> Callable[..., Shown]:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
        if slug != FRONT_PAGE:
            # AppTest knows the pages and their addresses only once app.py has run.
            app.run().switch_page(f"{PAGES_FOLDER.name}/{slug}.py")

        def follow(**query: str | list[str]) -> Shown:
            app.query_params.clear()
            app.query_params.update(query)
            return Shown(app.run())

        return follow

    return visitor
