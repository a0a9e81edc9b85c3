"""Percentiles: single figures, rising, and about one role."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from etl.disagreements.corpus import Clash, Group, distinct, divided
from etl.disagreements.cues import ends, is_single, is_top_earners, is_total, role_key, written_to_the_unit
from etl.disagreements.wording import SAY, amount, cited, lines, listed, percentile_name, role_name
from etl.facts import Fact, Kind

ROUND = 1000 * 5  # two roles share a multiple of $5,000 by chance
COINCIDENCES = 2
EVERYDAY = 12  # a figure that so many roles share tells nothing about any of them


def given_as_ranges(group: Group) -> Iterator[Clash]:
    """A percentile is one number; a range in its place is two sources or roles put together."""
    ranged = [f for f in _percentiles(group) if None not in (f.low, f.high) and not is_single(f)]
    if ranged:
        values = listed([f"{_label(fact)} {cited(fact)}" for fact in ranged])
        yield Clash(
            ranged, SAY("percentiles_as_ranges", document=group.name, about=group.about, values=values)
        )


def out_of_order(group: Group) -> Iterator[Clash]:
    """A higher percentile is never paid less."""
    for same in divided(_percentiles(group), lambda fact: (is_total(fact), fact.source_named)):
        rising = sorted((f for f in same if is_single(f)), key=lambda fact: fact.percentile or 0)
        for lower, upper in pairwise(rising):
            if (lower.percentile or 0) < (upper.percentile or 0) and (lower.high or 0) > (upper.low or 0):
                yield Clash(
                    (lower, upper),
                    SAY(
                        "percentiles_out_of_order",
                        document=group.name,
                        upper=_label(upper),
                        about=group.about,
                        upper_pay=cited(upper),
                        lower=_label(lower),
                        lower_pay=cited(lower),
                    ),
                )


def merged_roles(corpus: Group) -> Iterator[Clash]:
    """Percentiles of two roles that share several exact figures come from one source or blend two roles."""
    facts = [f for f in corpus.of(Kind.SALARY_PERCENTILE) if f.percentile is not None or is_top_earners(f)]
    for pairs in _coincidences(facts).values():
        if len({_value(pair) for pair in pairs}) < COINCIDENCES:
            continue
        yield _blend(corpus, pairs)


def _coincidences(facts: list[Fact]) -> dict[tuple[str, str], list[tuple[Fact, Fact]]]:
    """For two roles with a figure in common: the facts that share it."""
    holders: dict[tuple[str, float], list[Fact]] = defaultdict(list)
    for fact in facts:
        for value in written_to_the_unit(ends(fact), ROUND):
            holders[fact.unit, value].append(fact)
    shared: dict[tuple[str, str], list[tuple[Fact, Fact]]] = defaultdict(list)
    for same in holders.values():
        if len(same) > EVERYDAY:
            continue
        for one, other in combinations(same, 2):
            roles = role_key(one.role), role_key(other.role)
            same_label = one.percentile == other.percentile or None in (one.percentile, other.percentile)
            if roles[0] != roles[1] and same_label:
                scopes = sorted((_scope(one), _scope(other)))
                shared[scopes[0], scopes[1]].append((one, other))
    return shared


def _blend(corpus: Group, pairs: list[tuple[Fact, Fact]]) -> Clash:
    one, other = pairs[0]
    first, second = sorted((one, other), key=lambda fact: (not is_single(fact), fact.document))
    values = [amount(_value(pair), pair[0].unit) for pair in pairs]
    return Clash(
        [fact for pair in pairs for fact in pair],
        SAY(
            "merged_roles",
            role=role_name(first.role),
            places=f"{corpus.corpus.name(first.document)}, {lines(_of(first, pairs))}",
            other_role=role_name(second.role),
            other_places=f"{corpus.corpus.name(second.document)}, {lines(_of(second, pairs))}",
            values=listed([*dict.fromkeys(values)]),
        ),
    )


def _of(fact: Fact, pairs: list[tuple[Fact, Fact]]) -> list[Fact]:
    return [f for pair in pairs for f in pair if _scope(f) == _scope(fact)]


def _value(pair: tuple[Fact, Fact]) -> float:
    return next(value for value in ends(pair[0]) if value in ends(pair[1]))


def _scope(fact: Fact) -> str:
    return f"{fact.document}\n{role_key(fact.role)}"


def _percentiles(group: Group) -> list[Fact]:
    return distinct(fact for fact in group.of(Kind.SALARY_PERCENTILE) if fact.percentile is not None)


def _label(fact: Fact) -> str:
    return percentile_name(fact.percentile)
