"""Market sizes and implied paths: every market a row of its own, every derived point with its formula."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.marks import by_row
from dashboard.demand.market_sizes import implied_size, market_figures, size_finding, size_marks

COLUMNS = {"low": 100e9, "high": 100e9, "unit": "usd_total", "bound": None, "period_text": None}
FACT = "deep-learning-engineer-aipathly:208:market_size:1"


def markets(*rows):
    return [
        {
            "market": "chips",
            "measure": "market_size",
            **COLUMNS,
            "period_start": None,
            "period_end": 2030,
            "source_named": None,
            "is_projection": True,
            "document": "guide",
            "line": 1,
            "fact_id": FACT,
            **row,
        }
        for row in rows
    ]


CAGR = {"measure": "market_cagr", "low": 10.0, "high": 10.0, "unit": "pct_per_year", "period_start": 2028}


def test_the_documents_markets(tables):
    marks = size_marks(tables, tables["markets"].entries)
    assert [*by_row(marks)] == ["Global AI", "Global deep learning", "AI infrastructure"]
    derived = [mark for mark in marks if mark.formula]
    assert {mark.row for mark in derived} == {"Global deep learning"}
    assert [mark.lane for mark in derived] == [*range(2023, 2030)]
    assert derived[0].low == pytest.approx(526.7e9 / 1.335**7)
    assert "$69.7bn in 2023 to $527bn in 2030" in size_finding(marks)


def test_a_path_grows_by_its_rate_up_to_the_stated_size(tables):
    marks = size_marks(tables, markets({}, CAGR))
    assert [mark.lane for mark in marks] == [2028, 2029, 2030]
    ratios = [later.low / earlier.low for earlier, later in pairwise(marks)]
    assert ratios == pytest.approx([1.1, 1.1])


@pytest.mark.parametrize(
    "change",
    [
        {"market": "software"},
        {"document": "another"},
        {"period_start": None},
        {"period_start": 2031, "period_end": 2035},
        {"high": 20.0},
        {"bound": "up_to", "low": None},
    ],
)
def test_no_path_without_a_rate_that_fits(tables, change):
    assert not any(mark.formula for mark in size_marks(tables, markets({}, {**CAGR, **change})))


def test_markets_are_never_added(tables):
    marks = size_marks(tables, markets({}, {"market": "software", "low": 50e9, "high": 50e9}))
    assert [(mark.row, mark.high) for mark in marks] == [("Chips", 100e9), ("Software", 50e9)]


def test_a_derived_size_has_both_parents(tables):
    *stated, derived = market_figures(tables, tables["markets"].entries)
    assert not any(figure.formula for figure in stated)
    assert len(derived.sources) == 2
    assert {source.value for source in derived.sources} == {"33.5\N{NO-BREAK SPACE}%", "$526,700,000,000"}
    assert derived.formula.startswith("$526,700,000,000 × (1 + 33.5 %) ^ (−7) = $69,")


def test_without_markets_there_is_nothing_to_draw(tables):
    assert size_marks(tables, []) == ()


@given(st.floats(1e6, 1e13), st.floats(-90, 400), st.integers(-30, 30))
def test_there_and_back_again(size, pct, years):
    assert implied_size(implied_size(size, pct, years), pct, -years) == pytest.approx(size, rel=1e-6)
