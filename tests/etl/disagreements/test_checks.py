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


@pytest.mark.parametrize(("check", "fires"), list(product([check.name for check in CHECKS], (True, False))))
def test_every_check_has_an_example_on_either_side(check, fires):
    assert any((example.check, example.fires) == (check, fires) for example in EXAMPLES)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.fires], ids=lambda e: e.check.replace(" ", "_"))
def test_a_finding_names_its_facts_and_reads_as_a_sentence(example):
    finding = next(f for f in found(example.facts, *example.documents) if f.check == example.check)
    assert finding.facts or example.check == "no figures"
    assert finding.explanation[0] in "“ABCDEFGHIJKLMNOPQRSTUVWXYZ7"
    assert finding.explanation.endswith(".")
    assert not {"None", "  ", "..", " ,", "()", "nan"} & set(finding.explanation.split(" "))
    assert "guide" in finding.explanation
