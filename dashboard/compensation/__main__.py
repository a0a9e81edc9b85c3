"""Estimate an offer from a file: `python -m dashboard.compensation OFFER.json`."""

import argparse
import json
import os
import sys
from pathlib import Path

from dashboard.compensation.entry import guide
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.estimate import estimate
from dashboard.compensation.market import MarketPosition, market_position, read_percentiles
from dashboard.compensation.report import as_csv, as_json
from dashboard.compensation.sharing import MOST_FILE_BYTES, OfferFile, from_json
from etl.errors import InputError

TABLES = Path(__file__).resolve().parents[2] / "data" / "tables"


def main(arguments: list[str] | None = None) -> int:
    """Print what was asked for; 0 done, 1 the offer is at fault, 2 wrong usage."""
    try:
        return _run(arguments)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: list[str] | None) -> int:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.schema:
        print(json.dumps(OfferFile.model_json_schema(), indent=2))
        return 0
    if chosen.guide:
        print(guide(OfferFile), end="")
        return 0
    if chosen.offer is None:
        parser.error("an offer file is needed, such as data/reference/offers/back_loaded_seattle.json")
    try:
        file = from_json(_read(chosen.offer), str(chosen.offer))
        result = estimate(file.offer, file.assumptions)
        if chosen.csv:
            print(as_csv(result), end="")
        else:
            market = _market(chosen.tables, file.offer.title, file.offer.base_usd)
            print(json.dumps(as_json(result, market), indent=2, ensure_ascii=False))
    except (CompensationError, InputError) as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.compensation", description="What an offer is worth, as JSON."
    )
    parser.add_argument(
        "offer", nargs="?", type=Path, metavar="OFFER.json", help="the offer and its assumptions"
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--csv", action="store_true", help="print the year table as CSV instead")
    output.add_argument("--schema", action="store_true", help="print the JSON schema of an offer file")
    output.add_argument("--guide", action="store_true", help="print what can be entered, as a Markdown table")
    parser.add_argument(
        "--tables", type=Path, default=TABLES, metavar="DIR", help="the tidy tables to place base pay in"
    )
    return parser


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_FILE_BYTES + 1)
    except OSError as problem:
        raise CompensationError(f"{path}: {problem.strerror or problem}.") from None


def _market(tables: Path, role: str, base_usd: float) -> MarketPosition:
    path = tables / "salary_percentiles.csv"
    if not path.is_file():
        return MarketPosition(
            role, (), f"{path} is not there, so base pay cannot be placed; run `python -m etl build`."
        )
    return market_position(read_percentiles(path), role, base_usd)


if __name__ == "__main__":
    sys.exit(main())
