"""The table of places (data/reference/places.csv): what each is, the names people use for it, where it lies."""

import csv
from datetime import date
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from etl.errors import InputError

PLACES_CSV = Path(__file__).parents[1] / "data" / "reference" / "places.csv"
UNKNOWN: Final = "ZZ"  # the code of ISO 3166 for a country that is not known

Forms = Annotated[tuple[str, ...], BeforeValidator(lambda cell: tuple(filter(None, cell.split("|"))))]
Code = Annotated[str, Field(pattern="^[A-Z]{2}$")]
Blank = BeforeValidator(lambda cell: cell or None)


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
    read: Annotated[date | None, Blank]
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
                    for cell in (self.latitude, self.longitude, self.source, self.url, self.read)
                }
            )
            > 1
        ):
            raise ValueError("expected latitude, longitude, source, url and read all filled or all empty")
        if strangers := set(self.guarded) - {self.name, *self.aliases}:
            raise ValueError(f"guarded {sorted(strangers)} are none of its names")
        return self


def unlisted_city(name: str) -> Place:
    """A city that the table does not list, in no country that is known."""
    return Place(kind="metro", name=name, country=UNKNOWN)


def read_place_rows(path: Path = PLACES_CSV) -> tuple[PlaceRow, ...]:
    """The validated table; a row that cannot be used raises InputError with its line."""
    rows: list[PlaceRow] = []
    meant: dict[str, str] = {}
    line = 1
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, restval="", strict=True)
            for cells in reader:
                line = reader.line_num
                rows.append(row := PlaceRow.model_validate(cells))
                for form in row.aliases if row.rank > 1 else (row.name, *row.aliases):
                    if form in meant:
                        raise InputError(
                            path, f"{form!r} already means {meant[form]}; expected rank 2 or 3", line
                        )
                    meant[form] = f"{row.name}, {row.state or row.country}"
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(path, f"{error}; expected a UTF-8 table of places", line) from error
    except ValidationError as error:
        flaw = error.errors()[0]
        column = ".".join(map(str, flaw["loc"][:1])) or "row"
        raise InputError(path, f"{column}: {flaw['msg']}, found {str(flaw['input'])[:80]!r}", line) from None
    return tuple(rows)
