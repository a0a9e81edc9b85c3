"""Stacked bars: every amount is drawn once, from zero outward, and the parts can be told apart without colour."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts import DARK, LIGHT, Mark, UnlikeUnitsError
from dashboard.charts import stacked_bars as module
from dashboard.charts.look import LETTER, MARK_SIZE, NARROW
from dashboard.charts.stacked_bars import SEGMENT_PATTERNS, total_of

from ..figures import checked

stacked_bars = checked(module.stacked_bars)

TONES = {"guaranteed": "you", "conditional": "you", "market": "other", "speculative": "hope"}


def parts(row="Year 1", detail="", **amounts):
    return [
        Mark(
            row,
            detail,
            mark,
            tone=TONES.get(mark, "other"),
            low=float(amount),
            high=float(amount),
            fact_id=f"{row} {mark}",
        )
        for mark, amount in amounts.items()
    ]


MARKS = [
    *parts("Year 1", "first", guaranteed=195_000, conditional=22_000, market=60_000),
    *parts("Year 2", "second", guaranteed=170_000, market=0, speculative=45_000),
    *parts("Repaid", guaranteed=85_000, conditional=-30_000, market=-5_000),
]


def drawn(chart, meta="segment"):
    return [trace for trace in chart.data if trace.meta == meta]


def spans(chart):
    """Where each segment lies: its bar, its name, its left and its right end."""
    return [
        (trace.y[0], trace.name, *sorted((trace.base[0], trace.base[0] + trace.x[0])))
        for trace in drawn(chart)
    ]


def notes(chart):
    return [note.text for note in chart.layout.annotations]


def test_every_amount_is_drawn_once_in_the_order_of_the_marks():
    chart = stacked_bars(MARKS, LIGHT)
    assert [(t.customdata[0][0], t.x[0]) for t in drawn(chart)] == [
        (mark.fact_id, mark.low) for mark in MARKS if mark.low
    ]
    assert len({y for y, *_ in spans(chart)}) == 3


def test_parts_follow_each_other_from_zero_and_what_is_taken_back_goes_left():
    assert [span[1:] for span in spans(stacked_bars(MARKS, LIGHT))] == [
        ("Year 1 guaranteed", 0, 195_000),
        ("Year 1 conditional", 195_000, 217_000),
        ("Year 1 market", 217_000, 277_000),
        ("Year 2 guaranteed", 0, 170_000),
        ("Year 2 speculative", 170_000, 215_000),
        ("Repaid guaranteed", 0, 85_000),
        ("Repaid conditional", -30_000, 0),
        ("Repaid market", -35_000, -30_000),
    ]


amounts = st.integers(-500_000, 500_000).filter(lambda amount: amount == 0 or abs(amount) > 10)


@settings(deadline=None)
@given(st.lists(st.lists(amounts, min_size=1, max_size=5), min_size=1, max_size=4))
def test_no_part_covers_another_and_all_lie_on_the_axis(bars):
    marks = [
        Mark(f"bar {i}", mark=f"part {j}", low=amount, high=amount)
        for i, bar in enumerate(bars)
        for j, amount in enumerate(bar)
    ]
    chart = stacked_bars(marks, LIGHT)
    low, high = chart.layout.xaxis.range
    assert low <= 0 < high
    lying = sorted((y, left, right) for y, _, left, right in spans(chart))
    assert sum(right - left for _, left, right in lying) == sum(abs(amount) for bar in bars for amount in bar)
    assert all(low <= left < right <= high for _, left, right in lying)
    for (y, _, right), (next_y, left, _) in itertools.pairwise(lying):
        assert next_y > y or left >= right


@pytest.mark.parametrize(
    ("row", "total"), [("Year 1", "$277k"), ("Year 2", "$170k"), ("Repaid", "$50k")], ids=str
)
def test_a_total_is_the_sum_of_all_parts_but_the_speculative(row, total):
    (heading,) = [note for note in notes(stacked_bars(MARKS, LIGHT)) if f"<b>{row}</b>" in note]
    assert heading.startswith(f"<b>{row}</b>  {total}")


def test_a_total_can_be_given_in_words():
    words = notes(stacked_bars(MARKS, LIGHT, totals={"Year 2": "$170k to <i>$215k</i>"}))
    assert any("$170k to &lt;i&gt;" in note for note in words)
    assert any("$277k" in note for note in words)
    assert total_of(parts(speculative=5)) == 0


def test_parts_of_one_colour_differ_in_pattern_and_the_key_shows_both():
    chart = stacked_bars(MARKS, LIGHT)
    seen = {t.customdata[0][0].split()[-1]: (t.marker.color, t.marker.pattern.shape) for t in drawn(chart)}
    key = {t.name: (t.marker.color, t.marker.pattern.shape) for t in drawn(chart, "key")}
    assert seen == key
    assert len(set(key.values())) == len(key) == 4
    assert len({shape for _, shape in key.values()}) == 4
    assert set(key) <= set(notes(chart))


def test_the_key_names_only_what_is_drawn():
    assert [t.name for t in drawn(stacked_bars(parts(market=5, speculative=0), LIGHT), "key")] == ["market"]


def test_patterns_can_be_given_and_an_unknown_part_is_plain():
    marks = parts(base=5, bonus=6)
    shapes = lambda **more: [t.marker.pattern.shape for t in drawn(stacked_bars(marks, LIGHT, **more))]  # noqa: E731
    assert shapes() == ["", ""]
    assert shapes(patterns={"bonus": "+"}) == ["", "+"]
    assert len(set(SEGMENT_PATTERNS.values())) == len(SEGMENT_PATTERNS)


@pytest.mark.parametrize("count", [1, 4, 9])
def test_the_key_fits_a_phone_and_no_entry_covers_another(count):
    chart = stacked_bars(parts(**{f"a segment {i}": 10 for i in range(count)}), LIGHT)
    names = [note for note in chart.layout.annotations if note.xref == "x2"]
    boxes = sorted(
        (swatch.y[0], swatch.base[0], note.x + note.xshift + len(note.text) * LETTER * MARK_SIZE)
        for swatch, note in zip(drawn(chart, "key"), names, strict=True)
    )
    assert all(right <= NARROW for *_, right in boxes)
    for (y, _, right), (next_y, left, _) in itertools.pairwise(boxes):
        assert next_y > y or left > right
    assert max(y for y, *_ in boxes) < chart.layout.yaxis2.range[0]


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_value_stands_inside_where_a_phone_has_room_on_a_ground_it_is_read_on(look):
    inside = {
        n.text: (n.bgcolor, n.font.color) for n in stacked_bars(MARKS, look).layout.annotations if n.name
    }
    assert inside["$195k"] == (look.you, look.paper)
    assert inside["$60k"] == (look.panel, look.ink)
    assert "−$5k" not in inside


def test_unlike_units_never_share_an_axis():
    with pytest.raises(UnlikeUnitsError):
        stacked_bars([replace(MARKS[0], unit="pct"), *MARKS[1:]], LIGHT)


def test_markup_is_text():
    chart = stacked_bars(parts("<b onclick=x>", "<i>d", **{"<u>": 5}), LIGHT, totals={"<b onclick=x>": "<s>"})
    shown = " ".join([*notes(chart), *(text for trace in drawn(chart) for text in trace.text)])
    assert not any(markup in shown for markup in ("<b onclick", "<i>", "<u>", "<s>"))


def test_long_names_and_details_keep_to_a_phones_width():
    chart = stacked_bars(parts("name " * 30, "detail " * 30, market=5), LIGHT)
    headings = [note for note in chart.layout.annotations if note.xref == "paper" and note.yref != "paper"]
    assert len(headings) == 2
    assert all("…" in note.text for note in headings)
    assert len({note.y for note in headings}) == 2


@pytest.mark.parametrize("marks", [[], parts(market=0), parts(market=-5)])
def test_little_or_nothing_still_makes_a_chart(marks):
    chart = stacked_bars(marks, LIGHT)
    assert len(drawn(chart)) == sum(mark.low != 0 for mark in marks)
    assert "$0" in notes(chart) or 0 in chart.layout.xaxis.tickvals
