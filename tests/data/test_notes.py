"""The notes on the source documents: ours in every sentence, theirs in every figure."""

import re
from collections import Counter
from datetime import date

import pytest

from etl.documents import load_document
from etl.folders import DOCUMENTS as NOTES
from tests.etl.gold import ORIGINALS, labelled_facts, the_originals

SHINGLE = 6
# Names that nobody can put in other words count as one word.
NAMES = (
    "U.S. Bureau of Labor Statistics",
    "NVIDIA Deep Learning Institute",
    "Google TensorFlow Developer Certificate",
    "AWS Certified Machine Learning",
)

each_note = pytest.mark.parametrize("name", sorted(ORIGINALS))


def words(text):
    for number, name in enumerate(NAMES):
        text = text.replace(name, f"name{number}")
    return re.findall(r"[a-z0-9]+(?:[.,'’&][a-z0-9]+)*", text.lower())


def shingles(text):
    found = words(text)
    return {tuple(found[i : i + SHINGLE]) for i in range(len(found) - SHINGLE + 1)}


def body(name):
    document = load_document(NOTES / f"{name}.md")
    return "\n".join(document.lines[document.body_line - 1 :])


def test_every_original_has_a_note():
    assert {path.stem for path in NOTES.glob("*")} >= set(ORIGINALS)


@each_note
def test_front_matter_says_where_a_note_comes_from(name):
    document = load_document(NOTES / f"{name}.md")
    assert document.title
    assert document.role == (
        "Deep Learning Infrastructure Engineer" if "infra" in name else "Deep Learning Engineer"
    )
    assert document.publisher in ("AI Pathly", "Highzeal", "Workera")
    assert document.url.startswith("https://")
    assert document.retrieved == date(2026, 11, 20)
    assert document.published == (date(2024, 5, 18) if name.endswith("highzeal") else None)
    assert document.salary_year == (2024 if name.endswith("aipathly") else None)


@each_note
def test_every_note_holds_a_numeral(name):
    assert re.search(r"\d", body(name))


def test_no_phrase_is_taken_from_an_original():
    folder = the_originals() / "documents"
    originals = set().union(*(shingles((folder / file).read_text("utf-8")) for file in ORIGINALS.values()))
    taken = [
        f"{name}: {' '.join(shingle)}" for name in ORIGINALS for shingle in shingles(body(name)) & originals
    ]
    assert not taken, "\n".join(taken)


def test_every_figure_of_the_original_stands_in_the_note():
    lacking = []
    for fact in labelled_facts():
        text = body(fact.document)
        for value in {fact.low, fact.high, fact.period_start, fact.period_end} - {None}:
            if not re.search(rf"(?<![\d,.]){re.escape(spelt(value))}(?![\d]|,\d|\.\d)", text):
                lacking.append(f"{fact.id}: {spelt(value)}")
        for words in (
            *(fact.city, fact.source_named, fact.company_type, fact.industry, fact.market, fact.period_text),
        ):
            if (words or "").lower() not in text.lower():
                lacking.append(f"{fact.id}: {words}")
    assert not lacking, "\n".join(lacking)


def spelt(value):
    """A figure as the notes write it: thousands with a comma, market sizes in billions."""
    if value >= 1e9:
        return f"{value / 1e9:,.1f}"
    return f"{value:,.0f}" if value >= 10_000 else f"{value:g}"


def test_a_figure_stated_twice_is_noted_twice():
    growth = [fact for fact in labelled_facts() if fact.kind.endswith("_growth")]
    stated = Counter((fact.document, fact.low) for fact in growth)
    twice = [each for each, times in stated.items() if times == 2]
    assert len(twice) == 2
    assert [each for each in twice if len(re.findall(rf"\b{each[1]:g}%", body(each[0]))) < 2] == []
