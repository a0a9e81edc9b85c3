"""Employers of the visa filings: at a place, by name, and never of few filings."""

import pytest

from etl.records.employers import (
    areas_of,
    employer_names,
    employers_of,
    employers_of_title,
    name_key,
    pay_of_employer,
)
from etl.records.places import find_place


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Google LLC", "Google", True),
        ("GOLDMAN SACHS & CO. LLC", "Goldman Sachs & Co", True),
        ("Meta Platforms, Inc", "META PLATFORMS INC.", True),
        ("Meta Platforms, Inc", "Metabase Inc", False),
        ("Co", "Inc", False),
    ],
)
def test_a_name_is_known_in_any_legal_form(one, other, alike):
    assert (name_key(one) == name_key(other)) is alike


def test_employers_of_an_occupation_at_a_place():
    found = employers_of("15-2051", find_place("NYC"))
    assert (found[0].employer, found[0].filings, found[0].p50) == ("Amazon.com Services LLC", 173, 150_200)
    assert len(found) == 15
    assert {each.place for each in employers_of("15-2051", find_place("Colorado"))} > {"Denver, CO"}
    assert employers_of("15-2041", find_place("Abilene, TX")) == ()


def test_employers_of_a_title_are_the_five_with_most_filings():
    assert [each.employer for each in employers_of_title("ML Engineer")][:2] == [
        "Adobe Inc.",
        "Pinterest, Inc.",
    ]


def test_an_employer_is_found_by_words_of_its_name_with_all_its_spellings():
    assert employer_names("GOOGLE")[0] == "Google"
    assert employer_names("no such employer at all") == employer_names("  ") == []
    found = pay_of_employer("Google")
    assert pay_of_employer("google llc") == found
    assert len({each.place for each in found}) > 10, "its areas, under another spelling"
    national = next(each for each in found if each.about == "Software Developers")
    assert (national.filings, national.p50) == (6_039, 186_000)


def test_of_few_filings_no_pay_is_told():
    for each in pay_of_employer("Google"):
        assert (each.p50 is not None) == (each.filings >= 10)


def test_every_area_of_an_occupation():
    found = areas_of("15-2051", find_place("US"))
    assert ("San Francisco, CA", 2_171, 180_000) in [(each.place, each.filings, each.p50) for each in found]
    assert {each.place.rsplit(", ", 1)[1] for each in areas_of("15-2051", find_place("Colorado"))} == {"CO"}
