"""The offers that are compared: two to four of them, each with its form, under the same assumptions.

The first one is the offer of the Offer page itself and not a copy: what is changed here is changed there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.compensation import OfferFile
from dashboard.data.tables import Tables
from dashboard.kit.state import choose_one
from dashboard.offers.compare.side_by_side import LEAST, LETTERS, MOST, SideBySide, side_by_side
from dashboard.offers.entry.draft import Draft
from dashboard.offers.entry.fields import Form
from dashboard.offers.entry.files import bring_offer, examples, save_offer
from dashboard.offers.entry.form import ask_assumptions, ask_offer, ask_place, show_other_problems
from dashboard.offers.entry.redraw import problems_of, whole_page
from dashboard.offers.entry.session import (
    OFFER,
    empty_offer,
    first_of_next_month,
    known_values,
    offer_draft,
    take_over,
    today,
    typical_figures,
)
from dashboard.words.markdown import literal
from dashboard.words.sentences import sentences

SAY = sentences("compare")
PAGE = "compare"
OTHERS, COMPARED = "compare_others", "compare_found"
EDITED = f"{PAGE}_edit"
NONE = "None"
SECOND_AT_FIRST = "Back-loaded employer, Seattle, WA"


@dataclass(frozen=True)
class OfferSet:
    """The drafts that are compared, in their order; the assumptions of the first hold for all."""

    drafts: list[Draft]

    @property
    def files(self) -> list[OfferFile]:
        """Each offer as it was last understood."""
        assumed = {"assumptions": self.drafts[0].understood.assumptions}
        return [draft.understood.model_copy(update=assumed) for draft in self.drafts]

    @property
    def are_examples(self) -> bool:
        """Whether nobody has entered an offer yet."""
        return bool(typical_figures(self.drafts[0])) and not any(draft.own for draft in self.drafts)


def compare_instead(brought: Sequence[OfferFile]) -> None:
    """Compare the offers of a link instead of those of the session; one alone meets an example."""
    take_over(brought[0])
    st.session_state[OTHERS] = [Draft.of(file) for file in brought[1:]] or _second_at_first()


def offers_to_compare(tables: Tables) -> OfferSet:
    """The offer of the Offer page and the session's others, at first an example."""
    if OTHERS not in st.session_state:
        st.session_state[OTHERS] = _second_at_first()
    return OfferSet([offer_draft(tables), *st.session_state[OTHERS]])


def compared(files: Sequence[OfferFile]) -> SideBySide:
    """What this session has worked out of these offers already, else what it works out now."""
    known: tuple[Sequence[OfferFile], SideBySide] | None = st.session_state.get(COMPARED)
    if known is None or known[0] != files:
        known = st.session_state[COMPARED] = (files, side_by_side(files, files[0].assumptions))
    return known[1]


def ask_offers(offers: OfferSet, tables: Tables, redraw: Callable[[], None]) -> None:
    """The offers to look at or change, ways to bring in others, the assumptions."""
    forms = {
        letter: Form(draft, problems_of(draft), known_values(tables, draft), redraw)
        for letter, draft in zip(LETTERS, offers.drafts, strict=False)
    }
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        chosen = choose_one(PAGE, "edit", "Change an offer", [NONE, *forms], style="segments")
        if len(forms) < MOST:
            bring_offer(PAGE, _append, label="Add an offer", others=OTHER_OFFERS, icon=":material/add:")
    with st.container():
        for letter, form in forms.items():
            if form.problems and letter != chosen:
                said = SAY("to_mend", letter=letter, number=len(form.problems))
                st.markdown(f":red[:material/error: {literal(said)}]")
    with st.container():
        if chosen in forms:
            _edit(offers, chosen, forms[chosen])
    st.header("What you assume for all of them", anchor=False)
    ask_assumptions(forms[LETTERS[0]], columns=4)


def _edit(offers: OfferSet, letter: str, form: Form) -> None:
    index = LETTERS.index(letter)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            title = SAY("form_title", letter=letter, employer=offers.files[index].offer.employer)
            st.header(literal(title), anchor=False, width="content")
            save_offer(f"{PAGE}_{letter}", lambda: offers.files[index], is_mended=not form.problems)
            if index:
                st.button(
                    "Make it A",
                    key=f"{PAGE}_first_{letter}",
                    help=SAY("make_first_help"),
                    on_click=whole_page(partial(_exchange, offers, index)),
                    type="tertiary",
                    icon=":material/swap_horiz:",
                )
                if len(offers.drafts) > LEAST:
                    st.button(
                        "Remove",
                        key=f"{PAGE}_remove_{letter}",
                        help=SAY("remove_help", letter=letter),
                        on_click=whole_page(partial(_remove, index)),
                        type="tertiary",
                        icon=":material/close:",
                    )
        ask_place(form)
        ask_offer(form)
        show_other_problems(form)


def _second_at_first() -> list[Draft]:
    return [Draft.of(examples()[SECOND_AT_FIRST])]


OTHER_OFFERS: dict[str, Callable[[], OfferFile]] = {
    "An empty one": lambda: empty_offer(first_of_next_month(today()))
}


def _append(file: OfferFile) -> None:
    st.session_state[OTHERS].append(Draft.of(file))
    st.session_state[EDITED] = LETTERS[len(st.session_state[OTHERS])]


def _remove(index: int) -> None:
    del st.session_state[OTHERS][index - 1]
    st.session_state[EDITED] = NONE


def _exchange(offers: OfferSet, index: int) -> None:
    """The assumptions stay where they are: they belong to no offer."""
    first, other = offers.drafts[0], offers.drafts[index]
    for path, value in first.typed.items():
        if path.startswith("assumptions."):
            other.refill(path, value)
    st.session_state[OFFER], st.session_state[OTHERS][index - 1] = other, first
    st.session_state[EDITED] = NONE


def differ_in_assumptions(brought: Sequence[OfferFile]) -> bool:
    """Whether offers that came together suppose different things."""
    return len({file.assumptions for file in brought}) > 1
