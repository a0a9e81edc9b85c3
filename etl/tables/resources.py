"""The files of a data package as the package describes them, also while a build puts others in their place.

`datapackage.json` holds the hash of every file. A build keeps what it is about to replace in a hidden folder, named by
hash, until the new package stands; so whoever follows a package finds each of its files at its name or there.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE_FILE = "datapackage.json"
CONTENT = ".content"

Resource = Mapping[str, Any]


class ChangedError(Exception):
    """A file is not the one its package describes."""


@dataclass(frozen=True)
class Package:
    """A data package as one build wrote it: datapackage.json as it stands and parsed, and its files by their paths."""

    raw: bytes
    descriptor: dict[str, Any]
    files: dict[str, bytes]


def digest(content: bytes) -> str:
    """The hash that names a content."""
    return hashlib.sha256(content).hexdigest()


def read_package(folder: Path) -> Package:
    """All files of one build; a reader that finds the package replaced midway starts again.

    Raises ChangedError for a file that is not as the build left it, OSError for what cannot be read, and ValueError,
    LookupError, TypeError or RecursionError for a datapackage.json that describes no tables.
    """
    raw = (folder / PACKAGE_FILE).read_bytes()
    while True:
        descriptor = json.loads(raw)
        try:
            files = {str(each["path"]): read_resource(folder, each) for each in descriptor["resources"]}
            return Package(raw, descriptor, files)
        except ChangedError:
            before, raw = raw, (folder / PACKAGE_FILE).read_bytes()
            if raw == before:
                raise


def read_resource(folder: Path, resource: Resource) -> bytes:
    """The bytes of a resource as its package describes them; ChangedError if the folder does not hold them."""
    name, expected = str(resource["path"]), str(resource["hash"]).removeprefix("sha256:")
    kept = folder / CONTENT / Path(expected).name
    # A build that is taken back may put the file at its name again between the first look and the second.
    for path in (folder / name, kept, folder / name):
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        if digest(content) == expected:
            return content
    raise ChangedError(f"{name} is not as its build left it")
