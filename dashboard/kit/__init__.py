"""What every page is made with: state and address, the frame of a chart, the sourced figure, links."""
