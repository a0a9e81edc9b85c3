"""The sheet of purchases under an ESPP."""

from collections.abc import Iterator

from dashboard.compensation import espp
from dashboard.compensation.dates import add_months
from dashboard.compensation.present_value import discounted
from dashboard.compensation.timeline import Timeline
from dashboard.offers.exports.workbook.cells import (
    FACTOR,
    FIRST_ROW,
    MONTHS,
    PLAIN,
    PURCHASES,
    Column,
    Formula,
    Table,
    cell,
)
from dashboard.offers.exports.workbook.inputs import Inputs
from dashboard.offers.exports.workbook.months import AT_BASE

YEAR, GAIN, WORTH = "Year", "Gain", "Worth on the first day"
COLUMNS = (
    Column("Month", 8, "0"),
    Column(YEAR, 8, "0"),
    Column("Calendar year", 10, "0"),
    Column("Paid in", 14),
    Column("Price at the start", 12, FACTOR),
    Column("Price at the end", 12, FACTOR),
    Column("Price paid", 12, FACTOR),
    Column("Shares", 14, PLAIN),
    Column("Counts to the limit", 14),
    Column(GAIN, 14),
    Column(WORTH, 16),
)
NOTE = (
    "Prices are multiples of today's. What is bought in a calendar year, at the price of each period's first day, "
    "stays within the limit; the rest is refunded."
)


def purchases(timeline: Timeline, inputs: Inputs) -> Table | None:
    """Each purchase; None where nothing is paid in."""
    rows = list(_rows(timeline, inputs)) if timeline.offer.espp.contribution_pct else []
    return Table(PURCHASES, "Purchases under the ESPP", NOTE, COLUMNS, rows) if rows else None


def _rows(timeline: Timeline, inputs: Inputs) -> Iterator[list[object]]:
    plan, assumptions = timeline.offer.espp, timeline.assumptions
    terms = espp.Terms(plan.discount_pct, plan.lookback)
    every, growth = plan.every_months, inputs["stock_growth_pct"]
    used: dict[int, list[float]] = {}
    for row, end in enumerate(range(every, len(timeline.monthly_base) + 1, every), start=FIRST_ROW):
        first, last = (
            (1 + assumptions.stock_growth_pct / 100) ** (month / 12) for month in (end - every, end)
        )
        # A period that began on New Year's Day ends with the year, not on the next one's first day.
        calendar_year = add_months(timeline.offer.start, end - 1).year
        before = used.setdefault(calendar_year, [])
        paid_in = float(timeline.monthly_base[end - every : end].sum()) * plan.contribution_pct / 100
        bought = espp.purchase(terms, paid_in, first, last, espp.YEARLY_LIMIT_USD - sum(before))
        shares, gain = float(bought.shares), float(bought.gain)
        month, paid, start, finish, price, count, gained = (
            cell(row, column) for column in (0, 3, 4, 5, 6, 7, 9)
        )
        limit = inputs["limits.espp_usd"]
        if before:
            limit = f"({limit}-SUM({cell(row - len(before), 8)}:{cell(row - 1, 8)}))"
        base = f"{cell(FIRST_ROW + end - every, AT_BASE, MONTHS)}:{cell(FIRST_ROW + end - 1, AT_BASE)}"
        from_price = f"MIN({start},{finish})" if plan.lookback else finish
        yield [
            end,
            -(-end // 12),
            calendar_year,
            Formula(f"=SUM({base})*{inputs['espp.contribution_pct']}", paid_in),
            Formula(f"=(1+{growth})^(({month}-{every})/12)", first),
            Formula(f"=(1+{growth})^({month}/12)", last),
            Formula(f"={from_price}*(1-{inputs['espp.discount_pct']})", float(bought.price)),
            Formula(f"=MIN({paid}/{price},{limit}/{start})", shares),
            Formula(f"={count}*{start}", shares * first),
            Formula(f"={count}*({finish}-{price})", gain),
            Formula(
                f"={gained}/(1+{inputs['discount_pct']})^({month}/12)",
                discounted(gain, assumptions.discount_pct / 100, end / 12),
            ),
        ]
        before.append(shares * first)
