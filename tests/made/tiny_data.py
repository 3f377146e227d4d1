"""A data package with some rows in every table, valid: for what has to be read again and again.

Its rows lie in tests/unit/tiny; its schemas are the project's, so that no second schema has to follow.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "data"
TINY = Path(__file__).resolve().parents[1] / "unit" / "tiny"
SPOKEN = ("en", "nl")
"""The languages of the tiny package, whatever others the project learns."""


def make_tiny(folder: Path) -> None:
    """Makes the package in a folder that is not there yet."""
    shutil.copytree(TINY, folder)
    (folder / "schemas").mkdir()
    for path in (FOLDER / "schemas").glob("*.json"):
        (folder / "schemas" / path.name).write_text(json.dumps(_in_two_languages(path)), encoding="utf-8")
    descriptor = _in_two_languages(FOLDER / "datapackage.json")
    kept = [resource for resource in descriptor["resources"] if (folder / resource["path"]).is_file()]
    content = json.dumps({**descriptor, "version": "1.0.0", "resources": kept}, indent=1)
    (folder / "datapackage.json").write_text(content, encoding="utf-8")


def _in_two_languages(path: Path) -> Any:
    """A descriptor or schema of the project without the label columns of further languages."""

    def known(said: dict[str, Any]) -> dict[str, Any]:
        if isinstance(said.get("fields"), list) and isinstance(said["fields"][0], dict):
            names = {field["name"] for field in said["fields"]}
            kept = [field for field in said["fields"] if not _further(field["name"], names)]
            said = {**said, "fields": kept}
        return said

    return json.loads(path.read_text(encoding="utf-8"), object_hook=known)


def _further(name: str, names: set[str]) -> bool:
    label, _, lang = name.rpartition("_")
    return f"{label}_en" in names and lang not in SPOKEN
