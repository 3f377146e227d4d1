"""How programs ask for a table by its address: a few lines for each, filled in, to be pasted as they are."""

from __future__ import annotations

import json
from typing import NamedTuple


class Snippet(NamedTuple):
    """For which program it is, the language that it is written in, and the lines."""

    program: str
    language: str
    lines: str


def snippets(address: str) -> tuple[Snippet, ...]:
    """How Excel (Power Query), Python, R and curl read the CSV at this address. It stands in each as a quoted text."""
    quoted = json.dumps(address, ensure_ascii=False)
    excel = address.replace('"', '""')
    shell = address.replace("'", "'\\''")
    return (
        Snippet(
            "Excel",
            "powerquery",
            "let\n"
            f'    Source = Csv.Document(Web.Contents("{excel}"),\n'
            '        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n'
            "    Headed = Table.PromoteHeaders(Source, [PromoteAllScalars = true])\n"
            "in\n"
            "    Headed",
        ),
        Snippet(
            "Python",
            "python",
            f"import pandas as pd\n\nfigures = pd.read_csv({quoted}, keep_default_na=False)",
        ),
        Snippet("R", "r", f'figures <- read.csv({quoted}, fileEncoding = "UTF-8", na.strings = character())'),
        Snippet("curl", "shell", f"curl --fail --output figures.csv '{shell}'"),
    )
