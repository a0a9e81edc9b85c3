"""A page to print: elements in which every text is escaped, and the one style sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts.look import FONT, LIGHT

SERIF = "'Source Serif 4', 'Source Serif Pro', Georgia, 'Times New Roman', serif"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
STYLE = f"""
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; max-width: 50rem; padding: 2.5rem 1.25rem 3rem; background: {LIGHT.paper};
  color: {LIGHT.ink}; font: 1rem/1.5 {FONT}; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }}
h1, h2, h3 {{ font-family: {SERIF}; line-height: 1.2; text-wrap: balance; break-after: avoid; }}
h1 {{ margin: 0 0 .4rem; font-size: 2rem; font-weight: 600; }}
h2 {{ margin: 2.6rem 0 .6rem; padding-top: .6rem; border-top: 1px solid {LIGHT.line}; font-size: 1.35rem;
  font-weight: 600; }}
h3 {{ margin: 1rem 0 .25rem; font-size: 1.02rem; font-weight: 600; }}
p, ul {{ margin: 0 0 .7rem; }}
ul {{ padding-left: 1.1rem; }}
li {{ margin-bottom: .25rem; }}
a {{ color: {LIGHT.documents}; }}
.quiet, caption, figcaption {{ color: {LIGHT.muted}; font-size: .875rem; }}
.lead {{ font-size: 1.1rem; }}
.tiles {{ display: grid; grid-template-columns: repeat(3, 1fr); gap: .6rem; margin: 1.2rem 0; }}
.tiles div {{ padding: .65rem .8rem; background: {LIGHT.panel}; border-radius: .4rem; break-inside: avoid; }}
.tiles dt {{ color: {LIGHT.muted}; font-size: .875rem; line-height: 1.3; }}
.tiles dd {{ margin: .15rem 0 0; font-size: 1.3rem; font-weight: 600; }}
figure {{ margin: 1rem 0; break-inside: avoid; }}
svg {{ display: block; width: 100%; height: auto; font-family: {FONT}; }}
.wide {{ overflow-x: auto; margin: 1rem 0; }}
figure .wide {{ margin: 0; }}
.wide:focus-visible {{ outline: 2px solid {LIGHT.documents}; outline-offset: 2px; }}
table {{ width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.35; overflow-wrap: normal; }}
caption {{ padding-bottom: .4rem; text-align: left; }}
th, td {{ padding: .28rem .5rem .28rem 0; text-align: left; vertical-align: top; font-weight: 400; }}
th:last-child, td:last-child {{ padding-right: 0; }}
thead th {{ border-bottom: 1.5px solid {LIGHT.ink}; font-weight: 600; vertical-align: bottom; }}
tbody th, tbody td {{ border-bottom: 1px solid {LIGHT.line}; }}
tr {{ break-inside: avoid; }}
.n {{ padding-left: .6rem; text-align: right; white-space: nowrap; }}
tr.strong th, tr.strong td {{ font-weight: 600; }}
tr.rule th, tr.rule td {{ border-top: 2px solid {LIGHT.ink}; }}
small {{ display: block; color: {LIGHT.muted}; font-size: .75rem; font-weight: 400; }}
blockquote {{ margin: .3rem 0 .6rem; padding-left: .8rem; border-left: 3px solid {LIGHT.line}; break-inside: avoid; }}
.columns {{ columns: 2; column-gap: 2.2rem; }}
.columns section {{ break-inside: avoid; margin-bottom: .9rem; }}
.columns h3 {{ margin-top: 0; }}
.pairs {{ margin: 0; font-size: .875rem; }}
.pairs div {{ display: flex; gap: 1rem; justify-content: space-between; padding: .15rem 0;
  border-bottom: 1px solid {LIGHT.line}; }}
.pairs dt {{ color: {LIGHT.muted}; flex: none; max-width: 60%; }}
.pairs dd {{ margin: 0; min-width: 0; text-align: right; }}
.sources {{ font-size: .875rem; }}
footer {{ margin-top: 2.5rem; padding-top: .8rem; border-top: 1px solid {LIGHT.line}; }}
@media (max-width: 36rem) {{
  .tiles {{ grid-template-columns: repeat(2, 1fr); }}
  .columns {{ columns: 1; }}
  svg {{ width: 40rem; }}
}}
@media print {{
  @page {{ margin: 15mm 15mm 17mm;
    @bottom-right {{ content: counter(page) " / " counter(pages); color: {LIGHT.muted}; font: 8pt sans-serif; }} }}
  html {{ font-size: 9.5pt; }}
  body {{ max-width: none; padding: 0; background: none; -webkit-print-color-adjust: exact;
    print-color-adjust: exact; }}
  h1 {{ font-size: 1.8rem; }}
  h2 {{ margin-top: 1.3rem; padding-top: .45rem; }}
  p, ul {{ margin-bottom: .4rem; }}
  p {{ break-inside: avoid; }}
  h2 + p {{ break-after: avoid; }}
  .tiles {{ margin: .7rem 0; gap: .45rem; }}
  .tiles div {{ padding: .4rem .65rem; }}
  .tiles dd {{ font-size: 1.15rem; }}
  figure, .wide {{ margin: .6rem 0; }}
  th, td {{ padding-top: .17rem; padding-bottom: .17rem; }}
  .wide {{ overflow: visible; break-inside: avoid; }}
  a {{ color: inherit; text-decoration: none; }}
}}
"""


class Html(str):
    """Text that is HTML already; any other text is escaped on its way into an element."""

    __slots__ = ()


@dataclass(frozen=True)
class Row:
    """A row of a table: its name, its cells, and how it stands out."""

    name: str
    cells: Sequence[str]
    style: str = ""


def element(name: str, *content: str, **attributes: str) -> Html:
    """An element; `class_` and `aria_label` stand for class and aria-label."""
    named = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value
    )
    return Html(f"<{name}{named}>{joined(content)}</{name}>")


def joined(parts: Iterable[str]) -> Html:
    """Parts after each other, escaped where they are text."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def listing(items: Iterable[str], **attributes: str) -> Html:
    """A list with dots."""
    return element("ul", *(element("li", item) for item in items), **attributes)


def pairs(items: Iterable[tuple[str, str]], class_: str) -> Html:
    """Names with their values."""
    return element(
        "dl",
        *(element("div", element("dt", name), element("dd", value)) for name, value in items),
        class_=class_,
    )


def section(title: str, *content: str) -> Html:
    """A section under its heading; nothing where it would be empty."""
    inner = joined(content)
    return element("section", element("h2", title), inner) if inner else inner


def drawing(svg: Html, caption: str) -> Html:
    """A drawing over its caption."""
    return element("figure", _scrolled(svg, caption), element("figcaption", caption))


def table(caption: str, heads: Sequence[str], rows: Iterable[Row], *, texts: int = 0) -> Html:
    """A table of numbers; the first `texts` columns after the row's name are text."""

    def place(index: int) -> str:
        return "n" if index >= texts else ""

    first, *others = heads
    head = [element("th", first, scope="col")]
    head += [element("th", name, scope="col", class_=place(index)) for index, name in enumerate(others)]
    body = [
        element(
            "tr",
            element("th", row.name, scope="row"),
            *(element("td", content, class_=place(index)) for index, content in enumerate(row.cells)),
            class_=row.style,
        )
        for row in rows
    ]
    whole = element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *head)),
        element("tbody", *body),
    )
    return _scrolled(whole, caption)


def _scrolled(content: Html, name: str) -> Html:
    """What may be wider than a phone scrolls in a region of its own, which a keyboard reaches."""
    return element("div", content, class_="wide", role="region", aria_label=name, tabindex="0")


def page(title: str, *content: str) -> str:
    """The whole page: no script, nothing from elsewhere."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{joined(content)}\n</body>\n</html>\n"
    )
