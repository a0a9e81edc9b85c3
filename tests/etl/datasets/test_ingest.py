"""A publisher's file is kept once, whole, and every row of it is accounted for."""

import csv
import hashlib
import json
import multiprocessing
import sys
import time

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import cli
from etl.datasets import store

from .files import (
    AI_JOBS,
    KNOWN,
    LCA,
    OEWS,
    OFLC,
    PROJECTIONS,
    RPP,
    a_file,
    csv_text,
    ingested,
    lines_of,
    table,
    workbook,
    zipped,
)


@pytest.fixture
def etl(monkeypatch, capsys, tmp_path):
    """Run `python -m etl ingest` into a folder of the test."""

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["etl", "ingest", *map(str, args), "--out", str(tmp_path / "out")])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return run


def snapshot(folder):
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def rejects(done):
    with (done.folder / "rejects.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("kind", KNOWN)
def test_a_file_of_each_kind(tmp_path, kind):
    path = a_file(tmp_path, kind)
    (record,), done = ingested(path, kind, tmp_path / "out")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert done.folder == tmp_path / "out" / f"{kind}-{sha256[:12]}"
    assert {each.name for each in done.folder.iterdir()} == {"records.parquet", "rejects.csv", "report.json"}
    report = json.loads((done.folder / "report.json").read_text("utf-8"))
    assert report == done.report
    assert {name: report[name] for name in ("kind", "file", "sha256", "read", "kept", "rejects")} == {
        "kind": kind,
        "file": path.name,
        "sha256": sha256,
        "read": 1,
        "kept": 1,
        "rejects": {},
    }
    assert list(report["columns"]) == list(record)
    assert report["vintage"] == {"lca": "2025", "bea-rpp": "2023", "oflc": "2025", "hud-fmr": "2026"}.get(
        kind, "2024"
    )


def test_what_is_rejected_is_kept_with_its_line_and_cell(tmp_path):
    path = a_file(tmp_path, "lca", {}, {"CASE_STATUS": "Denied"}, {"WAGE_UNIT_OF_PAY": "Hour"}, {})
    records, done = ingested(path, "lca", tmp_path / "out")
    assert len(records) == 2
    assert rejects(done) == [
        ["line", "reason", "column", "cell"],
        ["3", "not certified", "CASE_STATUS", "Denied"],
        ["4", "pay is not within 15,000 and 1,000,000 a year", "WAGE_RATE_OF_PAY_FROM", "150000"],
    ]
    assert done.report["rejects"] == {"not certified": 1, "pay is not within 15,000 and 1,000,000 a year": 1}


def test_a_cell_cannot_write_on_a_terminal_or_fill_the_disk(tmp_path):
    path = a_file(tmp_path, "ai-jobs", {}, {"experience_level": "\x1b[2J" + "x" * 10_000})
    _, done = ingested(path, "ai-jobs", tmp_path / "out")
    (_, (*_, cell)) = rejects(done)
    assert (cell[:5], len(cell)) == ("\ufffd[2Jx", 80)


def test_exact_repeats_are_dropped_and_both_counts_told(etl, tmp_path):
    path = a_file(tmp_path, "ai-jobs", {}, {}, {"salary_in_usd": "90000"}, {})
    code, out, err = etl("ai-jobs", path)
    assert (code, err) == (0, "")
    assert out.endswith(": 2 of 4 rows of 2024; rejected: 2 an exact repeat of an earlier row\n")


def test_the_same_content_is_kept_once(etl, tmp_path):
    path = a_file(tmp_path, "oews")
    etl("oews", path)
    (folder,) = (tmp_path / "out").glob("oews-*")
    before = snapshot(folder)
    again = path.rename(tmp_path / "MSA_M2024_dl (1).xlsx")
    code, out, _ = etl("oews", again)
    assert code == 0
    assert out == f"{folder}: already there, 1 of 1 rows of 2024\n"
    assert snapshot(folder) == before


def test_the_same_content_read_in_another_way_is_refused(etl, tmp_path):
    path = a_file(tmp_path, "oews")
    etl("oews", path)
    code, out, err = etl("oews", path, "--year", "2023")
    assert (code, out) == (1, "")
    assert "with no options; remove that folder to read the file in another way" in err


def test_a_year_is_asked_for_where_no_name_tells_it(etl, tmp_path):
    path = table(tmp_path / "wages.xlsx", lines_of(OEWS))
    code, _, err = etl("oews", path)
    assert (code, err) == (1, f"{path}: its name tells no year; expected one, or --year 2025\n")
    code, out, _ = etl("oews", path, "--year", "2023")
    assert (code, out.endswith("1 of 1 rows of 2023\n")) == (0, True)


def test_several_files_and_what_is_wrong_with_one(etl, tmp_path):
    first, second = a_file(tmp_path, "lca"), tmp_path / "none.xlsx"
    code, out, err = etl("lca", second, first)
    assert code == 1
    assert "1 of 1 rows of 2025" in out
    assert err == f"{second}: no such file; expected a .xlsx, .csv or .zip\n"


@pytest.mark.parametrize(
    ("kind", "rows", "said"),
    [
        ("oews", lines_of(LCA), "is a file of lca, not of oews: python -m etl ingest lca FILE"),
        ("lca", lines_of(AI_JOBS), "is a file of ai-jobs, not of lca: python -m etl ingest ai-jobs FILE"),
        (
            "oews",
            [["a", "b"], [1, 2]],
            "no table of oews (BLS wages and employment by area and occupation); ",
        ),
        ("oews", [[], ["AREA"], *lines_of(OEWS)], None),
        (
            "oews",
            lines_of({**OEWS, "O_GROUP": "broad"}),
            "no row could be used (1 not a detailed occupation)",
        ),
        ("oews", [list(OEWS)], "no row could be used (there are none)"),
        (
            "lca",
            lines_of({name: cell for name, cell in LCA.items() if name not in ("CASE_STATUS", "SOC_CODE")}),
            "1: lacks the columns CASE_STATUS, SOC_CODE",
        ),
    ],
)
def test_what_a_table_must_be(etl, tmp_path, kind, rows, said):
    path = table(tmp_path / "M2024.xlsx", rows)
    code, out, err = etl(kind, path)
    if said is None:
        assert (code, err) == (0, "")
    else:
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert err.startswith(f"{path}:")
        assert said in err
        assert not list((tmp_path / "out").glob("*-*"))


def test_a_kind_that_is_none(etl, tmp_path):
    code, _, err = etl("oes", tmp_path / "a.csv")
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("oes: no such kind of file; expected oews, oflc, lca,")


def test_the_table_of_a_workbook_is_found_below_titles_and_among_sheets(tmp_path):
    rows = [
        ["Table 1.2 Occupational projections"],
        *lines_of(PROJECTIONS, PROJECTIONS | {"Occupation type": "Summary"}),
        ["Footnotes:"],
        ["[1] Data are from another programme."],
    ]
    like_it = lines_of({name: cell for name, cell in PROJECTIONS.items() if "wage" not in name})
    path = workbook(tmp_path / "occupation.xlsx", rows, **{"Index": [["Contents"]], "Table 1.10": like_it})
    records, done = ingested(path, "bls-projections", tmp_path / "out")
    assert len(records) == 2
    assert done.report["rejects"] == {"a note, not a row": 2}
    assert done.report["table"] == "occupation.xlsx: Sheet1"


def test_a_zip_holds_the_table(tmp_path):
    alc, edc = lines_of(OFLC), lines_of({**OFLC, "Level1": "1.00"})
    members = {
        "OFLC_Wages_2025-26/Geography.csv": "Area,AreaName\n41860,San Francisco\n",
        "OFLC_Wages_2025-26/EDC_Export.csv": csv_text(edc),
        "OFLC_Wages_2025-26/ALC_Export.csv": csv_text(alc),
    }
    records, done = ingested(zipped(tmp_path / "wages.zip", **members), "oflc", tmp_path / "out")
    assert records[0]["level1_usd"] == 103521.6
    assert (done.report["table"], done.report["vintage"]) == (
        "wages.zip/OFLC_Wages_2025-26/ALC_Export.csv",
        "2025",
    )


def test_a_zip_holds_a_workbook(tmp_path):
    inner = a_file(tmp_path, "oews").read_bytes()
    other = workbook(tmp_path / "other.xlsx", [["FIELD", "DESCRIPTION"]]).read_bytes()
    path = zipped(
        tmp_path / "oesm24ma.zip", **{"oesm24ma/MSA_M2024_dl.xlsx": inner, "oesm24ma/fields.xlsx": other}
    )
    (record,), done = ingested(path, "oews", tmp_path / "out")
    assert (record["area"], done.report["vintage"]) == ("41860", "2024")


def test_several_tables_that_fit_are_named(etl, tmp_path):
    content = csv_text(lines_of(LCA))
    path = zipped(tmp_path / "both.zip", **{"a.csv": content, "b.csv": content})
    code, _, err = etl("lca", path)
    several = "holds several tables of lca; expected one of both.zip/a.csv, both.zip/b.csv"
    assert (code, err) == (1, f"{path}: {several}\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(csv_text(lines_of({**AI_JOBS, "job_title": "Ingénieur"})).encode(encoding))
    (record,), _ = ingested(path, "ai-jobs", tmp_path / "out")
    assert record["title"] == "Ingénieur"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_delimiters(tmp_path, delimiter):
    path = tmp_path / "a.csv"
    path.write_text("\r\n".join(delimiter.join(map(str, line)) for line in lines_of(AI_JOBS)), "utf-8")
    assert len(ingested(path, "ai-jobs", tmp_path / "out")[0]) == 1


def test_blanks_before_quotes_and_notes_below(tmp_path):
    text = ' GeoFIPS,GeoName,Description,2023\n "01000","Alabama"," RPPs: Goods ",97.1\n\n"Note: See the file."\n'
    (path := tmp_path / "SARPP_STATE_2008_2023.csv").write_text(text)
    records, done = ingested(path, "bea-rpp", tmp_path / "out")
    assert records == [{"area": "01000", "category": "goods", "year": 2023, "price_level": 97.1}]
    assert done.report["rejects"] == {"a note, not a row": 1}


def test_a_line_with_another_number_of_cells_is_rejected(tmp_path):
    (path := tmp_path / "a.csv").write_text(csv_text(lines_of(RPP)) + "10420,Akron, OH,RPPs: Goods,93\n")
    _, done = ingested(path, "bea-rpp", tmp_path / "out")
    assert done.report["rejects"] == {"another number of cells than the header": 1}


CHANGES = st.sampled_from(
    [{}, {"SOC_CODE": "x"}, {"CASE_STATUS": "Denied"}, {"WAGE_UNIT_OF_PAY": "Hour"}, {"JOB_TITLE": ""}]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(CHANGES, max_size=8), batch=st.integers(1, 4))
def test_what_is_read_is_kept_or_rejected(tmp_path_factory, monkeypatch, changes, batch):
    """In any order and in batches of any size, once or twice."""
    monkeypatch.setattr(store, "BATCH", batch)
    folder = tmp_path_factory.mktemp("counts")
    path = table(folder / "a.csv", lines_of(LCA, *({**LCA, **change} for change in changes)))
    records, done = ingested(path, "lca", folder / "out")
    report = done.report
    assert report["kept"] == len(records) == pq.read_metadata(done.folder / "records.parquet").num_rows
    assert report["read"] == len(changes) + 1 == report["kept"] + sum(report["rejects"].values())
    assert len(rejects(done)) - 1 == sum(report["rejects"].values())
    assert ingested(path, "lca", folder / "out") == (records, type(done)(done.folder, report, is_new=False))


def hold(out, held):
    with store.only_ingest(out, lambda: None):
        held.set()
        time.sleep(1)
        (out / "left").touch()


def test_a_second_ingest_waits_for_the_first(etl, tmp_path):
    path = a_file(tmp_path, "lca")
    spawn = multiprocessing.get_context("spawn")
    held = spawn.Event()
    first = spawn.Process(target=hold, args=(tmp_path / "out", held))
    first.start()
    assert held.wait(30)
    code, _, err = etl("lca", path)
    assert (tmp_path / "out" / "left").exists()
    assert (code, err) == (0, f"{tmp_path / 'out'}: another ingest is at work; waiting for its end\n")
    first.join()


def test_a_report_that_somebody_broke(etl, tmp_path):
    path = a_file(tmp_path, "lca")
    etl("lca", path)
    (report,) = (tmp_path / "out").glob("*/report.json")
    report.write_text("{")
    code, _, err = etl("lca", path)
    assert (code, err.count("\n")) == (1, 1)
    assert err.endswith("remove its folder to ingest anew\n")


def test_a_folder_that_cannot_be_written(etl, tmp_path):
    (tmp_path / "out").write_text("a file")
    code, _, err = etl("lca", a_file(tmp_path, "lca"))
    assert (code, err.count("\n")) == (1, 1)
    assert "expected a file to read and a folder to write" in err


def test_progress_is_told_in_rows(tmp_path):
    told = []
    path = a_file(tmp_path, "oews", *[{}] * 2100)
    ingested(path, "oews", tmp_path / "out", progress=lambda done, total: told.append((done, total)))
    assert told == [(1000, 2101), (2000, 2101)]
