"""Graphs. Only ``week_chart`` needs pyqtgraph and numpy: import it late."""
