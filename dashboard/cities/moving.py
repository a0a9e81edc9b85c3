"""The pay that keeps a standard of living after a move: by prices alone, and by prices and taxes."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.cities.city_pay import CityPay, price_source, tax_note
from dashboard.compensation.cities import equivalent_pay, equivalent_pay_after_tax
from dashboard.data.provenance import Source, SourcedFigure
from dashboard.data.tax_sources import tax_sources
from dashboard.words.numbers import full, short
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.unit import PCT, USD

SAY = sentences("cities")


@dataclass(frozen=True)
class Move:
    """A pay in one city, to be matched in another; what cannot be computed is None."""

    pay_usd: float
    origin: CityPay
    target: CityPay

    @property
    def _levels(self) -> tuple[float, float] | None:
        """The price levels here and there."""
        here, there = self.origin.prices, self.target.prices
        return (here.all_items, there.all_items) if here and there else None

    @property
    def by_prices(self) -> float | None:
        """The pay that buys there what this one buys here, taxes aside."""
        return equivalent_pay(self.pay_usd, *self._levels) if self._levels else None

    @cached_property
    def by_prices_and_taxes(self) -> float | None:
        """The pay that leaves after taxes what buys there as much."""
        levels, here, there = self._levels, self.origin.tax_place, self.target.tax_place
        if levels is None or here is None or there is None:
            return None
        if here == there and self.origin.prices == self.target.prices:
            return self.pay_usd
        return equivalent_pay_after_tax(self.pay_usd, here, levels[0], there, levels[1])

    @property
    def price_formula(self) -> str:
        """The pay times the two price levels' ratio."""
        if self._levels is None:
            return ""
        here, there = self._levels
        return f"{full(round(self.pay_usd), USD)} × {there:g} ÷ {here:g}"

    @property
    def tax_formula(self) -> str:
        """What is solved for."""
        if self.by_prices_and_taxes is None or self._levels is None:
            return ""
        here, there = (f"{level:g}" for level in self._levels)
        return SAY("tax_formula", there=there, here=here, taxes=tax_note())

    @property
    def sources(self) -> tuple[Source, ...]:
        """The price levels of both cities."""
        levels = [city.prices for city in (self.origin, self.target) if city.prices]
        return tuple(dict.fromkeys(price_source(level) for level in levels))

    @property
    def tax_sources(self) -> tuple[Source, ...]:
        """The price levels, and the taxes of both places."""
        places = [city.tax_place for city in (self.origin, self.target) if city.tax_place]
        taxes = [source for place in dict.fromkeys(places) for source in tax_sources(place)]
        return tuple(dict.fromkeys([*self.sources, *taxes]))

    @property
    def sentence(self) -> str:
        """The answer, with what the documents say is paid there."""
        here, there = self.origin.short_name, self.target.short_name
        if self.by_prices is None:
            unknown = next(city.name for city in (self.origin, self.target) if city.prices is None)
            return SAY("move_unknown", city=unknown)
        pay, same = (full(round(usd), USD) for usd in (self.pay_usd, self.by_prices))
        usd = self.by_prices_and_taxes
        taxed = full(round(usd), USD) if usd is not None else ""
        said = SAY("move", pay=pay, here=here, same=same, there=there, taxed=taxed)
        return f"{said} {self.compared}".strip()

    @property
    def compared(self) -> str:
        """Whether the pay that the documents imply there is enough."""
        paid, needed = self.target.pay, self.by_prices_and_taxes or self.by_prices
        if paid is None or needed is None or not paid.ends:
            return ""
        return SAY(
            "move_compared",
            pay=paid.short(USD),
            basis=SAY("basis", taxed=self.by_prices_and_taxes is not None),
            enough=paid.low is not None and paid.low >= needed,
            short=paid.high is not None and paid.bound is None and paid.high < needed,
        )

    @property
    def tax_gap(self) -> str:
        """Why there is no figure after taxes."""
        missing = [city.name for city in (self.origin, self.target) if city.tax_place is None]
        return SAY("no_taxes_note", cities=listed([*dict.fromkeys(missing)])) if missing else ""

    def figures(self) -> list[SourcedFigure]:
        """The two answers, each with its formula and parents."""
        prices, taxes = self.by_prices, self.by_prices_and_taxes
        solved = self.tax_formula[:1].upper() + self.tax_formula[1:]
        return [
            self._figure("By prices alone", prices, "", self.sources, self.price_formula),
            self._figure("By prices and taxes", taxes, self.tax_gap, self.tax_sources, solved),
        ]

    def _figure(
        self, name: str, usd: float | None, gap: str, sources: tuple[Source, ...], formula: str
    ) -> SourcedFigure:
        if usd is None:
            return SourcedFigure(name, "not known", gap or SAY("no_prices_note"), (), formula)
        change = short((usd / self.pay_usd - 1) * 100, PCT, signed=True)
        note = SAY("change", change=change, there=self.target.short_name, here=self.origin.short_name)
        return SourcedFigure(name, full(round(usd), USD), note, sources, formula)
