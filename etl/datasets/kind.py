"""What a kind of file is: the headings it is known by, the columns it gives, and how a row becomes a record."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from etl.datasets.cells import Cell, text

Row = Mapping[str, Cell]
Record = Mapping[str, str | int | float | bool | None]
Clean = Callable[[Row], Record]  # or a RejectedError
# A column, and the headings it may stand under: patterns with blanks between, the likeliest first.
Headings = Mapping[str, str]

FOOTNOTE: Final = re.compile(r"\[\d+\]")
OTHERS: Final = re.compile(r"[\W_]+")
HEADING, VALUE = "heading", "value"  # of a table that has a column a year


def canonical(heading: Cell) -> str:
    """A heading by its letters and digits: `Loc quotient[1]` is LOC_QUOTIENT."""
    return OTHERS.sub("_", FOOTNOTE.sub("", text(heading)).upper()).strip("_")


@dataclass(frozen=True)
class Layout:
    """Where a table has its columns, and what is known of it before its rows are read."""

    name: str  # of the file, and of the member of a zip
    header: tuple[str, ...]
    places: Mapping[str, int]
    wide: tuple[int, ...]  # columns that are a row each
    year: int | None = None

    def rows(self, cells: Sequence[Cell]) -> Iterator[Row]:
        """A line of the table as one row, or as one for each of its wide columns."""
        row = {column: cells[place] for column, place in self.places.items()}
        if not self.wide:
            yield row
        for place in self.wide:
            yield {**row, HEADING: self.header[place], VALUE: cells[place]}

    def heading(self, column: str) -> str:
        """What the file calls a column."""
        return self.header[self.places[column]] if column in self.places else column

    def fault(self, row: Row, column: str) -> tuple[str, str]:
        """The heading and the text of a cell that is at fault."""
        return text(row[HEADING]) if column == VALUE else self.heading(column), text(row.get(column))


@dataclass(frozen=True)
class Kind:
    """A kind of file."""

    name: str
    holds: str
    gives: Mapping[str, type]  # the tidy columns, in order
    needs: Headings
    cleaner: Callable[[Layout], Clean]
    may: Headings = field(default_factory=dict)
    wide: str = ""  # headings of columns that are a row each
    prefers: str = ""  # the name of the table to take where several fit
    year_in_name: str = ""
    asks_year: bool = False
    spared: Mapping[str, str] = field(default_factory=dict)  # what a name lets a file go without
    policy: str = ""
    year: int | None = None  # that somebody said
    mapping: Mapping[str, str] = field(default_factory=dict)  # of a table whose columns somebody named

    @property
    def options(self) -> dict[str, str]:
        """What somebody said of the file."""
        return {**self.mapping, **({"year": str(self.year)} if self.year else {})}

    def recognise(self, header: Sequence[Cell], name: str = "") -> tuple[str, ...]:
        """The columns that a header lacks to be of this kind."""
        spared = {column for word, column in self.spared.items() if word in name.lower()}
        found = {*self._places(header), *spared}
        missing = [_shown(pattern) for column, pattern in self.needs.items() if column not in found]
        if self.wide and not self._wide(header):
            missing.append(_shown(self.wide))
        return tuple(missing)

    def layout(self, header: Sequence[Cell], name: str) -> Layout:
        """Where a table of this kind has its columns."""
        headings = tuple(text(heading) for heading in header)
        year = self.year or self.year_of(name)
        return Layout(name, headings, self._places(header), self._wide(header), year)

    def year_of(self, name: str) -> int | None:
        """The year that a file's name tells."""
        found = re.search(self.year_in_name, name, re.IGNORECASE) if self.year_in_name else None
        year = next((int(part) for part in found.groups() if part), None) if found else None
        return 2000 + year if year is not None and year < 100 else year

    def _places(self, header: Sequence[Cell]) -> dict[str, int]:
        places: dict[str, int] = {}
        headings = [canonical(heading) for heading in header]
        for column, pattern in {**self.needs, **self.may}.items():
            for each in pattern.split():
                fits = (n for n, heading in enumerate(headings) if re.fullmatch(each, heading))
                if (place := next((n for n in fits if n not in places.values()), None)) is not None:
                    places[column] = place
                    break
        return places

    def _wide(self, header: Sequence[Cell]) -> tuple[int, ...]:
        if not self.wide:
            return ()
        return tuple(n for n, heading in enumerate(header) if re.fullmatch(self.wide, canonical(heading)))


def _shown(pattern: str) -> str:
    """The likeliest heading, as a person would look for it."""
    likeliest = re.sub(r"\([^)]*\)\?", "", pattern.split()[0])
    return likeliest.replace(r"\d{4}", "YYYY").replace(r"\d{2}", "YY")
