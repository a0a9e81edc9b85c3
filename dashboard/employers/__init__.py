"""Who pays: what employers offered in their visa filings, of a role at a place and of one employer."""
