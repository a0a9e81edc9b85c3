"""What the cities' figures come to, in sentences: the first line, the titles, the four figures on top."""

from collections.abc import Callable, Sequence

from dashboard.cities.city_pay import ALL_AVERAGES, Average, CityPay, by_price, price_source
from dashboard.data.provenance import SourcedFigure
from dashboard.data.roles import in_sentence, plural
from dashboard.words.numbers import apart_pct, short
from dashboard.words.spans import Span
from etl.figure_text import listed
from etl.unit import PCT, USD


def answer(role: str, cities: Sequence[CityPay], whose: str | None) -> str:
    """What it pays there and what it is worth there, in the page's first line."""
    people = plural(in_sentence(role))
    paying, buying = highest(cities, lambda city: city.pay), highest(cities, lambda city: city.worth)
    if paying is None or paying.pay is None:
        return f"{_no_pay(people, cities, whose)} {_average_worth(cities)}".strip()
    condition = f"If the premiums of {plural(in_sentence(whose))} hold, " if whose and whose != role else ""
    pays = f"{condition}{paying.short_name} pays {people} the most, {paying.pay.short(USD)} a year"
    if buying is None or buying.worth is None:
        return f"{pays}. No price level is on file to say what that is worth."
    worth = f"{buying.worth.short(USD)} at national prices"
    if buying is paying:
        return f"{pays}, and even after its prices that is worth the most, {worth}."
    most = (
        "goes furthest" if _clearly(buying, cities) else "may go furthest, though the ranges do not settle it"
    )
    return f"{pays}. But {buying.short_name}’s pay {most}: it is worth {worth}."


def _no_pay(people: str, cities: Sequence[CityPay], whose: str | None) -> str:
    """Why no pay is shown: there is no premium, or no average for one to build on."""
    known = sorted((city for city in cities if city.premium), key=_premium_rank)
    if whose is None or not known:
        which = "cities" if whose is None else "these cities"
        return f"No document says what {which} pay {people} over the average."
    best = known[-1]
    most = f"{best.short_name} pays the most over the average, {_premium(best)}"
    return f"{most}; no average is stated for {people}."


def _average_worth(cities: Sequence[CityPay]) -> str:
    """What the national average is worth in the dearest and the cheapest of the cities."""
    dear = by_price(cities)
    if not dear:
        return ""
    first, last = dear[0], dear[-1]
    if first.average is None or first.average_worth is None or last.average_worth is None or first is last:
        return _prices(first)
    return (
        f"The national average, {first.average.usd.short(USD)}, is worth {first.average_worth.short(USD)} "
        f"in {first.short_name} and {last.average_worth.short(USD)} in {last.short_name}."
    )


def borrowed(role: str, whose: str | None) -> str:
    """A label for premiums that were stated for another role."""
    if whose is None or whose == role:
        return ""
    return (
        f"The premiums are stated for {plural(in_sentence(whose))}; "
        f"for {plural(in_sentence(role))} no document states any."
    )


def top_figures(
    cities: Sequence[CityPay], average: Average | None, found: Sequence[Average]
) -> list[SourcedFigure]:
    """The highest pay, the highest worth, the dearest and cheapest city, the averages' distance."""
    paying, buying = highest(cities, lambda city: city.pay), highest(cities, lambda city: city.worth)
    dear = by_price(cities)
    figures = []
    if paying and paying.pay and paying.premium:
        figures.append(
            SourcedFigure(
                f"{paying.short_name} pays",
                paying.pay.short(USD),
                f"{paying.premium.pct.short(PCT, signed=True)} on {average_name(average)}",
                paying.pay_sources,
                f"Average × (1 + premium) = {paying.pay_formula}",
            )
        )
    if buying and buying.worth:
        figures.append(
            SourcedFigure(
                f"{buying.short_name}’s pay is worth",
                buying.worth.short(USD),
                "at national prices, the most of these cities",
                buying.worth_sources,
                f"Pay ÷ price level = {buying.worth_formula}",
            )
        )
    if len(dear) > 1 and dear[0].prices and dear[-1].prices:
        gap = apart_pct(dear[-1].prices.all_items, dear[0].prices.all_items)
        figures.append(
            SourcedFigure(
                f"{dear[0].short_name} costs",
                f"{short(gap, PCT)} more",
                f"than {dear[-1].short_name}, {dear[0].prices.vintage}",
                (price_source(dear[0].prices), price_source(dear[-1].prices)),
                f"{dear[0].prices.all_items:g} ÷ {dear[-1].prices.all_items:g} − 1.",
            )
        )
    if found:
        whole = found[0]
        span = whole.usd
        apart = apart_pct(*span.ends) if len(span.ends) == 2 else 0.0
        figures.append(
            SourcedFigure(
                "National average" if whole.name != ALL_AVERAGES else "National averages",
                span.short(USD),
                f"{short(apart, PCT)} from lowest to highest" if apart else whole.name,
                whole.sources,
                whole.formula,
            )
        )
    return figures


def pay_title(cities: Sequence[CityPay]) -> str:
    """What the chart of pay and worth shows."""
    paying, buying = highest(cities, lambda city: city.pay), highest(cities, lambda city: city.worth)
    if paying is None:
        dear = by_price(cities)
        if any(city.stated for city in cities) or not dear or dear[0].average_worth is None:
            return "What is stated for these cities"
        return f"The average buys least in {dear[0].short_name} and most in {dear[-1].short_name}"
    if buying is None:
        return f"{paying.short_name} pays the most"
    if buying is paying:
        return f"{paying.short_name} pays the most, and it is worth the most"
    most = "goes" if _clearly(buying, cities) else "may go"
    return f"{paying.short_name} pays the most, {buying.short_name}’s pay {most} furthest"


def price_title(cities: Sequence[CityPay]) -> str:
    """Which city is the dearest."""
    dear = by_price(cities)
    if not dear:
        return "No price level is on file"
    return _prices(dear[0]).rstrip(".")


def keeping_title(pay: str, origin: CityPay, cities: Sequence[CityPay]) -> str:
    """Where the same standard of living takes the least."""
    cheap = [city for city in by_price(cities) if city is not origin]
    if origin.prices is None or not cheap:
        return f"What keeps the living of {pay} in {origin.short_name}"
    return f"What {pay} in {origin.short_name} buys costs least in {cheap[-1].short_name}"


def subtitle(average: Average | None, role: str, whose: str | None, vintage: str) -> str:
    """Unit, year, source and base of the pays."""
    parts = ["US dollars a year, derived."]
    if average is not None:
        base = f"{average_name(average)}, {average.usd.full(USD)}"
        parts.append(f"Pays: the premium on {base}." if whose else f"From {base}.")
    parts.append(f"Worth: at national prices, price levels {vintage}.")
    return " ".join(filter(None, [*parts, borrowed(role, whose)]))


def average_name(average: Average | None) -> str:
    """Which average is meant, within a sentence."""
    if average is None:
        return "no average"
    if average.name == ALL_AVERAGES:
        return "the stated averages"
    return f"the {'median' if average.is_median else 'average'} of {average.sources[0].speaker}"


def highest(cities: Sequence[CityPay], figure: Callable[[CityPay], Span | None]) -> CityPay | None:
    """The city whose figure is highest at its upper end, then at its lower one."""
    known = [city for city in cities if figure(city) is not None]
    return max(known, key=lambda city: _rank(figure(city)), default=None)


def without(cities: Sequence[CityPay]) -> str:
    """What is not known of the chosen cities, in a sentence each."""
    gaps = {
        "No premium is stated for": [city.name for city in cities if city.premium is None],
        "No price level is on file for": [city.name for city in cities if city.prices is None],
        "No taxes are on file for": [city.name for city in cities if city.tax_place is None],
    }
    return " ".join(f"{what} {_some(names)}." for what, names in gaps.items() if names)


def _some(names: list[str]) -> str:
    return listed(names) if len(names) <= 4 else f"{len(names)} of these cities"


def _prices(city: CityPay) -> str:
    if city.prices is None:
        return ""
    gap = city.prices.all_items - 100
    than = f"{short(abs(gap), PCT)} {'above' if gap >= 0 else 'below'} the national level"
    return f"{city.short_name} has the highest prices, {than} ({city.prices.vintage})."


def _rank(span: Span | None) -> tuple[float, ...]:
    return tuple(reversed(span.ends)) if span else ()


def _clearly(best: CityPay, cities: Sequence[CityPay]) -> bool:
    """Whether it is ahead at both ends: all pays share one base, so like ends are compared."""
    if best.worth is None:
        return False
    others = [city.worth for city in cities if city is not best and city.worth]
    return all(_below(other.low, best.worth.low) and _below(other.high, best.worth.high) for other in others)


def _below(one: float | None, other: float | None) -> bool:
    """Whether both ends are known and the first is lower."""
    return one is not None and other is not None and one < other


def map_title(cities: Sequence[CityPay]) -> str:
    """From the highest to the lowest premium; of prices, where there is no premium."""
    known = sorted((city for city in cities if city.premium), key=_premium_rank, reverse=True)
    if not known:
        return price_title(cities)
    said = [f"{_premium(city)} in {city.short_name}" for city in dict.fromkeys([known[0], known[-1]])]
    return f"From {' to '.join(said)}" if len(said) > 1 else f"{said[0]}, over the average"


def stated_by(cities: Sequence[CityPay]) -> str:
    """Who states the premiums, for a subtitle."""
    speakers = [source.speaker for city in cities if city.premium for source in city.premium.sources]
    return f"Premiums: {listed([*dict.fromkeys(speakers)])}." if speakers else ""


def _premium(city: CityPay) -> str:
    return city.premium.pct.short(PCT, signed=True) if city.premium else ""


def _premium_rank(city: CityPay) -> tuple[float, ...]:
    return _rank(city.premium.pct if city.premium else None)
