"""The sheet behind a chart of a slide: every text in it is a text, as in the workbooks that the dashboard makes itself."""

from __future__ import annotations

from collections.abc import Iterator
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


class ChartData(CategoryChartData):
    """What a chart shows. python-pptx would write a label that begins with = as a formula, which runs when it is opened."""

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _Writer(self)
