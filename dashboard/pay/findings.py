"""What a chart of pay shows, in a sentence: its title, read from the very figures that are drawn."""

from collections.abc import Sequence
from math import inf

from dashboard.charts import Mark
from dashboard.charts.marks import by_place, by_row
from dashboard.data.roles import in_sentence, plural
from dashboard.words.numbers import counted, in_words, listed, short

USD = "usd_per_year"
LADDER_SUBTITLE = (
    "Base pay a year in US dollars, by percentile. Circles: the documents. Diamonds: official wages of proxy "
    "occupations, BLS, May 2024. A bar is a percentile that its document states as a range."
)


def ladder_finding(marks: Sequence[Mark]) -> str:
    """How documents and official wages compare at the highest percentile that both state."""
    documents, official = (
        {mark.mark for mark in marks if mark.tone == tone and mark.mark.endswith(("st", "nd", "rd", "th"))}
        for tone in ("documents", "official")
    )
    if not documents & official:
        return "Pay by percentile" if documents else "What official wages say"
    top = max(documents & official, key=lambda mark: int(mark[:-2]))
    own, others = (
        [mark for mark in marks if mark.mark == top and mark.tone == tone]
        for tone in ("documents", "official")
    )
    if _most(own) < _least(others):
        return f"At the {top} percentile, official wages are higher than the documents say"
    if _least(own) > _most(others):
        return f"At the {top} percentile, the documents say more than official wages"
    return f"At the {top} percentile, documents and official wages overlap"


def _most(marks: Sequence[Mark]) -> float:
    return max((mark.high for mark in marks if mark.high is not None), default=inf)


def _least(marks: Sequence[Mark]) -> float:
    return min((mark.low for mark in marks if mark.low is not None), default=-inf)


def spread_answer(marks: Sequence[Mark]) -> str:
    """From the lowest to the highest percentile that each role's documents state."""
    answers = []
    for role, rows in by_row(marks).items():
        first, last = rows[0], rows[-1]
        who = plural(in_sentence(role))
        answers.append(
            f"{who} from {first.short()} ({first.mark}) to {last.short()} ({last.mark} percentile)"
        )
    text = "; ".join(answers)
    return f"{text[:1].upper()}{text[1:]}." if text else "No document states percentiles."


def city_finding(marks: Sequence[Mark]) -> str:
    """Which city pays the most over the average."""
    if not marks:
        return "No city premium is stated"
    city = marks[0].row.split(",")[0]
    return f"{city} pays the most: {marks[0].short(signed=True)} over the national average"


def statement_finding(marks: Sequence[Mark]) -> str:
    """How many answers there are, and between which figures."""
    if len(marks) < 2:
        return "Averages and ranges, source by source"
    ends = [end for mark in marks for end in mark.ends]
    span = f"from {short(min(ends), USD)} to {short(max(ends), USD)}"
    return f"{in_words(len(marks)).capitalize()} answers to one question, {span}"


def level_finding(marks: Sequence[Mark]) -> str:
    """Where the levels begin and end."""
    if not marks:
        return "Pay by level"
    first, last = marks[0], marks[-1]
    return f"From {first.short()} at {first.row.lower()} level to {last.short()} at {last.row.lower()}"


def group_finding(marks: Sequence[Mark], what: str) -> str:
    """Which group reaches highest; the bare name of the chart where there is nothing to compare."""
    if not marks:
        return what
    best = max(marks, key=lambda mark: mark.ends[-1:])
    reach = "" if len(marks) == 1 else " reaches highest"
    return f"{what}: {best.row}{reach}, {best.short()}"


def described(marks: Sequence[Mark], *, signed: bool = False) -> str:
    """Every row in words: what a chart's alt text says after its finding."""
    rows = []
    for (row, _), figures in by_place(marks).items():
        values = [" ".join(filter(None, [mark.mark, mark.short(signed=signed)])) for mark in figures]
        rows.append(f"{row}: {listed(values)}")
    return "; ".join(rows) + "."


def sources_line(marks: Sequence[Mark]) -> str:
    """The speakers of figures, for a subtitle."""
    names = list(dict.fromkeys(mark.source for mark in marks))
    return listed(names) if len(names) <= 3 else counted(len(names), "source")
