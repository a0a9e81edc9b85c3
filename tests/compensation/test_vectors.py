"""The worked cases: what each function of the core must give.

Set PAYSCOPE_VECTORS to the path of another file in the same format to run its cases instead.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from dashboard.compensation.errors import CompensationError
from tests.compensation.adapters import ADAPTERS

OWN = Path(__file__).with_name("vectors.json")
VECTORS = json.loads(Path(os.environ.get("PAYSCOPE_VECTORS") or OWN).read_text(encoding="utf-8"))["vectors"]
RELATIVE = {"gbm_sum_percentile_mc"}  # its expected values come from chance themselves


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["id"] for vector in VECTORS])
def test_vector(vector: dict[str, Any]):
    name = vector["function"]
    assert name in ADAPTERS, f"{vector['id']}: no adapter for the function {name!r}"
    if vector["expected"] == "error":
        with pytest.raises((CompensationError, ValidationError)):
            ADAPTERS[name](vector["inputs"])
        return
    actual = ADAPTERS[name](vector["inputs"])
    differences = list(compared(vector["expected"], actual, vector["tolerance"], name in RELATIVE))
    assert not differences, f"{vector['id']}: {vector['explanation']}\n" + "\n".join(differences)


def test_every_adapter_is_used_by_the_own_cases():
    named = {vector["function"] for vector in json.loads(OWN.read_text(encoding="utf-8"))["vectors"]}
    assert named == ADAPTERS.keys()
    assert len(named) == 57


def test_the_comparison_can_fail():
    assert list(compared(1.0, 1.02, 0.01, relative=False))
    assert not list(compared(100.0, 101.0, 0.02, relative=True))
    assert list(compared(100.0, 103.0, 0.02, relative=True))
    assert list(compared([1, 2], [1], 0, relative=False))
    assert list(compared({"a": 1}, {"b": 1}, 0, relative=False))
    assert list(compared({"kind": "below"}, {"kind": "above"}, 0, relative=False))
    assert list(compared(True, 1.0, 0, relative=False))
    assert list(compared(1.0, float("nan"), 0.1, relative=False))


def compared(expected: Any, actual: Any, tolerance: float, relative: bool, where: str = "result"):
    """Every difference; what the result holds beyond the expected keys is its own business."""
    if isinstance(expected, dict):
        named = {str(key): value for key, value in actual.items()}
        for key, value in expected.items():
            if key not in named:
                yield f"{where}.{key} is missing"
            else:
                yield from compared(value, named[key], tolerance, relative, f"{where}.{key}")
    elif isinstance(expected, list):
        if len(expected) != len(actual):
            yield f"{where} has {len(actual)} items, expected {len(expected)}"
        for index, (value, found) in enumerate(zip(expected, actual, strict=False)):
            yield from compared(value, found, tolerance, relative, f"{where}[{index}]")
    elif isinstance(expected, bool) or not isinstance(expected, int | float):
        if type(actual) is not type(expected) or actual != expected:
            yield f"{where} is {actual!r}, expected {expected!r}"
    else:
        # A tolerance of 0 still allows what adding floats in another order changes.
        allowed = tolerance * (abs(expected) if relative else 1) + 1e-12 * max(1.0, abs(expected))
        if not abs(actual - expected) <= allowed:
            yield f"{where} is {actual!r}, expected {expected!r} within {tolerance}"
