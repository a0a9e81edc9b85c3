"""Many documents are read in their order, alike by one process and by many, and the bad beside the good."""

import os

import pytest

from etl import corpus as reading
from etl.corpus import read_corpus
from etl.errors import InputError

GUIDE = "# {role}\n\n- Average salary: ${pay},000 per year\n- Skills: Python\n"


@pytest.fixture
def folder(tmp_path):
    """Twelve documents, one of them empty and one in a wrong encoding."""
    for number in range(12):
        text = GUIDE.format(role=f"Analyst {number}", pay=100 + number)
        (tmp_path / f"guide_{number:02}.md").write_text(text)
    (tmp_path / "guide_03.md").write_text("")
    (tmp_path / "guide_07.md").write_bytes(b"caf\xe9 $100,000")
    return tmp_path


def said(corpus):
    return corpus.documents, corpus.facts, corpus.mentions, [str(error) for error in corpus.errors]


def test_documents_come_in_the_order_they_were_asked_for(folder):
    paths = sorted(folder.iterdir(), reverse=True)
    found = [document.id for document in read_corpus(paths).documents]
    assert found == [path.stem for path in paths if path.stem not in ("guide_03", "guide_07")]


@pytest.mark.parametrize("workers", [2, 5])
def test_many_processes_read_what_one_reads(folder, workers):
    paths = sorted(folder.iterdir())
    assert said(read_corpus(paths, workers=workers)) == said(read_corpus(paths, workers=1))


def test_bad_documents_are_kept_beside_the_good(folder):
    found = read_corpus(sorted(folder.iterdir()))
    assert len(found.readings) == 10
    assert [os.path.basename(error.path) for error in found.errors] == ["guide_03.md", "guide_07.md"]
    assert all(isinstance(error, InputError) for error in found.errors)


def test_an_id_is_taken_by_the_first(tmp_path):
    for file in ("a/guide.md", "b/guide.txt"):
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text(GUIDE)
    paths = [tmp_path / "b/guide.txt", tmp_path / "a/guide.md"]
    found = read_corpus(paths)
    assert [document.path for document in found.documents] == [str(paths[0])]
    (error,) = found.errors
    assert str(error) == f"{paths[1]}: document id 'guide' is taken by {paths[0]}; expected another file name"


def test_a_document_that_cannot_be_read_takes_no_id(tmp_path):
    for file, text in (("a/guide.md", ""), ("b/guide.txt", GUIDE)):
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text(text)
    found = read_corpus([tmp_path / "a/guide.md", tmp_path / "b/guide.txt"])
    assert [document.id for document in found.documents] == ["guide"]
    assert len(found.errors) == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_counts_every_document(folder, workers):
    steps = []
    read_corpus(sorted(folder.iterdir()), lambda done, total: steps.append((done, total)), workers)
    assert steps == [(n, 12) for n in range(1, 13)]


def test_a_fault_of_the_reader_costs_one_document(folder, monkeypatch):
    usual = reading.read_document

    def fails_on_one(document):
        if document.id == "guide_05":
            raise ZeroDivisionError("division by zero\nsomewhere")
        return usual(document)

    monkeypatch.setattr(reading, "read_document", fails_on_one)
    found = read_corpus(sorted(folder.iterdir()))
    assert len(found.readings) == 9
    (fault,) = [str(error) for error in found.errors if "guide_05" in str(error)]
    assert fault.endswith(
        "the reader failed on this document (ZeroDivisionError: division by zero); please report it"
    )


def test_a_few_documents_start_no_processes(folder, monkeypatch):
    monkeypatch.setattr(reading, "ProcessPoolExecutor", None)
    assert read_corpus(sorted(folder.iterdir())).readings


def test_much_text_is_read_by_all_cores(folder, monkeypatch):
    monkeypatch.setattr(reading, "BYTES_WORTH_WORKERS", 100)
    started = []
    usual = reading.ProcessPoolExecutor
    monkeypatch.setattr(
        reading, "ProcessPoolExecutor", lambda workers, **kw: started.append(workers) or usual(workers, **kw)
    )
    monkeypatch.setattr(reading, "_usable_cores", lambda: 3)
    assert len(read_corpus(sorted(folder.iterdir())).readings) == 10
    assert started == [3]


def test_nothing_to_read_is_an_empty_corpus():
    assert said(read_corpus([])) == ((), (), (), [])
