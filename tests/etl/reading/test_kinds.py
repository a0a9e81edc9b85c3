"""Each rule that names a kind: a sentence that it names, and that says something else without it."""

import pytest

from etl.facts import Kind
from etl.reading.kinds import rules
from tests.etl.reading.reading import facts

GUIDE = "# Data Engineer salary guide\n\n"

# One text for each rule, in the order of the rules.
EXAMPLES = (
    ("market_size", "The AI market will reach $106 billion by 2029."),
    ("other_stat", "The signing and learning bonus is $5,000 a year."),
    ("bonus_amount", "Annual bonuses average $12,500 a year."),
    ("other_stat", "Pay includes initial stock of $200,000."),
    ("equity_per_year", "Stock adds $50,000 per year."),
    ("salary_percentile", "The median salary is $118,000."),
    ("skill_premium", "CUDA adds about $10,000 to pay."),
    ("education_premium", "A PhD adds $15,000 to pay."),
    ("company_type_comp", "Startups pay $110,000."),
    ("industry_salary", "Engineers in finance earn $160,000."),
    ("salary_by_level", "Senior data engineers earn $150,000."),
    ("salary_average", "The average salary of data engineers is $120,000 to $130,000."),
    ("salary_range", "Data engineers earn $90k to $140k."),
    ("salary_average", "Data engineers earn $120,000."),
    ("share_of_comp", "Equity makes up 15–25% of total compensation."),
    ("market_cagr", "The AI market is growing at a CAGR of 33.5%."),
    ("promotion_pct", "Promotions bring 10-15% salary jumps."),
    ("bonus_pct", "Bonuses are typically 10-20% of base salary."),
    ("postings_growth", "Job postings fell 12% in 2023."),
    ("city_premium", "Pay in Tampa is 8 percent below the national average."),
    ("hub_premium", "Salaries in tech hubs are 20-50% higher."),
    ("education_premium", "A doctorate adds another 9% to pay."),
    ("raise_pct", "## Annual raises\n\n- Most firms: 3%"),
    ("bonus_pct", "## Bonuses\n\n- Finance: 20% of base"),
    ("raise_pct", "Merit increases are usually 3-5%."),
    ("skill_premium", "Kubernetes expertise adds 8 to 12% to pay."),
    ("level_premium", "Senior engineers earn 30% more."),
    ("job_growth", "Jobs grew by 9% annually over the past four years."),
    ("other_stat", "Salaries rose 4% in 2023."),
    ("education_premium", "- PhD: 12%"),
    ("other_stat", "The average salary is $120,000. It rose 4% in 2023."),
    ("other_stat", "Unemployment is 3%."),
    ("experience_years", "Senior: 5-8 years of experience."),
    ("jobs_count", "There are over 50,000 openings."),
    ("postings_growth", "Job postings grew 3x in 2023."),
    ("job_growth", "Hiring grew 3x in 2023."),
    ("level_premium", "Senior engineers earn 2x what juniors earn."),
    ("other_stat", "They earn 2x the base salary."),
    ("other_stat", "| City | Index |\n|---|---|\n| Boston | 112 |\n| Austin | 98 |"),
)


def test_every_rule_has_its_example():
    assert [kind for kind, _ in EXAMPLES] == [rule.kind.value for rule in rules.RULES]


@pytest.mark.parametrize(
    "index", range(len(EXAMPLES)), ids=[f"{kind}: {text[:40]}" for kind, text in EXAMPLES]
)
def test_a_rule_names_its_example(index, monkeypatch):
    kind, text = EXAMPLES[index]
    named = [fact.kind for fact in facts(GUIDE + text)]
    assert kind in named
    without = rules.RULES[:index] + rules.RULES[index + 1 :]
    monkeypatch.setattr(rules, "RULES", without)
    assert [fact.kind for fact in facts(GUIDE + text)] != named


def test_every_kind_has_a_rule():
    assert {rule.kind for rule in rules.RULES} == set(Kind)
