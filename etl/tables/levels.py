"""Which years of experience belong to which pay: the same document, the same role, the same level."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from etl.facts import Fact, Kind

LevelPair = tuple[Fact | None, Fact | None]


def join_levels(facts: Iterable[Fact]) -> list[LevelPair]:
    """Each level's pay and years, in the documents' order; one side is None where it has no match."""
    groups: dict[tuple[str | None, ...], list[Fact]] = defaultdict(list)
    order: dict[str, int] = {}
    for fact in facts:
        order[fact.id] = len(order)
        groups[(fact.document, fact.role, fact.level)].append(fact)
    pairs = [pair for group in groups.values() for pair in _pairs(group)]
    return sorted(pairs, key=lambda pair: order[(pair[0] or pair[1]).id])  # type: ignore[union-attr]


def _pairs(group: list[Fact]) -> Iterator[LevelPair]:
    """Each pay beside the nearest years, which may serve several: one level, paid in two cities."""
    years = sorted((fact for fact in group if fact.kind is Kind.EXPERIENCE_YEARS), key=lambda fact: fact.line)
    lines = [fact.line for fact in years]
    matched: set[str] = set()
    for pay in (fact for fact in group if fact.kind is Kind.SALARY_BY_LEVEL):
        nearest = _nearest(pay, years, lines)
        if nearest:
            matched.add(nearest.id)
        yield pay, nearest
    yield from ((None, fact) for fact in years if fact.id not in matched)


def _nearest(pay: Fact, years: list[Fact], lines: list[int]) -> Fact | None:
    at = bisect_left(lines, pay.line)
    around = years[max(at - 1, 0) : at + 1]
    if pay.level is None:  # without a name only the same line tells that they belong together
        around = [fact for fact in around if fact.line == pay.line]
    return min(around, key=lambda fact: abs(fact.line - pay.line), default=None)
