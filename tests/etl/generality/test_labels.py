"""The labels fit their documents."""

from collections.abc import Iterator
from pathlib import Path

from .scoring import Label, document_paths, load_labels

HERE = Path(__file__).parent
DOCUMENTS = document_paths(HERE)


def labelled() -> Iterator[tuple[Path, list[str], tuple[Label, ...]]]:
    """Every document, its lines and its labels."""
    for path in DOCUMENTS:
        labels = load_labels(HERE / "labels" / f"{path.stem}.json")
        yield path, path.read_text("utf-8").split("\n"), labels


def test_every_document_is_labelled_and_every_label_file_has_a_document():
    assert {path.stem for path in DOCUMENTS} == {path.stem for path in (HERE / "labels").glob("*.json")}


def test_each_snippet_stands_on_its_line():
    astray = [
        f"{path.name}:{label.fact.line}: {label.snippet}"
        for path, lines, labels in labelled()
        for label in labels
        if label.snippet not in lines[label.fact.line - 1]
    ]
    assert not astray, "\n".join(astray)


def test_no_figure_is_labelled_twice():
    """But for the cells of a table, which may be alike."""
    twice = []
    for path, lines, labels in labelled():
        prose = [label for label in labels if "|" not in lines[label.fact.line - 1]]
        facts = [label.fact.model_dump(exclude={"id", "quote"}) for label in prose]
        twice += [f"{path.name}: {fact}" for i, fact in enumerate(facts) if fact in facts[:i]]
    assert not twice, "\n".join(twice)


def test_periods_and_places_are_whole():
    faults = []
    for path, _, labels in labelled():
        for fact, snippet in ((label.fact, label.snippet) for label in labels):
            holds = {
                "a period runs forward": not (fact.period_start and fact.period_end)
                or fact.period_start <= fact.period_end,
                "a state is its two letters": fact.state is None
                or (len(fact.state) == 2 and fact.state.isupper()),
                "a percentile has a rank": fact.kind != "salary_percentile" or fact.percentile is not None,
            }
            faults += [f"{path.name}: {rule}: {snippet}" for rule, held in holds.items() if not held]
    assert not faults, "\n".join(faults)
