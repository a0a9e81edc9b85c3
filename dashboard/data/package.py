"""The tables to take along: the whole data package as a zip, and what its columns mean."""

import io
import zipfile
from pathlib import Path

import pandas as pd

from dashboard.data.tables import DataTable, understood
from etl.tables.resources import PACKAGE_FILE, read_package

ZIP_NAME = "payscope-tables.zip"
EPOCH = (1980, 1, 1, 0, 0, 0)  # no clock in it: the same tables give the same zip


def package_zip(folder: Path) -> bytes:
    """Every table as the build wrote it, with datapackage.json, all of one build."""
    with understood(folder):
        package = read_package(folder)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {PACKAGE_FILE: package.raw, **package.files}.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def dictionary_of(table: DataTable) -> pd.DataFrame:
    """What each column of a table means."""
    return pd.DataFrame(
        [
            {
                "Column": column.name,
                "Title": column.title,
                "Meaning": column.description,
                "Type": column.type,
                "Unit": "" if column.unit == "none" else column.unit,
            }
            for column in table.columns
        ],
        columns=["Column", "Title", "Meaning", "Type", "Unit"],
    )
