"""Reads the gettext catalogues. The message id is the English sentence, so English needs no translations."""

from collections.abc import Callable, Mapping
from functools import cache
from gettext import c2py
from pathlib import Path
from types import MappingProxyType

from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
DOMAIN = "dashboard"
FALLBACK = "en"
LANGUAGES: tuple[str, ...] = tuple(
    sorted(path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
)


def catalogue_path(lang: str) -> Path:
    """Where the catalogue of `lang` lies."""
    return FOLDER / lang / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def messages(lang: str) -> Mapping[str, str | tuple[str, ...]]:
    """The translations of `lang` by message id; a plural message maps from its singular to the forms in order."""
    with catalogue_path(lang).open("rb") as file:
        catalogue = read_po(file)
    found: dict[str, str | tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, tuple):
            if all(message.string):
                found[message.id[0]] = tuple(message.string)
        elif message.string:
            found[message.id] = message.string
    return MappingProxyType(found)


@cache
def plural_rule(lang: str) -> Callable[[int], int]:
    """Which form of a plural message of `lang` fits a number, from the catalogue's header."""
    with catalogue_path(lang).open("rb") as file:
        catalogue = read_po(file)
    return c2py(catalogue.plural_expr)


@cache
def cldr_locale(lang: str) -> str:
    """The CLDR locale whose number and date formats go with `lang`, from the catalogue's header (`nl_BE`, `en_GB`)."""
    with catalogue_path(lang).open("rb") as file:
        catalogue = read_po(file)
    return str(catalogue.locale)
