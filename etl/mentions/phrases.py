"""Items out of list texts: the label before a colon, the short phrase, the members of an enumeration."""

import re
from dataclasses import dataclass
from typing import Final

MAX_WORDS: Final = 12
MAX_LABEL_WORDS: Final = 8
MAX_MEMBER_WORDS: Final = 6
MAX_TEXT: Final = 600
MAX_DETAIL: Final = 300

LABEL: Final = re.compile(r"([^:]{2,80}?)\s*:\s+(\S.*)")
DASH_LABEL: Final = re.compile(r"([^–—]{2,60}?)\s+[–—]\s+(\S.*)")
REMARK: Final = re.compile(
    r"(.{2,120}?)\s*\(((?:e\.g\.|i\.e\.|for example|such as)[^()]*|[^()]{30,})\)\s*\.?"
)
# Pages often lose the line break between a list's last item and the paragraph after it.
GLUED: Final = re.compile(
    r"(?<=[a-z)+])\s+(?=(?:A|An|As|By|For|In|It|Its|Note|Overall|Remember|The|Their|These|This|Those|They|To|While|"
    r"With|However|Ultimately|Finally|Developing|Understanding),?\s+[a-z]\S*(?:\s+\S+){5})"
)
SENTENCE_END: Final = re.compile(r"(?<=[a-z0-9)%][.!?])\s+(?=[A-Z])")
FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|might|will|would|shall|should|must|do|does|did|"
    r"varies|vary|depends?|remains?|becomes?|seems?|means?|needs? to|aren't|isn't|don't|can't)\b",
    re.IGNORECASE,
)
OPENER: Final = re.compile(
    r"(?:we|you|they|i|he|she|it|this|that|these|those|there|here|most|many|some|several|our|your|if|when|while|however|although)\b",
    re.IGNORECASE,
)
FIGURE: Final = re.compile(
    r"[$£€¥₹]\s?\d|\d\s?(?:%|percent\b|k\b)|\b\d{1,3}(?:,\d{3})+\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
ONLY_FIGURES: Final = re.compile(
    r"[\W\d]*(?:[kKmM]\b|per|year|hour|to|from|up|over|a|USD|percent|or|more|[\W\d]+)*"
)
LEAD_IN: Final = re.compile(
    r"(?:(?:strong|solid|deep|comprehensive|extensive|in-depth|proven|excellent|hands-on|good|basic|working)\s+)?"
    r"(?:foundation|proficiency|proficient|experience|expertise|familiarity|familiar|knowledge|understanding|"
    r"background|skills|mastery|command|grasp|ability|abilities)\s+(?:in|of|with|on|to)\s+",
    re.IGNORECASE,
)
CUT_MEMBER: Final = re.compile(
    r"\s+(?:that|which|who|where|when|because|since|to|for|with|within|at|from|is|are|was|were|has|have|can|may|will|"
    r"pays?|offers?|helps?|gives?|needs?|tends?|leads?|requires?|demands?|employs?|hires?|makes?|often|also|"
    r"as well)\b.*",
    re.IGNORECASE,
)
LAST_MEMBER: Final = re.compile(r"(?:and|or)\s+", re.IGNORECASE)
NOTHING_MORE: Final = re.compile(
    r"(?:and |or )?(?:(?:many |much )?(?:more|others)|etc|so on|beyond|the like)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Phrase:
    """An item, and what the document adds to it."""

    item: str
    detail: str | None = None


def clean(text: str) -> str:
    """One line of plain blanks, without a paragraph glued to its end."""
    text = " ".join(text[:MAX_TEXT].split())
    return GLUED.split(text, maxsplit=1)[0]


def split_label(text: str, dashes: bool = True) -> tuple[str, str] | None:
    """The label before a colon (or a dash) and what follows it."""
    match = LABEL.fullmatch(text) or (dashes and DASH_LABEL.fullmatch(text)) or None
    if not match or len(match[1].split()) > MAX_LABEL_WORDS or match[1].count("(") != match[1].count(")"):
        return None
    return match[1].strip(), match[2]


def read_phrase(
    text: str, *, advice: bool = False, names: bool = False, lead_ins: bool = False
) -> Phrase | None:
    """A list text as an item; none if it is a sentence, a figure or too long."""
    text = clean(text)
    detail: str | None = None
    if label := split_label(text, dashes=not names):
        text, detail = label
    else:
        text = SENTENCE_END.split(text, maxsplit=1)[0]
        if not names and (remark := REMARK.fullmatch(text)):
            text, detail = remark[1], remark[2]
        elif len(text.split()) > MAX_WORDS and not FINITE.search(text):
            text, _, detail = text.partition(", ")
    if lead_ins:
        text = LEAD_IN.sub("", text, count=1) if LEAD_IN.match(text) else text
    item = _tidy(text)
    if not is_item(item, advice=advice) or (names and not item[0].isupper()):
        return None
    return Phrase(item, as_detail(detail))


def is_item(text: str, *, advice: bool = False) -> bool:
    """Whether a text is short and a phrase, not a sentence or a figure."""
    words = text.split()
    if not 1 <= len(words) <= MAX_WORDS or len(text) > 120 or not re.search(r"[A-Za-z]{2}|^[CR]$", text):
        return False
    if FIGURE.search(text) or text.endswith("?"):
        return False
    return advice or not (OPENER.match(text) or FINITE.search(text))


def as_detail(text: str | None) -> str | None:
    """The first sentence of what stands after a label; none if it is nothing but figures."""
    text = SENTENCE_END.split(" ".join((text or "").split()), maxsplit=1)[0].rstrip(".;, ")
    if not text or ONLY_FIGURES.fullmatch(text[:80]):
        return None
    if len(text) > MAX_DETAIL:
        text = text[:MAX_DETAIL].rsplit(" ", 1)[0].rstrip(",;") + " …"
    return text


def members(text: str, *, capital: bool = False, figures: bool = False) -> tuple[str, ...]:
    """The members of an enumeration at the start of a text, up to the first that is none."""
    found: list[str] = []
    text = re.split(r"[;:]|\.(?:\s|$)", clean(text), maxsplit=1)[0]
    for piece in _pieces(text, capital):
        if NOTHING_MORE.match(piece):
            break
        last = LAST_MEMBER.match(piece)
        whole = piece[last.end() :] if last else piece
        member = _tidy(CUT_MEMBER.sub("", whole))
        short = 1 <= len(member.split()) <= MAX_MEMBER_WORDS and len(member) <= 60
        fits = (
            short
            and re.search(r"[A-Za-z]{2}", member)
            and not FINITE.search(member)
            and not OPENER.match(member)
        )
        if not fits or (capital and not member[0].isupper()) or (FIGURE.search(member) and not figures):
            break
        found.append(member)
        if last or len(whole) != len(CUT_MEMBER.sub("", whole)):
            break
    return tuple(found)


def _pieces(text: str, names: bool) -> list[str]:
    """Split at the commas outside parentheses, and at the "and" or "or" that ends the list."""
    pieces: list[str] = []
    found = [piece.strip() for piece in re.split(r",(?![^()]*\))", text) if piece.strip()]
    for number, piece in enumerate(found, 1):
        # Within a list of names "and" ends it; "finance and insurance, retail" goes on.
        ends = not LAST_MEMBER.match(piece) and (names or number == len(found))
        pieces += re.split(r"\s+(?=(?:and|or)\s)", piece, maxsplit=1) if ends else [piece]
    return pieces


def _tidy(text: str) -> str:
    """Without the punctuation around it, with a capital unless its spelling is its own."""
    text = text.strip(' \t.,;:–—-*_|"“”')
    first = text.split(" ", 1)[0]
    # "dbt" keeps its spelling: a word without a vowel is a name
    plain = first.islower() and re.fullmatch(r"[a-z-]*[aeiouy][a-z-]*[,;]?", first)
    return text[:1].upper() + text[1:] if plain else text
