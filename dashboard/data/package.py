"""The tables to take along: the whole data package as a zip, and what its columns mean."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pandas as pd

from dashboard.data.tables import PACKAGE_FILE, READS, DataTable, TablesError

ZIP_NAME = "payscope-tables.zip"
EPOCH = (1980, 1, 1, 0, 0, 0)  # no clock in it: the same tables give the same zip


def package_zip(folder: Path) -> bytes:
    """Every table as the build wrote it, with datapackage.json, all of one build."""
    for _ in range(READS):
        files = _files(folder)
        if files:
            break
    else:
        raise TablesError("The tables are just being built; try again in a moment.")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
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


def _files(folder: Path) -> dict[str, bytes]:
    """The package's files; none if a build has just replaced some of them."""
    try:
        package = (folder / PACKAGE_FILE).read_bytes()
        files = {PACKAGE_FILE: package}
        for resource in json.loads(package)["resources"]:
            content = (folder / resource["path"]).read_bytes()
            if f"sha256:{hashlib.sha256(content).hexdigest()}" != resource["hash"]:
                return {}
            files[resource["path"]] = content
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
    return files
