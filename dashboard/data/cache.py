"""What follows from the tables of one build alone is worked out once, for all visitors."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

from dashboard.data.tables import Tables, load_tables, package_key

P = ParamSpec("P")
T = TypeVar("T")
MOST_BUILDS = 2  # while visitors still look at the one before

_builds: OrderedDict[str, Tables] = OrderedDict()
_reading = Lock()


def current_tables() -> Tables:
    """The tables as they are now, read once for all visitors, each set under the key of its own bytes."""
    key = package_key()
    with _reading:
        if key not in _builds:
            tables = load_tables()
            key = tables.key
            _builds[key] = tables
            while len(_builds) > MOST_BUILDS:
                _builds.popitem(last=False)
        return _builds[key]


def kept(work_out: Callable[Concatenate[Tables, P], T]) -> Callable[Concatenate[Tables, P], T]:
    """For a function of the tables and of a few plain values, such as a role; nobody may change what it returns.

    What is kept lives with its tables and goes with them; what was asked for longest ago goes first.
    """

    @wraps(work_out)
    def once(tables: Tables, /, *args: P.args, **options: P.kwargs) -> T:
        result: T = tables.worked_out(work_out, *args, **options)
        return result

    return once
