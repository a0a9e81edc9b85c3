"""What an edit has drawn again: the answer, then each part of the page whose figures moved, and nothing else.

A page of offers is made of parts, each a fragment of its own. The fields of its forms end their callbacks in `redraw`.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.offers.entry.draft import Draft
from dashboard.offers.entry.session import typical_figures

PROBLEMS = "offer_problems"
SWITCHES = (":more", ":section")  # the ends of the keys of what unfolds a form
SAID_ELSEWHERE = (
    "offer.title",
    "offer.employer",
)  # a role's levels can be chosen, an employer heads its form


@dataclass(frozen=True)
class Part:
    """A part of a page: how it is drawn, and what it shows. It is drawn again where that has changed."""

    key: str
    draw: Callable[[], None]
    shows: Callable[[], object]

    def __call__(self) -> None:
        """Draw it in its place."""
        st.fragment(self.draw, key=self.key)()


@dataclass(frozen=True)
class EditedPage:
    """A page of forms and of what follows from them, in the order in which an edit has them drawn again."""

    name: str
    drafts: Callable[[], Sequence[Draft]]
    parts: tuple[Part, ...]

    def read(self) -> None:
        """Understand what was typed, at the beginning of a run of the whole page."""
        st.session_state[PROBLEMS] = {draft.key: draft.read() for draft in self.drafts()}

    def drawn(self) -> None:
        """Note what is shown, at the end of a run of the whole page."""
        st.session_state[self._shown] = {part.key: part.shows() for part in self.parts}

    def redraw(self) -> None:
        """End a callback: what moved is drawn again.

        Where fields were refilled, the browser may still send what they held before; the whole page sorts that out.
        """
        if any(draft.is_unsettled for draft in self.drafts()):
            st.rerun()
        before = st.session_state.get(self._shown, {})
        self.read()
        self.drawn()
        now = st.session_state[self._shown]
        moved = [
            part.key for part in self.parts if part.key not in before or before[part.key] != now[part.key]
        ]
        if moved:
            st.rerun(moved)

    @property
    def _shown(self) -> str:
        return f"{self.name}_shown"


def problems_of(draft: Draft) -> dict[str, str]:
    """What is wrong with a draft, by path, as of when it was last read."""
    found: dict[str, str] = st.session_state.get(PROBLEMS, {}).get(draft.key, {})
    return found


def look_of_form(draft: Draft) -> Hashable:
    """What a form shows beside what was typed into its fields: the fields themselves know that."""
    unfolded = sorted(
        (key, bool(st.session_state[key]))
        for key in map(str, st.session_state)
        if f":{draft.key}:" in key and key.endswith(SWITCHES)
    )
    schedules = sorted((path, str(typed)) for path, typed in draft.typed.items() if ".vesting." in path)
    parts = tuple((path, *names) for path, names in draft.parts.items())
    return (
        draft.key,
        tuple(str(draft.typed.get(path) or "") for path in SAID_ELSEWHERE),
        tuple(problems_of(draft).items()),
        tuple(typical_figures(draft)),
        bool(draft.own) or not typical_figures(draft),
        parts,
        tuple(schedules),
        tuple(unfolded),
    )


def whole_page(change: Callable[..., object]) -> Callable[..., None]:
    """A callback after which everything is drawn again."""

    def changed(*args: object) -> None:
        change(*args)
        st.rerun()

    return changed
