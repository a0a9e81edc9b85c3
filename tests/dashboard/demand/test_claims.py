"""Growth claims: like beside like, each with its growth a year or the reason why it has none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.records import projections_for
from dashboard.demand.claims import Claim, claims_of, groups_of, length_in_years, likeness
from dashboard.demand.marks import (
    claim_figure,
    count_figures,
    growth_finding,
    occupation_table,
    projection_finding,
    projection_marks,
)

CLAIM = Claim(("a",), "job_growth", "jobs", 23.0, 23.0, None, "pct", 2022, 2032, "", True)
RATE = replace(
    CLAIM,
    low=74.0,
    high=74.0,
    unit="pct_per_year",
    first_year=None,
    last_year=None,
    period_text="past four years",
    is_projection=False,
)


@pytest.fixture(scope="module")
def claims(tables):
    return claims_of(tables["demand"].entries)


@pytest.mark.parametrize(
    ("claim", "yearly"),
    [
        (CLAIM, "+2.1 % a year, derived"),
        (RATE, "+74 % a year"),
        (
            replace(CLAIM, low=None, high=50.0, bound="up_to", first_year=None, last_year=2024),
            "no yearly rate: it names no year to count from",
        ),
        (replace(CLAIM, first_year=None, last_year=None), "no yearly rate: it names no period"),
        (
            replace(CLAIM, first_year=None, last_year=None, period_text="past year"),
            "+23 % a year, derived",
        ),
        (
            replace(CLAIM, first_year=None, last_year=None, period_text="recent years"),
            "no yearly rate: it names no period",
        ),
        (replace(CLAIM, low=None, high=100.0, bound="up_to", first_year=2020, last_year=2021), "up to 100 %"),
        (replace(CLAIM, low=10.0, high=21.0, first_year=2020, last_year=2022), "+4.9–10 % a year, derived"),
        (replace(CLAIM, low=-100.0, high=-100.0), "no yearly rate: after a total loss there is none"),
        (replace(CLAIM, low=-19.0, high=-19.0, first_year=2020, last_year=2022), "−10 % a year, derived"),
    ],
)
def test_a_growth_a_year_or_the_reason_why_there_is_none(claim, yearly):
    assert claim.yearly.words.replace("\N{NO-BREAK SPACE}", " ").startswith(yearly)


def test_the_formula_names_its_numbers():
    assert CLAIM.yearly.formula == "A year: (1 + 23\xa0%) ^ (1 / 10) − 1 = 2.09\xa0%."
    assert "multiplies by 9.2: (1 + 74\xa0%) ^ 4" in RATE.whole_period


@given(st.floats(-99, 10_000), st.integers(1, 60))
def test_the_growth_a_year_compounds_to_the_total(total, years):
    claim = replace(CLAIM, low=total, high=total, first_year=2000, last_year=2000 + years)
    assert claim.yearly.low is not None
    assert ((1 + claim.yearly.low / 100) ** years - 1) * 100 == pytest.approx(total, rel=1e-6, abs=1e-6)


UNLIKE = st.builds(
    replace,
    st.just(CLAIM),
    measure=st.sampled_from(["job_growth", "postings_growth"]),
    unit=st.sampled_from(["pct", "pct_per_year"]),
    first_year=st.sampled_from([None, 2020, 2022]),
    last_year=st.sampled_from([None, 2025, 2032]),
    period_text=st.sampled_from(["", "past year", "past four years"]),
    is_projection=st.booleans(),
    about=st.sampled_from(["jobs", "engineers"]),
)


@given(st.lists(UNLIKE, max_size=12))
def test_unlike_claims_never_share_a_group(claims):
    groups = groups_of(claims)
    assert [claim for group in groups for claim in group.claims if claim not in claims] == []
    assert sum(len(group.claims) for group in groups) == len(claims)
    for group in groups:
        assert len({(claim.measure, claim.unit, claim.is_projection) for claim in group.claims}) == 1
        if not group.claims[0].is_rate:
            assert len({claim.years for claim in group.claims}) == 1


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("past year", 1),
        ("past four years", 4),
        ("last 5 years", 5),
        ("next decade", 10),
        ("past 18 months", 1.5),
        ("recent years", None),
        ("lately", None),
        ("", None),
    ],
)
def test_a_relative_period_has_a_length_only_if_it_says_so(period, years):
    assert length_in_years(period) == (None if years is None else pytest.approx(years))


def test_the_documents_claims(claims):
    """Said twice, listed once, with both places."""
    assert [(claim.stated.replace("\N{NO-BREAK SPACE}", " "), len(claim.fact_ids)) for claim in claims] == [
        ("+74 %", 2),
        ("+35 %", 2),
        ("+23 %", 2),
        ("up to 50 %", 1),
    ]
    assert len({likeness(claim) for claim in claims}) == 4


def test_every_claim_opens_all_its_places(tables, claims):
    for claim in claims:
        figure = claim_figure(tables, claim)
        assert [source.fact_id for source in figure.sources] == [*claim.fact_ids]
        assert bool(figure.formula) == (claim.yearly.formula != "" or claim.is_rate)


def test_claims_stand_beside_official_projections(tables, claims):
    marks = projection_marks(tables, claims, projections_for("Deep Learning Engineer"))
    assert [mark.tone for mark in marks] == ["documents", "official", "official", "other"]
    assert {mark.unit for mark in marks} == {"pct_per_year"}
    assert all(mark.formula for mark in marks)
    assert [round(mark.low, 2) for mark in marks] == [2.09, 2.93, 1.48, 0.31]
    assert "+2.1" in projection_finding(marks)
    assert "+1.5–2.9" in projection_finding(marks)


def test_without_claims_the_official_figures_remain(tables):
    marks = projection_marks(tables, [], projections_for("Deep Learning Engineer"))
    assert "Officially projected" in projection_finding(marks)
    assert growth_finding([], projections_for("Deep Learning Engineer")).startswith(
        "No document states a growth."
    )
    assert claims_of([]) == []


def test_counts_of_jobs_name_their_open_end_and_the_similar_jobs(tables):
    stated, *official = count_figures(
        tables, tables["demand"].entries, projections_for("Deep Learning Engineer")
    )
    assert stated.value == "50k or more"
    assert [figure.value for figure in official] == ["1.69m", "246k"]
    assert all(figure.sources[0].table == "projections" for figure in official)


def test_every_occupation_is_listed_with_its_jobs():
    table = occupation_table(projections_for(None)).set_index("Occupation")
    assert len(table) == 22
    assert [*table.loc["Data Scientists"]] == [245_900, 328_300, 33.5, 23_400]
    assert table.index[-1] == "All occupations"


def test_a_place_is_part_of_what_is_claimed(tables):
    (claim,) = claims_of([{**tables["demand"].entries[0], "city": "Austin", "state": "TX"}])
    assert claim.about.endswith("in Austin, TX")
