"""Rows that are made when they are asked for are those that would have been made all at once."""

from dashboard.data import labelled
from dashboard.data.rows import Rows


def test_each_row_is_that_of_the_frame(real):
    frame = labelled(real.observations(), real, "en")
    rows = Rows(frame)
    every = frame.to_dict("records")
    assert list(rows) == [row["id"] for row in every]
    assert [repr(rows[row["id"]]) for row in reversed(every)] == [repr(row) for row in reversed(every)]
    assert len(rows) == len(every)
    assert rows.get("no-such-figure") is None
