"""What an offer is worth: every figure of the estimate, each a view of one ledger."""

from dataclasses import dataclass
from functools import cached_property
from math import fsum

from dashboard.compensation import taxes
from dashboard.compensation.assumptions import Assumptions
from dashboard.compensation.benefits import time_off_value
from dashboard.compensation.grants import OptionGrant
from dashboard.compensation.jurisdictions import federal
from dashboard.compensation.ledger import Certainty, Kind, Ledger, YearRow
from dashboard.compensation.offer import Offer
from dashboard.compensation.options import Outlook, iso_split, outlook, spread
from dashboard.compensation.simulation import Outcomes, outcomes_of
from dashboard.compensation.timeline import Timeline
from dashboard.words.sentences import sentences

SAY = sentences("compensation")


@dataclass(frozen=True)
class Headline:
    """Four totals that are all called total compensation; none of them says enough alone."""

    counted_years: int
    first_year_usd: float
    average_usd: float
    last_year_usd: float
    cumulative_usd: float
    year_after_usd: float


@dataclass(frozen=True)
class NetYear:
    """A year's wages after tax, and what is owed on vests beyond what was withheld from them."""

    year: int
    steps: taxes.TakeHome
    vests: taxes.WithholdingGap


@dataclass(frozen=True)
class Private:
    """A grant of options, apart from the total."""

    name: str
    owned_pct: float
    exercise_cost_usd: float
    gain_at_fair_value_usd: float
    gain_at_preferred_usd: float
    not_incentive_options: int
    outlook: Outlook | None


@dataclass(frozen=True)
class Leaving:
    """What leaving after so many months means."""

    month: int
    received_usd: float
    paid_back_usd: float
    unvested_usd: float
    match_lost_usd: float
    options_vested: int
    options_unvested: int
    exercise_cost_usd: float


@dataclass(frozen=True)
class Estimate:
    """An offer under assumptions; each figure is worked out once, when somebody asks.

    Offers of one employer ride on one share price; `label` tells offers apart that name no employer.
    """

    offer: Offer
    assumptions: Assumptions
    label: str = ""

    @cached_property
    def timeline(self) -> Timeline:
        """The offer laid out in time."""
        return Timeline(self.offer, self.assumptions)

    @property
    def ledger(self) -> Ledger:
        """Every payment, shares valued at the assumed growth."""
        return self.timeline.ledger()

    @cached_property
    def years(self) -> tuple[YearRow, ...]:
        """The years of employment, one past the longest grant."""
        return self.ledger.year_table(self.timeline.horizon_years)

    @cached_property
    def headline(self) -> Headline:
        """What is called total compensation."""
        totals, years = [row.total_usd for row in self.years], self.assumptions.years
        cumulative = fsum(totals[:years])
        return Headline(years, totals[0], cumulative / years, totals[years - 1], cumulative, totals[years])

    @cached_property
    def present_value_usd(self) -> float:
        """The assumed years' worth on the first day."""
        return self.ledger.present_value(self.assumptions.years, self.assumptions.discount_pct)

    @cached_property
    def take_home(self) -> tuple[NetYear, ...]:
        """What taxes leave of each year; nothing without a tax table, see `take_home_note`."""
        place = self.timeline.tax_place
        return tuple(_net(row, place, self.assumptions) for row in self.years) if place else ()

    @property
    def take_home_note(self) -> str:
        """Why there is no take-home, where there is none."""
        return _why_no_taxes(self.timeline)

    @cached_property
    def private(self) -> tuple[Private, ...]:
        """The grants of options, apart from the total."""
        return tuple(_private(grant) for grant in self.offer.grants if isinstance(grant, OptionGrant))

    @property
    def time_off_usd(self) -> float:
        """What the days off are worth; inside base pay."""
        return time_off_value(self.offer.base_usd, self.offer.time_off_days)

    @cached_property
    def leaving(self) -> Leaving | None:
        """What leaving in the assumed month means."""
        month = self.assumptions.leave_month
        return self.leaving_after(month) if month else None

    def leaving_after(self, month: int) -> Leaving:
        """What leaving after so many months means."""
        return leaving(self.timeline, month)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What chance makes of it."""
        return outcomes_of(self.timeline, label=self.label)


def estimate(offer: Offer, assumptions: Assumptions, label: str = "") -> Estimate:
    """Work out an offer."""
    return Estimate(offer, assumptions, label)


def leaving(timeline: Timeline, month: int) -> Leaving:
    """What has been received by then, and what is lost."""
    stays, goes = timeline.ledger(), timeline.ledger_on_leaving(month)
    received = [e for e in goes.events if e.certainty is not Certainty.SPECULATIVE]
    stock = (Kind.RSU, Kind.REFRESHER, Kind.PRIVATE_SHARES)
    options = [grant for grant in timeline.offer.grants if isinstance(grant, OptionGrant)]
    vested = [timeline.options_vested(grant, month) for grant in options]
    match_earned = fsum(e.amount_usd for e in stays.events if e.kind is Kind.MATCH and e.month <= month)
    return Leaving(
        month=month,
        received_usd=fsum(e.amount_usd for e in received),
        paid_back_usd=fsum(-e.amount_usd for e in received if e.amount_usd < 0),
        unvested_usd=fsum(e.amount_usd for e in stays.events if e.kind in stock and e.month > month),
        match_lost_usd=match_earned - fsum(e.amount_usd for e in goes.events if e.kind is Kind.MATCH),
        options_vested=sum(vested),
        options_unvested=sum(grant.options for grant in options) - sum(vested),
        exercise_cost_usd=fsum(
            count * grant.strike_usd for count, grant in zip(vested, options, strict=True)
        ),
    )


def _why_no_taxes(timeline: Timeline) -> str:
    city, year = timeline.offer.city, timeline.assumptions.tax_year
    if timeline.tax_place:
        return ""
    place = taxes.place_of(city) if city else None
    years = ", ".join(map(str, taxes.years_for(place))) if place else ""
    return SAY("no_taxes", city=city, year=year, years=years, places=", ".join(taxes.PLACES))


def _net(row: YearRow, place: str, assumptions: Assumptions) -> NetYear:
    year, itemize = assumptions.tax_year, assumptions.itemize_salt
    vests = row.by_kind[Kind.RSU] + row.by_kind[Kind.REFRESHER]
    with_vests = taxes.take_home(row.wages_usd, place, year, itemize_salt=itemize)
    without = taxes.take_home(max(0.0, row.wages_usd - vests), place, year, itemize_salt=itemize)
    withheld = federal(year).withheld_from(vests)
    return NetYear(row.year, with_vests, taxes.WithholdingGap(withheld, with_vests.federal - without.federal))


def _private(grant: OptionGrant) -> Private:
    holding = grant.holding()
    schedule = grant.vesting.schedule()
    by_year: dict[int, int] = {}
    for month, count in schedule.shares(grant.options).items():
        by_year[-(-month // 12)] = by_year.get(-(-month // 12), 0) + count
    fair = grant.fair_value_usd
    return Private(
        name=grant.name,
        owned_pct=100 * holding.owned,
        exercise_cost_usd=holding.exercise_cost,
        gain_at_fair_value_usd=spread(grant.options, grant.strike_usd, fair),
        gain_at_preferred_usd=spread(grant.options, grant.strike_usd, grant.preferred_price_usd),
        not_incentive_options=sum(iso_split(count, fair)[1] for count in by_year.values()) if fair else 0,
        outlook=outlook(holding, grant.chances()) if grant.scenarios else None,
    )
