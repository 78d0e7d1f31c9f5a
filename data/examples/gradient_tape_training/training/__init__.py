"""Model, data and loop of the spiral classifier."""
