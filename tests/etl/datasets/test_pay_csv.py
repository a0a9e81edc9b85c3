"""Any file of pay, by a mapping of its columns that is given, or proposed and not used."""

import sys

import pytest
import typer
import yaml

from etl import cli
from etl.datasets.pay_csv import HEADINGS, check_mapping, kind_of, propose, read_mapping
from etl.errors import InputError

from .files import cleaned, ingested, lines_of, table

ROW = {
    "Role": "Data Scientist",
    "Base pay": "120000",
    "Town": "Denver",
    "Employer": "Example Labs",
    "Notes": "",
}
MAPPING = {"title": "Role", "pay": "Base pay", "city": "Town"}


@pytest.fixture
def etl(monkeypatch, capsys, tmp_path):
    def run(*args):
        monkeypatch.setattr(sys, "argv", ["etl", "ingest", *map(str, args), "--out", str(tmp_path / "out")])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return run


def test_options_name_the_columns(etl, tmp_path):
    path = table(tmp_path / "survey.csv", lines_of(ROW))
    code, out, err = etl(
        "csv", path, "--title", "Role", "--pay", "Base pay", "--city", "Town", "--year", "2024"
    )
    assert (code, err) == (0, "")
    assert out.endswith("1 of 1 rows of 2024\n")


def test_a_record_says_its_file_and_leaves_the_unmapped_empty(tmp_path):
    path = table(tmp_path / "survey.csv", lines_of(ROW))
    (record,), done = ingested(path, kind_of(MAPPING), tmp_path / "out")
    assert {name: value for name, value in record.items() if value is not None} == {
        "source": "survey",
        "title": "Data Scientist",
        "city": "Denver",
        "pay_usd": 120000.0,
        "filings": 1,
    }
    assert (done.report["options"], done.report["vintage"]) == (MAPPING, None)


@pytest.mark.parametrize(
    ("row", "mapping", "expected"),
    [
        ({"t": "ML", "p": "58", "u": "hourly"}, {"pay": "p", "unit": "u"}, {"pay_usd": 120640.0}),
        ({"t": "ML", "p": "58"}, {"pay": "p", "unit": "hour"}, {"pay_usd": 120640.0}),
        ({"t": "ML", "p": "10,000"}, {"pay": "p", "unit": "Month"}, {"pay_usd": 120000.0}),
        ({"t": "ML", "a": 100000, "b": 140000}, {"pay_low": "a", "pay_high": "b"},
            {"pay_low_usd": 100000.0, "pay_high_usd": 140000.0, "pay_usd": 120000.0}),
        ({"t": "ML", "a": 100000, "b": None}, {"pay_low": "a", "pay_high": "b"},
            {"pay_low_usd": None, "pay_usd": 100000.0}),
        ({"t": "ML", "p": 1e5, "y": 2021}, {"pay": "p", "year": "y"}, {"year": 2021}),
        ({"t": "ML", "p": 1e5}, {"pay": "p", "year": "2021", "country": "US"}, {"year": 2021, "country": "US"}),
        ({"t": "ML", "p": 1e5, "n": 12, "z": 2134}, {"pay": "p", "filings": "n", "zip": "z"},
            {"filings": 12, "zip": "02134"}),
        ({"t": "ML", "p": 1e5, "Büro": "Köln"}, {"pay": "p", "city": "Büro"}, {"city": "Köln"}),
        ({"t": "ML", "p": ""}, {"pay": "p"}, "no pay [p]"),
        ({"t": "ML", "p": "competitive"}, {"pay": "p"}, "not a number [p]"),
        ({"t": "ML", "p": "120"}, {"pay": "p"}, "pay is not within 15,000 and 1,000,000 a year [p]"),
        ({"t": "ML", "a": 2e5, "b": 1e5}, {"pay_low": "a", "pay_high": "b"}, "the range ends below its start [b]"),
    ],
)  # fmt: skip
def test_a_row(row, mapping, expected):
    found = cleaned(kind_of({"title": "t", **mapping}), row, "a.csv")
    if isinstance(expected, str):
        assert found == expected
    else:
        assert {name: found[0][name] for name in expected} == expected


def test_a_proposal_is_a_mapping_and_writes_nothing(etl, tmp_path):
    path = table(tmp_path / "survey.csv", lines_of(ROW))
    code, out, err = etl("csv", path)
    assert (code, (tmp_path / "out").exists()) == (0, False)
    assert yaml.safe_load(out) == {"title": "Role", "employer": "Employer", "city": "Town", "pay": "Base pay"}
    placed, absent = err.splitlines()
    assert placed == f"{path}: note: no place for the headings Notes"
    assert absent.startswith(f"{path}: note: no heading was found for occupation, state, area")
    (tmp_path / "mapping.yaml").write_text(out, "utf-8")
    code, out, _ = etl("csv", path, "--mapping", tmp_path / "mapping.yaml")
    assert (code, out.endswith(": 1 of 1 rows of no year\n")) == (0, True)


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (["job_title", "salary", "salary_in_usd"], {"title": "job_title", "pay": "salary_in_usd"}),
        (["Firm", "Min Salary", "Salary max"], {"pay_low": "Min Salary", "pay_high": "Salary max"}),
        (["year", "Wage", "wage unit"], {"pay": "Wage", "unit": "wage unit", "year": "year"}),
        (["a", "b"], {}),
    ],
)  # fmt: skip
def test_a_header_suggests(header, mapping):
    found, unplaced = propose(header)
    assert found == mapping
    assert sorted([*found.values(), *unplaced]) == sorted(header)


def test_a_header_that_suggests_nothing(etl, tmp_path):
    code, out, err = etl("csv", table(tmp_path / "a.csv", [["a", "b"], [1, 2]]))
    assert (code, out, err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"title": "t"}, "the mapping has no pay"),
        ({"pay": "p"}, "the mapping does not say whose pay"),
        ({"title": "t", "pay": "p", "salary": "p"}, "cannot map salary; expected some of title, occupation"),
    ],
)
def test_a_mapping_that_is_none(mapping, said):
    with pytest.raises(InputError, match=said):
        check_mapping(mapping, "mapping.yaml")


@pytest.mark.parametrize("text", ["- a\n", "a: [1]\n", "a: {b\n", "\xff", "just words"])
def test_a_mapping_file_that_is_none(tmp_path, text):
    (path := tmp_path / "a.yaml").write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match="expected"):
        read_mapping(path)


def test_a_column_that_the_file_lacks(etl, tmp_path):
    path = table(tmp_path / "a.csv", lines_of(ROW))
    code, _, err = etl("csv", path, "--title", "Role", "--pay", "Salary", "--city", "Town")
    assert (code, err) == (1, f"{path}:1: lacks the column SALARY\n")


def test_only_a_csv_takes_a_mapping(etl, tmp_path):
    code, _, err = etl("lca", tmp_path / "a.csv", "--title", "Role")
    assert (code, err) == (1, "lca: takes no mapping of columns; expected --year at most\n")


def test_every_column_has_an_option():
    parameters = typer.main.get_command(cli.app).commands["ingest"].params
    options = {option for parameter in parameters for option in parameter.opts}
    assert {f"--{column.replace('_', '-')}" for column in HEADINGS} <= options
