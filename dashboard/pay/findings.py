"""What a chart of pay shows, in a sentence: its title, read from the very figures that are drawn."""

from collections.abc import Sequence
from math import inf

from dashboard.charts import Mark
from dashboard.charts.marks import by_row
from dashboard.data.roles import in_sentence, plural
from dashboard.words.numbers import in_words, short
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.records.statistics import Statistic
from etl.unit import USD

SAY = sentences("pay")
MOST_NAMED = 3


def ladder_subtitle(marks: Sequence[Mark], statistics: Sequence[Statistic]) -> str:
    """What the signs of a ladder stand for: only those that are drawn."""
    documents = [mark for mark in marks if mark.tone == "documents"]
    first = {each.kind: each for each in reversed(statistics)}
    official, filings = first.get("official"), first.get("filings")
    records = SAY("ladder_official", place=official.place, vintage=official.vintage) if official else ""
    records += SAY("ladder_filings", vintage=filings.vintage) if filings else ""
    ranges = any(mark.low != mark.high for mark in documents)
    stated = SAY("ladder_documents", ranges=ranges) if documents else ""
    return SAY("ladder_subtitle", documents=stated, records=records)


def ladder_finding(marks: Sequence[Mark]) -> str:
    """How documents and official wages compare at the highest percentile that both state."""
    documents, official = (
        {mark.mark for mark in marks if mark.tone == tone and mark.mark.endswith(("st", "nd", "rd", "th"))}
        for tone in ("documents", "official")
    )
    top = max(documents & official, key=lambda mark: int(mark[:-2]), default="")
    own, others = (
        [mark for mark in marks if mark.mark == top and mark.tone == tone]
        for tone in ("documents", "official")
    )
    return SAY(
        "ladder",
        only_filings=all(mark.tone == "filings" for mark in marks),
        only_official=not documents,
        top=top,
        official_higher=_most(own) < _least(others),
        documents_higher=_least(own) > _most(others),
    )


def _most(marks: Sequence[Mark]) -> float:
    return max((mark.high for mark in marks if mark.high is not None), default=inf)


def _least(marks: Sequence[Mark]) -> float:
    return min((mark.low for mark in marks if mark.low is not None), default=-inf)


def spread_answer(marks: Sequence[Mark]) -> str:
    """From the lowest to the highest percentile that each role's documents state."""
    answers: list[str] = []
    for role, rows in by_row(marks).items():
        first, last = rows[0], rows[-1]
        who = plural(in_sentence(role))
        answers.append(
            SAY(
                "spread",
                first=not answers,
                who=who if answers else f"{who[:1].upper()}{who[1:]}",
                low=first.short(),
                low_mark=first.mark,
                high=last.short(),
                high_mark=last.mark,
            )
        )
    return f"{'; '.join(answers)}." if answers else SAY("no_spread")


def city_finding(marks: Sequence[Mark]) -> str:
    """Which city pays the most over the average."""
    if not marks:
        return SAY("cities", city="", premium="")
    return SAY("cities", city=marks[0].row.split(",")[0], premium=marks[0].short())


def statement_finding(marks: Sequence[Mark]) -> str:
    """How many answers there are, and between which figures."""
    if len(marks) < 2:
        return SAY("statements", many="", low="", high="")
    ends = [end for mark in marks for end in mark.ends]
    many, low, high = in_words(len(marks)).capitalize(), short(min(ends), USD), short(max(ends), USD)
    return SAY("statements", many=many, low=low, high=high)


def level_finding(marks: Sequence[Mark]) -> str:
    """Where the levels begin and end."""
    if not marks:
        return SAY("levels", first="", low="", last="", high="")
    first, last = marks[0], marks[-1]
    return SAY("levels", first=first.row.lower(), low=first.short(), last=last.row.lower(), high=last.short())


def group_finding(marks: Sequence[Mark], what: str) -> str:
    """Which group reaches highest; the bare name of the chart where there is nothing to compare."""
    if not marks:
        return what
    best = max(marks, key=lambda mark: mark.ends[-1:])
    return SAY("groups", what=what, best=best.row, pay=best.short(), only=len(marks) == 1)


def sources_line(marks: Sequence[Mark]) -> str:
    """The speakers of figures, for a subtitle."""
    names = list(dict.fromkeys(mark.source for mark in marks))
    if len(names) <= MOST_NAMED:
        return listed(names)
    return SAY("names_and_more", names=", ".join(names[:MOST_NAMED]), more=len(names) - MOST_NAMED)
