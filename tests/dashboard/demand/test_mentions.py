"""Who names what: one row for each item and document, counted once."""

from itertools import groupby

import pytest

from dashboard.charts.marks import by_row
from dashboard.data.document_names import column_numbers, legend, said_by, shown_names
from dashboard.demand.mentions import TOPICS, first_items, mention_finding, mention_marks, topics_in


def test_python_is_named_by_three_documents(tables):
    python = by_row(mention_marks(tables, tables["mentions"].entries, "tool"))["Python"]
    assert [mark.low for mark in python] == [3, 3, 3]
    assert len({mark.mark for mark in python}) == 3
    assert all(mark.line for mark in python)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_count_is_that_of_the_documents(tables, topic):
    rows = tables["mentions"].rows
    marks = mention_marks(tables, tables["mentions"].entries, topic)
    for item, group in by_row(marks).items():
        named = rows[(rows["topic"] == topic) & (rows["item"].str.casefold() == item.casefold())]
        assert {mark.mark for mark in group} == set(named["document"])
        assert {mark.low for mark in group} == {named["document"].nunique()}
    counts = [mark.low for mark in marks]
    assert counts == sorted(counts, reverse=True)


def test_the_rows_of_an_item_stay_together(tables):
    marks = mention_marks(tables, tables["mentions"].entries, "skill")
    assert [*by_row(marks)] == [item for item, _ in groupby(mark.row for mark in marks)]


def test_the_finding_names_the_best(tables):
    marks = mention_marks(tables, tables["mentions"].entries, "tool")
    assert mention_finding(marks, "tool", 4) == (
        "Python, PyTorch, TensorFlow and Keras are named by 3 of 4 documents"
    )
    once = mention_marks(tables, tables["mentions"].entries, "certification")
    assert "each named by one document" in mention_finding(once, "certification", 4)


def test_at_first_only_what_most_documents_name(tables):
    marks = mention_marks(tables, tables["mentions"].entries, "tool")
    first = first_items(marks, 4)
    assert first == marks[: len(first)]
    assert len(by_row(first)) == 4
    assert first_items(marks, 1_000) == marks


def test_topics_without_mentions_are_not_offered(tables):
    rows = tables["mentions"].entries
    assert topics_in(rows)[:4] == ["skill", "tool", "industry", "trend"]
    assert topics_in(row for row in rows if row["topic"] == "tool") == ["tool"]


def test_a_role_without_claims_is_told_so(third_role):
    rows, said = said_by(third_role, third_role["mentions"].entries, "Robotics Analyst", "All roles")
    assert len(rows) == len(third_role["mentions"].rows)
    assert "say nothing of this" in said
    own, said = said_by(third_role, third_role["demand"].entries, "Robotics Analyst", "All roles")
    assert (len(own), said) == (1, "")
    assert said_by(third_role, third_role["demand"].entries, "All roles", "All roles")[1] == ""


def test_documents_are_told_apart(tables):
    names = shown_names(tables)
    assert len(set(names.values())) == len(names) == 4
    numbers = column_numbers(tables, tables["mentions"].entries)
    assert [*numbers.values()] == ["1", "2", "3", "4"]
    assert legend(tables, numbers) == (
        "1 AI Pathly, Deep Learning Engineer; 2 Highzeal; 3 Workera; "
        "4 AI Pathly, Deep Learning Infrastructure Engineer"
    )
    own = column_numbers(
        tables, said_by(tables, tables["mentions"].entries, "Deep Learning Infrastructure Engineer", "")[0]
    )
    assert legend(tables, own) == "1 AI Pathly"
