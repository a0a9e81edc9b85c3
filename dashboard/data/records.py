"""Public records as pages choose and cite them: roles and places by name, and where a recorded figure comes from."""

from dataclasses import replace
from functools import cache

from dashboard.data.cache import kept
from dashboard.data.provenance import Source
from dashboard.data.roles import roles_of
from dashboard.data.tables import Tables
from etl.errors import InputError
from etl.records import places, roles
from etl.records.places import RecordPlace
from etl.records.projections import TOTAL, Projection, every_projection, projections_of
from etl.records.statistics import Kind, Statistic, statistics_of
from etl.records.warehouse import open_warehouse
from etl.role_key import role_key

NATION = places.THE_NATION


@kept
def role_names(tables: Tables) -> list[str]:
    """The roles that documents are about, then those that only records know."""
    own = roles_of(tables)
    keys = {role_key(role) for role in own}
    return [*own, *sorted(name for name in roles.roles() if role_key(name) not in keys)]


def role_meant(tables: Tables, typed: str) -> str | None:
    """The role that somebody means who types a title of their own: Sr. ML Engineer II."""
    found, _ = roles.role_and_level(typed)
    if found is None:
        return None
    return next((name for name in role_names(tables) if role_key(name) == role_key(found.name)), None)


@cache
def place_names() -> tuple[str, ...]:
    """Every place by the name it is chosen by, the nation first."""
    return tuple(place.label for place in places.places().values())


def place_meant(typed: str) -> str | None:
    """The place that somebody means who types a suburb or a short name: Palo Alto, NYC."""
    try:
        return places.find_place(typed).label
    except InputError:
        return None


def place_named(name: str) -> RecordPlace:
    """The place of this name."""
    return places.find_place(name)


def records_of(role: str, place: RecordPlace, kind: Kind) -> tuple[Statistic, ...]:
    """What records of a kind tell of a role at a place; of a role that none knows, nothing."""
    known = roles.role_of(role)
    return tuple(each for each in statistics_of(known, place) if each.kind == kind) if known else ()


def projections_for(role: str | None) -> tuple[Projection, ...]:
    """The projections of a role's occupations and of all together; without a role, every one."""
    if role is None:
        return every_projection()
    known = roles.role_of(role)
    return projections_of([*(known.occupations if known else ()), TOTAL])


def similar_jobs(role: str, place: RecordPlace = NATION) -> tuple[Statistic, ...]:
    """The official wages of a role, or of the jobs it is filed as, at a place."""
    return records_of(role, place, "official")


def table_source(table: str, value: str = "") -> Source:
    """The data set that a figure comes from."""
    about = open_warehouse().descriptors[table]
    return Source(
        value=value,
        document=f"{about.title}, {about.vintage}",
        publisher=about.publisher,
        named=f"{about.name_in_short}, {about.vintage}",
        read_on=about.read_on.isoformat(),
        url=about.url,
        table=table,
    )


def record_source(statistic: Statistic, value: str = "") -> Source:
    """Where a recorded figure comes from: whose data set, of when, and what was counted."""
    about = open_warehouse().descriptors[statistic.table]
    return replace(
        table_source(statistic.table, value),
        document=f"{about.title}, {about.vintage}" if statistic.vintage == about.vintage else about.title,
        named=f"{statistic.about}, {statistic.place}, {about.name_in_short}, {statistic.vintage}",
    )


def projection_source(row: Projection, value: str = "") -> Source:
    """Where a projection comes from."""
    return replace(record_source(row.statistic, value), named=f"{row.title}, {row.vintage}")
