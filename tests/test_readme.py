"""README names what exists: commands, their options, folders, pictures."""

import re
import shlex
from importlib.util import find_spec

import pytest
import typer

from dashboard.compensation.__main__ import main as compensation
from etl.cli import app as etl
from etl.folders import ROOT

README = (ROOT / "README.md").read_text("utf-8")
IGNORED = {line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()}


def commands(program):
    """Every command that begins so, in a block of commands or within a sentence, as its words."""
    blocks = re.findall(r"^```\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    lines = [re.split(r"\s{2,}|\s#", line)[0] for block in blocks for line in block.splitlines()]
    spans = [" ".join(span.split()) for span in re.findall(r"(?<!`)`([^`]+)`(?!`)", README)]
    for line in [*lines, *spans]:
        words = shlex.split(line)
        while words and re.fullmatch(r"[A-Z]+=\S+", words[0]):
            words.pop(0)
        if words and re.fullmatch(program, words[0]):
            yield words


def folders():
    """The first column of the table of folders."""
    table = README.partition("| folder | holds |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)


def test_every_target_of_make_is_told_and_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {word for words in commands("make") for word in words[1:]}
    assert {"run", "test"} <= named == targets


def test_every_module_that_is_run_exists():
    modules = {words[2] for words in commands(r"(\.venv/bin/)?python3?") if words[1] == "-m"}
    assert {"etl", "dashboard.compensation", "streamlit", "tests.etl.generality.scoring"} <= modules
    assert [module for module in modules if find_spec(module) is None] == []


def test_every_command_and_option_of_the_etl_exists():
    known = typer.main.get_command(etl).commands
    named = [words[3:] for words in commands(r"(\.venv/bin/)?python") if words[1:3] == ["-m", "etl"]]
    assert {words[0] for words in named} == known.keys()
    for name, *arguments in named:
        options = {option for parameter in known[name].params for option in parameter.opts}
        assert {word for word in arguments if word.startswith("--")} <= options, name


def test_every_option_of_the_estimate_exists(capsys):
    with pytest.raises(SystemExit):
        compensation(["--help"])
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out))
    line = re.compile(r"python -m dashboard\.compensation .*")
    named = set(re.findall(r"--[a-z]+", " ".join(line.findall(README))))
    assert {"--csv", "--guide", "--schema"} <= named <= options


def test_every_folder_of_the_table_exists_and_none_is_left_out():
    assert [folder for folder in folders() if not (ROOT / folder).is_dir()] == []
    there = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    ours = {name for name in there - IGNORED if not name.endswith(".egg-info")}
    assert ours == {folder.split("/")[0] for folder in folders()}


def test_every_picture_and_path_exists():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    paths = re.findall(r"`((?:data|etl|dashboard|tests)/[^\s`]+)`", README)
    assert [path for path in [*pictures, *paths] if not (ROOT / path).exists()] == []
