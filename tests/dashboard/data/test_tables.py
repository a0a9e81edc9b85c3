"""The dashboard reads the tables as they were built, or says why it cannot."""

import json
from hashlib import sha256

import pandas as pd
import pytest

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
        ("facts.csv", b"a,b\n", r"facts\.csv is not as its build left it"),
    ],
)
def test_tables_that_cannot_be_read_are_named(folder, file, content, fault):
    (folder / file).unlink() if content is None else (folder / file).write_bytes(content)
    with pytest.raises(TablesError, match=fault):
        load_tables(folder)


def rewritten(folder, change):
    """The folder after a change of its package and files, every hash right again."""
    package = json.loads((folder / "datapackage.json").read_bytes())
    change(folder, {resource["name"]: resource for resource in package["resources"]}, package)
    for resource in package["resources"]:
        resource["hash"] = f"sha256:{sha256((folder / resource['path']).read_bytes()).hexdigest()}"
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder


def without_mentions(folder, resources, package):
    package["resources"].remove(resources["mentions"])


def without_quotes(folder, resources, package):
    fields = resources["facts"]["schema"]["fields"]
    fields[:] = [field for field in fields if field["name"] != "quote"]
    pd.read_csv(folder / "facts.csv", dtype="str").drop(columns="quote").to_csv(
        folder / "facts.csv", index=False
    )


def with_quotes_described_alone(folder, resources, package):
    pd.read_csv(folder / "facts.csv", dtype="str").drop(columns="quote").to_csv(
        folder / "facts.csv", index=False
    )


def with_lines_of_text(folder, resources, package):
    (line,) = (field for field in resources["facts"]["schema"]["fields"] if field["name"] == "line")
    line["type"] = "string"


def without_any(folder, resources, package):
    package["resources"] = []


def without_facts(folder, resources, package):
    (folder / "facts.csv").write_text((folder / "facts.csv").read_text("utf-8").splitlines()[0] + "\n")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (without_mentions, "mentions is not as expected"),
        (without_quotes, r"facts\.quote is not as expected"),
        (with_quotes_described_alone, r"facts\.quote is not as expected"),
        (with_lines_of_text, r"facts\.line is not as expected"),
        (without_any, "documents and 13 more are not as expected"),
        (without_facts, r"do not fit together: [a-z_]+\.fact_id and \d+ more are naming what none holds"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_whole_tables_of_another_version_are_refused(folder, change, fault):
    with pytest.raises(TablesError, match=fault):
        load_tables(rewritten(folder, change))


def test_tables_that_another_version_wrote_are_refused(folder):
    def of_another_version(folder, resources, package):
        package["tables_version"] = "another"

    with pytest.raises(TablesError, match="written by another version of Payscope"):
        load_tables(rewritten(folder, of_another_version))


def test_a_package_nested_beyond_reading_describes_no_tables(folder):
    (folder / "datapackage.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(TablesError, match="does not describe tables"):
        load_tables(folder)


def test_a_file_in_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "tables").touch()
    for read in (load_tables, package_key):
        with pytest.raises(TablesError, match=r"^tables is a file; a folder of tables is expected"):
            read(tmp_path / "tables")


def test_a_folder_in_place_of_the_package_is_named(tmp_path):
    (tmp_path / "datapackage.json").mkdir()
    for read in (load_tables, package_key):
        with pytest.raises(TablesError, match=r"^datapackage\.json cannot be read: Is a directory"):
            read(tmp_path)


def test_a_refusal_tells_no_path_of_the_server(folder):
    (folder / "facts.csv").unlink()
    with pytest.raises(TablesError) as refused:
        load_tables(folder)
    assert str(refused.value).endswith("(facts.csv is not as its build left it).")
    assert str(folder) not in str(refused.value)


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
