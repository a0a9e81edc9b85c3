"""Each veto: a text that it keeps from being a fact, with its reason."""

import pytest

from etl.reading.vetoes import clauses, numerals
from tests.etl.reading.reading import read

GUIDE = "# Data Engineer salary guide\n\n"

# One text for each row, in the order of the rows.
OF_CLAUSES = (
    ("a code or an identifier", "- Code: $15"),
    ("a sample size", "We looked at 12,000 jobs and their pay."),
    ("a share of people or firms in a survey", "62% of engineers are happy with their pay."),
    ("a share of people or firms in a survey", "Of their pay, 40% said nothing."),
    ("a share of people or firms in a survey", "In our salary survey, pay was named by 40% as a reason."),
    ("a share of people or firms in a survey", "The share of employers that raise pay is 40%."),
    (
        "a ratio to an average, not a difference",
        "Pay in Austin is 104% of the national average, which makes it 4% higher.",
    ),
    ("what one firm pays", "Against the median pay, we trail by 6%."),
    ("a data split", "The salary data was split 70% to training."),
    ("model quality or system health", "The model predicts pay with 95% accuracy."),
    ("vesting terms", "Stock vests 25% a year."),
    ("a fee", "The agency takes a fee of 20% of salary."),
    ("an ownership stake", "Founders offer a stake of 2% beside pay."),
    ("a retirement or benefit rule", "The employer matches 4% of pay."),
    ("tax, interest or inflation", "Inflation of 4% eats the pay."),
    ("tax, visa or surcharge", "Visas need 60% higher pay."),
    ("a discount or price", "Get 20% off your salary report."),
    ("the cost of study or training", "A bootcamp costs $12,000 of your pay."),
    ("a price or cost", "Rent is $24,000 of your pay a year."),
    ("funding, valuation or revenue of firms", "The firm raised $4 million and pays well."),
    ("a cap, threshold or limit set by law", "The salary threshold is $35,568."),
    ("a rule of the survey's method", "Salaries were rounded to $1,000."),
    ("a sum of two or an equivalent, not a figure", "A salary there feels like $80,000."),
    ("the limits of an allowance", "The weighting is 20% of pay, with a minimum of £5,414 a year."),
    ("an allowance or budget", "Pay comes with an allowance of $1,500 a year."),
    ("one person's story", "She earned $98,000 in pay."),
    ("one person's story", "Beside pay, a departing director got $2 million."),
    ("an example, not a figure", "If you make $100,000 a year, ask for more pay."),
    ("an age or a tenure", "The average tenure is 3 years of experience."),
    ("a length of time, not experience", "It takes 2 years to gain experience."),
    (
        "hours, days or weeks, not pay",
        "| City | Openings |\n|---|---|\n| Boston | 40 hours |\n| Austin | 50 hours |",
    ),
    (
        "people or things that are no jobs",
        "| City | Openings |\n|---|---|\n| Boston | 4,000 users |\n| Austin | 50 |",
    ),
    ("a company's size", "The firm cut 1,200 jobs."),
)
OF_NUMERALS = (
    ("the name of a retirement plan", "a 401k"),
    ("the number of a figure, table, page or section", "see Table 3 on pay"),
    ("part of a name", "a 3D artist"),
    ("a tolerance", "to within +/- 0.5%"),
    ("a footnote mark", "as shown [12]"),
    ("a software version or model name", "with Python 3"),
    ("a form, visa, standard or law", "under SOC 15"),
    ("a telephone number", "call us at 555"),
    ("a time of day", "at 9 a.m."),
    ("a time of day", "at 9:30 today"),
    ("shares of a split or a schedule", "a 70/20/10 split"),
    ("shares of a split or a schedule", "a 70/20/10 split"),
    ("shares of a split or a schedule", "a 70/20/10 split"),
    ("a rating", "rated 4 out of 5"),
    ("a rating", "rated 4.5/5 there"),
    ("a length of reading", "a 7 min read"),
    ("a phrase, not a number", "open 24/7"),
    ("a phrase, not a number", "open 24/7"),
    ("memory, data or model size", "with 80 GB"),
    ("a postal code or street number", "at 12 Main Street"),
    ("a postal code or street number", "in Suite 300"),
    ("a copyright year", "© 1949 the authors"),
    ("a rank or century", "the 21st century"),
    ("an age", "aged 34"),
    ("an age", "and Maria, 34, moved"),
    ("an age", "a 34-year-old"),
    ("a round figure, not a number", "in the low $70,000s"),
    ("a decade", "in the 90's"),
)


def reasons(text):
    """Why the numerals of a text are in no fact."""
    return [numeral.reason for numeral in read(GUIDE + text).numerals]


def test_every_veto_has_its_example():
    assert [reason for reason, _ in OF_CLAUSES] == [row.reason for row in clauses.VETOES]
    assert [reason for reason, _ in OF_NUMERALS] == [row.reason for row in numerals.TOKEN_VETOES]


@pytest.mark.parametrize("index", range(len(OF_CLAUSES)), ids=[reason for reason, _ in OF_CLAUSES])
def test_a_clause_is_vetoed_by_its_row(index, monkeypatch):
    reason, text = OF_CLAUSES[index]
    found = reasons(text)
    assert reason in found
    monkeypatch.setattr(clauses, "VETOES", clauses.VETOES[:index] + clauses.VETOES[index + 1 :])
    assert reasons(text) != found


@pytest.mark.parametrize("index", range(len(OF_NUMERALS)), ids=[reason for reason, _ in OF_NUMERALS])
def test_a_numeral_is_vetoed_by_its_row(index, monkeypatch):
    reason, text = OF_NUMERALS[index]
    found = reasons(text)
    assert reason in found
    rows = numerals.TOKEN_VETOES
    monkeypatch.setattr(numerals, "TOKEN_VETOES", rows[:index] + rows[index + 1 :])
    assert reasons(text) != found


def test_a_market_may_be_spent_on():
    (numeral,) = read("# AI report\n\nSpending on the AI chip market reached $200 billion.").numerals
    assert numeral.fact_id is not None


def test_a_sum_is_never_a_version_or_a_list_number():
    assert reasons("Figure $120,000 is the average salary.") == [None]
    assert reasons("Figure 120 is the average salary.") == ["the number of a figure, table, page or section"]
