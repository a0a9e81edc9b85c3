"""Whether the tables on disk are what their documents give today."""

from collections.abc import Mapping
from pathlib import Path

from etl.errors import InputError
from etl.tables.publish import mend, read_files


def stale_files(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """The files that differ from a fresh build, each with how; empty if the tables are fresh."""
    try:
        mend(folder)
        found = read_files(folder)
    except OSError as error:
        raise InputError(
            folder, f"cannot be read ({error.strerror}); expected the folder of tables"
        ) from None
    differences = {
        **{name: "missing" for name in files if name not in found},
        **{name: "changed" for name in files if name in found and found[name] != files[name]},
        **{name: "not written by the build" for name in found if name not in files},
    }
    return [f"{name} ({how})" for name, how in sorted(differences.items())]
