"""Where demand is going: growth claims beside official projections, market sizes, what documents name."""
