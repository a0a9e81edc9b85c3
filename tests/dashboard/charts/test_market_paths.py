"""Market sizes over years: what is drawn equals the rows, and a dollar is equally high everywhere."""

import pytest

from dashboard.charts import DARK, LIGHT, UnlikeUnitsError
from dashboard.charts.market_paths import market_paths
from dashboard.demand.market_sizes import size_marks


@pytest.fixture
def frame(tables):
    return size_marks(tables, tables["markets"].rows)


def drawn(chart, meta):
    return [trace for trace in chart.data if trace.meta == meta]


def test_every_row_is_drawn_once(frame):
    chart = market_paths(frame, LIGHT)
    for meta, rows in (("stated", frame["formula"] == ""), ("derived", frame["formula"] != "")):
        marks = [(trace.x[0], max(trace.y)) for trace in drawn(chart, meta)]
        expected = [*zip(frame[rows]["year"], frame[rows]["high"], strict=True)]
        assert sorted(marks) == sorted(expected)


def test_derived_points_are_hollow_and_on_a_dotted_line(frame):
    chart = market_paths(frame, DARK)
    assert {trace.marker.color for trace in drawn(chart, "derived")} == {DARK.paper}
    assert {trace.marker.color for trace in drawn(chart, "stated")} == {DARK.hope}
    (path,) = drawn(chart, "path")
    assert path.line.dash == "dot"
    assert [*path.x] == [*range(2023, 2031)]


def test_a_market_without_a_rate_has_no_path(frame):
    chart = market_paths(frame[frame["row"] != "Global deep learning"], LIGHT)
    assert not drawn(chart, "path")
    assert not drawn(chart, "derived")


def test_a_dollar_is_equally_high_in_every_row_and_rows_start_at_zero(frame):
    layout = market_paths(frame, LIGHT).layout
    axes = [layout[name] for name in ("yaxis", "yaxis2", "yaxis3")]
    heights = [(axis.domain[1] - axis.domain[0]) / axis.range[1] for axis in axes]
    assert heights == pytest.approx([heights[0]] * 3)
    assert {axis.range[0] for axis in axes} == {0}
    bottoms = [axis.domain[0] for axis in axes]
    assert bottoms == sorted(bottoms, reverse=True)
    assert all(axis.domain[1] <= 1 and axis.domain[0] >= 0 for axis in axes)


def test_every_stated_size_has_its_value_at_the_mark(frame):
    labels = [note.text for note in market_paths(frame, LIGHT).layout.annotations]
    assert {"<b>$1.6tn</b>", "<b>$527bn</b>", "$69.7bn, derived"} <= set(labels)


def test_a_document_cannot_write_markup_into_the_chart(frame):
    frame = frame.assign(row="<b>x</b><img src=//a.example>", quote="<script>")
    chart = market_paths(frame, LIGHT)
    shown = [note.text for note in chart.layout.annotations]
    shown += [text for trace in chart.data for text in trace.text or ()]
    assert any("&lt;script&gt;" in text for text in shown)
    assert not any("<img" in text or "<script" in text for text in shown)


def test_currencies_never_share_an_axis(frame):
    with pytest.raises(UnlikeUnitsError):
        market_paths(frame.assign(unit=["eur_total", *["usd_total"] * (len(frame) - 1)]), LIGHT)
