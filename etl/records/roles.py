"""Roles as people call them, and what of the records each is made of: its filings, its occupations."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from etl.checked_csv import Text, read_rows, several
from etl.errors import InputError
from etl.folders import REFERENCE
from etl.records.warehouse import open_warehouse
from etl.role_key import role_key

LEAST_SHARE: Final = 0.1  # an occupation under which fewer of a title's filings stand is named no similar job
LEVEL_WORDS: Final = {
    "senior": r"sr\.?|senior",
    "staff": r"staff|principal|distinguished",
    "lead": r"lead",
    "director": r"director of|director|head of|vp of|vp",
    "junior": r"jr\.?|junior|entry[- ]level|associate|graduate|intern",
}
RANK: Final = r"[ivx]{1,4}|\d{1,2}|l\d"
OCCUPATION: Final = re.compile(r"\d{2}-\d{4}")


class RoleRow(BaseModel):
    """A line of data/reference/record_roles.csv."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: Text
    title: Annotated[str, Field(description="the job title of the filings")]
    occupation: Annotated[str, Field(pattern=r"^(\d{2}-\d{4})?$", description="the official occupation")]
    filed_as: Annotated[str, Field(description="the filed title whose mixture of occupations it has")]
    aliases: Annotated[tuple[str, ...], several("|")]
    note: str


@dataclass(frozen=True)
class SimilarJob:
    """An official occupation and the share of a title's filings that stand under it."""

    occupation: str
    share: float


@dataclass(frozen=True)
class Role:
    """What a person calls a job, and what the records have of it."""

    name: str
    title: str = ""
    occupation: str = ""
    similar: tuple[SimilarJob, ...] = ()
    filed_as: str = ""
    note: str = ""

    @property
    def occupations(self) -> tuple[str, ...]:
        """The codes of the official occupations it can be set beside, the likeliest first."""
        return tuple(job.occupation for job in self.similar)


@cache
def roles() -> dict[str, Role]:
    """Every role of the records, by its name."""
    return {row.name: _role(row) for row in _rows()}


@cache
def _rows() -> tuple[RoleRow, ...]:
    return read_rows(
        REFERENCE / "record_roles.csv",
        RoleRow,
        lambda row: {role_key(name): None for name in (row.name, *row.aliases)},
    )


def _role(row: RoleRow) -> Role:
    similar = [SimilarJob(row.occupation, 1.0)] if row.occupation else _mixture(row.filed_as)
    return Role(row.name, row.title, row.occupation, tuple(similar), row.filed_as, row.note)


def _mixture(job_title: str) -> list[SimilarJob]:
    """Under which occupations a title is filed, the most first."""
    rows = open_warehouse().ask(
        "select occupation, filings / title_filings as share from title_occupations "
        "where job_title = ? and occupation in (select distinct occupation from wages_national where year = 2025) "
        "order by share desc",
        [job_title],
    )
    return [SimilarJob(row["occupation"], row["share"]) for row in rows if row["share"] >= LEAST_SHARE]


@cache
def _names() -> dict[str, str]:
    return {role_key(name): row.name for row in _rows() for name in (row.name, *row.aliases)}


def role_of(name: str) -> Role | None:
    """The role of this name; one that no record knows is None."""
    found = _names().get(role_key(name))
    return roles()[found] if found else None


def role_and_level(title: str) -> tuple[Role | None, str]:
    """Sr. ML Engineer II: the machine learning engineer, senior; a title that names no level is `unmarked`."""
    rest = re.split(r"\s+[-–,(]|,", title.strip(), maxsplit=1)[0]
    if role := role_of(rest):
        return role, "unmarked"
    level = "unmarked"
    for name, words in LEVEL_WORDS.items():
        shorter = re.sub(rf"\b(?:{words})(?=\s|$)\s*", "", rest, flags=re.IGNORECASE)
        if shorter != rest and level == "unmarked":
            level = name
        rest = shorter
    rest = re.sub(rf"\s+(?:{RANK})$", "", rest.strip(), flags=re.IGNORECASE)
    return (role_of(rest) if rest else None), level


def find_role(text: str) -> Role:
    """The role that somebody means: its name, a title, an alias or the code of an occupation."""
    if OCCUPATION.fullmatch(text.strip()):
        for role in roles().values():
            if role.occupation == text.strip():
                return role
        raise InputError(text, "no record of this occupation; expected one of computing, such as 15-2051")
    found, _ = role_and_level(text)
    if found is None:
        raise InputError(
            text, "no such role in the records; expected for example Data Scientist, ML Engineer or 15-1252"
        )
    return found
