"""What a text says its figures are about."""

import pytest

from etl.reading.attributes.employers import find_company_types, find_hubs
from etl.reading.attributes.industries import find_industries
from etl.reading.attributes.levels import find_levels, level_label
from etl.reading.attributes.markets import find_markets
from etl.reading.attributes.percentiles import find_percentiles
from etl.reading.attributes.publishers import find_publishers, publisher_name
from etl.reading.attributes.skills import find_degrees, find_skills


def values(spans):
    return [span.value for span in spans]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Senior engineers earn more", ["senior"]),
        ("senior and staff engineers", ["senior", "staff"]),
        ("senior or principal machine learning engineers", ["senior", "principal"]),
        ("entry-level pay", ["entry"]),
        ("mid-level roles", ["mid"]),
        ("new grads start here", ["new grad"]),
        ("an associate earns less", ["associate"]),
        ("tech leads and interns", ["lead", "intern"]),
        ("an L5 or an IC4", ["L5", "IC4"]),
        ("top earners", ["top earners"]),
        ("Senior staff engineers", ["senior staff"]),
        ("our senior year, the staff and a lead", []),
        ("associate degree", []),
    ],
)
def test_levels_in_prose(text, levels):
    assert values(find_levels(text)) == levels


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("Senior", "senior"),
        ("Mid-Level (3-5 years)", "mid"),
        ("Entry Level", "entry"),
        ("Junior data scientist", "junior"),
        ("L5", "L5"),
        ("Grade IV", "grade iv"),
        ("Band 7 (Lead)", "lead"),
        ("Sr. Engineer", "senior"),
        ("Vice President", "vp"),
        ("Boston", None),
    ],
)
def test_a_label_that_names_a_level(label, level):
    assert level_label(label) == level


@pytest.mark.parametrize(
    ("text", "percentiles"),
    [
        ("the 25th percentile", [25]),
        ("percentile 90", [90]),
        ("P75", [75]),
        ("the top 10%", [90]),
        ("the bottom 10 percent", [10]),
        ("the lowest-paid tenth", [10]),
        ("the upper quartile", [75]),
        ("the median (50th percentile)", [50]),
        ("the 10th, 50th and 90th percentile", [10, 50, 90]),
        ("its 25th anniversary", []),
    ],
)
def test_percentiles(text, percentiles):
    assert values(find_percentiles(text, among_percentiles=True)) == percentiles


def test_a_bare_ordinal_counts_only_among_percentiles():
    assert values(find_percentiles("at the 75th", among_percentiles=True)) == [75]
    assert values(find_percentiles("at the 75th", among_percentiles=False)) == []


@pytest.mark.parametrize(
    ("text", "industries"),
    [
        ("Finance pays $190,000", ["finance"]),
        ("engineers in healthcare", ["healthcare"]),
        ("the real estate and information technology sectors", ["real estate", "information technology"]),
        ("It is $90,000 in retail, and banking pays $120,000", ["retail", "banking"]),
        ("in tech hubs", []),
        ("software engineers", []),
    ],
)
def test_industries(text, industries):
    assert values(find_industries(text)) == industries


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("Startups pay less", ["Startups"]),
        ("early-stage startups and Big Tech companies", ["early-stage startups", "Big Tech companies"]),
        ("firms with 50 to 200 employees", ["firms with 50 to 200 employees"]),
        ("mid-size companies and hedge funds", ["mid-size companies", "hedge funds"]),
        ("our company", []),
    ],
)
def test_company_types(text, companies):
    assert values(find_company_types(text)) == companies


def test_hubs_are_places_without_a_name():
    assert find_hubs("in major tech hubs")
    assert find_hubs("high-cost cities")
    assert not find_hubs("in Boston")


@pytest.mark.parametrize(
    ("text", "markets"),
    [
        ("The global deep learning market will grow", ["global deep learning"]),
        ("the market for AI chips is large", ["AI chips"]),
        ("spending on cloud services reached $5 billion", ["cloud services"]),
        ("the job market", []),
        ("the stock market", []),
        ("the market", []),
    ],
)
def test_markets(text, markets):
    assert values(find_markets(text)) == markets


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("engineers with expertise in PyTorch can earn more", ["PyTorch"]),
        ("Engineers who know CUDA earn more", ["CUDA"]),
        ("CUDA adds about $10,000", ["CUDA"]),
        ("Kubernetes skills pay", ["Kubernetes"]),
        ("years of experience", []),
    ],
)
def test_skills(text, skills):
    assert values(find_skills(text)) == skills


def test_degrees():
    assert [text for text in ("a PhD", "master's degree", "an MBA", "mastery") if find_degrees(text)] == [
        "a PhD",
        "master's degree",
        "an MBA",
    ]


@pytest.mark.parametrize(
    ("text", "publishers"),
    [
        ("According to Glassdoor, it is $90k", ["Glassdoor"]),
        ("according to data from the World Economic Forum", ["World Economic Forum"]),
        ("The BLS projects growth", ["U.S. Bureau of Labor Statistics"]),
        ("the U.S. Bureau of Labor Statistics reports", ["U.S. Bureau of Labor Statistics"]),
        ("(Levels.fyi, 2024)", ["Levels.fyi"]),
        ("Source: Acme Research", ["Acme Research"]),
        ("Acme Market Insights projects growth", ["Acme Market Insights"]),
        ("Payscale's average", ["Payscale"]),
        ("according to recruiters", []),
        ("LinkedIn pays engineers well", []),
        ("no names here", []),
    ],
)
def test_publishers(text, publishers):
    assert values(find_publishers(text)) == publishers


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("BLS", "U.S. Bureau of Labor Statistics"),
        ("the Bureau", "U.S. Bureau of Labor Statistics"),
        ("Glassdoor's", "Glassdoor"),
        ("Dice, 2024", "Dice"),
    ],
)
def test_one_spelling_of_a_publisher(name, canonical):
    assert publisher_name(name) == canonical
