"""What the Offer page says of an offer, each figure worked out once, whichever parts of the page ask for it."""

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from dashboard.compensation import Estimate, OfferFile, estimate
from dashboard.data.records import similar_jobs
from dashboard.data.tables import Tables
from dashboard.offers.worth.position import OfferMarket, offer_market
from dashboard.offers.worth.raises import RaiseEffect, raise_effects

SHOWN = "offer_worth"


@dataclass(frozen=True, eq=False)
class Shown:
    """An offer as it was last understood, and what follows from it."""

    tables: Tables
    file: OfferFile

    @cached_property
    def estimate(self) -> Estimate:
        """What it is worth."""
        return estimate(self.file.offer, self.file.assumptions)

    @cached_property
    def market(self) -> OfferMarket:
        """Where its base and its average year stand."""
        offer = self.file.offer
        average = self.estimate.headline.average_usd
        return offer_market(self.tables, similar_jobs(offer.title), offer.title, offer.base_usd, average)

    @cached_property
    def effects(self) -> tuple[RaiseEffect, ...]:
        """What stated raises and promotions would make of it."""
        return raise_effects(self.tables, self.estimate)


def shown(tables: Tables, file: OfferFile) -> Shown:
    """What this session has worked out of an offer already, else what it will."""
    known: Shown | None = st.session_state.get(SHOWN)
    if known is None or known.tables is not tables or known.file != file:
        known = st.session_state[SHOWN] = Shown(tables, file)
    return known
