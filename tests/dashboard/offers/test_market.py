"""Where base and total stand, source by source, against the tables and the official wages."""

from math import nan

import pytest

from dashboard.charts import LIGHT, range_plot, single_unit
from dashboard.charts.marks import by_row
from dashboard.compensation.percentiles import Standing, spanning
from dashboard.data.records import similar_jobs
from dashboard.offers.worth.position import market_marks, offer_market
from dashboard.pay.position import source_standings, standings

from ...third_role import ROLE as ROBOTICS
from ..figures import valid
from .edited_tables import changed, only, with_copies, without

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"
WAGES = similar_jobs("Deep Learning Engineer")
PROXIES = ["Software Developers", "Data Scientists"]


def test_each_source_places_base_and_total(tables):
    market = offer_market(tables, WAGES, DLE, 151_500, 200_000)
    assert [place.source for place in market.places] == ["AI Pathly", *PROXIES]
    document, developers, _ = market.places
    assert document.base_text == "at about the 75th percentile"
    assert document.total_text == "above the 90th percentile"
    assert document.lines == (148, 149, 150, 151)
    assert all(fact_id in tables["facts"].records for fact_id in document.fact_ids)
    assert not document.is_official
    assert developers.is_official
    assert (developers.detail, developers.lines, developers.fact_ids) == (
        "United States, May 2025, similar job",
        (),
        (),
    )
    assert developers.sources[0].value == "$82,460–$214,670, 10th to 90th"
    assert developers.sources[0].speaker == "Software Developers, United States, BLS, May 2025"


@pytest.mark.parametrize(("base", "place"), [(135_980, 0), (120_230, 1)])
def test_official_medians_are_met(tables, base, place):
    market = offer_market(tables, WAGES, DLE, base, base)
    assert market.places[1 + place].base_text == "at about the 50th percentile"


def test_percentiles_stated_as_ranges_place_a_pay_between_two_curves(tables):
    document = offer_market(tables, WAGES, DLIE, 140_000, 171_587).places[0]
    assert document.base.high == 50  # the lower curve states 140,000 as its median
    assert 25 < document.base.low < 50
    assert document.total_text == "at or above the 75th percentile"
    assert document.lines == (117, 118, 119)


@pytest.mark.parametrize("pay", range(60_000, 260_000, 7_000))
@pytest.mark.parametrize("role", [DLE, DLIE])
def test_positions_are_those_of_the_curves(tables, role, pay):
    for place in source_standings(tables, WAGES, standings(tables, WAGES, role, pay)):
        positions = [curve.position(pay) for curve in place.curves]
        assert place.position == spanning(positions[0], positions[-1])


def test_the_total_is_said_to_be_for_orientation(tables):
    sentences = offer_market(tables, WAGES, DLE, 130_000, 199_500).sentences
    assert sentences[0].startswith("$130,000 stands")
    assert sentences[1].startswith("Official wages of")
    assert sentences[2].endswith("stands beside them for orientation only.")
    assert sentences[:2] == offer_market(tables, WAGES, DLE, 130_000, 130_000).sentences


def test_pay_is_said_in_whole_dollars(tables):
    assert offer_market(tables, WAGES, DLE, 130_000 / 3, 1e6 / 7).sentences[0].startswith("$43,333 stands")


def test_without_a_base_there_is_nothing_to_place(tables):
    market = offer_market(tables, WAGES, DLE, 0, 50_000)
    assert (market.places, market.sentences) == ((), ("Enter a base pay to see where it stands.",))
    assert "This offer" in by_row(market_marks(tables, WAGES, DLE, 0, 50_000))
    assert "This offer" not in by_row(market_marks(tables, WAGES, DLE, 0, 0))


@pytest.mark.parametrize("role", [DLE, "Nobody", ""])
def test_without_percentiles_only_official_wages_speak(tables, role):
    market = offer_market(without(tables, "salary_percentiles"), WAGES, role, 130_000, 150_000)
    assert [place.source for place in market.places] == PROXIES
    assert "No document gives percentiles" in market.sentences[0]
    assert len(market_marks(without(tables, "salary_percentiles"), WAGES, role, 130_000, 150_000)) == 2 + 10


def test_with_neither_there_are_no_places(tables):
    market = offer_market(without(tables, "salary_percentiles"), (), DLE, 130_000, 150_000)
    assert market.places == ()
    assert len(market.sentences) == 1


def test_a_document_with_one_percentile_is_left_out_by_name(tables):
    tables = only(tables, "salary_percentiles", lambda row: row["line"] == 117)
    market = offer_market(tables, WAGES, DLIE, 130_000, 150_000)
    assert [place.source for place in market.places] == PROXIES
    assert market.left_out.endswith(": Deep Learning Infrastructure Engineer (AI Pathly).")
    assert market.left_out in market.sentences


def test_documents_of_one_publisher_are_told_apart(tables):
    tables = changed(tables, "salary_percentiles", lambda row: row["role"] == DLIE, role=DLE)
    first, second = offer_market(tables, WAGES, DLE, 130_000, 150_000).places[:2]
    assert (first.source, second.source) == (
        "Deep Learning Engineer (AI Pathly)",
        "Deep Learning Infrastructure Engineer (AI Pathly)",
    )


@pytest.mark.parametrize(
    "scope", [{"city": "Boston", "state": "MA"}, {"level": "senior"}, {"industry": "finance"}]
)
def test_percentiles_of_a_part_of_the_role_are_another_ladder(tables, scope):
    more = with_copies(
        tables, "salary_percentiles", lambda row: row["role"] == DLE, high_usd=190_000.0, **scope
    )
    assert standings(more, WAGES, DLE, 130_000) == standings(tables, WAGES, DLE, 130_000)


def test_the_third_role_has_a_place(third_role):
    document = offer_market(third_role, WAGES, ROBOTICS, 118_000, 160_000).places[0]
    assert (document.source, document.base_text) == ("A Guide", "at about the 75th percentile")
    assert document.total.standing is Standing.ABOVE


@pytest.mark.parametrize("role", [DLE, DLIE, "Nobody"])
@pytest.mark.parametrize("total", [130_000, 199_500])
def test_the_offer_is_drawn_above_the_percentiles(tables, role, total):
    marks = market_marks(tables, WAGES, role, 130_000, total)
    offer = by_row(marks)["This offer"]
    assert tuple(offer) == marks[: len(offer)]
    assert {mark.tone for mark in offer} == {"you"}
    expected = {"base and total": 130_000} if total == 130_000 else {"base": 130_000, "total": total}
    assert {mark.mark: mark.low for mark in offer} == expected
    assert single_unit(marks) == "usd_per_year"
    drawn = [trace for trace in valid(range_plot(marks, LIGHT)).data if trace.meta != "rail"]
    assert len(drawn) == len(marks)


def test_unknown_figures_place_nothing(tables):
    tables = changed(tables, "salary_percentiles", lambda row: True, low_usd=nan, high_usd=nan)
    assert [place.source for place in offer_market(tables, WAGES, DLE, 130_000, 1e6).places] == PROXIES
