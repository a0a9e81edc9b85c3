"""Premiums of places: of hubs against cities, and over which average."""

from collections.abc import Iterator

from etl.disagreements.corpus import Clash, Group, distinct, divided
from etl.disagreements.cues import covers_part, ends, is_closed, is_single, is_total, same_value
from etl.disagreements.wording import SAY, amount, between, cited, cited_all, figure, lines, listed
from etl.facts import Bound, Fact, Kind
from etl.unit import PCT

NEAR = 0.75  # a best city that reaches three quarters of the hubs' upper end agrees with it


def hubs_against_cities(group: Group) -> Iterator[Clash]:
    """The best cities reach what is said of the hubs, and no more."""
    cities = [fact for fact in group.of(Kind.CITY_PREMIUM) if fact.unit == PCT and fact.city]
    if len({fact.city for fact in cities}) < 2:
        return
    best = max(cities, key=_top)
    for hub in distinct(fact for fact in group.of(Kind.HUB_PREMIUM) if fact.unit == PCT):
        if not _fits(hub, _top(best)):
            floor = hub.low or 0
            below = [fact for fact in cities if _top(fact) < floor]
            names = listed(list(dict.fromkeys(str(fact.city) for fact in below)))
            yield Clash(
                (hub, *cities),
                SAY(
                    "hub_premium",
                    document=group.name,
                    hub=cited(hub),
                    lines=lines(cities),
                    best=figure(best),
                    city=best.city,
                    below=names,
                    floor=amount(floor, PCT, signed=True),
                ),
            )


def _fits(hub: Fact, best: float) -> bool:
    if hub.low is not None and best < hub.low:
        return False
    if hub.high is None or hub.high <= 0:
        return True
    exceeded = best * NEAR > hub.high and hub.bound not in (Bound.HIGH_OPEN, Bound.UP_TO_OR_MORE)
    return best >= NEAR * hub.high and not exceeded


def ambiguous_base(group: Group) -> Iterator[Clash]:
    """A premium over "the average" needs one average."""
    premiums = [fact for fact in group.of(Kind.CITY_PREMIUM, Kind.HUB_PREMIUM) if fact.unit == PCT]
    if not premiums:
        return
    national = [
        f for f in group.of(Kind.SALARY_AVERAGE) if is_closed(f) and not is_total(f) and not covers_part(f)
    ]
    for same in divided(national, lambda fact: (fact.unit, group.corpus.year_of(fact))):
        averages = distinct(same)
        own = [fact for fact in averages if is_single(fact) and not fact.source_named]
        if len(own) == 1 or all(same_value(averages[0], fact) for fact in averages):
            continue
        yield Clash(
            (*averages, *premiums),
            SAY(
                "ambiguous_base",
                document=group.name,
                lines=lines(premiums),
                averages=cited_all(averages),
                example=_example(premiums, averages),
            ),
        )


def one_city_two_premiums(group: Group) -> Iterator[Clash]:
    """A city stated twice with different premiums."""
    cities = [fact for fact in group.of(Kind.CITY_PREMIUM) if fact.city]
    for same in divided(cities, lambda f: (f.city, f.state, f.unit, f.level, f.source_named, f.period_end)):
        values = distinct(same)
        if len(values) > 1:
            yield Clash(
                values,
                SAY(
                    "one_city_two_premiums",
                    document=group.name,
                    city=values[0].city,
                    values=cited_all(values),
                ),
            )


def _example(premiums: list[Fact], averages: list[Fact]) -> str:
    """What the highest city premium comes to over the lowest and over the highest average."""
    cities = [f for f in premiums if f.city and f.low is not None and f.high is not None]
    if not cities:
        return ""
    city = max(cities, key=_top)
    bases = min(fact.low or 0 for fact in averages), max(fact.high or 0 for fact in averages)
    bands = [_raised(base, city, averages[0].unit) for base in bases]
    low, high = (amount(base, averages[0].unit) for base in bases)
    return SAY("premium_of_either", city=city.city, low_band=bands[0], low=low, high_band=bands[1], high=high)


def _raised(base: float, premium: Fact, unit: str) -> str:
    low, high = (round(base * (1 + (end or 0) / 100)) for end in (premium.low, premium.high))
    return between(low, high, unit)


def _top(fact: Fact) -> float:
    return max(ends(fact))
