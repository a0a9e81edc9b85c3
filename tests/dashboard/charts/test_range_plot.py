"""What a chart draws is what its marks say."""

import pytest

from dashboard import charts
from dashboard.charts import DARK, LIGHT, Mark, Marker, UnlikeUnitsError
from dashboard.charts.look import SHAPES, tick_step
from dashboard.charts.marks import by_place, by_row

from ..figures import checked

range_plot = checked(charts.range_plot)


def mark(row="A", low=100_000.0, high=None, **more):
    return Mark(row, low=low, high=low if high is None else high, **more)


def drawn(figure):
    """The traces that state figures, without the rails that only hold dots together."""
    return [trace for trace in figure.data if trace.meta != "rail"]


def words(figure):
    return " ".join(note.text or "" for note in figure.layout.annotations)


def arrows(figure):
    return [note.name for note in figure.layout.annotations if note.showarrow]


MARKS = (
    mark("Ladder", 83_000, mark="25th", fact_id="f1"),
    mark("Ladder", 115_864, mark="50th", fact_id="f2"),
    mark("Range", 110_000, 150_000, fact_id="f3"),
    mark("Official", 63_650, tone="official", fact_id="f4"),
)


def test_every_row_is_drawn_once_at_its_ends():
    figure = range_plot(MARKS, LIGHT)
    assert [(trace.customdata[0][0], list(trace.x)) for trace in drawn(figure)] == [
        ("f1", [83_000]),
        ("f2", [115_864]),
        ("f3", [110_000, 150_000]),
        ("f4", [63_650]),
    ]


def test_values_stand_in_words_beside_the_marks():
    text = words(range_plot(MARKS, LIGHT))
    assert all(word in text for word in ("25th", "$83k", "50th", "$116k", "$110k–$150k", "$64k", "Ladder"))


@pytest.mark.parametrize(
    ("bound", "low", "high", "opened", "ends", "hollow"),
    [
        ("at_least", 50.0, None, ["open high"], [50], [False]),
        ("up_to", None, 187.0, ["open low"], [187], [False]),
        ("high_open", 150.0, 200.0, ["open high"], [150, 200], [False, True]),
        ("up_to_or_more", None, 179.0, ["open low", "open high"], [179], [True]),
        (None, 1.0, 2.0, [], [1, 2], [False, False]),
    ],
)
def test_an_open_end_is_drawn_open(bound, low, high, opened, ends, hollow):
    figure = range_plot([Mark("A", low=low, high=high, bound=bound)], LIGHT)
    (trace,) = drawn(figure)
    assert arrows(figure) == opened
    assert list(trace.x) == ends
    assert [colour == LIGHT.paper for colour in trace.marker.color] == hollow


def test_unlike_units_never_share_an_axis():
    with pytest.raises(UnlikeUnitsError, match="pct, usd_per_year"):
        range_plot([mark(), mark("B", 5, unit="pct")], LIGHT)


def test_a_second_sign_beside_the_colour():
    """Whoever cannot tell the colours apart tells the shapes apart."""
    assert len(set(SHAPES.values())) == len(SHAPES)
    figure = range_plot(MARKS, LIGHT)
    assert {trace.marker.symbol for trace in drawn(figure)} == {"circle", "diamond"}


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_look_colours_everything(look):
    figure = range_plot(MARKS, look, marker=Marker(135_000))
    assert figure.layout.paper_bgcolor == look.paper
    assert {trace.line.color for trace in figure.data} == {look.documents, look.official}
    (line,) = figure.layout.shapes
    assert (line.x0, line.line.color) == (135_000, look.you)
    assert "you, $135k" in words(figure)


def test_the_axis_holds_all_marks_and_the_marker():
    low, high = range_plot(MARKS, LIGHT, marker=Marker(500_000)).layout.xaxis.range
    assert low < 63_650
    assert high > 500_000


def test_gridlines_are_vertical_only_and_there_is_no_title():
    layout = range_plot(MARKS, LIGHT).layout
    assert layout.yaxis.visible is False
    assert layout.title.text is None
    assert layout.xaxis.showline is False


def test_no_two_marks_of_different_rows_lie_on_one_line():
    figure = range_plot(MARKS, LIGHT)
    lines = {}
    for trace in drawn(figure):
        lines.setdefault(trace.y[0], set()).add(trace.name.split()[0])
    assert all(len(rows) == 1 for rows in lines.values())


def test_markup_in_a_name_is_text():
    figure = range_plot([mark("<b onclick=x>", quote="<i>q</i>", source="<s>")], LIGHT)
    assert "<b onclick" not in words(figure)
    assert "<i>" not in figure.data[0].text[0]


@pytest.mark.parametrize("marks", [(), (mark(low=0.0),), (mark(low=-5.0, unit="pct"),)])
def test_little_or_nothing_still_makes_a_chart(marks):
    assert len(drawn(range_plot(marks, LIGHT))) == len(marks)


@pytest.mark.parametrize("span", [1e-3, 1, 7, 25, 180_000, 2.4e6, 1.6e12])
def test_ticks_are_few_and_round(span):
    step = tick_step(span)
    assert 3 <= span / step <= 8
    assert f"{step:e}"[:3] in ("1.0", "2.0", "2.5", "5.0")


@pytest.mark.parametrize(
    ("low", "high", "ends", "amount"),
    [(1, 2, (1, 2), 1), (2, 2, (2,), 2), (None, 3, (3,), 0), (4, None, (4,), 4), (None, None, (), 0)],
)
def test_a_mark_knows_its_stated_ends(low, high, ends, amount):
    mark = Mark("A", low=low, high=high)
    assert (mark.ends, mark.amount) == (ends, amount)


def test_marks_that_are_alike_are_one_group_wherever_they_stand():
    first, other, last = mark("A", detail="x"), mark("B"), mark("A", detail="y")
    assert by_row([first, other, last]) == {"A": [first, last], "B": [other]}
    assert [*by_place([first, other, last])] == [("A", "x"), ("B", ""), ("A", "y")]


def test_equal_marks_are_one():
    assert {mark("A"), mark("A"), mark("B")} == {mark("A"), mark("B")}
