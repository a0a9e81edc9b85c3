"""The role that a document is about, told from its title and its first lines."""

import re
from collections import Counter
from typing import Final

from etl.role_key import singular
from etl.roles import HEAD, LEVEL_WORDS, find_fields, find_roles, is_field_of
from etl.stretches import Stretch

LINES_OF_LEAD: Final = 6
SURVEYED: Final = 50_000  # characters in which a profession must be spoken of
LEAST_NAMED: Final = 2
MOST_OF_NAMED: Final = 0.5
INITIALS: Final = frozenset(
    "ai ml nlp gpu ux ui it qa bi llm sre dba etl hpc fpga asic ar vr api cuda dl".split()
)
# A profession that `roles` does not know by its head noun, told by what is asked or said of its pay.
_name = r"(?P<role>[A-Za-z][\w/&-]*(?:[ ][A-Za-z][\w/&-]*){0,3}?)"
ASKED: Final = re.compile(  # "How much does a dental hygienist make?", "What radiologic technologists are paid"
    rf"\b(?:does|do|can|is|are|what)[ ](?:an?[ ]|the[ ])?{_name}[ ](?:make|earn|get[ ]paid|(?:are[ ]|is[ ])?paid|worth)\b",
    re.VERBOSE | re.IGNORECASE,
)
_ends = r"(?=\W*$|[ ]?[?:,.!(|–—]|[ ](?:in|across)\b)"
TITLED: Final = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE)
    for pattern in (
        # Building services engineers: pay survey
        rf"^\W*{_name}(?=:[ ]|[ ][–—-][ ])",
        # Electrician Salary Guide
        rf"""^\W*(?:(?:the|20\d\d|average|typical)[ ])*{_name}
            [ ](?:salar(?:y|ies)|pay|wages?|earnings|careers?|job[ ]outlook)\b""",
        rf"\b(?:become|becoming|being)[ ]an?[ ]{_name}{_ends}",
        rf"\b(?:salar(?:y|ies)|pay|wages?|earnings|rates)[ ](?:of|for)[ ](?:an?[ ]|the[ ])?{_name}{_ends}",
    )
)
WHOLE_OPENING: Final = re.compile(r"\W*(?P<role>[A-Z][a-z]+(?: [a-z]+){1,3})(?=:|,| [–—-] )")
OF_PEOPLE: Final = re.compile(
    r"(?:er|or|ist|ian|ant|ary|man|men|tech|smith|wright|hand|nurse|clerk|guard|pilot|aide|cook|agent|coach)s?",
    re.IGNORECASE,
)
LEAST_SAID: Final = 2
SPELLINGS: Final = {"mlops": "MLOps", "devops": "DevOps", "ios": "iOS"}


def guess_role(title: str, body: tuple[str, ...]) -> str | None:
    """The role a document is about: the one its title names, else the one its first lines name most."""
    if named := find_roles(title):
        return _title_case(_in_full(named[0], title))
    if asked := _asked_role(title, body):
        return _title_case(asked)
    counts: Counter[str] = Counter()
    lines = [line for line in body if line.strip()][:40]
    for line in lines:
        for span in find_roles(line[:600]):
            counts[span.value.lower().split(" (including")[0]] += 1
    if not counts:
        return None
    if (subject := _first_subject(title, lines, counts)) is not None:
        return _title_case(subject)
    role, times = counts.most_common(1)[0]
    role_name = re.escape(role)
    introduces = re.compile(
        rf"(?:an?|the|what is an?) {role_name}s?\b|{role_name}s?\b (?:are|is|command|play|work)"
    )
    introduced = any(introduces.match(line.lower()) for line in lines[:6])
    return _title_case(role) if introduced or (times >= 3 and times >= 0.6 * counts.total()) else None


def _in_full(role: Stretch[str], title: str) -> str:
    """The role with all the words that stand before it at the very start of a title."""
    opening = WHOLE_OPENING.match(title)
    if opening is None or opening.end() != role.end or opening.start("role") >= role.start:
        return role.value
    words = [word for word in opening["role"].split(" ") if word.lower() not in LEVEL_WORDS]
    return " ".join([*words[:-1], singular(words[-1])])


def _asked_role(title: str, body: tuple[str, ...]) -> str | None:
    """The profession that the title, or a question right at the start, asks the pay of; the text must go on about it."""
    lead = [line for line in body if line.strip()][:LINES_OF_LEAD]
    found = [match for pattern in (ASKED, *TITLED) if (match := pattern.search(title))]
    found += [match for line in lead if (match := ASKED.search(line))]
    text = "\n".join(body)[:SURVEYED].lower()
    for match in found:
        words = [word for word in match["role"].lower().split(" ") if word not in LEVEL_WORDS]
        if not words or not re.search(rf"{OF_PEOPLE.pattern}$", words[-1]):
            continue
        role = " ".join([*words[:-1], singular(words[-1])])
        least = 1 if HEAD.search(role) else LEAST_SAID
        if len(re.findall(rf"\b{re.escape(role)}", text)) >= least:
            return role
    return None


def _first_subject(title: str, lines: list[str], counts: Counter[str]) -> str | None:
    """The role named first, where the title names its field or most of the roles named are it or its short name."""
    first = next((span.value.lower() for line in lines for span in find_roles(line[:600])), None)
    if first is None or " " not in first or " (including" in first:
        return None
    of_title = any(
        is_field_of(f"{field.value} work", first) or _same_field(field.value, first)
        for field in find_fields(title)
    )
    times = sum(count for role, count in counts.items() if role == first or first.endswith(f" {role}"))
    opens = any(first in " ".join(_plain_words(line)) for line in lines[:LINES_OF_LEAD])
    earns = re.compile(rf"\b{re.escape(first)}s? (?:earn|make|get paid|are paid|salar|pay\b)")
    is_only = opens and times == counts.total()
    if of_title or is_only or any(earns.search(line.lower()) for line in lines[:LINES_OF_LEAD]):
        return first
    return first if opens and times >= LEAST_NAMED and times >= MOST_OF_NAMED * counts.total() else None


def _same_field(field: str, role: str) -> bool:
    """ "actuarial data science" and "actuarial data scientist"."""
    one, other = field.lower().split(" "), role.split(" ")
    return len(one) > 1 and one[:-1] == other[:-1] and one[-1][:5] == other[-1][:5]


def _plain_words(line: str) -> list[str]:
    return re.sub(r"[^\w+#./& -]", " ", line.lower()).split()


def _title_case(role: str) -> str:
    words = []
    if role.isupper() and len(role) > 5:
        role = role.lower()
    for word in role.split(" "):
        if word.lower() in INITIALS:
            words.append(word.upper())
        elif word.lower() in ("and", "of", "for") or any(c.isupper() for c in word[1:]):
            words.append(word)
        else:
            words.append(SPELLINGS.get(word.lower(), word[:1].upper() + word[1:]))
    return " ".join(words)
