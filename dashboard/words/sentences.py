"""The sentences of the pages: one file a subject in `words/texts`, read as `etl.sentences` says."""

from pathlib import Path

from etl.sentences import Sentences, read_sentences

FOLDER = Path(__file__).with_name("texts")


def sentences(subject: str) -> Sentences:
    """Those of a subject's file."""
    return read_sentences(FOLDER / f"{subject}.yaml")
