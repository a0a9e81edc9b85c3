"""Quantile dots: one dot for each outcome, none covers another, none is on the wrong side of the marker."""

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts import DARK, LIGHT, Mark, Marker, UnlikeUnitsError
from dashboard.charts import outcome_dots as module
from dashboard.charts.look import NARROW, SHAPES
from dashboard.charts.outcome_dots import FEWEST_HIGH, MOST_HIGH, columns_for, places

from ..figures import checked

outcome_dots = checked(module.outcome_dots)


def outcomes(*values, row="Offer A", **more):
    told = {"unit": "usd_total", "tone": "hope"} | more
    return [Mark(row, low=float(value), high=float(value), fact_id=str(value), **told) for value in values]


SPREAD = [640, 700, 705, 710, 760, 765, 800, 801, 802, 850, 910, 990, 1200]
MARKS = outcomes(*SPREAD) + outcomes(*[780] * 20, row="Offer B")


def dots(chart, width=NARROW):
    """The middle of every dot in pixels of a figure of a given width, and a dot's size."""
    low, high = chart.layout.xaxis.range
    return [
        (
            (x - low) / (high - low) * (width - 2) + (-away if angle > 0 else away),
            y,
            trace.marker.size,
        )
        for trace in chart.data
        for x, y, angle, away in zip(trace.x, trace.y, trace.marker.angle, trace.marker.standoff, strict=True)
    ]


def assert_apart(chart, width=NARROW):
    for (x, y, size), (other_x, other_y, _) in itertools.combinations(dots(chart, width), 2):
        assert abs(x - other_x) >= size - 1e-6 or abs(y - other_y) >= size - 1e-6


def assert_inside(chart):
    for x, y, size in dots(chart):
        assert size / 2 - 1e-6 <= x <= NARROW - size / 2 + 1e-6
        assert size / 2 <= y <= chart.layout.yaxis.range[0]


def test_a_dot_for_every_outcome_at_its_value_to_half_a_column():
    chart = outcome_dots(MARKS, LIGHT)
    width = columns_for([mark.low for mark in MARKS], None).width
    for trace, values in zip(chart.data, (SPREAD, [780] * 20), strict=True):
        assert [fact for (fact,) in trace.customdata] == [str(value) for value in values]
        assert all(abs(x - value) <= width / 2 + 1e-6 for x, value in zip(trace.x, values, strict=True))
        assert [text.split("<br>")[0] for text in trace.text] == [f"<b>${value:,}</b>" for value in values]


values = st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=60)


@pytest.mark.parametrize("width", [NARROW, 1000])
@settings(max_examples=40, deadline=None)
@given(rows=st.lists(values, min_size=1, max_size=3), at=st.none() | st.integers(-20_000, 20_000))
def test_no_dot_covers_another_or_leaves_the_figure(width, rows, at):
    marks = [*itertools.chain(*(outcomes(*row, row=str(i)) for i, row in enumerate(rows)))]
    chart = outcome_dots(marks, LIGHT, marker=None if at is None else Marker(at))
    assert sum(len(trace.x) for trace in chart.data) == len(marks)
    assert_apart(chart, width)
    assert_inside(chart)


near = st.lists(st.integers(-10, 10), min_size=1, max_size=60)


@pytest.mark.parametrize("width", [NARROW, 1000])
@settings(max_examples=40, deadline=None)
@given(values | near, st.integers(-10_000, 10_000) | st.integers(-10, 10))
def test_no_dot_stands_on_the_wrong_side_of_the_marker(width, row, at):
    chart = outcome_dots(outcomes(*row), LIGHT, marker=Marker(at))
    low, high = chart.layout.xaxis.range
    line = (at - low) / (high - low) * (width - 2)
    for value, (x, _, size) in zip(sorted(row), dots(chart, width), strict=True):
        if at not in row:
            assert (x - size / 2 > line) if value > at else (x + size / 2 < line)


@pytest.mark.parametrize("values", [[1] * 20, [-1] * 20, [1] * 30 + [-900, 900], [-1] * 30 + [-900, 900]])
def test_what_stands_too_high_is_not_moved_over_the_marker(values):
    chart = outcome_dots(outcomes(*values), LIGHT, marker=Marker(0))
    low, high = chart.layout.xaxis.range
    line = -low / (high - low) * (NARROW - 2)
    right = sum(x > line for x, *_ in dots(chart))
    assert right == sum(value > 0 for value in values)
    assert_apart(chart)
    assert_inside(chart)


@pytest.mark.parametrize("count", [1, 5, 20, 50, 100, 200])
def test_outcomes_that_are_all_alike_make_a_block_around_their_value(count):
    chart = outcome_dots(outcomes(*[853_000] * count), LIGHT)
    (trace,) = chart.data
    assert set(trace.x) == {853_000}
    heights = Counter(x for x, *_ in dots(chart))
    assert max(heights.values()) <= MOST_HIGH
    middle = sum(x for x in heights) / len(heights)
    assert middle == pytest.approx(NARROW / 2, abs=2)
    assert_apart(chart)
    assert_inside(chart)


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=200).map(sorted))
def test_no_column_stands_too_high_and_the_order_is_kept(wanted):
    found = places(wanted)
    assert found == sorted(found)
    assert len(found) == len(wanted)
    assert max(Counter(found).values()) <= min(max(len(wanted) // 6, FEWEST_HIGH), MOST_HIGH)


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=FEWEST_HIGH).map(sorted))
def test_what_has_room_is_not_moved(wanted):
    assert [place.column for place in places(wanted)] == wanted


def test_rows_stand_above_each_other_under_their_names():
    chart = outcome_dots(MARKS, LIGHT)
    names = {note.text: note.y for note in chart.layout.annotations}
    first, second = ([*trace.y] for trace in chart.data)
    assert names["<b>Offer A</b>"] < min(first)
    assert max(first) < names["<b>Offer B</b>"] < min(second)
    assert [note.x for note in chart.layout.annotations] == [0, 0]


def test_a_detail_that_all_outcomes_share_stands_beside_the_name():
    words = lambda *rows: outcome_dots(rows, LIGHT).layout.annotations[0].text  # noqa: E731
    assert "20 outcomes" in words(*outcomes(1, 2, detail="20 outcomes"))
    assert "first" not in words(*outcomes(1, detail="first"), *outcomes(2, detail="second"))


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_marker_is_a_line_with_its_name_and_value(look):
    chart = outcome_dots(MARKS, look, marker=Marker(853, "flat price"))
    (line,) = [shape for shape in chart.layout.shapes if shape.name == "marker"]
    assert (line.x0, line.x1, line.line.color) == (853, 853, look.ink)
    assert "<b>flat price $853</b>" in [note.text for note in chart.layout.annotations]


@pytest.mark.parametrize("at", [-5_000, 100, 9_000])
def test_the_axis_holds_the_marker(at):
    low, high = outcome_dots(MARKS, LIGHT, marker=Marker(at)).layout.xaxis.range
    assert low < at < high


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_tone_is_told_by_colour_and_by_shape(look):
    (trace,) = outcome_dots(outcomes(1) + outcomes(2, tone="you"), look).data
    assert trace.marker.color == (look.hope, look.you)
    assert trace.marker.symbol == (SHAPES["hope"], SHAPES["you"])


def test_markup_is_text():
    chart = outcome_dots(outcomes(1, row="<b onclick=x>", detail="<i>"), LIGHT, marker=Marker(1, "<u>"))
    shown = " ".join([*(note.text for note in chart.layout.annotations), *chart.data[0].text])
    assert not any(markup in shown for markup in ("<b onclick", "<i>", "<u>"))


def test_unlike_units_never_share_an_axis():
    with pytest.raises(UnlikeUnitsError):
        outcome_dots([replace(MARKS[0], unit="pct"), *MARKS[1:]], LIGHT)


@pytest.mark.parametrize("marks", [[], outcomes(0), outcomes(-5, -5)])
def test_little_or_nothing_still_makes_a_chart(marks):
    chart = outcome_dots(marks, LIGHT, marker=None)
    assert sum(len(trace.x) for trace in chart.data) == len(marks)
