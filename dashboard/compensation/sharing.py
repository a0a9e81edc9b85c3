"""An offer on its way: as a file, and packed into a link. What goes in comes out the same, or is refused."""

import base64
import binascii
import json
import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails

from dashboard.compensation.assumptions import Assumptions
from dashboard.compensation.entry import Entry
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.offer import Offer

VERSION = 1
MOST_FILE_BYTES = 1_000_000
MOST_LINK_CHARACTERS = 8_000
MOST_OFFERS = 4
MOST_NAMES = 10_000  # each that is unknown costs a message; the fullest offer has some thousand
_CHECK_BYTES = 6
GRANT_KINDS = ("rsu", "refresher", "options")  # alternatives that pydantic names in the way to a field


class OfferFile(Entry):
    """An offer with its assumptions, as it is saved and shared."""

    version: Literal[1] = Field(default=1, description="The version of this format.")
    offer: Offer
    assumptions: Assumptions = Assumptions()


def to_json(file: OfferFile) -> str:
    """The file's text: everything that was entered, in a fixed order."""
    return json.dumps({"version": VERSION, **_entered(file)}, indent=2, ensure_ascii=False) + "\n"


def from_json(data: bytes | str, name: str = "the offer file") -> OfferFile:
    """Read a file's content, or say in one line what is wrong with it and where."""
    raw = data if isinstance(data, bytes) else data.encode(errors="surrogatepass")
    if len(raw) > MOST_FILE_BYTES:
        raise CompensationError(
            f"{name}: an offer file has at most {MOST_FILE_BYTES // 1000:,} kB; this one is larger."
        )
    try:
        content = _read(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CompensationError(f"{name}: an offer file is UTF-8 text; this is something else.") from None
    except json.JSONDecodeError as broken:
        raise CompensationError(f"{name}:{broken.lineno}: this is not JSON: {broken.msg}.") from None
    except CompensationError as misnamed:
        raise CompensationError(f"{name}: {misnamed}") from None
    except RecursionError:
        raise CompensationError(f"{name}: an offer file is not nested so deeply.") from None
    except ValueError:  # Python refuses whole numbers of more than some thousand digits
        raise CompensationError(f"{name}: a number in it has too many digits.") from None
    return _validated(content, name)


def pack(files: Sequence[OfferFile]) -> str:
    """One to four offers as text for a link: version, checksum, content."""
    if not 1 <= len(files) <= MOST_OFFERS:
        raise CompensationError(f"A link carries 1 to {MOST_OFFERS} offers, not {len(files)}.")
    content = json.dumps([_entered(file) for file in files], separators=(",", ":"), ensure_ascii=False)
    body = zlib.compress(content.encode(), 9)
    packed = f"{VERSION}." + base64.urlsafe_b64encode(_check(body) + body).decode().rstrip("=")
    if len(packed) > MOST_LINK_CHARACTERS:
        raise CompensationError(
            f"The offer is too long for a link ({len(packed):,} of {MOST_LINK_CHARACTERS:,} characters); "
            "save it as a file instead."
        )
    return packed


def unpack(text: str) -> tuple[OfferFile, ...]:
    """The offers in a link, or why it cannot be opened."""
    if len(text) > MOST_LINK_CHARACTERS:
        raise CompensationError(
            f"This link is longer than any that Payscope makes: {len(text):,} characters."
        )
    version, _, packed = text.partition(".")
    if version != str(VERSION) and version.isascii() and version.isdigit():
        raise CompensationError(f"This link is of version {version[:10]}; this app reads version {VERSION}.")
    damaged = CompensationError(
        "This link is incomplete or was changed on its way; copy it again from where it was."
    )
    try:
        raw = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        unzip = zlib.decompressobj()
        body = raw[_CHECK_BYTES:]
        content = unzip.decompress(body, MOST_FILE_BYTES)
    except (binascii.Error, zlib.error, ValueError):
        raise damaged from None
    if version != str(VERSION) or raw[:_CHECK_BYTES] != _check(body) or not unzip.eof or unzip.unused_data:
        raise damaged
    try:
        offers = _read(content.decode())
    except (RecursionError, ValueError):
        raise damaged from None
    if not isinstance(offers, list) or not 1 <= len(offers) <= MOST_OFFERS:
        raise damaged
    return tuple(_validated(offer, f"offer {number}") for number, offer in enumerate(offers, start=1))


def problems(invalid: ValidationError) -> dict[str, str]:
    """What is wrong, by field, in words for the person who filled it in."""
    found: dict[str, str] = {}
    for error in invalid.errors(include_url=False):
        found.setdefault(_field(error), _message(error))
    return found


def _validated(content: object, name: str) -> OfferFile:
    if not isinstance(content, dict):
        raise CompensationError(
            f"{name}: an offer file is one JSON object with version, offer and assumptions."
        )
    version = content.get("version", VERSION)
    if isinstance(version, bool) or version != VERSION:
        raise CompensationError(
            f"{name}: this file is of version {version!r:.20}; this app reads version {VERSION}."
        )
    try:
        return OfferFile.model_validate(content)
    except ValidationError as invalid:
        found = problems(invalid)
        (field, message), *others = found.items()
        more = f" (and {len(others)} more)" if others else ""
        where = f"{name}: {field}: " if field else f"{name}: "
        raise CompensationError(f"{where}{message}{more}") from None


def _entered(file: OfferFile) -> dict[str, Any]:
    offer: dict[str, Any] = file.offer.model_dump(mode="json", exclude_defaults=True)
    # A grant's kind is a default of its own model, but without it the grant cannot be read again.
    for entered, grant in zip(offer.get("grants", []), file.offer.grants, strict=True):
        entered["kind"] = grant.kind
    # Assumptions are written in full: a later app may assume another tax year where none is said.
    return {"offer": offer, "assumptions": file.assumptions.model_dump(mode="json")}


def _check(body: bytes) -> bytes:
    return sha256(body).digest()[:_CHECK_BYTES]


def _read(text: str) -> Any:
    if text.count(":") > MOST_NAMES:  # after each name stands one
        raise CompensationError(f"an offer file has at most {MOST_NAMES:,} fields; this one has more.")
    return json.loads(text, object_pairs_hook=_without_repeats)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for name, value in pairs:
        if name in content:
            raise CompensationError(f"{name[:40]!r} is given twice.")
        content[name] = value
    return content


def _field(error: ErrorDetails) -> str:
    """Where it is wrong: lists counted from 1, the tags of alternatives left out."""
    loc = error["loc"]
    parts: list[str] = []
    for index, part in enumerate(loc):
        if isinstance(part, int):
            parts[-1:] = [f"{parts[-1] if parts else ''}[{part + 1}]"]
        elif index < 2 or loc[index - 2] != "grants" or part not in GRANT_KINDS:
            parts.append(part)
    return ".".join(parts)


_MESSAGES = {
    "missing": "this is required",
    "extra_forbidden": "there is no such field",
    "finite_number": "the number must be finite",
    "greater_than_equal": "at least {ge} is expected, not {input}",
    "greater_than": "more than {gt} is expected, not {input}",
    "less_than_equal": "at most {le} is expected, not {input}",
    "less_than": "less than {lt} is expected, not {input}",
    "string_pattern_mismatch": "the text holds a character that cannot be shown",
    "string_too_long": "the text may have at most {max_length} characters",
    "too_long": "at most {max_length} are expected",
    "too_short": "at least {min_length} is expected",
    "int_from_float": "a whole number is expected, not {input}",
    "date_from_datetime_parsing": "a date such as 2026-01-31 is expected, not {input}",
    "date_from_datetime_inexact": "a date such as 2026-01-31 is expected, not {input}",
    "date_type": "a date such as 2026-01-31 is expected, not {input}",
    "union_tag_invalid": "the kind must be one of {expected_tags}, not {tag}",
    "union_tag_not_found": "a kind is required: 'rsu', 'refresher' or 'options'",
}


def _message(error: ErrorDetails) -> str:
    context = {name: _readable(value) for name, value in error.get("ctx", {}).items()}
    if error["type"] in ("value_error", "misplaced"):
        return context.get("error") or context["message"]
    template = _MESSAGES.get(error["type"])
    if template is None:
        return error["msg"][:1].lower() + error["msg"][1:]
    given = error["input"]
    said = _readable(given) if isinstance(given, float) else str(given)[:40]
    return template.format(input=said, **context)


def _readable(value: object) -> str:
    """A bound as people write it; four digits may be a year and get no comma."""
    if isinstance(value, int | float):
        return f"{value:,.0f}" if 10_000 <= abs(value) < 1e15 else f"{value:g}"
    return str(value)[:200]
