"""Equity as an offer states it: shares, options and refreshers, each with its own schedule."""

from datetime import date
from functools import lru_cache
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from dashboard.compensation.entry import LONGEST_LIST, Entry, Number, Unit, Whole, day, entry, typed_number
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.options import OptionHolding, Preference, Round
from dashboard.compensation.vesting import Rounding, Schedule

MOST_USD = 1_000_000_000
MOST_SHARES = 1_000_000_000
MOST_PRICE = 10_000_000
MOST_MONTHS = 120

_Pct = Annotated[float, Field(ge=0, le=100), BeforeValidator(typed_number)]
_Month = Annotated[int, Field(ge=1, le=12), BeforeValidator(typed_number)]
_Year = Annotated[int, Field(ge=1, le=10), BeforeValidator(typed_number)]


def _one_or_many(value: object) -> object:
    return value if isinstance(value, (list, tuple)) else (value,)


class Vest(Entry):
    """One vesting date."""

    month: Whole = entry("Month", Unit.MONTHS, "Months after the grant's start.", ge=1, le=MOST_MONTHS)
    pct: Number = entry("Share", Unit.PCT, "The share of the grant that vests then.", gt=0, le=100)


class Vesting(Entry):
    """When a grant vests: by yearly percentages, or by a list of dates."""

    annual_pct: tuple[_Pct, ...] = entry(
        "Yearly percentages",
        Unit.PCT,
        "What vests in each year; together exactly 100.",
        default=(),
        max_length=10,
    )
    every_months: Annotated[tuple[_Month, ...], BeforeValidator(_one_or_many)] = entry(
        "Vests every",
        Unit.MONTHS,
        "Months between vests: one number for all years, or one for each; 1, 2, 3, 4, 6 or 12.",
        default=(12,),
        min_length=1,
        max_length=10,
    )
    cliff_months: Whole = entry(
        "Cliff",
        Unit.MONTHS,
        "Nothing vests before this month; what was earned until then is released in it.",
        default=0,
        ge=0,
        le=MOST_MONTHS,
    )
    events: tuple[Vest, ...] = entry(
        "Vesting dates",
        Unit.PARTS,
        "Each date and its share, where yearly percentages do not say it.",
        default=(),
        max_length=MOST_MONTHS,
    )

    @model_validator(mode="after")
    def _is_a_schedule(self) -> Self:
        if bool(self.annual_pct) == bool(self.events):
            raise CompensationError(
                "Give either yearly percentages or vesting dates"
                + (", and not both." if self.events else "; neither is given.")
            )
        self.schedule()
        return self

    def schedule(self) -> Schedule:
        """The schedule that the entries describe."""
        return _schedule_of(self)


@lru_cache(maxsize=256)
def _schedule_of(vesting: Vesting) -> Schedule:
    """Exact fractions take a while, and every estimate asks for them."""
    if vesting.events:
        months, pcts = zip(*((vest.month, vest.pct) for vest in vesting.events), strict=True)
        return Schedule.at_months(months, pcts, vesting.cliff_months)
    one = vesting.every_months[0] if len(vesting.every_months) == 1 else vesting.every_months
    return Schedule.by_year(vesting.annual_pct, one, vesting.cliff_months)


class _Grant(Entry):
    """What every grant has."""

    name: str = entry("Name", Unit.TEXT, "What to call the grant.", default="", max_length=60)
    start: date | None = day(
        "Vesting starts", "The day from which months are counted; the first day if left out.", default=None
    )
    vesting: Vesting = entry("Vesting", Unit.PARTS, "When the grant vests.")


class StockGrant(_Grant):
    """Shares that vest over time, stated in dollars or in shares."""

    kind: Literal["rsu"] = "rsu"
    value_usd: Number = entry(
        "Value", Unit.USD, "The grant in dollars, if it is stated so.", default=0.0, ge=0, le=MOST_USD
    )
    shares: Whole = entry(
        "Shares", Unit.SHARES, "The grant in shares, if it is stated so.", default=0, ge=0, le=MOST_SHARES
    )
    per_year: bool = entry(
        "Stated per year",
        Unit.YES_OR_NO,
        "Whether the figure is for each year of the schedule rather than for all of it.",
        default=False,
    )
    grant_price_usd: Number = entry(
        "Grant price",
        Unit.USD_PER_SHARE,
        "The price at which dollars were turned into shares, often an average; today's if left out.",
        default=0.0,
        ge=0,
        le=MOST_PRICE,
    )
    rounding: Rounding = entry(
        "Rounding",
        Unit.CHOICE,
        "How whole shares are dealt out over the vesting dates.",
        default=Rounding.CUMULATIVE_ROUND_DOWN,
    )
    private: bool = entry(
        "Private company",
        Unit.YES_OR_NO,
        "Whether the shares cannot be sold yet; they are then shown apart from the total.",
        default=False,
    )

    @model_validator(mode="after")
    def _is_stated_once(self) -> Self:
        if self.value_usd and self.shares:
            raise CompensationError("State the grant in dollars or in shares, not in both.")
        if self.shares and self.grant_price_usd:
            raise CompensationError("A grant price is only for a grant in dollars; leave it out.")
        return self

    @property
    def times(self) -> int:
        """How often the stated figure counts."""
        return -(-self.vesting.schedule().last_month // 12) if self.per_year else 1


class Refreshers(_Grant):
    """Further grants that are usual but not promised; they count only where the assumptions say so."""

    kind: Literal["refresher"] = "refresher"
    value_usd: Number = entry(
        "Value of each",
        Unit.USD,
        "What each one is worth on the day it is granted.",
        default=0.0,
        ge=0,
        le=MOST_USD,
    )
    at_end_of_years: tuple[_Year, ...] = entry(
        "Granted at the end of years", Unit.YEARS, "1 for the first anniversary.", default=(), max_length=10
    )

    @model_validator(mode="after")
    def _comes_by_anniversary(self) -> Self:
        if self.start is not None:
            raise CompensationError("Refreshers start on the anniversaries listed; leave the start out.")
        if len(set(self.at_end_of_years)) != len(self.at_end_of_years):
            raise CompensationError("Name each year of a refresher once.")
        return self


class Funding(Entry):
    """A round of funding before the exit."""

    new_shares_pct: Number = entry(
        "New shares",
        Unit.PCT,
        "New shares as a share of the old ones: 20 divides a holding by 1.2.",
        default=0.0,
        ge=0,
        le=1000,
    )
    dilution_pct: Number = entry(
        "Dilution",
        Unit.PCT,
        "What each holder loses: 20 multiplies a holding by 0.8.",
        default=0.0,
        ge=0,
        lt=100,
    )


class Scenario(Entry):
    """One way in which the company may end up."""

    probability_pct: Number = entry("Probability", Unit.PCT, "How likely it is.", ge=0, le=100)
    exit_value_usd: Number = entry(
        "Exit value", Unit.USD, "What the whole company is sold for.", ge=0, le=10_000 * MOST_USD
    )


class OptionGrant(_Grant):
    """Options on shares of a private company: shown apart, with their chance of ending at nothing."""

    kind: Literal["options"] = "options"
    options: Whole = entry("Options", Unit.SHARES, "How many options.", ge=0, le=MOST_SHARES)
    strike_usd: Number = entry(
        "Strike", Unit.USD_PER_SHARE, "What one share costs to exercise.", ge=0, le=MOST_PRICE
    )
    fully_diluted: Whole = entry(
        "Fully diluted shares", Unit.SHARES, "All shares of the company, options included.", ge=1, le=10**12
    )
    fair_value_usd: Number = entry(
        "Fair value",
        Unit.USD_PER_SHARE,
        "The common share's value today (409A); unknown if left out.",
        default=0.0,
        ge=0,
        le=MOST_PRICE,
    )
    preferred_price_usd: Number = entry(
        "Preferred price",
        Unit.USD_PER_SHARE,
        "What investors paid for a share; unknown if left out.",
        default=0.0,
        ge=0,
        le=MOST_PRICE,
    )
    preference_usd: Number = entry(
        "Liquidation preference",
        Unit.USD,
        "What investors get back before anybody else.",
        default=0.0,
        ge=0,
        le=1000 * MOST_USD,
    )
    preferred_pct: Number = entry(
        "Held by investors", Unit.PCT, "Their share of the company if converted.", default=0.0, ge=0, lt=100
    )
    participating: bool = entry(
        "Participating",
        Unit.YES_OR_NO,
        "Whether investors take their share besides the preference.",
        default=False,
    )
    rounds: tuple[Funding, ...] = entry(
        "Rounds to come",
        Unit.PARTS,
        "Rounds of funding before the exit.",
        default=(),
        max_length=LONGEST_LIST,
    )
    scenarios: tuple[Scenario, ...] = entry(
        "Scenarios",
        Unit.PARTS,
        "What may become of the company; probabilities add up to 100.",
        default=(),
        max_length=LONGEST_LIST,
    )
    exit_month: Whole = entry(
        "Exit after",
        Unit.MONTHS,
        "Months until the exit; the last vest if left out.",
        default=0,
        ge=0,
        le=2 * MOST_MONTHS,
    )

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        total = sum(scenario.probability_pct for scenario in self.scenarios)
        if self.scenarios and abs(total - 100) > 1e-9:
            raise CompensationError(f"The scenarios' probabilities add up to {total:.10g} %, not to 100 %.")
        self.holding()
        return self

    def holding(self, fraction: float = 1.0) -> OptionHolding:
        """The vested part of the grant, as the calculation takes it."""
        return OptionHolding(
            options=self.options * fraction,
            strike_usd=self.strike_usd,
            fully_diluted=self.fully_diluted,
            rounds=tuple(Round(funding.new_shares_pct, funding.dilution_pct) for funding in self.rounds),
            preference=Preference(self.preference_usd, self.preferred_pct, self.participating),
        )

    def chances(self) -> list[tuple[float, float]]:
        """The scenarios as probability and exit value."""
        return [(scenario.probability_pct / 100, scenario.exit_value_usd) for scenario in self.scenarios]


Grant = Annotated[StockGrant | Refreshers | OptionGrant, Field(discriminator="kind")]
