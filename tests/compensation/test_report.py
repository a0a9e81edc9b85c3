"""The estimate as JSON and CSV: cents, names, and positions that are open on a side."""

from datetime import date

import pytest

from dashboard.compensation import Assumptions, Offer, estimate
from dashboard.compensation.market import MarketPosition, SourcePosition
from dashboard.compensation.percentiles import Position, Standing
from dashboard.compensation.report import as_csv, as_json

NOWHERE = MarketPosition("x", (), "not placed")


def result(**entered):
    return estimate(Offer.model_validate({"start": date(2026, 1, 1), **entered}), Assumptions())


def test_dollars_are_given_to_the_cent_and_entries_as_entered():
    options = {
        "kind": "options",
        "options": 1,
        "strike_usd": 0.1234,
        "fully_diluted": 300_000,
        "vesting": {"annual_pct": [100]},
    }
    content = as_json(result(base_usd=100.005 / 3, grants=[options]), NOWHERE)
    assert content["first_year_usd"] == 33.34
    assert content["years"][0]["base_usd"] == 33.34
    assert content["offer"]["base_usd"] == 100.005 / 3
    assert content["offer"]["start"] == "2026-01-01"
    assert content["private"][0]["owned_pct"] == pytest.approx(100 / 300_000)
    assert content["private"][0]["exercise_cost_usd"] == 0.12
    assert content["counted_years"] == 4
    assert content["bands"]["paths"] == 20_000
    assert content["market_position"] == {
        "of": "base pay",
        "base_usd": 33.34,
        "role": "x",
        "sources": [],
        "band": None,
        "note": "not placed",
    }


@pytest.mark.parametrize(
    ("position", "low", "high"),
    [
        (Position(Standing.BELOW, 0, 25), None, 25),
        (Position(Standing.ABOVE, 90, 100), 90, None),
        (Position(Standing.INTERVAL, 0.6, 99.4), 1, 99),
        (Position(Standing.POINT, 42.5, 42.5), 43, 43),
    ],
)
def test_positions_are_whole_percentiles_or_open(position, low, high):
    market = MarketPosition("x", (SourcePosition("d", (1,), ("f",), position),))
    content = as_json(result(), market)["market_position"]
    (source,) = content["sources"]
    assert (source["from_percentile"], source["to_percentile"]) == (low, high)
    assert source["standing"] == position.standing.value
    assert source["in_words"] == position.in_words()
    assert content["band"]["from_percentile"] == low


def test_the_table_has_plain_line_ends():
    text = as_csv(result(base_usd=12))
    assert "\r" not in text
    assert text.splitlines()[1].startswith("1,True,12.0,0.0,")
    assert text.splitlines()[1].endswith(",12.0,12.0,")
