"""What a person supposes about the years to come, kept apart from what an employer offers."""

from pydantic import field_validator

from dashboard.compensation import cash, taxes
from dashboard.compensation.entry import Entry, Number, Unit, Whole, entry
from dashboard.compensation.errors import CompensationError

MOST_YEARS = 10


class Promotion(Entry):
    """A promotion, as a rise in base pay."""

    month: Whole = entry("After", Unit.MONTHS, "Months after the start.", ge=1, le=12 * MOST_YEARS)
    pct: Number = entry("Rise", Unit.PCT, "By how much base pay rises.", ge=0, le=200)
    replaces_raise: bool = entry(
        "Instead of a raise",
        Unit.YES_OR_NO,
        "Whether it takes the place of the raise on that or the next anniversary.",
        default=False,
    )

    def as_cash(self) -> cash.Promotion:
        """The promotion as the calculation takes it."""
        return cash.Promotion(self.month, self.pct, self.replaces_raise)


class Assumptions(Entry):
    """How the future is assumed to go; nothing is assumed to grow unless it is said here."""

    years: Whole = entry(
        "Years", Unit.YEARS, "The years that the average and the total cover.", default=4, ge=1, le=MOST_YEARS
    )
    raise_pct: Number = entry(
        "Yearly raise",
        Unit.PCT_PER_YEAR,
        "The raise on each anniversary; none in year 1.",
        default=0.0,
        ge=-50,
        le=100,
    )
    promotion: Promotion | None = entry("Promotion", Unit.PARTS, "One promotion, if any.", default=None)
    bonus_attainment_pct: Number = entry(
        "Bonus attainment",
        Unit.PCT,
        "The share of the target bonus that is paid.",
        default=100.0,
        ge=0,
        le=500,
    )
    stock_growth_pct: Number = entry(
        "Share price growth",
        Unit.PCT_PER_YEAR,
        "How the share price moves in a year; 0 compares offers fairly.",
        default=0.0,
        ge=-90,
        le=200,
    )
    stock_volatility_pct: Number = entry(
        "Volatility",
        Unit.PCT_PER_YEAR,
        "How much the share price swings in a year; large technology shares are near 30 to 50.",
        default=0.0,
        ge=0,
        le=200,
    )
    discount_pct: Number = entry(
        "Discount rate",
        Unit.PCT_PER_YEAR,
        "By how much less a dollar is worth a year later.",
        default=0.0,
        ge=0,
        le=100,
    )
    tax_year: Whole = entry(
        "Tax year",
        Unit.CALENDAR_YEAR,
        "The year whose tax tables and limits apply to all years.",
        default=taxes.DEFAULT_YEAR,
        ge=2000,
        le=2100,
    )
    itemize_salt: bool = entry(
        "Deduct state taxes",
        Unit.YES_OR_NO,
        "Whether state and local income taxes are deducted where that pays.",
        default=True,
    )
    leave_month: Whole = entry(
        "Leaving after",
        Unit.MONTHS,
        "Months after which to show what leaving would cost; 0 for not at all.",
        default=0,
        ge=0,
        le=12 * MOST_YEARS,
    )
    include_refreshers: bool = entry(
        "Count refreshers",
        Unit.YES_OR_NO,
        "Whether refreshers, which nobody has promised, are part of the total.",
        default=False,
    )

    @field_validator("tax_year")
    @classmethod
    def _is_on_file(cls, year: int) -> int:
        known = taxes.tax_years()
        if year not in known:
            raise CompensationError(
                f"No tax tables for {year}; the years on file are {', '.join(map(str, known))}."
            )
        return year
