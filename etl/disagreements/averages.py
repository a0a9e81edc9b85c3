"""Averages: against the median, the ranges and one another."""

import math
from collections.abc import Iterator

from etl.disagreements.corpus import COMPARED, Clash, Group, distinct, divided, grouped
from etl.disagreements.cues import (
    alike,
    covers_part,
    includes_role,
    is_closed,
    is_single,
    is_top_earners,
    is_total,
    names_several_roles,
    role_key,
    same_value,
)
from etl.disagreements.wording import SAY, cited, cited_all, figure, named_source, percent, role_name
from etl.facts import Fact, Kind

FAR_APART = 0.2  # averages that differ by more than a fifth are not about the same people


def range_between_averages(group: Group) -> Iterator[Clash]:
    """A range whose two ends are averages of two sources is no spread of pay."""
    averages = {fact.low: fact for fact in reversed(group.of(Kind.SALARY_AVERAGE)) if is_single(fact)}
    for fact in distinct(group.of(Kind.SALARY_AVERAGE, Kind.SALARY_RANGE)):
        low, high = averages.get(fact.low), averages.get(fact.high)
        if low and high and low is not high and is_closed(fact):
            yield Clash(
                (fact, low, high),
                SAY(
                    "range_between_averages",
                    range=cited(fact),
                    document=group.name,
                    low=named_source(low),
                    high=named_source(high),
                ),
            )


def median_equals_average(group: Group) -> Iterator[Clash]:
    """Pay is skewed, so a median that equals an average is one figure under two labels."""
    medians = {(f.low, f.high): f for f in reversed(group.of(Kind.SALARY_PERCENTILE)) if f.percentile == 50}
    for average in distinct(group.of(Kind.SALARY_AVERAGE)):
        median = medians.get((average.low, average.high))
        if median:
            yield Clash(
                (average, median),
                SAY(
                    "median_equals_average",
                    document=group.name,
                    average=average.line,
                    median=median.line,
                    about=group.about,
                    value=figure(average),
                ),
            )


def several_averages(group: Group) -> Iterator[Clash]:
    """One role, one year, one source, and yet averages of which none contains the other."""
    for same in divided(_closed(group.of(Kind.SALARY_AVERAGE)), lambda f: (is_total(f), f.source_named)):
        averages = _outermost(distinct(same))
        if len(averages) < 2:
            continue
        ranges = _plain_ranges(group, total=is_total(averages[0]))
        yield Clash(
            (*averages, *ranges),
            SAY(
                "several_averages",
                document=group.name,
                about=group.about,
                averages=cited_all(averages),
                ranges=cited_all(ranges),
            ),
        )


def outside_the_range(group: Group) -> Iterator[Clash]:
    """An average lies inside the range of what it averages."""
    for total in (False, True):
        ranges = _plain_ranges(group, total=total)
        averages = [f for f in _closed(group.of(Kind.SALARY_AVERAGE)) if is_total(f) is total]
        outside = [f for f in distinct(averages) if any(_outside(f, r) for r in ranges)]
        if not outside:
            continue
        broken = [r for r in ranges if any(_outside(f, r) for f in outside)]
        highest = max(f.high or 0 for f in outside)
        below = [
            f for f in _other_tops(group, ranges, total=total) if f.high is not None and f.high < highest
        ]
        yield Clash(
            (*outside, *broken, *below),
            SAY(
                "outside_the_range",
                document=group.name,
                about=group.about,
                averages=cited_all(outside),
                ranges=cited_all(broken),
                below=cited_all(below),
            ),
        )


def across_sections(group: Group) -> Iterator[Clash]:
    """One average for a role, another for a wider group that names the role, and a wide gap between."""
    pay = [fact for fact in group.of(Kind.SALARY_AVERAGE) if is_closed(fact) and not covers_part(fact)]
    by_role = grouped(pay, lambda fact: role_key(fact.role))
    joint = [facts for facts in by_role.values() if names_several_roles(facts[0].role)][:COMPARED]
    for facts in joint:
        for own in by_role.values():
            if includes_role(facts[0].role, own[0].role):
                for wider in distinct(facts):
                    comparable = [fact for fact in distinct(own) if _comparable(group, wider, fact)]
                    yield from _gap(group, wider, comparable)


def _gap(group: Group, wider: Fact, own: list[Fact]) -> Iterator[Clash]:
    lowest = min((fact.low or 0 for fact in own), default=0)
    highest = max((fact.high or 0 for fact in own), default=math.inf)
    low, high = wider.low or 0, wider.high or 0
    if lowest <= 0:
        return
    above = low > highest * (1 + FAR_APART)
    if not above and high >= lowest * (1 - FAR_APART):
        return
    gap = low / highest - 1 if above else 1 - high / lowest
    median = [f for f in group.of(Kind.SALARY_PERCENTILE) if _is_median_of(group, f, own[0])][:1]
    yield Clash(
        (wider, *own, *median),
        SAY(
            "average_gap",
            above=above,
            document=group.name,
            wider=cited(wider),
            wider_role=role_name(wider.role),
            gap=percent(round(100 * gap), signed=False),
            own_role=role_name(own[0].role),
            own=cited_all(own),
            median=SAY("their_median", median=cited(median[0])) if median else "",
        ),
    )


def _is_median_of(group: Group, fact: Fact, average: Fact) -> bool:
    same_role = role_key(fact.role) == role_key(average.role)
    return fact.percentile == 50 and same_role and not covers_part(fact) and _comparable(group, fact, average)


def _comparable(group: Group, one: Fact, other: Fact) -> bool:
    years = group.corpus.year_of(one), group.corpus.year_of(other)
    return one.unit == other.unit and years[0] == years[1] and is_total(one) is is_total(other)


def _closed(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if is_closed(fact)]


def _plain_ranges(group: Group, *, total: bool) -> list[Fact]:
    ranges = _closed(group.of(Kind.SALARY_RANGE, Kind.SALARY_BY_LEVEL))
    return distinct(f for f in ranges if not is_top_earners(f) and not is_single(f) and is_total(f) is total)


def _other_tops(group: Group, ranges: list[Fact], *, total: bool) -> list[Fact]:
    """Other ranges whose top an average stays below: top earners and, for base pay, total compensation."""
    others = distinct(fact for fact in group.of(Kind.SALARY_RANGE) if is_total(fact) or not total)
    return [fact for fact in others if fact not in ranges]


def _outside(average: Fact, stated: Fact) -> bool:
    if average.source_named and stated.source_named and average.source_named != stated.source_named:
        return False
    if average.low is None or average.high is None or stated.low is None or stated.high is None:
        return False
    above = average.high > stated.high and not alike(average.high, stated.high)
    return above or (average.low < stated.low and not alike(average.low, stated.low))


def _outermost(averages: list[Fact]) -> list[Fact]:
    """Those that no other one contains or repeats, in order of their place."""
    kept: list[Fact] = []
    for fact in sorted(averages, key=lambda f: (f.low or 0, -(f.high or 0))):
        contained = kept and (fact.high or 0) <= (kept[-1].high or 0)
        if not contained and not (kept and same_value(kept[-1], fact)):
            kept.append(fact)
    return sorted(kept, key=lambda f: (f.line, f.id))
