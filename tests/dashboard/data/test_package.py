"""The tables to take along: a zip that is a valid data package, the same bytes each time."""

import io
import json
import shutil
import zipfile

import pytest
from frictionless import Package

from dashboard.data.package import dictionary_of, package_zip
from dashboard.data.tables import TablesError
from etl.folders import TABLES


def test_the_zip_is_a_valid_data_package(tmp_path):
    with zipfile.ZipFile(io.BytesIO(package_zip(TABLES))) as archive:
        archive.extractall(tmp_path)
    report = Package(tmp_path / "datapackage.json").validate()
    assert report.valid, report.flatten(["message"])
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in TABLES.iterdir()}


def test_the_same_tables_give_the_same_zip():
    assert package_zip(TABLES) == package_zip(TABLES)


@pytest.mark.parametrize("fault", ["changed", "gone"])
def test_a_mixed_set_is_refused(tmp_path, fault):
    folder = tmp_path / "tables"
    shutil.copytree(TABLES, folder)
    facts = folder / "facts.csv"
    facts.write_text("id\n") if fault == "changed" else facts.unlink()
    with pytest.raises(TablesError, match="not as their build left them"):
        package_zip(folder)


def test_every_column_of_every_table_is_explained(tables):
    described = json.loads((TABLES / "datapackage.json").read_text("utf-8"))["resources"]
    for resource in described:
        dictionary = dictionary_of(tables[resource["name"]])
        assert [*dictionary["Column"]] == [field["name"] for field in resource["schema"]["fields"]]
        assert dictionary["Meaning"].str.len().gt(3).all()
