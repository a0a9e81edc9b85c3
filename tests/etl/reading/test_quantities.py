"""Ranges, open ends and what the words beside a number make of it."""

import pytest

from etl.facts import Bound
from etl.reading.figures.numbers import scan
from etl.reading.figures.quantities import Quantity, join


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text."""
    return join(text, scan(text))[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$80,000 - $110,000", 80_000, 110_000),
        ("$120k–$150k", 120_000, 150_000),
        ("$120-150K", 120_000, 150_000),
        ("120K-150K", 120_000, 150_000),
        ("between $1.1M and $1.4M", 1_100_000, 1_400_000),
        ("from $68,000 to $152,000", 68_000, 152_000),
        ("1.1 to 1.4 million", 1_100_000, 1_400_000),
        ("between 20 and 30 percent", 20, 30),
        ("20 to 30 percent", 20, 30),
        ("25-30%", 25, 30),
        ("15% to 20%", 15, 20),
        ("range from $84,000 for graduates to $176,000", 84_000, 176_000),
        ("1.5x to 3x base", 1.5, 3),
    ],
)
def test_two_numbers_of_one_range(text: str, low: float, high: float) -> None:
    (quantity,) = quantities(text)
    assert (quantity.low, quantity.high, quantity.bound) == (low, high, None)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("$110,000, $150,000", [110_000, 150_000]),
        ("$10,000 or $70,000", [10_000, 70_000]),
        ("$150,000 and $180,000", [150_000, 180_000]),
        ("£500 to €600", [500, 600]),
        ("slid 7 percent to 31,600", [7, 31_600]),
    ],
)
def test_numbers_that_are_no_range(text: str, ends: list[float]) -> None:
    assert [quantity.high for quantity in quantities(text)] == ends


def test_a_change_names_its_former_value() -> None:
    text = "Pay rose from $120,000 to $135,000."
    found, former = join(text, scan(text))
    assert [quantity.high for quantity in found] == [135_000]
    assert [token.amount for token in former] == [120_000]


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("up to $187,938", None, 187_938, Bound.UP_TO),
        ("as much as $40,000", None, 40_000, Bound.UP_TO),
        ("less than $74,250", None, 74_250, Bound.UP_TO),
        ("rarely more than $95,000", None, 95_000, Bound.UP_TO),
        ("over 50,000", 50_000, None, Bound.AT_LEAST),
        ("more than $208,600", 208_600, None, Bound.AT_LEAST),
        ("at least 20%", 20, None, Bound.AT_LEAST),
        ("6+", 6, None, Bound.AT_LEAST),
        ("$150,000 and up", 150_000, None, Bound.AT_LEAST),
        ("$150,000 - $200,000+", 150_000, 200_000, Bound.HIGH_OPEN),
        ("$136,346 to $187,924 or higher", 136_346, 187_924, Bound.HIGH_OPEN),
        ("up to $179,000 or more", None, 179_000, Bound.UP_TO_OR_MORE),
        ("10% more than $100,000", 10, 10, None),
        ("nobody pays interns more than $45", None, 45, Bound.UP_TO),
        ("firms do not pay above $90,000", None, 90_000, Bound.UP_TO),
        ("no one earns less than $60,000", 60_000, None, Bound.AT_LEAST),
    ],
)
def test_open_ends(text: str, low: float | None, high: float | None, bound: Bound | None) -> None:
    quantity = quantities(text)[0]
    assert (quantity.low, quantity.high, quantity.bound) == (low, high, bound)


def test_an_open_end_holds_for_a_list() -> None:
    found = quantities("reaching up to $187,938 and $181,863 respectively")
    assert [(q.low, q.high, q.bound) for q in found] == [
        (None, 187_938, Bound.UP_TO),
        (None, 181_863, Bound.UP_TO),
    ]
