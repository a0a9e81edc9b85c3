"""What is said twice, and what only looks alike."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import pairwise

from etl.disagreements.corpus import Clash, Group, grouped
from etl.disagreements.cues import ends, role_key, statement, written_to_the_unit
from etl.disagreements.wording import LISTED, SAY, amount, cited, lines, listed, statement_of, subject
from etl.facts import Fact, Kind
from etl.unit import Unit

ROUND_PAY = 1000
ROUND = 100
HAIR = 1e-4  # $14 in $187,938: what a tolerant comparison takes for one number


def inside_a_document(group: Group) -> Iterator[Clash]:
    """One statement in two places is one fact."""
    for same in grouped(group.facts, statement).values():
        if len(same) > 1:
            yield Clash(
                same,
                SAY("repeated", document=group.name, statement=statement_of(same[0]), lines=lines(same)),
            )


def across_documents(corpus: Group) -> Iterator[Clash]:
    """One statement in two documents is no independent confirmation."""
    shared: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    told = [fact for fact in corpus.facts if fact.kind is not Kind.EXPERIENCE_YEARS]
    for same in grouped(told, statement).values():
        documents = tuple(sorted({fact.document for fact in same}))
        if len(documents) > 1:
            shared[documents] += same
    for documents, facts in shared.items():
        statements = [same[0] for same in grouped(facts, statement).values()]
        names = listed([corpus.corpus.name(document) for document in documents])
        same_statements = listed([statement_of(fact) for fact in statements])
        yield Clash(facts, SAY("repeated_across", documents=names, statements=same_statements))


def one_number_several_labels(group: Group) -> Iterator[Clash]:
    """An exact number that stands under several labels counts once."""
    holders: dict[tuple[str, float], dict[Hashable, Fact]] = defaultdict(dict)
    for fact in group.facts:
        if Unit.of(fact.unit).is_money:
            for value in written_to_the_unit(ends(fact), ROUND_PAY):
                holders[fact.unit, value].setdefault(statement(fact), fact)
    repeated = {key: list(same.values()) for key, same in holders.items() if len(same) > 1}
    if repeated:
        told = [f"{amount(value, unit)} ({lines(same)})" for (unit, value), same in repeated.items()]
        yield Clash(
            [fact for same in repeated.values() for fact in same],
            SAY("several_labels", document=group.name, numbers=listed(told)),
        )


def near_identical(corpus: Group) -> Iterator[Clash]:
    """Numbers a few dollars apart that are about different things must not be merged."""
    first: dict[tuple[str, float], Fact] = {}
    for fact in corpus.facts:
        if Unit.of(fact.unit).is_money:
            for value in written_to_the_unit(ends(fact), ROUND):
                first.setdefault((fact.unit, value), fact)
    pairs: dict[tuple[str, ...], list[tuple[Fact, Fact]]] = defaultdict(list)
    for (lower_key, lower), (upper_key, upper) in pairwise(sorted(first.items(), key=lambda item: item[0])):
        close = lower_key[0] == upper_key[0] and upper_key[1] - lower_key[1] <= HAIR * upper_key[1]
        if close and (lower.kind, role_key(lower.role)) != (upper.kind, role_key(upper.role)):
            pairs[tuple(sorted({lower.document, upper.document}))].append((lower, upper))
    for found in pairs.values():
        told = [f"{_placed(corpus, lower)} and {_placed(corpus, upper)}" for lower, upper in found[:LISTED]]
        more = len(found) - LISTED
        yield Clash(
            [fact for pair in found for fact in pair],
            SAY("near_identical", pairs="; ".join(told), more=more if more > 0 else ""),
        )


def _placed(corpus: Group, fact: Fact) -> str:
    return f"{SAY('statement', what=subject(fact), value=cited(fact))} in {corpus.corpus.name(fact.document)}"
