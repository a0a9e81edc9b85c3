"""Any file of pay, by a mapping that says which of its columns is the title, which the pay."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml

from etl.datasets.cells import Cell, RejectedError, filled, number, soc_code, text, whole, zip_code
from etl.datasets.kind import Clean, Kind, Layout, Record, Row, canonical
from etl.datasets.observations import COLUMNS, annual, is_unit, observation, span
from etl.errors import InputError

NAME: Final = "csv"
# What a mapping may name, and headings by which it is proposed, the likeliest first.
HEADINGS: Final = {
    "title": "JOB_TITLE TITLE ROLE POSITION JOB DESIGNATION JOB_NAME",
    "occupation": "SOC_CODE OCC_CODE SOC OCCUPATION_CODE",
    "employer": "EMPLOYER_NAME EMPLOYER COMPANY_NAME COMPANY ORGANI[SZ]ATION",
    "city": "WORKSITE_CITY CITY JOB_CITY TOWN",
    "state": "WORKSITE_STATE STATE JOB_STATE STATE_CODE",
    "area": "AREA AREA_CODE CBSA CBSA_CODE MSA METRO_CODE",
    "level": "LEVEL SENIORITY EXPERIENCE_LEVEL JOB_LEVEL GRADE",
    "remote": "REMOTE REMOTE_RATIO WORK_MODE WORKPLACE",
    "employment_type": "EMPLOYMENT_TYPE JOB_TYPE CONTRACT_TYPE",
    "pay": r"(SALARY|PAY|WAGE)(_IN)?_USD (ANNUAL|BASE|YEARLY)_(SALARY|PAY|WAGE) SALARY PAY WAGE COMPENSATION",
    "pay_low": "(MIN|LOW|FROM)_?(SALARY|PAY|WAGE) (SALARY|PAY|WAGE)_(MIN|LOW|FROM)",
    "pay_high": "(MAX|HIGH|TO)_?(SALARY|PAY|WAGE) (SALARY|PAY|WAGE)_(MAX|HIGH|TO)",
    "unit": "(SALARY|PAY|WAGE)_(UNIT|PERIOD|INTERVAL) UNIT PERIOD PAY_FREQUENCY",
    "year": "YEAR WORK_YEAR SURVEY_YEAR",
    "filings": "FILINGS COUNT N",
    "country": "COUNTRY COUNTRY_CODE COMPANY_LOCATION",
    "zip": "ZIP ZIP_CODE POSTAL_CODE POSTCODE",
}
TEXTS: Final = ("title", "employer", "city", "state", "area", "level", "remote", "employment_type")
# What a mapping may say for all rows instead of naming a column.
STATED: Final[dict[str, Callable[[str], bool]]] = {
    "unit": is_unit,
    "year": lambda value: bool(re.fullmatch(r"20\d\d", value)),
    "country": lambda value: bool(re.fullmatch("[A-Z]{2}", value)),
}

Mapped = Mapping[str, str]


def kind_of(mapping: Mapped) -> Kind:
    """The kind that a mapping makes of a file."""
    stated = {name: value for name, value in mapping.items() if name in STATED and STATED[name](value)}

    def cleaner(layout: Layout) -> Clean:
        source = Path(layout.name).stem

        def clean(row: Row) -> Record:
            said = {**row, **stated}
            unit = text(said.get("unit")) or "year"
            pay, low, high = (
                annual(number(said, name), unit, name) for name in ("pay", "pay_low", "pay_high")
            )
            if pay is None and low is None and high is None:
                raise RejectedError("no pay", "pay" if "pay" in mapping else "pay_low")
            if low is not None and high is not None and low > high:
                raise RejectedError("the range ends below its start", "pay_high")
            return observation(
                source=source,
                year=whole(said, "year") or layout.year,
                occupation=soc_code(said.get("occupation")),
                filings=whole(said, "filings") or 1,
                country=filled(said.get("country")),
                zip=zip_code(said.get("zip")),
                **{name: filled(said.get(name)) for name in TEXTS},
                **span(low, high, pay),
            )

        return clean

    return Kind(
        name=NAME,
        holds="pay by your mapping",
        gives=COLUMNS,
        needs={name: re.escape(canonical(value)) for name, value in mapping.items() if name not in stated},
        cleaner=cleaner,
        policy="Columns by the mapping among the options; pay in US dollars.",
        mapping=mapping,
    )


def read_mapping(path: Path) -> dict[str, str]:
    """A mapping of a YAML file: `title: Job title`, a line a column."""
    try:
        said = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(path, f"expected a mapping in YAML: {error}") from None
    if not isinstance(said, dict) or not all(isinstance(value, (str, int)) for value in said.values()):
        raise InputError(path, "expected lines such as `title: Job title`")
    return {str(name): str(value) for name, value in said.items()}


def check_mapping(mapping: Mapped, where: Path | str) -> None:
    """Refuse a mapping of what is no column of a record, or of no pay, or of nobody's."""
    if unknown := sorted(set(mapping) - set(HEADINGS)):
        raise InputError(where, f"cannot map {', '.join(unknown)}; expected some of {', '.join(HEADINGS)}")
    if not {"pay", "pay_low", "pay_high"} & set(mapping):
        raise InputError(where, "the mapping has no pay; expected --pay COLUMN, or --pay-low and --pay-high")
    if not {"title", "occupation"} & set(mapping):
        raise InputError(where, "the mapping does not say whose pay; expected --title or --occupation COLUMN")


def propose(header: Sequence[Cell]) -> tuple[dict[str, str], list[str]]:
    """The mapping that a header suggests, and the headings that have no place in it."""
    guess = Kind(name=NAME, holds="", gives={}, needs={}, may=HEADINGS, cleaner=kind_of({}).cleaner)
    layout = guess.layout(header, "")
    mapping = {column: layout.heading(column) for column in HEADINGS if column in layout.places}
    return mapping, [each for each in layout.header if each and each not in mapping.values()]
