"""Checks against real TensorFlow. A package, so that none of its modules hides one of the programs under test."""
