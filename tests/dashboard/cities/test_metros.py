"""Every metropolitan area: as published, and the premiums stated beside those measured."""

from dashboard.cities.metros import metro_table, metros_finding, premium_table
from dashboard.cities.statements import cities
from etl.records.areas import every_area

DLE = "Deep Learning Engineer"


def test_an_area_stands_with_its_wage_price_level_and_jobs():
    table = metro_table(every_area("15-2051")).set_index("Place")
    assert len(table) == 393
    assert table["Median, $"].notna().sum() == 282
    row = table.loc["San Francisco, CA"]
    assert (row["Median, $"], row["Price level"], row["Jobs"]) == (170_110, 115.613, 10_460)
    assert (row["Over the nation, %"], row["At national prices, $"]) == (41.5, 147_137)
    assert (row["Visa filings"], row["Filed median, $"]) == (2_171, 180_000)
    statisticians = metro_table(every_area("15-2041")).set_index("Place").loc["Abilene, TX"]
    assert statisticians.drop(["Price level"]).isna().all(), "nothing is published, and nothing is told"


def test_the_finding_names_the_best_paid_and_the_best_worth():
    said = metros_finding("Data Scientists", every_area("15-2051"))
    assert said.startswith("Data Scientists: of 282 areas, San Jose, CA pays most, $185k at the median")


def test_stated_premiums_stand_beside_the_measured(tables):
    table = premium_table(cities(tables, DLE, DLE, None), DLE).set_index("City")
    assert [*table] == ["Stated", "Software Developers, official", "Data Scientists, official"]
    assert [*table.loc["San Francisco, CA"].str.replace("\xa0", " ")] == ["+25–30 %", "+37.3 %", "+41.5 %"]
    assert len(table) == 5
