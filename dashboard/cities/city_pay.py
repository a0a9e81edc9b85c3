"""What a city pays and what that is worth: a premium on an average, and the prices and taxes there.

A premium says how much more employers pay in a city than the national average, a price level how much more
living costs there. They are two different things: pay follows from the one, what it buys from the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dashboard.compensation.cities import real_pay
from dashboard.compensation.taxes import DEFAULT_YEAR, place_of, take_home
from dashboard.data.official import PriceLevel
from dashboard.data.provenance import Source, cited
from dashboard.words.numbers import full
from dashboard.words.sentences import sentences
from dashboard.words.spans import Span
from etl.unit import PCT, USD

SAY = sentences("cities")
ALL_AVERAGES = "All that are stated"


@dataclass(frozen=True)
class Average:
    """A national average that a premium can build on."""

    name: str
    usd: Span
    sources: tuple[Source, ...]
    formula: str = ""
    is_median: bool = False


@dataclass(frozen=True)
class Premium:
    """How much more a city pays than the average; several statements span from the lowest to the highest.

    `stated_for` names the role, where a document states it for another one than it is applied to.
    """

    pct: Span
    sources: tuple[Source, ...]
    stated_for: str = ""

    @property
    def label(self) -> str:
        """What must be said beside every figure that a borrowed premium enters."""
        return SAY("borrowed_label", lender=self.stated_for) if self.stated_for else ""


@dataclass(frozen=True)
class StatedPay:
    """A pay that a document states for the city itself."""

    what: str
    usd: Span
    source: Source


@dataclass(frozen=True)
class DerivedPay(Span):
    """A pay that follows from other figures, by a formula."""

    formula: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class CityPay:
    """A city beside the others."""

    name: str
    average: Average | None
    premium: Premium | None
    prices: PriceLevel | None
    stated: tuple[StatedPay, ...] = ()

    @property
    def short_name(self) -> str:
        """San Francisco."""
        return self.name.split(",")[0]

    @cached_property
    def tax_place(self) -> str | None:
        """Whose income taxes apply; None where none are on file."""
        return place_of(self.name)

    @cached_property
    def pay(self) -> DerivedPay | None:
        """The pay that the premium implies on the average."""
        average, premium = self.average, self.premium
        if average is None or premium is None:
            return None
        pay = average.usd.with_(premium.pct, lambda usd, pct: usd * (1 + pct / 100))
        if not pay.ends or min(pay.ends) <= 0:
            return None
        sources = once([*average.sources, *premium.sources])
        return DerivedPay(pay.low, pay.high, pay.bound, _premium_formula(average.usd, premium), sources)

    @cached_property
    def kept(self) -> Span | None:
        """What taxes leave of it."""
        place = self.tax_place
        if self.pay is None or place is None:
            return None
        return self.pay.map(lambda usd: take_home(usd, place).net)

    @cached_property
    def worth(self) -> DerivedPay | None:
        """What that pay buys at national prices."""
        return self._at_national_prices(self.pay, self.pay.sources) if self.pay else None

    @cached_property
    def kept_worth(self) -> DerivedPay | None:
        """What the rest buys at national prices."""
        return self._at_national_prices(self.kept) if self.kept else None

    @cached_property
    def average_worth(self) -> DerivedPay | None:
        """What the national average buys here: something to go by where no premium is stated."""
        return self._at_national_prices(self.average.usd, self.average.sources) if self.average else None

    def _at_national_prices(self, pay: Span, sources: tuple[Source, ...] = ()) -> DerivedPay | None:
        """A pay of this city divided by its price level."""
        if self.prices is None:
            return None
        level = self.prices.all_items
        worth = pay.map(lambda usd: real_pay(usd, level))
        by = f"{level / 100:g} (price level {level:g}, {self.prices.vintage})"
        formula = f"{pay.map(round).full(USD)} ÷ {by}"
        return DerivedPay(worth.low, worth.high, worth.bound, formula, (*sources, price_source(self.prices)))


def _premium_formula(average: Span, premium: Premium) -> str:
    """How a pay follows from average and premium."""
    if average.low == average.high and average.low is not None:
        return f"{full(average.low, USD)} × (1 + {premium.pct.full(PCT)}){premium.label}"
    ends = [
        f"{full(usd, USD)} × (1 + {full(pct, PCT)})"
        for usd, pct in ((average.low, premium.pct.low), (average.high, premium.pct.high))
        if usd is not None and pct is not None
    ]
    return " to ".join(dict.fromkeys(ends)) + premium.label


def price_source(prices: PriceLevel) -> Source:
    """The origin of a price level."""
    value = SAY("prices_value", level=f"{prices.all_items:g}")
    return cited(prices, f"{prices.area}, {prices.vintage}", value, SAY("prices_note"))


def tax_note() -> str:
    """What the take-home rests on."""
    return SAY("tax_note", year=DEFAULT_YEAR)


def by_price(cities: Iterable[CityPay]) -> list[CityPay]:
    """The cities with a price level, the dearest first."""
    return sorted((city for city in cities if city.prices), key=_price, reverse=True)


def _price(city: CityPay) -> float:
    return city.prices.all_items if city.prices else 0.0


def once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources in their order, each once."""
    return tuple(dict.fromkeys(sources))
