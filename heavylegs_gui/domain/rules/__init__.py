"""The warning engine: what the training log says about load, rest and breaks."""
