"""From gross to net: federal, state, city and payroll taxes on a year's wages.

An estimate, not tax advice: single filer, wages only, resident all year, no deductions but state and local
income taxes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from scipy.optimize import brentq

from dashboard.compensation import jurisdictions
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.jurisdictions import Cliff, Jurisdiction
from dashboard.compensation.reference import TaxPlaceRow, table

MOST_WAGE = 1e12
DEFAULT_YEAR = 2025  # the newest year for which every place is on file


class Place(NamedTuple):
    """Whose taxes apply somewhere: a state's, and a city's where it levies its own."""

    state: str
    city: str | None = None


PLACES = {
    "CA": Place("CA"),
    "MA": Place("MA"),
    "NY": Place("NY"),
    "NYC": Place("NY", "NYC"),
    "TX": Place("TX"),
    "WA": Place("WA"),
}


@dataclass(frozen=True)
class TakeHome:
    """A year's wages and what is taken from them."""

    wage: float
    federal: float
    social_security: float
    medicare: float
    additional_medicare: float
    state: float
    local: float
    payroll: float

    @property
    def taxes(self) -> float:
        """All that is taken."""
        return sum(amount for _, amount in self.steps()[1:])

    @property
    def net(self) -> float:
        """What is left."""
        return self.wage - self.taxes

    def steps(self) -> list[tuple[str, float]]:
        """The way from gross to net, in the order in which it is shown."""
        return [
            ("Gross wages", self.wage),
            ("Federal income tax", self.federal),
            ("Social Security", self.social_security),
            ("Medicare", self.medicare),
            ("Additional Medicare", self.additional_medicare),
            ("State income tax", self.state),
            ("City income tax", self.local),
            ("State payroll taxes", self.payroll),
        ]


@dataclass(frozen=True)
class WithholdingGap:
    """What is withheld from a vest, what is owed on it, and what is still to pay in April."""

    withheld: float
    owed: float

    @property
    def gap(self) -> float:
        """Positive where too little was withheld."""
        return self.owed - self.withheld


def take_home(
    wage: float, place: str, year: int = DEFAULT_YEAR, *, itemize_salt: bool = True, hsa_usd: float = 0.0
) -> TakeHome:
    """Net pay of a year's wages in a place.

    `itemize_salt` deducts state and local income tax where that beats the standard deduction. `hsa_usd` is
    one's own HSA money, taken from wages before those taxes that recognise it.
    """
    if not 0 <= hsa_usd <= wage:
        raise CompensationError(f"Wages of ${wage:,.2f} do not leave ${hsa_usd:,.2f} for an HSA.")
    state, city = _laws(place, year)
    fica = jurisdictions.fica(year)
    less = wage - hsa_usd
    social_security, medicare = fica.social_security(less), fica.medicare(less)
    additional = fica.additional_medicare(less)
    all_fica = social_security + medicare + additional

    def income_tax(law: Jurisdiction) -> float:
        return law.income_tax(less if law.recognises_hsa else wage, all_fica)

    state_tax = income_tax(state)
    local_tax = income_tax(city) if city else 0.0
    deductible = state_tax + local_tax if itemize_salt else 0.0
    return TakeHome(
        wage=wage,
        federal=jurisdictions.federal(year).tax(less, deductible),
        social_security=social_security,
        medicare=medicare,
        additional_medicare=additional,
        state=state_tax,
        local=local_tax,
        payroll=state.payroll_tax(wage),
    )


def marginal_rate(
    wage: float, place: str, year: int = DEFAULT_YEAR, *, itemize_salt: bool = True, step: float = 100.0
) -> float:
    """The share of the next dollars that is taken; above 1 only on one of the `cliffs`."""
    before, after = (take_home(pay, place, year, itemize_salt=itemize_salt) for pay in (wage, wage + step))
    return (after.taxes - before.taxes) / step


def cliffs(place: str, year: int = DEFAULT_YEAR) -> tuple[Cliff, ...]:
    """Where in a place more pay may leave less, because a credit is lost at once or recaptured steeply."""
    return tuple(sorted(cliff for law in _laws(place, year) if law for cliff in law.cliffs()))


def gross_for_net(net: float, place: str, year: int = DEFAULT_YEAR, *, itemize_salt: bool = True) -> float:
    """A wage that leaves so much net; on a cliff there may be others."""
    return root_above(lambda wage: take_home(wage, place, year, itemize_salt=itemize_salt).net - net, net)


def root_above(short_by: Callable[[float], float], start: float) -> float:
    """The pay from `start` upwards at which a function that is negative or zero there reaches zero."""
    high = max(start, 1.0)
    while short_by(high) < 0:
        high *= 2
        if high > MOST_WAGE:
            raise CompensationError(
                f"No wage below a trillion dollars is enough, searching from ${start:,.2f}."
            )
    return float(brentq(short_by, start, high, xtol=1e-6))


def salt_limit(income: float, year: int = DEFAULT_YEAR) -> float:
    """How much state and local tax may be deducted at an income."""
    _check_year("federal", "Federal tax", year)
    return jurisdictions.federal(year).salt_limit(income)


def withholding_gap(
    supplemental: float, marginal_pct: float, year: int = DEFAULT_YEAR, *, withheld_pct: float | None = None
) -> WithholdingGap:
    """Compare what is withheld from a bonus or vest with the tax on it at a marginal rate."""
    _check_year("federal", "Federal tax", year)
    rate = None if withheld_pct is None else withheld_pct / 100
    withheld = jurisdictions.federal(year).withheld_from(supplemental, rate)
    return WithholdingGap(withheld, supplemental * marginal_pct / 100)


def years_for(place: str) -> tuple[int, ...]:
    """The tax years on file for a place."""
    where = _place(place)
    known = [set(jurisdictions.years(name)) for name in ("federal", "fica", where.state, where.city) if name]
    return tuple(sorted(set.intersection(*known)))


def tax_years() -> tuple[int, ...]:
    """The tax years on file for at least one place."""
    return tuple(sorted({year for place in PLACES for year in years_for(place)}))


def place_of(city: str) -> str | None:
    """The place whose taxes apply in a city or state as people write it; None where none is on file."""
    text = " ".join(city.replace(".", "").split()).casefold()
    names = _place_names()
    found = names.get(text)
    if found is None and "," in text:
        # "Tacoma, WA" and "Fresno, California" are read by what follows the last comma.
        found = names.get(text.rpartition(",")[2].strip())
    return found


@cache
def _place_names() -> dict[str, str]:
    rows = table("tax_places.csv", TaxPlaceRow)
    unknown = {row.place for row in rows} - PLACES.keys()
    if unknown:
        raise CompensationError(f"tax_places.csv: no such place as {', '.join(sorted(unknown))}.")
    return {row.name.casefold(): row.place for row in rows}


def _place(place: str) -> Place:
    if place not in PLACES:
        raise CompensationError(f"No tax table for {place!r}; there is one for {', '.join(PLACES)}.")
    return PLACES[place]


def _laws(place: str, year: int) -> tuple[Jurisdiction, Jurisdiction | None]:
    where = _place(place)
    for name in ("federal", "fica", where.state, where.city):
        if name:
            _check_year(name, place, year)
    return jurisdictions.law(where.state, year), jurisdictions.law(where.city, year) if where.city else None


def _check_year(jurisdiction: str, title: str, year: int) -> None:
    known = jurisdictions.years(jurisdiction)
    if year not in known:
        raise CompensationError(
            f"No tax table for {title} in {year}; the years on file are {', '.join(map(str, known))}."
        )
