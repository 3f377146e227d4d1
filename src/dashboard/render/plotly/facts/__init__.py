"""One-off charts of facts, which are no observations: each is drawn by Plotly straight away."""
