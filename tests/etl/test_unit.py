"""Units taken apart."""

import pytest

from etl.unit import Unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("usd_per_year", Unit("money", "usd", "year")),
        ("gbp_per_hour", Unit("money", "gbp", "hour")),
        ("usd_total", Unit("money", "usd")),
        ("pct", Unit("pct")),
        ("pct_per_year", Unit("pct", period="year")),
        ("count", Unit("count")),
        ("", Unit("")),
    ],
)
def test_a_unit_taken_apart(name, unit):
    assert Unit.of(name) == unit
    assert unit.is_money == name.startswith(("usd", "gbp"))
