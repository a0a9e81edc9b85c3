"""The workbook of an offer: opened as a reader opens it, its sums held against the cells they name."""

import io
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from dashboard.compensation import Assumptions, Offer, estimate, from_json
from dashboard.compensation.ledger import TRAITS, Certainty, Kind
from dashboard.offers.entry.entries import entered
from dashboard.offers.exports.sheets import OFFER, PAYMENTS, RATE, REASONS, YEARS
from dashboard.offers.exports.workbook import workbook
from dashboard.offers.worth.grounds import CERTAINTY_WORDS, MarketLine
from etl.folders import ROOT

from ...compensation import strategies
from ..cities.examples import source

EXAMPLES = sorted((ROOT / "data" / "reference" / "offers").glob("*.json"), key=lambda path: path.stem)
MADE_ON = date(2026, 11, 20)
EVIL = '=HYPERLINK("http://example.com","x")'
SUMS = re.compile(r"=(?:(SUM|AVERAGE)\()?([$A-Z0-9:,]+)\)?")
SUM_OF_KIND = re.compile(r"=SUMIFS\(Payments!\$I\$\d+:\$I\$\d+,Payments!\$D.*,\$A(\d+),Payments!\$A.*,(.+)\)")
SUM_OF_WORTH = re.compile(
    r"=SUMIFS\(Payments!\$J.*,Payments!\$A.*,([A-Z])\$6,Payments!\$E.*,\"<>speculative\"\)"
)
WORTH = re.compile(rf"=I(\d+)/\(1\+{RATE}\)\^\(B\1/12\)")


@cache
def calculated(path):
    file = from_json(Path(path).read_bytes())
    return estimate(file.offer, file.assumptions)


def made(assumptions=None, **offer):
    offer = Offer.model_validate({"start": date(2026, 1, 5), **offer})
    return estimate(offer, Assumptions.model_validate(assumptions or {}))


def grant(**fields):
    return {"kind": "rsu", "vesting": {"annual_pct": [25, 25, 25, 25], "every_months": [3]}, **fields}


def opened(result, *, data_only=True, **more):
    return load_workbook(io.BytesIO(workbook(result, MADE_ON, **more)), data_only=data_only)


def rows(sheet):
    """The rows below the heads, as values."""
    return [row for row in sheet.iter_rows(min_row=7, values_only=True) if row[0] not in (None, "")]


def table(book):
    """The rows of the year table by their labels."""
    return {row[0]: [usd for usd in row[2:] if usd is not None] for row in rows(book[YEARS])}


def cents(amounts):
    return pytest.approx(list(amounts), abs=0.005)


def says_what_the_estimate_says(result):
    found, years, count = table(opened(result)), result.years, result.assumptions.years
    for kind in Kind:
        amounts = [year.by_kind[kind] for year in years]
        if any(amounts) or kind is Kind.BASE:
            assert found[TRAITS[kind].label][: len(years)] == cents(amounts)
    for sure in Certainty:
        if sure is not Certainty.SPECULATIVE:
            amounts = [year.by_certainty[sure] for year in years]
            assert found.get(f"Together, {sure}", [0.0] * len(years)) == cents(amounts)
    said, span = result.headline, f"years 1 to {count}"
    assert found["Total"] == cents(year.total_usd for year in years)
    assert found["Cumulative"][count - 1] == pytest.approx(said.cumulative_usd)
    assert sum(found["Worth on the first day"][:count]) == pytest.approx(result.present_value_usd)
    assert [
        *found["First year"],
        *found[f"Average of {span}"],
        *found[f"Last counted year, year {count}"],
        *found[f"Together, {span}"],
        *found[f"The year after, year {count + 1}"],
        *found[f"Present value of {span}"],
    ] == cents(
        (
            said.first_year_usd,
            said.average_usd,
            said.last_year_usd,
            said.cumulative_usd,
            said.year_after_usd,
            result.present_value_usd,
        )
    )


def every_formula_has_the_result_beside_it(result):
    """Each formula is of one of four shapes, and its result follows from the cells it names."""
    formulas, values = opened(result, data_only=False), opened(result)
    years, paid = values[YEARS], rows(values[PAYMENTS])
    counts = Counter()
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            text, is_year = cell.value, sheet.title == YEARS
            if is_year and (found := SUM_OF_WORTH.fullmatch(text)):
                year = years[f"{found[1]}6"].value
                expected = sum(row[9] for row in paid if row[0] == year and row[4] != "speculative")
            elif is_year and (found := SUM_OF_KIND.fullmatch(text)):
                kind, asked = years[f"A{found[1]}"].value, found[2]
                later, year = asked.startswith('">'), int(re.sub(r"\D", "", asked))
                year = year if later else years[asked.replace("$", "")].value
                expected = sum(
                    row[8] for row in paid if row[3] == kind and (row[0] > year if later else row[0] == year)
                )
            elif is_year and (found := SUMS.fullmatch(text)):
                named = []
                for part in found[2].replace("$", "").split(","):
                    block = years[part] if ":" in part else ((years[part],),)
                    named += [one.value for line in block for one in line]
                expected = sum(named) / (len(named) if found[1] == "AVERAGE" else 1)
            else:
                assert sheet.title == PAYMENTS, text
                row = [one.value for one in values[PAYMENTS][WORTH.fullmatch(text)[1]]]
                expected = row[8] / (1 + result.assumptions.discount_pct / 100) ** (row[1] / 12)
            counts[sheet.title] += 1
            assert values[sheet.title][cell.coordinate].value == pytest.approx(expected, abs=1e-6), text
    return counts


examples = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


@examples
def test_the_year_table_says_what_the_estimate_says(path):
    says_what_the_estimate_says(calculated(path))


@examples
def test_the_results_written_beside_the_formulas_are_those_of_the_cells_they_name(path):
    counts = every_formula_has_the_result_beside_it(calculated(path))
    assert set(counts) == {YEARS, PAYMENTS}
    assert counts[YEARS] > 30


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.files)
def test_any_offer_makes_a_table_that_adds_up(file):
    result = estimate(file.offer, file.assumptions)
    says_what_the_estimate_says(result)
    every_formula_has_the_result_beside_it(result)


@examples
def test_each_payment_of_the_ledger_stands_once(path):
    result = calculated(path)
    paid = rows(opened(result)[PAYMENTS])
    for kind in Kind:
        events = [event for event in result.ledger.events if event.kind is kind]
        expected = sum(e.amount_usd for e in events if e.year <= len(result.years) or kind is Kind.OPTIONS)
        assert sum(row[8] for row in paid if row[3] == TRAITS[kind].label) == pytest.approx(expected)
    assert [row[0] for row in paid] == sorted(row[0] for row in paid)


def test_vests_have_their_day_their_shares_and_their_price():
    grants = [
        grant(name="First", value_usd=1_600, grant_price_usd=5),
        grant(name="Kept", value_usd=400, private=True),
    ]
    offer = {
        "base_usd": 1_200,
        "share_price_usd": 10,
        "grants": grants,
        "sign_on": [{"amount_usd": 5}, {"amount_usd": 7, "on": date(2027, 1, 31)}],
    }
    paid = rows(opened(made(**offer, assumptions={"stock_growth_pct": 21}))[PAYMENTS])
    day, first = {row[3:6]: row for row in reversed(paid)}, date(2026, 4, 5)
    year, month, on, *_, shares, price, usd, _ = day["Stock", "market", "First"]
    assert (year, month, on.date(), shares) == (1, 3, first, pytest.approx(20))
    assert price == pytest.approx(10 * 1.21**0.25)
    assert usd == pytest.approx(20 * price)
    assert day["Private shares", "speculative", "Kept"][6] == pytest.approx(40 / 16)
    assert day["Base pay", "guaranteed", ""][:3] == (1, 6, "through the year")
    assert [(row[0], row[1], row[2].date(), row[8]) for row in paid if row[3] == "Sign-on"] == [
        (1, 0, date(2026, 1, 5), 5),
        (2, 12, date(2027, 1, 5), 7),
    ]


def test_only_the_discount_rate_is_followed_and_every_sheet_says_so():
    result = calculated(EXAMPLES[0])
    book = opened(result, data_only=False)
    assert list(book.defined_names) == [RATE]
    (named, at), *_ = book.defined_names[RATE].destinations
    rate = book[named][at.replace("$", "")]
    assert (named, rate.value) == (OFFER, pytest.approx(result.assumptions.discount_pct / 100))
    tinted = [cell for row in book[OFFER].iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFFBF0E6"]
    assert tinted == [rate]
    for name, follows in (
        (OFFER, "they do not follow changes here, but for one: when the tinted discount rate is changed"),
        (PAYMENTS, "they do not follow changes on the sheet “Offer”."),
        (YEARS, "of the sheet “Offer”, only the discount rate moves them."),
    ):
        notes = " ".join(book[name][f"A{row}"].value for row in (2, 3, 4) if book[name][f"A{row}"].value)
        assert "computed by Payscope on 2026-11-20" in notes
        assert follows in notes


@examples
def test_the_first_sheet_has_every_field_that_was_entered(path):
    result = calculated(path)
    written = {(row[0], row[1]): row for row in rows(opened(result)[OFFER])}
    named = [("Offer", field) for field in entered(result.offer)]
    everything = tuple(Assumptions.model_fields)
    for part, field in [*named, *(("Assumptions", one) for one in entered(result.assumptions, everything))]:
        row = written[field.part or part, field.label]
        assert row[4] == field.text
        if isinstance(field.value, float):
            is_share = field.path.endswith("pct")
            assert row[2] == pytest.approx(field.value / 100 if is_share else field.value)
        elif isinstance(field.value, date):
            assert row[2].date() == field.value
        elif field.value not in (None, "") and not isinstance(field.value, int):
            assert row[2] == field.in_words()


def test_entries_have_the_formats_of_what_they_are():
    sheet = opened(calculated(EXAMPLES[0]))[OFFER]
    cells = {row[1].value: row[2] for row in sheet.iter_rows(min_row=7)}
    assert cells["Base pay"].number_format == "$#,##0.00"
    assert cells["Yearly raise"].number_format == "0.0##%"
    assert cells["Tax year"].number_format == "0"
    assert cells["First day"].value.date() == date(2026, 1, 5)
    assert cells["Lookback"].value == "yes"


def test_speculative_money_stands_apart_and_in_no_total():
    startup = calculated(next(path for path in EXAMPLES if "startup" in path.stem))
    sheet = opened(startup)[YEARS]
    found = {row[0]: row[2:] for row in rows(sheet)}
    labels = list(found)
    assert labels.index("Total") < labels.index("Shown apart, in no total") < labels.index("Options")
    assert found["Options"] == (0, 0, 0, 0, 0, pytest.approx(startup.private[0].outlook.mean_usd))
    assert found["Shown apart, in no total"][-1] == "Later"
    assert found["Total"][:5] == cents(year.total_usd for year in startup.years)
    assert "brings $133,000 on average" in labels[-1]
    assert [row[:2] for row in rows(opened(startup)[PAYMENTS]) if row[3] == "Options"] == [(6, 72)]

    private = made(base_usd=100_000, share_price_usd=5, grants=[grant(value_usd=40_000, private=True)])
    found = table(opened(private))
    assert found["Private shares"] == cents([10_000] * 4 + [0])
    assert found["Total"] == found["Worth on the first day"] == cents([100_000] * 5)
    assert "Stock" not in found


def test_the_last_sheet_says_what_it_rests_on():
    result = calculated(EXAMPLES[2])
    lines = [MarketLine("A Guide", "about the 64th percentile", (source(url="https://example.org/a"),))]
    sheet = opened(result, market_lines=lines, sources=[source("Another", line=7)])[REASONS]
    found = [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert {row[0] for row in found} == {
        *("Made on", "Assumption", "How it is counted", "Certainty", "Market", "Caution", "Source")
    }
    said = [row[3] for row in found]
    assert said[0] == "2026-11-20"
    assert "about the 64th percentile" in said
    for words in CERTAINTY_WORDS.values():
        assert words in said
    assert any("not tax advice" in text for text in said)
    assert ["Source", "Another", "25 %", "as Another says", "The guide", 7] in [row[:6] for row in found]
    addresses = [row[8] for row in found if row[0] == "Source"]
    assert addresses[0] == "https://example.org/a"
    assert any("irs.gov" in address for address in addresses)
    assert any("ca.gov" in address for address in addresses)


@pytest.mark.parametrize("text", [EVIL, "+1", "-1", "@SUM(A1)", "{=1+1}", "https://example.com", "=1+1"])
def test_no_text_becomes_a_formula_or_a_link(text):
    result = made(
        base_usd=1_000,
        title=text,
        employer=text,
        level=text,
        city=text,
        share_price_usd=3,
        grants=[
            grant(name=text, value_usd=100),
            {
                **grant(name=text),
                "kind": "options",
                "options": 10,
                "strike_usd": 1,
                "fully_diluted": 100,
                "scenarios": [{"probability_pct": 100, "exit_value_usd": 1_000}],
            },
        ],
        other_benefits=[{"name": text, "usd_per_year": 5}],
    )
    book = opened(result, data_only=False, market_lines=[MarketLine(text, text)])
    texts = 0
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        if cell.data_type == "f":
            assert "example" not in cell.value
            assert "1+1" not in cell.value
        assert cell.hyperlink is None
        texts += cell.value == text and cell.data_type == "s"
    assert texts == 7 + (16 + 1 + 5) + 2, "where it was entered, beside each payment, and in the market line"
    assert every_formula_has_the_result_beside_it(result)


def test_an_offer_with_nothing_entered_makes_a_table_of_zeros():
    book = opened(made())
    assert book.sheetnames == [OFFER, YEARS, PAYMENTS, REASONS]
    assert rows(book[PAYMENTS]) == []
    says_what_the_estimate_says(made())
    assert every_formula_has_the_result_beside_it(made()) == {YEARS: 5 * 5 + 6}


def test_ten_years_and_forty_grants():
    grants = [
        grant(name=f"Grant {n}", value_usd=1_000 * n, start=date(2027 + n % 10, 1, 1)) for n in range(1, 21)
    ]
    grants += [grant(name=f"Shares {n}", shares=100 + n) for n in range(20)]
    result = made(
        base_usd=100_000,
        share_price_usd=12,
        grants=grants,
        sign_on=[{"amount_usd": 100 + n, "on": date(2026 + n % 10, 3, 1)} for n in range(40)],
        assumptions={"years": 10, "raise_pct": 4, "stock_growth_pct": 7, "discount_pct": 5},
    )
    says_what_the_estimate_says(result)
    every_formula_has_the_result_beside_it(result)


def test_the_same_offer_gives_the_same_file():
    assert workbook(calculated(EXAMPLES[1]), MADE_ON) == workbook(calculated(EXAMPLES[1]), MADE_ON)
