"""A document's words are shown, never obeyed."""

import pytest
from markdown_it import MarkdownIt

from dashboard.words.markdown import link, literal, web_address

TEXTS = [
    "![](http://example.com/a.png)",
    "[a](javascript:alert(1))",
    "**bold** _it_ `code` ~~no~~",
    "<img src=x onerror=alert(1)>",
    "# heading",
    "1. item",
    "a | b",
    "> quote",
    "&amp; &lt;",
    "back\\slash",
]


@pytest.mark.parametrize("text", TEXTS)
def test_markdown_reads_back_as_the_text(text):
    (block,) = [token for token in MarkdownIt().parse(literal(text)) if token.type == "inline"]
    assert all(child.type in ("text", "text_special") for child in block.children)
    assert "".join(child.content for child in block.children) == text


@pytest.mark.parametrize("text", ["$x$", ":red[a]", ":material/home:", ":small[a]"])
def test_what_streamlit_adds_to_markdown_is_escaped(text):
    assert literal(text).startswith("\\")


def test_lines_are_joined():
    assert literal("a\n\n# b\t c") == "a \\# b c"


def test_a_number_stays_on_the_line_of_its_percent_sign():
    assert literal(" 40\N{NO-BREAK SPACE}% a  year") == "40\N{NO-BREAK SPACE}% a year"


@pytest.mark.parametrize(
    ("url", "is_linked"),
    [
        ("https://aipathly.com/career/x", True),
        ("http://example.org/?a=b&c=d", True),
        ("javascript:alert(1)", False),
        ("guide.md", False),
        ("https://a.b/)[x](y", False),
        ("https://a b", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url, is_linked):
    assert (web_address(url) == url) is is_linked or url is None
    assert link("A *guide*", url) == (f"[A \\*guide\\*]({url})" if is_linked else "A \\*guide\\*")
