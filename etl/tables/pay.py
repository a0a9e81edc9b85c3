"""The tables of pay: in US dollars a year, by their parts, and in whatever else documents state it in."""

from etl.facts import Kind
from etl.tables import schema as s
from etl.tables.schema import Column, Selection, Table
from etl.unit import USD

YEARLY_DOLLARS = USD
OTHER_MONEY = rf"(?!{USD}$)[a-z]{{3}}_(per_[a-z]+|total)"
NO_MONEY = r"(?![a-z]{3}_(per_[a-z]+|total)$).*"

PAY = frozenset(
    {
        Kind.SALARY_PERCENTILE,
        Kind.SALARY_AVERAGE,
        Kind.SALARY_RANGE,
        Kind.SALARY_BY_LEVEL,
        Kind.INDUSTRY_SALARY,
        Kind.COMPANY_TYPE_COMP,
    }
)
COMPONENTS = frozenset(
    {
        Kind.BONUS_PCT,
        Kind.BONUS_AMOUNT,
        Kind.EQUITY_PER_YEAR,
        Kind.SHARE_OF_COMP,
        Kind.RAISE_PCT,
        Kind.PROMOTION_PCT,
        Kind.LEVEL_PREMIUM,
        Kind.HUB_PREMIUM,
        Kind.SKILL_PREMIUM,
        Kind.EDUCATION_PREMIUM,
    }
)
CURRENCY_AND_PERIOD = "as in the columns currency and period"
YEARS_ASKED = Column(
    "years", "Years", "", "number", s.YEARS, "facts.low", minimum=0, stated_by="years_fact_id"
)
STATISTICS = ("average", "range", "top", "total_compensation")


SALARY_PERCENTILES = Table(
    "salary_percentiles",
    "Pay by percentile",
    "One row per percentile of a role's pay in US dollars a year; a percentile that the document gives "
    "as a range stays a range",
    (*s.WHO_AND_WHERE, s.PERCENTILE, *s.DOLLARS, s.YEAR, s.SOURCE_NAMED, *s.PROVENANCE),
    (Selection(frozenset({Kind.SALARY_PERCENTILE}), YEARLY_DOLLARS),),
    key="fact_id",
    links=s.FACT_LINKS,
)

SALARY_STATISTICS = Table(
    "salary_statistics",
    "Averages, ranges and top figures",
    "One row per average, range or top figure of a role's pay in US dollars a year",
    (
        *s.WHO_AND_WHERE,
        Column(
            "statistic",
            "Statistic",
            "average; range; top (what top earners reach, or a figure open downward); total_compensation (an "
            "average or range that counts more than base pay; the fact's kind tells which)",
            source="computed: facts.kind, facts.bound, facts.level, facts.quote",
            required=True,
            choices=STATISTICS,
        ),
        s.KIND,
        *s.DOLLARS,
        s.YEAR,
        s.IS_PROJECTION,
        s.SOURCE_NAMED,
        *s.PROVENANCE,
    ),
    (Selection(frozenset({Kind.SALARY_AVERAGE, Kind.SALARY_RANGE}), YEARLY_DOLLARS),),
    key="fact_id",
    links=s.FACT_LINKS,
)

SALARY_LEVELS = Table(
    "salary_levels",
    "Pay by career level",
    "One row per career level: its pay in US dollars a year beside the years of experience that the same "
    "document asks of that level; either may be missing",
    (
        *s.WHO_AND_WHERE,
        YEARS_ASKED.but(name="years_low", title="Years from", description="Least experience; empty if open"),
        YEARS_ASKED.but(
            name="years_high",
            title="Years to",
            description="Most experience; empty if open",
            source="facts.high",
        ),
        s.BOUND.but(name="years_bound", title="Open end of the years"),
        *s.DOLLARS,
        s.YEAR,
        s.SOURCE_NAMED,
        s.FACT_DOCUMENT,
        s.FACT_LINE,
        s.FACT_ID.but(
            description="The fact of the pay; where the level has none, that of the years",
            source="facts.id",
            required=True,
            unique=True,
        ),
        s.FACT_ID.but(
            name="years_fact_id",
            title="Fact of the years",
            description="The fact of the years",
            source="facts.id",
        ),
    ),
    (
        Selection(frozenset({Kind.SALARY_BY_LEVEL}), YEARLY_DOLLARS),
        Selection(frozenset({Kind.EXPERIENCE_YEARS}), r"years"),
    ),
    key="fact_id",
    links={**s.FACT_LINKS, "years_fact_id": ("facts", "id")},
)

CITY_PREMIUMS = Table(
    "city_premiums",
    "City premiums",
    "One row per city: how much more it pays than the national average",
    (*s.WHO, s.LEVEL, s.CITY, s.STATE, s.LOW_PCT, s.HIGH_PCT, s.BOUND, s.YEAR, s.SOURCE_NAMED, *s.PROVENANCE),
    (Selection(frozenset({Kind.CITY_PREMIUM}), r"pct"),),
    key="fact_id",
    links=s.FACT_LINKS,
)

PAY_COMPONENTS = Table(
    "pay_components",
    "Parts of pay, raises and premiums",
    "One row per bonus, equity, share of pay, raise, promotion or premium, in the unit its document uses; "
    "also pay stated relative to other pay (percent, multiple) and a city's premium stated as money",
    (
        *s.WHO_AND_WHERE,
        s.SKILL,
        s.KIND.but(name="component", title="Component", description="What the figure says"),
        *s.ANY_UNIT,
        s.YEAR,
        s.SOURCE_NAMED,
        *s.PROVENANCE,
    ),
    (
        Selection(COMPONENTS),
        Selection(frozenset({Kind.CITY_PREMIUM}), r"(?!pct$).*"),
        Selection(PAY, NO_MONEY),
    ),
    key="fact_id",
    links=s.FACT_LINKS,
)

INDUSTRY_PAY = Table(
    "industry_pay",
    "Pay by industry and company type",
    "One row per industry or company type: its pay in US dollars a year",
    (
        *s.WHO,
        s.LEVEL,
        s.CITY,
        s.STATE,
        Column(
            "group_type",
            "Group type",
            "Whether the group is an industry or a company type",
            source="computed: facts.kind",
            required=True,
            choices=("industry", "company_type"),
        ),
        Column(
            "group",
            "Group",
            "The industry or company type",
            source="computed: facts.industry or company_type",
        ),
        *s.DOLLARS,
        s.YEAR,
        s.SOURCE_NAMED,
        *s.PROVENANCE,
    ),
    (Selection(frozenset({Kind.INDUSTRY_SALARY, Kind.COMPANY_TYPE_COMP}), YEARLY_DOLLARS),),
    key="fact_id",
    links=s.FACT_LINKS,
)

OTHER_PAY = Table(
    "other_pay",
    "Pay in other currencies and periods",
    "One row per pay figure that is not in US dollars a year; nothing is converted, because rates of "
    "exchange and hours of work are not in the documents",
    (
        s.KIND,
        *s.WHO_AND_WHERE,
        s.PERCENTILE,
        Column("currency", "Currency", "Its three-letter code", source="computed: facts.unit", required=True),
        Column(
            "period",
            "Period",
            "year, month, week, day or hour; total for an amount without a period",
            source="computed: facts.unit",
            required=True,
        ),
        s.LOW.but(source="facts.low", unit=CURRENCY_AND_PERIOD),
        s.HIGH.but(source="facts.high", unit=CURRENCY_AND_PERIOD),
        s.BOUND,
        s.YEAR,
        s.SOURCE_NAMED,
        *s.PROVENANCE,
    ),
    (Selection(PAY, OTHER_MONEY),),
    key="fact_id",
    links=s.FACT_LINKS,
)
