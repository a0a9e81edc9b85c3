"""The sheets of grants and of each of their vests."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.compensation.dates import months_between
from dashboard.compensation.equity import units
from dashboard.compensation.grants import OptionGrant, Refreshers, StockGrant
from dashboard.compensation.ledger import TRAITS, Kind
from dashboard.compensation.present_value import discounted
from dashboard.compensation.timeline import Timeline
from dashboard.offers.exports.workbook.cells import (
    FIRST_ROW,
    GRANTS,
    PERCENT,
    PLAIN,
    VESTS,
    Column,
    Formula,
    Table,
    cell,
)
from dashboard.offers.exports.workbook.inputs import Inputs

GRANT, KIND, FRACTION, SHARES = "Grant", "Kind", "Fraction", "Shares"
YEAR, AMOUNT, WORTH = "Year", "Amount", "Worth on the first day"
GRANT_COLUMNS = (
    Column(GRANT, 8, "0"),
    Column("Name", 28, None),
    Column(KIND, 24, None),
    Column("Share price today", 14),
    Column(SHARES, 14, PLAIN),
    Column("Fractions together", 14, PERCENT),
)
VEST_COLUMNS = (
    Column(GRANT, 8, "0"),
    Column("Name", 28, None),
    Column(KIND, 24, None),
    Column("Month", 8, "0"),
    Column(YEAR, 8, "0"),
    Column(FRACTION, 12, PERCENT, is_input=True),
    Column(SHARES, 14, PLAIN, is_input=True),
    Column("Price of a share", 14),
    Column(AMOUNT, 16),
    Column(WORTH, 16),
)
AT_PRICE_TODAY, AT_GRANTED = 3, 4
AT_MONTH, AT_FRACTION, AT_SHARES, AT_PRICE, AT_AMOUNT = 3, 5, 6, 7, 8
GRANTS_NOTE = (
    "A grant in dollars becomes shares once, at its grant price; later prices change only their worth."
)
VESTS_NOTE = (
    "A share's price in a month is today's × (1 + growth) ^ (month ÷ 12). Months count from the first day; "
    "month 12 belongs to year 1."
)


@dataclass(frozen=True)
class _Counted:
    """A grant that counts: its place in the offer, its row on the sheet of grants, what it is worth today."""

    index: int
    row: int
    grant: StockGrant | Refreshers
    price_today: float

    @property
    def kind(self) -> Kind:
        if isinstance(self.grant, Refreshers):
            return Kind.REFRESHER
        return Kind.PRIVATE_SHARES if self.grant.private else Kind.RSU

    @property
    def granted(self) -> float:
        """The shares of a grant in dollars."""
        if isinstance(self.grant, Refreshers) or not self.grant.value_usd:
            return 0.0
        price = self.grant.grant_price_usd or self.price_today
        return units(self.grant.value_usd * self.grant.times, price)


@dataclass(frozen=True)
class _Vest:
    """What one vest brings: a fraction of the grant or whole shares, at the price of its month."""

    counted: _Counted
    month: int
    fraction: float | None
    shares: int | None
    granted_month: int = 0


def grants_and_vests(timeline: Timeline, inputs: Inputs) -> tuple[Table, Table] | None:
    """The grants that count, and their vests in the years shown; None where there are none."""
    counted = list(_counted(timeline))
    shown = [
        vest
        for grant in counted
        for vest in _vests(grant, timeline)
        if vest.month <= 12 * timeline.horizon_years
    ]
    if not shown:
        return None
    rows = [_vest_row(vest, row, timeline, inputs) for row, vest in enumerate(shown, start=FIRST_ROW)]
    vests = Table(VESTS, "Each vest", VESTS_NOTE, VEST_COLUMNS, rows)
    heads = [_grant_row(grant, [v for v in shown if v.counted is grant], vests, inputs) for grant in counted]
    return Table(GRANTS, "Grants", GRANTS_NOTE, GRANT_COLUMNS, heads), vests


def _counted(timeline: Timeline) -> Iterator[_Counted]:
    row = FIRST_ROW
    for index, grant in enumerate(timeline.offer.grants):
        if isinstance(grant, OptionGrant):
            continue
        if isinstance(grant, Refreshers):
            price, counts = 0.0, timeline.assumptions.include_refreshers and bool(grant.value_usd)
        else:
            price = timeline.offer.share_price_usd or grant.grant_price_usd or 1.0
            counts = bool(grant.value_usd or grant.shares)
        if counts:
            yield _Counted(index, row, grant, price)
            row += 1


def _vests(counted: _Counted, timeline: Timeline) -> Iterator[_Vest]:
    grant = counted.grant
    schedule = grant.vesting.schedule()
    begins = months_between(timeline.offer.start, grant.start) if grant.start else 0
    if isinstance(grant, Refreshers):
        for year in grant.at_end_of_years:
            for month, part in schedule.released().items():
                yield _Vest(counted, 12 * year + month, float(part), None, 12 * year)
    elif grant.shares:
        for month, count in schedule.shares(grant.shares * grant.times, grant.rounding).items():
            yield _Vest(counted, begins + month, None, count)
    else:
        for month, part in schedule.released().items():
            yield _Vest(counted, begins + month, float(part), None)


def _vest_row(vest: _Vest, row: int, timeline: Timeline, inputs: Inputs) -> list[object]:
    counted, month = vest.counted, cell(row, AT_MONTH)
    growth, rate = inputs["stock_growth_pct"], inputs["discount_pct"]
    grown = (1 + timeline.assumptions.stock_growth_pct / 100) ** ((vest.month - vest.granted_month) / 12)
    shares: Formula | int | None = vest.shares
    price: Formula | None = None
    if isinstance(counted.grant, Refreshers):
        value = inputs[f"grants[{counted.index}].value_usd"]
        usd = (vest.fraction or 0.0) * counted.grant.value_usd * grown
        since = f"({month}-{vest.granted_month})/12"
        amount = Formula(f"={cell(row, AT_FRACTION)}*{value}*(1+{growth})^({since})", usd)
    else:
        count = float(vest.shares or 0)
        if vest.fraction is not None:
            count = vest.fraction * counted.granted
            granted = cell(counted.row, AT_GRANTED, GRANTS, is_fixed=True)
            shares = Formula(f"={cell(row, AT_FRACTION)}*{granted}", count)
        today = cell(counted.row, AT_PRICE_TODAY, GRANTS, is_fixed=True)
        price = Formula(f"={today}*(1+{growth})^({month}/12)", counted.price_today * grown)
        usd = count * counted.price_today * grown
        amount = Formula(f"={cell(row, AT_SHARES)}*{cell(row, AT_PRICE)}", usd)
    worth = discounted(usd, timeline.assumptions.discount_pct / 100, vest.month / 12)
    return [
        counted.index + 1,
        counted.grant.name,
        TRAITS[counted.kind].label,
        vest.month,
        -(-vest.month // 12),
        vest.fraction,
        shares,
        price,
        amount,
        Formula(f"={cell(row, AT_AMOUNT)}/(1+{rate})^({month}/12)", worth),
    ]


def _grant_row(counted: _Counted, own: list[_Vest], vests: Table, inputs: Inputs) -> list[object]:
    grant, path = counted.grant, f"grants[{counted.index}]"
    head: list[object] = [counted.index + 1, grant.name, TRAITS[counted.kind].label]
    if isinstance(grant, Refreshers):
        return [*head, None, None, None]
    has_price = bool(grant.grant_price_usd)
    fallback = inputs[f"{path}.grant_price_usd"] if has_price else "1"
    market = inputs["share_price_usd"]
    today = Formula(f"=IF({market}>0,{market},{fallback})", counted.price_today)
    number = cell(counted.row, 0)
    if grant.shares:
        counts = Formula(
            f"=SUMIF({vests.range(GRANT)},{number},{vests.range(SHARES)})", sum(v.shares or 0 for v in own)
        )
        return [*head, today, counts, None]
    price = fallback if has_price else cell(counted.row, AT_PRICE_TODAY)
    times = f"*{grant.times}" if grant.times > 1 else ""
    granted = Formula(f"={inputs[f'{path}.value_usd']}{times}/{price}", counted.granted)
    together = Formula(
        f"=SUMIF({vests.range(GRANT)},{number},{vests.range(FRACTION)})", sum(v.fraction or 0.0 for v in own)
    )
    return [*head, today, granted, together]
