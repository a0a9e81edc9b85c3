"""The cited tables: every row has a source, and a row that cannot be read is named with its line."""

import re

import pytest

from dashboard.compensation import jurisdictions, taxes
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.reference import (
    BracketRow,
    LimitRow,
    PresetRow,
    TaxParameterRow,
    TaxPlaceRow,
    table,
)
from dashboard.compensation.retirement import Limits, limits
from etl.checked_csv import read_rows
from etl.errors import InputError

TABLES = {
    "tax_brackets.csv": BracketRow,
    "tax_parameters.csv": TaxParameterRow,
    "tax_places.csv": TaxPlaceRow,
    "contribution_limits.csv": LimitRow,
    "vesting_presets.csv": PresetRow,
}
GOOD = "2025,elective_deferral,23500,IRS,https://www.irs.gov/x,2026-11-20"
HEADER = "year,limit,value_usd,source,url,read_on"


@pytest.mark.parametrize(("name", "row_type"), TABLES.items())
def test_every_row_is_cited_and_no_key_is_given_twice(name, row_type):
    rows = table(name, row_type)
    assert rows
    assert all(row.source and row.url.startswith("https://") for row in rows)
    keys = [
        tuple(
            value
            for field, value in row
            if field
            in {
                "jurisdiction",
                "year",
                "over_usd",
                "parameter",
                "limit",
                "preset",
                "name",
            }
        )
        for row in rows
    ]
    assert len(set(keys)) == len(keys)


def test_every_law_of_every_year_can_be_built():
    for name, model in jurisdictions.LAWS.items():
        assert jurisdictions.years(name)
        for year in jurisdictions.years(name):
            assert isinstance(jurisdictions.law(name, year), model)


def test_every_place_has_a_law_for_the_default_year():
    for place in taxes.PLACES:
        assert taxes.take_home(100_000, place).net > 60_000


def test_rates_are_fractions_and_amounts_are_dollars():
    for row in table("tax_parameters.csv", TaxParameterRow):
        assert (row.value < 1) == (row.unit == "rate") or row.value == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "table.csv:1: expected the columns limit, read_on, source, url, value_usd, year"),
        ("year,limit\n", "table.csv:1: expected the columns limit, read_on, source, url, value_usd, year"),
        (f"{HEADER}\n{GOOD}\n2025,x,lots,IRS,https://x.gov,2026-11-20\n", "table.csv:3: value_usd is 'lots': .*number"),
        (f"{HEADER}\n2025,x,-5,IRS,https://x.gov,2026-11-20\n", "table.csv:2: value_usd is '-5': .*greater than 0"),
        (f"{HEADER}\n2025,x,inf,IRS,https://x.gov,2026-11-20\n", "table.csv:2: value_usd is 'inf': .*finite"),
        (f"{HEADER}\n2025,x,5,,https://x.gov,2026-11-20\n", "table.csv:2: source is '': .*at least 1 character"),
        (f"{HEADER}\n2025,x,5,IRS,http://x.gov,2026-11-20\n", "table.csv:2: url is 'http://x.gov': .*pattern"),
        (f"{HEADER}\n2025,x,5,IRS,https://x.gov,yesterday\n", "table.csv:2: read_on is 'yesterday': .*date"),
        (f"{HEADER}\n20255,x,5,IRS,https://x.gov,2026-11-20\n", "table.csv:2: year is '20255': .*2100"),
        (f"{HEADER}\n2025,x,5,IRS,https://x.gov\n", "table.csv:2: expected 6 cells"),
        (f"{HEADER}\n2025,x,5,IRS,https://x.gov,2026-11-20,more\n", "table.csv:2: expected 6 cells"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_named(tmp_path, text, message):
    path = tmp_path / "table.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=message) as refused:
        read_rows(path, LimitRow)
    assert "\n" not in str(refused.value)


def test_a_good_table_is_read(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(f"{HEADER}\n{GOOD}\n")
    (row,) = read_rows(path, LimitRow)
    assert (row.year, row.limit, row.value_usd, row.read_on.isoformat()) == (
        2025,
        "elective_deferral",
        23_500,
        "2026-11-20",
    )


def test_limits_of_a_year():
    assert limits(2025) == Limits(
        elective_deferral=23_500,
        compensation=350_000,
        annual_additions=70_000,
        hsa_self=4_300,
        hsa_family=8_550,
    )
    assert limits(2021).hsa_self is None
    message = "No 401(k) limits for 2031; the years on file are 2018, 2019, 2020, 2021"
    with pytest.raises(CompensationError, match=re.escape(message)):
        limits(2031)


@pytest.mark.parametrize(
    ("table_name", "change", "message"),
    [
        ("tax_brackets.csv", lambda rows: rows[1:], "federal 2024 must rise from 0"),
        (
            "tax_brackets.csv",
            lambda rows: (rows[0], rows[2], rows[1], *rows[3:]),
            "federal 2024 must rise from 0",
        ),
        ("tax_parameters.csv", lambda rows: rows[1:], "federal 2024: standard_deduction: Field required"),
        (
            "tax_parameters.csv",
            lambda rows: (rows[0].model_copy(update={"parameter": "wrong"}), *rows),
            "federal 2024: wrong: Extra inputs are not permitted",
        ),
    ],
)
def test_a_law_with_a_missing_or_unknown_number_is_refused(monkeypatch, table_name, change, message):
    def changed(name, row_type):
        rows = table(name, row_type)
        return tuple(change(rows)) if name == table_name else rows

    monkeypatch.setattr(jurisdictions, "table", changed)
    with pytest.raises(CompensationError, match=f"{table_name}: {message}"):
        jurisdictions.law.__wrapped__("federal", 2024)


def test_a_city_with_an_unknown_place_is_refused(monkeypatch):
    rows = table("tax_places.csv", TaxPlaceRow)
    odd = (*rows, rows[0].model_copy(update={"name": "Atlantis", "place": "AT"}))
    monkeypatch.setattr(taxes, "table", lambda *_: odd)
    with pytest.raises(CompensationError, match="no such place as AT"):
        taxes._place_names.__wrapped__()
