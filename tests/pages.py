"""Every page once: what the tests of all pages need to know of it. A new page is a row."""

from dataclasses import dataclass, field
from pathlib import Path

from etl.folders import ROOT

APP = ROOT / "dashboard" / "app.py"
SERVER = APP.with_name("server.py")  # what `make run` serves
DECIDING = ("_role", "_roles", "_view", "_document")


@dataclass(frozen=True)
class Page:
    """A page: its module, its path, words of its title, and links with a filter that is not the default.

    `filters` maps each filter's name in the URL to a value that is not its default; `taken` names what a page
    takes out of the URL at once, because it is no filter.
    """

    name: str
    path: str
    title: str
    filters: dict[str, str] = field(hash=False)
    charts: bool = True
    taken: tuple[str, ...] = ("my_pay",)

    @property
    def odd(self) -> str:
        """A parameter to try odd values on."""
        return next(iter(self.filters), self.taken[-1])

    @property
    def links(self) -> list[dict[str, str]]:
        """Filters of the page as links hold them: all together, but those alone that change what others offer."""
        alone = [{name: text} for name, text in self.filters.items() if name.endswith(DECIDING)]
        together = {name: text for name, text in self.filters.items() if not name.endswith(DECIDING)}
        return [*alone, together] if together else alone

    @property
    def module(self) -> Path:
        """The script."""
        return APP.parent / "app_pages" / f"{self.name}.py"


PAGES = (
    Page(
        "overview",
        "/",
        "earn?",
        {"overview_role": "Deep Learning Infrastructure Engineer", "overview_place": "Denver, CO"},
    ),
    Page(
        "salaries",
        "/salaries",
        "How is pay spread?",
        {
            "salaries_roles": "Deep Learning Infrastructure Engineer",
            "salaries_place": "Raleigh, NC",
            "salaries_constant": "true",
            "salaries_official": "false",
        },
    ),
    Page(
        "cities",
        "/cities",
        "what is it worth there?",
        {
            "cities_role": "Deep Learning Infrastructure Engineer",
            "cities_average": "Salary.com",
            "cities_cities": "Denver, CO",
            "cities_from": "Boston, MA",
            "cities_to": "Chicago, IL",
            "cities_around": "Senior level",
            "cities_percentile": "75",
            "cities_spread": "40",
            "cities_adjust": "Price level",
            "cities_end": "Low end",
            "cities_post": "Seattle, WA",
            "cities_metro_role": "Machine Learning Engineer",
            "cities_filed": "Data Scientists",
        },
    ),
    Page(
        "employers",
        "/employers",
        "Who pays",
        {
            "employers_role": "Data Scientist",
            "employers_place": "Denver, CO",
            "employers_search": "google",
        },
        taken=(),
    ),
    Page(
        "market",
        "/market",
        "Where is demand going?",
        {
            "market_role": "Deep Learning Infrastructure Engineer",
            "market_topic": "Tools",
            "market_all": "true",
        },
    ),
    Page(
        "offer",
        "/offer",
        "What is this offer worth?",
        {},
        taken=("offers", "offer_role", "offer_level", "offer_city"),
    ),
    Page("compare", "/compare", "Which offer is better", {"compare_edit": "B"}, taken=("offers",)),
    Page(
        "sources",
        "/sources",
        "Where does this come from",
        {
            "sources_view": "Disagreements",
            "sources_document": "Deep Learning Infrastructure Engineer (AI Pathly)",
            "sources_fact": "deep-learning-engineer-aipathly:82:job_growth:1",
        },
        charts=False,
    ),
)
HOSTILE = (
    *("inf", "-inf", "nan", "1e400", "-5", "0", "", " ", "x" * 5_000, "Nobody", "null", "[]", "%00"),
    *("<script>alert(1)</script>", "![](http://example.com/a.png)", "$x$ :red[a] `b`", "=1+1", "🦑\u202e"),
)
