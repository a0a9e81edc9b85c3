"""From a folder of documents to the files of the data package, in memory."""

from dataclasses import dataclass
from pathlib import Path

from etl.corpus import Corpus, CorpusError, Progress, read_corpus
from etl.disagreements import find_disagreements
from etl.documents import document_paths
from etl.tables.checks import check_tables
from etl.tables.package import render
from etl.tables.tidy import tidy_tables


@dataclass(frozen=True)
class Build:
    """The files of a data package and what they were made from."""

    corpus: Corpus
    files: dict[str, bytes]


def build_tables(folder: Path, progress: Progress | None = None) -> Build:
    """Every table of a folder's documents, checked and rendered; of all documents or of none."""
    corpus = read_corpus(document_paths(folder), progress)
    if corpus.errors:
        raise CorpusError(corpus.errors)
    findings = find_disagreements(corpus.documents, corpus.facts)
    frames = tidy_tables(corpus, findings)
    check_tables(frames)
    return Build(corpus, render(frames))
