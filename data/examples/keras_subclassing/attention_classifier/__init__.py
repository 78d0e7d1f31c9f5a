"""A sequence classifier: embedding, attention blocks, and the code that trains and judges it."""
