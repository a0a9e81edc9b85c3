"""The notation of word lists."""

import re

import pytest

from etl.reading.words import any_of, grammar, phrases, words


def test_phrases_are_parted_by_lines_and_wide_gaps():
    assert phrases("\n    up to  at most\n    no more than\n") == ["up to", "at most", "no more than"]


@pytest.mark.parametrize(
    ("table", "text", "found"),
    [
        ("fell  fall*", "salaries fell", True),
        ("fell  fall*", "the fellow", False),
        ("fall*", "falling", True),
        ("fall*", "a waterfall", False),
        ("salar(y|ies)", "Salaries rose", True),
        ("job (change|switch)*", "job switching", True),
        ("vest*  cliff", "no vesting", True),
        ("# (a|per) month", "earn # a month", True),
        ("up (by |about )?#", "up about #", True),
        (r"p\d\d", "P50", True),
        (r"p\d\d", "p505", False),
        ("%  share", "in %", True),
        ("grants?(?! of)", "a grant from", True),
        ("grants?(?! of)", "a grant of", False),
    ],
)
def test_a_phrase_stands_for_whole_words(table, text, found):
    assert (words(table).search(text) is not None) == found


def test_case_counts_only_if_asked():
    assert words("LPA").search("12 lpa")
    assert not words("LPA", re.NOFLAG).search("12 lpa")


def test_the_phrase_named_first_counts():
    match = re.match(any_of("big tech companies  big tech"), "big tech companies pay")
    assert match is not None
    assert match[0] == "big tech companies"


def test_blanks_and_hashes_survive_in_laid_out_patterns():
    pattern = grammar(rf"""
        {any_of("up to #")}   # a comment
        \d
    """)
    assert pattern.fullmatch("up to #5")
