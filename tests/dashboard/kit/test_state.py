"""Filters: what a link may hold, and what happens to what it may not."""

import pytest
from streamlit.testing.v1 import AppTest

from ...pages import HOSTILE

NEVER_A_NUMBER = [text for text in HOSTILE if text not in ("0", "-5", "")]


def filters():
    import streamlit as st

    from dashboard.kit.state import choose_many, choose_number, choose_one, choose_switch, my_pay

    st.write(
        repr(
            {
                "one": choose_one("page", "one", "One", ["a", "b"], shown=str.upper),
                "segment": choose_one("page", "segment", "Segment", [1, 2], style="segments"),
                "many": choose_many("page", "many", "Many", ["a", "b", "c"], default=["a"]),
                "pills": choose_many("page", "pills", "Pills", ["a", "b"], default=["a", "b"], style="pills"),
                "number": choose_number("page", "number", "Number", low=10, high=90, default=50, step=5),
                "slider": choose_number(
                    "page", "slider", "Slider", low=10, high=90, default=50, step=5, style="slider"
                ),
                "switch": choose_switch("page", "switch", "Switch", default=True),
                "pay": my_pay("Pay"),
            }
        )
    )


DEFAULTS = {
    "one": "a",
    "segment": 1,
    "many": ["a"],
    "pills": ["a", "b"],
    "number": 50.0,
    "slider": 50.0,
    "switch": True,
    "pay": None,
}


def opened(**params):
    app = AppTest.from_function(filters, default_timeout=30)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def values(app):
    return eval(app.markdown[0].value.strip("`"))


def notices(app):
    return [warning.value for warning in app.warning]


def test_without_a_link_the_defaults_hold():
    app = opened()
    assert values(app) == DEFAULTS
    assert not notices(app)


@pytest.mark.parametrize(
    ("param", "text", "name", "value"),
    [
        ("page_one", "B", "one", "b"),
        ("page_segment", "2", "segment", 2),
        ("page_many", ["c", "b"], "many", ["b", "c"]),
        ("page_many", "", "many", []),
        ("page_pills", "b", "pills", ["b"]),
        ("page_number", "20", "number", 20.0),
        ("page_number", "12.5", "number", 12.5),
        ("page_slider", "20", "slider", 20.0),
        ("page_switch", "false", "switch", False),
        ("my_pay", "135000", "pay", 135_000.0),
    ],
)
def test_a_link_sets_a_filter(param, text, name, value):
    app = opened(**{param: text})
    assert values(app) == {**DEFAULTS, name: value}
    assert not notices(app)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text != ""])
@pytest.mark.parametrize("name", ["one", "segment", "many", "pills", "switch"])
def test_a_wrong_choice_falls_back_with_a_notice(name, text):
    app = opened(**{f"page_{name}": text})
    got = values(app)[name]
    assert got == DEFAULTS[name] or (name in ("many", "pills") and got == [])
    (notice,) = notices(app)
    assert "The link holds" in notice


@pytest.mark.parametrize("text", [*NEVER_A_NUMBER, "-5", "0", "9.99", "91", "9" * 400])
@pytest.mark.parametrize("name", ["number", "slider"])
def test_a_wrong_number_falls_back_with_a_notice(name, text):
    app = opened(**{f"page_{name}": text})
    assert values(app) == DEFAULTS
    assert len(notices(app)) == 1


@pytest.mark.parametrize("text", [*NEVER_A_NUMBER, "-5", "0", "999", "1e9"])
def test_a_wrong_pay_is_none(text):
    app = opened(my_pay=text)
    assert values(app)["pay"] is None
    assert len(notices(app)) == 1
    assert "my_pay" not in app.query_params


def test_a_pay_is_taken_out_of_the_address():
    """A pay in the URL would end in histories and logs."""
    app = opened(my_pay="135000")
    assert "my_pay" not in app.query_params
    app.run()
    assert values(app)["pay"] == 135_000
    app.number_input(key="my_pay").set_value(150_000.0).run()
    assert values(app)["pay"] == 150_000
    assert "my_pay" not in app.query_params


def test_some_right_and_some_wrong_keeps_the_right():
    app = opened(page_many=["b", "Nobody"])
    assert values(app)["many"] == ["b"]
    assert "Nobody" in notices(app)[0]


def test_a_notice_goes_when_the_visitor_chooses():
    app = opened(page_one="Nobody")
    assert len(notices(app)) == 1
    app.run()
    assert len(notices(app)) == 1, "an unrelated rerun must not hide it"
    app.selectbox(key="page_one").select("b").run()
    assert not notices(app)
    assert values(app)["one"] == "b"


def test_a_long_value_is_not_repeated_whole_and_markup_is_text():
    assert len(notices(opened(page_one="x" * 5_000))[0]) < 300
    (notice,) = notices(opened(page_one="![](http://example.com/a.png)"))
    assert "\\!\\[\\]" in notice


def test_a_value_that_a_client_sends_past_the_widget_is_not_taken():
    app = opened()
    app.session_state["page_number"] = float("inf")
    app.run()
    assert values(app)["number"] == 50.0 or app.exception


@pytest.mark.parametrize("typed", [999.0, 0.0, -5.0, 1e9, 135.5])
def test_a_pay_beyond_its_bounds_is_answered_and_stays_to_be_mended(typed):
    app = opened(my_pay="135000")
    app.number_input(key="my_pay").set_value(typed).run()
    assert app.number_input(key="my_pay").value == typed
    assert "Enter a yearly pay from" in app.warning[0].value
    assert values(app)["pay"] is None
    app.number_input(key="my_pay").set_value(120_000.0).run()
    assert not app.warning
    assert values(app)["pay"] == 120_000


# Of many options, what a link means (what is typed, the browser's tests type)


def many():
    import streamlit as st

    from dashboard.kit.state import choose_known

    places = ("United States", "Denver, CO", "New York, NY")
    meant = {"NYC": "New York, NY", "Big Apple": "Chicago, IL"}
    st.write(choose_known("page", "place", "Place", places, meant.get))


@pytest.mark.parametrize(
    ("link", "chosen", "notices"),
    [
        ("NYC", "New York, NY", 0),
        ("Denver, CO", "Denver, CO", 0),
        ("york", "United States", 1),
        ("Big Apple", "United States", 1),
        *((text, "United States", 1) for text in HOSTILE if text.strip()),
    ],
)
def test_a_link_is_taken_at_its_word(link, chosen, notices):
    app = AppTest.from_function(many, default_timeout=30)
    app.query_params["page_place"] = link
    app.run()
    assert not app.exception
    assert app.markdown[0].value == chosen
    assert len(app.warning) == notices
    assert app.selectbox(key="page_place").set_value("Denver, CO").run().markdown[0].value == "Denver, CO"
    assert not app.warning
