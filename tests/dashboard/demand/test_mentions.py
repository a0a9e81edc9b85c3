"""Who names what: one row for each item and document, counted once."""

import pytest

from dashboard.data.document_names import column_numbers, legend, said_by, shown_names
from dashboard.demand.mentions import TOPICS, first_items, mention_finding, mention_marks, topics_in


def test_python_is_named_by_three_documents(tables):
    frame = mention_marks(tables, tables["mentions"].rows, "tool")
    python = frame[frame["row"] == "Python"]
    assert [*python["low"]] == [3, 3, 3]
    assert python["document"].nunique() + (python["source"] == "AI Pathly").sum() >= 3
    assert python["line"].notna().all()


@pytest.mark.parametrize("topic", TOPICS)
def test_the_count_is_that_of_the_documents(tables, topic):
    rows = tables["mentions"].rows
    frame = mention_marks(tables, rows, topic)
    for item, group in frame.groupby("row"):
        named = rows[(rows["topic"] == topic) & (rows["item"].str.casefold() == item.casefold())]
        assert set(group["mark"]) == set(named["document"])
        assert set(group["low"]) == {named["document"].nunique()}
    assert [*frame["low"]] == sorted(frame["low"], reverse=True)
    assert set(frame["row"]) == set(dict.fromkeys(frame["row"]))


def test_the_rows_of_an_item_stay_together(tables):
    frame = mention_marks(tables, tables["mentions"].rows, "skill")
    assert [*frame["row"].drop_duplicates()] == [*frame["row"][frame["row"] != frame["row"].shift()]]


def test_the_finding_names_the_best(tables):
    frame = mention_marks(tables, tables["mentions"].rows, "tool")
    assert mention_finding(frame, "tool", 4) == (
        "Python, PyTorch, TensorFlow and Keras are named by 3 of 4 documents"
    )
    once = mention_marks(tables, tables["mentions"].rows, "certification")
    assert "each named by one document" in mention_finding(once, "certification", 4)


def test_at_first_only_what_most_documents_name(tables):
    frame = mention_marks(tables, tables["mentions"].rows, "tool")
    assert first_items(frame, 4)["row"].nunique() == 4
    assert [*first_items(frame, 1_000).index] == [*frame.index]


def test_topics_without_mentions_are_not_offered(tables):
    rows = tables["mentions"].rows
    assert topics_in(rows)[:4] == ["skill", "tool", "industry", "trend"]
    assert topics_in(rows[rows["topic"] == "tool"]) == ["tool"]


def test_a_role_without_claims_is_told_so(third_role):
    rows, said = said_by(third_role, "mentions", "Robotics Analyst", "All roles")
    assert len(rows) == len(third_role["mentions"].rows)
    assert "say nothing of this" in said
    own, said = said_by(third_role, "demand", "Robotics Analyst", "All roles")
    assert (len(own), said) == (1, "")
    assert said_by(third_role, "demand", "All roles", "All roles")[1] == ""


def test_documents_are_told_apart(tables):
    names = shown_names(tables)
    assert len(set(names.values())) == len(names) == 4
    numbers = column_numbers(tables, tables["mentions"].rows)
    assert [*numbers.values()] == ["1", "2", "3", "4"]
    assert legend(tables, numbers) == (
        "1 AI Pathly, Deep Learning Engineer; 2 Highzeal; 3 Workera; "
        "4 AI Pathly, Deep Learning Infrastructure Engineer"
    )
    own = column_numbers(tables, said_by(tables, "mentions", "Deep Learning Infrastructure Engineer", "")[0])
    assert legend(tables, own) == "1 AI Pathly"
