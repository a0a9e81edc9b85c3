"""The table of places (data/reference/places.csv): what each is, the names people use for it, where it lies."""

from datetime import date
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from etl.checked_csv import Blank, read_rows, several
from etl.folders import REFERENCE

PLACES_CSV = REFERENCE / "places.csv"
UNKNOWN: Final = "ZZ"  # the code of ISO 3166 for a country that is not known

Forms = Annotated[tuple[str, ...], several("|")]
Code = Annotated[str, Field(pattern="^[A-Z]{2}$")]


class Place(BaseModel):
    """A place as facts and maps know it; a city that the table does not list has no coordinates."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["metro", "state", "country", "city_abroad"]
    name: Annotated[str, Field(min_length=2)]
    state: Annotated[Code | None, Blank] = None
    country: Code
    latitude: Annotated[Annotated[float, Field(ge=-90, le=90)] | None, Blank] = None
    longitude: Annotated[Annotated[float, Field(ge=-180, le=180)] | None, Blank] = None

    @property
    def city(self) -> str | None:
        """The city's name; a state or a country has none."""
        return self.name if self.kind in ("metro", "city_abroad") else None


class PlaceRow(Place):
    """A line of the table: the place, the names people use for it, and where its coordinates were read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    aliases: Annotated[Forms, Field(description="other names that count by themselves")]
    guarded: Annotated[Forms, Field(description="names that count only where the text speaks of places")]
    qualifiers: Annotated[Forms, Field(description="forms that count only after a city, or as a whole label")]
    rank: Annotated[
        int, Field(ge=1, le=3, description="1: its bare name means it; 2: if neighbours fit; 3: never")
    ]
    source: str
    url: Annotated[str, Field(pattern="^(https://.+)?$")]
    read_on: Annotated[date | None, Blank]
    note: str

    @property
    def place(self) -> Place:
        """What the row says of the place itself."""
        return Place.model_validate(self.model_dump(include=set(Place.model_fields)))

    @model_validator(mode="after")
    def fits_its_kind(self) -> Self:
        """A US city or state names its state; coordinates come in pairs and with their source."""
        if (self.state is not None) != (self.kind in ("metro", "state")):
            raise ValueError(f"kind {self.kind} does not go with state {self.state or 'empty'}")
        if (
            len(
                {
                    cell in (None, "")
                    for cell in (self.latitude, self.longitude, self.source, self.url, self.read_on)
                }
            )
            > 1
        ):
            raise ValueError("expected latitude, longitude, source, url and read_on all filled or all empty")
        if strangers := set(self.guarded) - {self.name, *self.aliases}:
            raise ValueError(f"guarded {sorted(strangers)} are none of its names")
        return self


def unlisted_city(name: str) -> Place:
    """A city that the table does not list, in no country that is known."""
    return Place(kind="metro", name=name, country=UNKNOWN)


def read_place_rows(path: Path = PLACES_CSV) -> tuple[PlaceRow, ...]:
    """The validated table: a name means one place, unless its row's rank is 2 or 3."""
    return read_rows(path, PlaceRow, lambda row: row.aliases if row.rank > 1 else (row.name, *row.aliases))
