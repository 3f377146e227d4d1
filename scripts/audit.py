"""Asks whether a dependency that runs the dashboard has a known weakness: part of `make test`.

pip-audit asks the database of the Python Package Index. Where that cannot be reached (a closed network), this says so in
one sentence and lets the tests go on: what cannot be asked is no failure of the code.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "requirements.txt"
SECONDS = 60
"""How long the database may take; a network that swallows questions must not hold up the tests."""


def main() -> int:
    """0 where nothing is known, or nobody could be asked; 1 with the list of what is known."""
    asked = [
        sys.executable, "-m", "pip_audit", "--requirement", str(PINS), "--disable-pip", "--no-deps", "--format", "json",
        "--progress-spinner", "off", "--timeout", "10",
    ]  # fmt: skip
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, check=False)
        found = json.loads(answer.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        print("Dependencies were not audited: the database of known weaknesses could not be reached.")
        return 0
    skipped = [each for each in found if "skip_reason" in each]
    asked_of = [each for each in found if "skip_reason" not in each]
    weak = [(each["name"], each["version"], known) for each in asked_of for known in each.get("vulns", ())]
    for name, version, known in weak:
        mended = ", ".join(known["fix_versions"]) or "no version yet"
        print(f"requirements.txt: {name} {version} has the known weakness {known['id']}; mended in {mended}.")
    if skipped:
        reason = str(skipped[0]["skip_reason"]).partition("\n")[0][:200]
        names = ", ".join(each["name"] for each in skipped[:5])
        print(f"Not audited: {len(skipped)} of {len(found)} packages ({names} ...): {reason}")
    if weak:
        print("Way out: run `make lock` for newer pins, and the tests again.")
        return 1
    if asked_of:
        print(f"Dependencies audited: nothing known against {len(asked_of)} of {len(found)} packages.")
    elif not found:
        print("Dependencies were not audited: no package was named.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
