"""Every check by tiny examples: where it fires, and the nearest case where it does not."""

from itertools import product

import pytest

from etl.disagreements import CHECKS

from .examples_of_markets import MARKETS
from .examples_of_pay import PAY
from .samples import fired, found

EXAMPLES = [*PAY, *MARKETS]


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{e.check}: {e.why or e.fires}".replace(" ", "_") for e in EXAMPLES]
)
def test_a_check_fires_where_it_should(example):
    assert (example.check in fired(example.facts, *example.documents)) is example.fires


def test_every_check_has_an_example_on_either_side():
    sides = {(example.check, example.fires) for example in EXAMPLES}
    assert sides == set(product([check.name for check in CHECKS], (True, False)))


def test_a_finding_names_its_facts_and_reads_as_a_sentence():
    faults = []
    for example in (each for each in EXAMPLES if each.fires):
        finding = next(f for f in found(example.facts, *example.documents) if f.check == example.check)
        told = finding.explanation
        holds = {
            "names no fact": finding.facts or example.check == "no figures",
            "begins oddly": told[0] in "“ABCDEFGHIJKLMNOPQRSTUVWXYZ7",
            "has no end": told.endswith("."),
            "has a gap": not {"None", "", "..", ",", "()", "nan"} & set(told.split(" ")),
            "names no document": "guide" in told,
        }
        faults += [f"{example.check}: {what}: {told}" for what, held in holds.items() if not held]
    assert not faults, "\n".join(faults)
