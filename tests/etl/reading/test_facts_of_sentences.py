"""What a sentence, an item or a table says, as facts: one row an example."""

import pytest

from tests.etl.reading.reading import facts, only

GUIDE = "# Data Engineer salary guide\n\n"

PAY = "usd_per_year"


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit", "also"),
    [
        ("The average salary is $120,000.", "salary_average", 120e3, 120e3, PAY, {"role": "Data Engineer"}),
        ("Data engineers earn between $90k and $140k.", "salary_range", 90e3, 140e3, PAY, {}),
        ("The median salary is $118,000.", "salary_percentile", 118e3, 118e3, PAY, {"percentile": 50}),
        ("The top 10 percent earn more than $190,000.", "salary_percentile", 190e3, None, PAY, {"percentile": 90}),
        ("Senior data engineers earn $150,000 to $180,000.", "salary_by_level", 150e3, 180e3, PAY, {"level": "senior"}),
        ("In Seattle, data engineers average $145,000.", "salary_average", 145e3, 145e3, PAY, {"city": "Seattle"}),
        ("Pay in Austin, TX is 5-10% above the national average.", "city_premium", 5, 10, "pct", {"state": "TX"}),
        ("Pay in Tampa is 8 percent below the national average.", "city_premium", -8, -8, "pct", {"city": "Tampa"}),
        ("Salaries in tech hubs are 20-50% higher.", "hub_premium", 20, 50, "pct", {}),
        ("Bonuses are typically 10-20% of base salary.", "bonus_pct", 10, 20, "pct", {}),
        ("The sign-on bonus is $20,000.", "bonus_amount", 20e3, 20e3, "usd_total", {}),
        ("Annual bonuses average $12,500 a year.", "bonus_amount", 12.5e3, 12.5e3, PAY, {}),
        ("Stock adds $50,000 to $90,000 per year.", "equity_per_year", 50e3, 90e3, PAY, {}),
        ("Equity makes up 15–25% of total compensation.", "share_of_comp", 15, 25, "pct", {}),
        ("Annual raises are usually 3-5%.", "raise_pct", 3, 5, "pct_per_year", {}),
        ("Promotions bring 10-15% salary jumps.", "promotion_pct", 10, 15, "pct", {}),
        ("A doctorate adds another 9% to pay.", "education_premium", 9, 9, "pct", {}),
        ("Kubernetes expertise adds 8 to 12% to pay.", "skill_premium", 8, 12, "pct", {"skill": "Kubernetes"}),
        ("In finance, data engineers earn $160,000.", "industry_salary", 160e3, 160e3, PAY, {"industry": "finance"}),
        ("Startups pay $110,000 on average.", "company_type_comp", 110e3, 110e3, PAY, {"company_type": "Startups"}),
        ("Job postings fell 12% in 2023.", "postings_growth", -12, -12, "pct", {"period_start": 2023}),
        ("Jobs grew by 9% annually over the past four years.", "job_growth", 9, 9, "pct_per_year",
         {"period_text": "past four years"}),
        ("BLS projects 17% job growth from 2023 to 2033.", "job_growth", 17, 17, "pct",
         {"is_projection": True, "source_named": "U.S. Bureau of Labor Statistics", "period_end": 2033}),
        ("There are over 50,000 openings.", "jobs_count", 50e3, None, "count", {}),
        ("The data engineering market will reach $106 billion by 2029.", "market_size", 106e9, 106e9, "usd_total",
         {"market": "data engineering", "role": None, "is_projection": True, "period_start": None}),
        ("The AI market is growing at a CAGR of 33.5%.", "market_cagr", 33.5, 33.5, "pct_per_year", {"market": "AI"}),
        ("Contractors earn £550 to £750 a day.", "salary_range", 550, 750, "gbp_per_day", {}),
        ("Freelancers charge $75 to $150 per hour.", "salary_range", 75, 150, "usd_per_hour", {}),
        ("In London the average salary is £71,400.", "salary_average", 71_400, 71_400, "gbp_per_year",
         {"city": "London", "state": None}),
        ("Glassdoor reports an average salary of $126,000.", "salary_average", 126e3, 126e3, PAY,
         {"source_named": "Glassdoor"}),
        ("A quarter earn less than $104,000.", "salary_percentile", None, 104e3, PAY, {"percentile": 25}),
        ("One in ten engineers is paid well; a tenth earn over $210,000.", "salary_percentile", 210e3, None, PAY,
         {"percentile": 90}),
        ("The target is usually eight to twelve percent of base.", "bonus_pct", 8, 12, "pct", {}),
        ("CDISC skills can add $3,000 to $5,000 a year to pay.", "skill_premium", 3e3, 5e3, PAY, {"skill": "CDISC"}),
        ("Drone sales are forecast to reach $3.6 billion worldwide by 2029.", "market_size", 3.6e9, 3.6e9, "usd_total",
         {"market": "Drone", "is_projection": True}),
        ("Vacancies in London are down in a year, a fall of 13%.", "postings_growth", -13, -13, "pct",
         {"city": "London"}),
        ("The average salary across India is ₹21 lakh.", "salary_average", 2.1e6, 2.1e6, "inr_per_year",
         {"city": None}),
        ("Graduates start at no more than $98,000.", "salary_by_level", None, 98e3, PAY, {"level": "graduate"}),
    ],
)  # fmt: skip
def test_a_sentence(
    text: str, kind: str, low: float, high: float, unit: str, also: dict[str, object]
) -> None:
    fact = only(GUIDE + text)
    assert (fact.kind, fact.low, fact.high, fact.unit) == (kind, low, high, unit)
    assert {name: getattr(fact, name) for name in also} == also


@pytest.mark.parametrize(
    "text",
    [
        "I was offered $187,000 and took it.",
        "She earned $98,000 in her first job.",
        "If you make $100,000 now, ask for more pay.",
        "62% of respondents said that pay matters.",
        "A bootcamp costs $12,000, so plan your pay.",
        "The start-up raised $40 million in a Series A round.",
        "The model reaches 95% accuracy on salary data.",
        "Split the salary data: 70% training, 20% validation, 10% test.",
        "The employer matches 4% in the 401(k) plan.",
        "Options vest 25% a year with a one-year cliff.",
        "Python 3.11 and CUDA 12.4 are what you earn your pay with.",
        "Call 408-555-0118 about pay.",
        "An H100 card costs $30,000 and earns its keep.",
        "Income tax takes 24% above $100,525 of pay.",
        "Is a salary of $150,000 enough?",
        "A departing director got $2 million, the paper wrote on pay.",
        "The firm cut pay after a loss of $85 million on revenues of $1.1 billion.",
        "71% of holders report a raise within a year.",
        "Salaries are 45,000 kroner a month.",
        "Acme sales are forecast to reach $4 billion by 2030, and pay is high.",
    ],
)
def test_a_trap_gives_no_fact(text: str) -> None:
    assert facts(GUIDE + text) == ()


def test_each_figure_of_a_list_has_its_own_place() -> None:
    before = facts(GUIDE + "Seattle pays $180,000, Austin $150,000.")
    after = facts(GUIDE + "Salaries reach $180,000 in Seattle and $150,000 in Austin.")
    assert [(f.city, f.high) for f in before] == [("Seattle", 180e3), ("Austin", 150e3)]
    assert [(f.city, f.high) for f in after] == [("Seattle", 180e3), ("Austin", 150e3)]


def test_respectively_pairs_in_order() -> None:
    found = facts(GUIDE + "The finance and retail sectors pay $190,000 and $160,000 respectively.")
    assert [(f.industry, f.high) for f in found] == [("finance", 190e3), ("retail", 160e3)]


def test_a_heading_lends_its_year_and_role() -> None:
    text = "# Pay report\n\n## Data Scientist salaries (2024)\n\n- Average: $120,000\n\n## Outlook\n\n- Bonus: 10% of base\n"
    average, bonus = facts(text)
    assert (average.role, average.period_start, average.period_end) == ("Data Scientist", 2024, 2024)
    assert bonus.period_start is None


def test_a_note_lends_currency_and_thousands() -> None:
    text = (
        GUIDE
        + "All figures in thousands of pounds.\n\n| Level | Pay |\n|---|---|\n| Junior | 42-55 |\n| Senior | 80-110 |\n"
    )
    junior, senior = facts(text)
    assert (junior.low, junior.high, junior.unit, junior.level) == (42e3, 55e3, "gbp_per_year", "junior")
    assert (senior.low, senior.high, senior.level) == (80e3, 110e3, "senior")


def test_a_dollar_that_says_whose_it_is_keeps_its_currency_under_a_note() -> None:
    text = GUIDE + "All salaries are in Canadian dollars.\n\n- Toronto: $128,000\n- Seattle: US$168,000\n"
    assert [fact.unit for fact in facts(text)] == ["cad_per_year", "usd_per_year"]


def test_the_currency_of_a_cell_is_never_taken_for_dollars() -> None:
    text = (
        GUIDE
        + "Country   Currency   From      To\n"
        + "Brazil    BRL        9,800     15,400\nHungary   HUF        900,000   1,300,000\n"
    )
    monthly = text.replace("Country ", "Monthly pay\n\nCountry ")
    assert [fact.unit for fact in facts(monthly)] == ["brl_per_month", "huf_per_month"]


@pytest.mark.parametrize("sum_", ["$110,000 CAD", "$110,000 Canadian dollars", "110,000 Canadian dollars"])
def test_the_name_after_a_sum_says_whose_dollars_they_are(sum_: str) -> None:
    assert only(GUIDE + f"Data engineers earn {sum_} a year.").unit == "cad_per_year"


def test_raises_below_a_heading_on_a_city_are_no_premium() -> None:
    (raise_,) = facts(GUIDE + "## Pay in Austin\n\nIn general, raises are 3% a year.\n")
    assert raise_.kind == "raise_pct"


def test_the_fields_of_a_record_speak_for_each_other() -> None:
    text = (
        GUIDE
        + "role: GIS Analyst\nlocation: Denver, CO\nbase.p25: 61,400\nbase.p50: 70,250\nbonus.target_pct: 5\n"
    )
    found = facts(text)
    assert [(f.kind.value, f.low, f.percentile) for f in found] == [
        ("salary_percentile", 61_400, 25),
        ("salary_percentile", 70_250, 50),
        ("bonus_pct", 5, None),
    ]
    assert {(f.role, f.city, f.state) for f in found} == {("GIS Analyst", "Denver", "CO")}


def test_a_subject_without_a_verb_ends_the_employer_before_it() -> None:
    banks, insurers = facts(GUIDE + "Banks pay an average of $139,000, insurers $127,500.")
    assert (banks.company_type, insurers.company_type) == ("Banks", "insurers")


def test_a_range_beside_the_average_of_another_clause_stays_a_range() -> None:
    wide, average = facts(GUIDE + "Engineers earn $90,000 to $140,000 a year, and the average is $120,000.")
    assert (wide.kind.value, average.kind.value) == ("salary_range", "salary_average")


def test_a_publisher_of_the_second_clause_does_not_speak_for_the_first() -> None:
    text = GUIDE + "The average salary is $168,000, and Levels.fyi puts the 90th percentile at $255,000."
    assert [fact.source_named for fact in facts(text)] == [None, "Levels.fyi"]


def test_numbered_grades_are_levels_with_their_steps() -> None:
    text = (
        GUIDE
        + "Annual pay:\n\nBand   Entry step   Top step\n"
        + "6      $38,682      $46,580\n7      $47,810      $54,710\n"
    )
    assert [(f.level, f.low, f.high) for f in facts(text)] == [
        ("band 6", 38_682, 46_580),
        ("band 7", 47_810, 54_710),
    ]


def test_a_change_in_a_table_on_a_city_is_no_premium() -> None:
    text = (
        "# Data Engineer pay in London\n\n| Measure | 2023 | 2024 | Change |\n|---|---|---|---|\n"
        "| Median | £118,000 | £121,500 | +3.0% |\n| Upper quartile | £162,000 | £158,500 | −2.2% |\n"
    )
    changes = [f for f in facts(text) if f.unit == "pct"]
    assert [(f.kind.value, f.low) for f in changes] == [("other_stat", 3.0), ("other_stat", -2.2)]


def test_the_question_of_an_interview_heads_its_answer() -> None:
    text = GUIDE + "KIM: Any bonus for those who stay?\n\nLEE: Ten percent of base, as a rule.\n"
    (bonus,) = facts(text)
    assert (bonus.kind.value, bonus.low) == ("bonus_pct", 10)


def test_a_source_line_keeps_the_stops_of_a_name() -> None:
    text = (
        GUIDE + "Growth of jobs, 2023 to 2033\n\n- Drafters: 2%\n\nSource: U.S. Bureau of Labor Statistics\n"
    )
    (growth,) = facts(text)
    assert growth.source_named == "U.S. Bureau of Labor Statistics"


def test_low_and_high_columns_make_one_range() -> None:
    text = (
        GUIDE
        + "level,years,base_low,base_high,bonus_pct\nEntry,0-2,95000,120000,8\nSenior,6+,150000,190000,15\n"
    )
    found = facts(text)
    assert [(f.kind.value, f.low, f.high, f.level) for f in found] == [
        ("experience_years", 0, 2, "entry"),
        ("salary_by_level", 95_000, 120_000, "entry"),
        ("bonus_pct", 8, 8, "entry"),
        ("experience_years", 6, None, "senior"),
        ("salary_by_level", 150_000, 190_000, "senior"),
        ("bonus_pct", 15, 15, "senior"),
    ]


def test_percentiles_across_the_columns_of_a_fixed_width_table() -> None:
    text = GUIDE + "Percentile   10th      50th      90th\nUS           88,000   124,000   180,000\n"
    assert [(f.percentile, f.low) for f in facts(text)] == [(10, 88e3), (50, 124e3), (90, 180e3)]


def test_a_source_line_credits_the_list_above_it() -> None:
    text = (
        GUIDE + "Salaries:\n\n- Entry-Level: $90,000\n- Senior-Level: $150,000\n\nSource: Levels.fyi, 2024\n"
    )
    assert {fact.source_named for fact in facts(text)} == {"Levels.fyi"}


def test_washington_the_state_is_not_the_capital() -> None:
    state = only(GUIDE + "In Washington state, data engineers average $150,000.")
    capital = only(GUIDE + "In Washington, D.C., data engineers average $140,000.")
    assert (state.city, state.state) == (None, "WA")
    assert (capital.city, capital.state) == ("Washington", "DC")


def test_ids_are_stable_and_name_their_line() -> None:
    text = GUIDE + "The average salary is $120,000."
    first, again = only(text), only(text)
    assert first.id == again.id == "made-up:3:salary_average:1"
