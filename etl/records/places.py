"""The places of the records: 393 metropolitan areas, the states, the United States, remote; found by what people type."""

import csv
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from etl.errors import InputError
from etl.folders import OFFICIAL, REFERENCE
from etl.place_table import read_place_rows

NATION: Final = "US"
REMOTE: Final = "remote"
NATIONAL_NAMES: Final = ("us", "usa", "u.s.", "united states", "the united states", "nationwide", "national")
REMOTE_NAMES: Final = ("remote", "remote (us)", "remote us", "anywhere", "work from home")
MOST_OFFERED: Final = 4
CAPITAL: Final = "DC"  # a district that is no more than the middle of its metropolitan area


@dataclass(frozen=True)
class RecordPlace:
    """A place that records are kept by."""

    kind: Literal["metro", "state", "nation", "remote"]
    code: str
    name: str
    label: str
    state: str = ""
    code_until_2023: str = ""
    name_until_2023: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def pooled(self) -> str:
        """The code under which filings are pooled; who works remotely is set beside the nation."""
        return NATION if self.kind == "remote" else self.code


THE_NATION: Final = RecordPlace("nation", NATION, "the United States", "United States")
ANYWHERE: Final = RecordPlace("remote", REMOTE, "the United States, remote work", "Remote (US)")


@cache
def places() -> dict[str, RecordPlace]:
    """Every place by its code: the nation, remote, the areas, the states."""
    with (OFFICIAL / "metros.csv").open(encoding="utf-8", newline="") as file:
        metros = [
            RecordPlace(
                "metro",
                row["area"],
                row["name"],
                row["short"],
                row["state"],
                row["code_until_2023"],
                row["name_until_2023"],
                float(row["latitude"]),
                float(row["longitude"]),
            )
            for row in csv.DictReader(file)
        ]
    states = [
        RecordPlace("state", row.state, row.name, f"{row.name} (state)", row.state)
        for row in read_place_rows()
        if row.kind == "state" and row.state and row.state != CAPITAL
    ]
    metros.sort(key=lambda place: place.label)
    states.sort(key=lambda place: place.label)
    return {place.code: place for place in (THE_NATION, ANYWHERE, *metros, *states)}


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """What people type, in small letters, with the codes of the places it may mean, the likeliest first."""
    found: dict[str, dict[str, None]] = {}

    def add(name: str, code: str) -> None:
        found.setdefault(_plain(name), {})[code] = None

    of_states = {place.name for place in places().values() if place.kind == "state"}
    by_label = {place.label: place.code for place in places().values() if place.kind == "metro"}
    for place in places().values():
        for name in (place.code, place.label, place.name):
            add(name, place.code)
        if place.kind == "metro":
            cities, _, states = place.name.rpartition(", ")
            for city in (place.label.rsplit(", ", 1)[0], *cities.split("-")):
                add(f"{city}, {place.state}", place.code)
                if city == place.label.rsplit(", ", 1)[0] or city not in of_states:
                    add(city, place.code)
            for state in states.split("-"):
                add(f"{place.label.rsplit(', ', 1)[0]}, {state}", place.code)
    towns = _towns()
    for row in read_place_rows():
        if row.kind == "state" and row.state:
            code = row.state if row.state in places() else by_label["Washington, DC"]
            for name in (row.name, row.state, *row.aliases):
                add(name, code)
        if row.kind != "metro":
            continue
        label = f"{row.name}, {row.state}"
        area = towns.get(label) or by_label.get(label)
        bare = (row.name,) if row.rank == 1 else ()
        for name in (label, *bare, *row.aliases) if area else ():
            add(name, str(area))
    for town, code in towns.items():
        add(town, code)
    for names, code in ((NATIONAL_NAMES, NATION), (REMOTE_NAMES, REMOTE)):
        for name in names:
            add(name, code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _towns() -> dict[str, str]:
    """Towns and suburbs with the code of the area they lie in."""
    now = {place.code_until_2023: place.code for place in places().values() if place.code_until_2023}
    with (REFERENCE / "price_levels.csv").open(encoding="utf-8", newline="") as file:
        rows = [(now.get(row["area_code"], row["area_code"]), row["cities"]) for row in csv.DictReader(file)]
    return {town: code for code, towns in rows if code in places() for town in towns.split("|")}


def _plain(text: str) -> str:
    return " ".join(text.lower().replace(".", "").replace(",", ", ").split())


def find_place(text: str) -> RecordPlace:
    """The place that somebody means; InputError names what it could be instead."""
    codes = _names().get(_plain(text)) or _names().get(_plain(text.removesuffix(" metro")), ())
    found = [places()[code] for code in codes]
    exact = [place for place in found if place.code == text.strip().upper()]
    # New York is the city and not the state it lies in; Washington may be either of two.
    cities = [place for place in found if place.kind != "state"]
    within = all(place.state in {city.state for city in cities} for place in found)
    for meant in (found, exact, cities if within else []):
        if len(meant) == 1:
            return meant[0]
    if found:
        labels = "; ".join(place.label for place in found[:MOST_OFFERED])
        raise InputError(text, f"several places have this name; expected one of: {labels}")
    raise InputError(
        text,
        "no such place in the records; expected a metropolitan area (Denver, CO), a state, US or Remote",
    )
