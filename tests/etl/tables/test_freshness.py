"""Stale tables are named, each with how it differs."""

from etl.tables.freshness import stale_files
from etl.tables.publish import publish
from etl.tables.resources import CONTENT, digest

from .killed_builds import NEW, OLD

FILES = {"a.csv": b"a\n", "b.csv": b"b\n"}


def test_what_a_build_would_write_is_fresh(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    assert stale_files(FILES, tmp_path) == []


def test_differences_are_named(tmp_path):
    (tmp_path / "b.csv").write_bytes(b"B\n")
    (tmp_path / "c.csv").write_bytes(b"c\n")
    assert stale_files(FILES, tmp_path) == [
        "a.csv (missing)",
        "b.csv (changed)",
        "c.csv (not written by the build)",
    ]


def test_a_missing_folder_lacks_every_file(tmp_path):
    assert stale_files(FILES, tmp_path / "none") == ["a.csv (missing)", "b.csv (missing)"]


def test_what_a_killed_build_left_is_mended_first(tmp_path):
    publish(OLD, tmp_path / "tables")
    (tmp_path / "tables" / CONTENT).mkdir()
    for name in ("a.csv", "d.csv"):
        for content in filter(None, (OLD.get(name), NEW[name])):
            (tmp_path / "tables" / CONTENT / digest(content)).write_bytes(content)
        (tmp_path / "tables" / name).write_bytes(NEW[name])
    assert stale_files(OLD, tmp_path / "tables") == []
    assert [path.name for path in (tmp_path / "tables").iterdir() if path.is_dir()] == []
