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
from dashboard.data.provenance import Source
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
    def pay(self) -> Span | None:
        """The pay that the premium implies on the average."""
        if self.average is None or self.premium is None:
            return None
        pay = self.average.usd.with_(self.premium.pct, lambda usd, pct: usd * (1 + pct / 100))
        return pay if pay.ends and min(pay.ends) > 0 else None

    @cached_property
    def worth(self) -> Span | None:
        """What that pay buys at national prices."""
        return self.at_national_prices(self.pay)

    @cached_property
    def kept(self) -> Span | None:
        """What taxes leave of it."""
        place = self.tax_place
        if self.pay is None or place is None:
            return None
        return self.pay.map(lambda usd: take_home(usd, place).net)

    @cached_property
    def kept_worth(self) -> Span | None:
        """What the rest buys at national prices."""
        return self.at_national_prices(self.kept)

    def at_national_prices(self, pay: Span | None) -> Span | None:
        """A pay of this city divided by its price level."""
        prices = self.prices
        if pay is None or prices is None:
            return None
        return pay.map(lambda usd: real_pay(usd, prices.all_items))

    @cached_property
    def average_worth(self) -> Span | None:
        """What the national average buys here: something to go by where no premium is stated."""
        return self.at_national_prices(self.average.usd) if self.average else None

    @property
    def pay_formula(self) -> str:
        """How the pay follows from average and premium."""
        if self.pay is None or self.average is None or self.premium is None:
            return ""
        if self.average.usd.low == self.average.usd.high and self.average.usd.low is not None:
            base = full(self.average.usd.low, USD)
            return f"{base} × (1 + {self.premium.pct.full(PCT)}){self.premium.label}"
        pairs = zip(
            (self.average.usd.low, self.average.usd.high),
            (self.premium.pct.low, self.premium.pct.high),
            strict=True,
        )
        ends = [
            f"{full(usd, USD)} × (1 + {full(pct, PCT)})"
            for usd, pct in pairs
            if usd is not None and pct is not None
        ]
        return " to ".join(dict.fromkeys(ends)) + self.premium.label

    @property
    def worth_formula(self) -> str:
        """How the worth follows from the pay and the price level."""
        return self._at_national_prices_formula(self.pay)

    @property
    def average_worth_formula(self) -> str:
        """How the average's worth follows from it and the price level."""
        return self._at_national_prices_formula(self.average.usd if self.average else None)

    def _at_national_prices_formula(self, pay: Span | None) -> str:
        if pay is None or self.prices is None:
            return ""
        level = self.prices.all_items
        return f"{pay.map(round).full(USD)} ÷ {level / 100:g} (price level {level:g}, {self.prices.vintage})"

    @property
    def pay_sources(self) -> tuple[Source, ...]:
        """The parents of the pay: the average's and the premium's."""
        average = self.average.sources if self.average else ()
        return once([*average, *(self.premium.sources if self.premium else ())])

    @property
    def average_worth_sources(self) -> tuple[Source, ...]:
        """The parents of the average's worth: the average's and the price level."""
        average = self.average.sources if self.average else ()
        return average + ((price_source(self.prices),) if self.prices else ())

    @property
    def worth_sources(self) -> tuple[Source, ...]:
        """The parents of the worth: those of the pay, and the price level."""
        return self.pay_sources + ((price_source(self.prices),) if self.prices else ())


def price_source(prices: PriceLevel) -> Source:
    """The origin of a price level."""
    return Source(
        value=SAY("prices_value", level=f"{prices.all_items:g}"),
        quote="",
        document=prices.source,
        line=None,
        publisher=f"{prices.area}, {prices.vintage}",
        read_on=prices.read_on.isoformat(),
        url=prices.url,
        note=SAY("prices_note"),
    )


def tax_note() -> str:
    """What the take-home rests on."""
    return SAY("tax_note", year=DEFAULT_YEAR)


def by_price(cities: Iterable[CityPay]) -> list[CityPay]:
    """The cities with a price level, the dearest first."""
    priced = [(city.prices.all_items, city) for city in cities if city.prices]
    return [city for _, city in sorted(priced, key=lambda pair: -pair[0])]


def once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources in their order, each once."""
    return tuple(dict.fromkeys(sources))
