"""Downloads carry their sources and do no harm in a spreadsheet."""

import csv
import io

import pandas as pd
import pytest

from dashboard.charts import Mark
from dashboard.data.csv_export import csv_bytes
from dashboard.kit.mark_tables import csv_of
from dashboard.pay.marks import percentile_marks


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_every_figure_has_its_source_and_date(tables):
    rows = rows_of(csv_of(percentile_marks(tables, "Deep Learning Engineer")))
    assert [(row["mark"], float(row["low"]), row["unit"]) for row in rows][:2] == [
        ("25th", 83_000, "usd_per_year"),
        ("50th", 115_864, "usd_per_year"),
    ]
    for row in rows:
        assert row["source"] == "AI Pathly"
        assert row["document"] == "Deep Learning Engineer"
        assert int(row["line"]) > 0
        assert row["quote"]
        assert row["address"].startswith("https://aipathly.com/")
        assert row["as_of"] == "2026-11-20"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "  @"])
def test_a_cell_that_looks_like_a_formula_is_text(start):
    (row,) = rows_of(csv_of([Mark(f"{start}1+1", low=-5, quote=f"{start}cmd")]))
    assert row["what"].startswith("'")
    assert row["quote"].startswith("'")
    assert float(row["low"]) == -5, "a negative number stays a number"


def test_a_heading_that_looks_like_a_formula_is_text():
    assert csv_bytes(pd.DataFrame({"=1+1": ["a"]})).decode().startswith("'=1+1")


def test_what_is_unknown_stays_empty():
    (row,) = rows_of(csv_of([Mark("A", high=5, bound="up_to")]))
    assert (row["low"], row["high"], row["open_end"], row["line"]) == ("", "5.0", "up_to", "")


def test_without_marks_there_are_headings():
    assert csv_of([]).decode().startswith("what,mark,detail,low,high,open_end,unit,source")
