"""The two things a reader makes of a document: facts, and numerals that are accounted for."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Kind(StrEnum):
    """What a figure says."""

    SALARY_PERCENTILE = "salary_percentile"
    SALARY_AVERAGE = "salary_average"
    SALARY_RANGE = "salary_range"
    SALARY_BY_LEVEL = "salary_by_level"
    EXPERIENCE_YEARS = "experience_years"
    CITY_PREMIUM = "city_premium"
    HUB_PREMIUM = "hub_premium"
    LEVEL_PREMIUM = "level_premium"
    SKILL_PREMIUM = "skill_premium"
    EDUCATION_PREMIUM = "education_premium"
    BONUS_PCT = "bonus_pct"
    BONUS_AMOUNT = "bonus_amount"
    EQUITY_PER_YEAR = "equity_per_year"
    SHARE_OF_COMP = "share_of_comp"
    RAISE_PCT = "raise_pct"
    PROMOTION_PCT = "promotion_pct"
    INDUSTRY_SALARY = "industry_salary"
    COMPANY_TYPE_COMP = "company_type_comp"
    JOB_GROWTH = "job_growth"
    POSTINGS_GROWTH = "postings_growth"
    JOBS_COUNT = "jobs_count"
    MARKET_SIZE = "market_size"
    MARKET_CAGR = "market_cagr"
    OTHER_STAT = "other_stat"


class Bound(StrEnum):
    """Which end of a figure its document leaves open."""

    UP_TO = "up_to"  # "up to X": no low end
    AT_LEAST = "at_least"  # "over X", "6+": no high end
    HIGH_OPEN = "high_open"  # "A to B+": both ends set, the high one open
    UP_TO_OR_MORE = "up_to_or_more"  # "up to X or more": no low end, and X denied as the high one


class Fact(BaseModel):
    """One figure as its document states it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(description="stable across runs: document, line, kind, ordinal")
    document: str = Field(description="the document's id, its file name without the ending")
    line: Annotated[int, Field(ge=1, description="1-based line of the document's file")]
    quote: str = Field(description="the sentence, bullet or table cell it was read from")
    kind: Kind
    low: float | None = Field(
        description="the low end; equal to high for a single figure; empty if left open"
    )
    high: float | None = Field(description="the high end; empty if left open")
    bound: Bound | None = None
    unit: str = Field(
        description="usd_per_year, gbp_per_hour, usd_total, pct, pct_per_year, count, years ..."
    )
    role: str | None = None
    percentile: float | None = None
    level: str | None = None
    city: str | None = None
    state: str | None = None
    industry: str | None = None
    company_type: str | None = None
    market: str | None = None
    skill: str | None = None
    source_named: str | None = Field(default=None, description="the publisher the document itself cites")
    period_start: int | None = None
    period_end: int | None = None
    period_text: str | None = Field(default=None, description="a relative period, never resolved to years")
    is_projection: bool = False

    @model_validator(mode="after")
    def ends_match_the_bound(self) -> Self:
        """An open end is empty, a closed one is not, and low never exceeds high."""
        low_open = self.bound in (Bound.UP_TO, Bound.UP_TO_OR_MORE)
        high_open = self.bound is Bound.AT_LEAST
        if (self.low is None) != low_open or (self.high is None) != high_open:
            raise ValueError(f"{self.id}: bound {self.bound} does not fit low={self.low}, high={self.high}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"{self.id}: low {self.low} is above high {self.high}")
        return self


class Numeral(BaseModel):
    """A numeral of a document: in a fact, or explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    line: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1, description="1-based column at which it starts")]
    text: str
    fact_id: str | None = Field(default=None, description="the fact it is part of")
    part: str | None = Field(
        default=None, description="its part in the fact: value, period, percentile, scope"
    )
    reason: str | None = Field(default=None, description="why it is in no fact")

    @property
    def is_explained(self) -> bool:
        """A numeral without a fact or a reason was overlooked."""
        return self.fact_id is not None or self.reason is not None


class Mention(BaseModel):
    """A qualitative point of a document: a skill it names, a tip it gives."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    line: Annotated[int, Field(ge=1)]
    topic: str
    item: str
    detail: str | None = None


class Finding(BaseModel):
    """Facts that cannot all be taken at face value, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    check: str
    severity: str = Field(pattern="^(high|medium|low|info)$")
    facts: tuple[str, ...]
    explanation: str
