"""The notes on the four source documents: the labelled disagreements are found, and nothing else is claimed."""

import json
import os
from collections import defaultdict
from functools import cache
from pathlib import Path

from etl.disagreements import find_disagreements
from tests.etl.gold import HERE as GOLD
from tests.etl.gold import facts_of_notes, notes

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


LABELLED = json.loads((GOLD / "disagreements.json").read_text("utf-8"))


@cache
def findings_by_check():
    """What the checks find, by check."""
    by_check = defaultdict(list)
    for finding in find_disagreements(notes(), facts_of_notes()):
        by_check[finding.check].append(finding)
    return dict(by_check)


def test_every_label_is_expected_or_excused():
    assert set(LABELLED) == set(CHECK_OF) | set(NOT_FROM_FIGURES)


def test_every_labelled_disagreement_is_found():
    faults = []
    for label, check in CHECK_OF.items():
        expected, severity = set(LABELLED[label]["facts"]), LABELLED[label]["severity"]
        findings = findings_by_check().get(check, [])
        told = [set(finding.facts) for finding in findings]
        missed = expected.difference(*told)
        if {finding.severity for finding in findings} != {severity}:
            faults.append(f"{label} {check}: not of severity {severity}")
        if 2 * len(missed) > len(expected):
            faults.append(f"{label} {check}: missed {sorted(missed)}")
        if expected and not any(3 * len(expected & facts) >= len(expected) for facts in told):
            faults.append(f"{label} {check}: in no finding together")
    assert not faults, "\n".join(faults)


def test_no_finding_is_a_false_alarm():
    """Beyond the labels only the findings of info_findings.json; PAYSCOPE_ACCEPT_FINDINGS=1 rewrites it."""
    labels_of = defaultdict(list)
    for label, check in CHECK_OF.items():
        labels_of[check].append(set(LABELLED[label]["facts"]))
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
