"""The workbook of an offer: opened as a reader opens it, and recalculated as a spreadsheet does."""

import io
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from dashboard.compensation import Assumptions, Offer, estimate, from_json
from dashboard.compensation.entry import describe
from dashboard.compensation.ledger import TRAITS, Certainty, Kind
from dashboard.offers.entry.entries import entered
from dashboard.offers.exports.workbook.book import workbook
from dashboard.offers.exports.workbook.cells import GRANTS, MONTHS, OFFER, PURCHASES, REASONS, VESTS, YEARS
from dashboard.offers.exports.workbook.inputs import ALWAYS
from dashboard.offers.exports.workbook.years import SAVED_TAX
from dashboard.offers.worth.grounds import CERTAINTY_WORDS, MarketLine
from etl.folders import ROOT

from ...compensation import strategies
from ..cities.examples import source
from .spreadsheet import Spreadsheet

EXAMPLES = sorted((ROOT / "data" / "reference" / "offers").glob("*.json"), key=lambda path: path.stem)
MADE_ON = date(2026, 11, 20)
EVIL = '=HYPERLINK("http://example.com","x")'


def example(path):
    return from_json(Path(path).read_bytes())


@cache
def calculated(path):
    file = example(path)
    return estimate(file.offer, file.assumptions)


def opened(result, **more):
    return Spreadsheet(workbook(result, MADE_ON, **more))


def made(assumptions=None, **offer):
    offer = Offer.model_validate({"start": date(2026, 1, 5), **offer})
    return estimate(offer, Assumptions.model_validate(assumptions or {}))


def grant(**fields):
    return {"kind": "rsu", "vesting": {"annual_pct": [25, 25, 25, 25], "every_months": [3]}, **fields}


def text_of(sheet):
    return " ".join(cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))


def table(book):
    """The rows of the year table by their labels, recalculated."""
    found = {}
    for row in book.formulas[YEARS].iter_rows(min_row=5):
        if row[2].value in ("formula", "value"):
            found[row[0].value] = [
                book.value(cell.coordinate, YEARS) for cell in row[3:] if cell.value is not None
            ]
    return found


def agrees(rows, result, *, but_for_saved_tax=False):
    """Whether every row says what the estimate says, to the cent."""

    def cents(amounts):
        return pytest.approx(list(amounts), abs=0.005)

    saved = rows.get(SAVED_TAX, [0.0] * len(result.years))
    for kind in Kind:
        amounts = [year.by_kind[kind] for year in result.years]
        if kind is Kind.HSA:
            if not but_for_saved_tax:
                mine = rows.get("HSA", [0.0] * len(saved))
                assert [a + b for a, b in zip(mine, saved, strict=True)] == cents(amounts)
        elif kind is not Kind.OPTIONS:
            assert rows.get(TRAITS[kind].label, [0.0] * len(amounts)) == cents(amounts), kind
    stale = [
        kept - (year.by_kind[Kind.HSA] - result.offer.health.employer_hsa_usd) if but_for_saved_tax else 0.0
        for kept, year in zip(saved, result.years, strict=True)
    ]
    years, counted = result.years, result.assumptions.years
    for certainty in Certainty:
        if certainty is not Certainty.SPECULATIVE:
            off = stale if certainty is Certainty.GUARANTEED else [0.0] * len(stale)
            assert rows[f"Together, {certainty}"] == cents(
                year.by_certainty[certainty] + more for year, more in zip(years, off, strict=True)
            )
    totals = [year.total_usd + more for year, more in zip(years, stale, strict=True)]
    assert rows["Total"] == cents(totals)
    assert rows["Cumulative"] == cents(sum(totals[: index + 1]) for index in range(len(totals)))
    span, rate = f"years 1 to {counted}", 1 + result.assumptions.discount_pct / 100
    later = sum(more / rate ** (index + 0.5) for index, more in enumerate(stale[:counted]))
    assert {label: rows[label] for label in list(rows) if label in headlines(counted)} == {
        "First year": cents(totals[:1]),
        f"Average of {span}": cents([sum(totals[:counted]) / counted]),
        f"Last counted year, year {counted}": cents([totals[counted - 1]]),
        f"Together, {span}": cents([sum(totals[:counted])]),
        f"The year after, year {counted + 1}": cents([totals[counted]]),
        f"Present value of {span}": cents([result.present_value_usd + later]),
    }


def headlines(counted):
    span = f"years 1 to {counted}"
    return (
        "First year",
        f"Average of {span}",
        f"Last counted year, year {counted}",
        f"Together, {span}",
        f"The year after, year {counted + 1}",
        f"Present value of {span}",
    )


examples = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


@examples
def test_recalculated_it_says_what_the_estimate_says(path):
    agrees(table(opened(calculated(path))), calculated(path))


@examples
def test_the_results_written_beside_the_formulas_are_those_of_the_formulas(path):
    book = opened(calculated(path))
    formulas = list(book.all_formulas())
    assert len(formulas) > 100
    for sheet, cell in formulas:
        cached = book.cached[sheet][cell].value
        assert cached == pytest.approx(book.value(cell, sheet), rel=1e-9, abs=1e-6), (sheet, cell)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.files)
def test_any_offer_recalculates_to_its_estimate(file):
    result = estimate(file.offer, file.assumptions)
    book = opened(result)
    agrees(table(book), result)
    for sheet, cell in book.all_formulas():
        assert book.cached[sheet][cell].value == pytest.approx(book.value(cell, sheet), rel=1e-9, abs=1e-6)


CHANGES = {
    "base": ({"base_usd": lambda old: old + 10_000}, {}),
    "growth": ({}, {"stock_growth_pct": lambda old: 5.0 if old != 5 else 9.0}),
    "raise": ({}, {"raise_pct": lambda old: old + 2.5}),
    "attainment": ({}, {"bonus_attainment_pct": lambda old: old - 35}),
    "discount": ({}, {"discount_pct": lambda old: old + 3}),
    "share price": ({"share_price_usd": lambda old: (old or 10) * 0.7}, {}),
    "all at once": (
        {"base_usd": lambda old: old + 10_000, "share_price_usd": lambda old: (old or 10) * 1.4},
        {"stock_growth_pct": lambda old: old - 12, "raise_pct": lambda old: old + 1},
    ),
}


@examples
@pytest.mark.parametrize("change", CHANGES)
def test_changed_inputs_give_what_a_fresh_estimate_gives(path, change):
    file = example(path)
    book = opened(calculated(path))
    before = table(book)
    parts = []
    for model, changes in zip((file.offer, file.assumptions), CHANGES[change], strict=True):
        new = {name: changed(getattr(model, name)) for name, changed in changes.items()}
        for name, value in new.items():
            if name in book.names:
                book.enter(name, value / 100 if name.endswith("_pct") else value)
            else:
                assert name in ("share_price_usd", "stock_growth_pct"), "only where there are no shares"
        parts.append(model.model_copy(update=new))
    agrees(table(book), estimate(*parts), but_for_saved_tax=True)
    touches_shares = change in ("growth", "share price")
    if not touches_shares or "stock_growth_pct" in book.names:
        moved = "Present value of years 1 to 4" if change == "discount" else None
        after = table(book)
        no_bonus = change == "attainment" and not file.offer.bonus.target_pct
        assert (after[moved] != before[moved]) if moved else (after != before) or no_bonus


def test_a_bonus_target_that_was_not_entered_can_be():
    result = made(base_usd=100_000, assumptions={"raise_pct": 3})
    book = opened(result)
    book.enter("bonus_target_pct", 0.2)
    agrees(table(book), made(base_usd=100_000, bonus={"target_pct": 20}, assumptions={"raise_pct": 3}))


def test_entries_of_lists_change_the_table_too():
    offer = {
        "base_usd": 100_000,
        "share_price_usd": 20,
        "grants": [grant(value_usd=90_000, grant_price_usd=15)],
        "sign_on": [{"amount_usd": 5_000}, {"amount_usd": 7_000, "on": date(2027, 6, 1)}],
        "other_benefits": [{"name": "Meals", "usd_per_year": 1_200}],
        "retirement": {"deferral_pct": 40, "tiers": [{"rate_pct": 50, "width_pct": 6}], "true_up": True},
    }
    book = opened(made(**offer, assumptions={"stock_growth_pct": 8}))
    where = {
        (row[0].value, row[1].value): row[2].coordinate for row in book.formulas[OFFER].iter_rows(min_row=4)
    }
    book.enter(f"{OFFER}!{where['Equity 1, shares', 'Value']}", 120_000)
    book.enter(f"{OFFER}!{where['Equity 1, shares', 'Grant price']}", 12)
    book.enter(f"{OFFER}!{where['Sign-on 2', 'Amount']}", 9_000)
    book.enter(f"{OFFER}!{where['Other benefit 1', 'Worth']}", 600)
    book.enter(f"{OFFER}!{where['401(k): match 1', 'Match']}", 1)
    changed = {
        **offer,
        "grants": [grant(value_usd=120_000, grant_price_usd=12)],
        "sign_on": [{"amount_usd": 5_000}, {"amount_usd": 9_000, "on": date(2027, 6, 1)}],
        "other_benefits": [{"name": "Meals", "usd_per_year": 600}],
        "retirement": {"deferral_pct": 40, "tiers": [{"rate_pct": 100, "width_pct": 6}], "true_up": True},
    }
    agrees(table(book), made(**changed, assumptions={"stock_growth_pct": 8}))


@pytest.mark.parametrize("lookback", [True, False])
@pytest.mark.parametrize("start", [date(2026, 1, 1), date(2026, 8, 17)])
def test_the_yearly_limit_of_an_espp_is_kept_as_base_and_growth_change(lookback, start):
    plan = {"contribution_pct": 15, "discount_pct": 15, "lookback": lookback, "every_months": 3}

    def result(base, growth):
        offer = {"base_usd": base, "share_price_usd": 9, "espp": plan, "start": start}
        return made(**offer, assumptions={"stock_growth_pct": growth})

    book = opened(result(100_000, 0))
    agrees(table(book), result(100_000, 0))
    book.enter("base_usd", 400_000)
    book.enter("stock_growth_pct", 0.3)
    agrees(table(book), result(400_000, 30))
    counts = [cell.value for cell in book.formulas[PURCHASES]["C"][3:]]
    spent = [book.value(f"I{row}", PURCHASES) for row in range(4, 4 + len(counts))]
    within = {
        year: sum(usd for usd, other in zip(spent, counts, strict=True) if other == year) for year in counts
    }
    assert max(within.values()) == pytest.approx(25_000)


@pytest.mark.parametrize("true_up", [True, False])
def test_the_limits_of_a_match_are_kept_as_base_changes(true_up):
    plan = {
        "deferral_pct": 30,
        "tiers": [{"rate_pct": 100, "width_pct": 3}, {"rate_pct": 50, "width_pct": 2}],
        "true_up": true_up,
    }
    rich = {**plan, "tiers": [{"rate_pct": 500, "width_pct": 30}]}
    for entered_plan in (plan, rich):
        book = opened(made(base_usd=60_000, retirement=entered_plan))
        for base in (100_000, 500_000):
            book.enter("base_usd", base)
            agrees(table(book), made(base_usd=base, retirement=entered_plan))


def test_grants_stated_per_year_and_payments_at_the_end_of_a_year():
    result = made(
        base_usd=1,
        share_price_usd=10,
        grants=[grant(value_usd=1_000, per_year=True), grant(shares=101, per_year=True)],
        sign_on=[{"amount_usd": 5, "on": date(2026, 12, 31)}, {"amount_usd": 7, "on": date(2027, 1, 1)}],
        assumptions={"discount_pct": 10},
    )
    rows = table(opened(result))
    agrees(rows, result)
    assert rows["Sign-on"] == [5, 7, 0, 0, 0]
    assert rows["Stock"][:4] == pytest.approx([2_010] * 4)


def test_a_vest_can_be_moved_by_its_fraction():
    book = opened(made(base_usd=1, share_price_usd=10, grants=[grant(value_usd=1_600)]))
    assert book.value("F4", GRANTS) == pytest.approx(1)
    assert table(book)["Stock"][0] == pytest.approx(400)
    book.enter(f"{VESTS}!F4", 0.1625)
    assert book.value("F4", GRANTS) == pytest.approx(1.1)
    assert table(book)["Stock"][0] == pytest.approx(560)


@examples
def test_the_first_sheet_has_every_field_that_was_entered(path):
    file = example(path)
    sheet = opened(calculated(path)).formulas[OFFER]
    written = {(row[0].value, row[1].value): row for row in sheet.iter_rows(min_row=4)}
    named = [("Offer", field) for field in entered(file.offer, ALWAYS)]
    for part, field in [*named, *(("Assumptions", field) for field in entered(file.assumptions))]:
        row = written[field.part or part, field.label]
        assert row[5].value == field.text
        if isinstance(field.value, float) and field.path.endswith("pct"):
            assert row[2].value == pytest.approx(field.value / 100)
        elif isinstance(field.value, float):
            assert row[2].value == field.value
    assert {description.label for description in describe(Assumptions)} <= {
        row[1].value for row in written.values()
    } | {"Promotion", "After", "Rise", "Instead of a raise"}


@examples
def test_the_sheet_says_of_each_input_whether_the_table_follows_it(path):
    book = opened(calculated(path))
    in_formulas = " ".join(book.formulas[sheet][cell].value for sheet, cell in book.all_formulas())
    names = {address.replace("$", ""): name for name, address in book.names.items()}
    before = {where: book.value(where[1], where[0]) for where in book.all_formulas()}
    for row in book.formulas[OFFER].iter_rows(min_row=4):
        said, value = row[4].value, row[2].value
        if not isinstance(value, int | float):
            assert said != "yes", row[1].value
            continue
        address = f"{OFFER}!{row[2].coordinate}"
        is_used = names.get(address, f"{OFFER}!${row[2].column_letter}${row[2].row}") in in_formulas
        assert is_used is (said == "yes"), row[1].value
        book.enter(f"{OFFER}!{row[2].coordinate}", value * 0.5 + 0.0123)
        after = {where: book.value(where[1], where[0]) for where in before}
        assert is_used or after == before, row[1].value
        book.enter(f"{OFFER}!{row[2].coordinate}", value)


def test_what_is_no_formula_is_marked_as_a_value_and_explained():
    book = opened(calculated(EXAMPLES[0]))
    marked = {row[0].value: row for row in book.formulas[YEARS].iter_rows(min_row=5) if row[2].value}
    assert marked[SAVED_TAX][2].value == "value"
    for label, row in marked.items():
        amounts = [cell for cell in row[3:] if cell.value is not None]
        assert {cell.data_type for cell in amounts} == {"n" if label == SAVED_TAX else "f"}, label
    explained = "marked “value”"
    assert explained in text_of(book.formulas[YEARS])
    assert explained not in text_of(opened(made(base_usd=1)).formulas[YEARS])


def test_speculative_money_stands_apart_and_in_no_total():
    startup = calculated(next(path for path in EXAMPLES if "startup" in path.stem))
    book = opened(startup)
    rows = table(book)
    (label,) = [label for label in rows if label.startswith("Options")]
    assert label == "Options at the exit, month 72, year 6"
    assert rows[label] == [pytest.approx(startup.private[0].outlook.mean_usd)]
    labels = [row[0].value for row in book.formulas[YEARS].iter_rows()]
    assert labels.index("Total") < labels.index("Shown apart, in no total") < labels.index(label)
    assert rows["Total"] == pytest.approx([year.total_usd for year in startup.years])

    private = made(base_usd=100_000, share_price_usd=5, grants=[grant(value_usd=40_000, private=True)])
    rows = table(opened(private))
    assert rows["Private shares"][:4] == pytest.approx([10_000] * 4)
    assert rows["Total"] == pytest.approx([100_000.0] * 5)
    assert "Stock" not in rows


def test_the_last_sheet_says_what_it_rests_on():
    result = calculated(EXAMPLES[2])
    lines = [MarketLine("A Guide", "about the 64th percentile", (source(url="https://example.org/a"),))]
    sheet = opened(result, market_lines=lines, sources=[source("Another", line=7)]).formulas[REASONS]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert {row[0] for row in rows} == {
        *("Made on", "Assumption", "How it is counted", "Certainty", "Market", "Caution", "Source")
    }
    said = [row[2] for row in rows]
    assert said[0] == "2026-11-20"
    assert "about the 64th percentile" in said
    for words in CERTAINTY_WORDS.values():
        assert words in said
    assert any("not tax advice" in text for text in said)
    addresses = [row[6] for row in rows if row[0] == "Source"]
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
    book = load_workbook(io.BytesIO(workbook(result, MADE_ON, [MarketLine(text, text)])))
    texts = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert "example" not in cell.value
                    assert "1+1" not in cell.value
                assert cell.hyperlink is None
                texts += cell.value == text and cell.data_type == "s"
    assert texts == 10 + 16, "in every place where it was entered, and once for each vest"
    assert table(opened(result))["Other benefits"][0] == pytest.approx(5)


def test_an_offer_with_nothing_entered_makes_a_table_of_zeros():
    book = opened(made())
    agrees(table(book), made())
    assert book.formulas.sheetnames == [OFFER, YEARS, MONTHS, REASONS]
    book.enter("base_usd", 50_000)
    assert table(book)["Total"] == pytest.approx([50_000] * 5)


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
    book = opened(result)
    agrees(table(book), result)
    assert max(len(book.formulas[sheet][cell].value) for sheet, cell in book.all_formulas()) < 8_000


def test_sheets_that_an_offer_needs_are_there():
    assert opened(calculated(EXAMPLES[0])).formulas.sheetnames == [
        *(OFFER, YEARS, MONTHS, GRANTS, VESTS, PURCHASES, REASONS)
    ]


def test_inputs_to_change_look_different_and_dates_are_dates():
    sheet = opened(calculated(EXAMPLES[0])).formulas[OFFER]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=4)}
    assert rows["Base pay"][2].fill.fgColor.rgb == "FFFBF0E6"
    assert rows["Base pay"][2].number_format == "$#,##0.00"
    assert rows["Yearly raise"][2].number_format == "0.0##%"
    assert rows["Volatility"][2].fill.fill_type is None
    assert rows["First day"][2].value.date() == date(2026, 1, 5)
    assert rows["Lookback"][2].value == "yes"


def test_the_same_offer_gives_the_same_file():
    assert workbook(calculated(EXAMPLES[1]), MADE_ON) == workbook(calculated(EXAMPLES[1]), MADE_ON)
