"""Periods that hang on a date."""

import re
from collections.abc import Iterator

from etl.disagreements.corpus import Clash, Group
from etl.disagreements.wording import SAY, lines, listed

RELATIVE = re.compile(
    r"\b(?:past|last|previous|recent|next|coming|this|current|ago|year[- ](?:over|on)[- ]year|yoy)\b",
    re.IGNORECASE,
)


def relative_without_publication(group: Group) -> Iterator[Clash]:
    """ "The past year" means no year unless the document is dated."""
    document = group.corpus.documents.get(group.document)
    if document and document.published:
        return
    relative = [f for f in group.facts if f.period_end is None and RELATIVE.search(f.period_text or "")]
    if relative:
        periods = listed([f"“{text}”" for text in dict.fromkeys(str(fact.period_text) for fact in relative)])
        yield Clash(
            relative,
            SAY("relative_dates", document=group.name, periods=periods, lines=lines(relative)),
        )
