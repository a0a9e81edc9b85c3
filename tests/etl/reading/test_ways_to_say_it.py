"""One thing said in many ways: each table is a mechanism of the reader, each row a way it must not miss."""

import pytest

from etl.roles import find_roles
from etl.subjects import guess_role
from tests.etl.reading.reading import facts, only

GUIDE = "# Data Engineer salary guide\n\n"
PAY = "usd_per_year"


def fields(fact, names):
    return {name: getattr(fact, name) for name in names}


@pytest.mark.parametrize(
    ("text", "percentile", "low", "high"),
    [
        ("One in ten makes upwards of $190,000.", 90, 190e3, None),
        ("One in ten of them takes home over $190,000.", 90, 190e3, None),
        ("One in ten earns no more than $80,000.", 10, None, 80e3),
        ("One in four brings in north of $150,000.", 75, 150e3, None),
        ("One in four gets less than $95,000.", 25, None, 95e3),
        ("One out of ten earns in excess of $190,000.", 90, 190e3, None),
        ("1 in 10 earns more than $190,000.", 90, 190e3, None),
        ("A quarter of data engineers make under $95,000.", 25, None, 95e3),
        ("A quarter of data engineers pocket more than $150,000.", 75, 150e3, None),
        ("Half of all engineers earn more than $120,000.", 50, 120e3, None),
        ("Ten percent earn at least $190,000.", 90, 190e3, None),
        ("A tenth receive less than $80,000.", 10, None, 80e3),
    ],
)
def test_shares_of_earners_are_percentiles(text, percentile, low, high):
    fact = only(GUIDE + text)
    assert (fact.kind, fact.percentile, fact.low, fact.high) == ("salary_percentile", percentile, low, high)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Pay in Tampa is 8 percent short of the national average.", -8),
        ("Pay in Tampa is 8 percent shy of the national average.", -8),
        ("Pay in Tampa is 8 percent south of the national average.", -8),
        ("Pay in Tampa lags the national average by 8 percent.", -8),
        ("Pay in Tampa trails the national mean by 8 percent.", -8),
        ("Tampa pays 8 percent less than elsewhere.", -8),
        ("Pay in Tampa is 8 percent clear of the national average.", 8),
        ("Pay in Tampa is 8 percent north of the national average.", 8),
        ("Pay in Tampa is 8 percent better than the national average.", 8),
        ("Tampa beats the national average by 8 percent.", 8),
        ("Tampa sits 8 percent ahead of the national figure.", 8),
        ("Tampa pays 8 percent over the rest of Florida.", 8),
    ],
)
def test_a_premium_in_any_words_has_its_sign(text, low):
    fact = only(GUIDE + text)
    assert (fact.kind, fact.city, fact.low) == ("city_premium", "Tampa", low)


@pytest.mark.parametrize(
    "text",
    [
        "Data engineers fetch $130,000.",
        "Data engineers pull in $130,000.",
        "Data engineers take home $130,000.",
        "Data engineers pocket $130,000.",
        "Data engineers command $130,000.",
        "Data engineers can count on $130,000.",
        "Data engineers come in at $130,000.",
        "Data engineers walk away with $130,000.",
        "Data engineers rake in $130,000.",
        "Data engineers bring home $130,000.",
        "Data engineers can expect to get $130,000.",
    ],
)
def test_verbs_that_speak_of_pay(text):
    fact = only("# A report\n\n" + text)
    assert (fact.kind, fact.low, fact.unit) == ("salary_average", 130e3, PAY)


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("Salaries go as low as $61,000.", 61e3, None, "at_least"),
        ("Salaries start from a low of $61,000.", 61e3, None, "at_least"),
        ("Data engineers earn upwards of $161,000.", 161e3, None, "at_least"),
        ("Data engineers earn better than $161,000.", 161e3, None, "at_least"),
        ("Pay climbs past $161,000.", 161e3, None, "at_least"),
        ("Pay can run well past $161,000.", 161e3, None, "at_least"),
        ("Salaries go as high as $168,500.", None, 168.5e3, "up_to"),
        ("Indeed shows a top salary of $168,500.", None, 168.5e3, "up_to"),
        ("The maximum salary of $168,500 is rare.", None, 168.5e3, "up_to"),
        ("Pay stays south of $168,500.", None, 168.5e3, "up_to"),
        ("Pay reaches a high of $168,500.", None, 168.5e3, "up_to"),
    ],
)
def test_open_ends_in_any_words(text, low, high, bound):
    fact = only(GUIDE + text)
    assert (fact.low, fact.high, fact.bound) == (low, high, bound)


@pytest.mark.parametrize(
    ("question", "answer", "kind", "also"),
    [
        ("How much stock should I expect?", "Between $40,000 and $90,000 per year.", "equity_per_year", {}),
        ("What about equity?", "About $40,000 a year.", "equity_per_year", {}),
        ("Do they get RSUs?", "Yes, $40,000 a year.", "equity_per_year", {}),
        ("How big are annual raises?", "4% on average.", "raise_pct", {}),
        ("Do they get raises?", "Yes, about 4% per year.", "raise_pct", {}),
        ("How large is the bonus?", "10% of base.", "bonus_pct", {}),
        ("What about bonuses?", "Employers pay 8 percent of base.", "bonus_pct", {}),
        ("What do interns make?", "$48 an hour.", "salary_by_level", {"level": "intern", "unit": "usd_per_hour"}),
        ("Has pay kept up?", "It is up four percent in 2024.", "other_stat", {"low": 4}),
        ("How long does it take to become senior?", "About five years of experience.", "experience_years",
         {"level": "senior"}),
        ("What does the job pay?", "$120,000 on average.", "salary_average", {}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("layout", ["{}\n{}", "Q: {}\nA: {}", "{} {}", "### {}\n\n{}"])
def test_a_question_lends_to_its_answer(question, answer, kind, also, layout):
    fact = only(GUIDE + layout.format(question, answer))
    assert (fact.kind, fields(fact, also)) == (kind, also)


@pytest.mark.parametrize(
    ("header", "city"),
    [
        ("Sydney A$", "Sydney"),
        ("London (£k)", "London"),
        ("Boston $", "Boston"),
        ("Boston ($k)", "Boston"),
        ("Boston (USD)", "Boston"),
        ("Boston base", None),
        ("Boston base pay", "Boston"),
        ("Boston salary", "Boston"),
        ("Boston median salary", "Boston"),
        ("Stockholm SEK", "Stockholm"),
        ("Boston USD thousands", "Boston"),
    ],
)
def test_a_column_of_a_place_may_say_in_what_it_is_paid(header, city):
    table = f"| Level | {header} |\n|---|---|\n| Junior | 85,000 |\n| Senior | 120,000 |\n"
    assert {fact.city for fact in facts(GUIDE + table)} <= {city, "Boston"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In Toronto data engineers earn", "data engineer"),
        ("In New York data engineers earn", "data engineer"),
        ("Across Texas machine learning engineers earn", "machine learning engineer"),
        ("at Boston software developers get", "software developer"),
        ("from Denver data analysts move", "data analyst"),
        ("Outside London data engineers earn", "data engineer"),
        ("the Data Engineer", "Data Engineer"),
        ("Acoustics engineers earn", "acoustics engineer"),
        ("Open data engineer positions", "data engineer"),
    ],
)
def test_a_place_before_a_role_is_no_part_of_it(text, role):
    assert [span.value for span in find_roles(text)] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Government statisticians see more jobs.",
        "Labor economists expect growth.",
        "Market analysts predict a rise.",
        "Industry analysts forecast 20%.",
        "Bank economists say pay is up.",
        "Pay experts reckon with 4%.",
        "Career experts believe it.",
        "Labor economists project growth.",
        "Market researchers estimate it.",
        "Industry analysts warn of cuts.",
    ],
)
def test_those_who_foretell_are_no_role_of_the_figure(text):
    assert find_roles(text) == []


@pytest.mark.parametrize(
    ("title", "body", "role"),
    [
        ("The boom in actuarial data science", "Nobody sees an actuarial data scientist at parties.",
         "Actuarial Data Scientist"),
        ("Pay tables 2025", "Table A. Computer vision engineers\nA computer vision engineer earns more.",
         "Computer Vision Engineer"),
        ("Channel digest", "For ML compiler engineers\nWhat does a compiler engineer get?", "ML Compiler Engineer"),
        ("Podcast 88", "What simulation engineers earn in motorsport", "Simulation Engineer"),
        ("Memo", "What edge AI engineers get paid", "Edge AI Engineer"),
        ("Two trades", "Data engineers and data analysts.\nData analysts and data engineers.\nA web developer.", None),
        ("Trades", "Data engineers.\nWeb developers.\nData analysts.\nCloud architects.", None),
        ("A guide", "Nothing is said of anybody.", None),
    ],
)  # fmt: skip
def test_the_role_of_a_document_whose_title_names_none(title, body, role):
    assert guess_role(title, tuple(body.split("\n"))) == role


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("It is not only the bonus: seniors earn more than $180,000.", "salary_by_level"),
        ("It is not just equity: seniors earn $180,000.", "salary_by_level"),
        ("Not only the bonus counts, seniors earn $180,000.", "salary_by_level"),
        ("The bonus for seniors is $18,000 a year.", "bonus_amount"),
    ],
)
def test_what_is_denied_names_no_figure(text, reported):
    assert only(GUIDE + text).kind == reported


@pytest.mark.parametrize(
    "text",
    [
        "Pay is in the low $70,000s.",
        "Pay in Boise is set at 90 % of the national average.",
        "Against the median pay, we trail by 6 percent.",
        "Two offers were lost, one at $205,000.",
        "Another was lowballed at $135,000.",
        "One of us just signed for $520,000 of total pay.",
        "Keep the sign-on cap at $25,000.",
        "ZipRecruiter uses data from 4,100 postings.",
        "By the five-year mark pay rises.",
        "The share with a bonus is 71 %.",
    ],
)
def test_what_is_no_market_figure(text):
    assert facts(GUIDE + text) == ()


@pytest.mark.parametrize(
    ("said", "currency"),
    [
        ("An engineer costs more now (all dollars are Canadian).", "cad"),
        ("All amounts are Canadian dollars.", "cad"),
        ("All figures are in Australian dollars.", "aud"),
        ("Dollar figures are Australian.", "aud"),
        ("Dollar amounts are in CAD.", "cad"),
        ("Dollars here are New Zealand dollars.", "nzd"),
        ("Dollar signs mean Singapore dollars.", "sgd"),
        ("The dollar sign stands for Hong Kong dollars.", "hkd"),
        ("All sums are in Canadian dollars.", "cad"),
        ("Money is in AUD.", "aud"),
        ("All salaries are in Canadian dollars.", "cad"),
        ("Canadian engineers move south.", "usd"),
        ("Dollars are scarce.", "usd"),
    ],
)
def test_a_document_says_whose_its_dollars_are(said, currency):
    fact = only(f"{GUIDE}{said}\n\nPay varies by place and by employer.\n\nThe average salary is $118,000.")
    assert fact.unit == f"{currency}_per_year"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The AI market is put at $3.9 billion by Kestrel Insight.", "Kestrel Insight"),
        ("The AI market was estimated at $3.9 billion by Harbour Finch.", "Harbour Finch"),
        ("Kestrel Insight values the AI market at $3.9 billion.", "Kestrel Insight"),
        ("Kestrel Insight puts the AI market at $3.9 billion.", "Kestrel Insight"),
        ("The AI market will reach $3.9 billion, says Gartner.", "Gartner"),
        ("The AI market will reach $3.9 billion, estimates the IDC.", "IDC"),
        ("IDC saw the AI market at $3.9 billion.", "IDC"),
        ("Gartner foresees an AI market of $3.9 billion.", "Gartner"),
        ("Kestrel Insight sees the AI market at $3.9 billion.", "Kestrel Insight"),
        ("According to Kestrel Insight, the AI market was $3.9 billion.", "Kestrel Insight"),
        ("Gartner's survey covers the field. It puts the AI market at $3.9 billion.", "Gartner"),
        ("The U.S. agency follows the field. It puts the AI market at $3.9 billion.", None),
    ],
)
def test_who_says_so(text, source):
    assert only(GUIDE + text).source_named == source


@pytest.mark.parametrize(
    ("title", "body", "role"),
    [
        (
            "How much does a dental hygienist make?",
            "Dental hygienists earn $80,000.\nHygienists ...",
            "Dental Hygienist",
        ),
        (
            "Shift change",
            "What is a heavy diesel fitter worth?\nA heavy diesel fitter earns well.",
            "Heavy Diesel Fitter",
        ),
        ("Memo", "What glaziers are paid\n\nA glazier earns $52,000.", "Glazier"),
        ("How to become a locksmith", "A locksmith opens doors. Locksmiths earn $48,000.", "Locksmith"),
        (
            "Building services engineers: pay survey",
            "A building services engineer earns €61,500.",
            "Building Services Engineer",
        ),
        ("What does it cost", "A car costs a lot.", None),
    ],
)
def test_a_profession_is_told_by_the_question_for_its_pay(title, body, role):
    assert guess_role(title, tuple(body.split("\n"))) == role


def test_under_a_heading_on_industries_the_subjects_are_industries():
    text = (
        "## Pay by industry\n\nOil and gas pays the most, $118,500. Semiconductor equipment is next at $116,000, "
        "then pharmaceuticals at $107,200 and automotive at $98,600."
    )
    found = [(fact.kind, fact.industry, fact.low) for fact in facts(GUIDE + text)]
    assert found == [
        ("industry_salary", "Oil and gas", 118_500),
        ("industry_salary", "Semiconductor equipment", 116_000),
        ("industry_salary", "pharmaceuticals", 107_200),
        ("industry_salary", "automotive", 98_600),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Knowing Go adds 6 percent, Rust eight.", [6, 8]),
        (
            "Embedded Linux carries a premium of eight percent, RTOS work of five, and AUTOSAR of eleven.",
            [8, 5, 11],
        ),
        ("A PhD adds about 10% in year one, nothing after year three.", [10]),
        ("Bonuses are 57% more common now, and two in three firms say so.", []),
    ],
)
def test_a_percentage_without_its_unit_goes_on_counting(text, values):
    assert [fact.low for fact in facts(GUIDE + text) if fact.kind.endswith("premium")] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Fitters in Perth average a hundred and nineteen thousand. Leeds, a hundred and eight.",
            [119e3, 108e3],
        ),
        ("Juniors earn ninety thousand dollars. Seniors make a hundred and twenty.", [90e3, 120e3]),
        ("The median is sixty-one thousand seven hundred and seventy dollars.", [61_770]),
        ("They earn forty-six and a half thousand dollars.", [46_500]),
        (
            "They earn between a hundred and fifty-five and a hundred and eighty-five thousand dollars.",
            [155e3],
        ),
        ("They earned ninety thousand dollars in twenty twenty-three.", [90e3]),
    ],
)
def test_pay_as_it_is_spoken(text, values):
    assert [fact.low for fact in facts(GUIDE + text)] == values


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Wisconsin pays $39.44 an hour, while in Iowa the rate is $36.85.",
            ["usd_per_hour", "usd_per_hour"],
        ),
        (
            "In Denmark DKK 46,000 per month is usual pay, in Sweden SEK 48,500.",
            ["dkk_per_month", "sek_per_month"],
        ),
        ("Chains pay $40 an hour, plus a sign-on bonus of $2,500.", ["usd_per_hour", "usd_total"]),
        ("Pay: Daily ($341.50), weekly ($1,612).", ["usd_per_day", "usd_per_week"]),
    ],
)
def test_the_period_of_the_pay_before_holds_for_pay_alone(text, units):
    assert [fact.unit for fact in facts(GUIDE + text)] == units


def test_what_stands_below_a_table_says_in_what_it_is():
    text = (
        "| Location | Lower quartile | Upper quartile |\n|---|---|---|\n| Dublin | 54.5 | 78.0 |\n| Belfast | 36.0 | 52.0 |"
        "\n\nNotes to Table 1: base pay in thousands of euro a year. Belfast in thousands of pounds sterling."
    )
    found = [(fact.city, fact.percentile, fact.low, fact.unit) for fact in facts(GUIDE + text)]
    assert found == [
        ("Dublin", 25, 54_500, "eur_per_year"),
        ("Dublin", 75, 78_000, "eur_per_year"),
        ("Belfast", 25, 36_000, "gbp_per_year"),
        ("Belfast", 75, 52_000, "gbp_per_year"),
    ]


def test_a_column_around_100_is_an_index_and_no_premium():
    text = "| Where | vs. UK median |\n|---|---|\n| London | 118 |\n| Leeds | 94 |\n| Belfast | 83 |"
    assert [(fact.unit, fact.low) for fact in facts(GUIDE + text)] == [
        ("index", 118),
        ("index", 94),
        ("index", 83),
    ]


def test_how_many_reported_is_no_pay():
    text = "| City | Average per hour | Salaries reported |\n|---|---|---|\n| Rochester, MN | $47.36 | 38 |"
    assert [(fact.unit, fact.low) for fact in facts(GUIDE + text)] == [("usd_per_hour", 47.36)]


def test_a_city_that_no_table_of_places_lists_is_one_in_a_column_of_cities():
    text = "| Location | Median salary |\n|---|---|\n| Grimsby | $61,000 |\n| Remote | $70,000 |"
    assert [fact.city for fact in facts(GUIDE + text)] == ["Grimsby", None]


def test_comments_of_a_file_of_data_speak_for_all_of_it():
    text = (
        "# extract, site reliability engineers\n# currency SGD, amounts per month\n\n"
        "grade\tpay\nJunior\t4,200\nSenior\t8,300\n"
    )
    assert [(fact.level, fact.low, fact.unit) for fact in facts(text)] == [
        ("junior", 4200, "sgd_per_month"),
        ("senior", 8300, "sgd_per_month"),
    ]


def test_a_paragraph_headed_by_a_site_is_its_own():
    text = "**PayScale.** PayScale is the stingiest. Its average is $84,107, with the bottom 10% at $64,000."
    assert {fact.source_named for fact in facts(GUIDE + text)} == {"PayScale"}


def test_a_city_named_in_parallel_takes_the_place_of_the_one_before():
    found = facts(GUIDE + "Richmond pays $51,300, Charlotte $50,400 and Raleigh $58,000.")
    assert [(fact.city, fact.low) for fact in found] == [
        ("Richmond", 51_300),
        ("Charlotte", 50_400),
        ("Raleigh", 58_000),
    ]


def test_what_the_writer_adds_of_himself_makes_no_story_of_the_market():
    assert only(GUIDE + "In Cardiff, where I live, the average salary is £46,000.").low == 46_000
    assert facts(GUIDE + "We asked for $155,000 in salary, they came back with $151,000.") == ()


def test_the_parts_of_an_export_are_headings_over_their_tables():
    text = (
        "# export 4.2 ; generated 2024-11-06\n# role=Site Reliability Engineer ; currency=CHF ; basis=gross/year\n\n"
        "[PERCENTILES]\npctl;value;n\n25;112'000;1328\n90;163'000;531\n\n"
        "[CITY]  value = deviation from the national median, percent\ncity;dev;postings\nZurich;+9.5;614\nLugano;-13;41\n"
    )
    found = [(fact.kind, fact.low, fact.unit, fact.percentile, fact.city) for fact in facts(text)]
    assert found == [
        ("salary_percentile", 112_000, "chf_per_year", 25, None),
        ("salary_percentile", 163_000, "chf_per_year", 90, None),
        ("city_premium", 9.5, "pct", None, "Zurich"),
        ("jobs_count", 614, "count", None, "Zurich"),
        ("city_premium", -13, "pct", None, "Lugano"),
        ("jobs_count", 41, "count", None, "Lugano"),
    ]


def test_a_bold_word_heads_the_sums_after_it():
    found = facts(
        GUIDE + "2. **Sign-on.** $10,000 to $25,000 for mid-level people. It comes out of another budget."
    )
    assert [(fact.kind, fact.low, fact.unit) for fact in found] == [("bonus_amount", 10_000, "usd_total")]


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("hourly base pay in US$", "usd_per_hour"),
        ("hourly base pay in S$", "sgd_per_hour"),
        ("hourly base pay", "usd_per_hour"),
        ("hourly base pay in euros, dollars in brackets", None),
    ],
)
def test_whose_dollars_a_heading_means(heading, unit):
    table = "| Grade | Median pay |\n|---|---|\n| Lead | 24.10 |"
    found = facts(f"# Technician salary guide\n\n## Technicians, {heading}\n\n{table}")
    assert [fact.unit for fact in found] == ([unit] if unit else [])


def test_where_a_talk_was_given_is_where_nobody_is_paid():
    text = "MLSecCon 2025, Rotterdam, 6 November 2025\n\nSecurity engineers earn €88,000 on average."
    assert only(text).city is None


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Physical Therapist Assistant FAQ", "Physical Therapist Assistant"),
        ("Nurse practitioner pay in 2024", "Nurse Practitioner"),
    ],
)
def test_an_assistant_is_no_therapist(title, role):
    assert guess_role(title, ("They earn well.",)) == role
