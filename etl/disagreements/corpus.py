"""All documents and facts, and the groups of facts that may be looked at together."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypeVar

from etl.disagreements.cues import is_top_earners, role_key, setting, statement
from etl.documents import Document
from etl.facts import Fact, Kind

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)

PAY = {
    Kind.SALARY_PERCENTILE,
    Kind.SALARY_AVERAGE,
    Kind.SALARY_RANGE,
    Kind.SALARY_BY_LEVEL,
    Kind.INDUSTRY_SALARY,
    Kind.COMPANY_TYPE_COMP,
}
COMPARED = 50  # figures compared with one another: no guide has as many, and a table may not cost minutes


@dataclass(frozen=True)
class Clash:
    """Facts at odds, and why: a finding before its check has named and graded it."""

    facts: Sequence[Fact]
    explanation: str


@dataclass(frozen=True)
class Group:
    """Facts looked at together. `document` is empty for the whole corpus."""

    corpus: "Corpus"
    document: str
    facts: tuple[Fact, ...]
    about: str = ""  # " for Data Analyst in Austin", where that is not the document's own subject

    @property
    def name(self) -> str:
        """The document as the reader knows it."""
        return self.corpus.name(self.document)

    def of(self, *kinds: Kind) -> list[Fact]:
        """The facts of these kinds."""
        return [fact for fact in self.facts if fact.kind in kinds]


class Corpus:
    """The documents by id, the facts in order of place, and their groupings."""

    def __init__(self, documents: Sequence[Document], facts: Sequence[Fact]) -> None:
        self.documents = {document.id: document for document in documents}
        self.facts = tuple(in_order(facts))

    def name(self, document_id: str) -> str:
        """The document's title in quotes, with its id where two share a title."""
        document = self.documents.get(document_id)
        if document is None:
            return f"“{document_id}”"
        shared = len(self._ids_of_title[document.title]) > 1
        return f"“{document.title}” ({document_id})" if shared else f"“{document.title}”"

    @cached_property
    def by_document(self) -> tuple[Group, ...]:
        """A group per document, those without facts included."""
        facts = grouped(self.facts, lambda fact: fact.document)
        ids = sorted({*self.documents, *facts})
        return tuple(Group(self, document_id, tuple(facts.get(document_id, ()))) for document_id in ids)

    @cached_property
    def by_role(self) -> tuple[Group, ...]:
        """What one document says of one role."""
        groups = grouped(self.facts, lambda fact: (fact.document, role_key(fact.role)))
        return tuple(Group(self, facts[0].document, tuple(facts)) for facts in groups.values())

    @cached_property
    def by_pay(self) -> tuple[Group, ...]:
        """Comparable pay of one document: one role, unit, year, place, level, industry and employer."""
        groups = grouped([fact for fact in self.facts if fact.kind in PAY], self._pay_scope)
        return tuple(
            Group(self, facts[0].document, tuple(facts), self._about(facts[0])) for facts in groups.values()
        )

    def year_of(self, fact: Fact) -> int | None:
        """The year of a pay figure; one without a year is taken to share that of its document or role."""
        document = self.documents.get(fact.document)
        salary_year = document.salary_year if document else None
        stated = self._stated_pay_year.get((fact.document, role_key(fact.role)))
        return fact.period_end or salary_year or stated

    def _pay_scope(self, fact: Fact) -> Hashable:
        level = None if is_top_earners(fact) else fact.level
        place = (fact.city, fact.state)
        scope = (level, fact.industry, fact.company_type, fact.skill, setting(fact))
        return fact.document, role_key(fact.role), fact.unit, self.year_of(fact), place, scope

    def _about(self, fact: Fact) -> str:
        document = self.documents.get(fact.document)
        own = (document.role, document.title) if document else ()
        role = f" for {fact.role}" if fact.role and role_key(fact.role) not in map(role_key, own) else ""
        level = f" at {fact.level} level" if fact.level and not is_top_earners(fact) else ""
        places = "".join(f" in {place}" for place in (fact.city or fact.state, fact.industry) if place)
        employer = f" at {fact.company_type}" if fact.company_type else ""
        return role + level + places + employer + (f" with {fact.skill}" if fact.skill else "")

    @cached_property
    def _ids_of_title(self) -> dict[str, list[Document]]:
        return grouped(self.documents.values(), lambda document: document.title)

    @cached_property
    def _stated_pay_year(self) -> dict[tuple[str, str], int]:
        years: dict[tuple[str, str], int] = {}
        for fact in self.facts:
            if fact.kind in PAY and fact.period_end and not fact.is_projection:
                scope = fact.document, role_key(fact.role)
                years[scope] = max(fact.period_end, years.get(scope, 0))
        return years


def each_document(corpus: Corpus) -> Iterable[Group]:
    """One document at a time."""
    return corpus.by_document


def each_role(corpus: Corpus) -> Iterable[Group]:
    """One role of one document at a time."""
    return corpus.by_role


def each_pay(corpus: Corpus) -> Iterable[Group]:
    """Comparable pay figures of one document at a time."""
    return corpus.by_pay


def whole(corpus: Corpus) -> Iterable[Group]:
    """Everything at once."""
    return (Group(corpus, "", corpus.facts),)


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """By document and place in it."""
    return sorted(facts, key=lambda fact: (fact.document, fact.line, fact.id))


def distinct(facts: Iterable[Fact]) -> list[Fact]:
    """The first fact of each value; a value said twice is no second opinion."""
    first: dict[Hashable, Fact] = {}
    for fact in facts:
        first.setdefault((fact.low, fact.high, fact.bound), fact)
    return list(islice(first.values(), COMPARED))


def stated_once(facts: Iterable[Fact]) -> list[Fact]:
    """The first fact of each statement."""
    return [same[0] for same in divided(facts, statement)]


def divided(facts: Iterable[Fact], key: Callable[[Fact], Hashable]) -> list[list[Fact]]:
    """The facts that share a key, in order of first appearance."""
    return list(grouped(facts, key).values())


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """The items under their key, in order of first appearance."""
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(groups)
