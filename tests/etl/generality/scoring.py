"""Compare the facts a reader found with the facts that were labelled by hand.

`python -m tests.etl.generality.scoring DIR` prints the result for DIR/documents and DIR/labels.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.facts import Fact, Kind

ATTRIBUTES = (
    "role", "city", "state", "level", "percentile", "period_start", "period_end", "period_text",
    "source_named", "industry", "company_type", "market", "skill", "is_projection",
)  # fmt: skip
MEASURES = ("recall", "precision", "kinds", "attributes")
TOLERANCE = 1e-4  # 0.01 %
SLACK = 0.01  # how far a measure of a set may fall below its floor: about one fact of the smallest set
SUFFIXES = (".md", ".txt")

Floor = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Label:
    """A fact as a person reads it, and what else can be defended."""

    fact: Fact
    snippet: str
    alt_kinds: tuple[Kind, ...] = ()
    alt: Mapping[str, Sequence[Any]] | None = None
    optional: bool = False

    def accepts_kind(self, kind: Kind) -> bool:
        return kind in (self.fact.kind, *self.alt_kinds)

    def accepts(self, attribute: str, value: Any) -> bool:
        accepted = (getattr(self.fact, attribute), *(self.alt or {}).get(attribute, ()))
        return _plain(value) in [_plain(a) for a in accepted]

    def wrong_attributes(self, found: Fact) -> list[str]:
        return [a for a in ATTRIBUTES if not self.accepts(a, getattr(found, a))]


@dataclass(frozen=True)
class Score:
    """One document's labels and found facts, paired as far as they agree."""

    document: str
    pairs: tuple[tuple[Label, Fact], ...]
    missed: tuple[Label, ...]
    false_alarms: tuple[Fact, ...]

    @property
    def labelled(self) -> int:
        return len(self.missed) + self._required_pairs

    @property
    def found(self) -> int:
        return len(self.pairs) + len(self.false_alarms)

    @property
    def recall(self) -> float:
        return _ratio(self._required_pairs, self.labelled)

    @property
    def precision(self) -> float:
        return _ratio(len(self.pairs), self.found)

    @property
    def kinds(self) -> float:
        return _ratio(sum(label.accepts_kind(fact.kind) for label, fact in self.pairs), len(self.pairs))

    @property
    def attributes(self) -> float:
        counts = self.attribute_counts()
        return _ratio(sum(right for right, _ in counts.values()), sum(total for _, total in counts.values()))

    def attribute_counts(self) -> dict[str, tuple[int, int]]:
        """For each attribute how often it is right, of the pairs in which either side states it."""
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for label, fact in self.pairs:
            wrong = label.wrong_attributes(fact)
            for name in ATTRIBUTES:
                if getattr(label.fact, name) or getattr(fact, name):
                    total[name] += 1
                    right[name] += name not in wrong
        return {name: (right[name], total[name]) for name in ATTRIBUTES}

    @property
    def _required_pairs(self) -> int:
        return sum(not label.optional for label, _ in self.pairs)


def load_labels(path: Path) -> tuple[Label, ...]:
    """The labels of one document, each checked as a fact is."""
    entries = json.loads(path.read_text("utf-8"))["facts"]
    return tuple(_label(path.stem, ordinal, entry) for ordinal, entry in enumerate(entries))


def document_paths(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "documents").iterdir() if path.suffix in SUFFIXES)


def score(document: str, labels: Iterable[Label], facts: Iterable[Fact]) -> Score:
    """Pair labels and facts one to one; of equal figures on a line, those that agree best."""
    expected, found = list(labels), list(facts)
    candidates = sorted(
        (label.optional, _disagreement(label, fact), i, j)
        for i, label in enumerate(expected)
        for j, fact in enumerate(found)
        if same_figure(label.fact, fact)
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Score(
        document,
        pairs=tuple((expected[i], found[j]) for i, j in sorted(partner.items())),
        missed=tuple(x for i, x in enumerate(expected) if i not in partner and not x.optional),
        false_alarms=tuple(fact for j, fact in enumerate(found) if j not in taken),
    )


def score_folder(folder: Path, read: Callable[[Path], Iterable[Fact]]) -> list[Score]:
    """Read and score every document of a folder."""
    return [
        score(path.stem, load_labels(folder / "labels" / f"{path.stem}.json"), read(path))
        for path in document_paths(folder)
    ]


def same_figure(label: Fact, found: Fact) -> bool:
    """The same number, with the same open end and unit, on the same line."""
    same_place = (label.line, label.unit, label.bound) == (found.line, found.unit, found.bound)
    return same_place and _close(label.low, found.low) and _close(label.high, found.high)


def measures(result: Score) -> dict[str, float]:
    return {name: getattr(result, name) for name in MEASURES}


def by_set(results: Iterable[Score]) -> list[Score]:
    """The documents of each round together, those before the first round, and all of them."""
    sets: dict[str, list[Score]] = {}
    for result in results:
        for name in (set_of(result.document), "all"):
            sets.setdefault(name, []).append(result)
    return [_together(members, name) for name, members in sets.items()]


def set_of(document: str) -> str:
    """The set that a document belongs to: `round10_h01` to round10."""
    round_number = re.match(r"round\d+(?=_)", document)
    return round_number[0] if round_number else "first"


def below_floor(results: Iterable[Score], floor: Floor) -> list[str]:
    """What fell below its floor by more than the slack, in words; a set that has no floor yet cannot fall."""
    return [
        f"{result.document}: {name} fell to {value:.4f}, floor {least:.4f}"
        for result in results
        for name, value in measures(result).items()
        if value < (least := floor.get(result.document, {}).get(name, 0.0)) - SLACK
    ]


def raised_floor(results: Iterable[Score], floor: Floor) -> Floor:
    """The floor lifted to what was reached; no value ever sinks."""
    raised: Floor = {}
    for result in results:
        old = floor.get(result.document, {})
        reached = {name: math.floor(value * 1e4) / 1e4 for name, value in measures(result).items()}
        raised[result.document] = {name: max(old.get(name, 0.0), value) for name, value in reached.items()}
    return raised


def table(results: Sequence[Score]) -> str:
    """One line a document, one a set, and how each attribute fares."""
    width = max((len(result.document) for result in results), default=8)
    lines = [f"{'document':{width}}  labels  found  recall  precision   kinds  attributes"]
    for result in [*results, *by_set(results)]:
        lines.append(
            f"{result.document:{width}}  {result.labelled:6}  {result.found:5}  {result.recall:6.1%}  "
            f"{result.precision:9.1%}  {result.kinds:6.1%}  {result.attributes:10.1%}"
        )
    counts = _together(results, "all").attribute_counts()
    lines += ["", *(f"{name:14} {right:4} of {total:4}" for name, (right, total) in counts.items())]
    return "\n".join(lines)


def explain(results: Iterable[Score]) -> str:
    """Every miss, false alarm and wrong field, for the one who mends the reader."""
    lines: list[str] = []
    for result in results:
        entries = [(x.fact.line, f"missed       {_show(x.fact)}  «{x.snippet}»") for x in result.missed]
        entries += [(x.line, f"false alarm  {_show(x)}  «{x.quote[:100]}»") for x in result.false_alarms]
        for label, fact in result.pairs:
            wrong = label.wrong_attributes(fact)
            if not label.accepts_kind(fact.kind):
                wrong.insert(0, "kind")
            if wrong:
                said = ", ".join(f"{a} {getattr(fact, a)!s} for {getattr(label.fact, a)!s}" for a in wrong)
                entries.append((fact.line, f"wrong        {said}  «{label.snippet}»"))
        lines += [f"{result.document}:{line}: {text}" for line, text in sorted(entries)]
    return "\n".join(lines)


def _label(document: str, ordinal: int, entry: Mapping[str, Any]) -> Label:
    fields = {name: value for name, value in entry.items() if name in Fact.model_fields}
    unknown = entry.keys() - fields.keys() - {"snippet", "alt_kinds", "alt", "optional"}
    alt = entry.get("alt", {})
    if unknown or alt.keys() - set(ATTRIBUTES):
        raise ValueError(f"{document}: label {ordinal} has unknown fields {sorted(unknown | alt.keys())}")
    return Label(
        fact=Fact(id=f"{document}-{ordinal}", document=document, quote=entry["snippet"], **fields),
        snippet=entry["snippet"],
        alt_kinds=tuple(Kind(kind) for kind in entry.get("alt_kinds", ())),
        alt=alt,
        optional=entry.get("optional", False),
    )


def _disagreement(label: Label, fact: Fact) -> int:
    return len(label.wrong_attributes(fact)) + (not label.accepts_kind(fact.kind))


def _together(results: Sequence[Score], name: str) -> Score:
    return Score(
        name,
        tuple(pair for result in results for pair in result.pairs),
        tuple(label for result in results for label in result.missed),
        tuple(fact for result in results for fact in result.false_alarms),
    )


def _plain(value: Any) -> Any:
    """A text without case, outer space and leading article; anything else as it is."""
    if isinstance(value, str):
        return re.sub(r"^(the|an?)\s+", "", " ".join(value.casefold().split()))
    return value


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=TOLERANCE)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _show(fact: Fact) -> str:
    low, high = ("open" if end is None else f"{end:.10g}" for end in (fact.low, fact.high))
    ends = low if low == high else f"{low}..{high}"
    return " ".join(str(part) for part in (fact.kind, ends, fact.bound, fact.unit) if part)


def main(arguments: Sequence[str]) -> int:
    """Print how the reader does on a folder of labelled documents."""
    if len(arguments) != 1:
        print(
            "usage: python -m tests.etl.generality.scoring DIR (holding documents/ and labels/)",
            file=sys.stderr,
        )
        return 2
    from etl.documents import load_document
    from etl.reading import read_document

    results = score_folder(Path(arguments[0]), lambda path: read_document(load_document(path)).facts)
    print(table(results))
    print()
    print(explain(results))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
