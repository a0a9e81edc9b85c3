"""The notes on the source documents: ours in every sentence, theirs in every figure."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from etl.documents import load_document

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
NOTES = ROOT / "data" / "documents"
ORIGINALS = {
    "deep-learning-engineer-aipathly": "000_e9ea7d0221b72f2d.txt",
    "deep-learning-engineer-highzeal": "001_ad07297df7a0b06c.txt",
    "deep-learning-infrastructure-engineer-aipathly": "002_e79c83c62b449080.txt",
    "deep-learning-engineer-workera": "003_fa10bec0cd53a95f.txt",
}
SHINGLE = 6
# Names that nobody can put in other words count as one word.
NAMES = (
    "U.S. Bureau of Labor Statistics",
    "NVIDIA Deep Learning Institute",
    "Google TensorFlow Developer Certificate",
    "AWS Certified Machine Learning",
)

with_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the originals are not beside the project (../shared)"
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


@with_shared
@each_note
def test_no_phrase_is_taken_from_an_original(name):
    originals = set().union(
        *(shingles((SHARED / "documents" / file).read_text("utf-8")) for file in ORIGINALS.values())
    )
    taken = sorted(" ".join(shingle) for shingle in shingles(body(name)) & originals)
    assert not taken


@with_shared
@each_note
def test_every_figure_of_the_original_stands_in_the_note(name):
    facts = json.loads((SHARED / "gold" / "facts.json").read_text("utf-8"))
    text = body(name)
    for fact in facts:
        if fact["file"] != ORIGINALS[name]:
            continue
        for value in {fact["low"], fact["high"], fact["period_start"], fact["period_end"]} - {None}:
            assert re.search(rf"(?<![\d,.]){re.escape(spelt(value))}(?![\d]|,\d|\.\d)", text), (
                fact["id"],
                value,
            )
        for field in ("city", "source_named", "company_type", "industry", "market", "period_text"):
            assert (fact[field] or "").lower() in text.lower(), (fact["id"], field)


def spelt(value):
    """A figure as the notes write it: thousands with a comma, market sizes in billions."""
    if value >= 1e9:
        return f"{value / 1e9:,.1f}"
    return f"{value:,.0f}" if value >= 10_000 else f"{value:g}"


@with_shared
@each_note
def test_a_figure_stated_twice_is_noted_twice(name):
    facts = json.loads((SHARED / "gold" / "facts.json").read_text("utf-8"))
    text = body(name)
    for fact in facts:
        if fact["file"] == ORIGINALS[name] and "duplicate of" in (fact.get("note") or ""):
            assert len(re.findall(rf"\b{fact['low']:g}%", text)) >= 2, fact["id"]
