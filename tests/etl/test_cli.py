"""The commands as they are typed: what they print, where, and with which exit status."""

import json
import os
import re
import subprocess
import sys

import pytest

from etl import cli, folders
from etl.facts import Fact
from etl.tables.dictionary import TABLES

from .tables.examples import folder_of

GUIDE = """# Machine Learning Engineer Salary Guide

- Average salary: $120,000 per year
- 25th percentile: $95,500
- Senior level (6+ years of experience): $150,000 - $200,000+
"""
OTHER = """# Data Analyst Salary Guide

The average salary of a data analyst is $80,000 per year.
"""
PROSE = "# Guide\n\nPeople who enjoy statistics do well.\n"
ONLY_A_YEAR = "# Guide\n\nThis page was last reviewed in March 2021.\n"


@pytest.fixture
def etl(monkeypatch, capsys):
    """Run a command as `python -m etl` does."""

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["etl", *map(str, args)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return ended.value.code or 0, out, err

    return run


@pytest.fixture
def guides(tmp_path):
    return folder_of(tmp_path / "guides", guide=GUIDE, other=OTHER)


# extract


def test_extract_prints_the_facts_as_json(etl, guides):
    code, out, err = etl("extract", guides / "guide.md", guides / "other.md", "--json")
    facts = json.loads(out)
    assert (code, err) == (0, "")
    assert {fact["document"] for fact in facts} == {"guide", "other"}
    assert all(list(fact) == list(Fact.model_fields) for fact in facts)
    assert [Fact.model_validate(fact) for fact in facts]
    average = next(fact for fact in facts if fact["kind"] == "salary_average")
    assert (average["line"], average["low"], average["high"]) == (3, 120_000, 120_000)


def test_whole_numbers_have_no_fraction(etl, guides):
    out = etl("extract", guides / "guide.md", "--json")[1]
    assert '"low": 120000,' in out
    assert ".0" not in out


def test_extract_prints_a_table_for_people(etl, guides):
    code, out, _ = etl("extract", guides / "guide.md")
    assert code == 0
    assert "guide:3" in out
    assert "$120,000 a year" in out
    assert "$150,000 to $200,000 or more a year" in out


def test_text_that_looks_like_markup_is_printed_as_it_stands(etl, tmp_path):
    folder_of(tmp_path, guide="# Guide\n\n- Average salary [bold]in Boston[/bold] is $120,000 per year\n")
    code, out, _ = etl("extract", tmp_path / "guide.md")
    assert code == 0
    assert "[bold]in Boston[/bold]" in out


def test_a_document_without_a_market_figure_is_no_error(etl, tmp_path):
    folder_of(tmp_path, guide=ONLY_A_YEAR)
    code, out, err = etl("extract", tmp_path / "guide.md", "--json")
    assert (code, json.loads(out)) == (0, [])
    assert err == f"{tmp_path}/guide.md: note: 1 numeral, but no figure of pay or market\n"


BAD = {
    "empty": (b"", r"bad\.md: the document is empty; expected .+"),
    "blank": (b" \n\n", r"bad\.md: the document is empty; expected .+"),
    "only front matter": (b"---\ntitle: A\n---\n", r"bad\.md: the document is empty; expected .+"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\xff", r"bad\.md:1: is binary; expected UTF-8 text"),
    "nul bytes": (b"pay\n$1\0", r"bad\.md:2: is binary; expected UTF-8 text"),
    "utf-16": ("pay $100,000".encode("utf-16"), r"bad\.md:1: is binary; expected UTF-8 text"),
    "latin-1": (
        "pay\ncaf\xe9 $100,000".encode("latin-1"),
        r"bad\.md:2: byte 0xe9 is not UTF-8; expected UTF-8 text",
    ),
    "front matter without end": (
        b"---\ntitle: A\n$100,000\n",
        r"bad\.md:1: the front matter has no end; expected .+",
    ),
    "front matter no yaml": (b"---\ntitle: A\nrole: [\n---\n$1\n", r"bad\.md:\d: broken front matter: .+"),
    "front matter no keys": (b"---\n- A\n---\n$1\n", r"bad\.md:2: broken front matter: .+; expected .+"),
    "front matter wrong date": (
        b"---\npublished: soon\n---\n$1\n",
        r"bad\.md:2: broken front matter: published: .+",
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_bad_documents_are_one_clear_line_and_the_others_are_reported(etl, guides, bad):
    content, line = BAD[bad]
    (guides / "bad.md").write_bytes(content)
    code, out, err = etl("extract", guides / "bad.md", guides / "guide.md", "--json")
    assert code == 1
    assert json.loads(out)
    assert re.fullmatch(rf".*/{line}\n", err), err


@pytest.mark.parametrize("bad", BAD)
def test_a_build_with_a_bad_document_writes_nothing(etl, guides, tmp_path, bad):
    content, line = BAD[bad]
    (guides / "bad.md").write_bytes(content)
    code, out, err = etl("build", "--documents", guides, "--out", tmp_path / "out" / "tables")
    assert (code, out) == (1, "")
    assert re.fullmatch(rf".*/{line}\n", err), err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("make", "line"),
    [
        pytest.param(lambda path: None, "no such file; expected a .md or .txt file", id="missing"),
        pytest.param(lambda path: path.mkdir(), "is a folder; expected a .md or .txt file", id="folder"),
        pytest.param(
            lambda path: path.write_text(PROSE),
            "no figure was found; expected figures of pay or market such as $120,000 or 15 %",
            id="no figures",
        ),
    ],
)
def test_what_is_no_document_with_figures_is_named_by_extract(etl, guides, make, line):
    make(guides / "bad.md")
    code, out, err = etl("extract", guides / "bad.md", guides / "guide.md", "--json")
    assert (code, err) == (1, f"{guides}/bad.md: {line}\n")
    assert json.loads(out)


@pytest.mark.parametrize(
    "command",
    [
        ("extract", "FAR"),
        ("build", "--documents", "FAR"),
        ("build", "--out", "FAR"),
        ("check", "--documents", "FAR"),
        ("audit", "--documents", "FAR"),
    ],
)
def test_a_name_that_no_system_takes_is_one_line(etl, command):
    code, out, err = etl(*("n" * 5000 if word == "FAR" else word for word in command))
    assert (code, out) == (1, "")
    assert re.fullmatch(r"n+: cannot be (read|written) \(.+\); expected .+\n", err)


def test_extract_names_every_bad_document(etl, guides):
    code, out, err = etl("extract", guides / "a.md", guides / "guide.md", guides / "b.md", guides, "--json")
    assert code == 1
    assert len(err.splitlines()) == 3
    assert json.loads(out)


def test_one_id_for_two_documents_is_refused(etl, guides):
    (guides / "guide.txt").write_text(OTHER)
    taken = (
        f"{guides}/guide.txt: document id 'guide' is taken by {guides}/guide.md; expected another file name\n"
    )
    code, out, err = etl("extract", guides / "guide.md", guides / "guide.txt", "--json")
    assert (code, err) == (1, taken)
    assert json.loads(out)
    assert etl("build", "--documents", guides, "--out", guides / "out") == (1, "", taken)


# build and check


def test_a_build_writes_every_table(etl, guides, tmp_path):
    out = tmp_path / "deep" / "tables"
    code, said, err = etl("build", "--documents", guides, "--out", out)
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"{out}: wrote 14 tables, \d+ facts of 2 documents\n", said)
    assert {path.name for path in out.iterdir()} == {f"{t.name}.csv" for t in TABLES} | {"datapackage.json"}


def test_a_second_build_leaves_the_files_alone(etl, guides, tmp_path):
    etl("build", "--documents", guides, "--out", tmp_path / "tables")
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (tmp_path / "tables").iterdir()}
    assert "up to date" in etl("build", "--documents", guides, "--out", tmp_path / "tables")[1]
    assert before == {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in before}


def test_tables_are_the_same_bytes_wherever_they_are_made(etl, guides, tmp_path, monkeypatch):
    """Neither the folder of the documents nor the working directory leaves a trace."""
    moved = folder_of(tmp_path / "somebody" / "elsewhere", guide=GUIDE, other=OTHER)
    etl("build", "--documents", guides, "--out", tmp_path / "a")
    monkeypatch.chdir(moved)
    etl("build", "--documents", ".", "--out", "../b")
    made = {name: (tmp_path / "a" / name).read_bytes() for name in os.listdir(tmp_path / "a")}
    assert made == {name: (moved / "../b" / name).read_bytes() for name in os.listdir(moved / "../b")}
    assert not [name for name, content in made.items() if str(tmp_path).encode() in content]


def test_a_document_without_figures_counts_for_the_build(etl, guides, tmp_path):
    folder_of(guides, prose=PROSE)
    assert etl("build", "--documents", guides, "--out", tmp_path / "tables")[0] == 0
    assert "\nprose," in (tmp_path / "tables" / "documents.csv").read_text()


def test_check_tells_fresh_from_stale(etl, guides, tmp_path):
    folder = ("--documents", guides, "--out", tmp_path / "tables")
    etl("build", *folder)
    assert etl("check", *folder) == (0, f"{tmp_path}/tables: fresh\n", "")
    (guides / "guide.md").write_text(GUIDE.replace("95,500", "95,600"))
    code, out, err = etl("check", *folder)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "stale: datapackage.json (changed), documents.csv (changed), facts.csv (changed)" in err
    assert "salary_percentiles.csv (changed)" in err
    assert "markets.csv" not in err


def test_check_writes_nothing(etl, guides, tmp_path):
    code, _, err = etl("check", "--documents", guides, "--out", tmp_path / "none" / "tables")
    assert code == 1
    assert "facts.csv (missing)" in err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["build", "check", "audit"])
@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("none", "no such folder; expected a folder of .md or .txt documents"),
        ("guides/guide.md", "no such folder; expected a folder of .md or .txt documents"),
        ("empty", "holds no document; expected .md or .txt files"),
    ],
)
def test_a_folder_without_documents_is_one_clear_line(etl, guides, tmp_path, command, folder, line):
    (tmp_path / "empty").mkdir()
    assert etl(command, "--documents", tmp_path / folder) == (1, "", f"{tmp_path}/{folder}: {line}\n")


def test_a_folder_that_cannot_be_written_is_one_clear_line(etl, guides):
    for out in (guides / "guide.md" / "tables", guides / "guide.md"):
        code, said, err = etl("build", "--documents", guides, "--out", out)
        assert (code, said) == (1, "")
        assert err.count("\n") == 1
        assert "expected a folder to write tables to" in err


def test_a_build_does_not_replace_the_documents(etl, guides):
    code, _, err = etl("build", "--documents", guides, "--out", guides)
    assert code == 1
    assert "holds 'guide.md', which the build did not write" in err
    assert (guides / "guide.md").read_text() == GUIDE


def test_without_options_the_folders_are_the_projects(etl, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert folders.DOCUMENTS.is_dir()
    assert etl("audit")[0] == 0


# audit


def test_audit_counts_the_numerals_of_every_document(etl, guides):
    code, out, err = etl("audit", "--documents", guides, "--strict")
    assert (code, err) == (0, "")
    title, *rows = (line.split() for line in out.splitlines())
    assert title == ["document", "numerals", "in", "facts", "explained", "unexplained"]
    assert [row[0] for row in rows] == ["guide", "other", "all"]
    for *_, numerals, in_facts, explained, unexplained in rows:
        assert int(numerals) == int(in_facts) + int(explained) + int(unexplained)
    assert int(rows[-1][-4]) == int(rows[0][1]) + int(rows[1][1])


@pytest.mark.parametrize(("options", "expected"), [(["--strict"], 1), ([], 0)])
def test_an_unexplained_numeral_is_named(etl, guides, monkeypatch, options, expected):
    usual = cli.read_corpus

    def one_unexplained(*args):
        corpus = usual(*args)
        numeral = corpus.readings[0].numerals[0]
        object.__setattr__(numeral, "fact_id", None)
        object.__setattr__(numeral, "reason", None)
        return corpus

    monkeypatch.setattr(cli, "read_corpus", one_unexplained)
    code, _, err = etl("audit", "--documents", guides, *options)
    assert code == expected
    assert re.fullmatch(rf"{guides}/guide\.md:\d+:\d+ \S+\n", err)


def test_audit_reports_the_others_beside_a_bad_document(etl, guides):
    (guides / "bad.md").write_bytes(b"")
    code, out, err = etl("audit", "--documents", guides)
    assert code == 1
    assert "other" in out
    assert err.count("\n") == 1


# the command line itself


@pytest.mark.parametrize(
    "args", [["extract"], ["nonsense"], ["build", "--nonsense"], ["build", "extra"], ["check", "--out"], []]
)
def test_wrong_usage_ends_with_2(etl, args):
    assert etl(*args)[0] == 2


@pytest.mark.parametrize("command", ["build", "check", "extract", "audit"])
def test_every_command_explains_itself(etl, command):
    code, out, _ = etl(command, "--help")
    assert code == 0
    assert command in etl("--help")[1]
    assert len(out.split()) > 15


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    """`python -m etl extract ... | head -1` ends quietly: a process of its own, for it is about its pipes."""
    folder_of(tmp_path, guide="# Guide\n\n" + "- Average salary: $120,000 per year\n" * 400)
    command = [sys.executable, "-m", "etl", "extract", str(tmp_path / "guide.md"), "--json"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=folders.ROOT, text=True, **pipes) as process:
        assert process.stdout.readline() == "[\n"
        process.stdout.close()
        progress = "reading: "  # a busy machine may take long enough for a line of it
        errors = [line for line in process.stderr if not line.startswith(progress)]
        assert (errors, process.wait()) == ([], 0)


HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m"


def test_no_control_character_of_a_document_or_a_name_reaches_the_terminal(etl, tmp_path):
    """Titles set, screens cleared: an escape sequence beside a figure is shown as what cannot be shown."""
    name = f"gu{HOSTILE}ide.md"
    (tmp_path / name).write_text(f"# Guide\n\n- Average salary {HOSTILE} is $120,000 per year\n")
    (tmp_path / f"{HOSTILE}.md").write_text("")
    (tmp_path / f"no{HOSTILE}.md").write_text(f"# Guide\n\nRead {HOSTILE} in March 2021.\n")
    paths = sorted(tmp_path.iterdir())
    shown = [etl("extract", *paths), etl("audit", "--documents", tmp_path), etl("extract", *paths, "--json")]
    shown.append(etl("build", "--documents", tmp_path, "--out", tmp_path / "tables"))
    (tmp_path / f"{HOSTILE}.md").unlink()
    out = tmp_path / f"out{HOSTILE}"
    shown += [etl(command, "--documents", tmp_path, "--out", out) for command in ("build", "check")]
    for _, said, err in shown:
        assert not re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", said + err)
    assert "\ufffd[2J" in shown[0][1]
    facts = json.loads(shown[2][1])
    assert HOSTILE in facts[0]["quote"]


def test_a_file_name_that_is_not_utf8_is_a_line_and_never_a_traceback(etl, guides, tmp_path):
    with open(os.fsencode(guides) + b"/\xff.md", "w") as file:
        file.write(GUIDE)
    bad = os.fsdecode(os.fsencode(guides) + b"/\xff.md")
    line = "the file's name is not UTF-8; expected another name\n"
    code, out, err = etl("build", "--documents", guides, "--out", tmp_path / "tables")
    assert (code, out, err.endswith(f".md: {line}"), err.count("\n")) == (1, "", True, 1)
    assert not (tmp_path / "tables").exists()
    code, out, err = etl("extract", bad, guides / "guide.md", "--json")
    assert (code, len(err.splitlines())) == (1, 1)
    assert {fact["document"] for fact in json.loads(out)} == {"guide"}


def test_build_says_which_document_holds_no_figure_of_the_market(etl, tmp_path):
    guides = folder_of(tmp_path / "guides", guide=GUIDE, prose=PROSE)
    code, out, err = etl("build", "--documents", guides, "--out", tmp_path / "tables")
    assert code == 0
    assert "of 2 documents" in out
    assert err.splitlines() == [f"{guides / 'prose.md'}: note: no figure of pay or market was found"]


def test_extract_refuses_a_pipe_with_one_line(etl, tmp_path):
    os.mkfifo(tmp_path / "guide.md")
    code, out, err = etl("extract", tmp_path / "guide.md")
    assert (code, out) == (1, "")
    assert err.splitlines() == [f"{tmp_path / 'guide.md'}: is no regular file; expected a .md or .txt file"]
