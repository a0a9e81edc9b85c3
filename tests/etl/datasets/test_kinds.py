"""What becomes of a row of each kind: examples of every quirk that a publisher's file has."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.datasets.kinds import KINDS
from etl.datasets.oews import cap_usd
from etl.datasets.store import ARROW

from .files import AI_JOBS, FMR, KNOWN, LCA, OEWS, OFLC, PROJECTIONS, RPP, cleaned


@pytest.mark.parametrize("kind", KNOWN)
def test_a_kind_knows_its_own_header_and_no_other(kind):
    assert [name for name, (file, row) in KNOWN.items() if not KINDS[kind].recognise(list(row), file)] == [
        kind
    ]


@pytest.mark.parametrize("kind", KNOWN)
def test_a_missing_column_is_named(kind):
    name, row = KNOWN[kind]
    heading = {"bea-rpp": "GeoFIPS", "bls-projections": "Occupation type", "hud-fmr": "fmr_2"}.get(kind)
    heading = heading or next(each for each in row if each.upper() in KINDS[kind].needs.values())
    without = [each for each in row if each != heading]
    assert KINDS[kind].recognise(without, name) == (heading.upper().replace(" ", "_"),)


@pytest.mark.parametrize("kind", KNOWN)
def test_a_record_has_the_columns_that_its_kind_gives(kind):
    (record,) = cleaned(kind, KNOWN[kind][1])
    columns = KINDS[kind].gives
    assert list(record) == list(columns)
    assert all(value is None or type(value) is columns[name] for name, value in record.items())


@pytest.mark.parametrize(
    ("kind", "row", "change", "expected"),
    [
        # wages that are floors, and cells that say nothing
        ("oews", OEWS, {}, {"p50_usd": 170110.0, "capped": "", "year": 2024, "area": "41860"}),
        ("oews", OEWS, {"A_PCT90": "#"}, {"p90_usd": 239200.0, "p75_usd": 212970.0, "capped": "p90"}),
        ("oews", OEWS, {"A_PCT75": "#", "A_PCT90": "#"}, {"p75_usd": 239200.0, "capped": "p75 p90"}),
        ("oews", OEWS, {"A_MEAN": "#"}, {"mean_usd": 239200.0, "capped": "mean"}),
        ("oews", OEWS, {"A_MEAN": "*", "A_MEDIAN": "*"}, {"mean_usd": None, "p50_usd": None, "capped": ""}),
        ("oews", OEWS, {"TOT_EMP": "**", "LOC_QUOTIENT": "**"}, {"employment": None, "location_quotient": None}),
        ("oews", OEWS, {"TOT_EMP": "   10,460"}, {"employment": 10460}),
        ("oews", OEWS, {"AREA": 41860.0}, {"area": "41860"}),
        ("oews", OEWS, {"O_GROUP": None}, {"occupation": "15-2051"}),  # as May 2003 marks detailed rows
        ("oews", OEWS, {"O_GROUP": "broad"}, "not a detailed occupation [O_GROUP]"),
        ("oews", OEWS, {"I_GROUP": "sector"}, "an industry's own row [I_GROUP]"),
        ("oews", OEWS, {"A_PCT75": 100}, "percentiles do not rise [A_MEDIAN]"),
        ("oews", OEWS, {"A_PCT75": "many"}, "not a number [A_PCT75]"),
        ("oews", OEWS, {"OCC_CODE": "total"}, "no code of an occupation [OCC_CODE]"),
        # a year's pay from any unit, within bounds
        ("lca", LCA, {}, {"pay_low_usd": 150000.0, "pay_high_usd": 170000.0, "pay_usd": 160000.0, "filings": 1}),
        ("lca", LCA, {"WAGE_RATE_OF_PAY_TO": None}, {"pay_low_usd": None, "pay_usd": 150000.0}),
        ("lca", LCA, {"WAGE_RATE_OF_PAY_TO": 0}, {"pay_high_usd": None, "pay_usd": 150000.0}),
        ("lca", LCA, {"WAGE_RATE_OF_PAY_FROM": "$150,000.00"}, {"pay_low_usd": 150000.0}),
        *(
            (
                "lca",
                LCA,
                {"WAGE_RATE_OF_PAY_FROM": wage, "WAGE_RATE_OF_PAY_TO": None, "WAGE_UNIT_OF_PAY": unit},
                {"pay_usd": 104000.0},
            )
            for wage, unit in ((50, "Hour"), (2000, "Week"), (4000, "Bi-Weekly"), (104000, "Year"))
        ),
        ("lca", LCA, {"WAGE_UNIT_OF_PAY": "Month", "WAGE_RATE_OF_PAY_FROM": 10000, "WAGE_RATE_OF_PAY_TO": ""},
            {"pay_usd": 120000.0}),
        ("lca", LCA, {"WAGE_UNIT_OF_PAY": "Hour"},
            "pay is not within 15,000 and 1,000,000 a year [WAGE_RATE_OF_PAY_FROM]"),
        ("lca", LCA, {"WAGE_RATE_OF_PAY_TO": 1_700_000},
            "pay is not within 15,000 and 1,000,000 a year [WAGE_RATE_OF_PAY_TO]"),
        ("lca", LCA, {"WAGE_RATE_OF_PAY_FROM": 150},
            "pay is not within 15,000 and 1,000,000 a year [WAGE_RATE_OF_PAY_FROM]"),
        ("lca", LCA, {"WAGE_UNIT_OF_PAY": ""}, "no unit of pay [WAGE_UNIT_OF_PAY]"),
        ("lca", LCA, {"WAGE_RATE_OF_PAY_FROM": None}, "no wage [WAGE_RATE_OF_PAY_FROM]"),
        # which cases count
        ("lca", LCA, {"CASE_STATUS": "CERTIFIED"}, {"source": "lca"}),
        ("lca", LCA, {"CASE_STATUS": "Certified - Withdrawn"}, "not certified [CASE_STATUS]"),
        ("lca", LCA, {"FULL_TIME_POSITION": "N"}, "not full time [FULL_TIME_POSITION]"),
        # codes and dates
        ("lca", LCA, {"SOC_CODE": "15-2051"}, {"occupation": "15-2051"}),
        ("lca", LCA, {"SOC_CODE": "15-1132.0"}, {"occupation": "15-1132"}),
        ("lca", LCA, {"SOC_CODE": "N/A"}, {"occupation": None}),
        ("lca", LCA, {}, {"zip": "02134"}),
        ("lca", LCA, {"WORKSITE_POSTAL_CODE": 601}, {"zip": "00601"}),
        ("lca", LCA, {"WORKSITE_POSTAL_CODE": "02134-1000"}, {"zip": "02134"}),
        ("lca", LCA, {"WORKSITE_POSTAL_CODE": "M5V"}, {"zip": None}),
        ("lca", LCA, {"DECISION_DATE": "2024-09-30"}, {"year": 2024}),
        ("lca", LCA, {"DECISION_DATE": "10/1/2024"}, {"year": 2025}),
        ("lca", LCA, {"DECISION_DATE": None}, {"year": 2025}),  # as the file's name says
        ("lca", LCA, {"EMPLOYER_NAME": "  Example  Labs,\nInc. "}, {"employer": "Example Labs, Inc."}),
        # reported salaries
        ("ai-jobs", AI_JOBS, {}, {"pay_usd": 185000.0, "level": "senior", "remote": "remote", "country": "US"}),
        ("ai-jobs", AI_JOBS, {"remote_ratio": 50}, {"remote": "hybrid", "city": None, "employer": None}),
        ("ai-jobs", AI_JOBS, {"experience_level": "XX"}, "a code that is not known [experience_level]"),
        # levels: an hour's, a year's, none
        ("oflc", OFLC, {}, {"level1_usd": 103521.6, "level4_usd": 194833.6}),
        ("oflc", OFLC, {"Label": "Annual Wage", **{f"Level{n}": 50_000 + n for n in range(1, 5)}},
            {"level1_usd": 50001.0}),
        ("oflc", {each: cell for each, cell in OFLC.items() if each != "Label"},
            {f"Level{n}": 50_000 + n for n in range(1, 5)}, {"level4_usd": 50004.0}),
        ("oflc", OFLC, {"Label": "High Wage", **{f"Level{n}": "" for n in range(1, 5)}},
            "no levels: high wage [Level1]"),
        ("oflc", OFLC, {"Level2": "20.00"}, "levels do not rise [Level1]"),
        # price levels
        ("bea-rpp", RPP, {}, {"area": "10180", "category": "all items", "year": 2023, "price_level": 89.85}),
        ("bea-rpp", RPP, {"Description": " RPPs: Services: Other "}, {"category": "services: other"}),
        ("bea-rpp", RPP, {"GeoFIPS": ' 0 '}, {"area": "00000"}),
        ("bea-rpp", RPP, {"RPP 2023": "(NA)"}, "no price level [RPP 2023]"),
        ("bea-rpp", RPP, {"Description": "Real PCE"}, "another measure than a price level [Description]"),
        # projections
        ("bls-projections", PROJECTIONS, {}, {"title": "Data scientists", "employment_thousands": 245.9}),
        ("bls-projections", PROJECTIONS, {}, {"projected_thousands": 328.3, "change_pct": 33.5, "p50_usd": 112590.0}),
        ("bls-projections", PROJECTIONS, {}, {"year": 2024, "until": 2034, "detailed": True, "capped": ""}),
        ("bls-projections", PROJECTIONS, {"Median annual wage, dollars, 2024[1]": ">=$239,200"},
            {"p50_usd": 239200.0, "capped": "p50"}),
        ("bls-projections", PROJECTIONS, {"Median annual wage, dollars, 2024[1]": "—"},
            {"p50_usd": None, "capped": ""}),
        ("bls-projections", PROJECTIONS, {"Occupation type": "Summary"}, {"detailed": False}),
        # rents
        ("hud-fmr", FMR, {}, {"area": "41860", "county": "0604199999", "rent_2_usd": 3604.0}),
        ("hud-fmr", FMR, {"hud_area_code": "NCNTY01005N01005"}, {"area": None}),
        ("hud-fmr", FMR, {"county_town_name": "Avon town"}, {"county_name": "Avon town"}),
        ("hud-fmr", FMR, {"fips": 604199999}, {"county": "0604199999"}),
        ("hud-fmr", FMR, {"fmr_2": 0}, "no rent [fmr_2]"),
    ],
)  # fmt: skip
def test_a_row(kind, row, change, expected):
    found = cleaned(kind, row | change)
    if isinstance(expected, str):
        assert found == expected
    else:
        (record,) = found
        assert {name: record[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("year", "cap"),
    [(2003, 145_600), (2010, 166_400), (2017, 208_000), (2021, 208_000), (2022, 239_200), (2024, 239_200)],
)
def test_a_capped_wage_is_the_cap_of_its_year(year, cap):
    (record,) = cleaned("oews", OEWS | dict.fromkeys(("A_MEDIAN", "A_PCT75", "A_PCT90"), "#"), year=year)
    assert (cap_usd(year), record["p90_usd"], record["capped"]) == (cap, cap, "p50 p75 p90")


def test_no_wage_is_capped_in_a_year_without_a_cap():
    assert cap_usd(2025) is None
    assert (
        cleaned("oews", OEWS | {"A_PCT90": "#"}, year=2025)
        == "a capped wage in a year that has no cap [A_PCT90]"
    )
    assert cleaned("oews", OEWS | {"A_PCT90": 430840}, year=2025)[0]["p90_usd"] == 430840


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("national_M2024_dl.xlsx", 2024),
        ("oesm25ma.zip/oesm25ma/MSA_M2025_dl.xlsx: MSA_M2025_dl", 2025),
        ("oews 2019.csv", 2019),
        ("wages.xlsx", None),
    ],
)
def test_the_name_of_a_file_tells_its_year(name, year):
    assert KINDS["oews"].year_of(name) == year


@pytest.mark.parametrize(
    "rename", [{"O_GROUP": "OCC_GROUP"}, {"O_GROUP": "GROUP"}, {"LOC_QUOTIENT": "LOC QUOTIENT"}]
)
def test_headings_differ_by_year(rename):
    row = {rename.get(heading, heading): cell for heading, cell in OEWS.items()}
    assert cleaned("oews", row) == cleaned("oews", OEWS)


def test_a_national_file_needs_no_area():
    row = {heading: cell for heading, cell in OEWS.items() if heading != "AREA"}
    assert cleaned("oews", row, "national_M2018_dl.xlsx")[0]["area"] == "99"
    assert KINDS["oews"].recognise(list(row), "MSA_M2018_dl.xlsx") == ("AREA",)


def test_a_column_a_year_is_a_row_a_year():
    row = {"GeoFIPS": "10180", "Description": "RPPs: Goods", "LineCode": 2, "2008": "95.5", "2009": "96.5"}
    assert [(each["year"], each["price_level"]) for each in cleaned("bea-rpp", row)] == [
        (2008, 95.5),
        (2009, 96.5),
    ]
    assert KINDS["bea-rpp"].recognise(["GeoFIPS", "Description"]) == ("YYYY",)


def test_older_filings_number_their_worksites():
    row = {
        f"{name}_1" if name.startswith(("WORKSITE", "WAGE", "PW")) else name: cell
        for name, cell in LCA.items()
    }
    assert cleaned("lca", row) == cleaned("lca", LCA)


def test_a_sample_without_titles_leaves_them_empty():
    row = {
        name: cell
        for name, cell in LCA.items()
        if not name.startswith(("JOB", "WORKSITE", "WAGE_RATE_OF_PAY_TO"))
    }
    (record,) = cleaned("lca", row)
    assert {
        name for name in ("title", "city", "state", "zip", "area", "pay_low_usd") if record[name] is None
    } == {*("title", "city", "state", "zip", "area", "pay_low_usd")}
    assert record["pay_usd"] == 150000


PRINTED = st.sampled_from(
    ["", " ", "*", "**", "#", "~", "—", ">=", ">=$239,200", "1,234", "-5", "1e400", "nan", "inf", "Year"]
)
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates(), PRINTED
)


@pytest.mark.parametrize("kind", KNOWN)
@given(data=st.data())
def test_whatever_stands_in_a_row_it_is_kept_or_rejected(kind, data):
    """No cell of any sort stops an ingest, and what is kept fits its columns."""
    _, row = KNOWN[kind]
    changes = data.draw(st.dictionaries(st.sampled_from(list(row)), CELLS, max_size=4))
    found = cleaned(kind, row | changes)
    if isinstance(found, list):
        columns = KINDS[kind].gives
        kept = pa.Table.from_pylist(found, pa.schema([(each, ARROW[columns[each]]) for each in columns]))
        assert kept.to_pylist() == found
