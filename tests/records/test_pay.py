"""What the records answer: a role at a place, its years, an employer; at the terminal and as JSON."""

import json
import subprocess
import sys
from itertools import pairwise

import pytest

from etl.errors import InputError
from etl.folders import ROOT
from etl.records.pay_answer import answer
from etl.records.places import find_place
from etl.records.roles import role_of, roles
from etl.records.statistics import statistics_of
from etl.records.warehouse import Warehouse, build_warehouse, folder_of, read_descriptors
from etl.records.years import years_of


def command(*words):
    return subprocess.run(
        [sys.executable, "-m", "etl", "pay", *words], capture_output=True, text=True, cwd=ROOT, check=False
    )


def test_a_role_at_a_place_is_answered_with_source_vintage_and_count():
    official, filings = statistics_of(role_of("Data Scientist"), find_place("Denver"))
    assert (official.source, official.vintage, official.n) == ("BLS OEWS", "May 2025", 4_510)
    assert official.percentiles == {10: 74_830, 25: 97_180, 50: 112_520, 75: 147_950, 90: 178_700}
    assert (filings.n, filings.p50) == (213, 115_000)


def test_a_title_stands_beside_the_occupations_it_is_filed_under():
    kinds = [
        (each.kind, each.about, each.level)
        for each in statistics_of(role_of("ML Engineer"), find_place("US"))
    ]
    assert kinds[:3] == [
        ("official", "Software Developers", "all"),
        ("official", "Data Scientists", "all"),
        ("filings", "Machine Learning Engineer", "all"),
    ]
    assert {level for _, about, level in kinds if about == "Machine Learning Engineer"} == {
        *("all", "unmarked", "senior", "staff", "lead")
    }


def test_remote_work_is_set_beside_the_nation_and_a_state_beside_its_areas():
    role = role_of("Data Scientist")
    assert statistics_of(role, find_place("Remote")) == statistics_of(role, find_place("US"))
    places = [each.place for each in statistics_of(role, find_place("Colorado")) if each.kind == "official"]
    assert places[0] == "Denver, CO"
    assert len(places) == 3


@pytest.mark.parametrize("role", roles())
@pytest.mark.parametrize("place", ["US", "Denver", "Raleigh", "San Jose", "Abilene, TX", "Wyoming", "Remote"])
def test_of_few_records_nothing_is_told(role, place):
    for each in statistics_of(role_of(role), find_place(place)):
        assert each.n is None or each.n >= 10 or each.kind == "official" or not each.percentiles
        assert all(each.is_floor(rank) == (f"p{rank}" in each.capped) for rank in each.percentiles)


def test_the_years_of_an_occupation_say_where_they_break():
    years = years_of("15-1252", find_place("US"))
    assert [point.year for point in years] == [*range(2003, 2026)]
    breaks = {after.year: [*after.breaks_after(before)] for before, after in pairwise(years)}
    assert {year: why for year, why in breaks.items() if why} == {
        2019: ["until 2018 developers of applications only"],
        2021: ["until 2020 counted with quality assurance analysts and testers"],
    }
    assert years[0].statistic.p50 * years[0].prices == pytest.approx(126_905, abs=1)


def test_lines_that_were_redrawn_and_a_cap_that_went_are_breaks():
    boston = years_of("15-1252", find_place("Boston"))
    assert [(point.year, point.statistic.p50) for point in boston][-2:] == [(2024, 154_240), (2025, 166_090)]
    breaks = {after.year: [*after.breaks_after(before)] for before, after in pairwise(boston)}
    assert breaks[2024] == ["until 2023 the lines of Boston-Cambridge-Nashua, MA-NH"]
    managers = years_of("11-3021", find_place("US"))
    breaks = {after.year: [*after.breaks_after(before)] for before, after in pairwise(managers)}
    assert breaks[2025] == ["from 2025 wages above 239,200 are printed"]


def test_a_capped_wage_is_a_floor_in_every_year():
    for point in years_of("11-3021", find_place("US")):
        for rank, wage in point.statistic.percentiles.items():
            if point.statistic.is_floor(rank):
                assert wage in (145_600, 166_400, 187_200, 208_000, 239_200)


def test_an_employer_is_answered_with_its_filings():
    found = answer("Software Engineer", "US", employer="google").statistics
    assert (found[0].about, found[0].n, found[0].p50) == ("Software Developers at Google", 6_039, 186_000)


def test_the_command_prints_one_json_object():
    done = command("ML Engineer", "--place", "Austin, TX", "--json")
    found = json.loads(done.stdout)
    assert (found["role"], found["place"]) == ("Machine Learning Engineer", "Austin, TX")
    assert {"source", "vintage", "occupation", "n", "p10", "p25", "p50", "p75", "p90", "capped"} <= set(
        found["statistics"][0]
    )


def test_the_command_shows_claims_beside_the_records():
    done = command("Deep Learning Engineer", "--place", "SF")
    assert "170,110" in done.stdout
    assert "$115,864 a year" in done.stdout
    assert "much the same" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Plumber",), "Plumber: no such role in the records; expected"),
        (("Data Scientist", "--place", "Portland"), "expected one of: Portland, ME; Portland, OR"),
        (("Data Scientist", "--year", "1999"), "no statistic of Data Scientist"),
        (("Data Scientist", "--employer", "Nobody & Sons"), "no filing of Data Scientist"),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_why_in_one_line(words, said):
    done = command(*words)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.returncode == 1


def test_a_state_has_no_years():
    assert years_of("15-1252", find_place("Colorado")) == ()


def test_a_warehouse_is_whole_or_is_not_there(tmp_path, monkeypatch):
    """Killed while it writes: the old one stands, and what was begun is no warehouse."""

    def killed(*_):
        raise KeyboardInterrupt

    folder, written = build_warehouse(warehouse=tmp_path)
    assert written
    assert build_warehouse(warehouse=tmp_path) == (folder, False)
    folder.rename(folder.with_name("official-before"))
    monkeypatch.setattr("etl.records.warehouse.os.rename", killed)
    with pytest.raises(KeyboardInterrupt):
        build_warehouse(warehouse=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["official-before"]
    descriptors = read_descriptors()
    with pytest.raises(InputError, match="not built yet; expected `python -m etl build`"):
        Warehouse(folder_of(descriptors, tmp_path), descriptors)
