"""What the cities' figures come to, in sentences: the first line, the titles, the four figures on top."""

from collections.abc import Callable, Sequence

from dashboard.cities.city_pay import ALL_AVERAGES, Average, CityPay, by_price, price_source
from dashboard.data.provenance import SourcedFigure
from dashboard.data.roles import in_sentence, plural
from dashboard.words.numbers import apart_pct, short
from dashboard.words.sentences import sentences
from dashboard.words.spans import Span
from etl.figure_text import listed
from etl.unit import PCT, USD

SAY = sentences("cities")
MOST_NAMED = 4


def answer(role: str, cities: Sequence[CityPay], whose: str | None) -> str:
    """What it pays there and what it is worth there, in the page's first line."""
    people = plural(in_sentence(role))
    paying, buying = highest(cities, lambda city: city.pay), highest(cities, lambda city: city.worth)
    if paying is None or paying.pay is None:
        return f"{_no_pay(people, cities, whose)} {_average_worth(cities)}".strip()
    pays = SAY(
        "pays",
        lender=plural(in_sentence(whose)) if whose and whose != role else "",
        city=paying.short_name,
        people=people,
        pay=paying.pay.short(USD),
    )
    furthest = SAY(
        "goes_furthest",
        city=_name(buying),
        same=buying is paying,
        clearly=_clearly(buying, cities),
        worth=buying.worth.short(USD) if buying and buying.worth else "",
    )
    return f"{pays} {furthest}"


def _no_pay(people: str, cities: Sequence[CityPay], whose: str | None) -> str:
    """Why no pay is shown: there is no premium, or no average for one to build on."""
    known = sorted((city for city in cities if city.premium), key=_premium_rank) if whose else []
    return SAY(
        "pays_nothing_known",
        known=_name(*known[-1:]),
        premium=_premium(*known[-1:]),
        people=people,
        has_premiums=whose,
    )


def _average_worth(cities: Sequence[CityPay]) -> str:
    """What the national average is worth in the dearest and the cheapest of the cities."""
    dear = by_price(cities)
    if not dear:
        return ""
    first, last = dear[0], dear[-1]
    if first.average is None or first.average_worth is None or last.average_worth is None or first is last:
        return f"{_prices(first)}." if first.prices else ""
    return SAY(
        "average_worth",
        average=first.average.usd.short(USD),
        first=first.short_name,
        first_worth=first.average_worth.short(USD),
        last=last.short_name,
        last_worth=last.average_worth.short(USD),
    )


def borrowed(role: str, whose: str | None) -> str:
    """A label for premiums that were stated for another role."""
    if whose is None or whose == role:
        return ""
    return SAY("borrowed", lender=plural(in_sentence(whose)))


def top_figures(
    cities: Sequence[CityPay], average: Average | None, found: Sequence[Average]
) -> list[SourcedFigure]:
    """The highest pay, the highest worth, the dearest and cheapest city, the averages' distance."""
    paying, buying = highest(cities, lambda city: city.pay), highest(cities, lambda city: city.worth)
    dear = by_price(cities)
    figures = []
    if paying and paying.pay and paying.premium:
        note = SAY("pays_note", premium=_premium(paying), average=average_name(average))
        formula = SAY("pays_formula", sum=paying.pay.formula)
        name, pay = f"{paying.short_name} pays", paying.pay
        figures.append(SourcedFigure(name, pay.short(USD), note, pay.sources, formula))
    if buying and buying.worth:
        name, worth = f"{buying.short_name}’s pay is worth", buying.worth
        formula = SAY("worth_formula", sum=worth.formula)
        figures.append(SourcedFigure(name, worth.short(USD), SAY("worth_note"), worth.sources, formula))
    if len(dear) > 1 and dear[0].prices and dear[-1].prices:
        gap = apart_pct(dear[-1].prices.all_items, dear[0].prices.all_items)
        figures.append(
            SourcedFigure(
                f"{dear[0].short_name} costs",
                SAY("costs", gap=short(gap, PCT)),
                SAY("costs_note", city=dear[-1].short_name, vintage=dear[0].prices.vintage),
                (price_source(dear[0].prices), price_source(dear[-1].prices)),
                f"{dear[0].prices.all_items:g} ÷ {dear[-1].prices.all_items:g} − 1.",
            )
        )
    if found:
        whole, several = found[0], found[0].name == ALL_AVERAGES
        name = "National averages" if several else "National average"
        note = SAY("lowest_to_highest") if several else whole.name
        figures.append(SourcedFigure(name, whole.usd.short(USD), note, whole.sources, whole.formula))
    return figures


def pay_title(cities: Sequence[CityPay]) -> str:
    """What the chart of pay and worth shows."""
    paying, buying = highest(cities, lambda city: city.pay), highest(cities, lambda city: city.worth)
    dear = [city for city in by_price(cities) if city.average_worth is not None]
    if any(city.stated for city in cities):
        dear = []
    return SAY(
        "pay_title",
        paying=_name(paying),
        buying=_name(buying),
        first=_name(*dear[:1]),
        last=_name(*dear[-1:]),
        same=buying is paying,
        clearly=_clearly(buying, cities),
    )


def keeping_title(pay: str, origin: CityPay, cities: Sequence[CityPay]) -> str:
    """Where the same standard of living takes the least."""
    cheap = [city for city in by_price(cities) if city is not origin]
    cheapest = cheap[-1].short_name if origin.prices and cheap else ""
    return SAY("keeping_title", pay=pay, city=origin.short_name, cheapest=cheapest)


def subtitle(average: Average | None, role: str, whose: str | None, vintage: str) -> str:
    """Unit, year, source and base of the pays."""
    return SAY(
        "pay_subtitle",
        average=average_name(average) if average else "",
        usd=average.usd.full(USD) if average else "",
        has_premiums=whose,
        vintage=vintage,
        borrowed=borrowed(role, whose),
    ).strip()


def average_name(average: Average | None) -> str:
    """Which average is meant, within a sentence."""
    return SAY(
        "average_name",
        given=average,
        several=average is not None and average.name == ALL_AVERAGES,
        is_median=average is not None and average.is_median,
        source=average.sources[0].speaker if average else "",
    )


def highest(cities: Sequence[CityPay], figure: Callable[[CityPay], Span | None]) -> CityPay | None:
    """The city whose figure is highest at its upper end, then at its lower one."""
    known = [city for city in cities if figure(city) is not None]
    return max(known, key=lambda city: _rank(figure(city)), default=None)


def without(cities: Sequence[CityPay]) -> str:
    """What is not known of the chosen cities, in a sentence each."""
    premium = _some([city.name for city in cities if city.premium is None])
    prices = _some([city.name for city in cities if city.prices is None])
    taxes = _some([city.name for city in cities if city.tax_place is None])
    said = [
        SAY("no_premium", cities=premium) if premium else "",
        SAY("no_prices", cities=prices) if prices else "",
        SAY("no_taxes", cities=taxes) if taxes else "",
    ]
    return " ".join(filter(None, said))


def _some(names: list[str]) -> str:
    return listed(names) if len(names) <= MOST_NAMED else SAY("many_cities", count=len(names))


def _prices(city: CityPay | None = None) -> str:
    if city is None or city.prices is None:
        return ""
    gap = city.prices.all_items - 100
    return SAY(
        "dearest",
        city=city.short_name,
        gap=short(abs(gap), PCT),
        below=gap < 0,
        vintage=city.prices.vintage,
    )


def _rank(span: Span | None) -> tuple[float, ...]:
    return tuple(reversed(span.ends)) if span else ()


def _clearly(best: CityPay | None, cities: Sequence[CityPay]) -> bool:
    """Whether it is ahead at both ends: all pays share one base, so like ends are compared."""
    if best is None or best.worth is None:
        return False
    others = [city.worth for city in cities if city is not best and city.worth]
    return all(_below(other.low, best.worth.low) and _below(other.high, best.worth.high) for other in others)


def _below(one: float | None, other: float | None) -> bool:
    """Whether both ends are known and the first is lower."""
    return one is not None and other is not None and one < other


def map_title(cities: Sequence[CityPay]) -> str:
    """From the highest to the lowest premium; of prices, where there is no premium."""
    known = sorted((city for city in cities if city.premium), key=_premium_rank, reverse=True)
    dear = by_price(cities)
    return SAY(
        "map_title",
        highest=_name(*known[:1]),
        premium=_premium(*known[:1]),
        lowest=_name(*known[1:][-1:]),
        lowest_premium=_premium(*known[-1:]),
        dearest=_prices(*dear[:1]),
    )


def stated_by(cities: Sequence[CityPay]) -> str:
    """Who states the premiums."""
    speakers = [source.speaker for city in cities if city.premium for source in city.premium.sources]
    return listed([*dict.fromkeys(speakers)])


def _name(city: CityPay | None = None) -> str:
    return city.short_name if city else ""


def _premium(city: CityPay | None = None) -> str:
    return city.premium.pct.short(PCT, signed=True) if city and city.premium else ""


def _premium_rank(city: CityPay) -> tuple[float, ...]:
    return _rank(city.premium.pct if city.premium else None)
