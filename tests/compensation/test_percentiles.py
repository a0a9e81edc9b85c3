"""Percentiles, figures of several sources, bands, cities, and a pay among the documents."""

import pytest
from scipy.interpolate import PchipInterpolator

from dashboard.compensation.bands import Band
from dashboard.compensation.cities import equivalent_pay, equivalent_pay_after_tax, pay_premium, real_pay
from dashboard.compensation.combining import geometric_mean, mean_return, point_and_range, pool
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.market import PercentileRow, market_position, read_percentiles
from dashboard.compensation.percentiles import (
    Anchors,
    Lognormal,
    Position,
    Standing,
    ask,
    linear_percentile,
    spanning,
)
from dashboard.compensation.taxes import take_home
from etl.errors import InputError
from tests.compensation.test_golden import TABLES

GUIDE = Anchors((25, 50, 75, 90), (83_000, 105_000, 135_000, 170_000))


def point(pct):
    return Position(Standing.POINT, pct, pct)


BELOW, ABOVE = Position(Standing.BELOW, 0, 25), Position(Standing.ABOVE, 90, 100)


@pytest.mark.parametrize(
    ("pcts", "pays", "message"),
    [
        (
            (25,),
            (100_000,),
            "At least two percentiles, each with its pay, are needed; there are 1 percentiles and 1 pays",
        ),
        ((25, 50), (100_000,), "there are 2 percentiles and 1 pays"),
        ((0, 50), (1, 2), "Percentiles must rise and lie between 0 and 100"),
        ((50, 100), (1, 2), "Percentiles must rise"),
        ((50, 25), (1, 2), "Percentiles must rise"),
        ((50, 50), (1, 2), "Percentiles must rise"),
        ((25, 50), (0, 2), "above zero"),
        ((25, 50), (1, float("inf")), "above zero"),
        ((25, 50), (float("nan"), 2), "above zero"),
        (
            (25, 51, 75),
            (100_000, 95_000, 120_000),
            r"Pay falls from \$100,000 at the 25th percentile to \$95,000 at the 51st",
        ),
    ],
)
def test_figures_that_are_no_percentiles(pcts, pays, message):
    with pytest.raises(CompensationError, match=message):
        Anchors(pcts, pays)


def test_no_number_outside_what_is_published():
    assert GUIDE.position(82_999) == Position(Standing.BELOW, 0, 25)
    assert GUIDE.position(170_001) == Position(Standing.ABOVE, 90, 100)
    assert GUIDE.position(83_000) == point(25)
    assert GUIDE.position(170_000) == point(90)
    for pct in (24.9, 90.1):
        with pytest.raises(
            CompensationError, match="not published; the figures reach from the 25th to the 90th"
        ):
            GUIDE.pay_at(pct)
    assert GUIDE.pay_at(25) == pytest.approx(83_000)
    assert GUIDE.pay_at(90) == pytest.approx(170_000)


def test_a_flat_stretch_is_an_interval():
    flat = Anchors((10, 25, 50, 75), (90_000, 100_000, 100_000, 130_000))
    assert flat.position(100_000) == Position(Standing.INTERVAL, 25, 50)
    assert flat.position(90_000) == point(10)
    assert 10 < flat.position(99_999).low < 25
    assert 50 < flat.position(100_001).low < 75


def test_two_points_make_a_lognormal():
    two = Anchors((50, 90), (100_000, 160_000))
    assert two.position(130_000).low == pytest.approx(76.28142710789402)
    assert two.pay_at(76.28142710789402) == pytest.approx(130_000)
    assert PchipInterpolator(two.pcts, two.pays)(76.28) != pytest.approx(130_000, rel=0.005)
    assert Anchors((50, 90), (100_000, 100_000)).position(100_000) == Position(Standing.INTERVAL, 50, 90)


def test_a_lognormal_without_spread_places_nothing():
    with pytest.raises(CompensationError, match="no spread"):
        Lognormal(11.0, 0.0).percentile(100)


def test_the_worst_misfit_is_the_largest():
    curve = Lognormal.through(GUIDE)
    assert curve.worst_misfit_pct(GUIDE) == pytest.approx(0.6943149482549371)
    assert curve.worst_misfit_pct(Anchors((50, 90), (200_000, 300_000))) > 40


@pytest.mark.parametrize(
    ("position", "words"),
    [
        (BELOW, "below the 25th percentile"),
        (ABOVE, "above the 90th percentile"),
        (point(91.6), "at about the 92nd percentile"),
        (Position(Standing.INTERVAL, 41.6, 60.4), "between the 42nd and 60th percentile"),
        (Position(Standing.INTERVAL, 41.6, 42.4), "at about the 42nd percentile"),
        (Position(Standing.INTERVAL, 0, 46), "at or below the 46th percentile"),
        (Position(Standing.INTERVAL, 75, 100), "at or above the 75th percentile"),
    ],
)
def test_positions_in_words(position, words):
    assert position.in_words() == words


@pytest.mark.parametrize(
    ("one", "other", "band"),
    [
        (point(40), point(60), Position(Standing.INTERVAL, 40, 60)),
        (point(40), point(40), point(40)),
        (BELOW, Position(Standing.BELOW, 0, 10), Position(Standing.BELOW, 0, 25)),
        (ABOVE, Position(Standing.ABOVE, 75, 100), Position(Standing.ABOVE, 75, 100)),
        (BELOW, point(40), Position(Standing.INTERVAL, 0, 40)),
        (ABOVE, point(40), Position(Standing.INTERVAL, 40, 100)),
        (BELOW, ABOVE, Position(Standing.INTERVAL, 0, 100)),
    ],
)
def test_the_band_over_two_positions(one, other, band):
    assert spanning(one, other) == band
    assert spanning(other, one) == band


def test_a_band_that_is_open_on_a_side_says_so():
    assert spanning(BELOW, point(40)).in_words() == "at or below the 40th percentile"
    assert spanning(ABOVE, point(40)).in_words() == "at or above the 40th percentile"
    assert spanning(ABOVE, BELOW).in_words() == "anywhere from the bottom to the top"


@pytest.mark.parametrize(
    ("offer", "asked", "capped"),
    [
        (105_000, 126_000, True),
        (120_000, 135_000, False),
        (112_500, 135_000, False),
        (150_000, 150_000, False),
    ],
)
def test_what_to_ask_for(offer, asked, capped):
    found = ask(GUIDE, offer, 75, 20)
    assert (found.ask_usd, found.capped) == (pytest.approx(asked), capped)
    assert found.target_usd == pytest.approx(135_000)
    assert found.offered == GUIDE.position(offer)


def test_a_target_that_is_not_published_cannot_be_asked_for():
    with pytest.raises(CompensationError, match="95th percentile is not published"):
        ask(GUIDE, 100_000, 95, 20)


def test_a_straight_line_between_points():
    assert linear_percentile(GUIDE, 94_000) == pytest.approx(37.5)
    assert linear_percentile(GUIDE, 170_000) == 90
    assert linear_percentile(GUIDE, 83_000) == 25
    with pytest.raises(CompensationError, match=r"\$60,000 below the 25th percentile"):
        linear_percentile(GUIDE, 60_000)
    with pytest.raises(CompensationError, match="above the 90th percentile"):
        linear_percentile(GUIDE, 170_001)


def test_a_mean_of_ratios():
    for values in ([], [1, 0], [-1]):
        with pytest.raises(CompensationError, match="above zero"):
            geometric_mean(values)
    assert geometric_mean([2, 8]) == pytest.approx(4)


@pytest.mark.parametrize(
    ("point_usd", "low", "high", "agree_at"),
    [
        (83, 83, 135, 83),
        (135, 83, 135, 135),
        (100, 83, 135, 100),
        (80, 80, 135, None),
        (140, 83, 140, None),
    ],
)
def test_a_figure_beside_a_range(point_usd, low, high, agree_at):
    both = point_and_range(point_usd, 83, 135)
    assert (both.low, both.high, both.agree_at) == (low, high, agree_at)
    with pytest.raises(CompensationError, match="from 135 to 83 runs backwards"):
        point_and_range(1, 135, 83)


def test_mean_returns():
    assert mean_return([0.1, 0.1]).geometric == pytest.approx(0.1)
    assert mean_return([0.1, 0.2]).arithmetic == pytest.approx(0.15)
    assert mean_return([-1, 0.5]).geometric == -1
    for returns in ([], [-1.1, 0.5]):
        with pytest.raises(CompensationError, match="at least one return"):
            mean_return(returns)


def test_pooling_one_source_twice_is_that_source():
    pooled = pool([Lognormal(11, 0.3)] * 2, 75)
    assert pooled.quantile_average == pytest.approx(pooled.mixture)


def test_bands():
    band = Band(120_000, 180_000)
    assert band.midpoint_usd == 150_000
    assert band.compa_ratio(144_000) == 0.96
    assert [band.penetration_pct(pay) for pay in (90_000, 120_000, 180_000)] == [-50, 0, 100]
    for low, high in ((0, 1), (5, 5), (6, 5), (-1, 4)):
        with pytest.raises(CompensationError, match="must rise from above zero"):
            Band(low, high)


def test_cities():
    assert real_pay(118_225, 118.225) == pytest.approx(100_000)
    assert equivalent_pay(100, 50, 100) == 200
    for call in (
        lambda: real_pay(1, 0),
        lambda: equivalent_pay(1, -1, 100),
        lambda: equivalent_pay(1, 100, 0),
    ):
        with pytest.raises(CompensationError, match="not above zero; the national average is 100"):
            call()
    assert pay_premium([(120, 100), (100, 120)]) == pytest.approx(1)
    with pytest.raises(CompensationError, match="to compare with must be above zero"):
        pay_premium([(1, 0)])
    with pytest.raises(CompensationError, match="above zero"):
        pay_premium([(0, 1)])


def test_moving_after_tax():
    stay = equivalent_pay_after_tax(200_000, "CA", 100, "CA", 100)
    assert stay == pytest.approx(200_000, abs=0.01)
    itemized, plain = (
        equivalent_pay_after_tax(400_000, "CA", 100, "TX", 100, itemize_salt=itemize)
        for itemize in (True, False)
    )
    assert itemized > plain + 5_000
    assert equivalent_pay_after_tax(100_000, "TX", 100, "WA", 100, 2026) != pytest.approx(
        equivalent_pay_after_tax(100_000, "TX", 100, "WA", 100, 2025), abs=1
    )
    with pytest.raises(CompensationError, match="'Paris'"):
        equivalent_pay_after_tax(1, "CA", 100, "Paris", 100)


@pytest.fixture(scope="module")
def rows():
    return read_percentiles(TABLES / "salary_percentiles.csv")


def test_base_pay_among_the_documents(rows):
    placed = market_position(rows, "deep learning engineer", 115_864)
    (source,) = placed.sources
    assert source.document == "dle-guide"
    assert source.lines == (10, 11, 12, 13)
    assert source.fact_ids[1] == "dle-guide-11-salary_percentile-1"
    assert source.position == point(50)
    assert placed.band == point(50)
    assert "lone-median is left out: it gives 1 of the two percentiles it takes." in placed.note


def test_a_title_finds_its_role_however_it_is_spelled(rows):
    spelled = market_position(rows, "DL engineers", 115_864)
    assert spelled.sources == market_position(rows, "Deep Learning Engineer", 115_864).sources != ()


def test_percentiles_given_as_ranges_place_a_pay_in_a_band(rows):
    placed = market_position(rows, "Deep Learning Infrastructure Engineer", 145_000)
    band = placed.sources[0].position
    assert band.standing is Standing.INTERVAL
    assert 25 < band.low < 50 < band.high < 75
    assert placed.note == ""
    above = market_position(rows, "Deep Learning Infrastructure Engineer", 160_000).sources[0].position
    assert 50 < above.low < 75
    assert above.high == 100
    assert above.in_words().startswith("at or above the 6")


def test_two_sources_make_a_band(rows):
    other = [
        PercentileRow(
            role="x",
            role_key="x",
            percentile=pct,
            low_usd=usd,
            high_usd=usd,
            document=document,
            line=1,
            fact_id="f",
        )
        for document, usds in (("a", (100, 200)), ("b", (150, 400)))
        for pct, usd in zip((25, 75), usds, strict=True)
    ]
    placed = market_position(reversed(other), "x", 180)
    first, second = placed.sources
    assert (first.document, second.document) == ("a", "b")
    assert placed.band == Position(Standing.INTERVAL, second.position.low, first.position.high)


@pytest.mark.parametrize(
    ("role", "note"),
    [
        (
            "Astronaut",
            "no percentiles for 'Astronaut'; the roles are Deep Learning Engineer, Deep Learning Infra",
        ),
        ("", "no percentiles for an offer without a title"),
    ],
)
def test_a_role_that_no_document_speaks_of(rows, role, note):
    placed = market_position(rows, role, 100_000)
    assert placed.sources == ()
    assert placed.band is None
    assert note in placed.note
    assert "the table is empty" in market_position([], role, 1).note


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("x,25,lots,1,,d,3,f", "my.csv:2: low_usd is 'lots': .*number"),
        ("x,25,-1,1,,d,3,f", "my.csv:2: low_usd is '-1': .*greater than 0"),
        ("x,125,1,1,,d,3,f", "my.csv:2: percentile is '125': .*less than 100"),
        (",25,1,1,,d,3,f", "my.csv:2: role is '': "),
        ("x,25,1,1,,d,,f", "my.csv:2: line is '': "),
    ],
)
def test_a_table_that_cannot_be_read(tmp_path, line, message):
    text = f"role_key,role,percentile,low_usd,high_usd,bound,document,line,fact_id\nx,{line}\n"
    path = tmp_path / "my.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        read_percentiles(path)


def test_small_percentiles_and_pays_are_still_above_zero():
    assert Anchors((0.5, 99.5), (0.5, 0.9)).position(0.5) == point(0.5)
    assert Anchors((25, 50, 99.5), (1, 2, 3)).pay_at(99.5) == pytest.approx(3)
    assert Band(0.5, 1).midpoint_usd == 0.75
    assert real_pay(1, 0.5) == 200
    assert pay_premium([(1, 0.5)]) == pytest.approx(2)
    with pytest.raises(CompensationError, match="Percentiles must rise"):
        Anchors((25, 50, 100), (1, 2, 3))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: geometric_mean([]), "Give at least one figure, all above zero."),
        (lambda: mean_return([]), "Give at least one return, none below -100 %."),
        (lambda: pay_premium([(1, 0)]), "A pay to compare with must be above zero."),
        (
            lambda: Lognormal(1, 0).percentile(2),
            "Equal pays at two percentiles leave no spread to place a pay in.",
        ),
    ],
)
def test_refusals_are_whole_sentences(call, message):
    with pytest.raises(CompensationError) as refused:
        call()
    assert str(refused.value) == message


def test_a_found_position_is_a_point():
    assert GUIDE.position(100_000).standing is Standing.POINT


def test_moving_after_tax_in_another_year_and_without_deductions():
    by_default = equivalent_pay_after_tax(400_000, "CA", 100, "NYC", 100)
    assert by_default == equivalent_pay_after_tax(400_000, "CA", 100, "NYC", 100, itemize_salt=True)
    for year, itemize in ((2024, True), (2025, True), (2025, False)):
        moved = equivalent_pay_after_tax(400_000, "CA", 100, "NYC", 110, year, itemize_salt=itemize)
        kept = take_home(400_000, "CA", year, itemize_salt=itemize).net
        assert take_home(moved, "NYC", year, itemize_salt=itemize).net == pytest.approx(kept * 1.1, abs=0.1)


FALLING = ((25, 9), (50, 8))


def test_sources_that_cannot_be_used_are_all_named():
    row = {"role": "x", "role_key": "x", "line": 1, "fact_id": "f"}
    rows = [PercentileRow(document=name, percentile=50, low_usd=1, high_usd=1, **row) for name in ("a", "c")]
    rows += [
        PercentileRow(document="b", percentile=pct, low_usd=pct, high_usd=pct, **row) for pct in (25, 50)
    ]
    rows += [
        PercentileRow(document="d", percentile=pct, low_usd=usd, high_usd=usd, **row) for pct, usd in FALLING
    ]
    placed = market_position(rows, "x", 25)
    assert [source.document for source in placed.sources] == ["b"]
    assert placed.note == (
        "a is left out: it gives 1 of the two percentiles it takes. "
        "c is left out: it gives 1 of the two percentiles it takes. "
        "d is left out: Pay falls from $9 at the 25th percentile to $8 at the 50th; "
        "figures of two sources may have been mixed."
    )
    nothing = market_position([], "x", 1)
    assert (nothing.role, nothing.note) == ("x", "There are no percentiles for 'x'; the table is empty.")
