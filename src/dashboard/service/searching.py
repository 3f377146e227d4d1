"""What a search finds, for programs: the answers that the box of the frame gives, with their addresses."""

from __future__ import annotations

from typing import Any

from dashboard.content.found import found, sentences
from dashboard.content.outline import site
from dashboard.data.search import FIGURE, Entry
from dashboard.data.store import Edition
from dashboard.locale import Reader
from dashboard.view import address

SHORTEST, LONGEST = 2, 200
MOST = 40


def answered(edition: Edition, question: str, reader: Reader, base: str, *, limit: int) -> dict[str, Any]:
    """The question, what is held of it and what is not (sentences, none where no partner's figure was asked for), and the
    answers, the best first. `base` is where the dashboard stands.
    """
    answers = found(edition, question, reader, site(), limit=limit)
    said = sentences(answers.said, edition, reader, {}) if answers.said else []
    return {
        "question": question,
        "said": [str(sentence) for sentence in said],
        "answers": [_told(entry, reader.lang, base) for entry in answers.entries],
    }


def _told(entry: Entry, lang: str, base: str) -> dict[str, Any]:
    asked = {"lang": [lang], **{name: [code] for name, code in entry.parameters}}
    return {
        "kind": entry.kind,
        "code": entry.code,
        "name": entry.names[lang],
        "about": entry.about.get(lang, ""),
        "period": entry.period or None,
        "value": entry.value if entry.kind == FIGURE else None,
        "link": base + address(site().path(entry.page), asked),
    }
