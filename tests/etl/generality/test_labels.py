"""The labels fit their documents."""

from pathlib import Path

import pytest

from .scoring import Label, document_paths, load_labels

HERE = Path(__file__).parent
DOCUMENTS = document_paths(HERE)


def labels_of(document: Path) -> tuple[Label, ...]:
    return load_labels(HERE / "labels" / f"{document.stem}.json")


def test_every_document_is_labelled_and_every_label_file_has_a_document():
    assert {path.stem for path in DOCUMENTS} == {path.stem for path in (HERE / "labels").glob("*.json")}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_each_snippet_stands_on_its_line(document):
    lines = document.read_text("utf-8").split("\n")
    labels = labels_of(document)
    assert [x.snippet for x in labels if x.snippet not in lines[x.fact.line - 1]] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_no_figure_is_labelled_twice(document):
    lines = document.read_text(encoding="utf-8").splitlines()
    prose = [
        label for label in labels_of(document) if "|" not in lines[label.fact.line - 1]
    ]  # cells may be alike
    facts = [label.fact.model_dump(exclude={"id", "quote"}) for label in prose]
    assert [fact for i, fact in enumerate(facts) if fact in facts[:i]] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_periods_and_places_are_whole(document):
    for label in labels_of(document):
        fact = label.fact
        if fact.period_start and fact.period_end:
            assert fact.period_start <= fact.period_end, label.snippet
        assert fact.state is None or (len(fact.state) == 2 and fact.state.isupper()), label.snippet
        assert fact.kind != "salary_percentile" or fact.percentile is not None, label.snippet
