"""Who names what: a mark for every row of the frame, a stroke for every document that is silent."""

from dashboard.charts import LIGHT
from dashboard.charts.mention_matrix import mention_matrix
from dashboard.data.document_names import column_numbers
from dashboard.demand.mentions import mention_marks


def chart_of(tables, topic="tool", **change):
    columns = column_numbers(tables, tables["mentions"].rows)
    frame = mention_marks(tables, tables["mentions"].rows, topic).assign(**change)
    return frame, columns, mention_matrix(frame, columns, LIGHT)


def test_a_mark_for_every_item_and_document(tables):
    frame, columns, chart = chart_of(tables)
    lanes = [*columns]
    drawn = [(trace.name, lanes[int(x)]) for trace in chart.data if trace.meta == "named" for x in trace.x]
    assert sorted(drawn) == sorted(zip(frame["row"], frame["mark"], strict=True))


def test_marks_and_strokes_fill_the_grid(tables):
    frame, columns, chart = chart_of(tables)
    marks = sum(len(trace.x) for trace in chart.data)
    assert marks == frame["row"].nunique() * len(columns)
    for trace in chart.data:
        assert len(trace.x) == len(set(trace.x))


def test_columns_are_numbered_and_items_named(tables):
    frame, columns, chart = chart_of(tables, "certification")
    labels = [note.text for note in chart.layout.annotations]
    assert labels[: len(columns)] == [*columns.values()]
    assert len(labels) == len(columns) + frame["row"].nunique()


def test_a_document_cannot_write_markup_into_the_chart(tables):
    _, _, chart = chart_of(tables, "certification", row="<img src=x>", quote="<script>")
    shown = [note.text for note in chart.layout.annotations]
    shown += [text for trace in chart.data for text in trace.text or ()]
    assert any("&lt;img" in text for text in shown)
    assert not any("<img" in text or "<script" in text for text in shown)
