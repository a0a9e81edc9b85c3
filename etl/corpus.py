"""Many documents read at once: what each says, and beside it what could not be read."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path

from etl.documents import Document, load_document
from etl.errors import InputError
from etl.facts import Fact, Mention
from etl.mentions import read_mentions
from etl.reading.reader import Reading, read_document

Progress = Callable[[int, int], None]

# Starting workers costs about as long as reading this much text in one process.
BYTES_WORTH_WORKERS = 1_000_000
CHUNKS_PER_WORKER = 16
LARGEST_CHUNK = 32  # so that progress is seen to move


@dataclass(frozen=True)
class Corpus:
    """The documents that could be read, in input order, and the errors of those that could not."""

    readings: tuple[Reading, ...]
    mentions: tuple[Mention, ...]
    errors: tuple[InputError, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents read."""
        return tuple(reading.document for reading in self.readings)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of all documents."""
        return tuple(fact for reading in self.readings for fact in reading.facts)


class CorpusError(Exception):
    """Several inputs that cannot be used."""

    def __init__(self, errors: Sequence[InputError]) -> None:
        super().__init__(*errors)
        self.errors = tuple(errors)


@dataclass(frozen=True)
class Page:
    """One document's share of the corpus."""

    reading: Reading
    mentions: tuple[Mention, ...]


def read_corpus(
    paths: Sequence[Path | str], progress: Progress | None = None, workers: int | None = None
) -> Corpus:
    """Read documents with all cores; the outcome is the same for any number of workers."""
    files = [Path(path) for path in paths]
    workers = workers or _workers_worth_starting(files)
    taken: dict[str, Path] = {}
    pages: list[Page] = []
    errors: list[InputError] = []
    for done, (path, outcome) in enumerate(zip(files, _outcomes(files, workers), strict=True), 1):
        if isinstance(outcome, InputError):
            errors.append(outcome)
        elif (first := taken.setdefault(path.stem, path)) is not path:
            errors.append(_duplicate(path, first))
        else:
            pages.append(outcome)
        if progress:
            progress(done, len(files))
    return Corpus(
        readings=tuple(page.reading for page in pages),
        mentions=tuple(mention for page in pages for mention in page.mentions),
        errors=tuple(errors),
    )


def read_page(path: Path) -> Page | InputError:
    """Read one document; what is wrong with it comes back as a value, so that the others go on."""
    try:
        document = load_document(path)
        return Page(read_document(document), read_mentions(document))
    except InputError as error:
        return error
    except Exception as error:
        # A fault of the reader in one document must not cost the other 9,999.
        fault = f"{type(error).__name__}: {error}".splitlines()[0]
        return InputError(path, f"the reader failed on this document ({fault}); please report it")


def _outcomes(files: Sequence[Path], workers: int) -> Iterator[Page | InputError]:
    if workers < 2:
        yield from map(read_page, files)
        return
    chunk = min(max(1, len(files) // (workers * CHUNKS_PER_WORKER)), LARGEST_CHUNK)
    pool = ProcessPoolExecutor(workers, mp_context=_worker_context())
    try:
        yield from pool.map(read_page, files, chunksize=chunk)
    finally:
        pool.shutdown(cancel_futures=True)


def _worker_context() -> BaseContext:
    """Workers that inherit no threads: forking beside a live progress bar can deadlock."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _workers_worth_starting(files: Sequence[Path]) -> int:
    size = sum(_size(path) for path in files)
    if size < BYTES_WORTH_WORKERS:
        return 1
    return min(_usable_cores(), len(files))


def _size(path: Path) -> int:
    """The bytes of a file, 0 for what is none; reading it will say what is wrong."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _usable_cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def _duplicate(path: Path, first: Path) -> InputError:
    return InputError(path, f"document id {path.stem!r} is taken by {first}; expected another file name")
