"""The example offers and what they are worth, figure by figure."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from dashboard.compensation.__main__ import main
from etl.folders import REFERENCE

HERE = Path(__file__).parent
OFFERS = sorted((REFERENCE / "offers").glob("*.json"))
TABLES = HERE / "tables"
CENT = 0.011


@pytest.mark.parametrize("path", OFFERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["json", "csv"])
def test_estimate_of_the_example(path, kind, capsys):
    extra = ["--csv"] if kind == "csv" else ["--tables", str(TABLES)]
    assert main([str(path), *extra]) == 0
    check(HERE / "golden" / f"{path.stem}.{kind}", capsys.readouterr().out)


def test_there_are_examples():
    assert len(OFFERS) >= 4
    assert {path.stem for path in (HERE / "golden").iterdir()} == {path.stem for path in OFFERS}


def check(golden: Path, actual: str):
    """Compare with the golden file; on a mismatch leave the actual one to be looked at and accepted."""
    if golden.exists() and same(golden.read_text(encoding="utf-8"), actual, golden.suffix):
        return
    kept = HERE / "actual" / golden.name
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(actual, encoding="utf-8")
    pytest.fail(
        f"{golden.name} differs. Look at the difference with\n"
        f"    diff {golden} {kept}\n"
        f"and, if the new figures are right, accept them with\n"
        f"    cp {kept} {golden}",
        pytrace=False,
    )


def same(expected, actual, suffix):
    read = json.loads if suffix == ".json" else lambda text: list(csv.reader(StringIO(text)))
    return alike(read(expected), read(actual))


def alike(expected, actual):
    if isinstance(expected, dict):
        keys_agree = isinstance(actual, dict) and list(expected) == list(actual)
        return keys_agree and all(alike(expected[key], actual[key]) for key in expected)
    if isinstance(expected, list):
        lengths_agree = isinstance(actual, list) and len(expected) == len(actual)
        return lengths_agree and all(map(alike, expected, actual))
    try:
        return abs(float(expected) - float(actual)) <= CENT
    except (TypeError, ValueError):
        return expected == actual


def test_a_cent_more_is_accepted_and_a_dime_is_not():
    assert alike({"a": [1.0, "x"]}, {"a": [1.01, "x"]})
    assert not alike({"a": [1.0]}, {"a": [1.1]})
    assert not alike({"a": [1.0]}, {"a": [1.0, 2.0]})
    assert not alike({"a": 1}, {"b": 1})
    assert not alike(None, 0.0)
    assert alike([["1.00", ""]], [["1.01", ""]])
    assert not alike([["1.00", ""]], [["1.00", "0"]])


def test_a_mismatch_leaves_the_actual_file_and_says_how_to_accept_it(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.HERE", tmp_path)
    golden = tmp_path / "golden.json"
    golden.write_text('{"total": 1}')
    with pytest.raises(pytest.fail.Exception, match=r"accept them with\n    cp .*actual/golden\.json"):
        check(golden, '{"total": 2}')
    assert (tmp_path / "actual" / "golden.json").read_text() == '{"total": 2}'
