"""The set of tables put in place whole: whoever looks, at any moment, finds the old set or the new one.

The files are written into a folder beside the target, forced to disk, and the two folders change places in
one step. Where the system cannot do that, two renames come close, and the next build or check mends a break
between them.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from etl.errors import InputError
from etl.tables.exchange import exchange
from etl.tables.package import PACKAGE_FILE, PACKAGE_NAME

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


def publish(files: Mapping[str, bytes], out: Path) -> bool:
    """Put the files in place of the folder; False if they were there already."""
    out = Path(os.path.realpath(out))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _only_build(out.parent):
            _clear_interrupted(out)
            refuse_foreign(out)
            if read_files(out) == files:
                return False
            _replace(out, files)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(out, f"cannot be written ({reason}); expected a folder to write tables to") from None
    return True


def read_files(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, by name; nothing if there is no such folder."""
    if not folder.is_dir():
        return {}
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def recover(out: Path) -> None:
    """Mend what a build left that was killed between two renames; harmless otherwise."""
    out = Path(os.path.realpath(out))
    if _is_interrupted(out):
        with _only_build(out.parent):
            _put_back(out)


def refuse_foreign(out: Path) -> None:
    """Replace only what a build wrote: what the folder's own datapackage.json names."""
    try:
        exists = out.exists()
    except OSError as error:
        raise InputError(
            out, f"cannot be written ({error.strerror}); expected a folder to write tables to"
        ) from None
    if not exists:
        return
    if not out.is_dir():
        raise InputError(out, "is a file; expected a folder to write tables to")
    foreign = sorted({path.name for path in out.iterdir()} - _written_by_build(out))
    if foreign:
        raise InputError(
            out,
            f"holds {foreign[0]!r}, which the build did not write; expected an empty folder or an earlier "
            "build's: move the file away or choose another folder with --out",
        )


@contextmanager
def _only_build(parent: Path) -> Iterator[None]:
    """Wait for other builds into this folder; the system lifts the lock of one that was killed."""
    if fcntl is None:
        yield
        return
    folder = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _is_interrupted(out: Path) -> bool:
    return _previous(out).is_dir() and not out.exists()


def _put_back(out: Path) -> None:
    if _is_interrupted(out):
        os.rename(_previous(out), out)


def _clear_interrupted(out: Path) -> None:
    _put_back(out)
    for left in (_staging(out), _previous(out)):
        shutil.rmtree(left, ignore_errors=True)


def _written_by_build(out: Path) -> set[str]:
    try:
        package = json.loads((out / PACKAGE_FILE).read_bytes())
        if package["name"] != PACKAGE_NAME:
            return set()
        return {PACKAGE_FILE, *(str(resource["path"]) for resource in package["resources"])}
    except (OSError, ValueError, LookupError, TypeError):
        return set()


def _replace(out: Path, files: Mapping[str, bytes]) -> None:
    staging = _staging(out)
    staging.mkdir()
    try:
        for name, content in files.items():
            _write(staging / name, content)
        _force_to_disk(staging)
        if not out.exists():
            os.rename(staging, out)
        elif not exchange(staging, out):
            os.rename(out, _previous(out))
            os.rename(staging, out)
        _force_to_disk(out.parent)
    finally:
        _clear_interrupted(out)


def _staging(out: Path) -> Path:
    return out.parent / f".{out.name}.staging"


def _previous(out: Path) -> Path:
    return out.parent / f".{out.name}.previous"


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _force_to_disk(folder: Path) -> None:
    if fcntl is None:  # folders cannot be opened on Windows
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
