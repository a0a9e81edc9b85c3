"""One module per page. A page only wires: state, then table or calculation, then chart, then layout.

The folder is not called `pages`: beside the entry script that name makes Streamlit run a page of its own accord,
without the entry, for whoever comes first.

How to add one:

1. Write `app_pages/NAME.py` as a plain script and add it to `kit.page_links.PAGES`, with the question it answers.
2. Begin with `tables = tables_or_stop()` (`kit.build`): the frames of one build, shared by all visitors and never
   changed in place. Without tables it shows how to build them and ends the page.
3. `st.title` asks the page's question and the line below it answers. Sections are `st.header`, their parts
   `st.subheader`: no level is skipped. Text from a document or a link passes `words.markdown.literal` first,
   which also keeps `$` from opening a formula. Muted text is `:gray[...]`, smaller `:gray[:small[...]]`;
   `st.caption` is too pale to be read by all.
4. Filters come from `kit.state`: `choose_one`, `choose_many`, `choose_number` and `choose_switch` take
   the page's name and are bound to the URL as `page_name`. `pay.section.ask_pay` is the visitor's pay: one for
   all pages, in the session, out of the URL.
5. Figures to be read are `data.provenance.SourcedFigure`s, shown by `kit.sourced_figure.show_figures`.
   `data.provenance.source_of` gives the origin of a fact, `data.records.record_source` that of a public record. A derived
   figure has a `formula`; its `sources` are its parents.
6. A chart is drawn from marks (`charts.marks`; a subject's `marks` module makes them) by a builder in
   `dashboard.charts`, and shown by `kit.chart_frame.show_chart`, which adds title, subtitle, alt text,
   table, CSV and PNG. `kit.chart_frame.look()` has the visitor's colours. A subject's `findings` words the titles.
   A table that belongs to no chart is downloaded through `data.csv_export.csv_bytes`.
7. What a control redraws is a function under `@st.fragment` that holds the control and what depends on it.
8. Numbers are written by `words.numbers`, in the styles of `etl.figure_text`, and nowhere else.
9. Tests: a row in `tests/pages.py` puts the page through the tests of all pages, in Streamlit's own test
   runner and in the browser.
"""
