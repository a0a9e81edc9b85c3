"""A claim: a fact without its place in the document, and which attributes a fact of its kind keeps."""

from dataclasses import dataclass
from typing import Final

from etl.facts import Bound, Fact, Kind
from etl.reading.accounts import numeral_column
from etl.reading.context import Attributes
from etl.reading.figures.numbers import Token
from etl.reading.kinds.rules import GROWTH_KINDS, MARKET_KINDS
from etl.reading.units import Value

PREMIUM_KINDS: Final = frozenset(
    (Kind.CITY_PREMIUM, Kind.HUB_PREMIUM, Kind.LEVEL_PREMIUM, Kind.SKILL_PREMIUM, Kind.EDUCATION_PREMIUM)
)
PAY_KINDS: Final = frozenset(
    (
        Kind.SALARY_AVERAGE,
        Kind.SALARY_RANGE,
        Kind.SALARY_PERCENTILE,
        Kind.SALARY_BY_LEVEL,
        Kind.INDUSTRY_SALARY,
        Kind.COMPANY_TYPE_COMP,
    )
)
# A fall is negative for these.
SIGNED_KINDS: Final = PREMIUM_KINDS | {
    Kind.JOB_GROWTH,
    Kind.POSTINGS_GROWTH,
    Kind.MARKET_CAGR,
    Kind.OTHER_STAT,
}
KINDS_WITH_LEVEL: Final = PAY_KINDS | {
    Kind.EXPERIENCE_YEARS,
    Kind.LEVEL_PREMIUM,
    Kind.BONUS_PCT,
    Kind.BONUS_AMOUNT,
    Kind.EQUITY_PER_YEAR,
    Kind.RAISE_PCT,
    Kind.SHARE_OF_COMP,
    Kind.OTHER_STAT,
}
KINDS_WITH_SKILL: Final = frozenset((Kind.SKILL_PREMIUM, Kind.SALARY_AVERAGE, Kind.SALARY_RANGE))


@dataclass(frozen=True, slots=True)
class Placed:
    """A numeral with its 0-based column in the text it was read from."""

    text: str
    column: int

    @classmethod
    def of(cls, token: Token) -> "Placed":
        """Where a token's numeral stands."""
        return cls(token.text, numeral_column(token) - 1)


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact without its place in the document."""

    start: int
    kind: Kind
    value: Value
    bound: Bound | None
    attributes: Attributes
    is_projection: bool
    parts: tuple[tuple[Placed, str], ...] = ()  # its numerals, each with its part in the fact
    line: int = 0  # where a table's row says it; 0 where the text does
    quote: str = ""

    def fact(self, fact_id: str, document: str, line: int, quote: str) -> Fact:
        """The claim with its place, and with the attributes that its kind keeps."""
        said, kind = self.attributes, self.kind
        of_market = kind in MARKET_KINDS
        return Fact(
            id=fact_id,
            document=document,
            line=line,
            quote=quote,
            kind=kind,
            low=self.value.low,
            high=self.value.high,
            bound=self.bound,
            unit=self.value.unit,
            role=None if of_market else said.role,
            percentile=said.percentile if kind is Kind.SALARY_PERCENTILE else None,
            level=said.level if kind in KINDS_WITH_LEVEL else None,
            city=None if of_market else said.city,
            state=None if of_market else said.state,
            industry=None if of_market else said.industry,
            company_type=None if kind in GROWTH_KINDS else said.company_type,
            market=said.market if of_market else None,
            skill=said.skill if kind in KINDS_WITH_SKILL else None,
            source_named=said.source,
            period_start=said.period.start,
            period_end=said.period.end,
            period_text=said.period.text,
            is_projection=self.is_projection,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text's numerals."""

    claims: tuple[Claim, ...] = ()
    explained: tuple[tuple[Placed, str], ...] = ()  # those in no claim, each with its reason
