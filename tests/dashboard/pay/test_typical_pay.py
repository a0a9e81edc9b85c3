"""The figures an overview opens with, checked against the tables."""

import pandas as pd
import pytest

from dashboard.data.records import projections_for
from dashboard.data.roles import entries_of_role, in_sentence, plural, roles_of
from dashboard.data.tables import DataTable
from dashboard.demand.claims import claims_of, yearly_equivalent_pct
from dashboard.demand.marks import strongest_growth
from dashboard.pay import typical_pay as headline
from dashboard.pay.typical_pay import best_city

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"


def with_rows(tables, name, rows):
    """The same tables, one of them with other rows."""
    old = tables[name]
    frame = pd.DataFrame(rows).reindex(columns=old.rows.columns).astype(old.rows.dtypes)
    return tables.replaced(**{name: DataTable(old.name, old.title, old.description, old.columns, frame)})


def test_typical_pay_spans_sources_and_does_not_count_their_summary(tables):
    """The document repeats its two averages as a range; that is no third one, and all is on one page."""
    figure = headline.typical_pay(tables, DLE)
    assert figure.value == "$116k–$130k"
    assert figure.note == "1 publisher, quoting 2"
    assert [source.speaker for source in figure.sources] == ["ZipRecruiter", "Salary.com"]
    assert figure.formula


def test_an_average_beyond_the_middle_half_is_said_to_be_at_odds_with_it(tables):
    assert (
        headline.documents_say(tables, DLE)
        == "Documents say typically $116k–$130k a year, the middle half $83k–$152k."
    )
    assert headline.documents_say(tables, DLIE) == (
        "Documents say typically $140k–$250k a year, but that the middle half earn $83k–$172k: "
        "the figures do not fit together."
    )
    assert headline.documents_say(tables, "Nobody") == "No document states what this role pays."


def test_a_projected_average_is_not_typical_pay(tables):
    assert all("166,000" not in source.value for source in headline.typical_pay(tables, DLE).sources)


def test_middle_half(tables):
    rows = {row["percentile"]: row for row in entries_of_role(tables, "salary_percentiles", DLE)}
    assert (rows[25]["low_usd"], rows[75]["high_usd"]) == (83_000, 151_500)
    assert headline.middle_half(tables, DLE).value == "$83k–$152k"
    assert "ranges" in headline.middle_half(tables, DLIE).note


def test_best_city_is_borrowed_only_with_a_word(tables):
    own, borrowed = (best_city(tables, role, roles_of(tables)) for role in (DLE, DLIE))
    assert own.name == borrowed.name == "San Francisco pays"
    assert own.value == "+25–30\xa0%"
    assert own.note == "over the national average"
    assert "deep learning engineers" in borrowed.note


def test_the_growth_shown_states_its_years(tables):
    figure = strongest_growth(tables, DLE, projections_for(DLE))
    assert (figure.name, figure.value) == ("Jobs 2022–32", "+23\xa0%")
    assert "2.1\xa0% a year, derived" in figure.note
    assert len(figure.sources) == 3, "the claim, and two official projections"
    compared = [claim for claim in claims_of(tables["demand"].entries) if claim.can_be_compared]
    assert {claim.years for claim in compared} == {10}


def test_a_yearly_equivalent_compounds():
    assert yearly_equivalent_pct(21, 2) == pytest.approx(10)
    assert (1 + yearly_equivalent_pct(23, 10) / 100) ** 10 == pytest.approx(1.23)
    assert yearly_equivalent_pct(-19, 2) == pytest.approx(-10)


@pytest.mark.parametrize("table", ["salary_statistics", "salary_percentiles", "city_premiums", "demand"])
def test_a_role_of_which_little_is_known(tables, table):
    bare = with_rows(tables, table, [])
    figures = [
        headline.typical_pay(bare, DLE),
        headline.middle_half(bare, DLE),
        best_city(bare, DLE, [DLE]),
        strongest_growth(bare, DLE, projections_for(DLE)),
    ]
    for figure in figures:
        assert figure.value == "not stated" or figure.sources
    assert headline.example_pay(bare, "Nobody") is None


def test_roles_come_from_the_tables(tables):
    assert roles_of(tables)[:2] == [DLE, DLIE]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("Deep Learning Engineer", "deep learning engineers"),
        ("AI Engineer", "AI engineers"),
        ("MLOps Engineer", "MLOps engineers"),
        ("Head of Data", "head of datas"),
        ("Data Actuary", "data actuaries"),
    ],
)
def test_a_role_within_a_sentence(role, text):
    assert plural(in_sentence(role)) == text
