"""Vesting schedules that employers are known for, each with the day and the source it was read from."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from dashboard.compensation.grants import Vesting
from dashboard.compensation.reference import PresetRow, table


@dataclass(frozen=True)
class Preset:
    """A schedule to start from; the offer keeps the schedule itself, not the preset's name."""

    name: str
    title: str
    vesting: Vesting
    as_of: date
    source: str
    url: str


@cache
def presets() -> tuple[Preset, ...]:
    """All presets, in the table's order."""
    by_name: dict[str, list[PresetRow]] = {}
    for row in table("vesting_presets.csv", PresetRow):
        by_name.setdefault(row.preset, []).append(row)
    return tuple(_preset(rows) for rows in by_name.values())


def _preset(rows: list[PresetRow]) -> Preset:
    first = rows[0]
    vesting = Vesting(
        annual_pct=tuple(row.pct for row in rows),
        every_months=tuple(row.every_months for row in rows),
        cliff_months=first.cliff_months,
    )
    return Preset(first.preset, first.title, vesting, first.as_of, first.source, first.url)
