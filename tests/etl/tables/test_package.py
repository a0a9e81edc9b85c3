"""The files: what they hold byte for byte, and a description that frictionless finds valid."""

import io
import json
import random

import pandas as pd
import pytest
from frictionless import validate
from hypothesis import given
from hypothesis import strategies as st

from etl.tables.dictionary import TABLES
from etl.tables.package import number_text, render
from etl.tables.tidy import tidy_tables

from .examples import a_bit_of_everything, corpus


def made(of=None):
    return render(tidy_tables(*(of or a_bit_of_everything())))


def read_back(content):
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


@pytest.mark.parametrize("of", [a_bit_of_everything, lambda: (corpus(), [])], ids=["full", "empty"])
def test_frictionless_finds_the_package_valid(tmp_path, monkeypatch, of):
    for name, content in made(of()).items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    report = validate("datapackage.json")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]


def test_frictionless_would_notice_a_wrong_table(tmp_path, monkeypatch):
    files = made()
    files["salary_percentiles.csv"] = files["salary_percentiles.csv"].replace(b",83000,", b",many,")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    assert not validate("datapackage.json").valid


def test_every_table_and_column_is_described():
    package = json.loads(made()["datapackage.json"])
    assert package["sources"] == [{"title": "The guide", "path": "guide.md"}]
    for resource in package["resources"]:
        assert resource["title"]
        assert resource["description"]
        assert resource["sources"]
        for field in resource["schema"]["fields"]:
            assert all(field[key] for key in ("name", "type", "title", "description", "unit", "source")), (
                field
            )


def test_the_same_documents_give_the_same_bytes():
    assert made() == made()


def test_the_order_of_findings_and_tables_is_that_of_the_documents():
    found, findings = a_bit_of_everything()
    frames = list(tidy_tables(found, findings).items())
    random.Random(1).shuffle(frames)
    assert render(dict(frames)) == made()


def test_cells_are_written_plainly():
    files = made()
    lines = files["salary_percentiles.csv"].decode().split("\n")
    assert lines[1] == (
        "Deep Learning Engineer,deep learning engineer,,,,,,25,83000,83000,,,,guide,2,guide:2:salary_percentile:1"
    )
    assert lines[2].startswith(
        "Deep Learning Engineer,deep learning engineer,top earners,,,,,,,179000,up_to_or_more,"
    )
    assert b"115864.5" in files["salary_statistics.csv"]
    assert b"1597100000000,1597100000000,1597100000000,usd_total" in files["markets.csv"]
    assert b",true," in files["demand.csv"]


def test_text_comes_back_as_it_was():
    found, _ = a_bit_of_everything()
    assert list(read_back(made()["facts.csv"])["quote"]) == [fact.quote for fact in found.facts]


def test_files_are_utf8_with_line_feeds():
    for name, content in made().items():
        assert content.decode("utf-8").endswith("\n"), name
        assert b"\r\n" not in content


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_read_back_as_themselves(value):
    text = number_text(value)
    assert float(text) == value
    assert not text.endswith(".0")
