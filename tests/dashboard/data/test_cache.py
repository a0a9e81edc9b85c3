"""What follows from the tables alone is worked out once for each build."""

import pytest

from dashboard.data import tables as tables_module
from dashboard.data.cache import current_tables, kept
from dashboard.data.tables import MOST_RESULTS, Tables
from etl.tables.package import render
from etl.tables.tidy import tidy_tables

from ...etl.tables.examples import corpus, fact


@pytest.fixture
def folders(tmp_path):
    """The tables of one figure, and those of two."""
    for name, facts in {"one": [fact()], "two": [fact(), fact(line=4)]}.items():
        (tmp_path / name).mkdir()
        for file, content in render(tidy_tables(corpus(*facts), [])).items():
            (tmp_path / name / file).write_bytes(content)
    return tmp_path / "one", tmp_path / "two"


def counting():
    calls = []

    @kept
    def work_out(tables, role, *, level=""):
        calls.append((role, level))
        return [role, level, len(tables)]

    return calls, work_out


def test_a_result_is_worked_out_once_for_its_arguments():
    calls, work_out = counting()
    tables = Tables({})
    assert work_out(tables, "one") is work_out(tables, "one")
    assert work_out(tables, "one", level="senior") == ["one", "senior", 0]
    assert calls == [("one", ""), ("one", "senior")]


def test_other_tables_have_results_of_their_own(tables):
    calls, work_out = counting()
    fewer = tables.replaced(facts=tables["facts"])
    assert work_out(tables, "one") is not work_out(fewer, "one")
    assert len(calls) == 2


def test_no_visitor_can_fill_the_memory_and_what_was_asked_for_last_stays():
    calls, work_out = counting()
    tables = Tables({})
    for number in range(MOST_RESULTS + 1):
        work_out(tables, f"role {number}")
    work_out(tables, f"role {MOST_RESULTS}")
    assert len(calls) == MOST_RESULTS + 1
    assert tables.worked_out.cache_info().currsize == MOST_RESULTS
    work_out(tables, "role 0")
    assert len(calls) == MOST_RESULTS + 2


def test_a_rolled_back_build_is_not_shown_as_the_newer_one(folders, monkeypatch):
    """A build that ends between the look at the key and the reading of the tables."""
    old, new = folders
    shown = iter([old, new, old, old])
    monkeypatch.setattr(tables_module, "tables_folder", lambda: next(shown))
    assert len(current_tables()["facts"].rows) == 2
    assert len(current_tables()["facts"].rows) == 1
