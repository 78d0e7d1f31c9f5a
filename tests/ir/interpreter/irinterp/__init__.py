"""Executes the intermediate representation with real Python objects, to compare it with CPython."""
