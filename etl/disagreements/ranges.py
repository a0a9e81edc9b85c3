"""Ranges of one role: against its percentiles, its top earners and one another."""

from collections.abc import Iterator

from etl.disagreements.corpus import Clash, Group, distinct, divided
from etl.disagreements.cues import (
    breadth,
    ends,
    is_closed,
    is_single,
    is_top_earners,
    is_total,
    same_value,
    says_quartiles,
)
from etl.disagreements.wording import SAY, cited, cited_all, listed, percent, percentile_name
from etl.facts import Bound, Fact, Kind


def equal_to_percentiles(group: Group) -> Iterator[Clash]:
    """A range from the 25th to the 75th percentile is the middle half of pay, not the whole of it."""
    holders: dict[float, Fact] = {}
    for fact in reversed(group.of(Kind.SALARY_PERCENTILE)):
        holders.update({end: fact for end in ends(fact) if fact.percentile is not None})
    for stated in _ranges(group):
        lower, upper = holders.get(stated.low or 0), holders.get(stated.high or 0)
        if not lower or not upper or says_quartiles(stated):
            continue
        low, high = lower.percentile or 0, upper.percentile or 0
        if low < high:
            yield Clash(
                (stated, lower, upper),
                SAY(
                    "range_equals_percentiles",
                    range=cited(stated),
                    document=group.name,
                    low=percentile_name(low),
                    low_line=lower.line,
                    high=percentile_name(high),
                    high_line=upper.line,
                    share=percent(high - low, signed=False),
                ),
            )


def differ(group: Group) -> Iterator[Clash]:
    """Two ranges of one role for the same people, or an overall range narrower than the typical one."""
    for same in divided(_ranges(group), lambda fact: (is_total(fact), fact.source_named)):
        widest = max(same, key=lambda fact: (breadth(fact), (fact.high or 0) - (fact.low or 0)))
        odd = [fact for fact in same if fact is not widest and _at_odds(widest, fact)]
        if odd:
            ranges = [fact for fact in same if fact is widest or fact in odd]
            yield Clash(
                ranges,
                SAY("ranges_differ", document=group.name, about=group.about, ranges=cited_all(ranges)),
            )


def one_label_two_values(group: Group) -> Iterator[Clash]:
    """Top earners, a percentile or a level's pay, stated twice with different figures."""
    labelled = [fact for fact in group.facts if _label(fact)]
    for same in divided(labelled, lambda fact: (_label(fact), is_total(fact), fact.source_named)):
        values = distinct(same)
        if any(not same_value(values[0], other) for other in values[1:]):
            tops = sorted(max(ends(fact)) for fact in values)
            apart = round(100 * (tops[-1] / tops[0] - 1)) if tops[0] else 0
            yield Clash(
                values,
                SAY(
                    "one_label_two_values",
                    document=group.name,
                    label=_label(values[0]),
                    about=group.about,
                    values=cited_all(values),
                    apart=percent(apart, signed=False) if apart else "",
                ),
            )


def top_earners_below(group: Group) -> Iterator[Clash]:
    """Those paid best are not paid less than what is typical or average."""
    for total in (False, True):
        tops = [fact for fact in _tops(group) if is_total(fact) is total]
        averages = [f for f in group.of(Kind.SALARY_AVERAGE) if is_closed(f) and is_total(f) is total]
        above = [fact for fact in _ranges(group) if is_total(fact) is total] + distinct(averages)
        low = [top for top in tops if any((fact.high or 0) > (top.high or 0) for fact in above)]
        if not low:
            continue
        least = min(top.high or 0 for top in low)
        higher = [fact for fact in above if (fact.high or 0) > least]
        yield Clash(
            (*low, *higher),
            SAY(
                "top_earners_below",
                document=group.name,
                about=group.about,
                low=cited_all(low),
                higher=listed(
                    [
                        SAY("reaching_higher", average=fact.kind is Kind.SALARY_AVERAGE, pay=cited(fact))
                        for fact in higher
                    ]
                ),
            ),
        )


def _ranges(group: Group) -> list[Fact]:
    """Ranges with both ends stated, top earners apart."""
    closed = [f for f in group.of(Kind.SALARY_RANGE) if is_closed(f) and not is_single(f)]
    return distinct(fact for fact in closed if not is_top_earners(fact))


def _tops(group: Group) -> list[Fact]:
    """Top earners with an upper figure; "over $200,000" bounds them from below only."""
    return distinct(f for f in group.facts if is_top_earners(f) and f.bound is not Bound.AT_LEAST)


def _at_odds(widest: Fact, other: Fact) -> bool:
    if same_value(widest, other):
        return False
    if breadth(widest) == breadth(other):
        return True
    return (other.low or 0) < (widest.low or 0) or (other.high or 0) > (widest.high or 0)


def _label(fact: Fact) -> str | None:
    if is_top_earners(fact):
        return "top earners"
    if fact.kind is Kind.SALARY_PERCENTILE and fact.percentile is not None:
        return f"the {percentile_name(fact.percentile)}"
    return "pay" if fact.kind is Kind.SALARY_BY_LEVEL and fact.level else None
