"""The marks that pages draw, against the tables they come from."""

import pytest

from dashboard.charts import LIGHT, range_plot, single_unit
from dashboard.charts.marks import described
from dashboard.data.records import similar_jobs
from dashboard.data.roles import entries_of_role, roles_of
from dashboard.kit.mark_tables import table_of
from dashboard.pay import findings as pay_findings
from dashboard.pay import marks as pay_marks
from dashboard.pay.components import component_figures
from dashboard.sources.disagreements import doubts_about

from ..figures import valid

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"
MAKERS = (
    pay_marks.percentile_marks,
    pay_marks.level_marks,
    pay_marks.statement_marks,
    pay_marks.city_marks,
    pay_marks.industry_marks,
    pay_marks.compensation_marks,
)


@pytest.mark.parametrize("of", MAKERS)
@pytest.mark.parametrize("role", [DLE, DLIE, "Nobody"])
def test_all_can_be_drawn_and_every_mark_has_its_fact(tables, of, role):
    marks = of(tables, role)
    single_unit(marks)
    drawn = [trace for trace in valid(range_plot(marks, LIGHT)).data if trace.meta != "rail"]
    assert len(drawn) == len(marks)
    for mark in marks:
        fact = tables["facts"].records[mark.fact_id]
        assert all(getattr(mark, name) == fact[name] for name in ("low", "high", "bound", "quote", "line"))


def test_the_ladder_is_the_table(tables):
    rows = entries_of_role(tables, "salary_percentiles", DLE)
    marks = pay_marks.percentile_marks(tables, DLE)
    assert [mark.mark for mark in marks] == ["25th", "50th", "75th", "90th"]
    assert [mark.low for mark in marks] == [row["low_usd"] for row in rows]


def test_official_wages_say_how_many_of_the_roles_filings_stand_under_them():
    marks = pay_marks.record_marks(similar_jobs(DLE))
    assert len(marks) == 10
    assert all("% of filings" in mark.detail and mark.tone == "official" for mark in marks)


def test_cities_are_sorted_by_what_they_pay(tables):
    marks = pay_marks.city_marks(tables, DLE)
    highest = [mark.high for mark in marks]
    assert highest == sorted(highest, reverse=True)
    assert marks[0].row == "San Francisco, CA"


def test_levels_carry_their_years(tables):
    marks = pay_marks.level_marks(tables, DLE)
    assert [mark.detail for mark in marks] == ["0–2 years", "3–5 years", "6 years or more"]
    assert marks[-1].bound == "high_open"


def test_total_compensation_shares_no_chart_with_base_pay(tables):
    base = {mark.fact_id for mark in pay_marks.statement_marks(tables, DLIE)}
    total = {mark.fact_id for mark in pay_marks.compensation_marks(tables, DLIE)}
    assert total
    assert base.isdisjoint(total)


def test_a_neighbouring_role_is_named(tables):
    near = [mark for mark in pay_marks.statement_marks(tables, DLIE) if "137,500" in mark.quote]
    assert near
    assert all("machine learning infrastructure engineer" in mark.detail for mark in near)


def test_roles_side_by_side_are_told_apart(tables):
    marks = pay_marks.with_role(pay_marks.level_marks(tables, DLE), DLE)
    assert all(mark.detail.endswith("deep learning engineer") for mark in marks)


def test_components_keep_their_units(tables):
    figures = {figure.name: figure.value for figure in component_figures(tables, DLE)}
    assert figures["Yearly bonus, of base pay"] == "10–20\xa0%"
    assert figures["Equity a year"] == "$50k–$300k+"


def test_findings_are_read_from_the_figures(tables):
    def ladder(role):
        return pay_marks.percentile_marks(tables, role) + pay_marks.record_marks(similar_jobs(role))

    assert pay_findings.ladder_finding(ladder(DLE)).startswith(
        "At the 90th percentile, official wages are higher"
    )
    assert pay_findings.ladder_finding(ladder(DLIE)).endswith(
        "75th percentile, documents and official wages overlap"
    )
    assert "San Francisco" in pay_findings.city_finding(pay_marks.city_marks(tables, DLE))
    levels = pay_findings.level_finding(pay_marks.level_marks(tables, DLE))
    assert levels == "From $80k–$110k at entry level to $150k–$200k+ at senior"


@pytest.mark.parametrize("role", [DLE, DLIE, "Nobody"])
def test_findings_cope_with_nothing(tables, role):
    for of in MAKERS:
        marks = of(tables, role)
        for finding in (
            pay_findings.statement_finding,
            pay_findings.city_finding,
            pay_findings.level_finding,
        ):
            assert finding(marks)
        assert pay_findings.group_finding(marks, "Pay")
        assert described(marks)


def test_doubts_concern_what_is_shown(tables):
    shown = {mark.fact_id for mark in pay_marks.statement_marks(tables, DLE)}
    severities = [doubt.severity for doubt in doubts_about(tables, shown)]
    assert severities
    assert severities == sorted(severities, key=["high", "medium", "low", "info"].index)
    assert doubts_about(tables, set()) == []


def test_the_table_says_what_the_chart_draws(tables):
    for role in roles_of(tables):
        marks = pay_marks.statement_marks(tables, role)
        table = table_of(marks)
        assert list(table["Quote"]) == [mark.quote for mark in marks]
        assert "Formula" not in table, "a column that says nothing is left out"


def test_the_spread_of_every_role_in_one_sentence(tables):
    marks = pay_marks.percentile_marks(tables, DLE) + pay_marks.percentile_marks(tables, DLIE)
    assert pay_findings.spread_answer(marks) == (
        "Deep learning engineers earn from $83k (25th percentile) to $179k (90th); deep learning "
        "infrastructure engineers from $83k–$135k (25th) to $152k–$172k (75th)."
    )
    assert "No document" in pay_findings.spread_answer(())
