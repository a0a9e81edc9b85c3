"""The map as data: every city where it is, labels that keep out of each other's way, nothing from outside."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import city_map as module
from dashboard.charts.city_map import (
    HEIGHT,
    MapPoint,
    _label_box,
    albers_usa,
    label_positions,
    marker_sizes,
    on_the_map,
)
from dashboard.charts.look import DARK, LIGHT, NARROW
from dashboard.cities.marks import coordinates

from ..figures import checked

city_map = checked(module.city_map)

FIVE = [
    MapPoint(name, f"{name} +{pct}–{pct + 5} %", *coordinates()[f"{name}, {state}"], float(pct))
    for name, state, pct in [
        ("San Francisco", "CA", 25),
        ("New York", "NY", 20),
        ("Seattle", "WA", 15),
        ("Boston", "MA", 10),
        ("Austin", "TX", 5),
    ]
]


def boxes(points):
    """The labels that are shown, as boxes on a phone's map."""
    scale = min(NARROW / 0.94, HEIGHT / 0.60)
    for point, size, position in zip(points, marker_sizes(points), label_positions(points), strict=True):
        x, y = albers_usa(point.latitude, point.longitude)
        if position:
            yield _label_box(point.label, (NARROW / 2 + x * scale, HEIGHT / 2 + y * scale), size, position)


def test_every_city_is_drawn_where_it_is():
    (trace,) = city_map(FIVE, LIGHT).data
    assert list(trace.lat) == [point.latitude for point in FIVE]
    assert list(trace.lon) == [point.longitude for point in FIVE]
    assert list(trace.text) == [point.label for point in FIVE], "all five labels have room on a phone"


def test_the_shapes_come_from_the_server():
    geo = city_map(FIVE, LIGHT).layout.geo
    assert (geo.scope, geo.projection.type) == ("usa", "albers usa")
    assert not city_map(FIVE, LIGHT).layout.map.style, "no tiles"


def test_a_higher_premium_is_a_larger_circle_and_none_is_a_diamond():
    without = MapPoint("Denver", "Denver 105", 39.7, -105.0, None)
    (trace,) = city_map([*FIVE, without], DARK).data
    sizes = list(trace.marker.size)
    assert sizes[:5] == sorted(sizes[:5], reverse=True)
    assert list(trace.marker.symbol) == ["circle"] * 5 + ["diamond"]
    assert trace.marker.color[0] == DARK.documents
    assert trace.marker.color[5] == DARK.official


def test_no_two_labels_of_the_five_meet():
    assert len(list(boxes(FIVE))) == 5
    assert not any(one.meets(other) for one, other in combinations(boxes(FIVE), 2))


@given(st.lists(st.sampled_from(sorted(coordinates())), min_size=1, max_size=30, unique=True))
def test_labels_never_meet_however_many_cities(names):
    points = [
        MapPoint(name, f"{name.split(',')[0]} 105", *coordinates()[name], None)
        for name in names
        if on_the_map(*coordinates()[name])
    ]
    shown = list(boxes(points))
    assert not any(one.meets(other) for one, other in combinations(shown, 2))
    assert all(box.left >= 0 and box.right <= NARROW for box in shown)


def test_a_name_from_a_document_is_text():
    point = MapPoint("<b>x</b>", "<script>", 40.0, -100.0, 5.0, ("<i>",))
    (trace,) = city_map([point], LIGHT).data
    assert trace.text[0] == "&lt;script&gt;"
    assert "<i>" not in trace.hovertext[0]


@pytest.mark.parametrize(
    ("place", "is_on"),
    [
        ((37.8, -122.4), True),
        ((21.3, -157.9), True),
        ((61.2, -149.9), True),
        ((51.5, -0.1), False),
        ((18.4, -66.1), False),
    ],
)
def test_only_the_states_are_on_the_map(place, is_on):
    assert on_the_map(*place) == is_on


def test_an_empty_map_is_no_fault():
    assert city_map([], LIGHT).layout.geo.scope == "usa"
