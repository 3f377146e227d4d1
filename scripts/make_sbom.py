"""Writes sbom.json: what runs the dashboard, each package with its pinned version and hashes, as CycloneDX. `make sbom`."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
PINS, SBOM = ROOT / "requirements.txt", ROOT / "sbom.json"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(pins: str) -> list[Component]:
    """The packages that are pinned, in their order."""
    found: list[Component] = []
    for line in pins.splitlines():
        if pin := _PIN.match(line):
            name, version = pin[1], pin[2]
            found.append(
                Component(
                    name=name, version=version, type=ComponentType.LIBRARY,
                    purl=PackageURL("pypi", name=name.lower(), version=version), bom_ref=f"{name}=={version}",
                )
            )  # fmt: skip
        elif (digest := _HASH.search(line)) and found:
            found[-1].hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=digest[1]))
    return found


def bom() -> Bom:
    """The bill of materials of the project as it is pinned."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    made = Bom(components=components(PINS.read_text(encoding="utf-8")))
    made.metadata.component = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        bom_ref=project["name"],
    )
    made.register_dependency(made.metadata.component, made.components)
    return made


def main() -> int:
    """Writes the file."""
    made = bom()
    make_outputter(made, OutputFormat.JSON, SchemaVersion.V1_6).output_to_file(
        str(SBOM), allow_overwrite=True, indent=1
    )
    print(f"{SBOM.name}: {len(made.components)} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
