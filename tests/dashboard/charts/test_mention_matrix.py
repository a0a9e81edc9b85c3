"""Who names what: a mark for every row that is there, a stroke for every document that is silent."""

from dataclasses import replace

from dashboard.charts import LIGHT
from dashboard.charts import mention_matrix as module
from dashboard.charts.marks import by_row
from dashboard.data.document_names import column_numbers
from dashboard.demand.mentions import mention_marks

from ..figures import checked

mention_matrix = checked(module.mention_matrix)


def chart_of(tables, topic="tool", **change):
    mentions = tables["mentions"].entries
    columns = column_numbers(tables, mentions)
    marks = [replace(mark, **change) for mark in mention_marks(tables, mentions, topic)]
    return marks, columns, mention_matrix(marks, columns, LIGHT)


def test_a_mark_for_every_item_and_document(tables):
    marks, columns, chart = chart_of(tables)
    lanes = [*columns]
    drawn = [(trace.name, lanes[int(x)]) for trace in chart.data if trace.meta == "named" for x in trace.x]
    assert sorted(drawn) == sorted((mark.row, mark.mark) for mark in marks)


def test_marks_and_strokes_fill_the_grid(tables):
    marks, columns, chart = chart_of(tables)
    assert sum(len(trace.x) for trace in chart.data) == len(by_row(marks)) * len(columns)
    for trace in chart.data:
        assert len(trace.x) == len(set(trace.x))


def test_columns_are_numbered_and_items_named(tables):
    marks, columns, chart = chart_of(tables, "certification")
    labels = [note.text for note in chart.layout.annotations]
    assert labels[: len(columns)] == [*columns.values()]
    assert len(labels) == len(columns) + len(by_row(marks))


def test_a_document_cannot_write_markup_into_the_chart(tables):
    _, _, chart = chart_of(tables, "certification", row="<img src=x>", quote="<script>")
    shown = [note.text for note in chart.layout.annotations]
    shown += [text for trace in chart.data for text in trace.text or ()]
    assert any("&lt;img" in text for text in shown)
    assert not any("<img" in text or "<script" in text for text in shown)
