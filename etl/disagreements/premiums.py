"""Premiums of places: of hubs against cities, and over which average."""

from collections.abc import Iterator

from etl.disagreements.corpus import Clash, Group, distinct, divided
from etl.disagreements.cues import covers_part, ends, is_closed, is_single, is_total, same_value
from etl.disagreements.wording import amount, between, cited, cited_all, figure, lines, listed
from etl.facts import Bound, Fact, Kind

NEAR = 0.75  # a best city that reaches three quarters of the hubs' upper end agrees with it


def hubs_against_cities(group: Group) -> Iterator[Clash]:
    """The best cities reach what is said of the hubs, and no more."""
    cities = [fact for fact in group.of(Kind.CITY_PREMIUM) if fact.unit == "pct" and fact.city]
    if len({fact.city for fact in cities}) < 2:
        return
    best = max(cities, key=_top)
    for hub in distinct(fact for fact in group.of(Kind.HUB_PREMIUM) if fact.unit == "pct"):
        if not _fits(hub, _top(best)):
            floor = hub.low or 0
            below = [fact for fact in cities if _top(fact) < floor]
            names = listed(list(dict.fromkeys(str(fact.city) for fact in below)))
            stays = "stays" if len({fact.city for fact in below}) == 1 else "stay"
            short = f", and {names} {stays} below {amount(floor, 'pct', signed=True)}" if below else ""
            yield Clash(
                (hub, *cities),
                f"In {group.name} the premium of tech hubs, {cited(hub)}, does not fit those of the cities "
                f"({lines(cities)}): the highest is {figure(best)} for {best.city}{short}.",
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
    premiums = [fact for fact in group.of(Kind.CITY_PREMIUM, Kind.HUB_PREMIUM) if fact.unit == "pct"]
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
            f"{group.name} states premiums over the average ({lines(premiums)}) but gives more than one "
            f"average: {cited_all(averages)}.{_example(premiums, averages)}",
        )


def one_city_two_premiums(group: Group) -> Iterator[Clash]:
    """A city stated twice with different premiums."""
    cities = [fact for fact in group.of(Kind.CITY_PREMIUM) if fact.city]
    for same in divided(cities, lambda f: (f.city, f.state, f.unit, f.level, f.source_named, f.period_end)):
        values = distinct(same)
        if len(values) > 1:
            yield Clash(
                values,
                f"{group.name} gives {values[0].city} different premiums: {cited_all(values)}.",
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
    return f" {city.city} would be at {bands[0]} if {low} is meant and at {bands[1]} if {high} is."


def _raised(base: float, premium: Fact, unit: str) -> str:
    low, high = (round(base * (1 + (end or 0) / 100)) for end in (premium.low, premium.high))
    return between(low, high, unit)


def _top(fact: Fact) -> float:
    return max(ends(fact))
