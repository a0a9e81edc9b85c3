"""Gathers a quantity's attributes: its own words first, then its label and column, then the scopes above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from etl.place_table import Place
from etl.places import find_places, normalise_place
from etl.reading.attributes.employers import find_company_types, find_hubs
from etl.reading.attributes.group_subjects import group_subjects
from etl.reading.attributes.industries import find_industries
from etl.reading.attributes.levels import find_levels
from etl.reading.attributes.markets import find_markets
from etl.reading.attributes.publishers import find_publishers
from etl.reading.attributes.skills import find_degrees, find_skills
from etl.reading.context import Attributes, Surrounding
from etl.reading.figures.periods import DATE, Period
from etl.reading.figures.quantities import Quantity
from etl.reading.kinds.vocabulary import AVERAGE
from etl.reading.labels import INDUSTRY_HEAD, lent_by_label
from etl.reading.lent import Lent, lent_by_scope
from etl.roles import find_roles, find_subjects
from etl.stretches import Stretch, assign

T = TypeVar("T")
COMPARED: Final = re.compile(  # "more than in Chicago" says nothing of where the figure is
    r"\b(?:than|compared (?:to|with)|versus|vs\.?|relative to|unlike|against|out-?earn(?:s|ed)?)\s(?:\w+ ){0,4}$",
    re.IGNORECASE,
)
DATELINE: Final = re.compile(rf",[ ](?:{DATE.pattern})", re.VERBOSE)  # "Leuven, 21 May 2024 –"
LEFT_OUT: Final = re.compile(r"\b(?:outside|excluding|beyond|away from)(?: of)? $", re.IGNORECASE)
NATIONAL: Final = re.compile(
    r"\W*(?:U\.?S\.?A?\.?|United States|national(?:ly|wide)?|nation|country|UK|elsewhere|rest of)\b",
    re.IGNORECASE,
)
PAIRED: Final = re.compile(r",? ?(?:and|&|/) ?")
NO_PERCENTILES: Final = re.compile(r"\brange|(?<!all )\blevel|\bexperience", re.IGNORECASE)
THROUGHOUT: Final = re.compile(r"\b(?:across|throughout|all over|in all of)(?: the)? $", re.IGNORECASE)
DENIED: Final = re.compile(r"\b(?:none|nothing|not|never)(?: in| at| for)?(?: the)? $", re.IGNORECASE)
# ", insurers $127,500": a subject of its own, of which the one before says nothing.
OTHER_SUBJECT: Final = re.compile(
    r"\)?(?: or so| a year| on average)?(?:,\s(?:and |while |but )?|\sand )"
    r"(?:the |those in )?(?P<name>[a-z][\w-]+(?: [a-z][\w-]+){0,3}) "
    r"(?:about |around |roughly |some |only |just )?\(?"
)
NO_SUBJECT: Final = re.compile(
    r"\b(?:and|or|to|in|at|for|of|from|with|by|per|up|plus|about|around|over|a|an|is|was|are|were|then|than|it|they"
    r"|total|base|bonus\w*|equity|stock|median|average|mean|pay|salary|salaries|rising|falling|starting|another)\b",
    re.IGNORECASE,
)
OTHER_PEOPLE: Final = re.compile(
    r"[,;] (?:and |while |but )?(?:those|people"
    r"|an? (?:[a-z]+ ){0,2}(?:manager|director|head|lead|principal|senior|junior|engineer|architect)"
    r"|(?:[a-z]+ ){0,2}(?:engineer|architect|analyst|scientist|developer)s)\b"
)
SAYS_MORE: Final = re.compile(r"[,;]\s(?:and|while|but|whereas)\s(?:the )?$", re.IGNORECASE)
OTHER_PLACE: Final = re.compile(
    r"(?:[,;]|\band) (?:and |while |those in |in )*(?P<name>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?),? "
)
NOTHING: Final = Lent()


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What a sentence's own words say one of its figures is about."""

    own: Lent
    subject: str | None  # the name that the words before it compare with others
    percentile: Stretch[float] | None
    period: Stretch[Period] | None


def mentions_of(
    sentence: str,
    quantities: Sequence[Quantity],
    percentiles: Sequence[Stretch[float]],
    periods: Sequence[Stretch[Period]],
) -> list[Mentioned]:
    """For each quantity of a sentence, the mentions that speak of it."""
    figures = [(quantity.start, quantity.end) for quantity in quantities]

    def spread(found: Sequence[Stretch[T]], fall_back: bool = True) -> list[Stretch[T] | None]:
        usable = [span for span in found if not COMPARED.search(sentence[: span.start])] or found
        return assign(figures, usable, sentence, fall_back=fall_back)

    def spread_groups(found: Sequence[Stretch[T]]) -> list[Stretch[T] | None]:
        said = [span for span in found if not DENIED.search(sentence[: span.start])]
        return _without_ellipses(figures, spread(said), sentence)

    publishers = find_publishers(sentence)
    for_all = [span for span in publishers if not SAYS_MORE.search(sentence[: span.start])]
    closing = [span for span in periods if _closes(sentence, span)] if len(periods) == 1 else []
    named: dict[str, list[Stretch[Any] | None]] = {
        "role": spread(find_roles(sentence)),
        "field_of_work": spread(find_subjects(sentence)),
        "percentile": spread(percentiles, fall_back=False),
        "level": _without_other_people(figures, spread(find_levels(sentence)), sentence),
        "place": _with_other_places(figures, spread(_places(sentence, len(figures))), sentence),
        "industry": spread_groups(find_industries(sentence)),
        "company_type": spread_groups(find_company_types(sentence)),
        "market": spread(find_markets(sentence)),
        "skill": spread(find_skills(sentence)),
        "source": _for_all(spread(publishers), publishers if for_all == publishers else []),
        "period": _for_all(spread(periods, fall_back=False), closing),
        "education": spread(find_degrees(sentence)),
        "hub": spread(find_hubs(sentence)),
    }
    subjects = group_subjects(sentence, figures)
    return [
        Mentioned(
            subject=subjects[index],
            own=Lent(**{name: span.value for name, spans in named.items() if (span := spans[index])}),
            percentile=named["percentile"][index],
            period=named["period"][index],
        )
        for index in range(len(figures))
    ]


def attributes_of(mentioned: Mentioned, around: Surrounding, is_pair: bool = False) -> Attributes:
    """What a quantity is about, as its own words, its label, its column and its scopes say.

    `is_pair`: a range with both its ends, which no heading makes a percentile.
    """
    own = _compared(mentioned, around)
    head = around.label_head or " | ".join(around.topics[:2])
    beside = " | ".join((*around.topics, around.label, around.column, around.headers))
    label = lent_by_label(around.label, head, beside) if around.label else NOTHING
    column = lent_by_label(around.column, "", beside) if around.column else NOTHING
    scopes = [lent_by_scope(topic) for topic in around.topics]
    beside_it, everywhere = (own, label, column), (own, label, column, *scopes)
    label_first = (label, column, own, *scopes)

    def group(name: str) -> Any:
        """A row's label outranks the words of its cell."""
        return _first(label_first if getattr(label, name) is not None else everywhere, name)

    is_national = NATIONAL.match(around.column) or NATIONAL.match(around.label)
    place: Place | None = _first(beside_it if is_national else everywhere, "place")
    if place and place.kind == "country":
        place = None  # "across India"
    return Attributes(
        role=_first(beside_it, "role"),
        field_of_work=_first(beside_it, "field_of_work"),
        percentile=_percentile(own, label, column, () if is_pair and not around.in_table else around.topics),
        level=group("level"),
        city=place.city if place else None,
        state=place.state if place else None,
        industry=group("industry"),
        company_type=None if label.industry and not label.company_type else group("company_type"),
        market=_first(everywhere, "market"),
        skill=label.skill or _first(beside_it, "skill"),
        source=_first(everywhere, "source"),
        period=_first(beside_it, "period") or Period(),
        education=bool(_first(everywhere, "education")),
        hub=bool(_first(everywhere, "hub")),
        place_is_own=_first(beside_it, "place") is not None,
    )


def _compared(mentioned: Mentioned, around: Surrounding) -> Lent:
    """Under a heading that compares industries, the subject of a figure is one of them."""
    topic = around.topics[0] if around.topics else ""
    if mentioned.subject is None or around.label or around.in_table:
        return mentioned.own
    if INDUSTRY_HEAD.search(topic):
        return replace(mentioned.own, industry=mentioned.subject)
    return mentioned.own


def _places(sentence: str, figures: int) -> list[Stretch[Place]]:
    """The cities and states of a sentence; of "Boston and Cambridge" before one figure the first."""
    places = [
        Stretch(mention.start, mention.end, mention.place)
        for mention in find_places(sentence)
        if (mention.place.kind != "country" or THROUGHOUT.search(sentence[: mention.start]))
        and not LEFT_OUT.search(sentence[: mention.start])
        and not DATELINE.match(sentence, mention.end)
    ]
    if figures >= len(places):
        return places
    return [
        place
        for index, place in enumerate(places)
        if not index or not PAIRED.fullmatch(sentence, places[index - 1].end, place.start)
    ]


def _without_ellipses(
    figures: Sequence[tuple[int, int]], assigned: list[Stretch[T] | None], sentence: str
) -> list[Stretch[T] | None]:
    """What is said of a figure before holds no more where another subject is named without a verb."""
    kept = list(assigned)
    for index in range(1, len(figures)):
        span = kept[index]
        if span is None or span.end > figures[index - 1][0]:
            continue
        gap = sentence[figures[index - 1][1] : figures[index][0]]
        if (other := OTHER_SUBJECT.fullmatch(gap)) and not NO_SUBJECT.search(other["name"]):
            says_else = find_levels(gap) or find_places(gap) or find_roles(gap)
            if gap.startswith(" and ") and not find_company_types(gap):
                continue  # "and 20 percent"
            kept[index] = span if says_else else None
    return kept


def _without_other_people(
    figures: Sequence[tuple[int, int]], assigned: list[Stretch[T] | None], sentence: str
) -> list[Stretch[T] | None]:
    """ "Freshers get X, engineers with 4 to 8 years Y": what is said of some holds not for others."""
    kept = list(assigned)
    for index in range(1, len(figures)):
        span = kept[index]
        if span is not None and span is assigned[index - 1] and kept[index - 1] is None:
            kept[index] = None
        elif span is not None and span.end <= figures[index - 1][0]:
            gap = sentence[figures[index - 1][1] : figures[index][0]]
            kept[index] = None if OTHER_PEOPLE.match(gap) and not find_levels(gap) else span
    return kept


def _with_other_places(
    figures: Sequence[tuple[int, int]], assigned: list[Stretch[Place] | None], sentence: str
) -> list[Stretch[Place] | None]:
    """ "Aberdeen pays 10 % more, Hull 3 %": where another place is named in parallel, the first holds no more."""
    kept = list(assigned)
    for index in range(1, len(figures)):
        span, start = kept[index], figures[index - 1][1]
        other = OTHER_PLACE.search(sentence, start, figures[index][0])
        if span is None or span.end > figures[index - 1][0] or not other or find_roles(other[0]):
            continue
        place = normalise_place(other["name"], [span.value])
        is_city = place is not None and place.kind != "country"
        kept[index] = Stretch(other.start("name"), other.end("name"), place) if place and is_city else None
    return kept


def _for_all(assigned: list[Stretch[T] | None], found: Sequence[Stretch[T]]) -> list[Stretch[T] | None]:
    """One mention of its sort in a sentence speaks for all its figures."""
    return [span or found[0] for span in assigned] if len({span.value for span in found}) == 1 else assigned


def _closes(sentence: str, span: Stretch[Period]) -> bool:
    """It stands in the brackets that end the sentence: "(Glassdoor, 2023)"."""
    return re.fullmatch(r"[^()]*\)\W*", sentence[span.end :]) is not None and "(" in sentence[: span.start]


def _first(sources: Sequence[Lent], name: str) -> Any:
    """The attribute as the first source that names it says."""
    values = (getattr(source, name) for source in sources)
    return next((value for value in values if value not in (None, False)), None)


def _percentile(own: Lent, label: Lent, column: Lent, topics: Sequence[str]) -> float | None:
    """A percentile of its own, else a column's, else a heading's that speaks of nothing but percentiles."""
    for source in (own, column, label):
        if source.percentile is not None:
            return source.percentile
    for topic in topics:
        if AVERAGE.search(topic) or NO_PERCENTILES.search(topic):
            return None
        if (percentile := lent_by_scope(topic).percentile) is not None:
            return percentile
    return None
