"""The official tables hold what their publishers say, and a mistyped row is named with its line."""

import csv
from datetime import date

import pytest

from dashboard.data import official as reference
from dashboard.data.official import price_level, price_levels
from etl.errors import InputError
from etl.folders import REFERENCE, ROOT

DATASETS = ROOT.parent / "shared" / "datasets"
with_datasets = pytest.mark.skipif(
    not DATASETS.is_dir(), reason="the publishers' files are not beside the project (../shared/datasets)"
)
TABLES = {
    "price_levels.csv": price_levels,
}


# What the tables say


@pytest.mark.parametrize(
    ("city", "state", "area_code", "all_items"),
    [
        ("San Francisco", "CA", "41860", 118.225),
        ("New York", "NY", "35620", 112.473),
        ("Seattle", "WA", "42660", 112.991),
        ("Boston", "MA", "14460", 111.574),
        ("Austin", "TX", "12420", 97.620),
        # a suburb, a city across a state line, and cities of one name, each with its own area
        ("Redmond", "WA", "42660", 112.991),
        ("Palo Alto", "CA", "41940", 112.87),
        ("Menlo Park", "CA", "41860", 118.225),
        ("Vancouver", "WA", "38900", 106.62),
        ("Wilmington", "DE", "37980", 103.55),
        ("Kansas City", "KS", "28140", 93.27),
        ("Kansas City", "MO", "28140", 93.27),
        ("Portland", "ME", "38860", 103.6),
        ("Portland", "OR", "38900", 106.62),
        ("Arlington", "TX", "19100", 103.29),
        ("Arlington", "VA", "47900", 108.64),
    ],
)
def test_price_level_of_a_citys_area(city, state, area_code, all_items):
    level = price_level(city, state)
    assert (level.area_code, level.all_items, level.vintage) == (area_code, all_items, "BEA, 2023")


@pytest.mark.parametrize(("city", "state"), [("Bozeman", "MT"), ("San Francisco", "TX"), ("Atlantis", "CA")])
def test_a_city_outside_the_areas_has_no_price_level(city, state):
    assert price_level(city, state) is None


def test_every_metro_that_texts_may_name_has_a_price_level():
    """Bozeman is too small for one: its area counts as micropolitan."""
    with (REFERENCE / "places.csv").open(encoding="utf-8", newline="") as file:
        metros = {f"{row['name']}, {row['state']}" for row in csv.DictReader(file) if row["kind"] == "metro"}
    covered = {city for level in price_levels() for city in level.cities}
    assert metros - covered == {"Bozeman, MT"}
    assert covered <= metros


@pytest.mark.parametrize(("name", "load"), TABLES.items())
def test_every_row_is_cited(name, load):
    for row in load():
        assert str(row.year) in row.source
        assert row.url.startswith("https://")
        assert row.read_on == date(2026, 11, 20)


# What the loaders refuse


@pytest.mark.parametrize(
    ("name", "line", "column", "cell", "message"),
    [
        ("price_levels.csv", 2, "all_items", "1182.25", "all_items is '1182.25': .*equal to 250"),
        ("price_levels.csv", 2, "all_items", "nan", "all_items is 'nan': .*finite"),
        ("price_levels.csv", 2, "all_items", "218.225", "all_items must lie between its parts, 105.67"),
        ("price_levels.csv", 2, "area_code", "4186", "area_code is '4186'"),
        ("price_levels.csv", 3, "area_code", "41860", "41860 stands here for the second time"),
        ("price_levels.csv", 3, "cities", "San Jose, CA|Oakland, CA", "Oakland, CA stands here for"),
        ("price_levels.csv", 2, "cities", "San Francisco", "cities is 'San Francisco'"),
        ("price_levels.csv", 2, "cities", "", "cities is ''"),
        ("price_levels.csv", 9, "year", "2022", "BEA, 2022 stands beside BEA, 2023"),
    ],
)  # fmt: skip
def test_a_mistyped_cell_is_named_with_its_line(tmp_path, name, line, column, cell, message):
    header, *rows = list(csv.reader((REFERENCE / name).read_text("utf-8").splitlines()))
    rows[line - 2][header.index(column)] = cell
    with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    with pytest.raises(InputError, match=f"{name}:{line}: {message}") as refused:
        TABLES[name](tmp_path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: "", ":1: expected the columns all_items, area, "),
        (lambda text: text.replace("goods", "food", 1), ":1: expected the columns"),
        (lambda text: text.replace("goods", "housing", 1), ":1: expected the columns"),
        (lambda text: text.splitlines()[0], ":1: no rows; expected at least one"),
        (lambda text: text + "41860,San Francisco\n", r":\d+: expected 13 cells"),
        (lambda text: text.replace("2026-11-20,", "2026-11-20,,more", 1), ":2: expected 13 cells"),
        (lambda text: text + '"41860', ": expected a CSV table in UTF-8: unexpected end of data"),
        (lambda text: text.replace("San", "S\udce4n"), ": expected a CSV table in UTF-8"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path, change, message):
    text = change((REFERENCE / "price_levels.csv").read_text("utf-8"))
    (tmp_path / "price_levels.csv").write_text(text, "utf-8", errors="surrogateescape")
    with pytest.raises(InputError, match=message) as refused:
        price_levels(tmp_path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("load", TABLES.values())
def test_a_missing_table_is_named(tmp_path, load):
    with pytest.raises(InputError, match=r"official_.*\.csv|price_levels\.csv"):
        load(tmp_path)


def test_a_table_saved_by_a_spreadsheet_is_read(tmp_path):
    """Spreadsheets put a byte order mark first and end lines with CR LF."""
    text = (REFERENCE / "price_levels.csv").read_text("utf-8")
    (tmp_path / "price_levels.csv").write_text(text.replace("\n", "\r\n"), "utf-8-sig", newline="")
    assert price_levels(tmp_path) == price_levels()


# What the publishers' own files say


def sheet(name, title):
    load_workbook = pytest.importorskip("openpyxl", reason="openpyxl is not installed").load_workbook
    book = load_workbook(DATASETS / name, read_only=True)
    try:
        yield from book[title].iter_rows(values_only=True)
    finally:
        book.close()


@with_datasets
def test_price_levels_equal_the_publishers_file():
    """The file is rounded to two places; the five cities' all items are typed with three."""
    parts = {
        "RPPs: All items": "all_items",
        "RPPs: Goods": "goods",
        "RPPs: Services: Housing": "housing",
        "RPPs: Services: Utilities": "utilities",
        "RPPs: Services: Other": "other_services",
    }
    published = {}
    with (DATASETS / "bea-rpp-2023.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            area = published.setdefault(row["GeoFIPS"], {"area": row["GeoName"].split(" (Metro")[0]})
            area[parts[row["Description"].strip()]] = float(row["RPP 2023"])
    for level in price_levels():
        area = published[level.area_code]
        assert level.area == area["area"]
        for part in parts.values():
            slack = 0.0051 if part == "all_items" and level.note else 0
            assert getattr(level, part) == pytest.approx(area[part], rel=0, abs=slack), (level.area, part)


def test_loaders_read_a_table_once():
    assert reference.price_levels() is reference.price_levels()
