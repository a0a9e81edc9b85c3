"""The offers that are compared: two to four of them, each with its form, and what is assumed of all alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.compensation import OfferFile
from dashboard.offers.side_by_side import LEAST, LETTERS, MOST
from dashboard.offers.draft import Draft
from dashboard.offers.fields import Form
from dashboard.offers.files import bring_offer, examples, save_offer
from dashboard.offers.form import ask_assumptions, ask_offer, tell_the_rest
from dashboard.offers.session import empty_offer, first_of_next_month, offer_draft, take_over, today
from dashboard.state import choose_one

PAGE = "compare"
DRAFTS, ASSUMED = "compare_drafts", "compare_assumed"
EDITED = f"{PAGE}_edit"
NONE = "None"
SECOND_AT_FIRST = "Back-loaded employer, Seattle, WA"


@dataclass(frozen=True)
class OfferSet:
    """The drafts that are compared, in their order, and the draft that holds the assumptions."""

    drafts: list[Draft]
    assumed: Draft

    @property
    def files(self) -> list[OfferFile]:
        """Each offer as it was last understood, under the assumptions that apply to all."""
        return [
            draft.understood.model_copy(update={"assumptions": self.assumed.understood.assumptions})
            for draft in self.drafts
            if draft.understood and self.assumed.understood
        ]


def begin_with(brought: Sequence[OfferFile], typical: Callable[[], OfferFile]) -> None:
    """The offers of a link; without one and at first, the one being estimated beside an example."""
    if brought:
        _begin(brought)
    elif DRAFTS not in st.session_state:
        estimated = offer_draft()
        _begin([estimated.understood if estimated and estimated.understood else typical()])


def offers_to_compare() -> OfferSet:
    """The session's offers."""
    return OfferSet(st.session_state[DRAFTS], st.session_state[ASSUMED])


def add_offer(file: OfferFile) -> None:
    """Compare one more offer; one that is compared already is not doubled."""
    drafts: list[Draft] | None = st.session_state.get(DRAFTS)
    if drafts is None:
        _begin([file])
    elif len(drafts) < MOST and file.offer not in [d.understood.offer for d in drafts if d.understood]:
        drafts.append(Draft.of(file))


def ask_offers(offers: OfferSet, known: Mapping[str, Sequence[str]]) -> bool:
    """The offers to look at or change, ways to bring in others, the assumptions; whether all is understood."""
    forms = {
        letter: Form(draft, draft.read(), known)
        for letter, draft in zip(LETTERS, offers.drafts, strict=False)
    }
    assumed = Form(offers.assumed, offers.assumed.read())
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        chosen = choose_one(PAGE, "edit", "Change an offer", [NONE, *forms], style="segments")
        if len(forms) < MOST:
            bring_offer(
                PAGE, partial(_append, offers), label="Add an offer", others=_others(), icon=":material/add:"
            )
    with st.container():
        for letter, form in forms.items():
            if form.problems and letter != chosen:
                fields = "a field" if len(form.problems) == 1 else f"{len(form.problems)} fields"
                st.markdown(
                    f":red[:material/error: Offer {letter} has {fields} to mend; "
                    "until then it counts as it was before. Choose it above to see where.]"
                )
    with st.container():
        if chosen in forms:
            _edit(offers, chosen, forms[chosen])
    st.header("What you assume for all of them", anchor=False)
    ask_assumptions(assumed, columns=4)
    tell_the_rest(assumed)
    return not assumed.problems and not any(form.problems for form in forms.values())


def _edit(offers: OfferSet, letter: str, form: Form) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.header(f"Offer {letter}", anchor=False, width="content")
            if form.draft.understood:
                save_offer(f"{PAGE}_{letter}", form.draft.understood, is_mended=not form.problems)
                if st.button(
                    "Estimate it alone",
                    key=f"{PAGE}_alone_{letter}",
                    type="tertiary",
                    icon=":material/open_in_new:",
                    help="Open this offer on the Offer page",
                    disabled=bool(form.problems),
                ):
                    take_over(form.draft.understood, "offer")
                    st.switch_page("app_pages/offer.py")
            if len(offers.drafts) > LEAST:
                st.button(
                    "Remove",
                    key=f"{PAGE}_remove_{letter}",
                    help=f"Take offer {letter} out of the comparison",
                    on_click=_remove,
                    args=(offers, LETTERS.index(letter)),
                    type="tertiary",
                    icon=":material/close:",
                )
        ask_offer(form, with_place=True)
        tell_the_rest(form)


def _begin(files: Sequence[OfferFile]) -> None:
    """Two offers at least; the first one's assumptions hold for all."""
    st.session_state[DRAFTS] = [Draft.of(file) for file in files]
    if len(files) < LEAST:
        st.session_state[DRAFTS].append(Draft.of(examples()[SECOND_AT_FIRST]))
    st.session_state[ASSUMED] = Draft.of(files[0])


def _others() -> dict[str, Callable[[], OfferFile]]:
    others: dict[str, Callable[[], OfferFile]] = {
        "An empty one": lambda: empty_offer(first_of_next_month(today()))
    }
    estimated = offer_draft()
    if estimated and estimated.understood:
        understood = estimated.understood
        others["The one on the Offer page"] = lambda: understood
    return others


def _append(offers: OfferSet, file: OfferFile) -> None:
    offers.drafts.append(Draft.of(file))
    st.session_state[EDITED] = LETTERS[len(offers.drafts) - 1]


def _remove(offers: OfferSet, index: int) -> None:
    del offers.drafts[index]
    st.session_state[EDITED] = NONE


def differ_in_assumptions(brought: Sequence[OfferFile]) -> bool:
    """Whether offers that came together suppose different things."""
    return len({file.assumptions for file in brought}) > 1
