"""What records and documents say of a role's pay at a place: one answer for the terminal and for programs."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from etl.errors import InputError
from etl.folders import TABLES
from etl.records.grades import Grade, grade
from etl.records.places import NATION, RecordPlace, find_place
from etl.records.roles import Role, find_role
from etl.records.statistics import RANKS, Statistic, employer_filings, statistics_of
from etl.records.years import years_of
from etl.role_key import role_key

PAY_KINDS: Final = ("salary_percentile", "salary_average", "salary_range", "salary_by_level", "city_premium")
CLAIM_FIELDS: Final = (
    *("document", "line", "quote", "kind", "low", "high", "bound", "unit"),
    *("percentile", "level", "city", "state", "source_named"),
)
NUMBERS: Final = ("line", "low", "high", "percentile", "period_start", "period_end")


@dataclass(frozen=True)
class PayAnswer:
    """A role and a place, and all that is recorded and claimed of the pay."""

    role: Role
    place: RecordPlace
    statistics: tuple[Statistic, ...]
    claims: tuple[dict[str, Any], ...]

    def as_json(self) -> dict[str, Any]:
        """The answer as programs read it."""
        return {
            "role": self.role.name,
            "place": self.place.label,
            "statistics": [_statistic(each) for each in self.statistics],
            "claims": list(self.claims),
        }


def answer(
    role_or_code: str, place: str = NATION, year: int | None = None, employer: str = "", tables: Path = TABLES
) -> PayAnswer:
    """The answer to a question as it is typed; InputError where a word of it is not known."""
    role, where = find_role(role_or_code), find_place(place)
    if employer and year:
        raise InputError(employer, "filings of an employer are of one year; expected no --year beside it")
    if employer:
        found = tuple(employer_filings(role, where, employer))
        if not found:
            raise InputError(employer, f"no filing of {role.name} by it at {where.label}; expected another")
    elif year:
        found = tuple(
            point.statistic
            for code in role.occupations
            for point in years_of(code, where)
            if point.year == year
        )
        if not found:
            raise InputError(str(year), f"no statistic of {role.name} at {where.label} in that year")
    else:
        found = statistics_of(role, where)
    return PayAnswer(role, where, found, tuple(_claims(role, where, tables)))


def _statistic(each: Statistic) -> dict[str, Any]:
    return {
        "source": each.source,
        "vintage": each.vintage,
        "occupation": each.occupation or None,
        "about": each.about,
        "place": each.place,
        "level": each.level,
        "share_of_filings": each.share,
        "n": each.n,
        **{f"p{rank}": getattr(each, f"p{rank}") for rank in RANKS},
        "capped": list(each.capped),
        "table": each.table,
    }


def _claims(role: Role, place: RecordPlace, tables: Path) -> list[dict[str, Any]]:
    """What documents say of the role's pay; what they say of another city is left out."""
    try:
        with (tables / "facts.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["kind"] in PAY_KINDS]
    except OSError as error:
        raise InputError(tables, f"the tables cannot be read: {error.strerror}") from None
    typed = (
        {name: _cell(name, cell) for name, cell in row.items()}
        for row in rows
        if row["role_key"] == role_key(role.name) and (not row["city"] or _lies_in(row, place))
    )
    return [{name: row[name] for name in CLAIM_FIELDS} | _verdict(grade(row)) for row in typed]


def _verdict(given: Grade | None) -> dict[str, Any]:
    if given is None:
        return {"verdict": None, "why": None, "held_to": []}
    return {"verdict": given.verdict, "why": given.words, "held_to": list(given.tables)}


def _lies_in(row: dict[str, str], place: RecordPlace) -> bool:
    try:
        return find_place(", ".join(filter(None, [row["city"], row["state"]]))) == place
    except InputError:
        return False


def _cell(name: str, cell: str) -> str | float | None:
    if not cell:
        return None
    return float(cell) if name in NUMBERS else cell
