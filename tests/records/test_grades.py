"""What public records say to the figures of documents."""

import pytest

from dashboard.data.tables import load_tables
from etl.records.grades import FIELDS, grade, measured_premiums, score
from etl.records.places import find_place
from etl.records.roles import role_of

DS = "Data Scientist"


def fact(kind="salary_average", low=120_000.0, high=None, **more):
    given = {"kind": kind, "role": DS, "low": low, "high": low if high is None else high, "quote": ""}
    return {**dict.fromkeys(FIELDS), "unit": "usd_per_year", **given, **more}


# May 2025, the nation: 67,240 / 85,660 / 120,230 / 158,880 / 199,130; 262,440 people.
PAY = (
    (fact(low=100_000.0, high=150_000.0), "fits", "inside the middle half of Data Scientists, United"),
    (fact(low=210_000.0), "high", "above the 90th percentile of Data Scientists"),
    (fact(low=50_000.0), "low", "below the 10th percentile of Data Scientists"),
    (fact(low=170_000.0), "fits", "between the 75th and the 90th percentile"),
    (fact(low=70_000.0), "fits", "between the 10th and the 25th percentile"),
    (fact(low=60_000.0, high=300_000.0), "fits", "wider than the middle half"),
    (fact(city="Denver", state="CO"), "fits", "Data Scientists, Denver, CO (4,510 people)"),
    (fact("salary_percentile", 121_000.0, percentile=50.0), "fits", "is $120k, much the same"),
    (fact("salary_percentile", 90_000.0, percentile=75.0), "low", "is $159k, 76.5 % higher"),
    (fact("salary_percentile", 200_000.0, percentile=75.0), "high", "is $159k, 20.6 % lower"),
    (fact(period_end=2022.0), "fits", "; 3 years older than these records"),
    (fact(period_end=2024.0), "fits", "; a year older than these records"),
    (fact(period_end=2025.0), "fits", "(262,440 people)"),
    (fact(role="Plumber"), "not held", "no record counts this role"),
    (fact(role=None), "not held", "no record counts this role"),
    (fact(city="Paris"), "not held", "no record is kept of this place"),
    (fact(role="Statistician", city="Abilene", state="TX"), "not held", "no percentile is published for it"),
    (fact(level="senior level"), "not held", "no record tells this level of the role apart"),
    (fact(role="Machine Learning Engineer", low=200_000.0, level="senior level"), "fits", "States (573 filings)"),
    (fact("company_type_comp"), "not held", "records hold base pay, not what this figure counts"),
    (fact(unit="usd_per_hour"), "not held", "records hold base pay"),
    (fact(quote="Total compensation is $120,000."), "not held", "records hold base pay"),
)  # fmt: skip
OTHERS = (
    (fact("city_premium", 25.0, 30.0, unit="pct", city="San Francisco", state="CA"), "low", "stated +25–30 %; measured"),
    (fact("city_premium", 38.0, 40.0, unit="pct", city="San Francisco", state="CA"), "fits", "+41.5 %"),
    (fact("city_premium", 60.0, unit="pct", city="San Francisco", state="CA"), "high", "+41.5 %"),
    (fact("job_growth", 33.5, unit="pct", period_start=2024.0, period_end=2034.0), "fits", "+2.9 % a year; projected"),
    (fact("job_growth", 74.0, unit="pct_per_year"), "high", "stated +74 % a year"),
    (fact("job_growth", 23.0, unit="pct"), "not held", "states no years"),
    (fact("job_growth", 23.0, unit="pct_per_year", role="Plumber"), "not held", "no record counts this role"),
    (fact("job_growth", 2.0, unit="pct_per_year", role="machine learning engineering jobs"), "fits", "Developers +1.5 %"),
)  # fmt: skip


@pytest.mark.parametrize(("stated", "verdict", "words"), [*PAY, *OTHERS])
def test_a_figure_is_held_to_the_records_that_count_the_same(stated, verdict, words):
    given = grade(stated)
    assert (given.verdict, words in given.words.replace("\xa0", " ")) == (verdict, True), given.words
    assert bool(given.tables) == (verdict != "not held")


def test_a_kind_that_no_record_counts_has_no_grade():
    assert grade(fact("market_size")) is None


def test_every_pay_premium_and_growth_of_the_documents_is_graded(capsys):
    rows = load_tables()["facts"].entries
    grades = [grade(row) for row in rows]
    with capsys.disabled():
        print()
        for row, given in zip(rows, grades, strict=True):
            if given:
                print(row["id"], row["low"], row["high"], f"{given.verdict}: {given.words}")
    assert sum(given is not None for given in grades) >= 35
    assert score(grades).startswith("Held to public records: ")
    assert score([]) == "No figure of this document can be held to public records."


def test_the_premiums_of_cities_as_measured(capsys):
    """Stated for deep learning engineers: San Francisco +25–30 %, New York +20–25 % ..."""
    role = role_of("Deep Learning Engineer")
    for city in ("San Francisco", "New York, NY", "Seattle", "Boston", "Austin"):
        measured = {each.about: round(pct, 1) for each, pct in measured_premiums(role, find_place(city))}
        with capsys.disabled():
            print(f"\n{city}: {measured}", end="")
        assert len(measured) == 2
    assert measured == {"Software Developers": -1.4, "Data Scientists": 5.9}
