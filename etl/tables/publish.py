"""The set of tables put in place whole: whoever follows datapackage.json, at any moment, finds the old set or the new.

What a build replaces and what it writes stands by its hash in a hidden folder before any file changes its name's
content. Then the tables are replaced one by one, datapackage.json last: that is the moment at which the new set is
there. `mend` brings the folder to what its package says: after a build, after one that failed, after one that was
killed.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from etl.disk import fcntl, force_to_disk
from etl.errors import InputError
from etl.tables.package import PACKAGE_NAME
from etl.tables.resources import CONTENT, PACKAGE_FILE, ChangedError, digest, read_resource

NEXT = "next"  # the file that takes its name in the next step
OF_CONTENT = re.compile(rf"[0-9a-f]{{64}}|{NEXT}")


def publish(files: Mapping[str, bytes], out: Path) -> bool:
    """Put the files in place of the folder; False if they were there already."""
    out = Path(os.path.realpath(out))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _only_build(out.parent):
            _mend(out)
            _refuse_foreign(out)
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


def mend(out: Path) -> None:
    """Bring the folder to what its package says, if a build was killed in it; waits for one that is at work."""
    out = Path(os.path.realpath(out))
    if _holds_content(out):
        with _only_build(out.parent):
            _mend(out)


def refuse_foreign(out: Path) -> None:
    """Replace only what a build wrote: what the folder's own datapackage.json names, once it is mended."""
    try:
        mend(out)
        _refuse_foreign(out)
    except OSError as error:
        raise InputError(
            out, f"cannot be written ({error.strerror}); expected a folder to write tables to"
        ) from None


def _refuse_foreign(out: Path) -> None:
    if not out.exists():
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


def _written_by_build(out: Path) -> set[str]:
    named = {str(resource["path"]) for resource in _resources(out)}
    return {PACKAGE_FILE, *named} if named else set()


def _resources(out: Path) -> list[Mapping[str, Any]]:
    """What the folder's package names, if a build wrote it."""
    try:
        package = json.loads((out / PACKAGE_FILE).read_bytes())
        resources = list(package["resources"]) if package["name"] == PACKAGE_NAME else []
        return resources if all(Path(each["path"]).name == each["path"] for each in resources) else []
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return []


def _replace(out: Path, files: Mapping[str, bytes]) -> None:
    out.mkdir(exist_ok=True)
    before = read_files(out)
    changed = sorted((name for name in files if before.get(name) != files[name]), key=_is_package)
    gone = [name for name in before if name not in files]
    try:
        (out / CONTENT).mkdir()
        replaced = [before[name] for name in (*changed, *gone) if name in before]
        for content in (*replaced, *(files[name] for name in changed)):
            _write(out / CONTENT / digest(content), content)
        force_to_disk(out / CONTENT)
        for name in changed:
            if _is_package(name):
                force_to_disk(out)
            _put(out, name, files[name])
        force_to_disk(out)
    finally:
        _mend(out)


def _is_package(name: str) -> bool:
    return name == PACKAGE_FILE


def _mend(out: Path) -> None:
    if not _holds_content(out):
        return
    named = {PACKAGE_FILE}
    for resource in _resources(out):
        name = str(resource["path"])
        named.add(name)
        try:
            content = read_resource(out, resource)
        except ChangedError:
            continue  # changed by somebody else: the next build writes it anew
        if not (out / name).is_file() or (out / name).read_bytes() != content:
            _put(out, name, content)
    for name, content in read_files(out).items():
        if name not in named and (out / CONTENT / digest(content)).is_file():
            (out / name).unlink()
    force_to_disk(out)
    shutil.rmtree(out / CONTENT)


def _holds_content(out: Path) -> bool:
    """Whether a build's hidden folder stands here, and not one of the same name that is somebody's own."""
    content = out / CONTENT
    return content.is_dir() and all(OF_CONTENT.fullmatch(path.name) for path in content.iterdir())


def _put(out: Path, name: str, content: bytes) -> None:
    _write(out / CONTENT / NEXT, content)
    os.replace(out / CONTENT / NEXT, out / name)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
