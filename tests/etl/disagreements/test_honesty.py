"""What holds for any facts: consistent documents raise nothing, order and unrelated roles change nothing."""

import random

from hypothesis import given
from hypothesis import strategies as st

from etl.disagreements import find_disagreements
from etl.facts import Bound, Fact, Kind
from tests.etl.doubling import cost_of_doubling

from .examples_of_markets import MARKETS
from .examples_of_pay import PAY
from .samples import (
    average,
    band,
    city,
    document,
    fact,
    found,
    growth,
    market,
    numbered,
    percentile,
    promotion,
    span,
    top,
)

ANY_FACTS = [f for example in (*PAY, *MARKETS) for f in example.facts if f.document == "guide"]
ABOUT_ONE_ROLE = [f for f in ANY_FACTS if f.role == "Data Scientist"]


def grave(findings):
    """The findings above mere information."""
    return [finding for finding in findings if finding.severity != "info"]


def test_an_honest_document_raises_nothing():
    total = {"quote": "Total compensation comes to so much."}
    facts = [
        average(124_600),
        average(121_900, source_named="ZipRecruiter"),
        average(129_300, source_named="Glassdoor"),
        average(59.9, unit="usd_per_hour"),
        average(111_000, quote="Remote: so much"),
        span(75, 150, unit="usd_per_hour", quote="Freelancers charge so much."),
        average(148_000, **total),
        percentile(10, 78_400),
        percentile(25, 97_100),
        percentile(50, 118_700),
        percentile(75, 146_900),
        percentile(90, 178_200),
        span(96_000, 150_000, quote="Pay is typically between these two."),
        span(70_000, 205_000, quote="The overall range is wider."),
        top(205_000),
        span(110_000, 240_000, **total),
        fact("experience_years", 0, 2, unit="years", level="entry"),
        fact("experience_years", 3, 6, unit="years", level="mid"),
        fact("experience_years", 7, None, unit="years", level="senior", bound="at_least"),
        band("entry", 82_000, 104_000),
        band("mid", 104_000, 138_000),
        band("senior", 138_000, 182_000),
        fact("level_premium", 65, 75, level="senior", quote="Seniors earn more than entry level."),
        promotion(25, 35),
        fact("raise_pct", 3, 5, unit="pct_per_year"),
        fact("bonus_pct", 8, 15),
        fact("equity_per_year", 10_000, 60_000),
        fact("company_type_comp", 190_000, 310_000, company_type="Big Tech"),
        fact("industry_salary", 118_000, 149_000, industry="finance"),
        fact("hub_premium", 15, 30),
        city("San Francisco", 24, 29, state="CA"),
        city("Seattle", 15, 19, state="WA"),
        city("Raleigh", -3, state="NC"),
        average(151_000, city="San Francisco", state="CA"),
        growth(34, period_start=2024, period_end=2034, is_projection=True, source_named="BLS"),
        fact("postings_growth", 9, period_start=2024, period_end=2024),
        fact("jobs_count", 23_400, unit="count"),
        market(35.3e9, period_end=2023),
        market(225.9e9, period_end=2030, is_projection=True),
        fact(
            "market_cagr",
            30.5,
            unit="pct_per_year",
            role=None,
            market="chips",
            period_start=2023,
            period_end=2030,
        ),
    ]
    assert grave(found(facts)) == []


@st.composite
def consistent_ladders(draw) -> list[Fact]:
    """Percentiles, an average, ranges and level bands that fit one another, in some currency and place."""
    start = draw(st.integers(40_000, 120_000))
    steps = draw(st.lists(st.integers(1_500, 30_000), min_size=4, max_size=4))
    values = [start + sum(steps[:n]) for n in range(5)]
    p10, p25, p50, p75, p90 = values
    mean = draw(st.integers(p25 + 1, p75 - 1).filter(lambda value: value not in values))
    cut = draw(st.integers(p25 + 1, p50))
    senior = draw(st.integers(cut + 1, max(cut + 1, int(0.97 * p75))))
    unit = draw(st.sampled_from(["usd_per_year", "gbp_per_year"]))
    place = draw(st.sampled_from([{}, {"city": "Austin", "state": "TX"}]))
    ladder = [percentile(p, v, unit=unit, **place) for p, v in zip((10, 25, 50, 75, 90), values, strict=True)]
    bands = [
        band("entry", p10 - 1_000, cut, unit=unit),
        band("mid", cut, senior, unit=unit),
        band("senior", senior, p90 + 900, unit=unit),
    ]
    rest = [average(mean, unit=unit, **place), span(p10 - 1_500, p90 + 1_500, unit=unit, **place)]
    return [*ladder, *rest, *(bands if senior < 0.97 * p75 else []), top(p90 + 2_000, unit=unit, **place)]


@given(consistent_ladders())
def test_consistent_ladders_raise_nothing(facts):
    assert grave(found(facts)) == []


@given(st.lists(st.sampled_from(ANY_FACTS), max_size=40), st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(facts, chance: random.Random):
    facts = numbered(facts)
    shuffled = chance.sample(facts, len(facts))
    assert find_disagreements([document()], shuffled) == find_disagreements([document()], facts)


@given(st.lists(st.sampled_from(ABOUT_ONE_ROLE), max_size=30), consistent_ladders())
def test_another_document_changes_nothing(facts, others):
    """Its figures stand far below, so that no number of theirs is near one of the first's."""
    facts = numbered(facts)
    zoo = numbered([_of_a_zookeeper(f, document="zoo") for f in others])
    documents = [document(), document("zoo", role="Zookeeper")]
    ids = {f.id for f in facts}
    with_zoo = [
        f for f in find_disagreements(documents, [*zoo, *facts]) if f.facts and ids.issuperset(f.facts)
    ]
    alone = [f for f in find_disagreements([document()], facts) if f.facts]
    assert with_zoo == alone


@given(st.lists(st.sampled_from(ABOUT_ONE_ROLE), max_size=30), consistent_ladders())
def test_another_role_in_the_document_changes_nothing_grave(facts, others):
    """Findings of mere information, such as the open ends of a document, do take in all of its roles."""
    facts = numbered(facts)
    zoo = [_of_a_zookeeper(f, id=f"zoo:{n}", line=1000 + n) for n, f in enumerate(others)]
    ids = {f.id for f in facts}
    with_zoo = [f for f in find_disagreements([document()], [*zoo, *facts]) if ids.issuperset(f.facts)]
    assert grave(with_zoo) == grave(find_disagreements([document()], facts))


NUMBERS = st.one_of(st.floats(-1e15, 1e15), st.sampled_from([0.0, -100.0, 1.0, 83_100.0, 1e9, 1e300]))
YEARS = st.none() | st.integers(0, 9999)
UNITS = ["usd_per_year", "pct", "pct_per_year", "usd_total", "count", "years", "odd"]


@st.composite
def any_facts(draw) -> Fact:
    """Any fact that the model allows, sense or nonsense."""
    bound = draw(st.sampled_from([None, *Bound]))
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Fact(
        id=draw(st.text(max_size=3)),
        document=draw(st.sampled_from(["guide", "other", "unlisted"])),
        line=draw(st.integers(1, 99)),
        quote=draw(st.sampled_from(["", "Total compensation $83.1K", "Base 1,5 then entry", "75 promoted"])),
        kind=draw(st.sampled_from(list(Kind))),
        low=None if bound in (Bound.UP_TO, Bound.UP_TO_OR_MORE) else low,
        high=None if bound is Bound.AT_LEAST else draw(st.sampled_from([low, high])),
        bound=bound,
        unit=draw(st.sampled_from(UNITS)),
        role=draw(st.sampled_from([None, "", "Jobs", "A and B", "A", "Data Scientist"])),
        percentile=draw(st.sampled_from([None, 25, 50, 75, 90])),
        level=draw(st.sampled_from([None, "", "entry", "senior", "top earners"])),
        city=draw(st.sampled_from([None, "Austin", "Boston"])),
        market=draw(st.sampled_from([None, "chips"])),
        period_start=draw(YEARS),
        period_end=draw(YEARS),
        period_text=draw(
            st.sampled_from([None, "past four years", "last month", "a decade", "999 quarters"])
        ),
        is_projection=draw(st.booleans()),
    )


@given(st.lists(any_facts(), max_size=25))
def test_no_facts_are_too_odd_to_be_looked_at(facts):
    documents = [document(), document("other", role=None, title="A and B", published=None)]
    assert all(finding.explanation.endswith(".") for finding in find_disagreements(documents, facts))


def _of_a_zookeeper(original: Fact, **changes) -> Fact:
    low, high = (None if end is None else end / 10 for end in (original.low, original.high))
    return original.model_copy(
        update={"role": "Zookeeper", "low": low, "high": high, "bound": None} | changes
    )


def test_units_are_never_mixed():
    facts = [
        span(60, 90, unit="usd_per_hour"),
        span(40_000, 60_000, unit="gbp_per_year"),
        average(131_000),
        percentile(50, 60.5, unit="usd_per_hour"),
    ]
    assert grave(found(facts)) == []


def test_twice_the_facts_cost_about_twice_as_much():
    """One role, one document, every kind: the worst case for checks that compare."""
    chance = random.Random(7)
    pays = [chance.randrange(50_000, 250_000) for _ in range(4_000)]
    kinds = ["salary_average", "salary_range", "market_size", "job_growth", "city_premium"]
    cities = ["Austin", "Boston", None]
    facts = [fact(kinds[n % 5], pay, pay + n, city=cities[n % 3]) for n, pay in enumerate(pays)]
    assert cost_of_doubling(lambda size: found(facts[:size]), 1_000) < 3
