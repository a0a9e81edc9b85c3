"""Check figures of the publishers' own files, where they lie beside the project (or where PAYSCOPE_DATASETS says)."""

from collections import Counter
from pathlib import Path
from statistics import quantiles

import pytest

from .files import PUBLISHED, ingested

FOLDER = Path(PUBLISHED)
if not FOLDER.is_dir():
    pytest.skip(f"no publishers' files in {FOLDER}", allow_module_level=True)

FILES = {
    "oews": "national_M2024_dl.xlsx",
    "oews 2017": "aMSA_M2017_dl.xlsx",
    "lca": "lca-sample-2020.xlsx",
    "ai-jobs": "ai-jobs-salaries.csv",
    "bea-rpp": "bea-rpp-2023.csv",
    "bea-rpp states": "SARPP_STATE_2008_2023.csv",
    "bls-projections": "bls-projections-2024-34.xlsx",
    "oflc": "oflc-wage-levels-2025-26.csv",
    "hud-fmr": "FY26_FMRs.xlsx",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The records and the report of a publisher's file, which is read once."""
    out = tmp_path_factory.mktemp("ingested")
    known = {}

    def read(which):
        path = FOLDER / FILES[which]
        if not path.exists():
            pytest.skip(f"no {path}")
        if which not in known:
            records, done = ingested(path, which.split()[0], out)
            known[which] = records, done.report
        return known[which]

    return read


def ranks(record):
    return tuple(record[f"p{rank}_usd"] for rank in (10, 25, 50, 75, 90))


@pytest.mark.parametrize(
    ("which", "read", "kept", "rejects"),
    [
        ("oews", 1403, 831, {"not a detailed occupation": 572}),
        ("oews 2017", 8062, 7809, {"not a detailed occupation": 253}),
        (
            "lca",
            10_000,
            9458,
            {
                "not certified": 10_000 - 9547,
                "not full time": 85,
                "pay is not within 15,000 and 1,000,000 a year": 4,
            },
        ),
        ("ai-jobs", 74_301, 34_997, {"an exact repeat of an earlier row": 39_304}),
        ("bea-rpp", 386 * 5, 386 * 5, {}),
        (
            "bea-rpp states",
            520 * 16 + 4,
            52 * 5 * 16,
            {"another measure than a price level": 4160, "a note, not a row": 4},
        ),
        ("bls-projections", 1117, 1113, {"a note, not a row": 4}),
        ("oflc", 17_490, 17_490, {}),
        ("hud-fmr", 4764, 4764, {}),
    ],
)
def test_every_row_is_accounted_for(published, which, read, kept, rejects):
    records, report = published(which)
    assert (report["read"], report["kept"], report["rejects"]) == (read, len(records), rejects)
    assert len(records) == kept


@pytest.mark.parametrize(
    ("occupation", "percentiles"),
    [
        ("15-2051", (63_650, 82_630, 112_590, 155_810, 194_410)),
        ("15-1221", (80_670, 102_710, 140_910, 181_210, 232_120)),
        ("15-1252", (79_850, 103_050, 133_080, 169_000, 211_450)),
    ],
)
def test_national_wages(published, occupation, percentiles):
    (record,) = (each for each in published("oews")[0] if each["occupation"] == occupation)
    assert (ranks(record), record["capped"], record["area"]) == (percentiles, "", "99")


@pytest.mark.parametrize(("which", "year", "cap"), [("oews", 2024, 239_200), ("oews 2017", 2017, 208_000)])
def test_a_capped_wage_is_a_floor_at_the_cap(published, which, year, cap):
    capped = [(each, name) for each in published(which)[0] for name in each["capped"].split()]
    assert capped
    assert {(each["year"], each[f"{name}_usd"]) for each, name in capped} == {(year, cap)}
    assert max(wage for each in published(which)[0] for wage in ranks(each) if wage is not None) == cap


def test_how_many_wages_are_capped(published):
    counts = Counter(name for each in published("oews")[0] for name in each["capped"].split())
    assert counts == {"p90": 45, "p75": 24, "p50": 17, "p25": 1}


def test_filings(published):
    records, _ = published("lca")
    assert {each["year"] for each in records} == {2020}
    assert all(each["occupation"] and each["title"] is None and each["city"] is None for each in records)
    assert {len(each["occupation"]) for each in records} == {7}
    assert all(len(each["zip"]) == 5 for each in records)
    assert 800 < sum(each["zip"].startswith("0") for each in records) <= 1091
    assert max(each["pay_usd"] for each in records) == 856_000


def test_salaries_of_machine_learning_engineers(published):
    records, report = published("ai-jobs")
    assert report["vintage"] == "2020 to 2025"
    pay = [
        each["pay_usd"]
        for each in records
        if (each["title"], each["year"], each["employment_type"], each["country"])
        == ("Machine Learning Engineer", 2024, "full time", "US")
    ]
    hundredths = quantiles(pay, n=100, method="inclusive")
    assert (len(pay), *(hundredths[rank - 1] for rank in (25, 50, 75, 90))) == (
        1218,
        140_000,
        185_000,
        240_435,
        300_000,
    )


@pytest.mark.parametrize(
    ("area", "level"),
    [("41860", 118.225), ("35620", 112.473), ("42660", 112.991), ("14460", 111.574), ("12420", 97.62)],
)
def test_price_levels_of_metros(published, area, level):
    (record,) = (
        each for each in published("bea-rpp")[0] if (each["area"], each["category"]) == (area, "all items")
    )
    assert (record["price_level"], record["year"]) == (pytest.approx(level, abs=0.006), 2023)


@pytest.mark.parametrize(("area", "level"), [("06000", 112.581), ("36000", 107.626), ("48000", 97.175)])
def test_price_levels_of_states(published, area, level):
    found = {(each["area"], each["category"], each["year"]): each for each in published("bea-rpp states")[0]}
    assert found[area, "all items", 2023]["price_level"] == pytest.approx(level)
    assert len(found) == 52 * 5 * 16


@pytest.mark.parametrize(
    ("occupation", "change"), [("00-0000", 3.1), ("15-2051", 33.5), ("15-1221", 19.7), ("15-1252", 15.8)]
)
def test_projections(published, occupation, change):
    (record,) = (each for each in published("bls-projections")[0] if each["occupation"] == occupation)
    assert (record["change_pct"], record["year"], record["until"]) == (change, 2024, 2034)
    if occupation == "15-2051":
        assert (record["employment_thousands"], record["projected_thousands"]) == (245.9, 328.3)


def test_medians_of_projections_are_those_of_the_wages(published):
    wages = {each["occupation"]: (each["p50_usd"], "p50" in each["capped"]) for each in published("oews")[0]}
    medians = {
        each["occupation"]: (each["p50_usd"], each["capped"] == "p50")
        for each in published("bls-projections")[0]
        if each["detailed"]
    }
    shared = wages.keys() & medians.keys()
    assert len(shared) == 831
    assert {each for each in shared if wages[each] != medians[each]} == set()


def test_levels(published):
    levels = {
        (each["area"], each["occupation"]): tuple(each[f"level{level}_usd"] for level in range(1, 5))
        for each in published("oflc")[0]
    }
    assert len({area for area, _ in levels}) == 530
    assert levels["41860", "15-2051"] == pytest.approx(
        tuple(hour * 2080 for hour in (49.77, 64.40, 79.04, 93.67))
    )
    assert levels["42660", "15-1252"] == pytest.approx((117_749, 149_240, 180_710, 212_202), abs=1)


@pytest.mark.parametrize(
    ("area", "name", "rent"),
    [
        ("41860", "San Francisco", 3604),
        ("41860", "Oakland", 2912),
        ("35620", "New York", 2910),
        ("42660", "Seattle", 2501),
        ("12420", "Austin", 1852),
    ],
)
def test_rents_of_two_bedrooms(published, area, name, rent):
    found = {
        each["rent_2_usd"]
        for each in published("hud-fmr")[0]
        if each["area"] == area and each["name"].startswith(name)
    }
    assert found == {rent}
