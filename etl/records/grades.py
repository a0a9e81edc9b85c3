"""What public records say to the figures of documents: a verdict each, with the records it is held to.

A figure fits if it lies within what the records of any yardstick hold, is high or low if it lies beyond all of them,
and is not held to any where none counts the same thing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from etl.errors import InputError
from etl.figure_text import SHORT, grouped, number_text, span_text, whole_ordinal
from etl.records.places import THE_NATION, RecordPlace, find_place
from etl.records.projections import projections_of
from etl.records.roles import Role, role_of
from etl.records.statistics import LATEST, RANKS, Statistic, statistics_of
from etl.sentences import read_sentences
from etl.unit import PCT, PCT_PER_YEAR, USD

SAY = read_sentences(Path(__file__).with_name("texts.yaml"))
Verdict = Literal["fits", "high", "low", "not held"]
BASE_PAY: Final = ("salary_average", "salary_range", "salary_by_level")
GRADED: Final = (
    *BASE_PAY,
    "salary_percentile",
    "city_premium",
    "job_growth",
    "company_type_comp",
    "industry_salary",
)
LEVELS: Final = {
    "senior level": "senior",
    "staff level": "staff",
    "principal": "staff",
    "director level": "director",
}
ALIKE: Final = 0.1  # of a wage: a percentile that is no further away is much the same
NEAR: Final = 5.0  # percentage points of a premium, which documents state in steps of five
NEAR_GROWTH: Final = 0.5  # percentage points a year

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Grade:
    """A verdict in words, and the tables of public records that it rests on."""

    verdict: Verdict
    words: str
    tables: tuple[str, ...] = ()


def grade(fact: Row) -> Grade | None:
    """The verdict on a fact; a kind that no record could be held to has none."""
    if fact["kind"] not in GRADED:
        return None
    return _grade(*(fact[name] for name in FIELDS))


FIELDS: Final = (
    *("kind", "role", "low", "high", "bound", "unit", "percentile", "level", "city", "state", "quote"),
    *("industry", "period_start", "period_end"),
)


@lru_cache(maxsize=4096)
def _grade(*cells: Any) -> Grade:
    fact = dict(zip(FIELDS, cells, strict=True))
    role = _role(fact["role"] or "")
    if fact["kind"] == "job_growth":
        return _growth(fact, role)
    if role is None or not role.similar:
        return Grade("not held", SAY("no_records"))
    place = _place(fact)
    if place is None:
        return Grade("not held", SAY("no_place"))
    if fact["kind"] == "city_premium":
        return _premium(fact, role, place)
    if not _is_base_pay(fact):
        return Grade("not held", SAY("not_base"))
    yardsticks = _yardsticks(role, place, LEVELS.get((fact["level"] or "").lower(), fact["level"] or "all"))
    if fact["level"] and not yardsticks:
        return Grade("not held", SAY("no_level"))
    held = _pay(fact, yardsticks)
    year = fact["period_end"] or fact["period_start"]
    if held.verdict == "not held" or not year or year >= LATEST:
        return held
    years = int(LATEST - year)
    return Grade(held.verdict, SAY("older", words=held.words, years=years), held.tables)


def _role(named: str) -> Role | None:
    """The role a figure is about: machine learning engineering jobs are those of engineers."""
    name = named.split(" (")[0].lower().removesuffix(" jobs")
    return role_of(name) or role_of(name.replace("engineering", "engineer")) if name else None


def _place(fact: Row) -> RecordPlace | None:
    if not fact["city"]:
        return THE_NATION
    try:
        return find_place(", ".join(filter(None, [fact["city"], fact["state"]])))
    except InputError:
        return None


def _is_base_pay(fact: Row) -> bool:
    """A level's, an industry's or a total pay is another quantity than that of all."""
    whole = not fact["industry"] and "total comp" not in fact["quote"].lower()
    return whole and fact["unit"] == USD and fact["kind"] in (*BASE_PAY, "salary_percentile")


def _yardsticks(role: Role, place: RecordPlace, level: str = "all") -> list[Statistic]:
    """The official wages, and the filings of the very title; of a level, its filings alone."""
    return [
        each
        for each in statistics_of(role, place)
        if each.p50 is not None and each.level == level and (each.kind == "official" or not each.occupation)
    ]


def _pay(fact: Row, yardsticks: Sequence[Statistic]) -> Grade:
    if not yardsticks:
        return Grade("not held", SAY("too_few"))
    by_rank = fact["kind"] == "salary_percentile" and fact["percentile"] in RANKS
    found = [(_at_rank if by_rank else _among)(fact, each) for each in yardsticks]
    words = "; ".join(said for _, said in found)
    return Grade(_of_all(verdict for verdict, _ in found), words, _tables(yardsticks))


def _of_all(verdicts: Iterable[Verdict]) -> Verdict:
    """Fits if it fits one yardstick or lies between two; else what all of them say."""
    said = set(verdicts)
    return next(iter(said)) if len(said) == 1 else "fits"


def _at_rank(fact: Row, each: Statistic) -> tuple[Verdict, str]:
    rank = int(fact["percentile"])
    wage = each.percentiles.get(rank)
    ends = [end for end in (fact["low"], fact["high"]) if end is not None]
    if wage is None or not ends:
        return _among(fact, each)
    low, high = min(ends), max(ends)
    alike = low * (1 - ALIKE) <= wage <= high * (1 + ALIKE) or (each.is_floor(rank) and wage <= high)
    nearest = high if wage > high else low
    words = SAY(
        "same_rank",
        alike=alike,
        higher=wage > high,
        rank=whole_ordinal(rank),
        records=_named(each),
        usd=number_text(wage, USD, SHORT),
        apart=number_text(abs(wage / nearest - 1) * 100, PCT, SHORT),
    )
    return ("fits" if alike else "low" if wage > high else "high"), words


def _among(fact: Row, each: Statistic) -> tuple[Verdict, str]:
    """Where a figure lies among percentiles; the ends of a range decide together."""
    ends = [end for end in (fact["low"], fact["high"]) if end is not None]
    low, high = min(ends), max(ends)
    bottom, quarter, three, top = (each.percentiles.get(rank) for rank in (10, 25, 75, 90))
    beyond = top if top is not None else three
    under = bottom if bottom is not None else quarter
    band = "wide"
    if quarter is not None and three is not None and quarter <= low and high <= three:
        band = "middle"
    elif beyond is not None and low > beyond and not each.is_floor(90):
        band = "above"
    elif under is not None and high < under:
        band = "below"
    elif three is not None and low >= three:
        band = "high"
    elif quarter is not None and high <= quarter:
        band = "low"
    verdict: Verdict = "high" if band == "above" else "low" if band == "below" else "fits"
    return verdict, SAY("within", where=SAY("band", band=band), records=_named(each))


def _named(each: Statistic) -> str:
    many = (
        ""
        if each.n is None
        else f" ({grouped(each.n, 0)} {'people' if each.kind == 'official' else 'filings'})"
    )
    return f"{each.about}, {each.place}{many}"


def _tables(yardsticks: Iterable[Statistic]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.table for each in yardsticks))


def measured_premiums(role: Role, place: RecordPlace) -> list[tuple[Statistic, float]]:
    """How far each median of a place lies above the nation's, in percent."""
    nation = {(each.kind, each.about): each.p50 for each in _yardsticks(role, THE_NATION)}
    return [
        (each, (each.p50 / there - 1) * 100)
        for each in _yardsticks(role, place)
        if each.p50 is not None and (there := nation.get((each.kind, each.about)))
    ]


def _premium(fact: Row, role: Role, place: RecordPlace) -> Grade:
    measured = measured_premiums(role, place)
    if not measured:
        return Grade("not held", SAY("too_few"))
    return Grade(
        _beside([pct for _, pct in measured], fact, NEAR),
        SAY(
            "premium",
            stated=span_text(fact["low"], fact["high"], fact["bound"], PCT, SHORT, signed=True),
            measured="; ".join(f"{_named(each)} {_signed(pct)}" for each, pct in measured),
        ),
        _tables(each for each, _ in measured),
    )


def _growth(fact: Row, role: Role | None) -> Grade:
    start, end = fact["period_start"], fact["period_end"]
    yearly: Callable[[float], float] | None = None
    if fact["unit"] == PCT_PER_YEAR:
        yearly = float
    elif start and end and end > start:
        yearly = lambda pct: ((1 + pct / 100) ** (1 / (end - start)) - 1) * 100  # noqa: E731
    if yearly is None:
        return Grade("not held", SAY("no_years"))
    found = projections_of(role.occupations) if role else ()
    if not found:
        return Grade("not held", SAY("no_records"))
    rates = [((1 + each.change_pct / 100) ** (1 / (each.until - each.year)) - 1) * 100 for each in found]
    ends = {name: yearly(fact[name]) for name in ("low", "high") if fact[name] is not None}
    stated = {"low": ends.get("low"), "high": ends.get("high")}
    return Grade(
        _beside(rates, stated, NEAR_GROWTH),
        SAY(
            "growth",
            stated=span_text(stated["low"], stated["high"], fact["bound"], PCT, SHORT, signed=True),
            projected="; ".join(
                f"{each.title} {_signed(rate)}" for each, rate in zip(found, rates, strict=True)
            ),
        ),
        ("projections",),
    )


def _beside(measured: Sequence[float], stated: Row, near: float) -> Verdict:
    """Whether what is stated meets what is measured, as near as documents state it."""
    ends = [end for end in (stated["low"], stated["high"]) if end is not None]
    if min(ends) > max(measured) + near:
        return "high"
    return "low" if max(ends) < min(measured) - near else "fits"


def _signed(pct: float) -> str:
    return number_text(pct, PCT, SHORT, signed=True)


def score(grades: Iterable[Grade | None]) -> str:
    """How the figures of a document stand beside the records, in a sentence."""
    said = [each.verdict for each in grades if each is not None]
    held = [verdict for verdict in said if verdict != "not held"]
    return SAY(
        "score",
        none=not held,
        fits=held.count("fits"),
        held=len(held),
        high=held.count("high"),
        low=held.count("low"),
        others=len(said) - len(held),
    )
