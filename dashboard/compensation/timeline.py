"""An offer laid out in time: what is fixed, what depends on a share price, and the ledger of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import fsum

import numpy as np

from dashboard.compensation import cash, espp, retirement, taxes
from dashboard.compensation.assumptions import Assumptions
from dashboard.compensation.cash import Floats
from dashboard.compensation.dates import months_between
from dashboard.compensation.equity import Claim, Discounted, DollarGrant, Shares, units
from dashboard.compensation.grants import OptionGrant, Refreshers, StockGrant
from dashboard.compensation.ledger import Certainty, Event, Kind, Ledger
from dashboard.compensation.offer import Offer
from dashboard.compensation.options import outlook
from dashboard.compensation.prices import steady


@dataclass(frozen=True)
class Timeline:
    """An offer under assumptions, before any share price is known."""

    offer: Offer
    assumptions: Assumptions

    @cached_property
    def horizon_years(self) -> int:
        """The years shown: one past the longest grant, so that the fall at its end is seen."""
        vests = [self._begins(grant.start) + grant.vesting.schedule().last_month for grant in self._initial()]
        years_needed = [-(-month // 12) for month in (*vests, self.assumptions.leave_month)]
        return max(self.assumptions.years, *years_needed) + 1

    @cached_property
    def monthly_base(self) -> Floats:
        """Base pay of each month shown."""
        promotion = self.assumptions.promotion
        return cash.monthly_base(
            self.offer.base_usd,
            12 * self.horizon_years,
            self.assumptions.raise_pct,
            promotion.as_cash() if promotion else None,
        )

    @cached_property
    def tax_place(self) -> str | None:
        """Whose taxes apply; None where there is no table for the city in the year."""
        place = taxes.place_of(self.offer.city)
        return place if place and self.assumptions.tax_year in taxes.years_for(place) else None

    @cached_property
    def fixed(self) -> tuple[Event, ...]:
        """What does not depend on a share price."""
        return (*self._before_taxes, *self._hsa_saving())

    @cached_property
    def fixed_by_year(self) -> Floats:
        """What does not depend on a share price and is not speculative, in each of the assumed years."""
        totals = np.zeros(self.assumptions.years)
        for event in self.fixed:
            if event.certainty is not Certainty.SPECULATIVE and event.year <= len(totals):
                totals[event.year - 1] += event.amount_usd
        return totals

    @cached_property
    def _before_taxes(self) -> tuple[Event, ...]:
        return (*self._pay(), *self._sign_on(), *self._match(), *self._benefits(), *self._options())

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What does."""
        return (*self._stock(), *self._refreshers(), *self._espp())

    def ledger(self, growth_pct: float | None = None) -> Ledger:
        """All events, shares valued at the assumed growth or another."""
        if growth_pct is None:
            return self._ledger_as_assumed
        return Ledger.of(self.offer.start, (*self.fixed, *self._valued(growth_pct)))

    @cached_property
    def _ledger_as_assumed(self) -> Ledger:
        return self.ledger(self.assumptions.stock_growth_pct)

    def ledger_on_leaving(self, month: int) -> Ledger:
        """What one has received, paid back and lost by leaving after so many months."""
        kept = [event for event in self.ledger().events if event.by_leaving(month)]
        if month < self.offer.retirement.vested_after_months:
            kept = [event for event in kept if event.kind is not Kind.MATCH]
        kept = [event for event in kept if event.kind is not Kind.OPTIONS]
        return Ledger.of(self.offer.start, (*kept, *self._paid_back(month), *self._options(month)))

    @cached_property
    def received_on_leaving(self) -> Floats:
        """What one has received, and keeps, by leaving after 0, 1, 2 ... months, options left out."""
        months = 12 * self.horizon_years
        received, matched = np.zeros(months + 1), np.zeros(months + 1)
        for event in self.ledger().events:
            if event.certainty is Certainty.SPECULATIVE:
                continue
            first = next(month for month in (event.month, event.month + 1) if event.by_leaving(month))
            if first <= months:
                (matched if event.kind is Kind.MATCH else received)[first] += event.amount_usd
        kept = np.cumsum(matched)
        kept[: self.offer.retirement.vested_after_months] = 0
        paid_back = [
            fsum(event.amount_usd for event in self._paid_back(month)) for month in range(months + 1)
        ]
        total: Floats = np.cumsum(received) + kept + paid_back
        return total

    def options_vested(self, grant: OptionGrant, month: int) -> int:
        """How many options of a grant are vested after so many months."""
        begins = self._begins(grant.start)
        dealt = grant.vesting.schedule().shares(grant.options)
        return sum(count for after, count in dealt.items() if begins + after <= month)

    def _begins(self, start: date | None) -> int:
        return months_between(self.offer.start, start) if start else 0

    def _initial(self) -> list[StockGrant | OptionGrant]:
        return [grant for grant in self.offer.grants if not isinstance(grant, Refreshers)]

    def _pay(self) -> Iterator[Event]:
        bonus, attained = self.offer.bonus, self.assumptions.bonus_attainment_pct
        for month, paid in enumerate(self.monthly_base, start=1):
            yield Event(month, Kind.BASE, Certainty.GUARANTEED, float(paid))
        for year, earned in enumerate(cash.base_by_year(self.monthly_base), start=1):
            months = bonus.first_year_months if year == 1 else 12
            amount = cash.bonus(float(earned), bonus.target_pct, attained, months)
            yield Event(12 * year, Kind.BONUS, Certainty.CONDITIONAL, amount)

    def _sign_on(self) -> Iterator[Event]:
        for payment in self.offer.sign_on:
            month = self._begins(payment.on)
            yield Event(month, Kind.SIGN_ON, Certainty.GUARANTEED, payment.amount_usd)

    def _paid_back(self, leave_month: int) -> Iterator[Event]:
        for payment in self.offer.sign_on:
            stayed = leave_month - self._begins(payment.on)
            if stayed > 0:
                owed = cash.clawed_back(payment.amount_usd, payment.clawback_months, stayed, payment.clawback)
                yield Event(leave_month, Kind.SIGN_ON, Certainty.GUARANTEED, -owed, "Sign-on paid back")

    def _match(self) -> Iterator[Event]:
        plan = self.offer.retirement
        if not plan.tiers or not plan.deferral_pct:
            return
        tiers = [retirement.Tier(tier.rate_pct, tier.width_pct) for tier in plan.tiers]
        within = retirement.limits(self.assumptions.tax_year)
        for year in range(self.horizon_years):
            pay = [float(paid) for paid in self.monthly_base[12 * year : 12 * (year + 1)]]
            matched = retirement.match_by_period(
                pay, [plan.deferral_pct] * 12, tiers, within, true_up=plan.true_up
            )
            for month, amount in enumerate(matched, start=12 * year + 1):
                yield Event(month, Kind.MATCH, Certainty.CONDITIONAL, amount)

    def _benefits(self) -> Iterator[Event]:
        health, learning = self.offer.health, self.offer.learning
        yearly = [
            (Kind.HEALTH, Certainty.GUARANTEED, health.employer_premium_usd, ""),
            (Kind.HSA, Certainty.GUARANTEED, health.employer_hsa_usd, ""),
            (Kind.LEARNING, Certainty.CONDITIONAL, learning.budget_usd * learning.expected_use_pct / 100, ""),
            *(
                (Kind.OTHER, Certainty.GUARANTEED, other.usd_per_year, other.name)
                for other in self.offer.other_benefits
            ),
        ]
        for kind, certainty, amount, label in yearly:
            for month in range(1, 12 * self.horizon_years + 1) if amount else ():
                yield Event(month, kind, certainty, amount / 12, label)

    def _stock(self) -> Iterator[Shares]:
        for grant in self.offer.grants:
            if not isinstance(grant, StockGrant):
                continue
            schedule, begins = grant.vesting.schedule(), self._begins(grant.start)
            price = self.offer.share_price_usd or grant.grant_price_usd or 1.0
            released: dict[int, float]
            if grant.shares:
                dealt = schedule.shares(grant.shares * grant.times, grant.rounding)
                released = {begins + month: float(count) for month, count in dealt.items()}
            else:
                total = units(grant.value_usd * grant.times, grant.grant_price_usd or price)
                released = {begins + m: float(part) * total for m, part in schedule.released().items()}
            kind, certainty = (
                (Kind.PRIVATE_SHARES, Certainty.SPECULATIVE)
                if grant.private
                else (Kind.RSU, Certainty.MARKET)
            )
            yield Shares(price, released, kind, certainty, grant.name)

    def _refreshers(self) -> Iterator[DollarGrant]:
        if not self.assumptions.include_refreshers:
            return
        for grant in self.offer.grants:
            if isinstance(grant, Refreshers):
                released = grant.vesting.schedule().released()
                for year in grant.at_end_of_years:
                    yield DollarGrant(grant.value_usd, 12 * year, released, label=grant.name)

    def _espp(self) -> Iterator[Discounted]:
        plan = self.offer.espp
        if not plan.contribution_pct:
            return
        ends = range(plan.every_months, len(self.monthly_base) + 1, plan.every_months)
        paid_in = {
            end: float(self.monthly_base[end - plan.every_months : end].sum()) * plan.contribution_pct / 100
            for end in ends
        }
        terms = espp.Terms(plan.discount_pct, plan.lookback)
        yield Discounted(terms, self.offer.start, paid_in, plan.every_months)

    def _options(self, leave_month: int | None = None) -> Iterator[Event]:
        for grant in self.offer.grants:
            if isinstance(grant, OptionGrant) and grant.scenarios:
                schedule, begins = grant.vesting.schedule(), self._begins(grant.start)
                until = grant.exit_month or begins + schedule.last_month
                stayed = until if leave_month is None else min(until, leave_month)
                vested = schedule.vested(stayed - begins)
                mean = outlook(grant.holding(float(vested)), grant.chances()).mean_usd
                yield Event(until, Kind.OPTIONS, Certainty.SPECULATIVE, mean, grant.name)

    def _hsa_saving(self) -> Iterator[Event]:
        """What own HSA money saves in taxes at the assumed growth; the money itself is one's own anyway."""
        if not self.tax_place or not self.offer.health.own_hsa_usd:
            return
        wages = Ledger.of(
            self.offer.start, (*self._before_taxes, *self._valued(self.assumptions.stock_growth_pct))
        )
        for row in wages.year_table(self.horizon_years):
            put_in = min(self.offer.health.own_hsa_usd, row.wages_usd)
            without, with_hsa = (
                taxes.take_home(
                    row.wages_usd,
                    self.tax_place,
                    self.assumptions.tax_year,
                    itemize_salt=self.assumptions.itemize_salt,
                    hsa_usd=usd,
                )
                for usd in (0.0, put_in)
            )
            saved = (without.taxes - with_hsa.taxes) / 12
            for month in range(12 * row.year - 11, 12 * row.year + 1):
                yield Event(month, Kind.HSA, Certainty.GUARANTEED, saved, "Tax saved by own HSA money")

    def _valued(self, growth_pct: float) -> Iterator[Event]:
        prices = steady(growth_pct, {month for claim in self.claims for month in claim.months()})
        for claim in self.claims:
            for month, amount in claim.payments(prices):
                yield Event(month, claim.kind, claim.certainty, float(amount[0]), claim.label)
