"""The tables of a file: a CSV, the sheets of a workbook, or what a zip of these holds, read row by row."""

import codecs
import csv
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass
from io import BufferedReader, TextIOWrapper
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, LargeZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from etl.datasets.cells import Cell, is_filled
from etl.errors import InputError

Line = tuple[int, Sequence[Cell]]
Open = Callable[[], AbstractContextManager[IO[bytes]]]

CHUNK: Final = 1 << 20
MOST_UNPACKED: Final = 4 << 30  # bytes; the largest file that publishers have is about 1.5 GB
MOST_TEXTS: Final = 512 << 20  # of a workbook's table of texts, the one part that is held in memory
MOST_RATIO: Final = 200  # unpacked to packed; sheets have 5 to 40
SMALL: Final = 16 << 20  # bytes that do no harm at any ratio
MOST_MEMBERS: Final = 1000
LAST_LINE: Final = 1 << 20  # of a sheet
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
BYTE_ORDER: Final = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
WINDOWS: Final = "cp1252"
DELIMITERS: Final = ",;\t|"
TABLES: Final = (".csv", ".txt", ".tsv", ".xlsx")
UNREADABLE: Final = (
    *(BadZipFile, LargeZipFile, ZlibError, InvalidFileException, ParseError, csv.Error, EOFError, OSError),
    *(ValueError, LookupError, TypeError, AttributeError, NotImplementedError, RuntimeError),
)


@dataclass(frozen=True)
class Table:
    """A sheet or a CSV, which may be read more than once."""

    name: str
    lines: int | None  # as far as the file says
    even: bool  # whether every row has as many cells as the header
    open_rows: Callable[[], Iterator[Line]]

    def rows(self) -> Iterator[Line]:
        """Line numbers and cells; lines without any are left out."""
        return (line for line in self.open_rows() if any(map(is_filled, line[1])))


@contextmanager
def open_tables(path: Path) -> Iterator[list[Table]]:
    """The tables of a file. What cannot be read is refused, here or while its rows are read."""
    with ExitStack() as opened:
        try:
            tables = list(_tables(path, opened))
        except UNREADABLE as error:
            raise unreadable(path, error) from None
        yield [
            Table(table.name, table.lines, table.even, lambda table=table: _guarded(path, table))  # type: ignore[misc]
            for table in tables
        ]


def open_file(path: Path) -> BufferedReader:
    """A file, and nothing that would wait for somebody to write."""
    if not path.is_file():
        raise InputError(path, "no such file; expected a .xlsx, .csv or .zip")
    return path.open("rb")


def unreadable(path: Path, error: BaseException) -> InputError:
    """One line for what cannot be read."""
    what = " ".join(str(error).split())[:120] or type(error).__name__
    return InputError(path, f"corrupt ({what}); expected a whole .xlsx, .csv or .zip")


def _guarded(path: Path, table: Table) -> Iterator[Line]:
    try:
        yield from table.open_rows()
    except UNREADABLE as error:
        raise unreadable(path, error) from None


def _tables(path: Path, opened: ExitStack) -> Iterator[Table]:
    with open_file(path) as file:
        start = file.read(len(ZIP))
    if not start:
        raise InputError(path, "empty; expected a .xlsx, .csv or .zip")
    if start == OLD_EXCEL:
        raise InputError(path, "an .xls or a locked workbook; expected it saved as .xlsx without a password")
    if start != ZIP:
        yield _csv(path, path.name, lambda: path.open("rb"))
        return
    archive = opened.enter_context(ZipFile(path))
    refuse_bomb(path, archive)
    if "xl/workbook.xml" in archive.namelist():
        yield from _sheets(path, path.name, opened)
        return
    names = [name for name in archive.namelist() if name.lower().endswith(TABLES) and "__MACOSX" not in name]
    if not names:
        raise InputError(path, "a zip without a table; expected a .xlsx or .csv in it")
    scratch = Path(opened.enter_context(TemporaryDirectory(prefix="payscope-")))
    for n, name in enumerate(names):
        if name.lower().endswith(".xlsx"):
            workbook = scratch / f"{n}.xlsx"
            with archive.open(name) as packed, workbook.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked, CHUNK)
            with ZipFile(workbook) as inner:
                refuse_bomb(path, inner)
            yield from _sheets(workbook, f"{path.name}/{name}", opened)
        else:
            yield _csv(path, f"{path.name}/{name}", lambda name=name: archive.open(name))  # type: ignore[misc]


def refuse_bomb(path: Path, archive: ZipFile) -> None:
    """Refuse what unpacks to more than a table would; a workbook is a zip as well."""
    members = archive.infolist()
    for member in members:
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > SMALL and ratio > MOST_RATIO:
            what = f"{member.filename} unpacks to {ratio:,.0f} times its size"
            raise InputError(path, f"{what}; expected {MOST_RATIO} at most")
    texts = sum(member.file_size for member in members if member.filename == "xl/sharedStrings.xml")
    total = sum(member.file_size for member in members)
    for found, most, what in (
        (texts, MOST_TEXTS, "bytes of texts"),
        (total, MOST_UNPACKED, "bytes when unpacked"),
        (len(members), MOST_MEMBERS, "files"),
    ):
        if found > most:
            raise InputError(path, f"holds {found:,} {what}; expected {most:,} at most")


def _sheets(path: Path, name: str, opened: ExitStack) -> Iterator[Table]:
    file = opened.enter_context(path.open("rb"))
    workbook = opened.enter_context(closing(load_workbook(file, read_only=True, data_only=True)))
    for sheet in workbook.worksheets:
        said = sheet.max_row
        sheet.reset_dimensions()  # some programs write a wrong size, by which rows would be lost

        def rows(sheet=sheet) -> Iterator[Line]:  # type: ignore[no-untyped-def]  # noqa: ANN001
            for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                if line > LAST_LINE:
                    raise ValueError(f"a row below line {LAST_LINE:,}")
                yield line, cells

        yield Table(f"{name}: {sheet.title}", said, False, rows)


def _csv(path: Path, name: str, binary: Open) -> Table:
    encoding, lines = _encoding(path, binary)

    @contextmanager
    def opened() -> Iterator[TextIOWrapper]:
        with binary() as file, TextIOWrapper(file, encoding, newline="") as text:
            yield text

    with opened() as text:
        start = Counter("".join(text.readline(CHUNK) for _ in range(10)))
    delimiter = max(DELIMITERS, key=lambda mark: start[mark])

    def rows() -> Iterator[Line]:
        with opened() as text:
            reader = csv.reader(text, delimiter=delimiter, strict=True, skipinitialspace=True)
            for cells in reader:
                yield reader.line_num, cells

    return Table(name, lines, True, rows)


def _encoding(path: Path, binary: Open) -> tuple[str, int]:
    """How a text is encoded, and how many lines it has: UTF-8, or what Windows writes."""
    utf8 = codecs.getincrementaldecoder("utf-8")()
    encoding, lines = "utf-8-sig", 0
    with binary() as file:
        start = file.read(2)
        if start in BYTE_ORDER:
            return BYTE_ORDER[start], 0
        chunk = start
        while chunk:
            if b"\0" in chunk:
                raise InputError(path, "not a table; expected a .xlsx, .csv or .zip")
            lines += chunk.count(b"\n")
            if encoding != WINDOWS:
                try:
                    utf8.decode(chunk)
                except UnicodeDecodeError:
                    encoding = WINDOWS
            chunk = file.read(CHUNK)
    return encoding, lines


def first_lines(table: Table, lines: int = 20) -> list[Line]:
    """The lines among which a table's header is looked for: titles may stand above it."""
    with closing(table.open_rows()) as rows:  # type: ignore[type-var]
        return [line for line in islice(rows, lines) if any(map(is_filled, line[1]))]
