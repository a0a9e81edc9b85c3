"""Lines over months: every month of every offer is drawn, and each line is named at its end."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts import DARK, LIGHT, Mark, UnlikeUnitsError
from dashboard.charts import month_lines as module
from dashboard.charts.look import LABEL_SIZE, LETTER, MARK_SIZE
from dashboard.charts.month_lines import (
    BOLD,
    HEIGHT,
    LINE,
    STYLES,
    crossing_lanes,
    month_ticks,
    month_words,
    spread,
)

from ..figures import checked

month_lines = checked(module.month_lines)


def line(name, money, every=1):
    return [
        Mark(name, lane=i * every, low=float(usd), high=float(usd), unit="usd_total")
        for i, usd in enumerate(money)
    ]


MARKS = line("Offer A", range(0, 49_000, 1000)) + line("Offer B", range(-9_000, 40_000, 1000))


def drawn(chart, meta="line"):
    return [trace for trace in chart.data if trace.meta == meta]


def named(chart, name="end"):
    return [note for note in chart.layout.annotations if note.name == name]


def test_every_month_of_every_line_is_drawn():
    chart = month_lines(MARKS, LIGHT)
    shown = [(t.name, x, y) for t in drawn(chart) for x, y in zip(t.x, t.y, strict=True)]
    assert shown == [(mark.row, mark.lane, mark.low) for mark in MARKS]
    assert [(t.x, t.y) for t in drawn(chart, "end")] == [((48,), (48_000,)), ((48,), (39_000,))]


def test_months_are_drawn_in_their_order_whatever_the_order_of_the_marks():
    (trace,) = drawn(month_lines(line("A", [5, 7, 9])[::-1], LIGHT))
    assert (trace.x, trace.y) == ((0, 1, 2), (5, 7, 9))


def test_each_line_is_named_at_its_end_with_its_money():
    assert [(n.text, n.x, n.y) for n in named(month_lines(MARKS, LIGHT))] == [
        ("<b>Offer A</b><br>$48k", 48, 48_000),
        ("<b>Offer B</b><br>$39k", 48, 39_000),
    ]


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_four_lines_are_told_apart_without_colour_too(look):
    chart = month_lines([*itertools.chain(*(line(name, [0, 5]) for name in "ABCD"))], look)
    dashes = [trace.line.dash for trace in drawn(chart)]
    symbols = [trace.marker.symbol for trace in drawn(chart, "end")]
    assert len(set(dashes)) == len(set(symbols)) == 4
    colours = [trace.line.color for trace in drawn(chart)]
    assert colours == [look.you, look.ink, look.muted, look.you]
    assert colours == [t.marker.color for t in drawn(chart, "end")] == [n.font.color for n in named(chart)]


def test_a_fifth_line_is_refused():
    with pytest.raises(ValueError, match=f"5 lines .* {len(STYLES)} can"):
        month_lines([*itertools.chain(*(line(name, [1]) for name in "ABCDE"))], LIGHT)


sizes = st.lists(st.tuples(st.floats(0, HEIGHT), st.sampled_from([2.0, 3.0])), max_size=4)


@settings(deadline=None)
@given(sizes)
def test_names_never_overlap_and_stay_beside_the_plot(labels):
    wanted, heights = [at for at, _ in labels], [lines * LINE for _, lines in labels]
    middles = spread(wanted, heights, HEIGHT)
    boxes = [(m - h / 2, m + h / 2) for m, h in zip(middles, heights, strict=True)]
    assert all(top >= -1e-6 and bottom <= HEIGHT + 1e-6 for top, bottom in boxes)
    for (_, bottom), (next_top, _) in itertools.pairwise(sorted(boxes)):
        assert next_top >= bottom - 1e-6
    order = sorted(range(len(labels)), key=lambda i: wanted[i])
    assert [middles[i] for i in order] == sorted(middles)


def test_a_name_that_has_room_stays_at_its_line():
    assert spread([200, 40, 120], [32, 32, 48], HEIGHT) == pytest.approx([200, 40, 120])


def test_equal_lines_are_both_drawn_and_their_names_are_tied_to_them():
    chart = month_lines(line("A", [0, 5]) + line("B", [0, 5]), LIGHT)
    assert drawn(chart)[0].y == drawn(chart)[1].y
    places = [note.ay if note.showarrow else -note.yshift for note in named(chart)]
    assert abs(places[0] - places[1]) >= 2 * LINE
    assert any(note.showarrow for note in named(chart))


def test_a_long_name_is_broken_and_has_its_room_at_the_right():
    chart = month_lines(line("A company with a very long name indeed", [1, 2]), LIGHT)
    (note,) = named(chart)
    lines = note.text.replace("<b>", "").replace("</b>", "").split("<br>")
    assert lines == ["A company with", "a very long…", "$2"]
    assert chart.layout.margin.r >= max(map(len, lines)) * BOLD * LABEL_SIZE


@pytest.mark.parametrize(
    ("last", "names"),
    [
        (3, []),
        (12, ["6 months", "1 year"]),
        (18, ["1 year"]),
        (24, ["1 year", "2 years"]),
        (48, ["1 year", "2 years", "3 years", "4 years"]),
        (60, ["1 year", "2 years", "3 years", "4 years", "5 years"]),
        (84, ["2 years", "4 years", "6 years"]),
        (120, ["2 years", "4 years", "6 years", "8 years", "10 years"]),
    ],
)
def test_the_months_that_are_named(last, names):
    assert [month_words(month) for month in month_ticks(last)] == names
    chart = month_lines(line("A", [0, 1], every=last), LIGHT)
    assert [*(chart.layout.xaxis.ticktext or ())] == names
    assert "start" in [note.text for note in chart.layout.annotations]


def test_money_is_read_at_gridlines_whose_names_stand_inside_the_plot():
    axis = month_lines(MARKS, LIGHT).layout.yaxis
    assert axis.ticklabelposition == "inside top"
    assert [*axis.ticktext] == ["−$10k", "$0", "$10k", "$20k", "$30k", "$40k", "$50k"]
    assert axis.range[0] < -9_000
    assert axis.range[1] > 48_000
    assert month_lines(MARKS, LIGHT).layout.margin.l <= 1


@pytest.mark.parametrize("money", [[5, 9], [-9, -5], [0, 0]])
def test_zero_is_always_on_the_axis(money):
    low, high = month_lines(line("A", money), LIGHT).layout.yaxis.range
    assert low < 0 < high


def test_crossings_are_drawn_at_their_months_and_their_words_are_given():
    chart = month_lines(MARKS, LIGHT, crossings=[(26, "month 26: A leads"), (40, "month 40: B leads")])
    assert [(shape.x0, shape.x1) for shape in chart.layout.shapes] == [(26, 26), (40, 40)]
    assert [(n.x, n.text) for n in named(chart, None) if n.x in (26, 40)] == [
        (26, "month 26: A leads"),
        (40, "month 40: B leads"),
    ]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 48), st.sampled_from(["short", "a rather longer text"])), max_size=5)
)
def test_words_of_crossings_never_share_a_place(crossings):
    lanes = crossing_lanes(crossings, 48, 270)
    boxes = []
    for (month, words), lane in zip(crossings, lanes, strict=True):
        at, length = month / 48 * 270, len(words) * LETTER * MARK_SIZE
        boxes.append((lane, *((at - length, at) if month > 24 else (at, at + length))))
    for (_, _, right), (_, left, _) in (
        pair for pair in itertools.pairwise(sorted(boxes)) if pair[0][0] == pair[1][0]
    ):
        assert left >= right
    assert {*lanes} == {*range(len({*lanes}))}


def test_crossings_far_apart_share_a_line_of_text_and_near_ones_do_not():
    assert crossing_lanes([(2, "month 2"), (46, "month 46")], 48, 270) == [0, 0]
    assert crossing_lanes([(2, "month 2: A leads"), (4, "month 4: B leads")], 48, 270) == [0, 1]


@pytest.mark.parametrize(("step", "shape"), [(True, "hv"), (False, "linear")])
def test_steps(step, shape):
    assert {trace.line.shape for trace in drawn(month_lines(MARKS, LIGHT, step=step))} == {shape}


def test_a_note_stands_over_the_lines():
    plain, noted = month_lines(MARKS, LIGHT), month_lines(MARKS, LIGHT, note="One possible outcome")
    assert "One possible outcome" in [note.text for note in noted.layout.annotations]
    assert noted.layout.margin.t > plain.layout.margin.t
    assert noted.layout.height - plain.layout.height == noted.layout.margin.t - plain.layout.margin.t


def test_pointing_at_a_line_says_money_name_and_month():
    (trace,) = drawn(month_lines(line("A", [0, 1234.0], every=18), LIGHT))
    assert trace.text == ("<b>$0</b><br>A · start", "<b>$1,234</b><br>A · 18 months")


def test_markup_is_text():
    chart = month_lines(line("<b onclick=x>", [1, 2]), LIGHT, note="<i>", crossings=[(1, "<u>")])
    shown = [note.text for note in chart.layout.annotations] + [*drawn(chart)[0].text]
    assert not any(markup in words for words in shown for markup in ("<b onclick", "<i>", "<u>"))


def test_unlike_units_never_share_an_axis():
    with pytest.raises(UnlikeUnitsError):
        month_lines([replace(MARKS[0], unit="pct"), *MARKS[1:]], LIGHT)


@pytest.mark.parametrize("marks", [[], line("A", [5]), line("A", [0, 0])])
def test_little_or_nothing_still_makes_a_chart(marks):
    assert sum(len(trace.x) for trace in drawn(month_lines(marks, LIGHT))) == len(marks)
