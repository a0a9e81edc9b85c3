"""The shipped tables: what their descriptors say, what no table may hold, and figures to check them by."""

import os
from itertools import pairwise
from pathlib import Path

import pytest

from etl.folders import OFFICIAL, ROOT
from etl.records.descriptor import read_descriptors, read_table
from etl.records.statistics import FEWEST, RANKS
from etl.records.warehouse import open_warehouse

from .cuts import CUTS, content

TABLES = sorted(path.stem for path in OFFICIAL.glob("*.csv"))
PUBLISHED = Path(os.environ.get("PAYSCOPE_DATASETS", ROOT.parent / "shared" / "datasets"))


def ask(question, *values):
    return open_warehouse().ask(question, values)


def test_every_table_has_a_descriptor_and_is_as_it_says():
    descriptors = read_descriptors()
    assert sorted(descriptors) == TABLES
    for name, descriptor in descriptors.items():
        assert read_table(OFFICIAL / f"{name}.csv", descriptor).num_rows == descriptor.rows
        assert "github" in descriptor.copy_of_it or name == "consumer_prices"


@pytest.mark.parametrize("name", CUTS)
def test_a_table_is_what_its_source_gives(name):
    if not PUBLISHED.is_dir():
        pytest.skip(f"the publishers' figures are not at {PUBLISHED.name}")
    made, _ = content(name, PUBLISHED)
    assert made == (OFFICIAL / f"{name}.csv").read_bytes(), "to accept: python -m tests.records.cuts FOLDER"


@pytest.mark.parametrize("table", ["wages_metro", "wages_national", "filings_metro"])
def test_a_higher_percentile_pays_no_less(table):
    steps = " or ".join(f"p{low}_usd > p{high}_usd" for low, high in pairwise(RANKS))
    assert ask(f"select * from {table} where {steps}") == []


@pytest.mark.parametrize("table", ["filings_metro", "filings_employers", "filings_titles"])
def test_of_fewer_than_ten_filings_no_wage_is_told(table):
    assert ask(f"select * from {table} where filings < {FEWEST} and p50_usd is not null") == []
    assert ask(f"select count(*) as told from {table} where filings >= {FEWEST} and p50_usd is not null")


def test_a_capped_wage_is_its_years_cap():
    rows = ask("select * from wages_national where capped is not null")
    assert {year: row["p90_usd"] for row in rows for year in [row["year"]] if year >= 2003} == {
        **dict.fromkeys(range(2003, 2008), 145_600),
        **dict.fromkeys(range(2008, 2011), 166_400),
        **dict.fromkeys(range(2012, 2017), 187_200),
        **dict.fromkeys(range(2017, 2022), 208_000),
        **dict.fromkeys(range(2022, 2025), 239_200),
    }
    assert ask("select max(p90_usd) as most from wages_metro")[0]["most"] == 430_840, "May 2025 has no cap"


WAGES = (
    ("15-2051", "41860", 10_460, (99_170, 130_430, 170_110, 212_970, 272_430)),
    ("15-1252", "12420", None, (96_110, 104_000, 134_120, 168_730, 209_890)),
)
NATIONAL = (
    ("15-2051", 2024, (63_650, 82_630, 112_590, 155_810, 194_410)),
    ("15-1221", 2024, (80_670, 102_710, 140_910, 181_210, 232_120)),
    ("15-1252", 2024, (79_850, 103_050, 133_080, 169_000, 211_450)),
    ("15-2051", 2025, (67_240, 85_660, 120_230, 158_880, 199_130)),
)
FIGURES = (
    ("select p50_usd from wages_metro where occupation = '15-1252' and area = '41940'", 213_110),
    ("select p50_usd from wages_national where occupation = '15-1031' and year = 2003", 72_530),
    ("select p50_usd from wages_national where occupation = '15-1132' and year = 2018", 103_620),
    ("select filings from filings_metro where occupation = '15-2051' and area = '41860'", 2_171),
    ("select p25_usd from filings_metro where occupation = '15-2051' and area = '41860'", 150_474),
    ("select p50_usd from filings_metro where occupation = '15-2051' and area = '41860'", 180_000),
    ("select filings from filings_titles where title = 'ML Engineer' and level = 'all' and area = 'US' and employer is null", 2_448),  # noqa: E501
    ("select p50_usd from filings_titles where title = 'ML Engineer' and level = 'senior'", 199_534),
    ("select round(p50_usd) from filings_titles where title = 'ML Engineer' and area = '41860'", 211_060),
    ("select filings from filings_employers where employer ilike 'google%' and area = 'US' and occupation = '15-1252'", 6_039),  # noqa: E501
    ("select p50_usd from filings_employers where employer ilike 'google%' and area = 'US' and occupation = '15-1252'", 186_000),  # noqa: E501
    ("select price_level from price_levels where area = '41860'", 115.613),
    ("select price_level from price_levels where area = '35620'", 112.563),
    ("select price_level from price_levels where area = 'CA'", 112.581),
    ("select max(rent_2_usd_per_month) from rents where area = '41860' and rent_area like 'San Francisco%'", 3_604),
    ("select rent_2_usd_per_month from rents where area = '12420'", 1_852),
    ("select change_pct from projections where occupation = '15-2051'", 33.5),
    ("select change_pct from projections where occupation = '00-0000'", 3.1),
    ("select round(level4_usd_per_hour * 2080) from wage_levels where occupation = '15-1252' and area = '42660'", 212_202),
    ("select count(distinct area) from wage_levels", 530),
    ("select count(*) from metros", 393),
)  # fmt: skip


@pytest.mark.parametrize(("occupation", "area", "people", "wages"), WAGES)
def test_wages_of_an_area(occupation, area, people, wages):
    (row,) = ask("select * from wages_metro where occupation = ? and area = ?", occupation, area)
    assert tuple(row[f"p{rank}_usd"] for rank in RANKS) == wages
    assert people in (None, row["employment"])


@pytest.mark.parametrize(("occupation", "year", "wages"), NATIONAL)
def test_wages_of_the_nation(occupation, year, wages):
    (row,) = ask("select * from wages_national where occupation = ? and year = ?", occupation, year)
    assert tuple(row[f"p{rank}_usd"] for rank in RANKS) == wages


@pytest.mark.parametrize(("question", "figure"), FIGURES)
def test_a_figure_is_as_published(question, figure):
    (row,) = ask(question)
    assert [*row.values()] == [figure]


def test_the_levels_imply_a_mean_above_the_median_of_may_2024():
    (row,) = ask(
        "select median((level1_usd_per_hour + 2 * level4_usd_per_hour) / 3 * 2080 / p50_usd) as ratio "
        "from wage_levels join medians_metro using (area, occupation) where year = 2024 and p50_usd is not null"
    )
    assert 1.04 < row["ratio"] < 1.06
