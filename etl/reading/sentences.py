"""One sentence or cell in, its claims out: quantities, their context, vetoes, a kind, a value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from etl.facts import Kind
from etl.reading.carried import Carried
from etl.reading.claims import SIGNED_KINDS, Claim, Outcome, Placed
from etl.reading.context import Attributes, Context, Surrounding
from etl.reading.denominations import factor_of
from etl.reading.evidence import counts_as_pay
from etl.reading.figures.numbers import Token
from etl.reading.figures.periods import Period
from etl.reading.figures.quantities import Quantity, join
from etl.reading.kinds.families import family_of, is_told_in_thousands
from etl.reading.kinds.family import Family
from etl.reading.kinds.rules import GROWTH_KINDS, JOB_KINDS, Named, kind_beside
from etl.reading.lent import lent_by_scope, scoped_role
from etl.reading.projections import is_forecast, is_projection
from etl.reading.signs import sign_of, signed
from etl.reading.sorting import PERCENTILE, PERIOD, Sorted, numerals, sort_numerals
from etl.reading.surroundings import Mentioned, attributes_of, mentions_of
from etl.reading.units import Value, value_of
from etl.reading.vetoes.clauses import veto
from etl.reading.words import grammar
from etl.roles import is_field_of, same_role

MOST_QUANTITIES: Final = 200  # of one paragraph or table row
MOST_OF_DOCUMENT: Final = 2000
EXPLAINED_FOR_ONE: Final = 8  # numerals that are told at once from figures cost less
BEYOND: Final = "beyond the figures that are read of one paragraph or document"
NO_UNIT: Final = "a bare number without a unit"
FORMER: Final = "the former value of a change"
UNUSED: Final = {PERCENTILE: "a percentile without a sum", PERIOD: "a year or a period, no figure"}
AGO: Final = re.compile(r"\b(?:years?|months?|decade) ago\b|\bsince then\b")
NO_PERIOD: Final = Period()
GOES_ON_IN_PERCENT: Final = (Kind.BONUS_PCT, Kind.RAISE_PCT, Kind.SHARE_OF_COMP)
FOLLOWS: Final = re.compile(r"\b(?:follows?|comes? next|is next)\b[^.;]*\b(?:with|at) $")
IT_IS: Final = re.compile(
    r"(?:\bit is|\bit['’]s|\bthat is|\bpays?|\bgives?|\bgets?|\boffers?)"
    r"(?: about| around| roughly| some| only| just| closer to| up to)? $"
)
IN_THOUSANDS: Final = 1e3
NEXT_ENTRY: Final = re.compile(r"\s*\([^()]{1,30}\)\s?[,;]\s(?:and\s)?")
LISTED: Final = grammar(  # "$10,000 or even $70,000"
    r"[\s,/]*(?:or|and|to|or[ ]even|plus|up[ ]to)?\s*(?:about[ ]|another[ ]|up[ ]to[ ]|over[ ])?"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about."""

    role: str | None
    usual_currency: str | None
    is_pay: bool
    usual_period: str | None = None  # of small sums that name none


class SentenceReader:
    """Reads the sentences of one document in order, and carries what one leaves for the next."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.carried = Carried()
        self._in_block = 0
        self._in_document = 0

    @property
    def is_exhausted(self) -> bool:
        """Whether the paragraph or the document has had all the figures that are read of one."""
        return self._allowed == 0

    @property
    def _allowed(self) -> int:
        return max(0, min(MOST_QUANTITIES - self._in_block, MOST_OF_DOCUMENT - self._in_document))

    def forget(self) -> None:
        """A heading ends what was carried."""
        self.carried = Carried(in_thousands=self.carried.in_thousands)

    def end_block(self) -> None:
        """A paragraph or item ends; what follows stands in another."""
        self.carried.end_block()
        self._in_block = 0

    def read(self, text: str, around: Surrounding) -> Outcome:
        """The claims of a sentence or cell, and why its other numerals are none."""
        tokens = numerals(text, self.carried.in_thousands and not around.in_table)
        if not around.in_table:
            self.carried.remember_place(text)
            if not around.label:
                self.carried.remember_subject(text)
        if not tokens:
            self.carried.remember_publisher(text)
            return Outcome()
        found = sort_numerals(text, tokens, around)
        allowed = self._allowed
        quantities, former = join(text, found.free[:allowed])
        spent = len(quantities) + len(found.aside) // 2 + len(found.explained) // EXPLAINED_FOR_ONE
        self._in_block += spent
        self._in_document += spent
        sentence = _Sentence(self.subject, self.carried, text, around)
        claims, vetoed = sentence.read(quantities, found)
        self.carried.remember_publisher(text)
        unread = [
            *found.explained,
            *vetoed,
            *((token, FORMER) for token in former),
            *((token, BEYOND) for token in found.free[allowed:]),
            *((aside.token, UNUSED[aside.part]) for aside in found.aside if not aside.token.is_word),
        ]
        return Outcome(tuple(claims), tuple((Placed.of(token), reason) for token, reason in unread))


class _Sentence:
    """A sentence while it is read: what its earlier figures leave to its later ones."""

    def __init__(self, subject: Subject, carried: Carried, text: str, around: Surrounding) -> None:
        self.subject = subject
        self.carried = carried
        self.text = text
        self.around = around
        self.above = carried.kind_above(text)
        self.in_forecast = carried.goes_on_forecasting(text)
        self.family: Family | None = None
        self.spans: dict[Kind, Period] = {}  # of the growth that its earlier figures told
        self.vetoed: str | None = None
        self.sign = 1.0

    def read(
        self, quantities: Sequence[Quantity], found: Sorted
    ) -> tuple[list[Claim], list[tuple[Token, str]]]:
        """The claims, and the numerals that are in none with their reasons."""
        if not quantities:
            return [], []
        claims: list[Claim] = []
        explained: list[tuple[Token, str]] = []
        mentions = mentions_of(self.text, quantities, found.percentiles, found.periods)
        for index, mentioned in enumerate(mentions):
            context = self._context(quantities, index, mentioned)
            self.in_forecast = is_forecast(context, self.in_forecast)
            family = family_of(context, self.family)
            if family is Family.MONEY and is_told_in_thousands(context):
                context = replace(context, factor=IN_THOUSANDS)
            self.family = family or self.family
            claim = self._claim(context, family, mentioned) if family else NO_UNIT
            if isinstance(claim, Claim) and family:
                claims.append(replace(claim, parts=_parts(claim, context.quantity, mentioned, found)))
                self.above = Named(family, claim.kind)
                self.carried.remember(claim, family, names_role=mentioned.own.role is not None)
                if family is Family.MONEY and not context.in_table:
                    self.carried.remember_scale(
                        claim, context.factor == IN_THOUSANDS or _is_in_thousands(context)
                    )
            elif isinstance(claim, str):
                explained += [(token, claim) for token in context.quantity.tokens if not token.is_word]
        return claims, explained

    def _context(self, quantities: Sequence[Quantity], index: int, mentioned: Mentioned) -> Context:
        quantity = quantities[index]
        start = quantities[index - 1].end if index else 0
        end = quantities[index + 1].start if index + 1 < len(quantities) else len(self.text)
        before, after = self.text[start : quantity.start], self.text[quantity.end : end]
        is_pair = quantity.low != quantity.high and not quantity.is_open
        attributes = attributes_of(mentioned, self.around, is_pair)
        return Context(
            quantity=quantity,
            before=before,
            after=after,
            sentence=f"{self.around.row} {self.text}" if self.around.row else self.text,
            around=self.around,
            attributes=self.carried.with_subject(attributes, self.text, self.around),
            factor=factor_of(quantity, self.around, before, after),
            after_pay=self.carried.is_after_pay,
            sum_before=self.carried.sum if self.carried.is_after_pay else None,
            period_before=self.carried.period if self.carried.is_after_pay else None,
            in_thousands=self.carried.in_thousands and not self.around.in_table,
        )

    def _claim(self, context: Context, family: Family, mentioned: Mentioned) -> Claim | str:
        """The claim that a quantity makes, or why it makes none."""
        quantity = context.quantity
        self.vetoed = veto(context, family) or self._vetoed_with_list(context)
        if self.vetoed:
            return self.vetoed
        if family is Family.MONEY and not counts_as_pay(context, self.subject.is_pay, self.carried.was_pay):
            return "a sum that no word calls pay"
        kind = self._kind(context, family)
        if kind is None:
            return f"no rule knows this {family}"
        value = value_of(context, family, kind, self.subject.usual_currency, self.subject.usual_period)
        if isinstance(value, str):
            return value
        if family is Family.PERCENT and kind in SIGNED_KINDS:
            self.sign = sign_of(context, self.sign)
            value = Value(*signed(quantity, self.sign), value.unit)
        attributes = self._completed(context, kind, mentioned)
        projected = is_projection(context, kind, attributes.period, self.in_forecast)
        return Claim(quantity.start, kind, value, quantity.bound, attributes, projected)

    def _kind(self, context: Context, family: Family) -> Kind | None:
        """What the words say; "$18,000 (E3), $34,000 (E4)": the next of a list is what the one before was."""
        if self.above and self.above.family is family and NEXT_ENTRY.fullmatch(context.before):
            return self.above.kind
        return kind_beside(context, family, self.above) or self._kind_before(context, family)

    def _kind_before(self, context: Context, family: Family) -> Kind | None:
        """ "In pharmaceuticals it is 12 percent", after a sentence on bonuses."""
        named = self.carried.named if self.carried.same_block and not self.around.in_table else None
        if named is None or named.family is not family:
            return None
        if (
            named.kind is Kind.CITY_PREMIUM
            and context.attributes.place_is_own
            and FOLLOWS.search(context.before)
        ):
            return named.kind
        if named.kind not in GOES_ON_IN_PERCENT:
            return None
        return named.kind if IT_IS.search(context.before) else None

    def _vetoed_with_list(self, context: Context) -> str | None:
        """ "$10,000 or $70,000": what is vetoed for the first of a list is vetoed for the next."""
        return self.vetoed if self.vetoed and LISTED.fullmatch(context.before) else None

    def _completed(self, context: Context, kind: Kind, mentioned: Mentioned) -> Attributes:
        """The attributes with the role, the period and the source that the surroundings lend."""
        said, carried = context.attributes, self.carried
        period = said.period
        if mentioned.period is None and period == NO_PERIOD:
            period = _scoped_period(context, kind)
        if period == NO_PERIOD:
            period = carried.year_for(kind) or self._span_for(context, kind)
        if kind in GROWTH_KINDS and period.start != period.end:
            self.spans[kind] = period
        return replace(
            said,
            role=self._role(context, kind),
            period=period,
            source=said.source or carried.publisher_for(self.text, kind) or carried.source_for(context, kind),
        )

    def _span_for(self, context: Context, kind: Kind) -> Period:
        """The years of the growth told before in this sentence, for a parallel figure."""
        return NO_PERIOD if AGO.search(context.clause) else self.spans.get(kind, NO_PERIOD)

    def _role(self, context: Context, kind: Kind) -> str | None:
        """The role named beside a figure, else by what was before, by a heading, by the document."""
        said, of_document = context.attributes, self.subject.role
        own = (said.field_of_work if kind in JOB_KINDS else None) or said.role
        role = own or self.carried.role_for(context, kind) or scoped_role(context.topics)
        role = role or of_document or self.carried.subject
        if role and of_document and (same_role(role, of_document) or is_field_of(role, of_document)):
            return of_document
        if role and of_document and self._names_in_full(context, role, of_document):
            return of_document
        return role

    def _names_in_full(self, context: Context, role: str, of_document: str) -> bool:
        """ "data engineer" was found in "Synthetic data engineers", whom the document is about."""
        if not of_document.lower().endswith(f" {role.lower()}"):
            return False
        near = " ".join((self.text, context.label, *context.topics)).lower()
        return of_document.lower() in near


def _is_in_thousands(context: Context) -> bool:
    """ "ninety thousand", "90k"; what a table's head multiplies is not spoken so."""
    tokens = context.quantity.tokens
    return any(token.scale == IN_THOUSANDS or (token.is_word and token.scale) for token in tokens)


def _scoped_period(context: Context, kind: Kind) -> Period:
    """The year of a heading; the span of years only for growth, and for it a single year only right above."""
    if AGO.search(context.clause):
        return NO_PERIOD
    for depth, topic in enumerate(context.topics):
        period = lent_by_scope(topic).period
        if period is None or period.text is not None:
            continue
        if period.is_single_year if kind not in GROWTH_KINDS else (depth == 0 or not period.is_single_year):
            return period
    return NO_PERIOD


def _parts(
    claim: Claim, quantity: Quantity, mentioned: Mentioned, found: Sorted
) -> tuple[tuple[Placed, str], ...]:
    """The numerals of a claim: its own, and those that name its percentile and its period."""
    parts = [(Placed.of(token), "value") for token in quantity.tokens]
    for aside in found.aside:
        is_its_percentile = (
            aside.part == PERCENTILE
            and claim.kind is Kind.SALARY_PERCENTILE
            and claim.attributes.percentile == aside.span.value
        )
        if is_its_percentile or aside.span in (mentioned.percentile, mentioned.period):
            parts.append((Placed.of(aside.token), aside.part))
    return tuple(parts)
