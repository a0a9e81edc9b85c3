"""The frames that pages draw, against the tables they come from."""

import pytest

from dashboard.charts import LIGHT, range_plot, single_unit
from dashboard.data.official import official_wages
from dashboard.data.roles import of_role, roles_of
from dashboard.kit.chart_frame import table_of
from dashboard.pay import findings as pay_findings
from dashboard.pay import marks as pay_marks
from dashboard.pay.components import component_figures
from dashboard.sources.doubts import doubts_about

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"
FRAMES = (
    pay_marks.percentile_marks,
    pay_marks.level_marks,
    pay_marks.statement_marks,
    pay_marks.city_marks,
    pay_marks.industry_marks,
    pay_marks.compensation_marks,
)


@pytest.mark.parametrize("of", FRAMES)
@pytest.mark.parametrize("role", [DLE, DLIE, "Nobody"])
def test_every_frame_can_be_drawn_and_every_row_has_its_fact(tables, of, role):
    frame = of(tables, role)
    single_unit(frame)
    assert len([trace for trace in range_plot(frame, LIGHT).data if trace.meta != "rail"]) == len(frame)
    facts = tables["facts"].rows.set_index("id")
    for row in frame.to_dict("records"):
        fact = facts.loc[row["fact_id"]]
        assert row["low"] == fact["low"] or fact.isna()["low"]
        assert row["high"] == fact["high"] or fact.isna()["high"]
        assert (row["quote"], row["line"]) == (fact["quote"], fact["line"])


def test_the_ladder_is_the_table(tables):
    rows = of_role(tables["salary_percentiles"].rows, DLE)
    frame = pay_marks.percentile_marks(tables, DLE)
    assert list(frame["mark"]) == ["25th", "50th", "75th", "90th"]
    assert list(frame["low"]) == list(rows["low_usd"])


def test_official_wages_are_labelled_as_those_of_similar_jobs():
    frame = pay_marks.official_marks(official_wages())
    assert len(frame) == 15
    assert frame["detail"].str.contains("similar job").all()
    assert (frame["tone"] == "official").all()


def test_cities_are_sorted_by_what_they_pay(tables):
    frame = pay_marks.city_marks(tables, DLE)
    assert list(frame["high"]) == sorted(frame["high"], reverse=True)
    assert frame["row"].iloc[0] == "San Francisco, CA"


def test_levels_carry_their_years(tables):
    frame = pay_marks.level_marks(tables, DLE)
    assert list(frame["detail"]) == ["0–2 years", "3–5 years", "6 years or more"]
    assert frame["bound"].iloc[-1] == "high_open"


def test_total_compensation_shares_no_chart_with_base_pay(tables):
    base = set(pay_marks.statement_marks(tables, DLIE)["fact_id"])
    total = set(pay_marks.compensation_marks(tables, DLIE)["fact_id"])
    assert total
    assert base.isdisjoint(total)


def test_a_neighbouring_role_is_named(tables):
    frame = pay_marks.statement_marks(tables, DLIE)
    near = frame[frame["quote"].str.contains("137,500")]
    assert near["detail"].str.contains("machine learning infrastructure engineer").all()


def test_roles_side_by_side_are_told_apart(tables):
    frame = pay_marks.with_role(pay_marks.level_marks(tables, DLE), DLE)
    assert frame["detail"].str.endswith("deep learning engineer").all()


def test_components_keep_their_units(tables):
    figures = {figure.name: figure.value for figure in component_figures(tables, DLE)}
    assert figures["Yearly bonus, of base pay"] == "10–20\xa0%"
    assert figures["Equity a year"] == "$50k–$300k+"


def test_findings_are_read_from_the_figures(tables):
    def ladder(role):
        own = pay_marks.percentile_marks(tables, role)
        return pay_marks.together([own, pay_marks.official_marks(official_wages())])

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
    for of in FRAMES:
        frame = of(tables, role)
        for finding in (
            pay_findings.statement_finding,
            pay_findings.city_finding,
            pay_findings.level_finding,
        ):
            assert finding(frame)
        assert pay_findings.group_finding(frame, "Pay")
        assert pay_findings.described(frame)


def test_doubts_concern_what_is_shown(tables):
    frame = pay_marks.statement_marks(tables, DLE)
    rows = doubts_about(tables, frame)
    assert len(rows)
    assert list(rows["severity"]) == sorted(rows["severity"], key=["high", "medium", "low", "info"].index)
    assert doubts_about(tables, frame.iloc[:0]).empty


def test_the_table_says_what_the_chart_draws(tables):
    for role in roles_of(tables):
        frame = pay_marks.statement_marks(tables, role)
        table = table_of(frame)
        assert len(table) == len(frame)
        assert list(table["Quote"]) == list(frame["quote"])
        assert "Formula" not in table, "a column that says nothing is left out"


def test_the_spread_of_every_role_in_one_sentence(tables):
    frame = pay_marks.together(pay_marks.percentile_marks(tables, role) for role in (DLE, DLIE))
    assert pay_findings.spread_answer(frame) == (
        "Deep learning engineers earn from $83k (25th percentile) to $179k (90th); deep learning "
        "infrastructure engineers from $83k–$135k (25th) to $152k–$172k (75th)."
    )
    assert "No document" in pay_findings.spread_answer(frame.iloc[:0])
