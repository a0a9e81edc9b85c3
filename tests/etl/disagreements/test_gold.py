"""The four source documents: the labelled disagreements are found, and nothing else is claimed."""

import json
import os
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from etl.disagreements import find_disagreements
from etl.documents import load_document
from tests.etl.gold import DOCUMENTS, GOLD, gold_facts, needs_gold

pytestmark = needs_gold()

CHECK_OF = {
    "C01": "misleading range",
    "C02": "median equals average",
    "C03": "median equals average",
    "C04": "percentiles as ranges",
    "C05": "merged roles",
    "C06": "range equals percentiles",
    "C07": "one label, two values",
    "C08": "top earners below the range",
    "C09": "average outside the range",
    "C10": "several averages",
    "C11": "ranges differ",
    "C12": "total compensation below base",
    "C13": "hub premium vs city premiums",
    "C14": "ambiguous base",
    "C15": "averages across sections",
    "C16": "levels vs percentiles",
    "C17": "level premium vs level bands",
    "C18": "promotion vs level steps",
    "C20": "company type vs all else",
    "C21": "growth rates",
    "C22": "duplicate",
    "C23": "duplicate",
    "C24": "duplicate across documents",
    "C25": "one number, several labels",
    "C26": "expired projection",
    "C28": "sizes of different markets",
    "C29": "number format",
    "C30": "relative dates",
    "C31": "open ends",
    "C32": "near-identical numbers",
    "C34": "role names",
    "C35": "no figures",
}
NOT_FROM_FIGURES = {
    "C19": "rests on a sentence without figures",
    "C27": "rests on knowledge from outside the documents",
    "C33": "place names outside the figures",
    "C36": "a fact does not say for which country it is",
}
INFO_FINDINGS = Path(__file__).parent / "info_findings.json"


@cache
def labelled():
    """The labelled disagreements by their id."""
    rows = json.loads((GOLD / "disagreements.json").read_text(encoding="utf-8"))
    return {row["id"]: row for row in rows}


@cache
def findings_by_check():
    """What the checks find, by check."""
    documents = [load_document(path) for path in sorted(DOCUMENTS.glob("0*.txt"))]
    by_check = defaultdict(list)
    for finding in find_disagreements(documents, gold_facts()):
        by_check[finding.check].append(finding)
    return dict(by_check)


def test_every_label_is_expected_or_excused():
    assert set(labelled()) == set(CHECK_OF) | set(NOT_FROM_FIGURES)


@pytest.mark.parametrize("label", CHECK_OF)
def test_a_labelled_disagreement_is_found(label):
    gold = labelled()[label]
    findings = findings_by_check()[CHECK_OF[label]]
    assert {finding.severity for finding in findings} == {gold["severity"]}
    expected = set(gold["fact_ids"])
    missed = expected - {fact for finding in findings for fact in finding.facts}
    assert 2 * len(missed) <= len(expected), f"missed {sorted(missed)}"
    assert not expected or any(len(expected & set(f.facts)) >= len(expected) / 3 for f in findings)


def test_no_finding_is_a_false_alarm():
    """Beyond the labels only the findings of info_findings.json; PAYSCOPE_ACCEPT_FINDINGS=1 rewrites it."""
    labels_of = defaultdict(list)
    for label, check in CHECK_OF.items():
        labels_of[check].append(set(labelled()[label]["fact_ids"]))
    unlabelled = [
        finding
        for check, findings in findings_by_check().items()
        for finding in findings
        if not any(facts & set(finding.facts) or facts == set(finding.facts) for facts in labels_of[check])
    ]
    assert [finding for finding in unlabelled if finding.severity != "info"] == []
    found = sorted([finding.check, *sorted(finding.facts)] for finding in unlabelled)
    if os.environ.get("PAYSCOPE_ACCEPT_FINDINGS") == "1":
        INFO_FINDINGS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    assert found == json.loads(INFO_FINDINGS.read_text("utf-8"))
