"""A document in, its facts and its accounted numerals out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from etl.documents import Document
from etl.facts import Fact, Numeral
from etl.reading.accounts import Account, RawLine, numeral_column
from etl.reading.attributes.publishers import publisher_name
from etl.reading.blocks import Block, BlockKind, ScopeKind
from etl.reading.claims import Claim
from etl.reading.context import Surrounding
from etl.reading.denominations import currencies_of, declared_dollars
from etl.reading.figures.currencies import NAME, SIGN
from etl.reading.figures.numbers import Token, scan
from etl.reading.figures.pay_periods import pay_period
from etl.reading.layout import LONGEST_QUESTION, read_blocks
from etl.reading.sentences import BEYOND, NO_UNIT, SentenceReader, Subject
from etl.reading.table_reader import read_table
from etl.reading.words import words
from etl.stretches import sentences

SOURCE_LINE: Final = re.compile(
    r"^[(*_]*\s*(?:Data )?[Ss]ources?:\s*"
    r"(?P<name>(?:[^.;()\n]|\.(?=\w)|(?<=\b[A-Z]\.[A-Z])\.)(?:[^.;()\n]|\.(?=\w)|(?<=\b[A-Z]\.[A-Z])\.){1,79})"
)
LABEL: Final = re.compile(
    r"""
    (?P<colon>[^:]{1,90}?)\s*:\s+(?=\S)                                 # Senior: $150k
    |(?P<dotted>[A-Z0-9(][^:$£€]{1,60}?)\s*\.{3,}\s*(?=\S)              # Senior ..... $150k
    |(?P<dashed>[A-Z(](?:[^:–—$£€]|(?<=\d)[–—](?=\d)){1,70}?)\s+[–—-]\s+   # Senior - $150k
        (?=
            (?:(?:about|around|roughly|up[ ]to|from|over|typically|brings
                |adds(?:[ ]about|[ ]roughly|[ ]around)?)[ ])?[$£€₹+\d]
        )
    """,
    re.VERBOSE,
)
MOST_WORDS_OF_LABEL: Final = 12
SPEAKER: Final = re.compile(
    r"\W*(?:[\d:]+\W+)?[A-Z]{2,}(?:\s[A-Z]{2,})?:\s+[A-Z][\w’']*,?\s+[a-z]"
)  # LEE: They earn
ANNOUNCED: Final = re.compile(  # "Signing bonuses are back." speaks for the sentences after it
    r"\W*(?:The |Most |Annual |Yearly )?(?:[Ss]ign(?:ing|-on) |[Rr]etention |[Pp]erformance |[Mm]erit |[Pp]ay |[Ss]alary )?"
    r"(?:[Bb]onus(?:es)?|[Rr]aises?|[Rr]ises?|[Ii]ncreases?|[Ii]ncrements?|[Ii]ndustry|[Ii]ndustries|[Ss]ectors?|[Ee]quity|[Ss]tock|[Ss]ign-ons?)"
    r"\b[^\d$£€?]{0,60}\."
)
CLAUSE: Final = re.compile(
    r"(?:It|This|That|They|There|We|You|I)(?:'s|’s)? (?:\w+ )?(?:is|are|was|were|not|has|have)\b"
)
NOTE: Final = re.compile(r"(?:foot)?note \d+", re.IGNORECASE)
NO_LABEL: Final = re.compile(r"[.!?]\s|\bhttps?$")
FIGURE_IN_HEADING: Final = re.compile(r"[$£€₹]\s?\d|\d\s?%.*:|:\s.*\d\s?%")

MOST_OF_SENTENCE: Final = 1200  # a longer one is read in pieces, so that no pattern has to fear it
SURVEYED: Final = 200_000  # characters that show what a document is about and which currency it uses
PAY: Final = words("salar(y|ies)  pay  wages?  compensation  earn(s|ings)?")
LEAST_ABOUT_PAY: Final = 5
LEAST_OF_A_DAY: Final = 500.0  # a smaller sum may be an hour's
LEAST_BY_THE_HOUR: Final = 3
MONEY_IN_LINE: Final = re.compile(rf"{SIGN}|Rs|{NAME}|lpa", re.IGNORECASE)
USUAL_SHARE: Final = 0.6

OF_FRONT_MATTER: Final = "a field of the front matter"
OF_LIST: Final = "the number of a list item or heading"
OF_SECTION: Final = "the year of a section"
OF_TITLE: Final = "a number in a title"
OF_HEADING: Final = "a number in a heading"


@dataclass(frozen=True)
class Reading:
    """What a document says in figures, in the order of its lines."""

    document: Document
    facts: tuple[Fact, ...]
    numerals: tuple[Numeral, ...]


def read_document(document: Document) -> Reading:
    """Read every figure of a document."""
    return _Reader(document).read()


class _Reader:
    """Walks the blocks once, makes facts of their claims and accounts for their numerals."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.account = Account(document.id)
        self.facts: list[Fact] = []
        self.counts: Counter[tuple[int, str]] = Counter()
        self.sentences = SentenceReader(
            Subject(document.role, usual_currency(document), is_about_pay(document), usual_period(document))
        )
        self.beyond: set[int] = set()  # lines of which no more is read
        self.latest: list[int] = []  # the facts that a line "Source: X" would speak of
        self.announced: str | None = None  # the publisher of all that follows under a heading

    def read(self) -> Reading:
        for block in read_blocks(self.document):
            self._read_block(block)
        return Reading(self.document, tuple(self.facts), self.account.complete(self._raw_lines()))

    def _raw_lines(self) -> Iterator[RawLine]:
        for number, text in enumerate(self.document.lines, 1):
            if number < self.document.body_line:
                yield RawLine(number, text, OF_FRONT_MATTER)
            else:
                yield RawLine(number, text, BEYOND if number in self.beyond else NO_UNIT)

    def _read_block(self, block: Block) -> None:
        if block.number:
            column = self.document.lines[block.line - 1].index(block.number) + 1
            self.account.explain(block.line, column, block.number, OF_LIST)
        if block.kind is BlockKind.TABLE:
            self._remember(
                [self._record(block, claim) for claim in read_table(block, self.sentences, self.account)]
            )
        elif block.kind is BlockKind.HEADING:
            self._read_heading(block)
        elif source := SOURCE_LINE.match(block.text):
            self._credit(publisher_name(source["name"].split(",")[0]))
            self._explain_heading(block)
        else:
            self._read_text(block)

    def _read_heading(self, block: Block) -> None:
        self.latest = []
        self.announced = None
        self.sentences.forget()
        if FIGURE_IN_HEADING.search(block.text):
            self._read_text(block)
        else:
            self._explain_heading(block)

    def _read_text(self, block: Block) -> None:
        is_item = block.kind is BlockKind.ITEM
        made: list[int] = []
        asked: tuple[str, ...] = ()
        for index, (start, end) in enumerate(_pieces(sentences(block.text))):
            if self.sentences.is_exhausted:
                self.beyond.update(line for _, line, _ in block.lines)
                break
            text = block.text[start:end]
            label = label_of(text) if index == 0 else ""
            outcome = self.sentences.read(text, Surrounding(label=label, topics=(*asked, *block.topics)))
            if ANNOUNCED.fullmatch(text):
                asked = (text,)
            elif text.endswith("?") and len(text) <= LONGEST_QUESTION:
                asked = (text,)
                self.sentences.carried.role = None
            for numeral, reason in outcome.explained:
                line, column = block.locate(start + numeral.column)
                self.account.explain(line, column, numeral.text, reason)
            made += [self._record(block, claim, start, text) for claim in outcome.claims]
        self.sentences.end_block()
        self._remember([*self.latest, *made] if is_item else made)

    def _record(self, block: Block, claim: Claim, offset: int = 0, sentence: str = "") -> int:
        """Make the claim a fact and account for its numerals; the fact's index."""
        line = claim.line or block.locate(offset + claim.start)[0]
        self.counts[line, claim.kind] += 1
        fact_id = f"{self.document.id}:{line}:{claim.kind}:{self.counts[line, claim.kind]}"
        quote = claim.quote or re.sub(r"\s+", " ", sentence).strip()
        fact = claim.fact(fact_id, self.document.id, line, quote)
        self.facts.append(_credited(fact, self.announced))
        for numeral, part in claim.parts:
            in_row = (claim.line, numeral.column + 1)
            at_line, column = in_row if claim.line else block.locate(offset + numeral.column)
            self.account.use(at_line, column, numeral.text, fact_id, part)
        return len(self.facts) - 1

    def _remember(self, indices: list[int]) -> None:
        if indices:
            self.latest = indices

    def _credit(self, publisher: str) -> None:
        """A source line speaks of the list or table above it, else of what follows under its heading."""
        self.announced = None if self.latest else publisher
        for index in self.latest:
            self.facts[index] = _credited(self.facts[index], publisher)

    def _explain_heading(self, block: Block) -> None:
        in_heading = any(scope.kind is ScopeKind.HEADING for scope in block.scopes)
        for token in scan(block.text):
            line, column = block.locate(numeral_column(token) - 1)
            reason = OF_SECTION if token.is_year else OF_HEADING if in_heading else OF_TITLE
            self.account.explain(line, column, token.text, reason)


def label_of(text: str) -> str:
    """The words before an item's colon, dots or dash."""
    match = LABEL.match(text)
    if not match or SPEAKER.match(text):
        return ""
    label = (match["colon"] or match["dashed"] or match["dotted"]).strip()
    if CLAUSE.match(label) or NOTE.fullmatch(label):
        return ""
    return "" if len(label.split()) > MOST_WORDS_OF_LABEL or NO_LABEL.search(label) else label


def is_about_pay(document: Document) -> bool:
    """Whether a sum beside a city may be taken as pay: the title says so, or the text keeps saying it."""
    if PAY.search(document.title):
        return True
    return len(PAY.findall(_surveyed(document))) >= LEAST_ABOUT_PAY


def usual_currency(document: Document) -> str | None:
    """The currency of sums that name none: the one a document uses throughout, dollars where it uses none."""
    if declared := declared_dollars(_surveyed(document)):
        return declared
    counts = Counter(token.currency for _, token in _sums_of(document))
    if not counts:
        named = currencies_of(_surveyed(document))
        return (named[0] if len(named) == 1 else None) if named else "usd"
    currency, count = counts.most_common(1)[0]
    return currency if count >= USUAL_SHARE * counts.total() else None


def usual_period(document: Document) -> str | None:
    """An hour, where the sums of a document that say what they are paid for are by the hour."""
    small = [(line, at) for line, at in _sums_of(document) if (at.amount or LEAST_OF_A_DAY) < LEAST_OF_A_DAY]
    said = Counter(period for line, at in small if (period := pay_period("", line[at.end : at.end + 12])))
    return (
        "hour" if said["hour"] >= LEAST_BY_THE_HOUR and said["hour"] >= USUAL_SHARE * said.total() else None
    )


def _sums_of(document: Document) -> list[tuple[str, Token]]:
    """The sums of the surveyed text, each with its line; lines that name no currency are not looked through."""
    lines = (line for line in _surveyed(document).split("\n") if MONEY_IN_LINE.search(line))
    return [(line, token) for line in lines for token in scan(line) if token.currency]


def _surveyed(document: Document) -> str:
    return "\n".join(document.lines)[:SURVEYED]


def _credited(fact: Fact, publisher: str | None) -> Fact:
    """The fact with the publisher of its list, unless it names its own."""
    if fact.source_named is not None or publisher is None:
        return fact
    return fact.model_copy(update={"source_named": publisher})


def _pieces(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences, the long ones in pieces."""
    return [
        (at, min(at + MOST_OF_SENTENCE, end))
        for start, end in spans
        for at in range(start, max(end, start + 1), MOST_OF_SENTENCE)
    ]
