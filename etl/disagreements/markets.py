"""Sizes and growth of markets."""

from collections.abc import Iterator

from etl.disagreements.corpus import Clash, Group, distinct, divided, stated_once
from etl.disagreements.cues import is_single, same_value
from etl.disagreements.wording import LISTED, SAY, amount, cited, cited_all, figure, listed, percent
from etl.facts import Fact, Kind

ABSURD = 1000  # percent a year; compounded over decades it overflows
POINTS = 1.5  # yearly growth rates that differ by less are the same but for rounding


def different_markets(group: Group) -> Iterator[Clash]:
    """Sizes of several markets invite a comparison that they do not bear."""
    sizes = [
        same[0] for same in divided(group.of(Kind.MARKET_SIZE), lambda f: (_market(f), f.period_end, f.high))
    ]
    if len({_market(fact) for fact in sizes}) < 2:
        return
    rates = stated_once(group.of(Kind.MARKET_CAGR))
    told = [SAY("size", market=_name(fact), year=fact.period_end, size=cited(fact)) for fact in sizes]
    yield Clash(
        (*sizes, *rates),
        SAY(
            "different_markets",
            document=group.name,
            years=len({fact.period_end for fact in sizes}) > 1,
            sizes=listed(told),
            implied="".join(_implied_starts(rates, sizes)[:LISTED]),
        ),
    )


def one_market_two_sizes(group: Group) -> Iterator[Clash]:
    """One market, one year, one source, two sizes."""
    for same in divided(
        group.of(Kind.MARKET_SIZE), lambda f: (_market(f), f.period_end, f.unit, f.source_named)
    ):
        sizes = distinct(same)
        if _market(same[0]) and any(not same_value(sizes[0], size) for size in sizes[1:]):
            yield Clash(
                sizes,
                SAY(
                    "one_market_two_sizes",
                    document=group.name,
                    market=_name(sizes[0]),
                    year=sizes[0].period_end,
                    sizes=cited_all(sizes),
                ),
            )


def growth_against_sizes(group: Group) -> Iterator[Clash]:
    """A yearly growth rate leads from the first size of its market to the last."""
    sizes = {(_market(f), f.period_end): f for f in reversed(group.of(Kind.MARKET_SIZE)) if is_single(f)}
    for rate in stated_once(group.of(Kind.MARKET_CAGR)):
        first = sizes.get((_market(rate), rate.period_start))
        last = sizes.get((_market(rate), rate.period_end))
        if rate.low is None or rate.high is None or not first or not last:
            continue
        implied = _yearly_growth(first, last, _years(rate))
        if implied is not None and not rate.low - POINTS <= implied <= rate.high + POINTS:
            yield Clash(
                (rate, first, last),
                SAY(
                    "growth_against_sizes",
                    document=group.name,
                    market=_name(rate),
                    rate=cited(rate),
                    implied=percent(round(implied, 1)),
                    first=cited(first),
                    start=rate.period_start,
                    last=cited(last),
                    end=rate.period_end,
                ),
            )


def _implied_starts(rates: list[Fact], sizes: list[Fact]) -> list[str]:
    """What each growth rate makes of its market in the first year, where the document does not say."""
    by_year = {(_market(fact), fact.period_end): fact for fact in reversed(sizes)}
    told = []
    for rate in rates:
        last = by_year.get((_market(rate), rate.period_end))
        stated, years = (_market(rate), rate.period_start) in by_year, _years(rate)
        growth = rate.high if is_single(rate) else None
        if not stated and last and last.high and years and growth is not None and 0 < growth < ABSURD:
            start = last.high / (1 + growth / 100) ** years
            told.append(
                SAY(
                    "implied_size",
                    rate=figure(rate),
                    line=rate.line,
                    size=amount(start, last.unit),
                    market=_name(rate),
                    year=rate.period_start,
                )
            )
    return told


def _yearly_growth(first: Fact, last: Fact, years: int) -> float | None:
    if not years or not (first.low or 0) > 0 or not (last.low or 0) > 0:
        return None
    return float(100 * (((last.low or 0) / (first.low or 1)) ** (1 / years) - 1))


def _years(rate: Fact) -> int:
    return max(0, (rate.period_end or 0) - (rate.period_start or 0)) if rate.period_start else 0


def _market(fact: Fact) -> str:
    return (fact.market or "").casefold().removeprefix("the ").removesuffix(" market")


def _name(fact: Fact) -> str:
    return SAY("market", name=(fact.market or "").removeprefix("the ").removesuffix(" market"))
