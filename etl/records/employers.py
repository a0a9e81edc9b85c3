"""Who offers what in visa filings: employers of an occupation or a title at a place, and one employer's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from etl.records.places import NATION, RecordPlace, places
from etl.records.statistics import FEWEST, occupation_names
from etl.records.warehouse import open_warehouse

TABLES: Final = {"title": "filings_titles", "occupation": "filings_employers"}
MOST_FOUND: Final = 30
LEGAL_FORMS: Final = frozenset(
    "inc llc llp lp ltd limited co corp corporation company incorporated plc na us usa".split()
)


@dataclass(frozen=True)
class EmployerPay:
    """What one employer offered: percentiles of base pay a year, none where fewer than ten filings stand behind."""

    employer: str
    table: str
    about: str
    place: str
    filings: int
    p25: float | None = None
    p50: float | None = None
    p75: float | None = None
    lends_staff: bool = False


@lru_cache(maxsize=2048)
def employers_of(occupation: str, place: RecordPlace) -> tuple[EmployerPay, ...]:
    """The employers that filed under an occupation at a place, the most filings first."""
    where, code = "area = ?", place.pooled
    if place.kind == "state":
        where, code = "area in (select area from metros where state = ?)", place.state
    rows = open_warehouse().ask(
        f"select * from filings_employers where occupation = ? and {where} "
        "order by filings desc, employer, area",
        [occupation, code],
    )
    return tuple(_pay(row, "occupation", occupation_names()[occupation]) for row in rows)


@lru_cache(maxsize=64)
def employers_of_title(title: str) -> tuple[EmployerPay, ...]:
    """The employers with the most filings of a job title, in the nation."""
    rows = open_warehouse().ask(
        "select * from filings_titles where title = ? and employer is not null order by filings desc", [title]
    )
    return tuple(_pay(row, "title", title) for row in rows)


def name_key(employer: str) -> str:
    """Google LLC, GOOGLE: the same name, its legal form and its spelling aside."""
    words = re.sub(r"[^\w\s]", "", employer.casefold()).split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Every spelling of an employer's name by its key, the employers with the most filings first."""
    found: dict[str, dict[str, int]] = {}
    for table in TABLES.values():
        for row in open_warehouse().ask(
            f"select employer, sum(filings) as many from {table} where employer is not null group by employer"
        ):
            names = found.setdefault(name_key(row["employer"]), {})
            names[row["employer"]] = max(row["many"], names.get(row["employer"], 0))
    by_filings = sorted(found.items(), key=lambda item: (-max(item[1].values()), item[0]))
    return {key: tuple(sorted(names, key=lambda name: -names[name])) for key, names in by_filings}


def employer_names(words: str) -> list[str]:
    """The employers whose names hold these words, the most filings first."""
    wanted = words.casefold().split()
    found = [
        names[0]
        for names in _names().values()
        if wanted and any(all(word in name.casefold() for word in wanted) for name in names)
    ]
    return found[:MOST_FOUND]


@lru_cache(maxsize=512)
def pay_of_employer(employer: str) -> tuple[EmployerPay, ...]:
    """All that one employer filed: its titles, then its occupations, nationally and by area."""
    names = _names().get(name_key(employer), ())
    if not names:
        return ()
    spelled = ", ".join("?" for _ in names)
    titles = open_warehouse().ask(
        f"select * from filings_titles where employer in ({spelled}) order by filings desc", names
    )
    occupations = open_warehouse().ask(
        f"select * from filings_employers where employer in ({spelled}) "
        "order by area = ? desc, filings desc, area, occupation",
        [*names, NATION],
    )
    return (
        *(_pay(row, "title", row["title"]) for row in titles),
        *(_pay(row, "occupation", occupation_names()[row["occupation"]]) for row in occupations),
    )


@lru_cache(maxsize=512)
def areas_of(occupation: str, place: RecordPlace) -> tuple[EmployerPay, ...]:
    """Every area of the nation or of a state where the occupation was filed, the most filings first."""
    rows = open_warehouse().ask(
        "select filings_metro.* from filings_metro join metros using (area) "
        "where occupation = ? and (? or state = ?) order by filings desc, area",
        [occupation, place.kind != "state", place.state],
    )
    return tuple(_pay({"employer": "", **row}, "occupation", occupation_names()[occupation]) for row in rows)


def _pay(row: dict[str, Any], kind: str, about: str) -> EmployerPay:
    told = row["filings"] >= FEWEST
    p25, p50, p75 = (row[name] if told else None for name in ("p25_usd", "p50_usd", "p75_usd"))
    place = places()[row["area"]].label
    return EmployerPay(
        row["employer"], TABLES[kind], about, place, row["filings"], p25, p50, p75, bool(row.get("staffing"))
    )


def told(found: Sequence[EmployerPay]) -> list[EmployerPay]:
    """Those of enough filings to tell a median."""
    return [each for each in found if each.p50 is not None]
