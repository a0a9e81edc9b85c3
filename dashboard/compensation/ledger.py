"""One ledger of dated money events; every table, total and chart is a view of it.

Months count from the first day. What vests at month 12 is dated on the first anniversary and belongs to
year 1; what is paid on that day, as a second sign-on is, belongs to year 2.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import fsum

import numpy as np

from dashboard.compensation.cash import Floats
from dashboard.compensation.dates import add_months
from dashboard.compensation.present_value import Timing, discounted


class Certainty(StrEnum):
    """How sure one can be of an amount."""

    GUARANTEED = "guaranteed"
    CONDITIONAL = "conditional"
    MARKET = "market"
    SPECULATIVE = "speculative"


class Kind(StrEnum):
    """What an amount is paid for."""

    BASE = "base"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    RSU = "rsu"
    REFRESHER = "refresher"
    ESPP = "espp"
    MATCH = "match"
    HEALTH = "health"
    HSA = "hsa"
    LEARNING = "learning"
    OTHER = "other"
    PRIVATE_SHARES = "private_shares"
    OPTIONS = "options"


@dataclass(frozen=True)
class Trait:
    """What all events of a kind have in common."""

    label: str
    certainty: Certainty
    timing: Timing
    is_wage: bool


TRAITS: Mapping[Kind, Trait] = {
    Kind.BASE: Trait("Base pay", Certainty.GUARANTEED, Timing.MID, is_wage=True),
    Kind.BONUS: Trait("Bonus", Certainty.CONDITIONAL, Timing.END, is_wage=True),
    Kind.SIGN_ON: Trait("Sign-on", Certainty.GUARANTEED, Timing.START, is_wage=True),
    Kind.RSU: Trait("Stock", Certainty.MARKET, Timing.END, is_wage=True),
    Kind.REFRESHER: Trait("Refreshers, not promised", Certainty.MARKET, Timing.END, is_wage=True),
    Kind.ESPP: Trait("ESPP gain", Certainty.MARKET, Timing.END, is_wage=True),
    Kind.MATCH: Trait("401(k) match", Certainty.CONDITIONAL, Timing.MID, is_wage=False),
    Kind.HEALTH: Trait("Health insurance", Certainty.GUARANTEED, Timing.MID, is_wage=False),
    Kind.HSA: Trait("HSA", Certainty.GUARANTEED, Timing.MID, is_wage=False),
    Kind.LEARNING: Trait("Learning", Certainty.CONDITIONAL, Timing.MID, is_wage=False),
    Kind.OTHER: Trait("Other benefits", Certainty.GUARANTEED, Timing.MID, is_wage=False),
    Kind.PRIVATE_SHARES: Trait("Private shares", Certainty.SPECULATIVE, Timing.END, is_wage=False),
    Kind.OPTIONS: Trait("Options", Certainty.SPECULATIVE, Timing.END, is_wage=False),
}


@dataclass(frozen=True)
class Event:
    """An amount at a month: paid on the day it begins, through it, or on the day it ends."""

    month: int
    kind: Kind
    certainty: Certainty
    amount_usd: float
    label: str = ""

    @property
    def timing(self) -> Timing:
        """When in its month it is paid."""
        return TRAITS[self.kind].timing

    @property
    def year(self) -> int:
        """The year of employment it belongs to."""
        return self.month // 12 + 1 if self.timing is Timing.START else max(1, -(-self.month // 12))

    @property
    def years_from_start(self) -> float:
        """When it is paid, for discounting: what is paid through a year counts at its middle."""
        return self.year - 0.5 if self.timing is Timing.MID else self.month / 12

    def day(self, start: date) -> date:
        """The date on which it is paid; pay through a month falls on that month's last day."""
        anniversary = add_months(start, self.month)
        return anniversary - timedelta(days=1) if self.timing is Timing.MID else anniversary

    def by_leaving(self, month: int) -> bool:
        """Whether one who leaves after so many months still gets it."""
        return self.month < month if self.timing is Timing.START else self.month <= month


@dataclass(frozen=True)
class YearRow:
    """One year of the ledger. The total leaves out what is speculative."""

    year: int
    by_kind: Mapping[Kind, float]
    by_certainty: Mapping[Certainty, float]

    @property
    def speculative_usd(self) -> float:
        """What is shown apart."""
        return self.by_certainty[Certainty.SPECULATIVE]

    @property
    def total_usd(self) -> float:
        """All the rest."""
        return fsum(
            usd for certainty, usd in self.by_certainty.items() if certainty is not Certainty.SPECULATIVE
        )

    @property
    def wages_usd(self) -> float:
        """What is taxed as wages in the year."""
        return fsum(usd for kind, usd in self.by_kind.items() if TRAITS[kind].is_wage)


@dataclass(frozen=True)
class Ledger:
    """All events of an offer, in the order of time."""

    start: date
    events: tuple[Event, ...]

    @classmethod
    def of(cls, start: date, events: Iterable[Event]) -> "Ledger":
        """Put events in order; those of nothing are left out."""
        return cls(start, tuple(sorted((e for e in events if e.amount_usd), key=lambda e: (e.month, e.year))))

    def plus(self, events: Iterable[Event]) -> "Ledger":
        """The ledger with further events."""
        return Ledger.of(self.start, (*self.events, *events))

    def year_table(self, years: int) -> tuple[YearRow, ...]:
        """The years of employment, each by kind and by certainty."""
        return tuple(
            self._row(year, [e for e in self.events if e.year == year]) for year in range(1, years + 1)
        )

    def calendar_table(self) -> tuple[YearRow, ...]:
        """The calendar years in which the money is paid, from the first to the last."""
        paid: dict[int, list[Event]] = {}
        for event in self.events:
            paid.setdefault(event.day(self.start).year, []).append(event)
        return tuple(self._row(year, paid[year]) for year in sorted(paid))

    @staticmethod
    def _row(year: int, events: list[Event]) -> YearRow:
        return YearRow(
            year,
            {kind: fsum(e.amount_usd for e in events if e.kind is kind) for kind in Kind},
            {sure: fsum(e.amount_usd for e in events if e.certainty is sure) for sure in Certainty},
        )

    def total(self, years: int) -> float:
        """The first years together, without what is speculative."""
        return fsum(e.amount_usd for e in self.events if _counts(e) and e.year <= years)

    def cumulative(self, months: int) -> Floats:
        """What has been received after 0, 1, 2 ... months, without what is speculative."""
        received = np.zeros(months + 1)
        for event in self.events:
            if _counts(event) and event.month <= months:
                received[event.month] += event.amount_usd
        running: Floats = np.cumsum(received)
        return running

    def present_value(self, years: int, discount_pct: float) -> float:
        """The first years' worth on the first day, without what is speculative."""
        return fsum(
            discounted(e.amount_usd, discount_pct / 100, e.years_from_start)
            for e in self.events
            if _counts(e) and e.year <= years
        )


def _counts(event: Event) -> bool:
    return event.certainty is not Certainty.SPECULATIVE
