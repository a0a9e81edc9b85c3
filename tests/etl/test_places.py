"""Which words of a text are places, and which place they mean."""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import InputError
from etl.place_table import PLACES_CSV, Place, PlaceRow, read_place_rows
from etl.places import find_places, normalise_place
from tests.etl.doubling import cost_of_doubling

ROWS = read_place_rows()


def short(place: Place | None) -> str | None:
    """City, state as facts hold it; a state alone as its code with an asterisk."""
    if place is None:
        return None
    area = place.state or place.country
    return f"{place.city}, {area}" if place.city else f"*{area}"


def found(text: str) -> list[tuple[str, str | None]]:
    return [(text[mention.start : mention.end], short(mention.place)) for mention in find_places(text)]


def named(text: str) -> list[str | None]:
    return [place for _, place in found(text)]


SPANS = [
    ("in San Francisco, CA", "San Francisco, CA", "San Francisco, CA"),
    ("in San Francisco, California the", "San Francisco, California", "San Francisco, CA"),
    ("Austin (TX) pays", "Austin (TX)", "Austin, TX"),
    ("Austin Texas", "Austin Texas", "Austin, TX"),
    ("- San Francisco Bay Area, CA: +26-31%", "San Francisco Bay Area, CA", "San Francisco, CA"),
    ("in the Bay Area.", "Bay Area", "San Francisco, CA"),
    ("Silicon Valley salaries", "Silicon Valley", "San Francisco, CA"),
    ("Seattle, WA, USA", "Seattle, WA, USA", "Seattle, WA"),
    ("Toronto, Ontario, Canada", "Toronto, Ontario, Canada", "Toronto, CA"),
    ("in Huntsville, Ala., $111,200", "Huntsville, Ala.", "Huntsville, AL"),
    ("the D.C. average", "D.C.", "Washington, DC"),
    (", Boston", "Boston", "Boston, MA"),
    ("Janesville-Beloit, WI -", "Janesville-Beloit, WI", "Janesville-Beloit, WI"),
    ("- New York-Newark-Jersey City, NY-NJ-PA: 5%", "New York-Newark-Jersey City, NY-NJ-PA", "New York, NY"),
    ("Redmond, Washington\nState", "Redmond, Washington\nState", "Redmond, WA"),
    ("San\nFrancisco", "San\nFrancisco", "San Francisco, CA"),
    ("in D.C.", "D.C.", "Washington, DC"),
    ("In Washington, D.C., the average", "Washington, D.C.", "Washington, DC"),
    ("Washington DC pays", "Washington DC", "Washington, DC"),
    ("Washington state pays", "Washington state", "*WA"),
    ("the state of Washington pays", "Washington", "*WA"),
    ("the state of New York", "New York", "*NY"),
    ("New York state law", "New York state", "*NY"),
    ("jobs in the U.S. grew", "U.S.", "*US"),
    ("Seattle-based engineers", "Seattle", "Seattle, WA"),
    ("the Twin Cities", "Twin Cities", "Minneapolis, MN"),
    ("DFW employers", "DFW", "Dallas, TX"),
    ("the Research Triangle", "Research Triangle", "Raleigh, NC"),
    ("Seattle Machine Learning Engineer Salary", "Seattle", "Seattle, WA"),
    ("AVERAGE PAY IN SEATTLE", "SEATTLE", "Seattle, WA"),
]


@pytest.mark.parametrize(("text", "span", "place"), SPANS)
def test_a_name_and_its_state_are_one_mention(text, span, place):
    assert found(text) == [(span, place)]


STATE_DECIDES = [
    ("Portland, ME", "Portland, ME"),
    ("Portland, OR", "Portland, OR"),
    ("Portland, Maine", "Portland, ME"),
    ("in Portland", "Portland, OR"),
    ("Cambridge, MA", "Cambridge, MA"),
    ("Cambridge, UK", "Cambridge, GB"),
    ("Cambridge, England", "Cambridge, GB"),
    ("Arlington, TX", "Arlington, TX"),
    ("Arlington, VA", "Arlington, VA"),
    ("Vancouver, BC", "Vancouver, CA"),
    ("Vancouver, WA", "Vancouver, WA"),
    ("Kansas City, KS", "Kansas City, KS"),
    ("Vienna, VA", "Vienna, VA"),
    ("Dublin, CA", "Dublin, CA"),
    ("Berlin, DE", "Berlin, DE"),
    ("Bangalore, IN", "Bangalore, IN"),
    ("Madison, WI", "Madison, WI"),
    ("Visit Madison, WI", "Madison, WI"),
    ("Chattanooga, TN", "Chattanooga, TN"),
    ("in Coeur d'Alene, ID", "Coeur d'Alene, ID"),
    ("in Mobile, AL", "Mobile, AL"),
    ("New York, New York", "New York, NY"),
    ("Washington, USA", "*WA"),
]


@pytest.mark.parametrize(("text", "place"), STATE_DECIDES)
def test_the_state_or_country_decides_between_homonyms(text, place):
    assert named(text) == [place]


NEIGHBOURS = [
    ("New York, Boston and Washington", ["New York, NY", "Boston, MA", "Washington, DC"]),
    ("California, Washington and Oregon", ["*CA", "*WA", "*OR"]),
    ("California, New York and Texas", ["*CA", "*NY", "*TX"]),
    ("New York, California and Texas", ["*NY", "*CA", "*TX"]),
    ("Seattle at $148,000 and New York at $145,500", ["Seattle, WA", "New York, NY"]),
    ("Statewide, Washington averages $144,000 and California $150,300.", ["*WA", "*CA"]),
    ("- California: $150k\n- New York: $149k\n- Washington: $148k", ["*CA", "*NY", "*WA"]),
    ("Washington pays well.", ["*WA"]),
    ("Top cities: Washington, New York", ["Washington, DC", "New York, NY"]),
    ("London, Cambridge and Oxford", ["London, GB", "Cambridge, GB", "Oxford, GB"]),
    ("Boston and Cambridge", ["Boston, MA", "Cambridge, MA"]),
    ("Birmingham and Atlanta", ["Birmingham, AL", "Atlanta, GA"]),
    ("Georgia and Germany", ["*GA", "*DE"]),
    ("NYC, SF, LA, DC and Seattle", [
        "New York, NY", "San Francisco, CA", "Los Angeles, CA", "Washington, DC", "Seattle, WA",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), NEIGHBOURS)
def test_neighbours_decide_what_a_bare_name_means(text, places):
    assert named(text) == places


NO_PLACES = """
Remote, hybrid or on site
Mobile apps, Reading lists and Orange buttons are Nice
Built on the Phoenix framework
2,000 SF of floor
Austin Powers
Madison Reed hires
Paris Hilton
Whitney Houston sang
Boston Consulting Group
engineers at Boston Dynamics
Carnegie Mellon
University of Washington
University of California, Berkeley
University of Texas at Austin
Washington University in St. Louis
UC Berkeley, UC San Diego and IIT Delhi
Washington Post
New York Times
New York University
Georgia Tech
Texas Instruments
Delhi Technological University
Chicago Booth
Stanford University
London School of Economics
Berkeley DB
Bank of America
Federal Reserve Bank of New York
U.S. Bureau of Labor Statistics
US$120,000
in US dollars
boston, seattle and austin
visit www.Boston.com or @Seattle
Jane Doe, MD, and John Smith, PA
Manhattan distance
North America
North Korea
Engineer, CA
Ohio State beat
OK, IN, OR and ME
contact us; CONTACT US
Bostonian
""".strip().splitlines()


@pytest.mark.parametrize("text", NO_PLACES)
def test_other_names_and_words_are_no_places(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("in Phoenix and near Charlotte", ["Phoenix, AZ", "Charlotte, NC"]),
        ("- Phoenix: +3%", ["Phoenix, AZ"]),
        ("| Madison | $120k |", ["Madison, WI"]),
        ("pay in LA is high", ["Los Angeles, CA"]),
        ("Seattle and Phoenix", ["Seattle, WA", "Phoenix, AZ"]),
        ("work in Seattle, OR in Boston", ["Seattle, WA", "Boston, MA"]),
    ],
)
def test_ordinary_words_are_places_where_the_text_speaks_of_places(text, places):
    assert named(text) == places


LABELS = [
    ("SF Bay Area", "San Francisco, CA"),
    ("New York City, NY", "New York, NY"),
    ("NEW YORK, NY", "New York, NY"),
    ("seattle, wa", "Seattle, WA"),
    ("Seattle (WA)", "Seattle, WA"),
    ("**Boston**:", "Boston, MA"),
    ("London, UK", "London, GB"),
    ("Washington, D.C. metro", "Washington, DC"),
    ("Greater Toronto Area", "Toronto, CA"),
    ("New York metropolitan area", "New York, NY"),
    ("CA", "*CA"),
    ("IN", "*IN"),
    ("OR", "*OR"),
    ("Calif.", "*CA"),
    ("Washington", "*WA"),
    ("Phoenix", "Phoenix, AZ"),
    ("UK", "*GB"),
    ("New York-Newark-Jersey City, NY-NJ-PA", "New York, NY"),
    ("Washington-Arlington-Alexandria, DC-VA-MD-WV", "Washington, DC"),
    ("San Jose-Sunnyvale-Santa Clara, CA (Metropolitan Statistical Area)", "San Jose, CA"),
    ("Winston-Salem, NC", "Winston-Salem, NC"),
    ("Urban Honolulu, HI", "Honolulu, HI"),
    ("Remote", None),
    ("Remote (US)", None),
    ("or", None),
    ("Boston and Seattle", None),
    ("Austin Powers", None),
    ("", None),
    ("x" * 10_000, None),
]


@pytest.mark.parametrize(("label", "place"), LABELS)
def test_a_whole_label_is_normalised(label, place):
    assert short(normalise_place(label)) == place


def test_a_label_heeds_the_places_of_its_column():
    states = [normalise_place(name) for name in ("California", "Texas")]
    cities = [normalise_place(name) for name in ("Boston", "Chicago")]
    assert short(normalise_place("New York", states)) == "*NY"
    assert short(normalise_place("Washington", cities)) == "Washington, DC"


@given(st.sampled_from([(row, form) for row in ROWS for form in (row.name, *row.aliases)]))
def test_every_name_alone_means_its_row_unless_its_rank_says_otherwise(named_row):
    row, form = named_row
    place = normalise_place(form)
    assert place is not None
    assert place == row.place or (form == row.name and row.rank > 1)


@given(st.sampled_from([row for row in ROWS if row.kind == "metro"]), st.sampled_from([", {}", " ({})"]))
def test_every_metro_is_found_with_its_state(row: PlaceRow, how: str):
    text = f"Pay in {row.name}{how.format(row.state)} is $120,000."
    mention = find_places(text)[0]
    assert mention.place == row.place
    assert text[mention.start : mention.end] == text[7:].split(" is ")[0]


PIECES = st.sampled_from(
    [form for row in ROWS for form in (row.name, *row.aliases, *row.qualifiers)]
) | st.sampled_from(
    [
        ", ",
        " ",
        " and ",
        ". ",
        "\n",
        "(",
        ")",
        "University of ",
        " Group",
        "in ",
        "-",
        "|",
        ": $1",
        "é",
        "\x00",
        "’s",
    ]
)


TEXTS = st.builds(str.join, st.sampled_from(["", " ", ", ", "-", "\n"]), st.lists(PIECES, max_size=30))


@given(TEXTS | st.text())
def test_any_text_gives_mentions_in_order_inside_it(text):
    end = 0
    for mention in find_places(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start].isupper()
        end = mention.end
    normalise_place(text)


def test_coordinates_of_metros_lie_near_their_state():
    """A slip of the keyboard moves a city out of its state."""
    centres = {row.state: row for row in ROWS if row.kind == "state"}
    for row in ROWS:
        centre = centres.get(row.state or "")
        if (
            row.latitude is None
            or row.longitude is None
            or not centre
            or not centre.latitude
            or not centre.longitude
        ):
            continue
        north = row.latitude - centre.latitude
        east = (row.longitude - centre.longitude) * math.cos(math.radians(row.latitude))
        assert math.hypot(north, east) < 5.7, row.name


HEADER = PLACES_CSV.read_text(encoding="utf-8").splitlines()[0]
GOOD = "metro,Springfield,IL,US,,,,1,39.78,-89.65,GeoNames,https://www.geonames.org,2026-11-20,"


@pytest.mark.parametrize(
    ("row", "line", "complaint"),
    [
        (GOOD.replace("metro", "village"), 3, "kind"),
        (GOOD.replace("IL", "Illinois"), 3, "state"),
        (GOOD.replace(",IL,", ",,"), 3, "state"),
        (GOOD.replace("39.78", "139.78"), 3, "latitude"),
        (GOOD.replace("39.78", ""), 3, "all filled or all empty"),
        (GOOD.replace("https", "ftp"), 3, "url"),
        (GOOD.replace("2026-11-20", "yesterday"), 3, "read_on"),
        (GOOD.replace(",1,39", ",4,39"), 3, "rank"),
        (GOOD.replace("US,,,", "US,,Sprongfield,"), 3, "none of its names"),
        (
            GOOD.replace("Springfield", "Elsewhere").replace("US,,", "US,Springfield,"),
            3,
            "second time, first in line 2",
        ),
        (GOOD + ",more", 3, "expected 14 cells"),
        ("metro,Springfield", 3, "expected 14 cells"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str, line: int, complaint: str):
    path = tmp_path / "places.csv"
    first = GOOD if "second" in complaint else GOOD.replace("Springfield", "Peoria")
    path.write_text("\n".join([HEADER, first, row, ""]), encoding="utf-8")
    with pytest.raises(InputError, match=complaint) as caught:
        read_place_rows(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_a_missing_or_broken_table_is_an_input_error(tmp_path: Path):
    with pytest.raises(InputError):
        read_place_rows(tmp_path / "absent.csv")
    (tmp_path / "latin.csv").write_bytes(HEADER.encode() + b"\nmetro,K\xf6ln")
    with pytest.raises(InputError):
        read_place_rows(tmp_path / "latin.csv")


def test_the_table_is_well_formed_csv():
    with PLACES_CSV.open(encoding="utf-8", newline="") as file:
        widths = {len(row) for row in csv.reader(file, strict=True)}
    assert len(widths) == 1
    assert {row.state for row in ROWS if row.kind == "state"} >= {"CA", "WA", "DC", "HI", "WY"}
    assert sum(row.kind == "state" for row in ROWS) == 51


@pytest.mark.parametrize(
    "unit", ["Seattle pays $1 in ", "San ", "Aa Bb Cc, ", "Phoenix ", "University of California, ", "A"]
)
def test_twice_the_text_costs_about_twice_as_much(unit):
    assert cost_of_doubling(lambda size: find_places((unit * (size // len(unit) + 1))[:size]), 40_000) < 3
