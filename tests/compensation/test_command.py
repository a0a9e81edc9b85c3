"""The command line: what it prints, and how it ends."""

import csv
import json
import subprocess
import sys
from io import StringIO

import pytest

from dashboard.compensation import __main__ as command
from dashboard.compensation.__main__ import main
from etl.folders import REFERENCE
from tests.compensation.test_golden import TABLES

ROOT = REFERENCE.parents[1]
OFFER = REFERENCE / "offers" / "back_loaded_seattle.json"


def printed(capsys, *arguments):
    assert main([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


def test_the_estimate_as_json(capsys):
    estimate = json.loads(printed(capsys, OFFER, "--tables", TABLES))
    for part in (
        "years",
        "first_year_usd",
        "average_usd",
        "cumulative_usd",
        "present_value_usd",
        "bands",
        "take_home",
        "market_position",
    ):
        assert part in estimate
    sources = estimate["market_position"]["sources"]
    assert [source["document"] for source in sources] == ["dle-guide"]
    assert sources[0]["lines"] == [10, 11, 12, 13]


def test_the_year_table_as_csv(capsys):
    rows = list(csv.DictReader(StringIO(printed(capsys, OFFER, "--csv"))))
    table = json.loads(printed(capsys, OFFER, "--tables", TABLES))["years"]
    assert [float(row["total_usd"]) for row in rows] == [row["total_usd"] for row in table]
    assert [row["counted"] for row in rows] == ["True"] * 4 + ["False"]
    assert rows[0].keys() == table[0].keys()


def test_the_schema_and_the_guide(capsys):
    schema = json.loads(printed(capsys, "--schema"))
    assert set(schema["properties"]) == {"version", "offer", "assumptions"}
    assert schema["$defs"]["Offer"]["properties"]["base_usd"]["unit"] == "usd_per_year"
    assert "| `offer.base_usd` | usd_per_year | 0 |" in printed(capsys, "--guide")


def test_without_tables_it_says_so(capsys, tmp_path):
    position = json.loads(printed(capsys, OFFER, "--tables", tmp_path))["market_position"]
    assert position["sources"] == []
    missing = tmp_path / "salary_percentiles.csv"
    assert position["note"] == (
        f"{missing} is not there, so base pay cannot be placed; run `python -m etl build`."
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such file or directory"),
        (b"{", ":1: this is not JSON"),
        (b'{"version": 7, "offer": {}}', "this file is of version 7"),
        (
            b'{"offer": {"start": "2026-01-01", "base_usd": -1}}',
            "offer.base_usd: at least 0 is expected, not -1",
        ),
        (
            b'{"offer": {"start": "2026-01-01", "base_usd": 1e400}}',
            "offer.base_usd: the number must be finite",
        ),
        (b'{"offer": {"start": "2026-01-01", "x\\ny": 1}}', "there is no such field"),
        (b" " * 50_000_000, "at most 1,000 kB"),
    ],
)
def test_an_offer_at_fault_is_one_line_and_status_1(tmp_path, capsys, content, message):
    path = tmp_path / "offer.json"
    if content is not None:
        path.write_bytes(content)
    assert main([str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(str(path))
    assert message in captured.err.casefold() or message in captured.err
    assert captured.err.count("\n") == 1


def test_a_folder_is_no_offer(tmp_path, capsys):
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path}: Is a directory.\n"


def test_tables_at_fault_are_named(tmp_path, capsys):
    path = tmp_path / "salary_percentiles.csv"
    path.write_text("role,role_key,percentile,low_usd,high_usd,document,line,fact_id\nx,x,25,lots,1,d,1,f\n")
    assert main([str(OFFER), "--tables", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"{path}:2: low_usd is 'lots': ")


@pytest.mark.parametrize(
    "arguments", [[], ["--csv"], ["--nonsense"], ["a.json", "--csv", "--schema"], ["a", "b"]]
)
def test_wrong_usage_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m dashboard.compensation" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error():
    line = f"{sys.executable} -m dashboard.compensation --schema | head -n 1"
    done = subprocess.run(line, cwd=ROOT, shell=True, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_the_core_needs_no_user_interface():
    code = "import sys, dashboard.compensation; print({'streamlit', 'plotly', 'pandas'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


HELP = """\
usage: python -m dashboard.compensation [-h] [--csv | --schema | --guide] [--tables DIR] [OFFER.json]

What an offer is worth, as JSON.

positional arguments:
  OFFER.json    the offer and its assumptions

options:
  -h, --help    show this help message and exit
  --csv         print the year table as CSV instead
  --schema      print the JSON schema of an offer file
  --guide       print what can be entered, as a Markdown table
  --tables DIR  the tidy tables to place base pay in
"""


def test_the_help_says_what_it_does(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == HELP


def test_a_missing_offer_is_asked_for(capsys):
    with pytest.raises(SystemExit):
        main([])
    assert capsys.readouterr().err.endswith(
        "error: an offer file is needed, such as data/reference/offers/back_loaded_seattle.json\n"
    )


def test_output_is_made_to_be_read(capsys, tmp_path):
    path = tmp_path / "offer.json"
    path.write_text('{"offer": {"start": "2026-01-01", "employer": "Größe"}}', encoding="utf-8")
    assert '{\n  "offer": {\n    "title": "",\n    "employer": "Größe",\n' in printed(capsys, path)
    assert printed(capsys, "--schema").startswith('{\n  "$defs": {\n    "')
    assert printed(capsys, "--guide").endswith(" |\n")
    assert json.loads(printed(capsys, path, "--tables", tmp_path))["market_position"]["role"] == ""


def test_the_projects_own_tables_are_the_default(capsys, monkeypatch):
    assert command.TABLES == ROOT / "data" / "tables"
    monkeypatch.setattr(command, "TABLES", TABLES)
    (source,) = json.loads(printed(capsys, OFFER))["market_position"]["sources"]
    assert source["document"] == "dle-guide"
