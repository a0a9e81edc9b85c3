"""The dashboard reads the tables as they were built, or says why it cannot."""

import json

import pandas as pd
import pytest

from dashboard.data import tables as data
from dashboard.data.tables import DataTable, TablesError, load_tables, package_key
from dashboard.sources.table_rows import search, with_quotes
from etl.tables.package import render
from etl.tables.tidy import tidy_tables

from ...etl.tables.examples import a_bit_of_everything, corpus, fact


@pytest.fixture
def folder(tmp_path):
    for name, content in render(tidy_tables(*a_bit_of_everything())).items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_tables_come_back_as_they_were_built(folder):
    built = tidy_tables(*a_bit_of_everything())
    read = load_tables(folder)
    assert list(read) == list(built)
    for name, frame in built.items():
        pd.testing.assert_frame_equal(read[name].rows, frame, check_column_type=False)


def test_the_word_na_is_a_text_and_no_gap(tmp_path):
    for name, content in render(tidy_tables(corpus(fact(industry="NA", quote="null")), [])).items():
        (tmp_path / name).write_bytes(content)
    (row,) = load_tables(tmp_path)["facts"].rows.to_dict("records")
    assert (row["industry"], row["quote"]) == ("NA", "null")


def test_the_key_follows_the_content(folder):
    before = package_key(folder)
    for name, content in render(tidy_tables(corpus(fact()), [])).items():
        (folder / name).write_bytes(content)
    assert package_key(folder) != before


@pytest.mark.parametrize(
    ("file", "content", "fault"),
    [
        ("datapackage.json", None, "There are no tables yet"),
        ("datapackage.json", b"{", "does not describe tables"),
        ("datapackage.json", b"[]", "does not describe tables"),
        ("datapackage.json", b'{"resources": [{"name": "a"}]}', "does not describe tables"),
        ("facts.csv", None, "not as their build left them"),
        ("facts.csv", b"a,b\n", r"facts\.csv has changed"),
    ],
)
def test_tables_that_cannot_be_read_are_named(folder, file, content, fault):
    (folder / file).unlink() if content is None else (folder / file).write_bytes(content)
    with pytest.raises(TablesError, match=fault):
        load_tables(folder)


def test_a_build_that_ends_meanwhile_is_read_anew(folder, monkeypatch):
    """One table of the old set and one of the new would disagree with each other."""
    usual, calls = data._package_bytes, []

    def old_description_first(where):
        calls.append(where)
        package = json.loads(usual(where))
        if len(calls) == 1:
            package["resources"][3]["hash"] = "sha256:of the set before"
        return json.dumps(package).encode()

    monkeypatch.setattr(data, "_package_bytes", old_description_first)
    assert len(load_tables(folder)) == 14
    assert len(calls) == 2


def test_rows_carry_the_quote_of_their_fact(folder):
    tables = load_tables(folder)
    rows = with_quotes(tables["pay_components"], tables)
    assert list(rows["quote"]) == ['Bonuses, "as a rule":\r 10-20%']


def test_a_table_without_facts_stays_as_it_is(folder):
    tables = load_tables(folder)
    assert with_quotes(tables["mentions"], tables) is tables["mentions"].rows


ROWS = pd.DataFrame(
    {
        "city": ["Boston", "Austin", None],
        "role": ["ML Engineer", "Data (Scientist)", "ML Engineer"],
        "pay": [1, 2, 3],
    }
).astype({"city": "str", "role": "str"})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [0, 1, 2]),
        ("  ", [0, 1, 2]),
        ("boston", [0]),
        ("ML", [0, 2]),
        ("engineer boston", [0]),
        ("boston austin", []),
        ("(", [1]),
        (".*", []),
        ("ST", [0, 1]),
        ("nan", []),
        ("1", []),
    ],
)
def test_search_finds_every_word_in_any_text(words, found):
    assert list(search(ROWS, words).index) == found


@pytest.mark.parametrize("rows", [ROWS.iloc[:0], ROWS[["pay"]], pd.DataFrame()])
def test_search_copes_with_nothing_to_search(rows):
    assert len(search(rows, "ml")) == len(rows)


def test_descriptions_are_those_of_the_package(folder):
    table = load_tables(folder)["salary_percentiles"]
    assert isinstance(table, DataTable)
    assert [column.name for column in table.columns] == list(table.rows.columns)
    assert {column.unit for column in table.columns} >= {"US dollars a year", "percentile rank"}
