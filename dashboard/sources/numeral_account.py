"""Every numeral of every document, accounted for: in a figure, or with the reason why it is in none."""

from dataclasses import dataclass

import pandas as pd

from dashboard.data.tables import Tables
from dashboard.words.sentences import sentences

SAY = sentences("sources")
PARTS = {
    "value": SAY("a_value"),
    "period": SAY("a_period"),
    "percentile": SAY("a_percentile"),
    "scope": SAY("a_scope"),
}
OVERLOOKED = SAY("overlooked")


@dataclass(frozen=True)
class Account:
    """How many numerals there are, and what became of them."""

    total: int
    in_figures: int
    explained: int

    @property
    def overlooked(self) -> int:
        """Numerals with neither a figure nor a reason; there should be none."""
        return self.total - self.in_figures - self.explained


def account_of(numerals: pd.DataFrame) -> Account:
    """The sums."""
    return Account(
        len(numerals),
        int(numerals["fact_id"].notna().sum()),
        int((numerals["fact_id"].isna() & numerals["reason"].notna()).sum()),
    )


def accounted(tables: Tables) -> pd.DataFrame:
    """Every numeral with what became of it, in words."""
    rows = tables["numerals"].rows
    became = rows["part"].map(PARTS).fillna(rows["part"]).where(rows["fact_id"].notna(), rows["reason"])
    return rows.assign(became=became.fillna(OVERLOOKED).astype("str"), is_figure=rows["fact_id"].notna())


def by_reason(rows: pd.DataFrame) -> pd.DataFrame:
    """How many numerals became what, with examples; those in figures first, then the most frequent."""
    groups = rows.groupby(["is_figure", "became"], sort=False)["text"]
    counted = groups.agg(
        numerals="size", examples=lambda texts: ", ".join(dict.fromkeys(texts.head(12)))
    ).reset_index()
    counted["examples"] = counted["examples"].str.split(", ").str[:3].str.join(", ")
    ordered = counted.sort_values(["is_figure", "numerals"], ascending=[False, False], kind="stable")
    return ordered.reset_index(drop=True)
