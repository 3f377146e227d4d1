"""Where sources can be checked against themselves or each other: parts against totals, level against growth.

The declarations stand in reconciliations.csv; the results are worked out here. `exact`: no difference;
`within-rounding`: the difference is not above what the printed digits leave open (half the last digit of
every input, carried through the formula, and of the printed result; exact figures leave nothing open).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from . import problems
from .contract import NAME, NOTE
from .derive import Known, compute, known_figures
from .inputs import Measures, split
from .languages import in_languages
from .problems import Problem
from .tables import Table

if TYPE_CHECKING:
    from .package import Package

DTYPES = {
    "id": "str", "subject": "str", NAME: "str", "operation": "str", "inputs": "object",
    "printed_id": "str", "unit": "str", "computed": "float64", "printed": "float64", "difference": "float64",
    "tolerance": "float64", "result": "str", "expected": "str", NOTE: "str",
}  # fmt: skip


def reconciliations(package: Package) -> pd.DataFrame:
    """All reconciliations of usable subjects, in the order of their file.

    Columns: id, subject, name_en (and so on for each language), operation, inputs (tuple of ids), printed_id, unit (code),
    computed, printed, difference (printed less computed), tolerance (all four in base units), result (exact,
    within-rounding, does-not-reconcile), expected, note_en (and so on). Empty where their file is broken.
    """
    return package.reconciled()


def reconcile(
    table: Table | None,
    figures: pd.DataFrame,
    derived: Mapping[str, Known],
    measured: Measures,
    languages: tuple[str, ...],
) -> tuple[pd.DataFrame, list[Problem]]:
    """The results of a (valid) table of reconciliations, and a problem for each that is not as expected.

    Its inputs are printed `figures` and `derived` ones. A reconciliation whose figures are not there, because their
    file is broken, is left out.
    """
    rows: list[dict[str, object]] = []
    found: list[Problem] = []
    declared = table.frame().to_dict("records") if table is not None else []
    needed = {one for row in declared for one in (*split(row["inputs"]), row["printed"])}
    known = {**derived, **known_figures(figures, measured, needed)}
    dtypes = {name: dtype for one, dtype in DTYPES.items() for name in in_languages([one], languages)}
    for line, row in zip(table.lines if table is not None else (), declared, strict=True):
        ids = split(row["inputs"])
        if any(one not in known for one in (*ids, row["printed"])):
            continue
        printed = known[row["printed"]].figure
        try:
            computed = compute(row["operation"], [known[one] for one in ids])
        except ZeroDivisionError:
            found.append(problems.no_result(table.file, line, row["operation"]))
            continue
        difference = float(f"{printed.value - computed.value:.12g}")
        tolerance = float(f"{computed.error + printed.error:.12g}")
        result = _result(difference, tolerance, printed.quantum)
        if result != row["expected"]:
            found.append(
                problems.other_result(
                    table.file, line, result, row["expected"], computed.value, printed.value
                )
            )
        rows.append(
            {
                **{name: row[name] for name in dtypes if name in row},
                "inputs": ids,
                "printed_id": row["printed"],
                "printed": printed.value,
                "unit": measured.unit(row["printed"]),
                "computed": computed.value,
                "difference": difference,
                "tolerance": tolerance,
                "result": result,
            }
        )
    data = {name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in dtypes.items()}
    return pd.DataFrame(data), found


def _result(difference: float, tolerance: float, quantum: float) -> str:
    if abs(difference) < quantum * 1e-6:
        return "exact"
    return "within-rounding" if abs(difference) <= tolerance * (1 + 1e-9) else "does-not-reconcile"
