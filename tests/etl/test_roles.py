"""Roles as texts name them."""

import pytest

from etl.role_key import role_key, singular
from etl.roles import find_roles, find_subjects, is_field_of, same_role
from etl.subjects import guess_role


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Data scientists earn well.", ["data scientist"]),
        ("A senior machine learning engineer earns more.", ["machine learning engineer"]),
        ("Machine Learning Engineers and data analysts", ["Machine Learning Engineer", "data analyst"]),
        ("AI and machine learning engineers", ["AI and machine learning engineer"]),
        ("AI/ML engineers", ["AI/ML engineer"]),
        ("Actuaries and SREs", ["Actuary", "SRE"]),
        ("MLOps engineers (data engineers included)", ["MLOps engineer (including data engineer)"]),
        ("The engineers we hire", []),
        ("many engineers", []),
        ("They lead to growth and experts in the field.", []),
        ("Her quant skills", []),
    ],
)
def test_roles_of_a_text(text, roles):
    assert [span.value for span in find_roles(text)] == roles


def test_a_span_stands_where_the_role_is_named():
    text = "Pay of senior data scientists rose."
    (role,) = find_roles(text)
    assert text[role.start : role.end] == "data scientists"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("machine learning jobs", ["machine learning jobs"]),
        ("demand for data engineering", ["data engineering"]),
        ("Data science roles and data analysts", ["data science roles", "data analyst"]),
    ],
)
def test_a_field_of_work_stands_for_a_role(text, subjects):
    assert [span.value for span in find_subjects(text)] == subjects


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("engineers", "engineer"),
        ("actuaries", "actuary"),
        ("boss", "boss"),
        ("jobs", "jobs"),
        ("staff", "staff"),
    ],
)
def test_singular(plural, one):
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ML Engineer", "machine learning engineers", True),
        ("NLP scientist", "Natural Language Processing Scientist", True),
        ("Data Engineer", "Data Scientist", False),
    ],
)
def test_two_names_of_one_role(one, other, same):
    assert same_role(one, other) == same
    assert (role_key(one) == role_key(other)) == same


def test_a_field_is_another_word_for_its_role():
    assert is_field_of("backend roles", "Backend Engineer")
    assert not is_field_of("frontend roles", "Backend Engineer")
    assert not is_field_of("backend", "Backend Engineer")


@pytest.mark.parametrize(
    ("title", "body", "role"),
    [
        ("Data Engineer Salary Guide", (), "Data Engineer"),
        ("ml engineer pay", (), "ML Engineer"),
        ("MLOPS ENGINEER", (), "MLOps Engineer"),
        ("Pay in 2024", ("Data engineers are paid well.",), "Data Engineer"),
        ("Pay in 2024", ("We asked one data engineer and one data analyst.",), None),
        ("Pay in 2024", ("Nothing.",), None),
    ],
)
def test_the_role_of_a_document(title, body, role):
    assert guess_role(title, body) == role
