"""What people type, and the role or place of the records that it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import InputError
from etl.records.places import find_place, places
from etl.records.roles import find_role, role_and_level, role_of, roles
from etl.records.statistics import occupation_names
from etl.records.warehouse import open_warehouse
from etl.records.years import code_rows

PLACES = (
    ("Denver", "Denver, CO"),
    ("denver,co", "Denver, CO"),
    ("Denver-Aurora-Centennial, CO", "Denver, CO"),
    ("41860", "San Francisco, CA"),
    ("SF", "San Francisco, CA"),
    ("NYC", "New York, NY"),
    ("New York", "New York, NY"),
    ("Brooklyn", "New York, NY"),
    ("Palo Alto", "San Jose, CA"),
    ("Mountain View, CA", "San Jose, CA"),
    ("Bellevue", "Seattle, WA"),
    ("Research Triangle", "Raleigh, NC"),
    ("Winston-Salem", "Winston-Salem, NC"),
    ("Honolulu", "Honolulu, HI"),
    ("D.C.", "Washington, DC"),
    ("Washington, DC", "Washington, DC"),
    ("Portland, OR", "Portland, OR"),
    ("Vancouver, WA", "Portland, OR"),
    ("CO", "Colorado (state)"),
    ("Colorado", "Colorado (state)"),
    ("NY", "New York (state)"),
    ("United States", "United States"),
    ("usa", "United States"),
    ("Remote", "Remote (US)"),
    ("Wyoming", "Wyoming (state)"),
    ("Portland", None),
    ("Washington", None),
    ("London", None),
    ("", None),
)
TITLES = (
    ("Sr. ML Engineer II", "Machine Learning Engineer", "senior"),
    ("Machine Learning Engineers", "Machine Learning Engineer", "unmarked"),
    ("Senior Data Scientist, Ads", "Data Scientist", "senior"),
    ("Staff Software Engineer", "Software Developer", "staff"),
    ("Principal Data Engineer", "Data Engineer", "staff"),
    ("Lead DevOps Engineer", "DevOps Engineer", "lead"),
    ("Jr. Web Developer", "Web Developer", "junior"),
    ("Data Engineer III", "Data Engineer", "unmarked"),
    ("SRE", "Site Reliability Engineer", "unmarked"),
    ("Product Manager - Payments", "Product Manager", "unmarked"),
    ("Deep Learning Engineer", "Deep Learning Engineer", "unmarked"),
    ("Associate Professor", None, "junior"),
    ("Plumber", None, "unmarked"),
    ("Senior", None, "senior"),
)


@pytest.mark.parametrize(("typed", "meant"), PLACES)
def test_a_place_is_found_by_what_people_type(typed, meant):
    if meant is None:
        with pytest.raises(InputError, match="expected"):
            find_place(typed)
    else:
        assert find_place(typed).label == meant


def test_every_place_is_found_by_its_label_and_code():
    assert len(places()) == 2 + 393 + 50
    assert len({place.label for place in places().values()}) == len(places())
    for place in places().values():
        assert find_place(place.label) == find_place(place.code) == place


@pytest.mark.parametrize(("title", "name", "level"), TITLES)
def test_a_title_is_a_role_and_a_level(title, name, level):
    role, found = role_and_level(title)
    assert (role.name if role else None, found) == (name, level)


@given(st.text(max_size=40))
def test_no_title_is_too_odd(title):
    role, _ = role_and_level(title)
    assert role is None or role.name in roles()


def test_a_role_is_made_of_what_the_records_hold():
    filed = {row["title"] for row in open_warehouse().ask("select distinct title from filings_titles")}
    assert {role.title for role in roles().values()} - {""} == filed, "21 titles"
    assert {role.occupation for role in roles().values()} - {""} == occupation_names().keys() - others()
    for role in roles().values():
        assert role.similar, role.name
        assert sum(job.share for job in role.similar) <= 1


def others():
    """Occupations of the national table that no area's wages are kept for."""
    rows = open_warehouse().ask("select distinct occupation from wages_metro")
    return occupation_names().keys() - {row["occupation"] for row in rows}


def test_a_machine_learning_engineer_is_filed_as_developer_and_scientist():
    shares = {job.occupation: round(job.share, 2) for job in role_of("ML Engineer").similar}
    assert shares == {"15-1252": 0.58, "15-2051": 0.32}


def test_every_code_of_an_occupation_is_counted_in_its_years():
    rows = open_warehouse().ask("select occupation, year from wages_national")
    there = {(row["occupation"], row["year"]) for row in rows}
    for row in code_rows():
        assert all((row.code, year) in there for year in range(row.since, row.until + 1)), row


def test_a_role_is_found_by_its_code():
    assert find_role("15-2051").name == "Data Scientist"
    with pytest.raises(InputError, match="no record of this occupation"):
        find_role("99-9999")
    with pytest.raises(InputError, match="no such role"):
        find_role("Plumber")
