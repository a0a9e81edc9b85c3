"""Career levels: "senior engineers" in prose, "Mid-Level (3-5 years)" as a label, "L5"."""

import re
from typing import Final

from etl.reading.words import any_of, words
from etl.stretches import Stretch

_post = any_of(
    r"""
    engineer  scientist  analyst  developer  architect  researcher  manager  designer  specialist  consultant
    role  position  job  salar  pay  hire  talent  contributor  staff  professional  practitioner  contractor
    band  grade  people  ones?\b  nurse  actuar  technician  tech  [a-z]+(ists?|icians?|ers)\b
    """
)
# "senior" counts before a word for people or posts: "senior or staff-level machine learning engineers".
_people = rf"(?:(?:and|or|to|&|/)\s+\w+[- ]?(?:level)?\s+)?(?:[\w+#/-]+ ){{0,4}}?{_post}"
_engineers = any_of("engineer  scientist  researcher  developer  software  machine  data  level  role")
_is_paid = any_of("makes?  earns?  gets?  can  receives?  starts?  at  [$£€]")
_an = r"(?-i:(?<=\ban ))"
_a = r"(?-i:(?<=\ba ))"
ITSELF: Final = ""  # the level is named as it is written

# The level named first counts where two could start at one place.
LEVELS: Final[tuple[tuple[str, str], ...]] = (
    ("senior staff", rf"senior staff(?:[- ]level)?(?= {_engineers})"),
    ("associate", rf"associate(?= (?:\w+ ){{0,3}}?{_people})(?! (?:director|professor|degree|vice))"),
    ("associate", rf"{_an}associate(?= {_is_paid})"),
    (ITSELF, rf"{_a}(?:vice president|director|principal)(?= (?:{_is_paid}|up to|with))"),
    ("entry", r"entry[- ]level|entry(?= (?:salar|pay|role|position|job))"),
    ("new grad", r"new[- ]grad(?:uate)?s?(?!\w)"),
    (
        "graduate",
        r"graduates(?= (?:start|earn|make|get|can|begin|receive|are paid|typically|usually))"
        r"|graduate(?= (?:salar|pay\b|role|trainee|scheme))",
    ),
    ("junior", rf"(?:junior|jr\.?)(?:-level| level)?(?= {_people})|juniors\b|junior[- ]level"),
    (
        "entry",
        r"(?:beginners|newcomers|freshers|rookies|fresher|career starters|first-jobbers"
        r"|(?:those|people|engineers) (?:just )?(?:starting|setting) out)(?!\w)",
    ),
    ("early career", r"early[- ]career"),
    ("senior", r"senior(?=\?)"),
    (ITSELF, r"(?:senior|junior|entry-level|mid-level)(?=[),])"),
    (
        "mid",
        r"mid[- ]level|mid[- ]career|midlevel|intermediate[- ]level"
        r"|intermediate(?= (?:engineer|developer|role))",
    ),
    ("senior", rf"senior[- ]level|seniors\b|(?:senior|sr\.?)(?= {_people})"),
    ("staff", rf"staff[- ]level|staff(?= (?:{_engineers}|\w+ engineer))"),
    ("principal", rf"principal[- ]level|principals\b|principal(?= {_people})"),
    ("senior", r"(?<=\bat )senior(?=[.,;)]|$)"),
    ("lead", r"lead(?= [a-z]+(?:ists?|icians?|ers?)\b)"),
    ("lead", r"(?:team lead|tech lead|lead[- ]level)s?"),
    (
        "lead",
        r"leads?(?= (?:engineer|scientist|developer|analyst|role|position"
        r"|\w+ (?:engineer|scientist|developer)))",
    ),
    ("director", r"director[- ]level|directors|director(?= (?:role|position|of))"),
    ("intern", r"intern(?:ship)?s?\b"),
    ("executive", r"executive[- ]level|executives"),
    ("late career", r"late[- ]career"),
    ("top earners", r"top[- ]earners?|highest earners?"),
    ("top performers", r"top performers?"),
    (ITSELF, r"(?-i:\b(?:IC|L|E)[1-9]\b)"),
)
LEVEL: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<level{index}>{pattern})' for index, (_, pattern) in enumerate(LEVELS))})",
    re.IGNORECASE,
)

# What a label says as a whole, without dashes and words like "level" and "salary".
NAMES: Final = {
    "entry": "entry  beginner  entry level  newcomer  starter  fresher  starting",
    "junior": "junior  jr",
    "associate": "associate",
    "graduate": "graduate  graduates",
    "new grad": "new grad  new graduate",
    "mid": "mid  middle  mid level  intermediate  mid career",
    "mid-senior": "mid senior",
    "senior": "senior  sr",
    "staff": "staff",
    "senior staff": "senior staff",
    "principal": "principal",
    "lead": "lead",
    "manager": "manager",
    "senior manager": "senior manager",
    "director": "director",
    "vp": "vp  vice president",
    "executive": "executive  c level",
    "head": "head",
    "experienced": "experienced",
    "intern": "intern",
    "apprentice": "apprentice",
    "trainee": "trainee",
    "fellow": "fellow",
    "distinguished": "distinguished",
    "expert": "expert",
    "early career": "early career",
    "late career": "late career",
}
LABELS: Final = {name: level for level, names in NAMES.items() for name in names.split("  ")}
FIRST_WORDS: Final = frozenset(
    ("junior", "senior", "staff", "principal", "lead", "associate", "graduate", "intern", "entry", "mid")
)
GRADE: Final = re.compile(  # "Grade IV", "Band 7 (Lead)"
    r"((?:grade|level|band|tier|step) (?:[ivx]+|\d{1,2}))(?: \((\w+)\))?", re.IGNORECASE
)
CODE_OF_GRADE: Final = re.compile(r"[A-Z]{1,3}-?\d{1,2}[a-z]?[:,]? +(?=[A-Z(])")  # V1 Associate, IC3 Senior
YEARS_OF_LEVEL: Final = re.compile(
    r"\([^)]*\)|,? \d[\d+–-]*(?: (?:to|or) (?:\d+|more))?\+? (?:years?|yrs?).*$"
)
FILLERS: Final = words(
    "level  position  positions  roles?  employees?  engineers?  salary  pay  average  professionals?"
)


def find_levels(text: str) -> list[Stretch[str]]:
    """The career levels named in prose; an adjective counts only before a word for people or posts."""
    return [Stretch(match.start(), match.end(), _named(match)) for match in LEVEL.finditer(text)]


def level_label(label: str) -> str | None:
    """The level that a whole label names: "Senior", "Mid-Level (3-5 years)", "L5"."""
    if grade := GRADE.fullmatch(label.strip()):
        return (grade[2] or grade[1]).lower()
    label = CODE_OF_GRADE.sub("", label, count=1)
    bare = FILLERS.sub(" ", YEARS_OF_LEVEL.sub(" ", label))
    key = re.sub(r"[\s.\-–_:]+", " ", bare).strip().lower()
    if key in LABELS:
        return LABELS[key]
    if found := find_levels(label):
        return found[0].value
    first = key.split(" ")[0]
    return LABELS[first] if first in FIRST_WORDS else None


def _named(match: re.Match[str]) -> str:
    index = int((match.lastgroup or "").removeprefix("level"))
    level, _ = LEVELS[index]
    if level is not ITSELF:
        return level
    return match[0] if match[0][-1].isdigit() else match[0].lower()
