"""The dashboard: pages, charts, and the pure calculation of what an offer is worth."""
