"""What headings, columns and labels lend to the figures below and beside them."""

import pytest

from etl.reading.denominations import currency_of, multiplier_of
from etl.reading.figures.periods import Period
from etl.reading.labels import lent_by_label
from etl.reading.lent import Lent, lent_by_scope, only_period, scoped_role


def named(lent):
    """What a text lends, by name."""
    return {name: getattr(lent, name) for name in Lent.__dataclass_fields__ if getattr(lent, name)}


@pytest.mark.parametrize(
    ("heading", "name", "value"),
    [
        ("Data Scientist salaries", "role", "Data Scientist"),
        ("Senior engineers", "level", "senior"),
        ("Pay in finance", "industry", "finance"),
        ("Startups", "company_type", "Startups"),
        ("Outlook 2023-2033", "period", Period(2023, 2033)),
        ("Salaries on Glassdoor", "source", "Glassdoor"),
        ("The AI market", "market", "AI"),
        ("25th percentile", "percentile", 25),
        ("Pay of PhD holders", "education", True),
        ("In major tech hubs", "hub", True),
    ],
)
def test_a_heading_lends(heading, name, value):
    assert getattr(lent_by_scope(heading), name) == value


def test_a_heading_that_names_two_lends_neither():
    assert lent_by_scope("Data scientists and data analysts").role is None
    assert lent_by_scope("Boston and Austin").place is None


def test_the_innermost_heading_names_the_role():
    assert scoped_role(("Pay", "Data Scientist salaries", "Data Engineer salaries")) == "Data Scientist"


def test_a_date_of_the_page_is_no_period_of_its_figures():
    assert only_period("Salaries in 2024") == Period(2024, 2024)
    assert only_period("Updated in 2024") is None
    assert only_period("4 March 2024") is None


@pytest.mark.parametrize(
    ("label", "head", "lent"),
    [
        ("Senior", "", {"level": "senior"}),
        ("Boston, MA", "", {"place": "Boston"}),
        ("Glassdoor", "", {"source": "Glassdoor"}),
        ("Glassdoor (2024)", "", {"source": "Glassdoor", "period": Period(2024, 2024)}),
        ("Acme", "Source", {"source": "Acme"}),
        ("Finance", "", {"industry": "Finance"}),
        ("Education", "", {}),
        ("Education", "Industry", {"industry": "Education"}),
        ("Toys", "Pay by industry", {"industry": "Toys"}),
        ("Toys", "Type of employer", {"company_type": "Toys"}),
        ("Toys", "Pay by employer", {"company_type": "Toys"}),
        ("CUDA", "Skill", {"skill": "CUDA"}),
        ("Chips", "Market", {"market": "Chips"}),
        ("Wizard", "Role", {"role": "Wizard"}),
        ("Wizard", "Career level", {"level": "wizard"}),
        ("Smart contract auditor", "", {"role": "Smart contract auditor"}),
        ("75th percentile", "", {"percentile": 75}),
        ("Average salary", "Skill", {}),
    ],
)
def test_a_label_lends(label, head, lent):
    found = named(lent_by_label(label, head))
    found.pop("field_of_work", None)
    if "place" in found:
        found["place"] = found["place"].city
    assert found == lent


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Salary (£)", "gbp"),
        ("Pay in CAD", "cad"),
        ("Euros a year", "eur"),
        ("LPA", "inr"),
        ("in dollars", "usd"),
        ("Salary", None),
    ],
)
def test_a_header_names_its_currency(text, currency):
    assert currency_of(text) == currency


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Pay in thousands", 1e3),
        ("Salary ($000s)", 1e3),
        ("Salary, k", 1e3),
        ("Salary (£k)", 1e3),
        ("USD millions", 1e6),
        ("in billions of dollars", 1e9),
        ("in lakhs", 1e5),
        ("Salary", None),
    ],
)
def test_a_header_names_its_multiplier(text, factor):
    assert multiplier_of(text) == factor
