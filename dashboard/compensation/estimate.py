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
from dashboard.compensation.simulation import Outcomes, simulate
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
    """An offer under assumptions."""

    offer: Offer
    assumptions: Assumptions
    ledger: Ledger
    years: tuple[YearRow, ...]
    headline: Headline
    present_value_usd: float
    take_home: tuple[NetYear, ...]
    take_home_note: str
    private: tuple[Private, ...]
    time_off_usd: float
    leaving: Leaving | None

    @cached_property
    def outcomes(self) -> Outcomes:
        """What chance makes of it, worked out when somebody asks."""
        return simulate(self.offer, self.assumptions)


def estimate(offer: Offer, assumptions: Assumptions) -> Estimate:
    """Work out an offer."""
    timeline = Timeline(offer, assumptions)
    ledger = timeline.ledger()
    table = ledger.year_table(timeline.horizon_years)
    leave = assumptions.leave_month
    return Estimate(
        offer=offer,
        assumptions=assumptions,
        ledger=ledger,
        years=table,
        headline=_headline(table, assumptions.years),
        present_value_usd=ledger.present_value(assumptions.years, assumptions.discount_pct),
        take_home=tuple(_net(row, timeline.tax_place, assumptions) for row in table)
        if timeline.tax_place
        else (),
        take_home_note=_why_no_taxes(timeline),
        private=tuple(_private(grant) for grant in offer.grants if isinstance(grant, OptionGrant)),
        time_off_usd=time_off_value(offer.base_usd, offer.time_off_days),
        leaving=leaving(timeline, leave) if leave else None,
    )


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


def _headline(table: tuple[YearRow, ...], years: int) -> Headline:
    totals = [row.total_usd for row in table]
    cumulative = fsum(totals[:years])
    return Headline(years, totals[0], cumulative / years, totals[years - 1], cumulative, totals[years])


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
