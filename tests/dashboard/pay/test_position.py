"""Where do I stand: the sentence, against the tables."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.records import similar_jobs
from dashboard.pay.position import standings

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"


@pytest.mark.parametrize(
    ("pay", "text"),
    [
        (83_000, "at about the 25th percentile"),
        (115_864, "at about the 50th percentile"),
        (151_500, "at about the 75th percentile"),
        (179_001, "above the 90th percentile"),
        (82_999, "below the 25th percentile"),
    ],
)
def test_the_published_points_are_met(tables, pay, text):
    said = standings(tables, similar_jobs(DLE), DLE, pay).documents_say
    assert said.startswith(f"${pay:,} stands {text} of deep learning engineers")


def test_percentiles_stated_as_ranges_make_a_band(tables):
    said = standings(tables, similar_jobs(DLE), DLIE, 145_000).documents_say
    assert "between the" in said
    assert "ranges" in said


def test_official_wages_make_a_band_over_the_proxies(tables):
    place = standings(tables, similar_jobs(DLE), DLE, 135_980)
    lows = [position.low for _, position in place.official]
    assert len(lows) == 2
    assert "between the 50th and 61st percentile" in place.official_say
    assert "Official wages of two similar jobs put it" in place.official_say


def test_a_role_without_percentiles_is_said(tables):
    assert (
        "No document gives percentiles" in standings(tables, similar_jobs(DLE), "Nobody", 1e5).documents_say
    )


@pytest.mark.parametrize(
    ("role", "percentiles", "said"),
    [
        (DLE, 4, "For example, \\$135,000 stands"),
        (DLE, 1, "Take \\$85,000. Official wages of two similar jobs put it"),
        ("Data Scientist", 4, "Take \\$120,000. Official wages put it at about the 50th percentile"),
        ("Nobody", 4, ""),
    ],
)
def test_an_example_that_cannot_be_placed_is_not_given(tables, role, percentiles, said):
    """It was: For example, no document gives percentiles that could place $155,000."""
    stated = tables["salary_percentiles"]
    few = tables.replaced(
        salary_percentiles=replace(stated, rows=stated.rows[stated.rows["role"] == DLE].head(percentiles))
    )

    def page(tables, role):
        from dashboard.data.records import NATION
        from dashboard.pay.section import show_standing

        show_standing(tables, [role], None, NATION)

    app = AppTest.from_function(page, args=(few, role), default_timeout=30).run()
    assert not app.exception
    assert said in "".join(element.value for element in app.markdown)
    assert len(app.markdown) == bool(said)
