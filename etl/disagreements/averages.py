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
from etl.disagreements.wording import cited, cited_all, figure, named_source, percent, role_name
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
                f"The range {cited(fact)} in {group.name} is not a spread of pay: its ends are two averages, "
                f"{named_source(low)} and {named_source(high)}.",
            )


def median_equals_average(group: Group) -> Iterator[Clash]:
    """Pay is skewed, so a median that equals an average is one figure under two labels."""
    medians = {(f.low, f.high): f for f in reversed(group.of(Kind.SALARY_PERCENTILE)) if f.percentile == 50}
    for average in distinct(group.of(Kind.SALARY_AVERAGE)):
        median = medians.get((average.low, average.high))
        if median:
            yield Clash(
                (average, median),
                f"In {group.name} the average (line {average.line}) and the median (line {median.line})"
                f"{group.about} are the same, {figure(average)}. The two rarely coincide in pay, so one of "
                "the labels is probably wrong.",
            )


def several_averages(group: Group) -> Iterator[Clash]:
    """One role, one year, one source, and yet averages of which none contains the other."""
    for same in divided(_closed(group.of(Kind.SALARY_AVERAGE)), lambda f: (is_total(f), f.source_named)):
        averages = _outermost(distinct(same))
        if len(averages) < 2:
            continue
        ranges = _plain_ranges(group, total=is_total(averages[0]))
        beside = f", beside the {_plural('range', ranges)} {cited_all(ranges)}" if ranges else ""
        yield Clash(
            (*averages, *ranges),
            f"{group.name} gives more than one average{group.about}: {cited_all(averages)}"
            f"{beside}. They cannot all be the average of the same people.",
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
        also = f"; other tops are lower than that, too: {cited_all(below)}" if below else ""
        what = "an average" if len(outside) == 1 else "averages"
        yield Clash(
            (*outside, *broken, *below),
            f"{group.name} states {what}{group.about} of {cited_all(outside)} and the "
            f"{_plural('range', broken)} {cited_all(broken)} for the same role{also}. An average cannot lie "
            "outside the range that it sums up.",
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
    if low > highest * (1 + FAR_APART):
        gap, side = low / highest - 1, "above"
    elif high < lowest * (1 - FAR_APART):
        gap, side = 1 - high / lowest, "below"
    else:
        return
    median = [f for f in group.of(Kind.SALARY_PERCENTILE) if _is_median_of(group, f, own[0])][:1]
    beside = f"; their median is {cited(median[0])}" if median else ""
    yield Clash(
        (wider, *own, *median),
        f"{group.name} gives an average of {cited(wider)} for {role_name(wider.role)}, at least "
        f"{percent(round(100 * gap), signed=False)} {side} every average for {role_name(own[0].role)} in the "
        f"same year: {cited_all(own)}{beside}. The figures cannot be about the same people.",
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


def _plural(noun: str, facts: list[Fact]) -> str:
    return noun if len(facts) == 1 else f"{noun}s"


def _outermost(averages: list[Fact]) -> list[Fact]:
    """Those that no other one contains or repeats, in order of their place."""
    kept: list[Fact] = []
    for fact in sorted(averages, key=lambda f: (f.low or 0, -(f.high or 0))):
        contained = kept and (fact.high or 0) <= (kept[-1].high or 0)
        if not contained and not (kept and same_value(kept[-1], fact)):
            kept.append(fact)
    return sorted(kept, key=lambda f: (f.line, f.id))
