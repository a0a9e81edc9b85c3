"""What a chart of pay shows, in a sentence: its title, read from the very figures that are drawn."""

import pandas as pd

from dashboard.data.roles import in_sentence, plural
from dashboard.words.numbers import in_words, listed, short, short_span
from dashboard.words.sentences import sentences

SAY = sentences("pay")
USD = "usd_per_year"
MOST_NAMED = 3
LADDER_SUBTITLE = SAY("ladder_subtitle")


def ladder_finding(frame: pd.DataFrame) -> str:
    """How documents and official wages compare at the highest percentile that both state."""
    sides = [
        frame[(frame["tone"] == tone) & frame["mark"].str.endswith(("st", "nd", "rd", "th"))]
        for tone in ("documents", "official")
    ]
    shared = set(sides[0]["mark"]) & set(sides[1]["mark"])
    top = max(shared, key=lambda mark: int(mark[:-2]), default="")
    documents, official = (side[side["mark"] == top] for side in sides)
    return SAY(
        "ladder",
        only_official=sides[0].empty,
        top=top,
        official_higher=documents["high"].max() < official["low"].min(),
        documents_higher=documents["low"].min() > official["high"].max(),
    )


def spread_answer(frame: pd.DataFrame) -> str:
    """From the lowest to the highest percentile that each role's documents state."""
    answers: list[str] = []
    for role, rows in frame.groupby("row", sort=False):
        first, last = rows.iloc[0], rows.iloc[-1]
        who = plural(in_sentence(str(role)))
        answers.append(
            SAY(
                "spread",
                first=not answers,
                who=who if answers else f"{who[:1].upper()}{who[1:]}",
                low=_span(first),
                low_mark=first["mark"],
                high=_span(last),
                high_mark=last["mark"],
            )
        )
    return f"{'; '.join(answers)}." if answers else SAY("no_spread")


def city_finding(frame: pd.DataFrame) -> str:
    """Which city pays the most over the average."""
    if frame.empty:
        return SAY("cities", city="", premium="")
    best = frame.iloc[0]
    return SAY("cities", city=best["row"].split(",")[0], premium=_span(best, signed=True))


def statement_finding(frame: pd.DataFrame) -> str:
    """How many answers there are, and between which figures."""
    ends = pd.concat([frame["low"], frame["high"]]).dropna()
    if len(frame) < 2:
        return SAY("statements", many="", low="", high="")
    many, low, high = in_words(len(frame)).capitalize(), short(ends.min(), USD), short(ends.max(), USD)
    return SAY("statements", many=many, low=low, high=high)


def level_finding(frame: pd.DataFrame) -> str:
    """Where the levels begin and end."""
    if frame.empty:
        return SAY("levels", first="", low="", last="", high="")
    first, last = frame.iloc[0], frame.iloc[-1]
    return SAY(
        "levels", first=first["row"].lower(), low=_span(first), last=last["row"].lower(), high=_span(last)
    )


def group_finding(frame: pd.DataFrame, what: str) -> str:
    """Which group reaches highest; the bare name of the chart where there is nothing to compare."""
    reach = frame["high"].fillna(frame["low"])
    if frame.empty:
        return what
    best = frame.iloc[int(reach.to_numpy().argmax())]
    return SAY("groups", what=what, best=best["row"], pay=_span(best), only=len(frame) == 1)


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
    if len(names) <= MOST_NAMED:
        return listed(names)
    return SAY("names_and_more", names=", ".join(names[:MOST_NAMED]), more=len(names) - MOST_NAMED)


def _span(mark: pd.Series, *, signed: bool = False) -> str:
    low, high = (None if pd.isna(mark[end]) else float(mark[end]) for end in ("low", "high"))
    bound = None if pd.isna(mark["bound"]) else str(mark["bound"])
    return short_span(low, high, bound, mark["unit"], signed=signed)
