"""The old set of tables or the new one: nothing between, whatever happens and whenever."""

import os
import threading
from pathlib import Path

import pytest

from etl.errors import InputError
from etl.tables import publish as publishing
from etl.tables.publish import publish, read_files

from .killed_builds import NEW, OLD, a_set


@pytest.fixture(params=["exchange", "two renames"])
def way(request, monkeypatch):
    """Both ways of replacing a folder: the atomic one, and that of systems without it."""
    if request.param == "two renames":
        monkeypatch.setattr(publishing, "exchange", lambda first, second: False)
    return request.param


def test_a_set_is_written_and_replaced_whole(tmp_path, way):
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


def test_an_empty_folder_is_filled(tmp_path, way):
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


@pytest.mark.parametrize("broken", ["fsync", "rename"])
def test_a_failure_on_the_way_leaves_the_old_set(tmp_path, monkeypatch, broken):
    out = tmp_path / "tables"
    publish(OLD, out)
    monkeypatch.setattr(publishing, "exchange", lambda first, second: False)
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
