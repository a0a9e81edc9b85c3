"""The Offer and Compare pages in Streamlit's test runner: what is typed, what follows, what is kept."""

import pytest

from dashboard.compensation import OfferFile, estimate, pack, unpack
from dashboard.compensation.presets import presets
from dashboard.data.roles import roles_of
from dashboard.offers.entry.files import examples
from dashboard.words.numbers import short
from etl.unit import USD

from ...pages import PAGES
from ..test_pages import charts, text_of, visit

OFFER = next(page for page in PAGES if page.name == "offer")
COMPARE = next(page for page in PAGES if page.name == "compare")


def shown(app):
    """The figures on top, by name."""
    return {metric.label: metric.value.replace("\\", "") for metric in app.metric}


def field(app, path):
    """The widget of a field, by its path in the draft."""
    widgets = [*app.text_input, *app.toggle, *app.selectbox, *app.date_input, *app.slider]
    (found,) = (widget for widget in widgets if widget.key and widget.key.endswith(f":{path}"))
    return found


def menu(app):
    (found,) = app.get("menu_button")
    return found


def unfold(app, part):
    app.toggle(key=next(t.key for t in app.toggle if t.key.endswith(f"{part}:more"))).set_value(True).run()


def button(app, label):
    return next(button for button in app.button if button.label == label)


def copied(app, page):
    """The offers in the link that the page gives when it is asked for one."""
    app.session_state[f"{page.name}_link"] = True
    (link,) = (code.value for code in app.run().code if "offers=" in code.value)
    return unpack(link.partition("offers=")[2])


def parts_drawn(app, change):
    """Which charts and texts a change has drawn again, by the keys of the parts of the page."""
    before = dict(app.session_state["offer_shown"])
    change()
    after = app.session_state["offer_shown"]
    return {key.removeprefix("offer_") for key in after if after[key] != before.get(key)}


@pytest.mark.parametrize(
    ("path", "value", "moved"),
    [
        ("assumptions.stock_volatility_pct", "20", {"answer", "summary", "chance"}),
        ("assumptions.discount_pct", "3", {"answer", "summary", "chance"}),
        ("offer.base_usd", "abc", {"answer", "summary", "place", "form"}),
    ],
)
def test_an_edit_draws_again_what_it_moves_and_nothing_else(path, value, moved):
    app = visit(OFFER, offers=pack([examples()["Public company, Austin, TX"]]))
    if path not in str([widget.key for widget in app.text_input]):
        (section,) = (key for key in map(str, app.session_state) if key.endswith("taxes, refreshers:section"))
        app.session_state[section] = True
        app.run()
    assert parts_drawn(app, lambda: field(app, path).set_value(value).run()) == moved


def test_another_role_brings_its_levels_into_the_list_though_nothing_is_typical():
    """The field of the level was drawn before the role was chosen, and no other field moved."""
    file = OfferFile.model_validate(
        {"offer": {"start": "2026-01-01", "base_usd": 100_000, "title": "Nobody"}}
    )
    app = visit(OFFER, offers=pack([file]))
    assert field(app, "offer.level").options == []
    field(app, "offer.title").set_value("Deep Learning Engineer").run()
    assert "Senior" in field(app, "offer.level").options


@pytest.mark.parametrize("level", ["", "Senior"])
def test_it_starts_from_what_documents_state_for_every_role(tables, level):
    for role in roles_of(tables):
        app = visit(OFFER, offer_role=role, **({"offer_level": level} if level else {}))
        assert float(field(app, "offer.base_usd").value.replace(",", "")) > 80_000
        assert "A typical offer" in text_of(app)
        assert "Where" in text_of(app) or app.get("popover")


def test_a_link_is_told_everything_that_cannot_be_chosen():
    app = visit(OFFER, offer_role="King", offer_level="Duke", offer_city="Atlantis")
    (notice,) = app.warning
    assert all(f"“{wrong}” for “{label}”" in notice.value for wrong, label in
               (("King", "Role"), ("Duke", "Level"), ("Atlantis", "City")))  # fmt: skip


def test_another_place_starts_from_another_offer_and_what_was_typed_stays():
    app = visit(OFFER, offer_city="Austin, TX")
    austin = field(app, "offer.base_usd").value
    field(app, "offer.city").set_value("San Francisco, CA").run()
    francisco = field(app, "offer.base_usd").value
    assert francisco != austin
    field(app, "offer.bonus.target_pct").set_value("12").run()
    field(app, "offer.city").set_value("Austin, TX").run()
    assert field(app, "offer.base_usd").value == austin, "the base is still typical and follows the city"
    assert field(app, "offer.bonus.target_pct").value == "12"
    field(app, "offer.base_usd").set_value("123,456").run()
    field(app, "offer.city").set_value("San Francisco, CA").run()
    assert field(app, "offer.base_usd").value == "123,456"
    button(app, "Start again").click().run()
    assert field(app, "offer.base_usd").value == francisco


def test_what_is_still_typical_is_said_and_cleared():
    app = visit(OFFER)
    assert "A typical offer, until you enter yours" in text_of(app)
    field(app, "offer.base_usd").set_value("180k").run()
    assert "With typical figures for bonus target and equity" in text_of(app)
    assert "Base pay: " not in text_of(app), "a figure that was replaced is no longer explained"
    button(app, "Clear them").click().run()
    assert shown(app)["First year"] == "$180k"
    assert "typical" not in text_of(app)
    assert "Clear them" not in [b.label for b in app.button]


def test_assumptions_do_not_make_an_offer_ones_own():
    app = visit(OFFER)
    field(app, "assumptions.stock_volatility_pct").set_value("30").run()
    field(app, "assumptions.leave_month").set_value(20).run()
    assert "A typical offer, until you enter yours" in text_of(app)


@pytest.mark.parametrize(("name", "label"), [("role", "Role"), ("level", "Level"), ("city", "City")])
def test_a_place_in_a_link_is_taken_or_answered(name, label):
    good = {"role": "Deep Learning Infrastructure Engineer", "level": "Senior", "city": "Austin, TX"}[name]
    app = visit(OFFER, **{f"offer_{name}": good})
    path = f"offer.{'title' if name == 'role' else name}"
    assert field(app, path).value == good
    assert not app.warning
    app = visit(OFFER, **{f"offer_{name}": "<b>Nowhere</b>"})
    assert f"for “{label}”" in app.warning[0].value
    field(app, "offer.base_usd").set_value("1").run()
    assert not app.warning, "typing makes the notice old"


def test_a_link_with_two_offers_opens_the_first_and_says_so():
    one, other = [*examples().values()][:2]
    app = visit(OFFER, offers=pack([one, other]))
    assert "holds 2 offers" in app.info[0].value
    app.switch_page("app_pages/compare.py").run()
    assert len(shown(app)) == 2
    assert not app.info


def test_what_is_typed_moves_the_figures():
    app = visit(OFFER)
    field(app, "offer.base_usd").set_value("200k").run()
    field(app, "offer.bonus.target_pct").set_value("10").run()
    field(app, "offer.grants.1.value_usd").set_value("").run()
    assert shown(app)["First year"] == "$220k"
    assert not app.error
    assert not app.warning


def test_a_wrong_entry_keeps_the_figures_as_they_were():
    app = visit(OFFER)
    before = shown(app)
    field(app, "offer.bonus.target_pct").set_value("-1").run()
    assert shown(app) == before
    assert field(app, "offer.bonus.target_pct").value == "-1"
    assert "At least 0 is expected" in text_of(app)
    assert "leave out what is marked" in app.warning[0].value
    field(app, "offer.bonus.target_pct").set_value("10").run()
    assert not app.warning


def test_a_schedule_is_chosen_or_typed():
    app = visit(OFFER)
    back_loaded = next(preset.title for preset in presets() if preset.title.startswith("5/15/40/40"))
    menu(app).set_value(back_loaded).run()
    unfold(app, "grants.1")
    assert field(app, "offer.grants.1.vesting.annual_pct").value == "5, 15, 40, 40"
    assert "vests late" in text_of(app)
    field(app, "offer.grants.1.vesting.annual_pct").set_value("5/15/40/39").run()
    assert "99 %" in text_of(app).replace("\\", "")
    field(app, "offer.grants.1.vesting.annual_pct").set_value("10/20/30/40").run()
    assert menu(app).label == "Vesting: Another schedule"
    assert not app.warning


def test_parts_are_added_and_removed():
    app = visit(OFFER)
    button(app, "Add a sign-on").click().run()
    field(app, "offer.sign_on.1.amount_usd").set_value("50,000").run()
    field(app, "offer.sign_on.1.clawback_months").set_value("12").run()
    assert "to be paid back" in text_of(app)
    button(app, "Add options").click().run()
    for name, value in (("options", "1000"), ("strike_usd", "1"), ("fully_diluted", "1000000")):
        field(app, f"offer.grants.2.{name}").set_value(value).run()
    assert "cannot be sold yet" in text_of(app)
    removes = [b for b in app.button if b.label == "Remove"]
    assert len(removes) == 3
    removes[-1].click().run()
    assert "cannot be sold yet" not in text_of(app)


def test_leaving_is_shown_month_by_month():
    app = visit(OFFER)
    field(app, "assumptions.leave_month").set_value(6).run()
    assert "Leaving after 6 months costs $200k in unvested shares" in text_of(app).replace("\\", "")


@pytest.mark.parametrize("name", examples())
def test_a_link_restores_the_whole_offer(name):
    file = examples()[name]
    app = visit(OFFER, offers=pack([file]))
    head = estimate(file.offer, file.assumptions).headline
    assert shown(app)["First year"] == short(head.first_year_usd, USD)
    assert shown(app)["Average a year"] == short(head.average_usd, USD)
    assert copied(app, OFFER) == (file,)


def test_options_are_never_forgotten():
    startup = examples()["Private start-up, New York, NY"]
    app = visit(OFFER, offers=pack([startup]))
    assert "Not counted: options that bring" in text_of(app).replace("\\", "")
    field(app, "assumptions.leave_month").set_value(12).run()
    said = text_of(app).replace("\\", "")
    assert "30,000 unvested options" in said
    assert "10,000 options would be vested by then; exercising them costs $25,000" in said
    assert "The total of 4 years is" in said
    assert "does not swing" not in said


def test_a_place_without_tax_tables_is_named():
    app = visit(OFFER, offer_city="Denver, CO")
    assert shown(app)["Kept in year 1"] == "not known"
    assert "no tax table for Denver" in text_of(app)


def test_the_comparison_starts_with_two_offers():
    app = visit(COMPARE)
    assert len(shown(app)) == 2
    assert "pays the most" in text_of(app)
    assert len(charts(app)) == 5


def test_offers_are_added_up_to_four_and_removed_down_to_two():
    app = visit(COMPARE)
    for count in (3, 4):
        button(app, "An empty one").click().run()
        assert len(shown(app)) == count
    assert "An empty one" not in [b.label for b in app.button]
    assert app.session_state["compare_edit"] == "D"
    for count in (3, 2):
        app.segmented_control(key="compare_edit").set_value("C").run()
        next(b for b in app.button if b.key.startswith("compare_remove")).click().run()
        assert len(shown(app)) == count
    app.segmented_control(key="compare_edit").set_value("B").run()
    assert not [b for b in app.button if b.key.startswith("compare_remove")]


def test_the_first_offer_is_that_of_the_offer_page_on_both_pages():
    app = visit(OFFER)
    field(app, "offer.base_usd").set_value("234,000").run()
    app.switch_page("app_pages/compare.py").run()
    app.segmented_control(key="compare_edit").set_value("A").run()
    assert field(app, "offer.base_usd").value == "234,000"
    field(app, "offer.base_usd").set_value("250,000").run()
    field(app, "offer.city").set_value("Austin, TX").run()
    app.switch_page("app_pages/offer.py").run()
    assert field(app, "offer.base_usd").value == "250,000"
    assert field(app, "offer.city").value == "Austin, TX"


def test_another_offer_can_change_places_with_the_first():
    app = visit(COMPARE)
    field(app, "assumptions.years").set_value("2").run()
    before = shown(app)
    app.segmented_control(key="compare_edit").set_value("B").run()
    button(app, "Make it A").click().run()
    assert sorted(shown(app).values()) == sorted(before.values()), "the assumptions stay"
    app.switch_page("app_pages/offer.py").run()
    assert field(app, "offer.base_usd").value == "160,000"


def test_a_saved_offer_of_the_comparison_holds_the_shared_assumptions():
    app = visit(COMPARE, compare_edit="B")
    field(app, "assumptions.years").set_value("2").run()
    assert {file.assumptions.years for file in copied(app, COMPARE)} == {2}


def test_one_set_of_assumptions_holds_for_all():
    one = OfferFile.model_validate(
        {"offer": {"start": "2026-01-01", "base_usd": 100_000}, "assumptions": {"raise_pct": 10}}
    )
    other = OfferFile.model_validate({"offer": {"start": "2026-01-01", "base_usd": 100_000}})
    app = visit(COMPARE, offers=pack([one, other]))
    assert set(shown(app).values()) == {"$464k"}
    assert "different assumptions" in app.info[0].value
    field(app, "assumptions.raise_pct").set_value("").run()
    assert set(shown(app).values()) == {"$400k"}


def test_a_mistake_in_one_offer_is_told_while_another_is_looked_at():
    app = visit(COMPARE, compare_edit="B")
    field(app, "offer.base_usd").set_value("lots").run()
    app.segmented_control(key="compare_edit").set_value("A").run()
    assert "Offer B has a field to mend" in text_of(app)
    app.segmented_control(key="compare_edit").set_value("B").run()
    assert field(app, "offer.base_usd").value == "lots"


def lagging(app):
    """A browser that sends what it last showed: the test runner would send what the app has made of it since."""
    for widget in (*app.text_input, *app.toggle, *app.selectbox, *app.slider):
        widget.set_value(widget.value)
    return app


def while_behind(app, *changes):
    """Changes by a browser that has not received the answer to the first one before it sends the next."""
    app = lagging(app)
    sent = app._tree
    for path, value in changes:
        app._tree = sent
        app = field(app, path).set_value(value).run()
    return app


def test_a_browser_that_lags_behind_takes_no_entry_back():
    """On a slow line a typed schedule was replaced by the known one that had stood above it."""
    vesting = "offer.grants.1.vesting"
    app = visit(COMPARE, compare_edit="B")
    unfold(app, "grants.1")
    changes = {f"{vesting}.annual_pct": "10", f"{vesting}.every_months": "11"}
    app = while_behind(app, *changes.items())
    assert {path: field(app, path).value for path in changes} == changes


def test_a_browser_that_lags_behind_makes_no_typical_figure_the_visitors_own():
    app = visit(OFFER, offer_city="San Francisco, CA")
    francisco = field(app, "offer.base_usd").value
    app = while_behind(app, ("offer.city", "Austin, TX"), ("assumptions.stock_volatility_pct", "30"))
    assert field(app, "offer.city").value == "Austin, TX"
    assert field(app, "offer.base_usd").value != francisco
    assert "With typical figures for base pay" in text_of(app)
    field(app, "offer.base_usd").set_value(francisco).run()
    assert field(app, "offer.base_usd").value == francisco, "typed on purpose, later, it is an entry"
    assert "With typical figures for base pay" not in text_of(app)


def test_a_browser_that_lags_behind_takes_no_known_schedule_back():
    app = visit(OFFER)
    unfold(app, "grants.1")
    sent = lagging(app)._tree
    menu(app).set_value("33/33/22/12, monthly (Google)").run()
    app._tree = sent
    menu(app).set_value(None)
    field(app, "assumptions.raise_pct").set_value("4").run()
    assert field(app, "offer.grants.1.vesting.annual_pct").value == "33, 33, 22, 12"
    assert field(app, "assumptions.raise_pct").value == "4"
