"""A shipped table of public figures and what its descriptor says of it: whose, how old, how it was cut, of which columns."""

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Final, Literal

import pyarrow as pa
import yaml
from pyarrow import csv
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from etl.errors import InputError
from etl.folders import OFFICIAL
from etl.tables.resources import digest

TYPES: Final = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
Text = Annotated[str, Field(min_length=1)]


class Column(BaseModel):
    """A column of a table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    type: Literal["text", "integer", "number"]
    meaning: Text
    unit: str


class Descriptor(BaseModel):
    """Whose figures a table holds, and what was taken of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    publisher: Text
    file: Annotated[Text, Field(description="the publisher's own file")]
    url: Annotated[str, Field(pattern=r"^https://\S+$", description="where the publisher has it")]
    copy_of_it: Annotated[Text, Field(description="where it was read")]
    vintage: Annotated[Text, Field(description="the time that the figures are of")]
    next_due: Annotated[date, Field(description="when the publisher's next figures are due")]
    read_on: date
    terms: Text
    cut: Annotated[Text, Field(description="what was taken, and how")]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Annotated[int, Field(gt=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    def is_behind(self, today: date) -> bool:
        """Whether its publisher's next figures have been due for more than a year."""
        return today > self.next_due + timedelta(days=365)

    @property
    def name_in_short(self) -> str:
        """BLS, DOL ... : a publisher's initials."""
        return SHORT.get(self.publisher.split(",")[0], self.publisher)


SHORT: Final = {
    "U.S. Bureau of Labor Statistics": "BLS",
    "U.S. Department of Labor": "DOL",
    "U.S. Bureau of Economic Analysis": "BEA",
    "U.S. Department of Housing and Urban Development": "HUD",
}


def read_descriptors(folder: Path = OFFICIAL) -> dict[str, Descriptor]:
    """Every table's descriptor, by the table's name."""
    found = {path.stem: _descriptor(path) for path in sorted(folder.glob("*.yaml"))}
    if not found:
        raise InputError(folder, "no descriptor of a table; expected NAME.yaml beside each NAME.csv")
    return found


def _descriptor(path: Path) -> Descriptor:
    try:
        return Descriptor.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(path, f"expected a descriptor in YAML: {error}") from None
    except ValidationError as invalid:
        first = invalid.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(path, f"{where}: {first['msg'].removeprefix('Value error, ')}") from None


def read_table(path: Path, descriptor: Descriptor) -> pa.Table:
    """A table as its descriptor describes it, or one line on what is not so."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror}") from None
    if digest(content) != descriptor.sha256:
        raise InputError(path, "is not the table its descriptor describes: another sha256")
    types = {column.name: TYPES[column.type] for column in descriptor.columns}
    try:
        table = csv.read_csv(
            io.BytesIO(content),
            convert_options=csv.ConvertOptions(
                column_types=types, null_values=[""], strings_can_be_null=True
            ),
        )
    except pa.ArrowInvalid as error:
        raise InputError(path, f"expected the columns its descriptor names: {error}") from None
    if table.column_names != list(types):
        raise InputError(path, f"expected the columns {', '.join(types)}")
    if table.num_rows != descriptor.rows:
        raise InputError(path, f"{table.num_rows:,} rows; its descriptor says {descriptor.rows:,}")
    if table.group_by(list(descriptor.key)).aggregate([]).num_rows != table.num_rows:
        raise InputError(path, f"a key stands twice: {', '.join(descriptor.key)}")
    return table
