"""Every text: each row is said by somebody, every slot is filled, and each reads well with an example."""

import ast
from collections import defaultdict

import pytest

from dashboard.words.sentences import FOLDER
from etl.folders import ROOT
from etl.sentences import Row, Sentences, read_sentences

TEXTS = {path.stem: path for path in FOLDER.glob("*.yaml")} | {
    room: ROOT / "etl" / room / "texts.yaml" for room in ("disagreements", "records")
}
SUBJECTS = sorted(TEXTS)


def rows_of(subject):
    return read_sentences(TEXTS[subject]).rows


def calls():
    """Every call in the code that says a sentence: subject, name, what is given, where."""
    for path in sorted([*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "etl").glob("*/*.py")]):
        tree = ast.parse(path.read_text("utf-8"))
        speakers = {
            node.targets[0].id: node.value.args[0].value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Call)
            and getattr(node.value.func, "id", "") == "sentences"
        } or (
            {"SAY": path.parent.name}
            if path.parent.name in TEXTS and path.is_relative_to(ROOT / "etl")
            else {}
        )
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in speakers:
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                assert isinstance(node.args[0], ast.Constant), (
                    f"{where}: name the sentence, so that it is found"
                )
                assert all(one.arg for one in node.keywords), (
                    f"{where}: name what is given, so that it is found"
                )
                yield speakers[node.func.id], node.args[0].value, {one.arg for one in node.keywords}, where


def test_every_sentence_is_said_and_every_slot_is_filled():
    said, wrong = defaultdict(list), []
    for subject, name, given, where in calls():
        said[subject, name].append(where)
        rows = rows_of(subject).get(name)
        if rows is None:
            wrong.append(f"{where}: {subject} has no {name!r}")
            continue
        asked = set().union(*(row.slots | row.conditions for row in rows))
        wrong += [f"{where}: {name!r} has no use for {one!r}" for one in sorted(given - asked)]
        wrong += [f"{where}: {name!r} asks for {one!r}" for one in sorted(asked - given)]
    written = {(subject, name) for subject in SUBJECTS for name in rows_of(subject)}
    wrong += [f"{subject}: nobody says {name!r}" for subject, name in sorted(written - set(said))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_row_reads_well_with_its_example(subject):
    """Printed with `pytest -s`, for whoever proofreads; a row that its own example does not reach is never said."""
    wrong = []
    for name, rows in rows_of(subject).items():
        asked = set().union(*(row.slots | row.conditions for row in rows))
        for row in rows:
            given = {**dict.fromkeys(asked, ""), **row.example}
            missing = row.slots - set(row.example)
            if missing or set(row.example) - asked:
                wrong.append(f"{name}: {row.say!r} has the example {dict(row.example)}")
            elif next((one for one in rows if one.fits(given)), None) is not row:
                wrong.append(f"{name}: the example of {row.say!r} is told by another row")
            else:
                print(f"{subject}.{name}: {row.say.format_map(given)}")
    assert not wrong, "\n".join(wrong)


SAY = Sentences(
    {
        "rise": (
            Row(("none",), "Nobody tells.", {}),
            Row(("of=jobs", "not official"), "Jobs rise by {pct}.", {}),
            Row((), "It rises by {pct}{official}.", {}),
        ),
        "sure": (Row(("sure",), "Yes.", {}),),
    }
)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"none": True, "of": "jobs", "official": "", "pct": "5 %"}, "Nobody tells."),
        ({"none": False, "of": "jobs", "official": "", "pct": "5 %"}, "Jobs rise by 5 %."),
        ({"none": False, "of": "pay", "official": "", "pct": "5 %"}, "It rises by 5 %."),
        (
            {"none": "", "of": "jobs", "official": ", says BLS", "pct": "{none}"},
            "It rises by {none}, says BLS.",
        ),
    ],
)
def test_the_first_row_that_fits_is_said(given, said):
    assert SAY("rise", **given) == said


def test_a_sentence_without_a_row_that_fits_is_an_error():
    with pytest.raises(LookupError, match="no row of 'sure' fits"):
        SAY("sure", sure=False)
