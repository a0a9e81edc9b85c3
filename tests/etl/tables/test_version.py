"""Tables carry the version that wrote them."""

import json
import subprocess
import sys

from etl.folders import ROOT, TABLES
from etl.tables import dictionary
from etl.tables.package import render
from etl.tables.resources import read_package
from etl.tables.tidy import tidy_tables
from etl.tables.version import TABLES_VERSION, fingerprint, is_of_this_version

from .examples import a_bit_of_everything


def test_what_is_written_is_of_this_version():
    package = json.loads(render(tidy_tables(*a_bit_of_everything()))["datapackage.json"])
    assert is_of_this_version(package)
    assert not is_of_this_version({key: value for key, value in package.items() if key != "tables_version"})
    assert not is_of_this_version(package | {"tables_version": "of a year ago"})


def test_the_tables_of_the_project_are_of_this_version():
    assert is_of_this_version(read_package(TABLES).descriptor)


def test_the_version_follows_tables_columns_types_and_units_and_no_wording():
    first, *others = dictionary.TABLES
    column, *more = first.columns

    def with_first(**changes):
        return fingerprint([type(first)(first.name, "", "", (column.but(**changes), *more)), *others])

    assert with_first(description="told otherwise", title="Otherwise") == TABLES_VERSION
    changes = ({"name": "other"}, {"type": "integer"}, {"unit": "percent"})
    assert len({TABLES_VERSION, fingerprint(others), *(with_first(**change) for change in changes)}) == 5


def test_whoever_only_reads_tables_loads_no_reader_and_no_pandas():
    heavy = "{'pandas', 'etl.reading', 'etl.documents'} & set(sys.modules)"
    code = f"import sys, etl.tables.resources, etl.tables.version; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
