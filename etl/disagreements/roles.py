"""Figures about another role than their document's."""

from collections import Counter
from collections.abc import Iterator

from etl.disagreements.corpus import Clash, Group, divided
from etl.disagreements.cues import role_key, role_without_seniority
from etl.disagreements.wording import SAY, lines, listed


def other_than_the_document(group: Group) -> Iterator[Clash]:
    """A figure about another role does not describe the document's own."""
    own = _own_role(group)
    others = [
        f for f in group.facts if f.role and role_without_seniority(f.role) != role_without_seniority(own)
    ]
    if own and others:
        told = [
            f"{same[0].role} ({lines(same)})" for same in divided(others, lambda fact: role_key(fact.role))
        ]
        yield Clash(
            others,
            SAY("other_roles", document=group.name, own=own, roles=listed(told)),
        )


def _own_role(group: Group) -> str | None:
    """The document's role, else the one that most of its figures are about."""
    document = group.corpus.documents.get(group.document)
    if document and document.role:
        return document.role
    roles = [fact.role for fact in group.facts if fact.role]
    most = Counter(map(role_key, roles)).most_common(1)
    if not most or 2 * most[0][1] <= len(roles):
        return None
    return next(role for role in roles if role_key(role) == most[0][0])
