"""The yardstick itself."""

import pytest

from etl.facts import Bound, Fact, Kind

from .scoring import (
    SLACK,
    Label,
    below_floor,
    by_set,
    explain,
    load_labels,
    measures,
    raised_floor,
    same_figure,
    score,
    table,
)


def fact(**changes) -> Fact:
    fields = {
        "id": "x", "document": "doc", "line": 4, "quote": "q", "kind": Kind.SALARY_AVERAGE, "low": 100_000,
        "high": 100_000, "unit": "usd_per_year", "role": "Data Scientist",
    }  # fmt: skip
    return Fact(**fields | changes)


def label(optional=False, alt_kinds=(), alt=None, **changes) -> Label:
    return Label(fact(**changes), "q", tuple(alt_kinds), alt, optional)


@pytest.mark.parametrize(
    ("found", "same"),
    [
        ({}, True),
        ({"low": 100_009, "high": 100_009}, True),
        ({"low": 100_011, "high": 100_011}, False),
        ({"line": 5}, False),
        ({"unit": "gbp_per_year"}, False),
        ({"high": 120_000}, False),
        ({"low": None, "bound": Bound.UP_TO}, False),
        ({"bound": Bound.HIGH_OPEN}, False),
        ({"kind": Kind.SALARY_RANGE, "role": None}, True),
    ],
)
def test_a_figure_is_its_line_unit_ends_and_bound(found, same):
    assert same_figure(fact(), fact(**found)) is same


@pytest.mark.parametrize(
    ("labels", "facts", "recall", "precision"),
    [
        ([label()], [fact()], 1, 1),
        ([label()], [], 0, 1),
        ([], [fact()], 1, 0),
        ([label()], [fact(), fact(line=9)], 1, 0.5),
        ([label()], [fact(), fact()], 1, 0.5),  # one to one
        ([label(), label(city="Boston")], [fact()], 0.5, 1),
        ([label(), label(line=7, optional=True)], [fact()], 1, 1),
        ([label(), label(line=7, optional=True)], [fact(), fact(line=7)], 1, 1),
        ([label(optional=True), label()], [fact()], 1, 1),
    ],
)
def test_recall_and_precision(labels, facts, recall, precision):
    result = score("doc", labels, facts)
    assert (result.recall, result.precision) == (recall, precision)


def test_equal_figures_on_a_line_are_paired_by_their_other_fields():
    labels = [label(city="Boston", state="MA"), label(city="Austin", state="TX")]
    result = score("doc", labels, [fact(city="Austin", state="TX"), fact(city="Boston", state="MA")])
    assert (result.recall, result.attributes) == (1, 1)


@pytest.mark.parametrize(
    ("expected", "found", "kinds"),
    [
        ({}, Kind.SALARY_AVERAGE, 1),
        ({}, Kind.SALARY_RANGE, 0),
        ({"alt_kinds": [Kind.SALARY_RANGE]}, Kind.SALARY_RANGE, 1),
    ],
)
def test_kinds(expected, found, kinds):
    assert score("doc", [label(**expected)], [fact(kind=found)]).kinds == kinds


@pytest.mark.parametrize(
    ("expected", "found", "wrong"),
    [
        ({}, {}, []),
        ({}, {"role": "data  scientist"}, []),
        ({}, {"role": None}, ["role"]),
        ({"source_named": "the BLS"}, {"source_named": "BLS"}, []),
        ({"alt": {"city": [None]}, "city": "Zurich"}, {"city": None}, []),
        ({"city": "Zurich"}, {"city": None}, ["city"]),
        ({"city": None}, {"city": "Zurich"}, ["city"]),
        ({"period_start": 2024}, {"period_start": 2023}, ["period_start"]),
        ({"is_projection": True}, {}, ["is_projection"]),
        ({"alt": {"is_projection": [False]}, "is_projection": True}, {}, []),
    ],
)
def test_attributes(expected, found, wrong):
    assert label(**expected).wrong_attributes(fact(**found)) == wrong


def test_an_attribute_counts_where_either_side_states_it():
    result = score("doc", [label(city="Boston")], [fact(city="Austin", level="senior")])
    stated = {name: count for name, count in result.attribute_counts().items() if count[1]}
    assert stated == {"role": (1, 1), "city": (0, 1), "level": (0, 1)}
    assert result.attributes == pytest.approx(1 / 3)


def test_the_floor_only_rises():
    half = score("doc", [label(), label(line=5)], [fact()])
    floor = {"doc": {"recall": 0.6, "precision": 0.9, "kinds": 0.0, "attributes": 1.0}}
    assert below_floor([half], floor) == ["doc: recall fell to 0.5000, floor 0.6000"]
    assert below_floor([half], {"doc": {"recall": 0.5 + SLACK}}) == []
    assert raised_floor([half], floor)["doc"] == {"recall": 0.6, "precision": 1, "kinds": 1, "attributes": 1}
    assert below_floor([half], raised_floor([half], {})) == []


def test_documents_are_measured_by_their_rounds():
    results = [
        score(name, [label()], [fact()]) for name in ("round1_h01", "round10_o01", "round1_o02", "faq")
    ]
    assert {each.document: each.labelled for each in by_set(results)} == {
        "round1": 2,
        "round10": 1,
        "first": 1,
        "all": 4,
    }


def test_a_document_without_a_floor_cannot_fall():
    missed = score("doc", [label()], [])
    assert below_floor([missed], {}) == []


def test_a_raised_floor_is_met_by_what_raised_it():
    third = score("doc", [label(), label(line=5), label(line=6)], [fact()])
    assert raised_floor([third], {})["doc"]["recall"] <= measures(third)["recall"]


def test_the_table_and_the_explanation_name_what_matters():
    result = score("doc", [label(city="Boston"), label(line=5)], [fact(city="Austin"), fact(line=6)])
    assert "doc       2      2   50.0%      50.0%  100.0%       50.0%" in table([result])
    text = explain([result])
    assert "doc:4: wrong        city Austin for Boston" in text
    assert "doc:5: missed       salary_average 100000 usd_per_year" in text
    assert "doc:6: false alarm" in text


def test_a_label_with_an_unknown_field_is_refused(tmp_path):
    path = tmp_path / "doc.json"
    path.write_text('{"facts": [{"snippet": "q", "alt_kinds": [], "twon": "Boston"}]}')
    with pytest.raises(ValueError, match="twon"):
        load_labels(path)
