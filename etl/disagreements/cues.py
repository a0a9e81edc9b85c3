"""What a fact's fields leave to its words: base or total pay, top earners, how wide a range claims to be."""

import re
from collections.abc import Hashable, Iterable

from etl.facts import Fact, Kind
from etl.role_key import GROUPS, SPELLED_OUT, singular

TOTAL = re.compile(
    r"\btotal (?:(?:annual|yearly|cash|direct|target) )?"
    r"(?:comp|compensation|pay|packages?|remuneration|rewards?|earnings)\b"
    r"|\b(?:compensation|remuneration|pay|salary) packages?\b|\ball[- ]in\b|\bon-target earnings\b|\bOTE\b"
    r"|\bincluding (?:bonus|equity|stock)|\bwith (?:bonus|equity|stock)",
    re.IGNORECASE,
)
BASE = re.compile(r"\bbase\b|\bfixed (?:pay|salary)\b", re.IGNORECASE)
TOP_EARNERS = re.compile(r"\b(?:top|highest|best)[- ](?:earners?|earning|paid)\b", re.IGNORECASE)
OVERALL = re.compile(r"\boverall\b|\b(?:full|entire|whole) range\b|\bextremes?\b", re.IGNORECASE)
TYPICAL = re.compile(r"\btypical|\busual|\bmost\b|\bcommon", re.IGNORECASE)
QUARTILES = re.compile(r"\bpercentiles?\b|\bquartiles?\b|\bmiddle (?:half|50)", re.IGNORECASE)
PROMOTION = re.compile(r"\bpromot|\blevels?\b|\bstep|\bmov(?:e|ing) up\b", re.IGNORECASE)
SETTINGS = {
    "remote": re.compile(r"\bremote", re.IGNORECASE),
    "freelance": re.compile(r"\bfreelanc|\bcontract(?:or|ing)|\bself-employed|\bday rate", re.IGNORECASE),
    "intern": re.compile(r"\bintern(?:s|ships?)?\b", re.IGNORECASE),
    "starting": re.compile(r"\bstarting\b|\bgraduates?\b", re.IGNORECASE),
}
JOINED_ROLES = re.compile(r"\bincluding\b|\band\b|\bor\b|[,/&]", re.IGNORECASE)
NUMBER = re.compile(r"(\d[\d,]{0,20}(?:\.\d{1,6})?) ?(k\b)?", re.IGNORECASE)

READ = 1000  # characters of a quote: a sentence, not the page that a broken line may hold
NOT_A_ROLE = {"job", "role", "position", "professional", "field", "career", "worker", "posting"}
SENIORITY = {"senior", "junior", "lead", "staff", "principal", "entry-level", "mid-level", "experienced"}


def is_single(fact: Fact) -> bool:
    """One number, not a range."""
    return fact.low is not None and fact.low == fact.high


def is_closed(fact: Fact) -> bool:
    """Both ends stated and neither left open."""
    return fact.bound is None


def ends(fact: Fact) -> tuple[float, ...]:
    """The numbers that the document writes."""
    return tuple(dict.fromkeys(end for end in (fact.low, fact.high) if end is not None))


def alike(one: float | None, other: float | None) -> bool:
    """Equal but for rounding: within one percent."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 0.01 * max(abs(one), abs(other))


def same_value(one: Fact, other: Fact) -> bool:
    """Both ends equal but for rounding."""
    return alike(one.low, other.low) and alike(one.high, other.high)


def is_total(fact: Fact) -> bool:
    """Total compensation rather than base pay: by the nearest word before the figure, else the first one."""
    text = fact.quote[:READ]
    cues = [(match.start(), True) for match in TOTAL.finditer(text)]
    cues += [(match.start(), False) for match in BASE.finditer(text)]
    if not cues:
        return fact.kind is Kind.COMPANY_TYPE_COMP
    at = _position(fact, text)
    before = [cue for cue in cues if cue[0] < at]
    return max(before)[1] if before else min(cues)[1]


def _position(fact: Fact, text: str) -> int:
    """Where the figure stands in its quote; its end if it is spelled in another way."""
    for match in NUMBER.finditer(text):
        value = float(match[1].replace(",", "")) * (1000 if match[2] else 1)
        if value in ends(fact):
            return match.start()
    return len(text)


def is_top_earners(fact: Fact) -> bool:
    """A figure for those paid best, without a percentile of its own."""
    if fact.kind not in (Kind.SALARY_RANGE, Kind.SALARY_PERCENTILE) or fact.percentile is not None:
        return False
    return TOP_EARNERS.search(fact.level or fact.quote[:READ]) is not None


def breadth(fact: Fact) -> int:
    """How much of the market a range claims to cover: typical 0, unsaid 1, overall 2."""
    text = fact.quote[:READ]
    if TYPICAL.search(text):
        return 0
    return 2 if OVERALL.search(text) else 1


def says_quartiles(fact: Fact) -> bool:
    """A range that calls itself a range between percentiles."""
    return QUARTILES.search(fact.quote[:READ]) is not None


def setting(fact: Fact) -> str | None:
    """Circumstances in which people are paid otherwise than the rest of their role."""
    text = fact.quote[:READ]
    return next((name for name, cue in SETTINGS.items() if cue.search(text)), None)


def covers_part(fact: Fact) -> bool:
    """About a part of a role's market only."""
    place = fact.city or fact.state
    return any((place, fact.level, fact.industry, fact.company_type, fact.skill, setting(fact)))


def speaks_of_promotion(fact: Fact) -> bool:
    """A rise within a career, not any change of job."""
    return PROMOTION.search(fact.quote[:READ]) is not None


def role_key(role: str | None) -> str:
    """One key for a role's spellings: "ML engineers", "machine learning engineer jobs"."""
    words = _spelled_out(role or "")
    while words:
        words[-1] = singular(words[-1])
        if words[-1] not in NOT_A_ROLE and not re.fullmatch(GROUPS, words[-1]):
            break
        words.pop()
    return " ".join(words)


def role_without_seniority(role: str | None) -> str:
    """A role's key as its senior and junior members share it."""
    words = role_key(role).split()
    while words and words[0] in SENIORITY:
        words.pop(0)
    return " ".join(words)


def names_several_roles(role: str | None) -> bool:
    """ "ML engineers, including DL engineers"."""
    return JOINED_ROLES.search(role or "") is not None


def includes_role(wider: str | None, role: str | None) -> bool:
    """A role named as several roles, this one among them: "ML engineers, including DL engineers"."""
    bare = _spelled_out(re.sub(r"[(),&/]", " ", wider or ""))
    words = " ".join(map(singular, bare))
    key = role_key(role)
    return bool(key) and names_several_roles(wider) and key != words and f" {key} " in f" {words} "


def written_to_the_unit(values: Iterable[float], step: int) -> list[float]:
    """The values too exact to meet by chance: no multiples of `step`."""
    return [value for value in values if value % step]


def statement(fact: Fact) -> Hashable:
    """Everything that a figure says, its place and quote aside."""
    scope = (fact.level, fact.city, fact.state, fact.industry, fact.company_type, fact.skill)
    period = (fact.period_start, fact.period_end, fact.period_text)
    value = (fact.kind, fact.low, fact.high, fact.bound, fact.unit, fact.percentile)
    return (
        value,
        role_key(fact.role),
        scope,
        (fact.market or "").casefold(),
        period,
        (fact.source_named or "").casefold(),
    )


def _spelled_out(role: str) -> list[str]:
    return [word for short in role.casefold().split() for word in SPELLED_OUT.get(short, short).split()]
