"""Figures and lists as the explanations write them."""

import pytest

from etl.disagreements.cues import includes_role, is_total, role_key
from etl.disagreements.wording import figure, lines, listed, percent

from .samples import fact, market


@pytest.mark.parametrize(
    ("figured", "words"),
    [
        (fact("salary_average", 115_864), "$115,864"),
        (fact("salary_average", 60.8, unit="usd_per_hour"), "$60.80 an hour"),
        (fact("salary_range", 30, 45.5, unit="gbp_per_hour"), "£30 to £45.50 an hour"),
        (fact("salary_average", 100_000, unit="chf_per_year"), "CHF 100,000"),
        (fact("salary_by_level", 150_000, 200_000, bound="high_open"), "$150,000 to $200,000 or more"),
        (fact("salary_range", None, 239_040, bound="up_to_or_more"), "up to $239,040 or more"),
        (fact("salary_range", None, 187_938, bound="up_to"), "up to $187,938"),
        (fact("experience_years", 6, None, unit="years", bound="at_least"), "6 years or more"),
        (fact("experience_years", 3, 5, unit="years"), "3 to 5 years"),
        (fact("job_growth", 23), "+23 %"),
        (fact("job_growth", 74, unit="pct_per_year"), "+74 % a year"),
        (fact("city_premium", -4), "−4 %"),
        (fact("hub_premium", 20, 50), "+20 to +50 %"),
        (fact("bonus_pct", 10, 20), "10 to 20 %"),
        (fact("raise_pct", 3, 7, unit="pct_per_year"), "3 to 7 % a year"),
        (market(526.7e9), "$526.7 billion"),
        (market(1.5971e12), "$1,597.1 billion"),
        (market(32e6), "$32 million"),
        (fact("jobs_count", 50_000, unit="count"), "50,000"),
    ],
)
def test_a_figure_is_written_for_reading(figured, words):
    assert figure(figured) == words


def test_percentages_have_a_proper_minus_and_no_minus_zero():
    assert [percent(value) for value in (2.13, -4, -0.001)] == ["+2.13 %", "−4 %", "+0 %"]


def test_lists_end_in_and_and_do_not_run_on():
    assert [listed(list("abcdefgh"[:n])) for n in (0, 1, 2, 3)] == ["", "a", "a and b", "a, b and c"]
    assert listed(list("abcdefgh")) == "a, b, c, d, e and 3 more"


def test_neighbouring_lines_are_told_as_a_span():
    facts = [fact("bonus_pct", 5, line=line) for line in (7, 8, 9, 9, 12)]
    assert lines(facts) == "lines 7–9 and 12"
    assert lines(facts[:1]) == "line 7"


@pytest.mark.parametrize(
    ("quote", "total"),
    [
        ("Total compensation: $120,000", True),
        ("Pay packages reach $120,000", True),
        ("Average base salary: $120,000", False),
        ("An average of $120,000", False),
        ("Base is $90,000, total pay $120,000", True),
        ("Total pay is $150K, base $120K", False),
        ("The overall range is $120,000", False),
    ],
)
def test_total_compensation_is_told_by_the_nearest_word(quote, total):
    assert is_total(fact("salary_average", 120_000, quote=quote)) is total


@pytest.mark.parametrize("name", ["Data Scientists", "data scientist", "data scientist jobs"])
def test_spellings_of_a_role_have_one_key(name):
    assert role_key(name) == "data scientist"


def test_a_joint_role_includes_those_it_names():
    assert includes_role("ML engineer (including deep learning engineer)", "Deep Learning Engineers")
    assert not includes_role("Senior Data Scientist", "Data Scientist")
