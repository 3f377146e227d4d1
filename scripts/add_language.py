"""Drafts another language of the dashboard: `make language LOCALE=fr_BE`, for a translator to work on.

Writes a catalogue and, beside every label of the figures and every title of their descriptor, one in the new language.
Each draft is the text of a language that is there already, in ‹angle marks›: what is not translated yet is seen to be.
No code is touched, for none knows which languages there are.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LIKE = "nl"
CATALOGUES = Path("src/dashboard/locale")
CATALOGUE = "{lang}/LC_MESSAGES/dashboard.po"
OF_NUMBERS = "{number}"
"""Messages that write a number stay as they are: marks would stand between it and its unit."""


def draft(text: str) -> str:
    """A text that is still to be translated."""
    return f"‹{text}›" if text.strip() and OF_NUMBERS not in text else text


def add_language(root: Path, locale: str, like: str = LIKE) -> None:
    """Drafts the language of a CLDR locale (`fr_BE`) in the project at `root`, from its language `like`.

    Raises ValueError where the project speaks it already, or not the one it should be like.
    """
    lang = Locale.parse(locale).language
    catalogues = root / CATALOGUES
    if (catalogues / CATALOGUE.format(lang=lang)).exists():
        raise ValueError(f"there is a catalogue for {lang} already")
    if not (catalogues / CATALOGUE.format(lang=like)).exists():
        raise ValueError(f"there is no catalogue for {like}")
    _add_catalogue(catalogues, locale, lang, like)
    data = root / "data"
    for path in (data / "datapackage.json", *sorted((data / "schemas").glob("*.json"))):
        told = _with_texts(json.loads(path.read_text(encoding="utf-8")), like, lang)
        path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for path in sorted(data.rglob("*.csv")):
        path.write_bytes(with_columns(path.read_bytes().decode(), like, lang).encode())


def with_columns(text: str, like: str, lang: str) -> str:
    """A CSV file in which every label in the language `like` is followed by its draft in `lang`."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    places = [place for place, name in enumerate(rows[0]) if name.endswith(f"_{like}")]
    if not places:
        return text
    for number, row in enumerate(rows):
        for place in reversed(places):
            row.insert(place + 1, _renamed(row[place], like, lang) if number == 0 else draft(row[place]))
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(rows)
    return written.getvalue()


def _with_texts(said: Any, like: str, lang: str) -> Any:
    """A descriptor or schema with titles, descriptions and label fields in `lang` after those in `like`."""
    if isinstance(said, list):
        found = []
        for each in said:
            found.append(_with_texts(each, like, lang))
            if isinstance(each, dict) and str(each.get("name", "")).endswith(f"_{like}"):
                found.append({**found[-1], "name": _renamed(each["name"], like, lang)})
        return found
    if not isinstance(said, dict):
        return said
    told: dict[str, Any] = {}
    for key, value in said.items():
        told[key] = _with_texts(value, like, lang)
        if key in (f"title_{like}", f"description_{like}"):
            told[_renamed(key, like, lang)] = draft(value)
    return told


def _add_catalogue(catalogues: Path, locale: str, lang: str, like: str) -> None:
    with (catalogues / CATALOGUE.format(lang=like)).open("rb") as file:
        catalogue = read_po(file)
    plural = get_plural(locale)
    for message in catalogue:
        if message.id and isinstance(message.string, tuple):
            message.string = tuple(draft(message.string[-1]) for _ in range(plural.num_plurals))
        elif message.id:
            message.string = draft(message.string)
    written = io.BytesIO()
    write_po(written, catalogue, width=0, omit_header=True)
    head = (
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {locale}\\n"\n'
        f'"Plural-Forms: {plural.plural_forms}\\n"\n\n'
    )
    path = catalogues / CATALOGUE.format(lang=lang)
    path.parent.mkdir(parents=True)
    path.write_text(head + written.getvalue().decode(), encoding="utf-8")


def _renamed(name: str, like: str, lang: str) -> str:
    return re.sub(rf"_{like}$", f"_{lang}", name)


def main() -> int:
    """Drafts the language that is asked for. Returns 1 where it cannot be, after saying why."""
    parser = argparse.ArgumentParser(description="Drafts another language of the dashboard.")
    parser.add_argument("locale", help="its CLDR locale, such as fr_BE")
    parser.add_argument("--like", default=LIKE, help="the language whose texts are the drafts")
    asked = parser.parse_args()
    try:
        add_language(ROOT, asked.locale, asked.like)
    except (ValueError, UnknownLocaleError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
