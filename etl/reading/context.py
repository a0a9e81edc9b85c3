"""Everything that the words around a quantity say of it."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Self

from etl.reading.figures.pay_periods import pay_period
from etl.reading.figures.periods import Period
from etl.reading.figures.quantities import Quantity

CLAUSE_BREAK: Final = re.compile(r";|\.\s|,?\s\b(?:while|whereas|although|though|compared|versus)\b|\s[—–]\s")
TAIL_BREAK: Final = re.compile(r",\s(?!\d)")
NEAR_BREAK: Final = re.compile(r"[,;:(]")
NEAR_TAIL_BREAK: Final = re.compile(r"[,;)]")
LEAST_RATIO: Final = 0.4
MOST_RATIO: Final = 2.5
ANAPHORIC: Final = re.compile(
    r"\s*(?:where |when |and |so )?(?:it|they|this|these|those|that)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a figure is about."""

    role: str | None = None
    percentile: float | None = None
    level: str | None = None
    city: str | None = None
    state: str | None = None
    industry: str | None = None
    company_type: str | None = None
    market: str | None = None
    skill: str | None = None
    source: str | None = None
    period: Period = field(default_factory=Period)
    field_of_work: str | None = None
    education: bool = False
    hub: bool = False
    market_is_carried: bool = False  # the sentence before named it
    place_is_own: bool = False  # named beside the figure, not by a heading

    @property
    def has_place(self) -> bool:
        """A city or a state is named."""
        return self.city is not None or self.state is not None


@dataclass(frozen=True, slots=True)
class Surrounding:
    """What stands around a sentence or a table's cell."""

    label: str = ""  # the words before an item's colon; a table's row label
    label_head: str = ""  # what the header of a table's labels says
    column: str = ""  # a table column's header
    topics: tuple[str, ...] = ()  # the scopes above, innermost first
    in_table: bool = False
    row: str = ""  # the labels of a cell's row, each with its header
    headers: str = ""  # all headers of a cell's table

    @property
    def named(self) -> tuple[str, ...]:
        """The texts that lend their words to a figure, nearest first."""
        return tuple(text for text in (self.column, self.label, *self.topics) if text)


@dataclass(frozen=True)
class Context:
    """A quantity's surroundings, nearest first: its own words, its label, its sentence, the scopes above."""

    quantity: Quantity
    before: str  # since the figure before it, or the start of the sentence
    after: str  # until the figure after it, or the end of the sentence
    sentence: str
    around: Surrounding
    attributes: Attributes
    factor: float = 1.0  # what a column or a scope multiplies it by
    after_pay: bool = False  # the sentence before spoke of pay
    sum_before: float | None = None  # the pay spoken of last, in the same block
    period_before: str | None = None  # what that was paid for: a year, an hour
    in_thousands: bool = False  # pay was last told in thousands

    @property
    def label(self) -> str:
        """The words before an item's colon; a table's row label."""
        return self.around.label

    @property
    def column(self) -> str:
        """A table column's header."""
        return self.around.column

    @property
    def topics(self) -> tuple[str, ...]:
        """The scopes above, innermost first."""
        return self.around.topics

    @property
    def in_table(self) -> bool:
        """The figure stands in a table's cell."""
        return self.around.in_table

    @property
    def nearest_topic(self) -> str:
        """The scope right above it."""
        return self.topics[0] if self.topics else ""

    @cached_property
    def clause(self) -> str:
        """The figure's own clause, `#` in its place."""
        head = CLAUSE_BREAK.split(self.before)[-1]
        if ANAPHORIC.match(head):
            head = self.before
        return f"{head.rstrip()} #{TAIL_BREAK.split(CLAUSE_BREAK.split(self.after)[0])[0]}"

    @cached_property
    def near(self) -> str:
        """What stands between the commas around it."""
        return f"{NEAR_BREAK.split(self.before)[-1].rstrip()} #{NEAR_TAIL_BREAK.split(self.after)[0]}"

    @cached_property
    def own(self) -> str:
        """Its label, its column and its clause."""
        return f"{self.label} | {self.column} | {self.clause}"

    @cached_property
    def wide(self) -> str:
        """Its label, column and whole sentence."""
        return f"{self.label} | {self.column} | {self.sentence}"

    @cached_property
    def topic(self) -> str:
        """The two scopes right above it."""
        return " | ".join(self.topics[:2])

    @cached_property
    def everything(self) -> str:
        """All that is said around it."""
        return f"{self.wide} | {' | '.join(self.topics)}"

    @cached_property
    def pay_period(self) -> str | None:
        """The pay period that its own words name."""
        return pay_period(self.before, self.after)

    @property
    def goes_on_with_sums(self) -> bool:
        """A sum of about the size of the pay spoken of right before: "Diagnostics companies lie in between at #"."""
        size = self.quantity.size * self.factor
        return self.sum_before is not None and LEAST_RATIO <= size / self.sum_before <= MOST_RATIO

    def saying(self, sentence: str) -> Self:
        """The same with a narrower sentence and no scopes."""
        return replace(self, sentence=sentence, around=replace(self.around, topics=()))
