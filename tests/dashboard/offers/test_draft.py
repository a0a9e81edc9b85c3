"""A draft holds what was typed, reads it as an offer, and names what is wrong by its field."""

from datetime import date

import pytest
from hypothesis import given

from dashboard.compensation import OfferFile, describe
from dashboard.compensation.entry import Unit
from dashboard.offers.entry.draft import Draft, as_typed, description_of, fields_below, lists_below
from dashboard.offers.entry.files import examples
from dashboard.offers.entry.form import (
    ALWAYS_FILLED,
    ASKED_FIRST_LISTS,
    ASSUMED_ELSEWHERE,
    FIRST_OF_PART,
    PART_NAMES,
    PAY,
    PLACE,
    SECTIONS,
    SHARE_PRICE,
)

from ...compensation import strategies as made

EMPTY = {"version": 1, "offer": {"start": "2026-01-01"}}


def draft_of(**offer):
    return Draft.of(OfferFile.model_validate({"offer": {"start": "2026-01-01", **offer}}))


GRANT = {"kind": "rsu", "value_usd": 200_000, "vesting": {"annual_pct": [25, 25, 25, 25]}}


@given(made.files)
def test_what_is_written_into_the_fields_reads_back_as_the_same_offer(file):
    draft = Draft.of(file)
    assert draft.read() == {}
    assert draft.understood == file
    assert draft.understood is not file, "it was read from the fields"


@pytest.mark.parametrize("name", examples())
def test_examples_read_back(name):
    draft = Draft.of(examples()[name])
    assert draft.read() == {}
    assert draft.understood == examples()[name]
    assert draft.understood is not examples()[name]


@pytest.mark.parametrize(
    ("path", "typed", "read"),
    [
        ("offer.base_usd", "159,135.50", 159_135.5),
        ("offer.base_usd", "120k", 120_000),
        ("offer.bonus.target_pct", "12.5", 12.5),
        ("offer.bonus.target_pct", " 12.5 % ", 12.5),
        ("offer.grants.1.vesting.annual_pct", "5/15/40/40", (5, 15, 40, 40)),
        ("offer.grants.1.vesting.annual_pct", "33.3, 33.3, 33.4", (33.3, 33.3, 33.4)),
        ("offer.grants.1.vesting.annual_pct", "50 % 50 %", (50, 50)),
        ("offer.grants.1.vesting.every_months", "3", (3,)),
        ("offer.grants.1.shares", "1,200", 1200),
        ("offer.start", date(2027, 3, 31), date(2027, 3, 31)),
        ("assumptions.itemize_salt", False, False),
        ("assumptions.leave_month", "18", 18),
    ],
)
def test_entries_are_read_as_people_type_them(path, typed, read):
    draft = draft_of(share_price_usd=10, grants=[{**GRANT, "value_usd": 0}])
    draft.enter(path, typed)
    assert draft.read() == {}
    found = draft.understood
    for name in path.split("."):
        found = found[int(name) - 1] if name.isdigit() else getattr(found, name)
    assert found == read


@pytest.mark.parametrize(
    ("path", "typed", "where", "words"),
    [
        ("offer.base_usd", "-5", "offer.base_usd", "at least 0"),
        ("offer.base_usd", "1e400", "offer.base_usd", "not a number"),
        ("offer.base_usd", "9" * 40, "offer.base_usd", "at most"),
        ("offer.bonus.target_pct", "900", "offer.bonus.target_pct", "at most 500"),
        ("offer.grants.1.vesting.annual_pct", "33, 33, 33", "offer.grants.1.vesting", "99 %"),
        (
            "offer.grants.1.vesting.annual_pct",
            "50, x",
            "offer.grants.1.vesting.annual_pct",
            "'x' is not a number",
        ),
        (
            "offer.grants.1.vesting.annual_pct",
            "a, b",
            "offer.grants.1.vesting.annual_pct",
            "'a' is not a number",
        ),
        ("offer.grants.1.vesting.every_months", "0", "offer.grants.1.vesting.every_months", "at least 1"),
        ("offer.grants.1.vesting.cliff_months", "60", "offer.grants.1.vesting", "after the last vest"),
        ("offer.grants.1.start", date(2025, 1, 1), "offer.grants.1.start", "before the first day"),
        ("offer.grants.1.start", date(2099, 1, 1), "offer.grants.1.start", "too far off"),
        ("offer.grants.1.shares", "10", "offer.grants.1", "dollars or in shares"),
        ("offer.start", None, "offer.start", "required"),
        ("offer.start", date(1999, 12, 31), "offer.start", "at least 2000-01-01"),
        ("offer.start", date(2200, 1, 1), "offer.start", "at most 2100-12-31"),
        ("assumptions.tax_year", "1999", "assumptions.tax_year", "2000"),
        ("assumptions.tax_year", "2050", "assumptions.tax_year", "No tax tables"),
        ("assumptions.promotion.pct", "10", "assumptions.promotion.month", "required"),
    ],
)
def test_what_is_wrong_is_named_by_its_field_and_loses_nothing(path, typed, where, words):
    draft = draft_of(grants=[GRANT])
    before = draft.understood
    draft.enter(path, typed)
    problems = draft.read()
    assert [*problems] == [where]
    assert words in problems[where]
    assert draft.typed[path] == typed
    assert draft.understood == before


def test_a_part_keeps_its_number_when_another_is_removed():
    draft = draft_of(sign_on=[{"amount_usd": 1}, {"amount_usd": 2}, {"amount_usd": 3}])
    draft.remove("offer.sign_on", "2")
    assert draft.read() == {}
    assert [payment.amount_usd for payment in draft.understood.offer.sign_on] == [1, 3]
    assert draft.add("offer.sign_on") == "4", "a number is never used again"
    draft.enter("offer.sign_on.3.amount_usd", "-1")
    assert [*draft.read()] == ["offer.sign_on.3.amount_usd"]


def test_a_part_that_is_still_empty_is_no_mistake():
    draft = draft_of()
    draft.add("offer.sign_on")
    options = draft.add("offer.grants", {"kind": "options", "vesting.annual_pct": "25, 25, 25, 25"})
    assert draft.read() == {}
    assert draft.understood.offer.grants == ()
    draft.enter(f"offer.grants.{options}.options", "1000")
    assert {path.rpartition(".")[2] for path in draft.read()} == {"strike_usd", "fully_diluted"}
    draft.enter(f"offer.grants.{options}.options", "")
    second = draft.add("offer.sign_on")
    draft.enter(f"offer.sign_on.{second}.amount_usd", "-1")
    assert [*draft.read()] == [f"offer.sign_on.{second}.amount_usd"]
    draft.enter(f"offer.sign_on.{second}.amount_usd", "1")
    assert draft.read() == {}
    assert len(draft.understood.offer.sign_on) == 1


def test_what_was_not_entered_is_an_empty_field():
    draft = draft_of()
    shown = {path for path, value in draft.typed.items() if value not in ("", None, False)}
    assert shown == {
        "offer.start",
        "offer.bonus.first_year_months",
        "offer.espp.every_months",
        "assumptions.years",
        "assumptions.bonus_attainment_pct",
        "assumptions.tax_year",
        "assumptions.itemize_salt",
    }


def test_only_typing_touches_a_draft():
    draft = draft_of(grants=[GRANT])
    draft.read()
    assert draft.own == set()
    draft.enter("offer.base_usd", "1")
    draft.remove("offer.grants", "1")
    assert draft.own == {"offer.base_usd", "offer.grants"}


def test_numbers_are_shown_as_people_write_them():
    base = description_of("offer.base_usd", draft_of())
    shown = [as_typed(value, base) for value in (0.0, 159_135.5, 1e-7, 12.5, 1_000_000.0, 1 / 3)]
    assert shown == ["", "159,135.5", "0.0000001", "12.5", "1,000,000", "0.3333333333333333"]
    year = description_of("assumptions.tax_year", draft_of())
    assert as_typed(2025, year) == "2025"


def test_every_field_of_an_offer_is_asked_for():
    """A field that is added to a model is on the form without being named there."""
    grants = [
        GRANT,
        {"kind": "refresher", "vesting": {"annual_pct": [100]}},
        {
            "kind": "options",
            "options": 1,
            "strike_usd": 1,
            "fully_diluted": 1,
            "vesting": {"annual_pct": [100]},
        },
    ]
    draft = draft_of(grants=grants)
    every = {f.path for f in describe(OfferFile) if f.unit is not Unit.PARTS and "[" not in f.path}
    asked = {
        *PLACE,
        *PAY,
        *SHARE_PRICE,
        *ALWAYS_FILLED,
        *ASSUMED_ELSEWHERE,
        *fields_below("assumptions", draft),
    }
    lists = {*ASKED_FIRST_LISTS}
    for section in SECTIONS:
        asked |= set(section.paths(draft))
        lists |= set(section.lists(draft))
    assert asked == every
    assert lists == {f"offer.{name}" for name in ("sign_on", "grants", "retirement.tiers", "other_benefits")}
    assert {path.rpartition(".")[2] for path in lists} - {"grants"} <= PART_NAMES.keys()
    for part, kind in enumerate(FIRST_OF_PART.keys() - {"sign_on"}, start=1):
        assert lists_below(f"offer.grants.{part}", draft), kind


@pytest.mark.parametrize(
    ("returns", "typed", "expected"),
    [
        ((), (), ("new", "new")),
        (("base",), (), ("old", "new")),  # typed on purpose: nothing else was
        (("base", "bonus"), (), ("new", "new")),
        (("base",), ("raise",), ("new", "new")),
        (("base", "bonus"), ("raise",), ("new", "new")),
    ],
)
def test_an_old_value_that_comes_along_with_a_change_is_no_entry(returns, typed, expected):
    paths = {
        "base": "offer.base_usd",
        "bonus": "offer.bonus.target_pct",
        "raise": "assumptions.raise_pct",
    }
    old, new = {"base": "100,000", "bonus": "10"}, {"base": "90,000", "bonus": "15"}
    draft = draft_of()
    for name, value in old.items():
        draft.enter(paths[name], value)
    draft.read()
    for name, value in new.items():
        draft.refill(paths[name], value)
    draft.read()
    for name in returns:
        draft.enter(paths[name], old[name])
    for name in typed:
        draft.enter(paths[name], "3")
    draft.read()
    found = tuple(draft.typed[paths[name]] for name in old)
    assert found == tuple(
        {"old": old, "new": new}[which][name] for name, which in zip(old, expected, strict=True)
    )
    draft.read()
    draft.enter(paths["base"], old["base"])
    draft.enter(paths["raise"], "4")
    draft.read()
    assert draft.typed[paths["base"]] == old["base"], "a run later the browser has heard of it"
