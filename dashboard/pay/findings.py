"""What a chart of pay shows, in a sentence: its title, read from the very figures that are drawn."""

import pandas as pd

from dashboard.data.roles import in_sentence, plural
from dashboard.words.numbers import counted, in_words, short, short_span
from etl.figure_text import listed
from etl.unit import USD

LADDER_SUBTITLE = (
    "Base pay a year in US dollars, by percentile. Circles: the documents. Diamonds: official wages of proxy "
    "occupations, BLS, May 2024. A bar is a percentile that its document states as a range."
)


def ladder_finding(frame: pd.DataFrame) -> str:
    """How documents and official wages compare at the highest percentile that both state."""
    sides = [
        frame[(frame["tone"] == tone) & frame["mark"].str.endswith(("st", "nd", "rd", "th"))]
        for tone in ("documents", "official")
    ]
    shared = set(sides[0]["mark"]) & set(sides[1]["mark"])
    if not shared:
        return "What official wages say" if sides[0].empty else "Pay by percentile"
    top = max(shared, key=lambda mark: int(mark[:-2]))
    documents, official = (side[side["mark"] == top] for side in sides)
    if documents["high"].max() < official["low"].min():
        return f"At the {top} percentile, official wages are higher than the documents say"
    if documents["low"].min() > official["high"].max():
        return f"At the {top} percentile, the documents say more than official wages"
    return f"At the {top} percentile, documents and official wages overlap"


def spread_answer(frame: pd.DataFrame) -> str:
    """From the lowest to the highest percentile that each role's documents state."""
    answers = []
    for role, rows in frame.groupby("row", sort=False):
        first, last = rows.iloc[0], rows.iloc[-1]
        who = plural(in_sentence(str(role)))
        answers.append(
            f"{who} from {_span(first)} ({first['mark']}) to {_span(last)} ({last['mark']} percentile)"
        )
    text = "; ".join(answers)
    return f"{text[:1].upper()}{text[1:]}." if text else "No document states percentiles."


def city_finding(frame: pd.DataFrame) -> str:
    """Which city pays the most over the average."""
    if frame.empty:
        return "No city premium is stated"
    best = frame.iloc[0]
    city = best["row"].split(",")[0]
    return f"{city} pays the most: {_span(best, signed=True)} over the national average"


def statement_finding(frame: pd.DataFrame) -> str:
    """How many answers there are, and between which figures."""
    ends = pd.concat([frame["low"], frame["high"]]).dropna()
    if len(frame) < 2:
        return "Averages and ranges, source by source"
    span = f"from {short(ends.min(), USD)} to {short(ends.max(), USD)}"
    return f"{in_words(len(frame)).capitalize()} answers to one question, {span}"


def level_finding(frame: pd.DataFrame) -> str:
    """Where the levels begin and end."""
    if frame.empty:
        return "Pay by level"
    first, last = frame.iloc[0], frame.iloc[-1]
    return f"From {_span(first)} at {first['row'].lower()} level to {_span(last)} at {last['row'].lower()}"


def group_finding(frame: pd.DataFrame, what: str) -> str:
    """Which group reaches highest; the bare name of the chart where there is nothing to compare."""
    reach = frame["high"].fillna(frame["low"])
    if frame.empty:
        return what
    best = frame.iloc[int(reach.to_numpy().argmax())]
    return (
        f"{what}: {best['row']}, {_span(best)}"
        if len(frame) == 1
        else f"{what}: {best['row']} reaches highest, {_span(best)}"
    )


def described(frame: pd.DataFrame, *, signed: bool = False) -> str:
    """Every row in words: what a chart's alt text says after its finding."""
    rows = []
    for (row, _), marks in frame.groupby(["row", "detail"], sort=False):
        values = [
            " ".join(filter(None, [mark["mark"], _span(mark, signed=signed)])) for _, mark in marks.iterrows()
        ]
        rows.append(f"{row}: {listed(values)}")
    return "; ".join(rows) + "."


def sources_line(frame: pd.DataFrame) -> str:
    """The speakers of a frame's figures, for a subtitle."""
    names = list(dict.fromkeys(frame["source"]))
    return listed(names) if len(names) <= 3 else counted(len(names), "source")


def _span(mark: pd.Series, *, signed: bool = False) -> str:
    low, high = (None if pd.isna(mark[end]) else float(mark[end]) for end in ("low", "high"))
    bound = None if pd.isna(mark["bound"]) else str(mark["bound"])
    return short_span(low, high, bound, mark["unit"], signed=signed)
