"""The declared rules that name a figure's kind: what it must be, and what its words must say.

The first rule that fits wins, so that the order counts: kinds that plain words name (a bonus, a share of pay)
stand before kinds that a mere mention suggests (a city, a level), the most general ones last. A new kind of
figure is a row here and, if its words are new, a question in `sums`, `shares`, `growth` or `traits`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from etl.facts import Kind
from etl.reading.context import Context
from etl.reading.kinds import growth, shares, sums, traits
from etl.reading.kinds.column_families import GENERIC_COLUMN, column_family
from etl.reading.kinds.family import Family
from etl.reading.kinds.vocabulary import CHANGE_OF, GROWING, GROWTH, PER_YEAR, POSTINGS


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind, and when a quantity of a family is of it."""

    kind: Kind
    family: Family
    fits: Callable[[Context], bool]


@dataclass(frozen=True, slots=True)
class Named:
    """What a figure turned out to be."""

    family: Family
    kind: Kind


RULES: Final[tuple[Rule, ...]] = (
    Rule(Kind.MARKET_SIZE, Family.MONEY, sums.is_market_size),
    Rule(Kind.OTHER_STAT, Family.MONEY, sums.is_help_to_move_or_learn),
    Rule(Kind.BONUS_AMOUNT, Family.MONEY, sums.is_bonus_amount),
    Rule(Kind.OTHER_STAT, Family.MONEY, sums.is_whole_grant),
    Rule(Kind.EQUITY_PER_YEAR, Family.MONEY, sums.is_equity),
    Rule(Kind.SALARY_PERCENTILE, Family.MONEY, sums.is_percentile),
    Rule(Kind.SKILL_PREMIUM, Family.MONEY, sums.is_paid_more_for_skill),
    Rule(Kind.EDUCATION_PREMIUM, Family.MONEY, sums.is_paid_more_for_degree),
    Rule(Kind.COMPANY_TYPE_COMP, Family.MONEY, sums.names_company_type),
    Rule(Kind.INDUSTRY_SALARY, Family.MONEY, sums.names_industry),
    Rule(Kind.SALARY_BY_LEVEL, Family.MONEY, sums.names_career_level),
    Rule(Kind.SALARY_AVERAGE, Family.MONEY, sums.is_average),
    Rule(Kind.SALARY_RANGE, Family.MONEY, sums.is_range),
    Rule(Kind.SALARY_AVERAGE, Family.MONEY, traits.is_any),
    Rule(Kind.SHARE_OF_COMP, Family.PERCENT, shares.is_share_of_pay),
    Rule(Kind.MARKET_CAGR, Family.PERCENT, growth.is_market_growth),
    Rule(Kind.PROMOTION_PCT, Family.PERCENT, shares.is_promotion),
    Rule(Kind.BONUS_PCT, Family.PERCENT, shares.is_bonus_rate),
    Rule(Kind.POSTINGS_GROWTH, Family.PERCENT, growth.is_postings_growth),
    Rule(Kind.CITY_PREMIUM, Family.PERCENT, shares.is_city_premium),
    Rule(Kind.HUB_PREMIUM, Family.PERCENT, shares.is_hub_premium),
    Rule(Kind.EDUCATION_PREMIUM, Family.PERCENT, shares.is_education_premium),
    Rule(Kind.RAISE_PCT, Family.PERCENT, shares.stands_under_raises),
    Rule(Kind.BONUS_PCT, Family.PERCENT, shares.stands_under_bonuses),
    Rule(Kind.RAISE_PCT, Family.PERCENT, shares.is_raise),
    Rule(Kind.SKILL_PREMIUM, Family.PERCENT, shares.is_skill_premium),
    Rule(Kind.LEVEL_PREMIUM, Family.PERCENT, shares.is_level_premium),
    Rule(Kind.JOB_GROWTH, Family.PERCENT, growth.is_job_growth),
    Rule(Kind.OTHER_STAT, Family.PERCENT, growth.is_pay_growth_or_gap),
    Rule(Kind.EDUCATION_PREMIUM, Family.PERCENT, shares.is_labelled_with_degree),
    Rule(Kind.OTHER_STAT, Family.PERCENT, growth.is_growth_after_pay),
    Rule(Kind.OTHER_STAT, Family.PERCENT, growth.is_of_the_labour_market),
    Rule(Kind.EXPERIENCE_YEARS, Family.YEARS, traits.is_experience),
    Rule(Kind.JOBS_COUNT, Family.COUNT, traits.is_any),
    Rule(Kind.POSTINGS_GROWTH, Family.MULTIPLE, growth.is_postings_growth),
    Rule(Kind.JOB_GROWTH, Family.MULTIPLE, growth.is_job_growth),
    Rule(Kind.LEVEL_PREMIUM, Family.MULTIPLE, shares.is_level_multiple),
    Rule(Kind.OTHER_STAT, Family.MULTIPLE, traits.speaks_of_pay),
    Rule(Kind.OTHER_STAT, Family.INDEX, traits.is_any),
)

MARKET_KINDS: Final = frozenset((Kind.MARKET_CAGR, Kind.MARKET_SIZE))
JOB_KINDS: Final = frozenset((Kind.JOB_GROWTH, Kind.JOBS_COUNT, Kind.POSTINGS_GROWTH))
GROWTH_KINDS: Final = JOB_KINDS | MARKET_KINDS
WEAK_KINDS: Final = (Kind.OTHER_STAT, Kind.MARKET_CAGR)  # give way to the kind of the figure before
SHARE: Final = re.compile(r"\bshare\b", re.IGNORECASE)


def kind_of(context: Context, family: Family) -> Kind | None:
    """The kind of a quantity, or None where no rule knows it."""
    return next((rule.kind for rule in RULES if rule.family is family and rule.fits(context)), None)


def kind_beside(context: Context, family: Family, above: Named | None) -> Kind | None:
    """The kind that a figure's own words name; a parallel one that names none is what the one before was."""
    if names_column(context):
        named = kind_of(context.saying(f"{context.label} | {context.column}"), family)
        if named is not None and named is not Kind.SALARY_AVERAGE:
            return named
        if named is not None:
            return kind_of(context, family)
        if (
            family is Family.PERCENT
            and column_family(context.column) is Family.PERCENT
            and SHARE.search(context.column)
        ):
            return None
    if above and family is Family.PERCENT and (grown := _growth_of(above.kind, context)):
        return grown
    if above is None or above.family is not family:
        return kind_of(context, family)
    own = kind_of(context.saying(f"{context.before} #{context.after}"), family)
    if own is None or own in WEAK_KINDS or (own in GROWTH_KINDS and not GROWING.search(context.clause)):
        return above.kind if above.kind is not Kind.OTHER_STAT else kind_of(context, family)
    return kind_of(context, family) if family is Family.MONEY else own


def names_column(context: Context) -> bool:
    """The figure stands in a column whose header says what is measured."""
    return context.in_table and bool(context.column) and not GENERIC_COLUMN.fullmatch(context.column)


def _growth_of(kind: Kind, context: Context) -> Kind | None:
    """ "a market of $5 billion, growing 12% a year": what grows is what was just named."""
    if kind is Kind.MARKET_SIZE and PER_YEAR.search(context.clause):
        return Kind.MARKET_CAGR
    if kind is Kind.JOBS_COUNT and context.quantity.sign and context.before.endswith("("):
        return Kind.POSTINGS_GROWTH if POSTINGS.search(context.sentence) else Kind.JOB_GROWTH
    if kind is Kind.JOBS_COUNT and CHANGE_OF.search(context.clause) and POSTINGS.search(context.sentence):
        return Kind.POSTINGS_GROWTH
    if kind is Kind.JOBS_COUNT and GROWTH.search(context.clause):
        return Kind.POSTINGS_GROWTH if POSTINGS.search(context.sentence) else Kind.JOB_GROWTH
    return None
