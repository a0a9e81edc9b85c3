"""What a text lends to the figures that stand under or beside it, and what a heading above them lends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from etl.place_table import Place
from etl.places import find_places, normalise_place
from etl.reading.attributes.employers import find_company_types, find_hubs
from etl.reading.attributes.industries import INDUSTRY_LABEL, find_industries
from etl.reading.attributes.levels import find_levels, level_label
from etl.reading.attributes.markets import find_markets
from etl.reading.attributes.percentiles import find_percentiles
from etl.reading.attributes.publishers import find_publishers
from etl.reading.attributes.skills import find_degrees
from etl.reading.figures.periods import DATE, Period, find_periods
from etl.reading.words import words
from etl.roles import find_roles, find_subjects
from etl.stretches import Stretch

T = TypeVar("T")

LIST_NUMBER: Final = re.compile(r"^\s*(?:\d+[.)]|[IVX]+\.?\s{2,})\s*")
UPDATED: Final = words(  # "Updated January 2024" dates the page, not its figures
    """
    (ladder|scale|act|law|code|agreement|framework|classification|standard) of  revised  updated  published
    posted  reviewed  copyright  issued  written  last modified  working paper
    by our  ©
    """
)
# A longer heading names an industry or an employer only in passing.
LONGEST_FOR_INDUSTRY: Final = 45
LONGEST_FOR_EMPLOYER: Final = 60
LONGEST_PLACE_LABEL: Final = 40
MOST_WORDS_OF_LEVEL: Final = 5


@dataclass(frozen=True, slots=True)
class Lent:
    """The attributes a text names; what it does not name is None."""

    role: str | None = None
    field_of_work: str | None = None
    percentile: float | None = None
    level: str | None = None
    place: Place | None = None
    industry: str | None = None
    company_type: str | None = None
    market: str | None = None
    skill: str | None = None
    source: str | None = None
    period: Period | None = None
    education: bool = False
    hub: bool = False


@lru_cache(maxsize=4096)
def lent_by_scope(text: str) -> Lent:
    """What a heading, an introduction or a parent item lends; of two roles or cities it lends neither."""
    label = label_text(text)
    fields, industries, companies = find_subjects(text), find_industries(text), find_company_types(text)
    short = len(text) < LONGEST_FOR_EMPLOYER
    industry = industries[0].value if len(industries) == 1 and len(text) < LONGEST_FOR_INDUSTRY else None
    return Lent(
        role=_only_role(text),
        field_of_work=fields[0].value if fields else None,
        percentile=only(find_percentiles(text, among_percentiles=False)),
        level=_scope_level(text, label),
        place=None if DATE.search(text) else _scope_place(text, label),  # where somebody spoke on a day
        industry=industry or (label if _is_industry(label) else None),
        company_type=companies[0].value if len(companies) == 1 and short else None,
        market=only(find_markets(text)),
        source=_only_value(find_publishers(text)),
        period=only_period(text),
        education=bool(find_degrees(text)) and short,
        hub=bool(find_hubs(text)) and "top" not in text.lower() and short,
    )


@lru_cache(maxsize=4096)
def scoped_role(topics: tuple[str, ...]) -> str | None:
    """The role that the headings above a figure name, innermost first."""
    return next((role for topic in topics if (role := lent_by_scope(topic).role)), None)


def label_text(text: str) -> str:
    """A label or heading without its number, its marks and its colon."""
    label = LIST_NUMBER.sub("", text).strip(" :*-–—.\t")
    return re.sub(r"\s+", " ", label)


def only_period(text: str) -> Period | None:
    """The one period of a text that speaks of its figures, not of its own date."""
    if UPDATED.search(text) or DATE.search(text):
        return None
    return only(find_periods(text))


def only(found: Sequence[Stretch[T]]) -> T | None:
    """The value of a text's one finding."""
    return found[0].value if len(found) == 1 else None


def _only_value(found: Sequence[Stretch[str]]) -> str | None:
    return found[0].value if len({span.value for span in found}) == 1 else None


def _only_role(text: str) -> str | None:
    roles = find_roles(text)
    return roles[0].value if len({role.value.lower() for role in roles}) == 1 else None


def _is_industry(label: str) -> bool:
    """A heading that is an industry's name; "Education" over what degrees bring is none."""
    return INDUSTRY_LABEL.fullmatch(label) is not None and label.lower() != "education"


def _scope_level(text: str, label: str) -> str | None:
    named = level_label(label) if len(label.split()) <= MOST_WORDS_OF_LEVEL else None
    return named or _only_value(find_levels(text))


def _scope_place(text: str, label: str) -> Place | None:
    places = [mention.place for mention in find_places(text) if mention.place.kind != "country"]
    if not places:
        return normalise_place(label) if len(label) < LONGEST_PLACE_LABEL else None
    return places[0] if len({(place.city, place.state) for place in places}) == 1 else None
