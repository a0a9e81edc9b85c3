"""A source document: its lines as they stand, and what its front matter or first lines say of it."""

import hashlib
import re
import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.errors import InputError
from etl.front_matter import read_front_matter
from etl.subjects import guess_role

SUFFIXES = (".md", ".txt")
MAX_BYTES = 4 * 1024 * 1024  # dense figures cost some 800 MB a megabyte
GENERIC_TITLES = {"overview", "introduction", "summary", "table of contents", "contents", "about"}


@dataclass(frozen=True)
class Document:
    """A document as read: `lines[0]` is line 1; the body starts at line `body_line`."""

    id: str
    path: str
    lines: tuple[str, ...]
    body_line: int
    title: str
    role: str | None
    publisher: str | None
    url: str
    published: date | None
    retrieved: date | None
    salary_year: int | None
    sha256: str


def load_document(path: Path | str) -> Document:
    """Read one file, or say in one line why it cannot be read."""
    path = Path(path)
    _check_name(path)
    raw = _read_bytes(path)
    text = _decode(path, raw)
    lines = tuple(line.rstrip("\r") for line in text.split("\n"))
    front, body_line = read_front_matter(path, lines)
    body = lines[body_line - 1 :]
    if not any(line.strip() for line in body):
        raise InputError(path, "the document is empty; expected text with figures")
    title = front.title or _first_title(body)
    role = front.role or guess_role(title, body)
    return Document(
        id=path.stem,
        path=path.as_posix(),
        lines=lines,
        body_line=body_line,
        title=role if role and title.lower() in GENERIC_TITLES else title,
        role=role,
        publisher=front.publisher,
        url=front.url or path.as_posix(),
        published=front.published,
        retrieved=front.retrieved,
        salary_year=front.salary_year,
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def document_paths(folder: Path) -> list[Path]:
    """The documents of a folder in one order; two files of one id are refused."""
    try:
        is_folder = folder.is_dir()
    except OSError as error:
        raise InputError(
            folder, f"cannot be read ({error.strerror}); expected a folder of documents"
        ) from None
    if not is_folder:
        raise InputError(folder, "no such folder; expected a folder of .md or .txt documents")
    paths = sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and not p.name.startswith("."))
    if not paths:
        raise InputError(folder, "holds no document; expected .md or .txt files")
    refuse_duplicates(paths)
    return paths


def refuse_duplicates(paths: list[Path]) -> None:
    """Facts are named after their document, so an id may stand only once."""
    seen: dict[str, Path] = {}
    for path in paths:
        first = seen.setdefault(path.stem, path)
        if first is not path:
            raise InputError(
                path, f"document id {path.stem!r} is taken by {first}; expected another file name"
            )


def _check_name(path: Path) -> None:
    """Facts are named after their document, and tables are UTF-8."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise InputError(path, "the file's name is not UTF-8; expected another name") from None


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(path, "is a folder; expected a .md or .txt file")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(path, "is no regular file; expected a .md or .txt file")
        if status.st_size > MAX_BYTES:
            raise InputError(path, f"is larger than {MAX_BYTES >> 20} MB; expected an article or a note")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(path, "no such file; expected a .md or .txt file") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror}); expected a readable file") from None


def _decode(path: Path, raw: bytes) -> str:
    if not raw.strip():
        raise InputError(path, "the document is empty; expected text with figures")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = "is binary" if b"\0" in raw else f"byte 0x{raw[error.start]:02x} is not UTF-8"
        raise InputError(path, f"{what}; expected UTF-8 text", line) from None
    if "\0" in text:
        raise InputError(path, "is binary; expected UTF-8 text", text.count("\n", 0, text.index("\0")) + 1)
    return text


def _first_title(body: tuple[str, ...]) -> str:
    first = next(line for line in body if line.strip())
    return re.sub(r"^#+\s*|\*\*|[_=]{2,}", "", first.strip()).strip()[:120] or first.strip()[:120]
