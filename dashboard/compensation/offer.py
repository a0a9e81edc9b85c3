"""An offer as an employer states it. What is not entered is zero; nothing is filled in behind one's back."""

from datetime import date
from typing import Self

from pydantic import model_validator

from dashboard.compensation.cash import Clawback
from dashboard.compensation.entry import LONGEST_LIST, Entry, Number, Unit, Whole, day, entry, misplaced
from dashboard.compensation.grants import MOST_MONTHS, MOST_PRICE, Grant, StockGrant

MOST_PAY = 100_000_000


class Bonus(Entry):
    """The yearly target bonus."""

    target_pct: Number = entry(
        "Target", Unit.PCT, "The target bonus as a share of base pay.", default=0.0, ge=0, le=500
    )
    first_year_months: Whole = entry(
        "Counting months in year 1",
        Unit.MONTHS,
        "Months of year 1 that count for the bonus.",
        default=12,
        ge=0,
        le=12,
    )


class SignOn(Entry):
    """A one-off payment, possibly to be paid back on leaving early."""

    amount_usd: Number = entry("Amount", Unit.USD, "Before tax.", ge=0, le=MOST_PAY)
    on: date | None = day("Paid on", "The day of payment; the first day if left out.", default=None)
    clawback_months: Whole = entry(
        "Stay to keep it",
        Unit.MONTHS,
        "Months one must stay after the payment to keep it; 0 for no such clause.",
        default=0,
        ge=0,
        le=MOST_MONTHS,
    )
    clawback: Clawback = entry(
        "Paid back", Unit.CHOICE, "In full, or in proportion to the months missing.", default=Clawback.FULL
    )


class Espp(Entry):
    """A plan to buy shares at a discount."""

    contribution_pct: Number = entry(
        "Contribution", Unit.PCT, "The share of base pay put in.", default=0.0, ge=0, le=100
    )
    discount_pct: Number = entry(
        "Discount", Unit.PCT, "What is taken off the price.", default=0.0, ge=0, le=50
    )
    lookback: bool = entry(
        "Lookback",
        Unit.YES_OR_NO,
        "Whether the lower of the first and the last day's price counts.",
        default=False,
    )
    every_months: Whole = entry("Period", Unit.MONTHS, "Months between purchases.", default=6, ge=1, le=24)


class MatchTier(Entry):
    """A step of the employer's match."""

    rate_pct: Number = entry("Match", Unit.PCT, "What the employer adds to each dollar saved.", ge=0, le=500)
    width_pct: Number = entry(
        "On the next", Unit.PCT, "The share of pay that this step covers.", gt=0, le=100
    )


class Retirement(Entry):
    """401(k) savings and the employer's match."""

    deferral_pct: Number = entry(
        "Own savings", Unit.PCT, "The share of base pay one saves.", default=0.0, ge=0, le=100
    )
    tiers: tuple[MatchTier, ...] = entry(
        "Match", Unit.PARTS, "The steps of the match, in order.", default=(), max_length=6
    )
    true_up: bool = entry(
        "True-up",
        Unit.YES_OR_NO,
        "Whether the employer makes good at year's end what saving early has missed.",
        default=False,
    )
    vested_after_months: Whole = entry(
        "Match vests after",
        Unit.MONTHS,
        "Months after which the match is one's own; before, it is lost on leaving.",
        default=0,
        ge=0,
        le=72,
    )


class Health(Entry):
    """Health insurance and the account that goes with it."""

    employer_premium_usd: Number = entry(
        "Employer's premium",
        Unit.USD_PER_YEAR,
        "What the employer pays for health insurance.",
        default=0.0,
        ge=0,
        le=100_000,
    )
    employer_hsa_usd: Number = entry(
        "Employer's HSA money",
        Unit.USD_PER_YEAR,
        "What the employer puts into the account.",
        default=0.0,
        ge=0,
        le=20_000,
    )
    own_hsa_usd: Number = entry(
        "Own HSA money",
        Unit.USD_PER_YEAR,
        "What one puts in from pay; only the tax it saves counts.",
        default=0.0,
        ge=0,
        le=20_000,
    )


class Learning(Entry):
    """A budget for learning."""

    budget_usd: Number = entry(
        "Budget", Unit.USD_PER_YEAR, "What the employer would pay.", default=0.0, ge=0, le=200_000
    )
    expected_use_pct: Number = entry(
        "Expected use", Unit.PCT, "The share of it one expects to use.", default=0.0, ge=0, le=100
    )


class OtherBenefit(Entry):
    """Any other yearly benefit."""

    name: str = entry("Name", Unit.TEXT, "What it is.", min_length=1, max_length=60)
    usd_per_year: Number = entry("Worth", Unit.USD_PER_YEAR, "What it is worth to you.", ge=0, le=1_000_000)


class Offer(Entry):
    """All that an employer offers."""

    title: str = entry(
        "Title", Unit.TEXT, "The role, as the market tables name it.", default="", max_length=100
    )
    employer: str = entry(
        "Employer",
        Unit.TEXT,
        "Whose offer it is; offers of one employer share one share price.",
        default="",
        max_length=100,
    )
    level: str = entry("Level", Unit.TEXT, "The career level.", default="", max_length=60)
    city: str = entry(
        "City", Unit.TEXT, "Where one lives and works, such as Seattle, WA.", default="", max_length=100
    )
    start: date = day("First day", "The day from which months and years are counted.")
    base_usd: Number = entry(
        "Base pay",
        Unit.USD_PER_YEAR,
        "Yearly pay before tax and without bonus.",
        default=0.0,
        ge=0,
        le=MOST_PAY,
    )
    bonus: Bonus = entry("Bonus", Unit.PARTS, "The yearly target bonus.", default=Bonus())
    sign_on: tuple[SignOn, ...] = entry(
        "Sign-on", Unit.PARTS, "One-off payments.", default=(), max_length=LONGEST_LIST
    )
    share_price_usd: Number = entry(
        "Share price today",
        Unit.USD_PER_SHARE,
        "What one share costs today; needed where a grant is stated in shares.",
        default=0.0,
        ge=0,
        le=MOST_PRICE,
    )
    grants: tuple[Grant, ...] = entry(
        "Equity", Unit.PARTS, "Shares, options and refreshers.", default=(), max_length=LONGEST_LIST
    )
    espp: Espp = entry("ESPP", Unit.PARTS, "The plan to buy shares at a discount.", default=Espp())
    retirement: Retirement = entry(
        "401(k)", Unit.PARTS, "Retirement savings and their match.", default=Retirement()
    )
    health: Health = entry("Health", Unit.PARTS, "Health insurance and HSA.", default=Health())
    learning: Learning = entry("Learning", Unit.PARTS, "The learning budget.", default=Learning())
    time_off_days: Number = entry(
        "Paid time off",
        Unit.DAYS_PER_YEAR,
        "Days a year; pay for them is part of base and only compared.",
        default=0.0,
        ge=0,
        le=260,
    )
    other_benefits: tuple[OtherBenefit, ...] = entry(
        "Other benefits",
        Unit.PARTS,
        "Other benefits worth money each year.",
        default=(),
        max_length=LONGEST_LIST,
    )

    @model_validator(mode="after")
    def _begins_with_the_job(self) -> Self:
        dated: list[tuple[tuple[str | int, ...], date | None]] = [
            *((("grants", index, "start"), grant.start) for index, grant in enumerate(self.grants)),
            *((("sign_on", index, "on"), payment.on) for index, payment in enumerate(self.sign_on)),
        ]
        for field, begins in dated:
            if begins and begins < self.start:
                raise misplaced(field, f"{begins} is before the first day, {self.start}", begins)
            if begins and begins.year > self.start.year + MOST_MONTHS // 12:
                latest = self.start.year + MOST_MONTHS // 12
                raise misplaced(field, f"{begins} is too far off; the latest year is {latest}", begins)
        return self

    @model_validator(mode="after")
    def _can_be_priced(self) -> Self:
        for grant in self.grants:
            if isinstance(grant, StockGrant) and grant.shares and not self.share_price_usd:
                message = "a grant stated in shares needs today's price of a share"
                raise misplaced(("share_price_usd",), message, self.share_price_usd)
        return self
