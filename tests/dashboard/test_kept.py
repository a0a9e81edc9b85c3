"""What follows from the tables alone is worked out once for each build."""

from dashboard.kept import MOST_KEPT, kept
from dashboard.tables import Tables


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
    fewer = tables.but(facts=tables["facts"])
    assert work_out(tables, "one") is not work_out(fewer, "one")
    assert len(calls) == 2


def test_no_visitor_can_fill_the_memory():
    _, work_out = counting()
    tables = Tables({})
    for number in range(3 * MOST_KEPT):
        work_out(tables, f"role {number}")
    assert len(tables.kept) <= MOST_KEPT
