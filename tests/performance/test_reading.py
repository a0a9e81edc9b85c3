"""How fast documents are read, and how the time grows with their size: printed, not judged (`make bench`)."""

import time
from itertools import pairwise

import pytest

from etl.corpus import read_corpus
from etl.documents import load_document
from etl.folders import DOCUMENTS
from etl.mentions import read_mentions
from etl.reading.reader import read_document

pytestmark = pytest.mark.benchmark

HOSTILE = {
    "digits": "1234567890",
    "dollar signs": "$",
    "nested pipes": "| ",
    "dense quantities": "$120,000 to $150,000, 20%, 5 years; ",
    "digits parted by blanks": "1 2 3 4 5 6 7 8 9 0 ",
    "rows of a digit each": "a;1;2;3\n",
    "letters and digits": "é1",
    "numbers and dashes": "1-2-3 - 4 – 5",
    "words without end": "averagesalary",
    "opening brackets": "(",
    "links without end": "[a](",
    "ends of links without end": "](x",
}
ENOUGH_SECONDS = 20


def seconds(work):
    started = time.perf_counter()
    outcome = work()
    return time.perf_counter() - started, outcome


def notes(folder, count):
    """Copies of the project's notes under names of their own."""
    texts = [path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("*.md"))]
    for number in range(count):
        (folder / f"note_{number:05}.md").write_text(texts[number % len(texts)], "utf-8")
    return sorted(folder.iterdir())


def read(path):
    document = load_document(path)
    return read_document(document), read_mentions(document)


@pytest.mark.parametrize("workers", [1, None], ids=["one process", "all cores"])
def test_documents_per_second(tmp_path, workers):
    paths = notes(tmp_path, 2_000)
    size = sum(path.stat().st_size for path in paths)
    taken, corpus = seconds(lambda: read_corpus(paths, workers=workers))
    cores = "one process" if workers else "all cores"
    print(
        f"\n{cores}: {len(paths) / taken:,.0f} documents a second, {size / taken / 1e6:.2f} MB a second, "
        f"{len(corpus.facts):,} facts"
    )


def test_growth_with_the_length_of_a_document(tmp_path):
    note = "\n".join(path.read_text("utf-8").split("---")[-1] for path in sorted(DOCUMENTS.glob("*.md")))
    before = None
    for copies in (4, 8, 16, 32, 64):
        path = tmp_path / "long.md"
        path.write_text(note * copies, "utf-8")
        taken, _ = seconds(lambda path=path: read(path))
        ratio = f"{taken / before:.2f} times the half" if before else ""
        print(f"\n{path.stat().st_size:>9,} bytes: {taken:.2f} s {ratio}", end="")
        before = taken
    print()


@pytest.mark.parametrize("shape", ["one line", "many lines"])
@pytest.mark.parametrize("unit", HOSTILE)
def test_growth_on_hostile_text(tmp_path, unit, shape):
    times = []
    for size in (125_000, 250_000, 500_000, 1_000_000):
        text = HOSTILE[unit] * (size // len(HOSTILE[unit]))
        lines = [text] if shape == "one line" else [text[at : at + 100] for at in range(0, size, 100)]
        path = tmp_path / "hostile.md"
        path.write_text("Guide to pay\n\n" + "\n".join(lines), "utf-8")
        times.append(seconds(lambda path=path: read(path))[0])
        if times[-1] > ENOUGH_SECONDS:
            break
    growth = ", ".join(f"{after / before:.2f}" for before, after in pairwise(times))
    print(f"\n{size:>9,} bytes of {unit} in {shape}: {times[-1]:.2f} s; growth per doubling: {growth or '-'}")
