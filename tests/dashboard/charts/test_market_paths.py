"""Market sizes over years: what is drawn equals the rows, and a dollar is equally high everywhere."""

from dataclasses import replace

import pytest

from dashboard.charts import DARK, LIGHT, UnlikeUnitsError
from dashboard.charts import market_paths as module
from dashboard.demand.market_sizes import size_marks

from ..figures import checked

market_paths = checked(module.market_paths)


@pytest.fixture
def marks(tables):
    return size_marks(tables, tables["markets"].entries)


def drawn(chart, meta):
    return [trace for trace in chart.data if trace.meta == meta]


def test_every_row_is_drawn_once(marks):
    chart = market_paths(marks, LIGHT)
    for meta in ("stated", "derived"):
        shown = [(trace.x[0], max(trace.y)) for trace in drawn(chart, meta)]
        expected = [(mark.lane, mark.high) for mark in marks if bool(mark.formula) == (meta == "derived")]
        assert sorted(shown) == sorted(expected)


def test_derived_points_are_hollow_and_on_a_dotted_line(marks):
    chart = market_paths(marks, DARK)
    assert {trace.marker.color for trace in drawn(chart, "derived")} == {DARK.paper}
    assert {trace.marker.color for trace in drawn(chart, "stated")} == {DARK.hope}
    (path,) = drawn(chart, "path")
    assert path.line.dash == "dot"
    assert [*path.x] == [*range(2023, 2031)]


def test_a_market_without_a_rate_has_no_path(marks):
    chart = market_paths([mark for mark in marks if mark.row != "Global deep learning"], LIGHT)
    assert not drawn(chart, "path")
    assert not drawn(chart, "derived")


def test_a_dollar_is_equally_high_in_every_row_and_rows_start_at_zero(marks):
    layout = market_paths(marks, LIGHT).layout
    axes = [layout[name] for name in ("yaxis", "yaxis2", "yaxis3")]
    heights = [(axis.domain[1] - axis.domain[0]) / axis.range[1] for axis in axes]
    assert heights == pytest.approx([heights[0]] * 3)
    assert {axis.range[0] for axis in axes} == {0}
    bottoms = [axis.domain[0] for axis in axes]
    assert bottoms == sorted(bottoms, reverse=True)
    assert all(axis.domain[1] <= 1 and axis.domain[0] >= 0 for axis in axes)


def test_every_stated_size_has_its_value_at_the_mark(marks):
    labels = [note.text for note in market_paths(marks, LIGHT).layout.annotations]
    assert {"<b>$1.6tn</b>", "<b>$527bn</b>", "$69.7bn, derived"} <= set(labels)


def test_a_document_cannot_write_markup_into_the_chart(marks):
    hostile = [replace(mark, row="<b>x</b><img src=//a.example>", quote="<script>") for mark in marks]
    chart = market_paths(hostile, LIGHT)
    shown = [note.text for note in chart.layout.annotations]
    shown += [text for trace in chart.data for text in trace.text or ()]
    assert any("&lt;script&gt;" in text for text in shown)
    assert not any("<img" in text or "<script" in text for text in shown)


def test_currencies_never_share_an_axis(marks):
    with pytest.raises(UnlikeUnitsError):
        market_paths([replace(marks[0], unit="eur_total"), *marks[1:]], LIGHT)
