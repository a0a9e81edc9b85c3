"""How a number, a span, a document's text is written."""
