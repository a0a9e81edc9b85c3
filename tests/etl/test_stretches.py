"""Sentences, and which mention speaks of which figure."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.stretches import Stretch, assign, sentences, without_overlaps

CITIES = ("Seattle", "Austin", "Boston")


def assigned(text, fall_back=True):
    """For each figure of a text the city that speaks of it; a figure is a word that starts with a dollar sign."""
    found = [(name, text.find(name)) for name in CITIES if name in text]
    mentions = [Stretch(at, at + len(name), name) for name, at in sorted(found, key=lambda pair: pair[1])]
    figures, start = [], 0
    for word in text.split(" "):
        figure = word.strip("(),.;")
        if figure.startswith("$"):
            figures.append((start + word.index(figure), start + word.index(figure) + len(figure)))
        start += len(word) + 1
    return [span.value if span else None for span in assign(figures, mentions, text, fall_back)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Seattle pays $180k, Austin $150k.", ["Seattle", "Austin"]),
        ("It is $180k in Seattle and $150k in Austin.", ["Seattle", "Austin"]),
        ("Seattle and Austin pay $180k and $150k respectively.", ["Seattle", "Austin"]),
        ("Pay is $180k and $150k in Seattle and Austin, in that order.", ["Seattle", "Austin"]),
        ("Seattle, Austin and Boston pay $180k, $150k and $170k.", ["Seattle", "Austin", "Boston"]),
        ("Seattle pays $180k and $20k in stock.", ["Seattle", "Seattle"]),
        ("It is $180k, while Austin grows.", [None]),
        ("Pay is $180k.", [None]),
    ],
)
def test_a_mention_goes_to_its_figure(text, names):
    assert assigned(text) == names


def test_without_fall_back_a_figure_without_its_own_mention_has_none():
    assert assigned("It is $180k in Seattle, and $20k more.", fall_back=False) == ["Seattle", None]
    assert assigned("It is $180k in Seattle, and $20k more.") == ["Seattle", "Seattle"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Pay rose. It fell.", ["Pay rose.", "It fell."]),
        ("The U.S. average is $5. It rose.", ["The U.S. average is $5.", "It rose."]),
        ("In the U.S. It rose.", ["In the U.S.", "It rose."]),
        ("The U.S. Bureau says so.", ["The U.S. Bureau says so."]),
        ("Acme Inc. Pays well.", ["Acme Inc. Pays well."]),
        ("Senior ... $5", ["Senior ... $5"]),
        ('He said "no." She left.', ['He said "no.', "She left."]),
        ("no break. here", ["no break. here"]),
    ],
)
def test_sentences(text, parts):
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(alphabet="aB. !?\"')(5$", max_size=80))
def test_sentences_cover_the_text_in_order(text):
    found = sentences(text)
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(found))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=12))
def test_of_two_overlapping_spans_the_longer_stays(pairs):
    spans = [Stretch(start, start + length, index) for index, (start, length) in enumerate(pairs)]
    kept = without_overlaps(spans)
    assert set(kept) <= set(spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(kept))
