"""What follows from the tables of one build alone is worked out once, for all visitors."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from dashboard.tables import Tables

P = ParamSpec("P")
T = TypeVar("T")
MOST_KEPT = 512  # results of one build; roles and levels are few


def kept(
    work_out: Callable[Concatenate[Tables, P], T],
) -> Callable[Concatenate[Tables, P], T]:
    """For a function of the tables and of a few plain values, such as a role; nobody may change what it returns.

    What is kept lives with its tables and goes with them.
    """

    @wraps(work_out)
    def once(tables: Tables, /, *args: P.args, **options: P.kwargs) -> T:
        key: Any = (work_out, args, tuple(sorted(options.items())))
        if key not in tables.kept:
            if len(tables.kept) >= MOST_KEPT:
                tables.kept.clear()
            tables.kept[key] = work_out(tables, *args, **options)
        result: T = tables.kept[key]
        return result

    return once
