"""The sheet behind a chart of a slide: every text in it is a text, as in the workbooks that the dashboard makes itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

TEXTS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class _Writer(CategoryWorkbookWriter):
    @contextmanager
    def _open_worksheet(self, xlsx_file: BytesIO) -> Iterator[tuple[Workbook, Worksheet]]:
        workbook = Workbook(xlsx_file, TEXTS)
        yield workbook, workbook.add_worksheet()
        workbook.close()

    def _write_series(self, workbook: Workbook, worksheet: Worksheet) -> None:
        super()._write_series(workbook, worksheet)
        # What is copied follows the cell that it is a copy of, so that a number is changed in one place.
        every = list(self._chart_data)
        for copy, of in self._chart_data.copies.items():
            column = self._series_col_letter(every[of])
            for row, value in enumerate(every[copy].values, 1):
                if value is not None:
                    worksheet.write_formula(row, copy + 1, f"={column}{row + 1}", None, value)


class ChartData(CategoryChartData):
    """What a chart shows. python-pptx would write a label that begins with = as a formula, which runs when it is opened."""

    def __init__(self, number_format: str) -> None:
        super().__init__(number_format)
        self.copies: dict[int, int] = {}
        """By the number of a series that repeats some values of another, the number of that other."""

    def add_copy(self, of: int, places: Sequence[int]) -> None:
        """Adds a series of the values that the series of this number has at these places."""
        one = self[of]
        self.copies[len(self)] = of
        values = [value if place in places else None for place, value in enumerate(one.values)]
        self.add_series(one.name, values, one.number_format)

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _Writer(self)
