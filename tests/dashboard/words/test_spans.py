"""Spans: what is open stays open, whatever is done to a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.words.spans import Span, whole_span

MONEY = st.floats(1_000, 1e7)
SPANS = st.tuples(MONEY, MONEY).map(lambda ends: Span(min(ends), max(ends)))


@pytest.mark.parametrize(
    ("one", "other", "combined"),
    [
        (Span(1, 2), Span(3, 4), Span(4, 6)),
        (Span(1, 1), Span(3, 4), Span(4, 5)),
        (Span(1, 2), Span(None, 4, "up_to"), Span(None, 6, "up_to")),
        (Span(1, 2), Span(3, None, "at_least"), Span(4, None, "at_least")),
        (Span(1, 2, "high_open"), Span(3, 4), Span(4, 6, "high_open")),
        (Span(1, 2), Span(None, 4, "up_to_or_more"), Span(None, 6, "up_to_or_more")),
        (Span(None, 2, "up_to"), Span(3, None, "at_least"), Span(None, None)),
    ],
)
def test_two_spans_meet_end_by_end(one, other, combined):
    assert one.with_(other, lambda a, b: a + b) == combined


@pytest.mark.parametrize(
    ("spans", "whole"),
    [
        ([Span(1, 2), Span(5, 6)], Span(1, 6)),
        ([Span(1, 2), Span(None, 6, "up_to")], Span(None, 6, "up_to")),
        ([Span(1, 2), Span(5, None, "at_least")], Span(1, None, "at_least")),
        ([Span(1, 2, "high_open"), Span(0, 1)], Span(0, 2, "high_open")),
        ([Span(None, 6, "up_to"), Span(5, None, "at_least")], Span(None, 6, "up_to_or_more")),
        ([], Span(None, None)),
    ],
)
def test_several_statements_span_from_the_lowest_to_the_highest(spans, whole):
    assert whole_span(spans) == whole


@given(st.lists(SPANS, min_size=1, max_size=5))
def test_the_whole_covers_every_part_and_order_changes_nothing(spans):
    whole = whole_span(spans)
    assert all(whole.low <= span.low <= span.high <= whole.high for span in spans)
    assert whole == whole_span(reversed(spans))


@given(SPANS)
def test_the_middle_lies_between(span):
    assert span.low <= span.middle <= span.high


def test_words():
    assert Span(144_830.4, 169_618.8).map(round).full("usd_per_year") == "$144,830–$169,619"
    assert Span(None, 5.0, "up_to").short("pct") == "up to 5\N{NO-BREAK SPACE}%"
    assert Span(None, None).middle is None
