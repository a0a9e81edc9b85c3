"""The old set of tables or the new one: nothing between, whatever happens and whenever."""

import io
import json
import os
import threading
from itertools import count
from pathlib import Path

import pytest

from etl.errors import InputError
from etl.tables.publish import mend, publish, read_files
from etl.tables.resources import CONTENT, ChangedError, read_package, read_resource

from .killed_builds import NEW, OLD, a_set

TO_THE_SYSTEM = ("mkdir", "replace", "unlink", "rmdir", "fsync")


class KilledError(BaseException):
    """The process is no more: nothing it wanted to do afterwards is done."""


def killed_at(step, monkeypatch, before_each=lambda: None):
    """From the n-th call to the system on, none is made any more."""
    calls = count(1)
    open_as_usual = io.open

    def dying(usual):
        def call(*args, **options):
            before_each()
            if next(calls) >= step:
                raise KilledError
            return usual(*args, **options)

        return call

    for name in TO_THE_SYSTEM:
        monkeypatch.setattr(os, name, dying(getattr(os, name)))
    open_dying = dying(open_as_usual)
    monkeypatch.setattr(
        io,
        "open",
        lambda file, mode="r", *rest: (open_dying if "w" in mode else open_as_usual)(file, mode, *rest),
    )


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch):
    """A kill of the process loses nothing that the system was given."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


def followed(folder):
    """The set that a reader finds who follows the package; None if there is none."""
    try:
        package = read_package(folder)
    except FileNotFoundError:
        return None
    return {**package.files, "datapackage.json": package.raw}


def dies_of(work, step):
    """Whether the work was killed at the n-th call before its end."""
    with pytest.MonkeyPatch.context() as patch:
        killed_at(step, patch)
        try:
            work()
        except KilledError:
            return True
    return False


@pytest.mark.parametrize("before", [OLD, None], ids=["over another set", "into no folder"])
def test_a_reader_finds_a_whole_set_after_a_kill_at_every_call_to_the_system(tmp_path, before):
    found = []
    killed = True
    for step in count(1):
        out = tmp_path / str(step) / "tables"
        out.parent.mkdir()
        if before:
            publish(before, out)
        killed = dies_of(lambda out=out: publish(NEW, out), step)
        found.append(followed(out))
        assert found[-1] in (before, NEW), f"killed at call {step}"
        mend(out)
        assert read_files(out) == (found[-1] or {}), f"mended after call {step}"
        assert not (out / CONTENT).exists()
        publish(NEW, out)
        assert read_files(out) == NEW
        if not killed:
            break
    assert found == sorted(found, key=lambda each: each == NEW), "the new set, once there, stays"
    assert found.count(before) > 10
    assert found.count(NEW) > 3


def test_a_reader_finds_a_whole_set_at_every_moment_of_a_build(tmp_path, monkeypatch):
    out = tmp_path / "tables"
    publish(OLD, out)
    seen = []
    killed_at(10_000, monkeypatch, before_each=lambda: seen.append(followed(out)))
    publish(NEW, out)
    assert [each for each in seen if each not in (OLD, NEW)] == []
    assert seen == sorted(seen, key=lambda each: each == NEW)
    assert OLD in seen
    assert NEW in seen


def interrupted(out, step):
    """A folder of the old set in which a build of the new one was killed."""
    publish(OLD, out)
    assert dies_of(lambda: publish(NEW, out), step)
    return out


def test_a_mending_that_is_killed_is_mended(tmp_path):
    first_change = next(n for n in count(1) if read_files(interrupted(tmp_path / f"first{n}", n)) != OLD)
    for step in count(1):
        out = interrupted(tmp_path / str(step), first_change + 3)
        assert read_files(out) != OLD
        killed = dies_of(lambda out=out: mend(out), step)
        assert followed(out) == OLD
        mend(out)
        assert read_files(out) == OLD
        if not killed:
            break
    assert step > 10


def test_a_reader_that_finds_the_package_replaced_midway_starts_again(tmp_path, monkeypatch):
    out = tmp_path / "tables"
    publish(OLD, out)
    usual, read = Path.read_bytes, []

    def build_after_the_first_table(path):
        read.append(path.name)
        if read == ["datapackage.json", "a.csv", "b.csv"]:
            publish(NEW, out)
        return usual(path)

    monkeypatch.setattr(Path, "read_bytes", build_after_the_first_table)
    assert followed(out) == NEW


def test_a_file_that_no_build_left_so_is_named(tmp_path):
    publish(OLD, tmp_path / "tables")
    (tmp_path / "tables" / "b.csv").write_text("mine")
    with pytest.raises(ChangedError, match=r"b\.csv is not as its build left it"):
        read_package(tmp_path / "tables")
    resource = json.loads(OLD["datapackage.json"])["resources"][0]
    assert read_resource(tmp_path / "tables", resource) == OLD["a.csv"]


def test_a_folder_of_that_name_which_is_somebody_elses_stays(tmp_path):
    publish(OLD, tmp_path / "tables")
    (tmp_path / "tables" / CONTENT).mkdir()
    (tmp_path / "tables" / CONTENT / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"holds '\.content', which the build did not write"):
        publish(NEW, tmp_path / "tables")
    assert (tmp_path / "tables" / CONTENT / "notes.txt").read_text() == "mine"


def test_a_set_is_written_and_replaced_whole(tmp_path):
    out = tmp_path / "data" / "tables"
    assert publish(OLD, out)
    assert read_files(out) == OLD
    assert publish(NEW, out)
    assert read_files(out) == NEW
    assert [path.name for path in out.parent.iterdir()] == ["tables"]


def test_files_that_did_not_change_are_left_alone(tmp_path):
    publish(OLD, tmp_path / "tables")
    before = {path: path.stat() for path in (tmp_path / "tables").iterdir()}
    assert not publish(OLD, tmp_path / "tables")
    assert before == {path: path.stat() for path in (tmp_path / "tables").iterdir()}


def test_tables_can_be_read_by_whom_the_umask_lets(tmp_path):
    publish(OLD, tmp_path / "tables")
    (tmp_path / "usual").mkdir()
    assert (tmp_path / "tables").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "tables").mkdir()
    assert publish(NEW, tmp_path / "tables")
    assert read_files(tmp_path / "tables") == NEW


def test_a_link_to_a_folder_stays_a_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "tables").symlink_to(tmp_path / "elsewhere")
    publish(NEW, tmp_path / "tables")
    assert (tmp_path / "tables").is_symlink()
    assert read_files(tmp_path / "elsewhere") == NEW


@pytest.mark.parametrize("with_tables", [True, False])
@pytest.mark.parametrize("foreign", ["notes.txt", ".hidden", "folder/"])
def test_a_folder_with_other_files_is_not_replaced(tmp_path, foreign, with_tables):
    out = tmp_path / "tables"
    publish(OLD, out) if with_tables else out.mkdir()
    (out / foreign).mkdir() if foreign.endswith("/") else (out / foreign).write_text("mine")
    with pytest.raises(InputError, match=f"holds '{foreign.strip('/')}', which the build did not write"):
        publish(NEW, out)
    assert (out / foreign).exists()


@pytest.mark.parametrize("package", [None, "{", "[]", '{"name": "another"}', '{"name": "payscope-tables"}'])
def test_a_table_of_somebody_else_is_not_replaced(tmp_path, package):
    (tmp_path / "a.csv").write_text("mine")
    if package is not None:
        (tmp_path / "datapackage.json").write_text(package)
    with pytest.raises(InputError, match=r"holds 'a\.csv'"):
        publish(NEW, tmp_path)
    assert (tmp_path / "a.csv").read_text() == "mine"


def test_a_file_in_place_of_the_folder_is_one_clear_error(tmp_path):
    (tmp_path / "tables").write_text("mine")
    for out in (tmp_path / "tables", tmp_path / "tables" / "deeper"):
        with pytest.raises(InputError, match="expected a folder to write tables to"):
            publish(NEW, out)
    assert (tmp_path / "tables").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_one_clear_error(tmp_path):
    tmp_path.chmod(0o555)
    with pytest.raises(InputError, match="Permission denied"):
        publish(NEW, tmp_path / "tables")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a file system that cannot be written")
def test_a_file_system_that_cannot_be_written_is_one_clear_error():
    with pytest.raises(InputError, match="cannot be written"):
        publish(NEW, Path("/proc/tables"))


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_failure_on_the_way_leaves_the_old_set(tmp_path, monkeypatch, broken):
    out = tmp_path / "tables"
    publish(OLD, out)
    usual, calls = getattr(os, broken), []

    def fails_the_second_time(*args):
        calls.append(args)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return usual(*args)

    monkeypatch.setattr(os, broken, fails_the_second_time)
    with pytest.raises(InputError, match="No space left on device"):
        publish(NEW, out)
    assert read_files(out) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_two_builds_do_not_collide(tmp_path):
    out = tmp_path / "tables"
    sets = [a_set(str(number) * 50_000, ("a.csv", "b.csv")) for number in range(4)]
    builds = [threading.Thread(target=publish, args=(files, out)) for files in sets * 5]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert read_files(out) in sets
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]
